import type { Clause, Role, RoleName } from './contract.ts';
import type { DefinedTerm } from './definitions.ts';
import { partiesOf, uses } from './parties.ts';
import type { ReadingMemory } from './reading-memory.ts';
import { isOneOf, isPronoun, partyNames, sideOf, thirdRole } from './role-words.ts';
import { inStep, type Steps } from './steps.ts';
import { Finder, type Place, placesIn, type Stretches } from './stretches.ts';

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
      `(?<![\\p{L}-]|\\b(?:End|Authori[sz]ed|Competent|Supervisory)\\s)(${[...spelled].sort((a, b) => b.length - a.length).join('|')})(?:<[^<>]{0,80}>|[*_]){0,6}\\s{1,4}(?:shall|will|must|may|agrees|undertakes|is\\s(?:entitled|responsible|required)|has\\sthe\\sright)\\b`,
      'gu',
    ),
  );
}

const subjects = { authority: asSubject(partyNames.authority), supplier: asSubject(partyNames.supplier) };
const thirdSubjects = asSubject(thirdNames);
const processing = {
  authority: asSubject(['Controller', 'Data Controller']),
  supplier: asSubject(['Processor', 'Data Processor']),
};
/** “The contractor shall”, in a draft that writes it small here and there. */
const lowerSubjects = new Finder(
  new RegExp(
    `(?<=\\b[Tt]he\\s)(${[...partyNames.authority, ...partyNames.supplier]
      .map((it) => it.toLowerCase())
      .sort((a, b) => b.length - a.length)
      .join(
        '|',
      )})\\s(?:shall|will|must|may|agrees|undertakes|is\\s(?:entitled|responsible|required|obligated|obliged)|has\\sthe\\sright)\\b`,
    'gu',
  ),
);

