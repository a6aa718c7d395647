import type { Clause, Definition, Role, RoleName } from './contract.ts';

const authorityWords =
  /\b(?:authority|agency|city|county|department|ministry|municipality|council|customer|client|buyer|purchaser|government|state|controller|covered entity|university|police|borough|commission|region|republic|directorate|prefecture|district|school|hospital|board|town|public body|discloser|data provider|procuring entity|service recipient)\b/iu;
const supplierWords =
  /\b(?:supplier|contractor|vendor|company|provider|consultant|concessionaire|operator|private partner|project company|processor|seller|data user|data recipient|business associate|ltd|limited|inc|llc|gmbh|plc|corp|corporation|s\.?a\.?r?\.?l?|b\.?v\.?|oy|ab|ag|pty|systems|technologies|software)\b/iu;
const plainSupplier =
  /^(?:supplier|contractor|vendor|(?:service )?provider|(?:data )?processor|consultant|data (?:user|recipient)|concessionaire|seller|private partner|project company|business associate)$/iu;
const publicBody =
  /\b(?:authority|agency|city|county|department|ministry|municipality|council|government|state|police|borough|commission|region|republic|university|district|town|public body|regents|school|hospital)\b/iu;
const others: readonly (readonly [Role, RegExp])[] = [
  ['subcontractor', /\b(?:sub-?\s?contractors?|sub-?\s?processors?)\b/iu],
  [
    'overseer',
    /\b(?:supervisory authority|data protection authority|ombuds\w*|auditor[- ]general|oversight (?:board|body|committee|commission|panel)|regulator|inspectorate|inspector general|independent (?:overseer|monitor|reviewer|auditor)|privacy commissioner|information commissioner)\b/iu,
  ],
  [
    'individual',
    /^(?:data subjects?|affected (?:persons?|individuals?|people)|individuals?|residents?|passengers?|citizens?|claimants?|applicants?|members? of the public|persons? concerned)$/iu,
  ],
];
const common: Readonly<Record<'authority' | 'supplier', readonly string[]>> = {
  authority: [
    'Authority',
    'Agency',
    'City',
    'County',
    'Department',
    'Ministry',
    'Municipality',
    'Council',
    'Customer',
    'Client',
    'Buyer',
    'Purchaser',
    'Contracting Authority',
    'Government',
    'State',
    'CITY',
    'CUSTOMER',
    'AGENCY',
    'Controller',
    'Data Controller',
    'Covered Entity',
    'Licensee',
  ],
  supplier: [
    'Supplier',
    'Contractor',
    'Vendor',
    'Company',
    'Provider',
    'Service Provider',
    'Consultant',
    'Concessionaire',
    'Operator',
    'Private Partner',
    'Project Company',
    'Processor',
    'Data Processor',
    'Seller',
    'CONTRACTOR',
    'VENDOR',
    'SUPPLIER',
    'Data User',
    'Licensor',
  ],
};

/** The names the draft uses for every role, those it ties to a party first. */
export function namesOf(
  text: string,
  clauses: readonly Clause[],
  definitions: readonly Definition[],
): readonly RoleName[] {
  const names: RoleName[] = [];
  const taken = new Set<string>();
  const add = (name: RoleName): void => {
    if (taken.has(name.name) || name.name.length < 2) return;
    taken.add(name.name);
    names.push(name);
  };
  for (const party of partiesOf(text, clauses)) add(party);
  for (const { term, span, clause } of definitions) {
    const other = others.find(([, pattern]) => pattern.test(term));
    if (other !== undefined) add({ role: other[0], name: term, source: 'definition', span });
    else if (clauses[clause]?.role === 'definition' || clauses[clause]?.role === 'operative') {
      const role = exactRole(term);
      if (role !== undefined && !names.some((it) => it.role === role && it.source === 'party'))
        add({ role, name: term, source: 'definition', span });
    }
  }
  for (const role of ['authority', 'supplier'] as const) {
    if (names.some((it) => it.role === role && it.source === 'party')) continue;
    for (const name of usedNames(text, common[role])) add({ role, source: 'use', ...name });
  }
  return names;
}

function exactRole(term: string): 'authority' | 'supplier' | undefined {
  const fits = (names: readonly string[]) => names.some((name) => name.toLowerCase() === term.toLowerCase());
  if (fits(common.authority) && term !== 'Licensee' && term !== 'State') return 'authority';
  return fits(common.supplier) && term !== 'Licensor' && term !== 'Operator' && term !== 'Company'
    ? 'supplier'
    : undefined;
}

