import type { Clause, Role, RoleName } from './contract.ts';
import type { DefinedTerm } from './definitions.ts';
import { partiesOf } from './parties.ts';
import type { ReadingMemory } from './reading-memory.ts';
import { isOneOf, partyNames, sideOf, thirdRole } from './role-words.ts';
import { inStep, type Steps } from './steps.ts';
import { Finder, placesIn, type Stretches } from './stretches.ts';

/** Names that mean a side only where the opening says so or duties show it. */
const unsure: ReadonlySet<string> = new Set([
  'Licensee',
  'State',
  'Licensor',
  'Operator',
  'Company',
  'Client',
  'Employer',
  'Recipient',
]);

const transferNames: readonly (readonly ['authority' | 'supplier', string])[] = [
  ['authority', 'data exporter'],
  ['supplier', 'data importer'],
];

const transfers = {
  authority: new Finder(/\b(data exporter)\b/gu, 'data exporter'),
  supplier: new Finder(/\b(data importer)\b/gu, 'data importer'),
};

/** Capitalised names of those who are no party, as subjects of duties. */
const thirdNames: readonly string[] = [
  'Subcontractors?',
  'Sub-contractors?',
  'Sub-processors?',
  'Subprocessors?',
  'Data Subjects?',
  'Affected Persons?',
  'Affected Individuals?',
  'Supervisory Authority',
  'Data Protection Authority',
  'Ombudsperson',
  'Ombudsman',
  'Auditor[- ]General',
  'Oversight (?:Board|Body|Committee)',
  'Inspectorate',
];

/** The names of somebody where they stand as the subject of a duty. `candidates` are patterns, longest taken first. */
function asSubject(candidates: readonly string[]): Finder {
  const spelled = candidates.flatMap((it) =>
    it === it.toUpperCase() ? [it] : [it, it.toUpperCase().replace(/S\?$/u, 'S?')],
  );
  return new Finder(
    new RegExp(
      `\\b(${[...spelled].sort((a, b) => b.length - a.length).join('|')})(?:<[^<>]{0,80}>|[*_]){0,6}\\s{1,4}(?:shall|will|must|may|agrees|undertakes|is\\s(?:entitled|responsible|required)|has\\sthe\\sright)\\b`,
      'gu',
    ),
  );
}

const subjects = { authority: asSubject(partyNames.authority), supplier: asSubject(partyNames.supplier) };
const thirdSubjects = asSubject(thirdNames);

/** Names that a user ties to a side. */
export type GivenNames = { readonly authority: readonly string[]; readonly supplier: readonly string[] };

/** The names the draft uses for every role, those it ties to a party first. No name stands twice. */
export function namesOf(
  text: string,
  clauses: readonly Clause[],
  terms: readonly DefinedTerm[],
  stretches: Stretches,
  memory: ReadingMemory,
  given: GivenNames = { authority: [], supplier: [] },
): readonly RoleName[] {
  const names: RoleName[] = [];
  const taken = new Set<string>();
  const add = (name: RoleName): void => {
    if (taken.has(name.name) || name.name.length < 2) return;
    taken.add(name.name);
    names.push(name);
  };
  for (const role of ['authority', 'supplier'] as const) {
    for (const name of given[role]) {
      const start = text.indexOf(name);
      if (start >= 0) add({ role, name, source: 'party', span: { start, end: start + name.length } });
    }
  }
  for (const party of partiesOf(text, clauses, stretches, memory.parties)) add(party);
  const tied = (role: Role) => names.some((it) => it.role === role && it.source === 'party');
  const independent = independentIn(stretches);
  const isIndependent = (term: string): boolean =>
    independent.some((it) => it === term || it.endsWith(` ${term}`));
  for (const { definition, words } of terms) {
    const { term, span, clause } = definition;
    const third = words.third ?? (isIndependent(term) ? 'overseer' : undefined);
    if (third !== undefined) add({ role: third, name: term, source: 'definition', span });
    const role = clauses[clause]?.role;
    if (third !== undefined || (role !== 'definition' && role !== 'operative')) continue;
    const means = words.meaning;
    const side = definedSide(term, means?.name ?? '');
    if (side === undefined || tied(side)) continue;
    add({ role: side, name: term, source: 'definition', span });
    if (means !== undefined && sideOf([], means.name) === side)
      add({
        role: side,
        source: 'definition',
        name: means.name,
        span: { start: span.end + means.start, end: span.end + means.start + means.name.length },
      });
  }
  for (const name of independent) {
    const start = text.indexOf(name);
    if (start >= 0) add({ role: 'overseer', name, source: 'use', span: { start, end: start + name.length } });
  }
  for (const role of ['authority', 'supplier'] as const) {
    if (tied(role)) continue;
    for (const name of usedNames(stretches, subjects[role])) add({ role, source: 'use', ...name });
  }
  // “We must …, you may …”, and nowhere is told who that is: whoever writes the terms supplies.
  if (names.every(({ role }) => role !== 'authority' && role !== 'supplier'))
    for (const [role, finder] of pronounDuties) {
      const uses = placesIn(stretches, finder);
      const [first] = uses;
      if (first === undefined || uses.length < bearsAtLeast) continue;
      const { name, index } = first;
      add({ role, name, source: 'use', span: { start: index, end: index + name.length } });
    }
  const has = (role: Role) => names.some((it) => it.role === role);
  if (has('authority') !== has('supplier')) {
    const role = has('authority') ? 'supplier' : 'authority';
    const defined = new Set(terms.map(({ definition: { term } }) => term.toLowerCase()));
    const bearer = bearerIn(stretches, (name) => taken.has(name) || defined.has(name.toLowerCase()));
    if (bearer !== undefined) add({ role, source: 'use', ...bearer });
  }
  // The standard clauses on transfers, often annexed to a contract, have names of their own for its parties.
  for (const [role, name] of transferNames) {
    const [first] = placesIn(stretches, transfers[role]);
    if (first !== undefined)
      add({ role, name, source: 'use', span: { start: first.index, end: first.index + name.length } });
  }
  for (const name of usedNames(stretches, thirdSubjects)) {
    const role = thirdRole(name.name);
    if (role !== undefined) add({ role, source: 'use', ...name });
  }
  return names;
}

