import { deepEqual, equal } from 'node:assert/strict';
import { readContract } from '../../server/src/contract/read.ts';
import { blankAt, waiverWordAt } from '../../server/src/draft/cursor.ts';
import { withCursor } from '../support/cursor.ts';
import { draftIn, styles } from '../support/drafts.ts';

const [style] = styles;
if (style === undefined) throw new Error('no styles');
const inDraft = (line: string): string => `${draftIn(style)}\n5.3 ${line}\n`;
const blank = (line: string): string | undefined => {
  const { text, offset } = withCursor(inDraft(line));
  const found = blankAt(readContract(text, 'markdown'), offset);
  return found === undefined ? undefined : `${text.slice(found.span.start, found.span.end)} ${found.typed}`;
};
const waiver = (line: string): string | undefined => {
  const { text, offset } = withCursor(line);
  const found = waiverWordAt(readContract(text, 'markdown'), offset);
  if (found === undefined) return undefined;
  return [found.part, text.slice(found.span.start, found.span.end), ...found.has].join(' ').trim();
};

suite('a blank at the cursor', () => {
  test('may be in brackets, in double brackets, a line, or not closed yet', () => {
    equal(blank('The seat is [‸].'), '[] ');
    equal(blank('The seat is [ ‸ ].'), '[  ] ');
    equal(blank('The seat is [[Ci‸]].'), '[[Ci]] Ci');
    equal(blank('The seat is __‸____.'), '______ ');
    equal(blank('The seat is [Ve‸'), '[Ve Ve');
    equal(blank('The seat is [insert ‸name].'), '[insert name] insert');
  });

  test('is no link, footnote, task or code', () => {
    deepEqual(
      ['See [the‸](https://a.b).', 'See [^‸1].', 'The seat‸ is [ ].', '\n- [‸ ] done', '\n```\n[‸]\n```'].map(
        blank,
      ),
      [undefined, undefined, undefined, undefined, undefined],
    );
  });
});

suite('a waiver at the cursor', () => {
  test('wants its verb, then what it waives, then its attributes', () => {
    equal(waiver('<!-- safeguards: ‸ -->'), 'verb');
    equal(waiver('<!-- safeguards: wa‸'), 'verb wa');
    equal(waiver('<!-- safeguards: waive ‸ -->'), 'id');
    equal(waiver('[safeguards: waive audit‸]'), 'id audit');
    equal(waiver('<!-- safeguards: waive audit-rights ‸'), 'attribute');
    equal(waiver('<!-- safeguards: waive audit-rights reason="a b" ‸ by="c" -->'), 'attribute  reason by');
  });

  test('wants nothing in a value, behind it and elsewhere', () => {
    deepEqual(
      [
        '<!-- safeguards: waive audit-rights reason="a ‸" -->',
        '<!-- safeguards: waive audit-rights reason=‸',
        '<!-- safeguards: waive audit-rights --> ‸',
        '<!-- a comment ‸ -->',
        'safeguards: waive ‸',
      ].map(waiver),
      [undefined, undefined, undefined, undefined, undefined],
    );
  });
});
