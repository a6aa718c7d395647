import type { Waiver } from '../contract/contract.ts';
import type { Span } from '../contract/span.ts';
import type { Trait } from '../library/library.ts';
import type { DraftingCheck } from './settings.ts';

/** Graded presence of a safeguard in a draft. */
export type State =
  | 'present'
  | 'partial'
  | 'weakened'
  | 'contradicted'
  | 'delegated'
  | 'heading only'
  | 'absent'
  | 'not applicable'
  | 'waived';

/** Words of the draft, with the clause they stand in (an index of `Contract.clauses`). */
export type Evidence = { readonly span: Span; readonly clause: number };

/** The outcome of one safeguard, which explains itself. */
export type Outcome = {
  readonly safeguard: string;
  readonly state: State;
  /** Required elements that are met, by id, with the words that meet them. */
  readonly met: readonly { readonly element: string; readonly evidence: Evidence }[];
  /** Required elements that are missing, by id. */
  readonly missing: readonly string[];
  /** Words that take the safeguard back inside its own clause. */
  readonly qualifiers: readonly Evidence[];
  /** Words elsewhere that take it back. `label` is the library's. */
  readonly contradictions: readonly (Evidence & { readonly label: string })[];
  /** The clause that only has a heading, or hands the matter to a document that is not attached. */
  readonly pointers: readonly Evidence[];
};

/** A clause that harms while present. */
export type RaisedFlag = { readonly redFlag: string; readonly evidence: Evidence };

/** A trait that the draft shows, with up to three places; or one that the user has set, with none. */
export type ShownTrait = {
  readonly trait: Trait;
  readonly evidence: readonly Evidence[];
  readonly byHand: boolean;
};

/** What a draft says on every safeguard. `outcomes` and `flags` are empty where the text is no contract. */
export type Assessment = {
  readonly outcomes: readonly Outcome[];
  readonly flags: readonly RaisedFlag[];
  readonly traits: readonly ShownTrait[];
  readonly slips: readonly Slip[];
  readonly waivers: readonly JudgedWaiver[];
};

/** A waiver of the draft, judged: `honoured`, or why it is not. An unneeded one waives what is no finding. */
export type JudgedWaiver = {
  readonly waiver: Waiver;
  readonly standing: 'honoured' | 'expired' | 'unknown' | 'without reason' | 'wrong date' | 'unneeded';
};

/** A slip of drafting, which is no matter of safeguards. */
export type Slip = {
  readonly check: DraftingCheck;
  readonly span: Span;
  readonly clause: number;
  /** The words it is about: a reference, a term, a heading, a blank. */
  readonly names: string;
  /** Other places it concerns: the first definition, further mentions, the heading that does not fit. */
  readonly related: readonly Span[];
  /** An edit that cures it, where one can be known. */
  readonly replacement: { readonly span: Span; readonly text: string } | undefined;
};
