import type { Clause, ClauseNumber, ClauseRole, Heading, Paragraph } from './contract.ts';
import { moved } from './draftling.ts';
import type { Settled } from './settled.ts';
import type { Span } from './span.ts';

/** Where a clause stands in a draft, and what it does there. */
export type ClausePlace = {
  readonly index: number;
  readonly parent: number | undefined;
  readonly children: readonly number[];
  readonly role: ClauseRole;
  readonly start: number;
  readonly end: number;
};

/**
 * A clause that stands somewhere in a draft. What it holds counts from its start, so that an edit before it makes no more
 * than this of it anew; places in the draft are worked out when they are asked for.
 */
export class PlacedClause implements Clause {
  readonly index: number;
  readonly parent: number | undefined;
  readonly children: readonly number[];
  readonly role: ClauseRole;
  readonly #start: number;
  readonly #end: number;
  readonly #held: Settled;
  #made: Made | undefined;

  constructor({ index, parent, children, role, start, end }: ClausePlace, held: Settled) {
    this.index = index;
    this.parent = parent;
    this.children = children;
    this.role = role;
    this.#start = start;
    this.#end = end;
    this.#held = held;
  }

  get depth(): number {
    return this.#held.depth;
  }

  get number(): ClauseNumber | undefined {
    return this.#known.number;
  }

  get heading(): Heading | undefined {
    return this.#known.heading;
  }

  get span(): Span {
    return this.#known.span;
  }

  get marker(): Span {
    return this.#known.marker;
  }

  get paragraphs(): readonly Paragraph[] {
    const known = this.#known;
    known.paragraphs ??= paragraphsOf(this.#held, this.#start);
    return known.paragraphs;
  }

  /** Whether it stands there, with what `held` says. */
  isAt({ index, parent, role, start, end }: ClausePlace, held: Settled): boolean {
    return (
      this.#start === start &&
      this.#end === end &&
      this.index === index &&
      this.role === role &&
      this.parent === parent &&
      this.#held === held
    );
  }

  /** How much further on it stands than a clause with the very same words and paragraphs; `undefined` if those differ. */
  movedFrom(other: PlacedClause): number | undefined {
    return this.#held === other.#held ? this.#start - other.#start : undefined;
  }

  /** All of it as plain data. */
  toJSON(): Clause {
    const { index, parent, children, depth, role, number, heading, span, marker, paragraphs } = this;
    return { index, parent, children, depth, role, number, heading, span, marker, paragraphs };
  }

  get #known(): Made {
    this.#made ??= madeOf(this.#held, this.#start, this.#end);
    return this.#made;
  }
}

/** What was worked out of a clause where it stands. */
type Made = {
  readonly number: ClauseNumber | undefined;
  readonly heading: Heading | undefined;
  readonly span: Span;
  readonly marker: Span;
  paragraphs: readonly Paragraph[] | undefined;
};

function madeOf({ view: { number, heading }, words }: Settled, start: number, end: number): Made {
  return {
    number: number === undefined ? undefined : { ...number, span: moved(number.span, start) },
    heading:
      heading === undefined
        ? undefined
        : { text: heading.text, span: moved(heading.span, start), runIn: heading.runIn },
    span: { start, end },
    marker: { start, end: Math.min(start + words, end) },
    paragraphs: undefined,
  };
}

function paragraphsOf({ paragraphs }: Settled, by: number): readonly Paragraph[] {
  return paragraphs.map(({ start, end, row, told: { skipped } }): Paragraph => {
    const span = { start: by + start, end: by + end };
    return {
      span,
      skipped: skipped.length === 0 ? nothingSkipped : skipped.map((gap) => moved(gap, span.start)),
      kind: row ? 'cell' : 'text',
    };
  });
}

const nothingSkipped: Paragraph['skipped'] = [];
