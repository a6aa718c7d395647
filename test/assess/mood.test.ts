import { equal } from 'node:assert/strict';
import { MoodMemory } from '../../server/src/assess/mood.ts';
import { readContract } from '../../server/src/contract/read.ts';

const states = 'The City reads the books of the Vendor. ';
const article = (number: number, words: string): string => `## ${number}. Books\n\n${words}\n\n`;
const draft = (...words: readonly string[]): string =>
  `# Agreement\n\n${words.map((it, at) => article(at + 1, it)).join('')}`;
const laysInPresent = (text: string, memory = new MoodMemory(), same = 0): boolean =>
  memory.isIndicative(readContract(text, 'markdown'), same);

suite('a draft lays its duties in the present tense', () => {
  test('where it hardly says shall, must or will', () => {
    equal(laysInPresent(draft(states.repeat(60))), true);
    equal(laysInPresent(draft(states.repeat(60), 'The City shall pay. The Vendor must serve.')), true);
    for (const modal of ['shall', 'must', 'will', 'should', 'SHALL', 'MUST', 'WILL'])
      equal(laysInPresent(draft(states.repeat(60), `The City ${modal} pay. `.repeat(4))), false, modal);
    equal(laysInPresent(draft(states.repeat(60), 'The City may pay the marshall. '.repeat(4))), true);
  });
  test('which a short draft does not tell', () => {
    equal(laysInPresent(draft(states.repeat(45))), false);
    equal(laysInPresent(draft(states.repeat(25), states.repeat(26))), true);
  });
  test('by its articles, and not by what is attached to them', () => {
    const schedule = `## Schedule 1\n\n${'The City shall pay. '.repeat(10)}\n`;
    equal(laysInPresent(draft(states.repeat(60)) + schedule), true);
    equal(
      laysInPresent(draft('The City pays.') + schedule.replaceAll('shall pay', 'pays').repeat(20)),
      false,
    );
  });
  test('by as much of them as is enough to tell', () => {
    const much = Array.from({ length: 12 }, () => states.repeat(90));
    equal(laysInPresent(draft(...much, 'The City shall pay. '.repeat(200))), true);
    equal(laysInPresent(draft('The City shall pay. '.repeat(200), ...much)), false);
  });
  test('as it did before, unless what tells has changed', () => {
    const memory = new MoodMemory();
    const before = draft(states.repeat(60), 'The City is.');
    const after = draft(states.repeat(60), 'The City is. ', `${'The City shall pay. '.repeat(9)}`);
    equal(laysInPresent(before, memory), true);
    equal(laysInPresent(before, memory, before.length), true);
    equal(laysInPresent(after, memory, before.length), false);
    equal(laysInPresent(before, memory, 20), true);
    const loud = before.replaceAll('reads', 'shall');
    equal(laysInPresent(loud, memory, 20), false);
    equal(laysInPresent(before, memory, 20), true);
  });
});
