import {
  adverbBit,
  articleBit,
  capitalBit,
  doBit,
  dutyBit,
  pluralDutyBit,
  refusalBit,
  subordinatorBit,
} from './features.ts';
import type { Modal } from './modals.ts';
import type { Mention } from './sentences.ts';
import type { Words } from './words.ts';

/**
 * “The Provider protects the platform”, “Provider does not sell data”: translated and plain contracts lay duties in the
 * present tense. The head of a duty has no words, that of a prohibition has two.
 */
export function presentAt(words: Words, mentions: readonly Mention[], at: number): Modal | undefined {
  if (!words.is(at, dutyBit | pluralDutyBit | doBit) || words.is(at, capitalBit)) return undefined;
  const refuses =
    words.is(at, doBit) &&
    (words.word(at).endsWith('n') || words.word(at + 1) === 'not') &&
    words.is(at + 2, refusalBit);
  const adverb = words.is(at - 1, adverbBit) ? 1 : 0;
  const end = at - adverb - pairedVerbs(words, at - adverb);
  const subject = mentions.find(({ to, possessive }) => to === end && !possessive);
  if (subject === undefined) return undefined;
  // “we keep”, “the Parties publish”: the verb has no ending.
  const several = /^(?:we|you|parties)$/u.test(words.word(subject.to - 1));
  if (!refuses && !words.is(at, several ? pluralDutyBit : dutyBit)) return undefined;
  const first = words.is(subject.from - 1, articleBit) ? subject.from - 1 : subject.from;
  const opens =
    first === 0 ||
    words.breakBefore(first) ||
    (several && first <= 3 && /^(?:each|every|once|twice)$/u.test(words.word(0)));
  if (!opens || words.is(first - 1, subordinatorBit)) return undefined;
  return refuses ? { modality: 'must not', length: 2 } : { modality: 'must', length: 0 };
}

/** How many words before `at` lay another act beside it: “has implemented and maintains”, “has put in place and keeps”. */
function pairedVerbs(words: Words, at: number): number {
  if (words.word(at - 1) !== 'and') return 0;
  if (words.breakBefore(at - 1) || words.breakBefore(at - 2)) return 0;
  for (let back = 3; back <= 6; back += 1) {
    const first = Math.max(at - back, 0);
    if (words.breakBefore(first)) return 0;
    if (words.word(first) === 'has') return back;
  }
  return 0;
}

/** “The Provider never sells data”, “The tool never decides”: a prohibition of one word. */
export function neverDoes(words: Words, at: number): Modal | undefined {
  return words.word(at) === 'never' &&
    at > 0 &&
    !words.pauseBefore(at) &&
    !/^(?:is|are|was|were|has|have|had|been|be)$/u.test(words.word(at - 1)) &&
    !words.is(at + 1, capitalBit) &&
    /[^su]s$/u.test(words.word(at + 1))
    ? { modality: 'must not', length: 1 }
    : undefined;
}

/**
 * What a draft that lays its duties in the present tense throughout lays down besides: “Data are not transferred”, “The
 * Holder remits the file”, “The register is open to the Client”.
 */
export function indicativeAt(words: Words, mentions: readonly Mention[], at: number): Modal | undefined {
  const word = words.word(at);
  if (word === 'is' || word === 'are') {
    const denied = /^(?:not|never)$/u.test(words.word(at + 1)) ? 1 : 0;
    let verb = at + 1 + denied;
    while (verb < at + 5 && (words.is(verb, adverbBit) || between.test(words.word(verb)))) verb += 1;
    if (!acts.test(words.word(verb)) || describes.test(words.word(verb)) || words.is(verb, capitalBit))
      return undefined;
    return denied === 1 ? { modality: 'must not', length: 2 } : { modality: 'must', length: 0 };
  }
  if ((word === 'does' || word === 'do') && words.word(at + 1) === 'not')
    return { modality: 'must not', length: 2 };
  if (!/^\p{Ll}{2,}s$/u.test(word) || noVerb.test(word) || words.is(at, capitalBit)) return undefined;
  const end = words.is(at - 1, adverbBit) ? at - 1 : at;
  const bears = mentions.some(({ to, possessive, role }) => to === end && !possessive && role !== 'data');
  return bears && !words.breakBefore(at) ? { modality: 'must', length: 0 } : undefined;
}

const between = /^(?:only|also|always|then|in|any|case|each|time|at|once|no|longer|without|delay)$/u;
const acts =
  /(?:ed|[^fgio]en|own|orn|ept|elt|ent|ade|eld|aid|lain|one|ven|old|ought|aught)$|^(?:put|let|set|cut|shut|read|lost|borne|found|bound|built|begun|seen|accessible|available|open|opposable|binding|permissible|admissible|liable|answerable|free)$/u;
/** What things are, and not what is done. */
const describes =
  /^(?:based|located|situated|called|named|known|defined|meant|governed|drawn|composed|constituted|concluded|attached|annexed|appended|understood|deemed|intended|when|then|even|often|open-ended|been|evident|different|present|apparent|equivalent|competent|independent|dependent|sufficient|permanent|consistent|sent|concerned|agreed|aged|indeed|need|interested|desired)$/u;
const noVerb =
  /(?:ss|us|is)$|^(?:as|has|was|its|this|thus|always|perhaps|others|parties|sides|less|plus|does|works|services|data|systems|premises|terms|users|staffs|employees|officers|agents|personnel|rights|obligations|duties|affairs)$/u;
