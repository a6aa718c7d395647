import type { Slip, State } from '../assess/assessment.ts';
import type { Span } from '../contract/span.ts';
import type { Severity } from '../library/library.ts';

/** Words of the draft that a finding points at besides its own. */
export type Related = {
  readonly span: Span;
  readonly relation: 'evidence' | 'qualifier' | 'contradiction' | 'pointer' | 'place';
  /** The clause they stand in, as an index of `Contract.clauses`. */
  readonly clause: number;
};

/** What a draft lacks or holds against its readers' rights. Data only: words are made from it in messages.ts. */
export type Finding = {
  readonly kind: 'safeguard' | 'red flag' | 'drafting' | 'waiver' | 'provenance';
  readonly id: string;
  readonly title: string;
  readonly state: State | 'raised' | 'slip' | 'not honoured' | 'marked';
  readonly severity: Severity;
  /** Where it sits, in UTF-16 offsets; never empty. */
  readonly span: Span;
  /** The clauses that provide for the safeguard or point elsewhere for it, as indexes of `Contract.clauses`, in order. */
  readonly clauses: readonly number[];
  /** The labels of the required elements that are missing, in the library's order: the core element first. */
  readonly missing: readonly string[];
  /** What the contradicting words say, in the library's words: a clause in lower case; empty otherwise. */
  readonly because: string;
  /** What a slip of drafting is about: a reference, a term, a heading, a blank; empty otherwise. */
  readonly names: string;
  /** The edit that cures a slip, where one can be known. */
  readonly replacement: Slip['replacement'];
  readonly related: readonly Related[];
};
