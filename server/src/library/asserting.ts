import type { LibraryData, Phrase } from './library.ts';
import { roles } from './ops.ts';

/**
 * The phrases of red flags and contradictions that say what is the case in words alone: they have no head of a statement,
 * which would tell whether it is denied, nor a word by which they reckon with that.
 */
export function assertingPhrases({ redFlags, safeguards, vocabulary }: LibraryData): ReadonlySet<Phrase> {
  const known = new Map<Phrase, boolean>();
  const reckons = (phrase: Phrase): boolean => {
    const before = known.get(phrase);
    if (before !== undefined) return before;
    // A circle in the vocabulary is told elsewhere.
    known.set(phrase, false);
    const found =
      reckoning.test(phrase) ||
      Array.from(phrase.matchAll(/\{([^}]+)\}/gu), ([, name = '']) => name).some(
        (name) => !isRole(name) && (vocabulary[name] ?? []).some(reckons),
      );
    known.set(phrase, found);
    return found;
  };
  const phrases = [
    ...redFlags.flatMap(({ any }) => any),
    ...safeguards.flatMap(({ contradicted }) => contradicted.flatMap(({ any }) => any)),
  ];
  return new Set(
    phrases.filter((phrase) => !phrase.includes(' & ') && !hedging.test(phrase) && !reckons(phrase)),
  );
}

/** A denying word, or the head of a statement. */
const reckoning =
  /(?<![\w-])(?:no|not|never|nor|neither|nothing|nobody|none|cannot|without)(?![\w-])|\{[^}]* (?:must|may|must not|need not)\}/u;
/** Other words by which a phrase itself reckons with a denial: “does ...3 warrant”, “liability ...8 exceed”. */
const hedging =
  /(?<![\w-])(?:don|doesn|does|do|isn|aren|unless|except|save|only|until|exceeds?|limited|whether|whatever|how|deny|denied|lacks?)(?![\w-])/u;

const isRole = (name: string): boolean => roles.some((role) => name === role || name === `${role}'s`);
