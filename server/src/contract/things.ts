import type { Definition, RoleName, ThingName } from './contract.ts';

const data =
  /\b(?:data|information|records?|content|footage|images?|recordings?|files?|templates?|datasets?|scores?|profiles?|results?|outputs?)$|^(?:data|information|records) (?:of|on|about)\b/iu;
const system =
  /\b(?:systems?|platform|services?|software|app|application|solution|technology|equipment|models?|engine|cameras?|devices?|tools?|products?|network)$/iu;
/** What a meaning begins with: “means all personal data that …”. */
const meansData =
  /^[”"’'*_\s|]{0,8}(?::|means?|is|are|shall mean|includes?)?\s*(?:(?:all|any|the|every|each|an?|and|or|personal|such|other|raw|public|identifiable|written)\s+){0,5}(?:data|information|records|footage|images|recordings)\b/iu;
const meansSystem =
  /^[”"’'*_\s|]{0,8}(?::|means?|is|are|shall mean|includes?)?\s*(?:(?:all|any|the|every|each|an?|and|or|adaptive|online|hosted|automated)\s+){0,4}(?:system|platform|software|application|technology|solution|equipment|cameras|models?|chatbot|assistant)\b/iu;
/** Terms that are about a party’s own papers or about the law, and not about people’s data. */
const others =
  /\b(?:confidential|proprietary|usage|statistical|technical|feedback|financial|billing|account|contact|marketing|service credits?|test|acceptance|protection|subject|breach|commissioner)\b/iu;

/** The terms by which a draft calls the data and the system it is about, as its definitions show. */
export function thingsOf(
  terms: readonly {
    readonly definition: Definition;
    readonly words: { readonly thing: ThingName['thing'] | undefined };
  }[],
  names: readonly RoleName[],
): readonly ThingName[] {
  const suppliers = names.filter(({ role }) => role === 'supplier').map(({ name }) => name.toLowerCase());
  const people = new Set(names.map(({ name }) => name));
  return terms.flatMap(({ definition: { term, span }, words: { thing } }): readonly ThingName[] => {
    if (thing === undefined || people.has(term)) return [];
    const lower = term.toLowerCase();
    return suppliers.some((name) => lower.startsWith(name)) ? [] : [{ thing, name: term, span }];
  });
}

/** Whether a term stands for data or a system, by itself and by the words behind it. */
export function meantThing(term: string, meaning: string): ThingName['thing'] | undefined {
  if (!/^\p{Lu}/u.test(term) || others.test(term)) return undefined;
  if (data.test(term) || meansData.test(meaning)) return 'data';
  return system.test(term) || meansSystem.test(meaning) ? 'system' : undefined;
}
