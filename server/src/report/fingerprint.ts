import { digestOf } from '../library/digest.ts';
import type { Checked } from './check.ts';

/**
 * A name for each finding of a draft, in their order, that stays the same while text is added elsewhere: made of the file,
 * the id, the state and the words it sits on, with a count where several are alike. 16 hexadecimal digits.
 */
export function fingerprintsOf(file: string, { contract, findings }: Checked): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map(({ id, state, span }) => {
    const words = contract.text.slice(span.start, span.end).replace(/\s+/gu, ' ');
    const own = [file.replaceAll('\\', '/'), id, state, words].join('\n');
    const times = seen.get(own) ?? 0;
    seen.set(own, times + 1);
    return digestOf(`${own}\n${times}`).slice(0, 16);
  });
}
