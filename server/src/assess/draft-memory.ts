import type { Clause, Contract, Paragraph } from '../contract/contract.ts';
import { sameEnd, sameStart } from '../contract/same.ts';
import type { Steps } from '../contract/steps.ts';
import {
  type Block,
  type Difference,
  isCutAlike,
  type Known,
  leadingOf,
  movedClause,
  type Shift,
  shiftBetween,
} from './blocks.ts';
import type { Lexicon } from './lexicon.ts';
import { type Found, nowhere, ReadSentence } from './read-sentence.ts';
import { Room } from './room.ts';
import {
  isJudged,
  isSameLead,
  type Lead,
  leadBehind,
  noLead,
  type OwnWords,
  type ReadParagraph,
  readParagraph,
} from './sentences.ts';
import { nobody } from './subjects.ts';
import { Words } from './words.ts';

/** Finds what a sentence says by its words; `lead` of them lead into it, and `topic` is whose statement the one before is. */
export type Search = (words: Words, lead: number, topic: number, room: Room) => Found;

/** The sentences of a version of a draft, and how they differ from those of the version before. */
export type Version = {
  readonly sentences: readonly ReadSentence[];
  /** Those that claim precedence over other clauses. */
  readonly claiming: readonly ReadSentence[];
  /** The sentences that are there no more, and those that were not there. */
  readonly gone: readonly ReadSentence[];
  readonly come: readonly ReadSentence[];
  /** Whether the others stand in the same order, */
  readonly sameOrder: boolean;
  /** and in the same clauses, whose numbers have changed so. */
  readonly inPlace: boolean;
  readonly shift: Shift;
  /** Where the text differs from that of the version before. */
  readonly difference: Difference;
};

/** What is counted of the work: paragraphs that were cut into words, and sentences that were searched. */
type Work = { paragraphs: number; sentences: number };

/** A version as far as it was read. Nothing of it shows in what is known of the last one before it is read to its end. */
type Draft = {
  readonly contract: Contract;
  readonly difference: Difference;
  readonly shift: Shift;
  /** Whether the names and the words’ numbers are those of the version before. */
  readonly same: boolean;
  readonly search: Search;
  readonly work: Work;
  readonly blocks: Block[];
  /** The blocks that were read anew. */
  readonly fresh: Block[];
  readonly sentences: ReadSentence[];
  sameOrder: boolean;
  inPlace: boolean;
  /** The place in the version before of the last sentence that it had. */
  before: number;
};

/**
 * The paragraphs and sentences of the last version of a draft. Those that an edit has not touched are known, wherever they
 * have moved; it never changes what is found.
 */
export class DraftMemory {
  #text = '';
  #lexicon: Lexicon | undefined;
  #clauses: readonly Clause[] = [];
  #blocks: readonly Block[] = [];
  #sentences: readonly ReadSentence[] = [];
  #version = 0;
  /** Whether the reading of a version was begun and left. */
  #isBroken = false;
  /** Those of the clauses that the edit touched; made where they are asked for. */
  #touched: Touched | undefined;
  #words = new Room(0);
  #matches = new Room(0);

  /** Up to where a text is that of the last version. */
  sameUpTo(text: string): number {
    return this.#isBroken || this.#clauses.length === 0 ? 0 : sameStart(this.#text, text);
  }

  /**
   * The sentences of `contract`. `same` tells whether the names and the words' numbers are those of the version before;
   * `work` counts the paragraphs that were cut into words and the sentences that were searched. A paragraph is a step; a
   * reading may be left at any.
   */
  *readSteps(
    contract: Contract,
    lexicon: Lexicon,
    same: boolean,
    search: Search,
    work: Work,
  ): Steps<Version> {
    const draft = this.#begin(contract, lexicon, same, search, work);
    const { shift, blocks } = draft;
    const by = shift.sameAgain - shift.sameAgainBefore;
    for (let index = 0; index < contract.clauses.length; index += 1) {
      const clause = contract.clauses[index];
      if (clause === undefined) continue;
      const inherited = clause.parent === undefined ? noLead : (blocks[clause.parent]?.lead ?? noLead);
      const before = index < shift.same ? index : index >= shift.sameAgain ? index - by : -1;
      const known = before < 0 ? undefined : this.#blocks[before];
      if (known !== undefined && same && known.inherited === inherited) this.#again(draft, known);
      else if (isJudged(clause.role)) yield* this.#read(draft, clause, inherited, before, lexicon);
      else blocks.push(silent(clause, draft.sentences.length));
      if ((index & 0xff) === 0) yield;
    }
    return this.#keep(draft);
  }