/** How far apart two names of one party stand in a bracket, and how far behind “between” the parties are named. */
const asideWidth = 12;
const reach = 400;

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
  const known = new Set<string>();
  const add = (name: RoleName): void => {
    if (known.has(name.name) || (name.name.length < 2 && name.name !== 'I')) return;
    known.add(name.name);
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
  let last: { readonly side: 'authority' | 'supplier'; readonly end: number } | undefined;
  for (const { definition, words } of terms) {
    const { term, span, clause } = definition;
    const third = words.third ?? (isIndependent(term) ? 'overseer' : undefined);
    if (third !== undefined) add({ role: third, name: term, source: 'definition', span });
    const role = clauses[clause]?.role;
    // An agreement that is annexed may call the parties otherwise: (“Covered Entity” or “CE”).
    if (role === 'schedule' && third === undefined) {
      const beside = last !== undefined && span.start - last.end < asideWidth ? last.side : undefined;
      const side = beside ?? (unsure.has(term) ? undefined : definedSide(term, ''));
      last = side === undefined ? undefined : { side, end: span.end };
      if (side !== undefined && /\bbetween\b/iu.test(text.slice(span.start - reach, span.start)))
        add({ role: side, name: term, source: 'definition', span });
      continue;
    }
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
  const bearers = bearersIn(stretches);
  const bears = (role: Role) => names.some((it) => it.role === role && bearers.has(it.name));
  for (const role of ['authority', 'supplier'] as const) {
    // The letters in brackets of somebody who bears no duty are no party: “the Department of Justice (DOJ)” of a recital.
    if (tied(role) && (bears(role) || bearers.size === 0)) continue;
    for (const name of usedNames(stretches, subjects[role])) add({ role, source: 'use', ...name });
  }
  // “We must …, you may …”, and nowhere is told who that is.
  for (const [role, { name, index }] of pronounsIn(
    stretches,
    names.filter(({ name, role }) => isPronoun(name) || bearers.size === 0 || bears(role)),
  ))
    add({ role, name, source: 'use', span: { start: index, end: index + name.length } });
  const has = (role: Role) => names.some((it) => it.role === role);
  if (!has('authority'))
    for (const name of departmentsIn(stretches)) add({ role: 'authority', source: 'use', ...name });
  if (has('authority') !== has('supplier')) {
    const role = has('authority') ? 'supplier' : 'authority';
    const defined = new Set(
      terms.flatMap(({ definition: { term }, words: { thing } }) =>
        thing === undefined && !/s$/u.test(term) ? [] : [term.toLowerCase()],
      ),
    );
    const others = partyNames[opposite(role)];
    const bearer = mostBearing(
      bearers,
      (name) => known.has(name) || defined.has(name.toLowerCase()) || isOneOf(others, name),
    );
    if (bearer !== undefined) add({ role, source: 'use', ...bearer });
  }
  const borne = (role: Role): number =>
    names.reduce((sum, it) => sum + (it.role === role ? (bearers.get(it.name)?.times ?? 0) : 0), 0);
  // A processor and its controller go by these names too, whatever else the parties are called.
  for (const role of ['authority', 'supplier'] as const)
    for (const name of usedNames(stretches, processing[role])) add({ role, source: 'use', ...name });
  for (const name of usedNames(stretches, lowerSubjects)) {
    const side = names.find((it) => it.name.toLowerCase() === name.name)?.role;
    if (side !== undefined) add({ role: side, source: 'use', ...name });
  }
  // The standard clauses on transfers, often annexed to a contract, have names of their own for its parties.
  for (const [role, name] of transferNames) {
    const [first] = placesIn(stretches, transfers[role]);
    if (first !== undefined)
      add({ role, name, source: 'use', span: { start: first.index, end: first.index + name.length } });
  }
  const supplied = borne('supplier');
  for (const name of usedNames(stretches, thirdSubjects)) {
    const third = thirdRole(name.name);
    // What others call a processor is a subcontractor in some translations: it bears what the supplier would bear.
    const times = third === 'subcontractor' ? (bearers.get(name.name)?.times ?? 0) : 0;
    const role = times >= bearsAtLeast && times > supplied ? 'supplier' : third;
    if (role !== undefined) add({ role, source: 'use', ...name });
  }
  return names;
}

const duty = new Finder(
  /(?<!\p{L})(\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+){0,2})[*_]{0,3}\s(?:shall|must|will|may|agrees|undertakes|is\s(?:entitled|required|responsible)|reserves|has\sthe\sright)\s/gu,
);
const noBearer =
  /^(?:it|they|this|these|that|those|each|every|either|neither|both|no|none|all|any|such|he|she|you|we|nothing|nobody|there|what|which|who|if|the|where)\b|\b(?:part(?:y|ies)|agreement|contract|services?|system|data|information|software|platform|products?|materials?|documentation|clauses?|articles?|sections?|terms|notices?|fees?|charges|persons?|users?|staff|personnel|staff|board|manager|administrator|representative|officer|director|agent|affiliates?|researchers?|commission(?:er)?|committee|panel|court|tribunal|auditor|subcontractors?|policy|report|review|assessment|schedule|annex|records?|logs?|results?|works?|goods|deliverables?)$/iu;
