import type { Phrase } from './library.ts';

/**
 * Words that take back what stands beside them, in whatever sentence of the clause: the supplier keeps the judgement, or
 * the duty is only wished for. They weaken every safeguard.
 */
export const takingBack: Phrase = '{taking back}';