  #begin(contract: Contract, lexicon: Lexicon, same: boolean, search: Search, work: Work): Draft {
    if (this.#lexicon !== lexicon) {
      this.#clauses = [];
      this.#blocks = [];
      this.#sentences = [];
    }
    const { text, clauses } = contract;
    const isFirst = this.#clauses.length === 0;
    const start = isFirst ? 0 : sameStart(this.#text, text);
    const difference: Difference = {
      same: start,
      sameAgain: isFirst ? text.length : text.length - sameEnd(this.#text, text, start),
      longer: text.length - this.#text.length,
    };
    const pageSize = difference.sameAgain - difference.same > manyUnits ? longPage : 0;
    this.#words = new Room(pageSize);
    this.#matches = new Room(pageSize);
    this.#lexicon = lexicon;
    this.#version += 1;
    this.#isBroken = true;
    this.#touched = undefined;
    return {
      contract,
      difference,
      shift: shiftBetween(this.#clauses, clauses, difference),
      same,
      search,
      work,
      blocks: [],
      fresh: [],
      sentences: [],
      sameOrder: same,
      inPlace: same,
      before: -1,
    };
  }

  /** Takes a block of the version before as it is. */
  #again(draft: Draft, block: Block): void {
    const { sentences } = draft;
    const { first, count } = block;
    draft.blocks.push(block);
    if (count === 0) return;
    if (first < draft.before) draft.sameOrder = false;
    draft.before = first + count - 1;
    for (let at = first; at < first + count; at += 1) {
      const sentence = this.#sentences[at];
      if (sentence !== undefined) sentences.push(sentence);
    }
  }

  /** Reads the paragraphs of a clause; those that the version before had are known. */
  *#read(draft: Draft, clause: Clause, inherited: Lead, before: number, lexicon: Lexicon): Steps<void> {
    const { contract, sentences } = draft;
    const first = sentences.length;
    const leading = leadingOf(contract.clauses, clause);
    const paragraphs: Known[] = [];
    let lead = inherited;
    let table: Lead | undefined;
    // `9.2 Records` over `(a)`, `(b)` has no words of its own: what led into it leads into them.
    let behind = clause.paragraphs.length === 0 ? inherited : noLead;
    for (let at = 0; at < clause.paragraphs.length; at += 1) {
      yield;
      const paragraph = clause.paragraphs[at];
      if (paragraph === undefined) continue;
      const known = this.#find(draft, paragraph, before, at);
      // What stands over the columns of a table leads into its rows: `| Purpose | Retention |` over `| Billing | unlimited |`.
      if (!isRowBelow(contract.text, clause.paragraphs[at - 1], paragraph)) table = undefined;
      else if (table !== undefined && isBare(contract.text, paragraph)) lead = table;
      const here = this.#paragraph(draft, clause, paragraph, known, lead, sentences.length > first, lexicon);
      if (headsTable(contract.text, paragraph, clause.paragraphs[at + 1])) table = wordsOf(here.read);
      here.version = this.#version;
      paragraphs.push(here);
      for (const sentence of here.sentences) sentences.push(sentence);
      lead = here.behind;
      // What follows the list does not lead into it.
      if (at < leading) behind = lead;
    }
    const block: Block = {
      clause: clause.index,
      start: clause.span.start,
      first,
      count: sentences.length - first,
      preamble: clause.role === 'preamble',
      claims: paragraphs.some(({ sentences: own }) => own.some((it) => it.own.precedence >= 0)),
      inherited,
      lead: behind,
      paragraphs: paragraphs.slice(),
    };
    draft.blocks.push(block);
    draft.fresh.push(block);
  }

