import { equal } from 'node:assert/strict';
import { readContract } from '../../server/src/contract/read.ts';
import { quote } from '../../server/src/report/citing.ts';

/** How a message quotes the words of a draft from `first` to `last`, both included. */
function quoted(text: string, first: string, last: string): string {
  const start = text.indexOf(first);
  return quote(readContract(text, 'markdown'), { start, end: text.indexOf(last, start) + last.length });
}

suite('what a message quotes of a draft in Markdown', () => {
  test('has no marks of emphasis, whole or half', () => {
    const text =
      '# Agreement\n\n## 1. Use\n\n1.1 The **Vendor** may keep “**Trial Data**” for *its own* use.\n';
    equal(quoted(text, 'The', 'use.'), 'The Vendor may keep “Trial Data” for its own use.');
    equal(quoted(text, 'Trial', 'for *its own*'), 'Trial Data” for its own');
    equal(quoted(text, 'Data**', 'Data**'), 'Data');
  });

  test('has no addresses of links, no tags, nothing struck out and no comments', () => {
    const text =
      '# Agreement\n\n## 1. Use\n\n1.1 The Vendor may [inspect](https://example.org/a_b) the <u>System</u> ~~daily~~ weekly<!-- or not -->.\n';
    equal(quoted(text, 'The', '.\n'), 'The Vendor may inspect the System weekly.');
  });

  test('keeps signs that are words of the draft', () => {
    const text = '# Agreement\n\n## 1. Use\n\n1.1 The Vendor shall fill in [30] days and form a_b_c.\n';
    equal(quoted(text, 'The', 'c.'), 'The Vendor shall fill in [30] days and form a_b_c.');
  });

  test('is the words of a heading', () => {
    equal(quoted('# Agreement\n\n## 1. **Audit _and_ Review**\n', '**Audit', 'Review**'), 'Audit and Review');
  });
});
