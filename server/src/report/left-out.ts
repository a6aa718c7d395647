import type { LeftOut } from '../draft/insert-all.ts';
import type { Library } from '../library/compile.ts';
import { cited, quote } from './citing.ts';
import { ruleWords, wordsIn } from './words.ts';

/** Why a clause was left out when several were put in at once, in a sentence. */
export function leftOutReason(leftOut: LeftOut, library: Library): string {
  const words = wordsIn(library.language);
  switch (leftOut.why) {
    case 'no gap':
      return words.leftOut.noGap;
    case 'harm':
      return leftOut.brings.length === 0
        ? words.leftOut.noContract
        : words.leftOut.brings(leftOut.brings.map((id) => titleOf(id, library)));
    case 'no answer': {
      const { outcome, contract } = leftOut;
      const [against] = [...outcome.contradictions, ...outcome.qualifiers];
      if (against === undefined) return words.leftOut.notAlone;
      return words.leftOut.takenBack(cited(contract, [against.clause], words), quote(contract, against.span));
    }
  }
}

function titleOf(id: string, { safeguards, redFlags, language }: Library): string {
  const words = wordsIn(language);
  return (safeguards.get(id) ?? redFlags.get(id) ?? ruleWords(id, words))?.title ?? words.leftOut.badWaiver;
}
