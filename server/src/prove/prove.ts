import { isNode, parseDocument } from 'yaml';
import { assess } from '../assess/assess.ts';
import type { Contract } from '../contract/contract.ts';
import { readContract } from '../contract/read.ts';
import { applyEdits } from '../draft/edit.ts';
import { insertionOf } from '../draft/insert.ts';
import type { Library } from '../library/compile.ts';
import type { Safeguard, Tier } from '../library/library.ts';
import { type Example, examplesOf, type LibraryFile } from '../library/load.ts';
import { frame, showing } from './frame.ts';

/** One test that a library file carries. Offsets are UTF-16 units from the start of the file. */
export type Proof = {
  /** What is claimed: “fulfils: The City may inspect…”. */
  readonly title: string;
  readonly start: number;
  readonly end: number;
  /** Puts it to the test: what is wrong, or `undefined` where it holds. */
  readonly run: () => string | undefined;
};

/** The tests of a library file: each of its examples, and each of its clauses alone in a contract. */
export function proofsOf(file: LibraryFile, library: Library): readonly Proof[] {
  if (file.path.startsWith('vocabulary/')) return [];
  const id = idOf(file);
  const document = parseDocument(file.text);
  const at = (...keys: readonly (string | number)[]): Pick<Proof, 'start' | 'end'> => {
    const node = document.getIn(keys, true);
    const range = isNode(node) ? node.range : undefined;
    return { start: range?.[0] ?? 0, end: range?.[1] ?? 0 };
  };
  const examples = examplesOf(file).map((example, index): Proof => {
    const [kind = '', wording] = Object.entries(example)[0] ?? [];
    return {
      title: `${kind}: ${short(String(wording))}`,
      ...at('examples', index, kind),
      run: () => faultOf(example, id, library),
    };
  });
  const safeguard = library.safeguards.get(id);
  const clauses =
    safeguard === undefined
      ? []
      : tiers
          .filter((tier) => safeguard.clauses[tier] !== undefined && document.hasIn(['clauses', tier]))
          .map(
            (tier): Proof => ({
              title: `the ${tier} clause fulfils ${id}, and touches nothing else`,
              ...at('clauses', tier),
              run: () => clauseFault(safeguard, tier, library),
            }),
          );
  return [...examples, ...clauses];
}

const tiers = ['preferred', 'fallback', 'floor'] as const;

function idOf({ path }: LibraryFile): string {
  return (path.split('/').at(-1) ?? '').replace(/\.yml$/u, '');
}

function short(wording: string): string {
  return `${wording.replace(/\s+/gu, ' ').trim().slice(0, 90)}…`;
}

type Judged = {
  readonly text: string;
  readonly state: string;
  readonly missing: readonly string[];
  readonly qualifiers: readonly (readonly [start: number, end: number])[];
  readonly flagged: readonly string[];
};

function judged(wording: string, id: string, library: Library): Judged {
  const text = frame(
    wording,
    showing[(library.safeguards.get(id) ?? library.redFlags.get(id))?.appliesIf ?? ''] ?? '',
  );
  const { outcomes, flags } = assess(readContract(text, 'markdown'), library);
  const outcome = outcomes.find(({ safeguard }) => safeguard === id);
  return {
    text,
    state: outcome?.state ?? 'not judged',
    missing: outcome?.missing ?? [],
    qualifiers: (outcome?.qualifiers ?? []).map(({ span: { start, end } }) => [start, end]),
    flagged: flags
      .filter(({ redFlag }) => redFlag === id)
      .map(({ evidence: { span } }) => text.slice(span.start, span.end)),
  };
}