  /** A paragraph with its sentences, of which those are known that the version before had with the same words around. */
  #paragraph(
    draft: Draft,
    clause: Clause,
    paragraph: Paragraph,
    known: Known | undefined,
    lead: Lead,
    isLater: boolean,
    lexicon: Lexicon,
  ): Known {
    const { work } = draft;
    if (known === undefined) work.paragraphs += 1;
    const read = known?.read ?? readParagraph(draft.contract.text, paragraph, lexicon, this.#words);
    const led = known !== undefined && isSameLead(known.lead, lead);
    let isNew = !led;
    let last = isLater ? draft.sentences.at(-1) : undefined;
    const own: ReadSentence[] = [];
    for (let at = 0; at < read.sentences.length; at += 1) {
      const words = read.sentences[at];
      if (words === undefined) continue;
      const before = at === 0 ? lead : noLead;
      const topic = topicOf(before.length, last);
      let here = known?.sentences[at];
      if (here === undefined || !draft.same || here.topic !== topic || (at === 0 && !led)) {
        here = this.#searched(words, before, topic, lexicon, draft.search);
        work.sentences += 1;
        isNew = true;
      } else {
        const { block } = here;
        if (movedClause(block.clause, draft.shift) !== clause.index) draft.inPlace = false;
        if (here.index < draft.before || block.preamble !== (clause.role === 'preamble'))
          draft.sameOrder = false;
        draft.before = here.index;
      }
      own.push(here);
      last = here;
    }
    if (!isNew && known !== undefined) return known;
    const behind = led ? known.behind : leadBehind(read, lead);
    return {
      read,
      lead,
      behind: known !== undefined && isSameLead(known.behind, behind) ? known.behind : behind,
      // Without the room that a list keeps for more.
      sentences: own.slice(),
      version: this.#version,
    };
  }

  #searched(own: OwnWords, before: Lead, topic: number, lexicon: Lexicon, search: Search): ReadSentence {
    let { words } = own;
    if (before.length > 0) {
      const base = this.#words.take(before.length + words.length);
      const { page } = this.#words;
      page.set(before, base);
      for (let at = 0; at < words.length; at += 1)
        page[base + before.length + at] = words.row[words.base + at] ?? 0;
      words = new Words(lexicon, page, base, before.length + words.length);
    }
    return new ReadSentence(
      words,
      before.length,
      own,
      topic,
      search(words, before.length, topic, this.#matches),
    );
  }

  /** A paragraph that the version before had, with the same words: at its place in a clause, or among those touched. */
  #find(
    { contract, difference, shift }: Draft,
    paragraph: Paragraph,
    before: number,
    at: number,
  ): Known | undefined {
    if (before >= 0) return this.#blocks[before]?.paragraphs[at];
    if (shift.same === shift.sameAgainBefore) return undefined;
    const { start, end } = paragraph.span;
    const { same, sameAgain, longer } = difference;
    this.#touched ??= this.#touchedBy(difference, shift);
    const by = end <= same ? 0 : start >= sameAgain ? longer : undefined;
    const place =
      by === undefined
        ? this.#touched.byText.get(contract.text.slice(start, end))
        : this.#touched.byStart.get(start - by);
    return place !== undefined &&
      place.known.version !== this.#version &&
      isCutAlike(place.paragraph, paragraph, start - place.paragraph.span.start)
      ? place.known
      : undefined;
  }

  /** The paragraphs of the clauses that the edit touched, by where they started and, where it touched them, by their words. */
  #touchedBy({ same, sameAgain, longer }: Difference, shift: Shift): Touched {
    const byStart = new Map<number, Place>();
    const byText = new Map<string, Place>();
    for (let index = shift.same; index < shift.sameAgainBefore; index += 1) {
      const paragraphs = this.#clauses[index]?.paragraphs ?? [];
      for (const [at, known] of (this.#blocks[index]?.paragraphs ?? []).entries()) {
        const paragraph = paragraphs[at];
        if (paragraph === undefined) continue;
        const { start, end } = paragraph.span;
        byStart.set(start, { paragraph, known });
        if (end > same && start < sameAgain - longer)
          byText.set(this.#text.slice(start, end), { paragraph, known });
      }
    }
    return { byStart, byText };
  }

  /** Makes a version that was read to its end the last one. */
  #keep(draft: Draft): Version {
    const { contract, blocks, fresh, sentences, shift } = draft;
    const come: ReadSentence[] = [];
    const stay = new Set<ReadSentence>();
    for (const { paragraphs } of fresh)
      for (const { sentences: own } of paragraphs)
        for (const sentence of own) {
          if (sentence.isThere) stay.add(sentence);
          else come.push(sentence);
        }
    const gone = this.#gone(blocks, shift, stay);
    moveFrom(shift.same, blocks, contract.clauses);
    for (const block of fresh) place(block, contract.clauses[block.clause]);
    for (const sentence of gone) sentence.isThere = false;
    for (const sentence of come) sentence.isThere = true;
    this.#isBroken = false;
    this.#text = contract.text;
    this.#clauses = contract.clauses;
    this.#blocks = blocks;
    this.#sentences = sentences;
    this.#touched = undefined;
    const { sameOrder, inPlace } = draft;
    return {
      sentences,
      claiming: claimingIn(blocks),
      gone,
      come,
      sameOrder,
      inPlace: inPlace && sameOrder,
      shift,
      difference: draft.difference,
    };
  }

  /** The sentences of the version before that are not among `blocks`, nor among those that `stay` in others. */
  #gone(
    blocks: readonly Block[],
    { same, sameAgain, sameAgainBefore }: Shift,
    stay: ReadonlySet<ReadSentence>,
  ): readonly ReadSentence[] {
    const gone: ReadSentence[] = [];
    for (let index = 0; index < this.#blocks.length; index += 1) {
      const block = this.#blocks[index];
      const now = index < same ? index : index >= sameAgainBefore ? index + sameAgain - sameAgainBefore : -1;
      if (block === undefined || blocks[now] === block) continue;
      for (const { sentences } of block.paragraphs)
        for (const sentence of sentences) if (!stay.has(sentence)) gone.push(sentence);
    }
    return gone;
  }
}

