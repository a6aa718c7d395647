import type { Phrase } from './library.ts';

/**
 * Words that take back what stands beside them, in whatever sentence of the clause: the supplier keeps the judgement, or
 * the duty is only wished for. They weaken every safeguard.
 */
export const takingBack: readonly Phrase[] = [
  '(for|to|with) ...2 ({supplier}|it|them) (alone|only) ...3 to (decide|determine|judge|choose)',
  '(matter|question|decision|choice) ...3 (for|of) ...2 ({supplier}|it) (alone|only)',
  '({supplier}|it) (alone|only|solely) ...3 (decides|determines|judges|chooses|decide|determine)',
  '(decided|determined|fixed|chosen|settled) (solely|exclusively|alone|only)? by ...2 {supplier} (alone|only)',
  '(as|how) (it|they|{supplier}) (pleases|please|likes|wishes|chooses|prefers)',
  '({supplier may}|{authority may}) ...3 (dispense with|skip|do without|forgo|pass over)',
  '(limited|confined|restricted) to ...2 what ...10 (spare|available|afford|convenient|allow|allows)',
  'whether or not ...16 (finished|completed|complete|done|ready|carried out|approved)',
  "(require|requires|needs|presupposes|awaits|subject to) ...6 {supplier's} ...3 (sign-off|assent|blessing|clearance|consent|approval|permission)",
  '(until|unless|before) ...6 {supplier} ...3 (=confirmed|=approved|=cleared|=agreed|=consented|=accepted|=released|=confirms|=approves|=agrees|=consents)',
  '(where|if|when|as|so far as|to the extent|in the measure) ...4 (budget|budgets|resources|funds|funding|capacity|staffing|means|workload|work|commitments|priorities|calendar) ...3 (permit|permits|allow|allows|suffice|permitting)',
  '(once|after|only if|unless|until|provided) ...6 {supplier} ...2 (given|granted|gives|grants) ...4 (agreement|consent|approval|permission|leave)',
  '(create|creates|creating|impose|imposes) no ...3 (duty|obligation|liability)',
  '(is|are|be) ...2 (aspirational|non-binding|not =binding|not legally =binding|indicative only|for guidance only|statements of intent|a statement of intent|without legal force)',
  "({supplier}|{supplier's} ...2 (counsel|lawyers|management|board)) (=settles|=decides|=determines|=judges|=chooses) ...2 (what|which|whether|when|how)",
  'for ...2 {supplier} to (judge|decide|determine|say|choose)',
  '{supplier may} ...3 (strike|veto|censor|edit)',
  '(provided that|on condition that|only if) ...4 {authority} ...2 (=signed|=paid|=waived|=released|=settled|=signs|=pays|=waives|=releases|=settles)',
  '(does|do|shall|will) not ...2 (give rise to|create|impose) ...4 (duty|obligation|commitment)',
  '(unless|save where|except where) ...2 (it|they|{authority}) ...2 (=thinks|=considers|=deems|=judges|=finds|=believes|=feels)',
  '(save|except|but|though) ...10 need not be',
  '(where|if|when) (time|money|staff|resources|funds) ...2 (short|lacking|limited|scarce|tight)',
  '(deemed|treated as|taken to be) ...3 (approved|satisfied|fulfilled|within ...6 (scope|contract|agreement|statement of work))',
];
