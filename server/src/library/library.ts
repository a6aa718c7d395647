/** The six principles, in the order of every table. */
export const principles = [
  'transparency',
  'adequate-procurement',
  'accountability',
  'legality-necessity-proportionality',
  'oversight',
  'redress',
] as const;
export type Principle = (typeof principles)[number];

export type Severity = 'error' | 'warning' | 'information';

/**
 * What a draft may be about. A safeguard or red flag with `appliesIf` is judged only where the draft shows that trait; one with
 * `appliesUnlessDenied`, unless a user says that the trait is not there.
 */
export type Trait =
  | 'personal data'
  | 'data'
  | 'biometrics'
  | 'algorithmic system'
  | 'automated decisions'
  | 'law enforcement'
  | 'subcontracting allowed';

/** A phrase of the detection language, as written in the YAML: see docs/detection.md. */
export type Phrase = string;

/** One thing a conforming draft must say. */
export type Element = {
  readonly id: string;
  /** Names the element in “missing: …”; a noun phrase in lower case. */
  readonly label: string;
  /** Optional elements never change the grade. */
  readonly required: boolean;
  /**
   * A core element makes the clause be about this safeguard at all; without any the safeguard is absent. One that is
   * core and not required only opens the topic: what is required may then stand near it.
   */
  readonly core: boolean;
  /** The trait without which the element is not asked for. */
  readonly appliesIf: Trait | undefined;
  /** An element that fulfils the safeguard by itself, such as a ban on what the safeguard would regulate. */
  readonly alone: boolean;
  /** How far from the core wording the words may stand. */
  readonly near: 'sentence' | 'clause' | 'article' | 'contract';
  readonly any: readonly Phrase[];
  /** Wordings in the same sentence that disqualify it. */
  readonly not: readonly Phrase[];
  /** Wordings without which, anywhere in the draft, the element holds by silence: where nothing caps, there is no cap. */
  readonly orWithout: readonly Phrase[];
};

/**
 * A wording that takes the safeguard back, unless one of `unless` stands in the same article. It may stand anywhere in
 * the draft; with `near: article`, only in an article that holds the safeguard or in a sentence that names it by number.
 */
export type Contradiction = {
  readonly near: 'article' | 'contract';
  readonly any: readonly Phrase[];
  readonly unless: readonly Phrase[];
  readonly label: string;
};

/** One sub-clause: a sentence, or a lead-in with items `(a)`, `(b)`… */
export type SubClause = string | { readonly lead: string; readonly items: readonly string[] };

export type Tier = 'preferred' | 'fallback' | 'floor';

/**
 * A clause of the library. Texts hold these slots: `{the authority}` and `{the supplier}` (with `{The …}` at the start
 * of a sentence) become the draft's names with or without article as the draft writes them; `{agreement}` the draft's
 * word for itself (“this Agreement”); `{clause}` its word for a clause; `{this clause}` the number of the inserted
 * clause; `[[30]]` is a blank with a suggested value.
 */
export type ClauseText = {
  readonly heading: string;
  readonly text: readonly SubClause[];
  /** What this tier gives up against the one above, in one line; empty for the preferred tier. */
  readonly givesUp: string;
};

export type Source = { readonly key: string; readonly at: string };

/** What a safeguard and a red flag have in common. */
export type Entry = {
  readonly id: string;
  /** For people: `Audit rights`. */
  readonly title: string;
  readonly principle: Principle;
  readonly severity: Severity;
  /** What a conforming draft must say, in a sentence or two. */
  readonly requirement: string;
  readonly rationale: string;
  readonly sources: readonly Source[];
  /** The trait that a draft must show for it to be judged. */
  readonly appliesIf: Trait | undefined;
  /** The trait without which it has no object, though a draft that is silent on the trait is still judged. */
  readonly appliesUnlessDenied: Trait | undefined;
};

export type Safeguard = Entry & {
  readonly kind: 'safeguard';
  /** Who stands unprotected without it, to end the message: a clause in lower case without full stop. */
  readonly exposed: string;
  readonly elements: readonly Element[];
  readonly weakened: readonly Phrase[];
  /** Wordings in the same sentence under which `weakened` words take nothing back. */
  readonly weakenedNot: readonly Phrase[];
  /** Wordings that take it back from other sentences of the articles that hold it, since they name what they limit. */
  readonly weakenedNearby: readonly Phrase[];
  readonly contradicted: readonly Contradiction[];
  readonly delegated: readonly Phrase[];
  /** Headings under which such a clause stands, best first; lower-case words compared by stem. */
  readonly headings: readonly string[];
  /** Terms that the clauses use, with their meaning as a phrase with a full stop; in the order of the file. */
  readonly definitions: Readonly<Record<string, string>>;
  readonly clauses: {
    readonly preferred: ClauseText;
    readonly fallback?: ClauseText;
    readonly floor?: ClauseText;
  };
  /** What the other side will say, and what to give and keep. */
  readonly negotiation: string;
};

export type RedFlag = Entry & {
  readonly kind: 'red flag';
  readonly any: readonly Phrase[];
  /** Wordings in the same sentence that clear it. */
  readonly not: readonly Phrase[];
  /** Wordings in the same article that clear it. */
  readonly unless: readonly Phrase[];
  /** Safeguards that answer it. */
  readonly see: readonly string[];
  /** Those among them that it takes back wherever it stands. */
  readonly undoes: readonly string[];
  /** Those among them that it qualifies wherever it stands. */
  readonly weakens: readonly string[];
  /** The harm it does, in a sentence in another language; without it the first sentence of the rationale. */
  readonly harm?: string;
  /** Whether its words only qualify what is good without them, so that they can be struck alone. */
  readonly qualifier: boolean;
  /** A sentence that keeps the clause within bounds, with the slots of clause texts; `undefined` where none mends it. */
  readonly exception: { readonly for: string; readonly text: string } | undefined;
};

/** One vocabulary entry: a name used as `{name}` in phrases, and the phrases it stands for. */
export type Vocabulary = Readonly<Record<string, readonly Phrase[]>>;

/** What shows a trait: a phrase of `any` in `atLeast` sentences that hold none of `not`. */
export type TraitSigns = {
  readonly any: readonly Phrase[];
  readonly not: readonly Phrase[];
  readonly atLeast: number;
};

/** The data of the library, as the YAML files hold it, checked. Examples are not part of it: they never ship. */
export type LibraryData = {
  readonly safeguards: readonly Safeguard[];
  readonly redFlags: readonly RedFlag[];
  readonly vocabulary: Vocabulary;
  readonly traits: Readonly<Record<Trait, TraitSigns>>;
};