/** A paragraph of the version before, where it stood. */
type Place = { readonly paragraph: Paragraph; readonly known: Known };
type Touched = { readonly byStart: ReadonlyMap<number, Place>; readonly byText: ReadonlyMap<string, Place> };

/** Text longer than this that is read anew, in UTF-16 units, fills pages of this many numbers. */
const manyUnits = 8_192;
const longPage = 16_384;

/** The block of a clause that holds no duties. */
const silent = ({ index, span }: Clause, first: number): Block => ({
  ...nowhere,
  clause: index,
  start: span.start,
  first,
});

/** Puts the blocks from a number on where their clauses stand; those before are where they were. */
function moveFrom(from: number, blocks: readonly Block[], clauses: readonly Clause[]): void {
  const last = blocks[from - 1];
  let first = last === undefined ? 0 : last.first + last.count;
  for (let index = from; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (block === undefined) continue;
    block.clause = index;
    block.start = clauses[index]?.span.start ?? 0;
    block.first = first;
    first += block.count;
  }
}

/** Puts the sentences of a block where its clause stands. */
function place(block: Block, clause: Clause | undefined): void {
  let at = 0;
  for (const [index, { sentences }] of block.paragraphs.entries()) {
    const offset = (clause?.paragraphs[index]?.span.start ?? block.start) - block.start;
    for (const sentence of sentences) {
      sentence.block = block;
      sentence.at = at;
      sentence.offset = offset;
      at += 1;
    }
  }
}

function claimingIn(blocks: readonly Block[]): readonly ReadSentence[] {
  const found: ReadSentence[] = [];
  for (const { claims, paragraphs } of blocks)
    if (claims)
      for (const { sentences } of paragraphs)
        for (const sentence of sentences) if (sentence.own.precedence >= 0) found.push(sentence);
  return found;
}

/** Whose statement `before` is, for a pronoun that begins the sentence after it in a clause. */
function topicOf(lead: number, before: ReadSentence | undefined): number {
  if (before === undefined || lead > 0) return nobody;
  for (const { main, subjects } of before.heads) if (main) return subjects;
  // “The Supplier has no purposes of its own. It may not …”
  return before.opening;
}

/** Whether a paragraph is a row of the table in which the one before it stands. */
function isRowBelow(text: string, before: Paragraph | undefined, { kind, span }: Paragraph): boolean {
  if (kind !== 'cell' || before?.kind !== 'cell') return false;
  return !/\n[ \t]*\r?\n/u.test(text.slice(before.span.end, span.start));
}

/** Whether a row is the first of a table that names its columns: a line of dashes divides it from the next row. */
function headsTable(text: string, row: Paragraph, next: Paragraph | undefined): boolean {
  return (
    next !== undefined &&
    isRowBelow(text, row, next) &&
    /\n[ \t|:]*-{3}/u.test(text.slice(row.span.end, next.span.start))
  );
}

/** Whether the last cell of a row says nothing without what stands over it: “Indefinite”, “30 days”. */
const isBare = (text: string, { span }: Paragraph): boolean =>
  /\|[^|\p{L}\p{N}]*[\p{L}\p{N}’'-]+(?:[ \t]+[\p{L}\p{N}’'-]+)?[^|\p{L}\p{N}]*\|?\s*$/u.test(
    text.slice(span.start, span.end),
  );

/** The words of a paragraph of one sentence. */
function wordsOf({ sentences: [only, ...others] }: ReadParagraph): Lead {
  if (only === undefined || others.length > 0) return noLead;
  const { row, base, length } = only.words;
  return [...row.subarray(base, base + length)];
}
