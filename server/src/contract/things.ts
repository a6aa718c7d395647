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
  text: string,
  definitions: readonly Definition[],
  names: readonly RoleName[],
): readonly ThingName[] {
  const suppliers = names.filter(({ role }) => role === 'supplier').map(({ name }) => name.toLowerCase());
  const people = new Set(names.map(({ name }) => name));
  return definitions.flatMap(({ term, span }): readonly ThingName[] => {
    if (!/^\p{Lu}/u.test(term) || people.has(term) || others.test(term)) return [];
    if (suppliers.some((name) => term.toLowerCase().startsWith(name))) return [];
    const meaning = text.slice(span.end, span.end + 160).replace(/\s+/gu, ' ');
    if (data.test(term) || meansData.test(meaning)) return [{ thing: 'data', name: term, span }];
    if (system.test(term) || meansSystem.test(meaning)) return [{ thing: 'system', name: term, span }];
    return [];
  });
}
