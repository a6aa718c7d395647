import type { LeftOut } from '../draft/insert-all.ts';
import type { Library } from '../library/compile.ts';
import { cited, joined, quote } from './citing.ts';
import { draftingRule } from './drafting.ts';

/** Why a clause was left out when several were put in at once, in a sentence. */
export function leftOutReason(leftOut: LeftOut, library: Library): string {
  switch (leftOut.why) {
    case 'no gap':
      return 'The draft has no gap there.';
    case 'harm':
      return leftOut.brings.length === 0
        ? 'With its clause the draft would no longer read as a contract.'
        : `Its clause would bring ${joined(leftOut.brings.map((id) => `“${titleOf(id, library)}”`))}.`;
    case 'no answer': {
      const { outcome, contract } = leftOut;
      const [against] = [...outcome.contradictions, ...outcome.qualifiers];
      if (against === undefined) return 'Its clause alone would not close the gap.';
      const where = cited(contract, [against.clause]);
      return `Even with its clause, ${where} would take it back: “${quote(contract, against.span)}”.`;
    }
  }
}

function titleOf(id: string, { safeguards, redFlags }: Library): string {
  return (safeguards.get(id) ?? redFlags.get(id) ?? draftingRule(id))?.title ?? 'a waiver that does not hold';
}
