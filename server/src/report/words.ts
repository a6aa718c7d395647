import type { Language } from '../library/language.ts';
import { english, type RuleWords, type Words } from './english.ts';
import { inFrench } from './french.ts';
import { inSpanish } from './spanish.ts';

const catalogues: Readonly<Record<Language, () => Words>> = {
  en: () => english,
  es: inSpanish,
  fr: inFrench,
};

/** All that the engine says in a language. */
export function wordsIn(language: Language): Words {
  return catalogues[language]();
}

/** The words of a rule that is no safeguard or red flag: of a drafting check, on waivers or marked clauses. */
export function ruleWords(id: string, { rules }: Words): RuleWords | undefined {
  return Object.hasOwn(rules, id) ? rules[id as keyof typeof rules] : undefined;
}

/** A trait in words; of a word that is no trait, itself. */
export function traitWords(trait: string, { traits }: Words): string {
  return Object.hasOwn(traits, trait) ? traits[trait as keyof typeof traits] : trait;
}