function faultOf(example: Example, id: string, library: Library): string | undefined {
  const told = ({ state, missing }: Judged): string =>
    `it is judged ${state}${missing.length === 0 ? '' : `, leaving out ${missing.join(', ')}`}`;
  if ('fulfils' in example) {
    const it = judged(example.fulfils, id, library);
    return it.state === 'present' ? undefined : told(it);
  }
  if ('misses' in example) {
    const it = judged(example.misses, id, library);
    return ['absent', 'not applicable', 'delegated'].includes(it.state) ? undefined : told(it);
  }
  if ('weakens' in example) {
    const marked = /\[\[([\s\S]*?)\]\]/u.exec(example.weakens)?.[1];
    if (marked === undefined) return 'it marks no qualifier; put the words that weaken it in [[…]]';
    const it = judged(example.weakens.replace(/\[\[|\]\]/gu, ''), id, library);
    if (it.state !== 'weakened') return told(it);
    const from = it.text.indexOf(marked);
    const hits = it.qualifiers.some(([start, end]) => start < from + marked.length && end > from);
    const found = it.qualifiers.map(([start, end]) => `“${it.text.slice(start, end)}”`).join(', ');
    return hits ? undefined : `the qualifier found is ${found}`;
  }
  if ('partial' in example) {
    const it = judged(example.partial, id, library);
    const same = it.state === 'partial' && it.missing.join() === example.missing.join();
    return same ? undefined : told(it);
  }
  if ('contradicts' in example) {
    const it = judged(example.contradicts, id, library);
    return it.state === 'contradicted' ? undefined : told(it);
  }
  if ('delegates' in example) {
    const it = judged(example.delegates, id, library);
    return it.state === 'delegated' ? undefined : told(it);
  }
  if ('flagged' in example)
    return judged(example.flagged, id, library).flagged.length > 0 ? undefined : 'it is not flagged';
  const { flagged } = judged(example.accepted, id, library);
  return flagged.length === 0 ? undefined : `it is flagged at “${flagged.join('”, “')}”`;
}

/** A contract that shows every trait and holds no safeguard, so that a clause put into it is all there is. */
const bare = `# Services Agreement

This Agreement is made between the Borough of Westmark (the “Authority”) and Norlund Systems Ltd (the “Supplier”).

## 1. Services

1.1 The Supplier shall perform the Services described in the order form.

1.2 The Authority shall pay the charges within thirty days of a correct invoice.

1.3 ${Object.values(showing).join(' ')}

## 2. Charges

2.1 The charges are those of the price list.

## 3. Governing law

3.1 This Agreement is governed by the law of Westmark.
`;

function clauseFault(safeguard: Safeguard, tier: Tier, library: Library): string | undefined {
  const before = readContract(bare, 'markdown');
  const insertion = insertionOf(before, safeguard, tier);
  if (insertion === undefined) return 'it cannot be placed in a contract';
  const known = new Set(facts(before, library));
  const about = `trait ${safeguard.appliesUnlessDenied ?? ''}`;
  const changed = facts(readContract(applyEdits(bare, [insertion.edit]), 'markdown'), library).filter(
    // A clause on subcontractors shows that there may be some.
    (fact) => !known.has(fact) && fact !== about,
  );
  const own = changed.filter((fact) => fact.startsWith(`${safeguard.id}: `));
  const others = changed.filter((fact) => !own.includes(fact));
  if (others.length > 0) return `it also changes ${others.join('; ')}`;
  // The floor is better than nothing, and need not be all.
  if (tier === 'floor' || own.includes(`${safeguard.id}: present`)) return undefined;
  return own.length === 0 ? 'it is not recognised' : `by it ${own.join('; ')}`;
}

function facts(contract: Contract, library: Library): readonly string[] {
  const { outcomes, flags, traits } = assess(contract, library);
  return [
    ...outcomes.map(
      ({ safeguard, state, missing }) =>
        `${safeguard}: ${state}${missing.length === 0 || state === 'absent' ? '' : `, leaving out ${missing.join(', ')}`}`,
    ),
    ...flags.map(({ redFlag }) => `red flag ${redFlag}`),
    ...traits.map(({ trait }) => `trait ${trait}`),
  ];
}