const duty = new Finder(
  /(?<!\p{L})(\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+){0,2})\s(?:shall|must|will|agrees|undertakes|is\s(?:entitled|required))\s/gu,
);
const noBearer =
  /^(?:it|they|this|these|that|those|each|every|either|neither|both|no|none|all|any|such|he|she|you|we|nothing|nobody|there|what|which|who|if|the|where)\b|\b(?:part(?:y|ies)|agreement|contract|services?|system|data|information|software|platform|products?|materials?|documentation|clauses?|articles?|sections?|terms|notices?|fees?|charges|persons?|users?|staff|personnel|staff|board|commission(?:er)?|committee|panel|court|tribunal|auditor|subcontractors?|policy|report|review|assessment|schedule|annex|records?|logs?|results?|works?|goods|deliverables?)$/iu;
const pronounDuties: readonly (readonly ['authority' | 'supplier', Finder])[] = [
  ['supplier', new Finder(/\b(we) (?:shall|must|will|may|agree|undertake)\b/giu)],
  ['authority', new Finder(/\b(you) (?:shall|must|will|may|agree|undertake)\b/giu)],
];
/** Fewer duties than these can be those of anybody. */
const bearsAtLeast = 5;

/**
 * Who bears most duties in a draft that names only one of its parties in a way that is known: the other. `isOther` tells the
 * names that stand for somebody or something else.
 */
function bearerIn(
  stretches: Stretches,
  isOther: (name: string) => boolean,
): Pick<RoleName, 'name' | 'span'> | undefined {
  const found = new Map<string, { readonly span: RoleName['span']; times: number }>();
  for (const { name, index } of placesIn(stretches, duty)) {
    if (noBearer.test(name) || isOther(name)) continue;
    const known = found.get(name);
    if (known === undefined) found.set(name, { span: { start: index, end: index + name.length }, times: 1 });
    else known.times += 1;
  }
  const [best] = [...found].sort(([, a], [, b]) => b.times - a.times);
  return best !== undefined && best[1].times >= bearsAtLeast
    ? { name: best[0], span: best[1].span }
    : undefined;
}

/** The side of a defined term that is a party’s name: `"Provider" means Acme Inc.`. */
function definedSide(term: string, means: string): 'authority' | 'supplier' | undefined {
  const authority = isOneOf(partyNames.authority, term);
  if (!authority && !isOneOf(partyNames.supplier, term)) return undefined;
  if (!unsure.has(term)) return authority ? 'authority' : 'supplier';
  return sideOf([], means);
}

/** Names that stand as the subject of duties, most used first. */
function usedNames(stretches: Stretches, finder: Finder): readonly Pick<RoleName, 'name' | 'span'>[] {
  const found = new Map<string, { name: string; span: RoleName['span']; times: number }>();
  for (const { name, index } of placesIn(stretches, finder)) {
    const known = found.get(name);
    if (known === undefined)
      found.set(name, { name, span: { start: index, end: index + name.length }, times: 1 });
    else known.times += 1;
  }
  const most = Math.max(0, ...[...found.values()].map(({ times }) => times));
  // A name used now and then beside the usual one is somebody else: “Government shall have only those rights…”.
  return [...found.values()]
    .filter(({ times }) => times * 5 >= most)
    .sort((a, b) => b.times - a.times)
    .map(({ name, span }) => ({ name, span }));
}

/** Looks up what names are told by in the words of a draft, a step at a time. */
export function* lookUpNames({ words }: Stretches): Steps<void> {
  for (let at = 0; at < words.length; at += 1) {
    const stretch = words[at];
    if (stretch === undefined) continue;
    void stretch.independentBodies;
    stretch.places(thirdSubjects);
    if (at % inStep === inStep - 1) yield;
  }
}

/** The bodies that a text calls independent of the parties. */
function independentIn({ words }: Stretches): readonly string[] {
  const found: string[] = [];
  for (const { independentBodies } of words)
    if (independentBodies.length > 0) found.push(...independentBodies);
  return found;
}