/** Names that stand as the subject of duties, most used first. */
function usedNames(text: string, candidates: readonly string[]): readonly Pick<RoleName, 'name' | 'span'>[] {
  const found = new Map<string, { name: string; span: RoleName['span']; times: number }>();
  const pattern = new RegExp(
    `\\b(${[...candidates].sort((a, b) => b.length - a.length).join('|')})(?:<[^<>]*>|[*_])*\\s+(?:shall|will|must|may|agrees|undertakes|is\\s+(?:entitled|responsible|required)|has\\s+the\\s+right)\\b`,
    'gu',
  );
  for (const { 1: name = '', index } of text.matchAll(pattern)) {
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

type Alias = {
  readonly alias: string;
  readonly start: number;
  readonly long: string;
  readonly longStart: number;
};

/** The parties of the opening: `Acme Ltd (the “Vendor”)`, `the Licensor (CITY)`, `(1) …; and (2) …`. */
function partiesOf(text: string, clauses: readonly Clause[]): readonly RoleName[] {
  const firstDuty = clauses.find(
    ({ role, number, parent }) => role === 'operative' && number !== undefined && parent === undefined,
  );
  const end = Math.min(firstDuty?.paragraphs[0]?.span.end ?? firstDuty?.span.end ?? text.length, 12_000);
  const opening = clauses
    .filter(({ role, span }) => role !== 'contents' && role !== 'definition' && span.start < end)
    .flatMap(({ paragraphs }) => paragraphs.filter(({ span }) => span.start < end).map(({ span }) => span));
  const aliases: Alias[] = [];
  const seen = new Set<number>();
  for (const span of opening) {
    const words = text.slice(span.start, span.end);
    if (
      !/\b(?:between|party|parties|by and|among|enter(?:s|ed)? into|located|office|incorporated|registered|organi[sz]ed|represented|established|and)\b|\(the\b|\([“"]/iu.test(
        words,
      )
    )
      continue;
    for (const match of words.matchAll(aliasPattern)) {
      const alias = (match[1] ?? match[2] ?? '').replace(/[,.]$/u, '').trim();
      const at = span.start + match.index;
      // The pattern folds case for its small words; a name in bare brackets must be in capitals.
      if (alias === '' || seen.has(at) || notParties.test(alias)) continue;
      if (match[1] === undefined && alias !== alias.toUpperCase()) continue;
      seen.add(at);
      const long = longName(words.slice(0, match.index));
      aliases.push({
        alias,
        start: at + match[0].indexOf(match[1] ?? match[2] ?? ''),
        long: long.words,
        longStart: span.start + long.start,
      });
    }
  }
  return aliases.slice(0, 12).flatMap((it) => toNames(it, aliases));
}

const aliasPattern =
  /\(\s*(?:(?:hereinafter|hereafter|henceforth|referred|to|as|called|in|this|agreement|the|an?|each|also|known|or|together|with|its|individually|collectively)[\s,:]+){0,9}(?:[“"'‘](?:the\s+)?\**([^“”"'’*()]{2,60}?)\**[”"'’]|\**([A-Z][A-Z .&-]{2,40})\**)/giu;
const notParties =
  /^(?:agreement|contract|effective date|commencement date|parties|party|services?|project|system|term|act|dpa|programme?|purpose|solution|platform|data|software|start date)$|agreement|date$|\bterms\b|^this\b|\b(?:data set|information|services?|system|materials?|software|documentation|law)$/iu;

function longName(before: string): { readonly words: string; readonly start: number } {
  const found =
    /(?:^|[\s,;:(“"*>])((?:the\s+)?\p{Lu}[\p{L}\p{N}’'.&-]*(?:[ \n]+(?:\p{Lu}[\p{L}\p{N}’'.&-]*|of|for|and|the|de|del|la|du|on|behalf))*)(?:[*_]{0,2}[\s,]+(?:an?|whose|having|with|located|registered|incorporated|organi[sz]ed|acting|represented|established|on behalf|its|by|through|at|company|corporation)\b[^;]{0,400})?[*_]{0,2}[\s,]*$/u.exec(
      before,
    );
  const words = found?.[1] ?? '';
  return {
    words: words.replace(/^the\s+/iu, '').replace(/\s+/gu, ' '),
    start: (found?.index ?? 0) + (found?.[0].indexOf(words) ?? 0),
  };
}

function toNames({ alias, start, long, longStart }: Alias, all: readonly Alias[]): readonly RoleName[] {
  const name = alias.replace(/^the\s+/iu, '');
  const role = partyRole(name, long, all);
  if (role === undefined) return [];
  const short: RoleName = { role, name, source: 'party', span: { start, end: start + alias.length } };
  if (long.length < 3 || long === name || /^(?:and|between|by)$/iu.test(long)) return [short];
  return [
    short,
    { role, name: long, source: 'party', span: { start: longStart, end: longStart + long.length } },
  ];
}

function partyRole(name: string, long: string, all: readonly Alias[]): Role | undefined {
  const other = others.find(([, pattern]) => pattern.test(name));
  if (other !== undefined) return other[0];
  if (publicBody.test(name)) return 'authority';
  if (plainSupplier.test(name)) return 'supplier';
  if (publicBody.test(long)) return 'authority';
  if (/^(?:licensor|data discloser)$/iu.test(name) && all.some(({ alias }) => supplierWords.test(alias)))
    return 'authority';
  if (authorityWords.test(name)) return 'authority';
  if (supplierWords.test(name) || /^(?:licensee|licensor|recipient)$/iu.test(name)) return 'supplier';
  if (supplierWords.test(long)) return 'supplier';
  return authorityWords.test(long) ? 'authority' : undefined;
}
