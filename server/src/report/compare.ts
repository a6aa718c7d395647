import type { Evidence, Outcome, State } from '../assess/assessment.ts';
import type { Span } from '../contract/span.ts';
import type { Library } from '../library/compile.ts';
import type { Language } from '../library/language.ts';
import { type Block, heading, paragraph, type Report } from './blocks.ts';
import type { Checked } from './check.ts';
import { cited, quote } from './citing.ts';
import type { Words } from './english.ts';
import { lineTable, positionAt } from './line-table.ts';
import { wordsIn } from './words.ts';

/**
 * What became of a safeguard or red flag between two versions. `lost`: no longer there at all; `weakened`: there, but less
 * than before; `strengthened` and `gained` the reverse; `raised` and `removed` are of red flags; `reworded`: the same grade
 * in other words.
 */
export type ChangeKind = 'lost' | 'weakened' | 'raised' | 'gained' | 'strengthened' | 'removed' | 'reworded';

/** One change, with the words of both versions. Spans lie in the text of their own version. */
export type Change = {
  readonly id: string;
  readonly title: string;
  readonly kind: ChangeKind;
  readonly before: State | 'raised' | 'not raised';
  readonly after: State | 'raised' | 'not raised';
  readonly old: readonly Evidence[];
  readonly new: readonly Evidence[];
};

/** How much of a safeguard a state leaves. States of the same rank are as good as each other. */
const rank: Readonly<Record<State, number>> = {
  present: 4,
  partial: 2,
  weakened: 2,
  contradicted: 1,
  delegated: 1,
  'heading only': 0,
  absent: 0,
  'not applicable': 0,
  waived: 0,
};

/** Whether a change leaves people with less than before. */
export function isLoss({ kind }: Change): boolean {
  return kind === 'lost' || kind === 'weakened' || kind === 'raised';
}

/** What a later version of a draft, or a draft against a template, lost and gained; losses first, else in the library's order. */
export function compareVersions(before: Checked, after: Checked, library: Library): readonly Change[] {
  const safeguards = before.assessment.outcomes.flatMap((old) => {
    const own = after.assessment.outcomes.find(({ safeguard }) => safeguard === old.safeguard);
    const kind = own === undefined ? undefined : kindOf(old, own, before, after);
    if (own === undefined || kind === undefined) return [];
    return [
      {
        id: old.safeguard,
        title: library.safeguards.get(old.safeguard)?.title ?? old.safeguard,
        kind,
        before: old.state,
        after: own.state,
        old: wordsOf(old),
        new: wordsOf(own),
      } satisfies Change,
    ];
  });
  const flags = library.data.redFlags.flatMap(({ id, title }): readonly Change[] => {
    const raisedIn = ({ assessment }: Checked) =>
      assessment.flags.filter(({ redFlag }) => redFlag === id).map(({ evidence }) => evidence);
    const old = raisedIn(before);
    const own = raisedIn(after);
    if (old.length > 0 === own.length > 0) return [];
    return [
      {
        id,
        title,
        kind: own.length > 0 ? 'raised' : 'removed',
        before: old.length > 0 ? 'raised' : 'not raised',
        after: own.length > 0 ? 'raised' : 'not raised',
        old,
        new: own,
      },
    ];
  });
  const all = [...safeguards, ...flags];
  return [...all.filter(isLoss), ...all.filter((change) => !isLoss(change))];
}

function kindOf(old: Outcome, own: Outcome, before: Checked, after: Checked): ChangeKind | undefined {
  // What did not apply before cannot have been lost; what no longer applies has lost its words with its subject.
  if (old.state === 'not applicable') return undefined;
  if (own.state === 'not applicable') return rank[old.state] === 0 ? undefined : 'lost';
  if (rank[own.state] < rank[old.state]) return rank[own.state] === 0 ? 'lost' : 'weakened';
  if (rank[own.state] > rank[old.state]) return rank[old.state] === 0 ? 'gained' : 'strengthened';
  if (own.missing.length > old.missing.length) return 'weakened';
  if (own.missing.length < old.missing.length) return 'strengthened';
  const same = textOf(before, wordsOf(old)) === textOf(after, wordsOf(own));
  return same ? undefined : 'reworded';
}

function textOf({ contract }: Checked, evidence: readonly Evidence[]): string {
  return evidence
    .map(({ span }) => contract.text.slice(span.start, span.end).replace(/\s+/gu, ' '))
    .join('\n');
}

/** The words an outcome rests on, each stretch once, in document order. */
function wordsOf(outcome: Outcome): readonly Evidence[] {
  const all = [
    ...outcome.met.map(({ evidence }) => evidence),
    ...outcome.qualifiers,
    ...outcome.contradictions,
    ...outcome.pointers,
  ].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  return all.filter(({ span }, at) => !all.slice(0, at).some((it) => holds(it.span, span)));
}

const holds = (one: Span, other: Span): boolean => one.start <= other.start && other.end <= one.end;

/** The kinds of change in the order of a report. */
const kinds: readonly ChangeKind[] = [
  'lost',
  'weakened',
  'raised',
  'gained',
  'strengthened',
  'removed',
  'reworded',
];

/** A comparison of two versions as a report, with the words of both. Names are those of the files. */
export function compareReport(
  changes: readonly Change[],
  before: Checked,
  after: Checked,
  names: { readonly before: string; readonly after: string },
  language: Language = 'en',
): Report {
  const words = wordsIn(language);
  const { compare } = words;
  const title = compare.title(names.before, names.after);
  const unread = [
    { name: names.before, checked: before },
    { name: names.after, checked: after },
  ].filter(({ checked }) => !checked.contract.verdict.contract);
  const opening = [
    heading(1, title),
    paragraph(compare.aid),
    ...unread.map(({ name }) => paragraph(compare.unread(name))),
  ];
  if (unread.length > 0) return { title, language, blocks: opening };
  return {
    title,
    language,
    blocks: [
      ...opening,
      {
        kind: 'table',
        caption: compare.caption,
        head: compare.head,
        rows: kinds.map((kind) => [
          compare.kinds[kind],
          String(changes.filter((it) => it.kind === kind).length),
        ]),
      },
      ...kinds.flatMap((kind) => {
        const own = changes.filter((it) => it.kind === kind);
        return own.length === 0
          ? []
          : [
              heading(2, compare.kinds[kind]),
              ...own.flatMap((it) => changeBlocks(it, before, after, names, words)),
            ];
      }),
    ],
  };
}

function changeBlocks(
  change: Change,
  before: Checked,
  after: Checked,
  names: { readonly before: string; readonly after: string },
  words: Words,
): readonly Block[] {
  const { compare, states } = words;
  const side = ({ contract }: Checked, name: string, evidence: readonly Evidence[]): readonly Block[] => {
    if (evidence.length === 0) return [paragraph(compare.noWords(name))];
    const lines = lineTable(contract.text);
    return evidence.map(({ span, clause }) => ({
      kind: 'quote',
      text: quote(contract, span, 600),
      where: `${name}, ${cited(contract, [clause], words)}, ${words.line(positionAt(lines, span.start).line)}`,
    }));
  };
  return [
    heading(3, change.title),
    paragraph(compare.grades(states[change.before], states[change.after])),
    ...side(before, names.before, change.old),
    ...side(after, names.after, change.new),
  ];
}
