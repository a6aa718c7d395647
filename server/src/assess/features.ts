import { modalFirst } from './modal-words.ts';

/*
 * What a word tells by itself, as bits of one number, so that the reading of statements asks for a bit and compares no
 * letters.
 */

export const capitalBit = 1 << 0;
export const possessiveBit = 1 << 1;
/** Can begin the words of a modal: shall, is, agrees… */
export const modalBit = 1 << 2;
export const articleBit = 1 << 3;
/** Begins a subordinate clause: which, if, unless… */
export const subordinatorBit = 1 << 4;
/** Joins parts of a sentence: and, or, but… */
export const joinBit = 1 << 5;
export const prepositionBit = 1 << 6;
/** It, they. */
export const pronounBit = 1 << 7;
/** People and things that stand for the one they belong to: “the Supplier’s personnel shall” binds the Supplier. */
export const steadBit = 1 << 8;
/** A verb by which a party lays a duty on itself in the present tense: “protects”. */
export const dutyBit = 1 << 9;
/** The same without an ending, of “we”, “you” and “the Parties”: “protect”. */
export const pluralDutyBit = 1 << 10;
/** Do, does, and what is left of “don’t” and “doesn’t”. */
export const doBit = 1 << 11;
/** What a party says it does not do: “sell”. */
export const refusalBit = 1 << 12;
export const adverbBit = 1 << 13;
/** An abbreviation whose full stop ends no sentence. */
export const abbreviationBit = 1 << 14;
/** A verb or the like: words with one say something, and are no title. */
export const sayingBit = 1 << 15;
/** Makes another body of an “Authority” that follows: “Supervisory Authority”. */
export const qualifierBit = 1 << 16;
/** Neither, nobody, none, no. */
export const denierBit = 1 << 17;
export const neverBit = 1 << 18;
/** Nothing, not, nor: words that can take a sentence back. */
export const nothingBit = 1 << 19;
/** Gives, grants, obliges…: what is taken back where “nothing” stands before it. */
export const givingBit = 1 << 20;
/** Party and parties, also in the possessive. */
export const partyBit = 1 << 21;
/** Can be among words that claim precedence over other clauses: despite, without, prevails… */
export const precedenceBit = 1 << 22;

/** The bits of a word; `written` is as the draft has it. */
export function featuresOf(word: string, written: string): number {
  let bits = /^\p{Lu}/u.test(written) ? capitalBit : 0;
  if (word.endsWith("'") || word.endsWith("'s")) bits |= possessiveBit;
  if (/ly$|^also$/u.test(word)) bits |= adverbBit;
  if (presentDuties.has(thirdPerson(word))) bits |= pluralDutyBit;
  if (claiming.test(written)) bits |= precedenceBit;
  return bits | (listed.get(word) ?? 0);
}

/** What each wording that claims precedence holds; see `precedence` in `sentences.ts`. */
const claiming =
  /despite|notwithstanding|prevail|precedence|spite|override|derogation|preceding|foregoing|previous|exempt|exception|release|free|subject|bound|outside|regard|irrespective|without|apply|extend|bind|cover|restrict|disapplied|require|need|call/iu;

/** “publish” as “publishes”: the duties that “we”, “you” and “the Parties” bear are written without the ending. */
function thirdPerson(verb: string): string {
  if (/(?:s|sh|ch|x|z|o)$/u.test(verb)) return `${verb}es`;
  return /[^aeiou]y$/u.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`;
}

const wordsOf = (list: string): readonly string[] => list.split(' ');

const presentDuties: ReadonlySet<string> = new Set(
  wordsOf(
    'protects keeps maintains provides ensures deletes destroys erases returns notifies informs reports publishes restricts limits permits allows gives grants assists cooperates supports trains remedies corrects bears pays compensates submits carries conducts performs establishes operates implements applies records logs certifies undergoes documents appoints discloses consults answers refrains uses processes collects stores encrypts accesses refuses redirects tests reviews describes hosts holds verifies audits inspects examines monitors checks lends renders affords furnishes facilitates instructs briefs binds imposes guarantees remediates enables adopts engages obtains follows observes transmits hands delivers transfers evaluates assesses exercises refers contests repeats inserts places sends identifies prevents mitigates updates makes enters posts issues releases displays lists tells shares opposes challenges avoids abstains prepares completes investigates studies fixes stops maps takes supplies offers explains communicates registers helps hears listens pauses suspends signs looks restores institutes accompanies guards safeguards secures executes wipes purges eliminates confines surrenders analyses preserves conserves remits replies responds collaborates contributes undertakes rectifies settles resolves ceases withdraws deposits designates teaches files lodges demonstrates shows opens admits passes forwards procures vouches indemnifies reimburses repairs removes blocks segregates convenes invites involves hires announces writes lets puts uploads alerts warns calls phones contacts bars prohibits forbids excludes switches reduces minimises minimizes designs configures chooses selects prefers strips masks anonymises pseudonymises declines rejects seeks weighs justifies scales narrows turns deactivates freezes quarantines honours respects complies conforms abides adheres measures cures reverses commissions arranges funds runs staffs escalates locks relays obeys reinstates reopens',
  ),
);

const listed: ReadonlyMap<string, number> = bitsOf([
  [dutyBit, [...presentDuties]],
  [modalBit, [...modalFirst, 'falls']],
  [articleBit, wordsOf('the a an each any either both such that every all neither no')],
  [
    subordinatorBit,
    wordsOf('which who whom where when if unless that as whether while until because whenever wherever'),
  ],
  [joinBit, wordsOf('and or but that nor')],
  [
    prepositionBit,
    wordsOf(
      'of by to from with under for between against on upon in at than within behalf about via through',
    ),
  ],
  [pronounBit, wordsOf('it they')],
  [
    steadBit,
    wordsOf(
      'personnel staff employee employees agent agents officer officers representative representatives auditor auditors committee board team unit department management counsel lawyers experts nominee nominees delegate delegates designee designees inspector inspectors',
    ),
  ],
  [doBit, wordsOf('do does don doesn')],
  [
    refusalBit,
    wordsOf(
      'sell rent use process take base rely decide deploy apply record disclose share retain keep collect store transfer combine train give provide release access allow permit discriminate subcontract engage respond reveal export move monetise monetize limit exclude retaliate pay offer accept try switch enable activate charge lock hide publish tolerate',
    ),
  ],
  [
    abbreviationBit,
    wordsOf(
      'no nos art arts sec sect cl para paras ltd inc co corp mr mrs ms dr st e.g i.e eg ie cf vs v p pp reg dept approx c.f.r u.s.c u.s',
    ),
  ],
  [
    sayingBit,
    wordsOf(
      'shall must may will can cannot should is are be has have to that who which where if when with by include includes including means agrees undertakes',
    ),
  ],
  [qualifierBit, wordsOf('supervisory judicial regulatory protection investigative enforcement oversight')],
  [denierBit, wordsOf('neither nobody none no')],
  [neverBit, ['never']],
  [nothingBit, wordsOf('nothing not nor')],
  [
    givingBit,
    wordsOf(
      'give gives giving grant grants granting confer confers conferring create creates creating entitle entitles entitling oblige obliges obligate obligates require requires requiring impose imposes imposing permit permits permitting authorise authorises authorize authorizes',
    ),
  ],
  [partyBit, wordsOf("party parties parties' party's side sides both each either neither")],
]);

function bitsOf(
  lists: readonly (readonly [bit: number, words: readonly string[]])[],
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [bit, words] of lists) for (const word of words) found.set(word, (found.get(word) ?? 0) | bit);
  return found;
}
