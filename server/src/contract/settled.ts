import { type RoleView, toldRole } from './clause-roles.ts';
import type { ClauseRole, Definition, Reference } from './contract.ts';
import { type Draftling, moved } from './draftling.ts';
import { itemOf } from './first-line.ts';
import { type Gaps, type Piece, type ToldPiece, toldOf } from './piece.ts';
import type { ReferencePlace } from './reference-places.ts';
import type { TermWords } from './term-words.ts';

/** What is worked out from a clause that is complete. Offsets count from its start. */
export type Settled = {
  readonly view: RoleView;
  /** How many clauses hold it, and where its words begin. */
  readonly depth: number;
  readonly words: number;
  /** Its paragraphs: those that have words. */
  readonly paragraphs: readonly Paragraph[];
  /** Where its own words end. */
  readonly end: number;
  /** By what references find it, in the role that it has. */
  target: Target | undefined;
  references: readonly OwnReference[] | undefined;
  /** The terms that it defines, where it stands in an article of definitions or not, as `among` says. */
  terms: { readonly among: number; readonly list: readonly OwnTerm[] } | undefined;
};

/** How references find a clause. */
export type Target = {
  readonly role: ClauseRole;
  /** Among what they look for it: articles, attachments, what stands within one, or parts; nowhere without a number. */
  readonly among: 'clause' | 'attachment' | 'within' | 'parts' | undefined;
  readonly key: string;
  /** The key of an attachment that is numbered in its heading alone. */
  readonly label: string | undefined;
  /** Whether it is a part, whose articles may count on from the part before. */
  readonly isPart: boolean;
};

type Paragraph = Piece & { readonly told: ToldPiece };

/** A reference in a clause, and what was last given out for it. */
export type OwnReference = {
  readonly start: number;
  readonly end: number;
  readonly place: ReferencePlace;
  given: Reference | undefined;
};

/** A term that a clause defines, and what was last given out for it. */
export type OwnTerm = {
  readonly start: number;
  readonly end: number;
  readonly term: string;
  words: TermWords | undefined;
  given: Definition | undefined;
};

/** What a complete clause tells. `copy` makes what is kept of its words outlive the text. */
export function settled(
  text: string,
  draftling: Draftling,
  gaps: Gaps,
  copy: (words: string) => string,
): Settled {
  const { start, number, children, role: hint } = draftling;
  const item = children.length > 0 || draftling.pieces.length > 0 ? undefined : itemOf(text, draftling);
  const pieces = item === undefined ? draftling.pieces : [item];
  const heading = item === undefined ? draftling.heading : undefined;
  const paragraphs: Paragraph[] = [];
  for (const piece of pieces) {
    piece.told ??= toldOf(text, moved(piece, start), gaps, copy);
    if (piece.told.spoken && hint !== 'contents') paragraphs.push(piece as Paragraph);
  }
  return {
    view: {
      hint,
      told: toldRole(number, heading) ?? null,
      number,
      heading,
      size: paragraphs.length + children.length,
      children: children.length,
    },
    depth: draftling.depth,
    words: draftling.words,
    paragraphs,
    end: Math.max(pieces.at(-1)?.end ?? 0, heading?.span.end ?? 0, number?.span.end ?? 0, 0),
    target: undefined,
    references: undefined,
    terms: undefined,
  };
}