const pronounDuties = {
  we: new Finder(/\b(we) (?:shall|must|will|may|agree|undertake)\b/giu),
  you: new Finder(/\b(you) (?:shall|must|will|may|agree|undertake)\b/giu),
};
const ownUndertaking = new Finder(
  /(?<![\p{L}(])(I) (?:will|shall|must|may|agree|undertake|understand|acknowledge)\b/gu,
);
/** “Your use of the Information”: you take data; “we process your data”: you give them. */
const taken = new Finder(
  /\b(you(?:rs?)?)\s(?:(?!not\b)\p{L}+\s){0,4}(?:use|access|copy|download|receive|reproduce|distribute)\s{1,2}(?:(?:of|to)\s{1,2})?(?:(?:the|any|all|these|this|such)\s(?:\p{L}+\s)?)?(?:data|information|datasets?|database)\b|\bdata\s(?:(?:is|are)\s)?(?:provided|made available|released|disclosed|licensed)\sto\s(you)\b/giu,
);
const handed = new Finder(/\b(your)\s(?:\p{L}+\s)?(?:data|content|information)\b/giu);

/**
 * The pronouns that stand for a party which nothing else names. Whoever writes the terms supplies; but who licenses or
 * shares data writes the terms too, and there the one who takes the data must be held to the safeguards.
 */
function pronounsIn(
  stretches: Stretches,
  names: readonly RoleName[],
): readonly (readonly ['authority' | 'supplier', Pick<Place, 'name' | 'index'>])[] {
  const sides = names.filter(({ role }) => role === 'authority' || role === 'supplier');
  const we = sides.find(({ name }) => isPronoun(name) && /^we$/iu.test(name));
  // “Acme (“we”)”, and “you” for whoever else reads it.
  if (sides.length > 0 && (we === undefined || sides.some(({ role }) => role !== we.role))) return [];
  // An undertaking that a reader signs: “I agree to keep the data …”.
  if (we === undefined) {
    const undertakes = placesIn(stretches, ownUndertaking);
    const [first] = undertakes;
    if (first !== undefined && undertakes.length >= bearsAtLeast) return [['supplier', first]];
  }
  const takes = placesIn(stretches, taken).length;
  const isTaker = takes >= 3 && takes > placesIn(stretches, handed).length;
  const youAre = we === undefined ? (isTaker ? 'supplier' : 'authority') : opposite(we.role);
  const found = [
    ...(we === undefined ? [[opposite(youAre), pronounDuties.we] as const] : []),
    [youAre, pronounDuties.you] as const,
  ];
  return found.flatMap(([role, finder]) => {
    const uses = placesIn(stretches, finder);
    const [first] = uses;
    return first === undefined || uses.length < bearsAtLeast ? [] : [[role, first] as const];
  });
}

const departments = new Finder(
  /\b(?:Department|Ministry) of (?:the )?(\p{Lu}\p{Ll}+(?:,? (?:and |the )?\p{Lu}\p{Ll}+){0,3})/gu,
);

/** Departments by the letters they go by, “the Contractor shall notify DHS”, where the draft deals with them as with a party. */
function departmentsIn(stretches: Stretches): readonly Pick<RoleName, 'name' | 'span'>[] {
  const letters = new Set(
    placesIn(stretches, departments).flatMap(({ name }) => {
      const initials = (name.match(/\p{Lu}/gu) ?? []).join('');
      return [...(initials.length > 1 ? [initials] : []), `D${initials}`, `Do${initials}`];
    }),
  );
  const dealt = (name: string): string =>
    `\\b(?:to|by|with|notify|inform|provide|give|indemnify)\\s(${name})(?!\\p{L})|(?<!\\p{L})(${name})\\s(?:shall|must|will|may|reserves)\\b`;
  return [...letters].flatMap((name) => {
    if (uses(stretches, name, dealt) < bearsAtLeast) return [];
    for (const [at, { text }] of stretches.words.entries()) {
      const index = new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, 'u').exec(text)?.index;
      const start = (stretches.starts[at] ?? 0) + (index ?? 0);
      if (index !== undefined) return [{ name, span: { start, end: start + name.length } }];
    }
    return [];
  });
}

const opposite = (role: Role): 'authority' | 'supplier' => (role === 'authority' ? 'supplier' : 'authority');

/** Fewer duties than these can be those of anybody. */
const bearsAtLeast = 5;

type Bearers = ReadonlyMap<string, { readonly span: RoleName['span']; readonly times: number }>;

/** Who bears duties under a name with a capital letter, and how many. */
function bearersIn(stretches: Stretches): Bearers {
  const found = new Map<string, { readonly span: RoleName['span']; times: number }>();
  for (const { name: written, index } of placesIn(stretches, duty)) {
    const name = written.replace(/^(?:The|If|Where|When|Unless|Each|Any)\s/u, '');
    const start = index + written.length - name.length;
    const it = found.get(name);
    if (it === undefined) found.set(name, { span: { start, end: start + name.length }, times: 1 });
    else it.times += 1;
  }
  return found;
}

/**
 * Who bears most duties in a draft that names only one of its parties in a way that is known: the other. `isOther` tells the
 * names that stand for somebody or something else.
 */
function mostBearing(
  bearers: Bearers,
  isOther: (name: string) => boolean,
): Pick<RoleName, 'name' | 'span'> | undefined {
  const [best] = [...bearers]
    .filter(([name]) => !noBearer.test(name) && !isOther(name))
    .sort(([, a], [, b]) => b.times - a.times);
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
export function* lookUpNames({ words }: Stretches, terms: readonly DefinedTerm[]): Steps<void> {
  for (let at = 0; at < words.length; at += 1) {
    const stretch = words[at];
    if (stretch === undefined) continue;
    void stretch.independentBodies;
    stretch.places(thirdSubjects);
    if (at % inStep === inStep - 1) yield;
  }
  for (const [at, term] of terms.entries()) {
    void [term.words.third, term.words.meaning, term.words.thing];
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
