import type { Span } from './span.ts';

/** How the draft is marked up. */
export type Format = 'markdown' | 'plain';

/** The roles of a public-private technology contract; every name in a draft is tied to one of them. */
export type Role = 'authority' | 'supplier' | 'subcontractor' | 'overseer' | 'individual' | 'public';

/** What a clause does in the draft. Only `operative`, `boilerplate`, `definition` and `schedule` clauses can hold duties. */
export type ClauseRole =
  | 'title'
  | 'preamble'
  | 'contents'
  | 'recital'
  | 'definition'
  | 'operative'
  | 'boilerplate'
  | 'schedule'
  | 'signature';

/** How a number counts: `12.3`, `IV`, `iv`, `B`, `b`; `list` is a Markdown bullet without a number. */
export type NumberKind = 'decimal' | 'upper-roman' | 'lower-roman' | 'upper-letter' | 'lower-letter' | 'list';

/** A clause number as the draft writes it. */
export type ClauseNumber = {
  /** The number as written, with its word and punctuation: `Article IV.`, `12.3`, `(b)`, `§ 4`. */
  readonly written: string;
  readonly span: Span;
  readonly kind: NumberKind;
  /** The word before the number, as written, or empty: `Article`, `SECTION`, `Clause`, `§`, `Schedule`. */
  readonly word: string;
  /** What stands directly before the counting part, such as `(`; empty in most drafts. */
  readonly open: string;
  /** What stands directly after it, such as `.`, `)`, `:` or `.)`; may be empty. */
  readonly close: string;
  /** The counting part as written: `12.3`, `IV`, `b`. */
  readonly label: string;
  /** The value of its last part, from 1: `12.3` is 3, `IV` is 4, `b` is 2. */
  readonly value: number;
  /**
   * The whole designation from the top of the draft: `12.3(b)` is `['12', '3', 'b']`, lower case, romans as written. A part
   * that holds articles is not in theirs: article 41 of Part 7 is `['41']`.
   */
  readonly path: readonly string[];
};

/** The heading of a clause, without number and markup. */
export type Heading = {
  /** The words, white space folded, without emphasis marks or a closing full stop or colon. */
  readonly text: string;
  /** Where these words stand, from the first to the last. */
  readonly span: Span;
  /** Whether the body goes on after it on the same line (`9. Audit. The City may …`). */
  readonly runIn: boolean;
};

/** One paragraph of a clause's own words: the only text that can be evidence. Hard-wrapped lines are one paragraph. */
export type Paragraph = {
  /** From the first word to the last; starts after number, heading and markup. */
  readonly span: Span;
  /**
   * Stretches inside `span` that are not words of the draft: line markers, emphasis marks, HTML tags and comments,
   * struck-out text, quoted text of other documents, page headers. Sorted, disjoint.
   */
  readonly skipped: readonly Span[];
  /** `cell` for a table row, whose cells belong together. */
  readonly kind: 'text' | 'cell';
};

/** A numbered or headed piece of the draft. Clauses form a tree, in document order. */
export type Clause = {
  /** Its place in `Contract.clauses`. */
  readonly index: number;
  /** The clause that holds this one, as an index; `undefined` at the top. */
  readonly parent: number | undefined;
  readonly children: readonly number[];
  /** 0 at the top. */
  readonly depth: number;
  readonly role: ClauseRole;
  readonly number: ClauseNumber | undefined;
  readonly heading: Heading | undefined;
  /**
   * From the start of its first line (before indent and markup) to the end of its last word, children included and
   * without the line break that follows.
   */
  readonly span: Span;
  /** From the start of its first line to the start of its first word: indent, `#` marks, emphasis, number, spaces. */
  readonly marker: Span;
  /** Its own words, children's not included. */
  readonly paragraphs: readonly Paragraph[];
};

/** A term the draft defines: `“Contract Data” means …`, or `Acme Ltd (the “Vendor”)`. */
export type Definition = {
  readonly term: string;
  readonly span: Span;
  /** The index of the clause that defines it. */
  readonly clause: number;
};

/** A name this draft uses for a role, case kept: `Vendor`, `the City of Port Ellery` is `City of Port Ellery`. */
export type RoleName = {
  readonly role: Role;
  readonly name: string;
  /**
   * `party`: the preamble ties it to a party. `definition`: a definition does. `use`: nothing ties it, but the draft
   * uses this common name as the subject of duties.
   */
  readonly source: 'party' | 'definition' | 'use';
  /** Where the draft ties it, or first uses it. */
  readonly span: Span;
};

/** A term by which this draft calls the data or the system it is about: `Patient Records`, `the Platform`. */
export type ThingName = {
  readonly thing: 'data' | 'system';
  readonly name: string;
  /** Where the draft defines it. */
  readonly span: Span;
};

/** A reference to another part: `clause 12.3(b)`, `Sections 4 and 6`, `Schedule 2`. One entry a number. */
export type Reference = {
  readonly span: Span;
  readonly kind: 'clause' | 'attachment';
  /** Its word in lower case and singular: `clause`, `section`, `§`; in `Clauses 4 and 6` that of both. */
  readonly word: string;
  /** As in `ClauseNumber.path`; for an attachment its label, lower case: `['2']`, `['a']`. */
  readonly path: readonly string[];
  /** The clause it points at, where the draft has it. */
  readonly target: number | undefined;
  /** The clause it stands in. */
  readonly clause: number;
};

/** A note in the draft that a safeguard or red flag is set aside; whether it holds is for the judging to say. */
export type Waiver = {
  /** Where it stands; `undefined` where it is given outside the draft, for a whole folder. */
  readonly span: Span | undefined;
  /** What it waives, as written in lower case; empty where it names nothing. */
  readonly id: string;
  readonly reason: string;
  readonly by: string;
  /** The last day it holds, `2027-01-31`; empty where it has no end. */
  readonly until: string;
};

/** A note in the draft that the words before it come from a clause of the library. */
export type ProvenanceMark = {
  readonly span: Span;
  /** The safeguard's id and the tier, in lower case as written. */
  readonly id: string;
  readonly tier: string;
  /** The version of the clause when it was inserted. */
  readonly version: string;
};

/** Whether the text is a contract draft, and what decided it. Signs are short phrases for people, best first. */
export type Verdict = {
  readonly contract: boolean;
  /** `empty`, or what the text looks like: `contract`, `another language`, or `left out` by a
   * configuration; `too long`, `too many clauses` or `no text`, which are not read at all; `statute`, `privacy policy`, `public licence`, `minutes`, `documentation`, `other`. */
  readonly looksLike:
    | 'empty'
    | 'too long'
    | 'too many clauses'
    | 'no text'
    | 'left out'
    | 'another language'
    | 'contract'
    | 'statute'
    | 'privacy policy'
    | 'public licence'
    | 'minutes'
    | 'documentation'
    | 'other';
  readonly signs: readonly string[];
};

/** A draft, read. Every span lies in `text`. */
export type Contract = {
  readonly text: string;
  readonly format: Format;
  /** The line break the draft uses most, for insertions. */
  readonly lineBreak: '\n' | '\r\n' | '\r';
  /** The words of the draft's title, if any. */
  readonly title: Span | undefined;
  readonly clauses: readonly Clause[];
  readonly definitions: readonly Definition[];
  readonly names: readonly RoleName[];
  readonly things: readonly ThingName[];
  readonly references: readonly Reference[];
  readonly waivers: readonly Waiver[];
  readonly marks: readonly ProvenanceMark[];
  readonly verdict: Verdict;
};
