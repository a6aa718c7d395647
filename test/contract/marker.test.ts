import { equal } from 'node:assert/strict';
import {
  isAttachment,
  type Marker,
  markerOf,
  romanValue,
  signatureOf,
  toRoman,
} from '../../server/src/contract/marker.ts';

/** A marker as `word|open|label|close| from–to readings [path] text behind it`. */
function drawn(line: string, marker: Marker): string {
  const { word, open, label, close, start, end, readings, above, last, rest } = marker;
  const read = readings.map(({ kind, value }) => `${kind} ${value}`).join(', ');
  const path = [...above, last].join(' ');
  return `${word}|${open}|${label}|${close}| ${start}–${end} ${read} [${path}] ${line.slice(rest)}`;
}

/** Checks the numbers at the start of lines; `# ` before a line makes it a heading. */
function check(cases: readonly (readonly [line: string, expected: string])[]): void {
  for (const [written, expected] of cases) {
    const heading = written.startsWith('# ');
    const line = heading ? written.slice(2) : written;
    const marker = markerOf(line, heading);
    equal(marker === undefined ? 'none' : drawn(line, marker), expected, written);
  }
}

suite('numbers at the start of a line', () => {
  test('behind a word: the word, the brackets and the closing mark are told apart', () => {
    check([
      ['Article (2) Definitions', 'Article|(|2|)| 0–11 decimal 2 [2] Definitions'],
      ['**Article (2)** Definitions', 'Article|(|2|)| 2–13 decimal 2 [2] Definitions'],
      ['Article (2)Definitions, and more', 'Article|(|2|)| 0–11 decimal 2 [2] Definitions, and more'],
      ['Article 5. Audit', 'Article||5|.| 0–10 decimal 5 [5] Audit'],
      ['Article 5 Audit', 'Article||5|| 0–9 decimal 5 [5] Audit'],
      ['ARTICLE IV – AUDIT', 'ARTICLE||IV|| 0–10 upper-roman 4 [IV] AUDIT'],
      ['Schedule 2', 'Schedule||2|| 0–10 decimal 2 [2] '],
      ['§4 Audit', '§||4|| 0–2 decimal 4 [4] Audit'],
      ['§§ 4 Audit', '§§||4|| 0–4 decimal 4 [4] Audit'],
      ['Section 2(b) Audit', 'Section||2(b)|| 0–12 lower-letter 2 [2 b] Audit'],
      ['Section 2(b): audits are', 'Section||2(b)|:| 0–13 lower-letter 2 [2 b] audits are'],
      ['Clause 4.1. audits are held', 'Clause||4.1|.| 0–11 decimal 1 [4 1] audits are held'],
      ['Section GCC-4.2 Payment', 'Section||GCC-4.2|| 0–15 decimal 2 [GCC 4 2] Payment'],
      ['  ## **Section 7** Audit', 'Section||7|| 7–16 decimal 7 [7] Audit'],
      ['- Clause 3: Audit', 'Clause||3|:| 2–11 decimal 3 [3] Audit'],
      ['Exhibit A', 'Exhibit||A|| 0–9 upper-letter 1 [A] '],
      ['Part A. Terms', 'Part||A|.| 0–7 upper-letter 1 [A] Terms'],
      ['Sections 4 Audit', 'Sections||4|| 0–10 decimal 4 [4] Audit'],
      ['Section 4. Shall we?', 'Section||4|.| 0–10 decimal 4 [4] Shall we?'],
      ['Article  12.: Of audits', 'Article||12|.:| 0–13 decimal 12 [12] Of audits'],
    ]);
  });
  test('behind a word that goes on with a sentence are none', () => {
    check([
      ['Article (II). Of Peace', 'none'],
      ['Article (2) of the Convention', 'none'],
      ['Article (2) May be read', 'none'],
      ['Article 28 of the Regulation', 'none'],
      ['Section 4 Shall apply', 'none'],
      ['Section 4 And so on', 'none'],
      ['Schedule 2, the Prices', 'none'],
      ['Section4 Audit', 'none'],
      ['Section IIX: Audit', 'none'],
    ]);
  });
  test('without a word count where a mark, a part, or capitals behind them say so', () => {
    check([
      ['1. Audit', '||1|.| 0–2 decimal 1 [1] Audit'],
      ['1 Audit', '||1|| 0–1 decimal 1 [1] Audit'],
      ['1 AUDIT', '||1|| 0–1 decimal 1 [1] AUDIT'],
      ['12.3(b) The City', '||12.3(b)|| 0–7 lower-letter 2 [12 3 b] The City'],
      ['12.3 The City', '||12.3|| 0–4 decimal 3 [12 3] The City'],
      ['4(b) The City', '||4(b)|| 0–4 lower-letter 2 [4 b] The City'],
      ['4(b)', '||4(b)|| 0–4 lower-letter 2 [4 b] '],
      ['4) audit', '||4|)| 0–2 decimal 4 [4] audit'],
      ['1.1.', '||1.1|.| 0–4 decimal 1 [1 1] '],
      ['7 – Audit', '||7|| 0–1 decimal 7 [7] Audit'],
      ['7 - AUDIT OF BOOKS', '||7|| 0–1 decimal 7 [7] AUDIT OF BOOKS'],
      ['7. – Audit', '||7|.| 0–2 decimal 7 [7] Audit'],
      ['7 Audit and access', '||7|| 0–1 decimal 7 [7] Audit and access'],
      ['7 Audit, Access & Order', '||7|| 0–1 decimal 7 [7] Audit, Access & Order'],
      ['7  Audit', '||7|| 0–1 decimal 7 [7] Audit'],
      ['1a. Audit', '||1a|.| 0–3 lower-letter 1 [1 a] Audit'],
      ['1A. Audit', '||1A|.| 0–3 decimal 1 [1A] Audit'],
      ['1.2A Audit', '||1.2A|| 0–4 decimal 2 [1 2A] Audit'],
      ['1.*Audit*', '||1|.| 0–2 decimal 1 [1] Audit*'],
      ['4º Audit', '||4|º| 0–2 decimal 4 [4] Audit'],
      ['7.', '||7|.| 0–2 decimal 7 [7] '],
      ['7: Audit', '||7|:| 0–2 decimal 7 [7] Audit'],
      ['\uFEFF1. See', '||1|.| 1–3 decimal 1 [1] See'],
      ['- 1. see', '||1|.| 2–4 decimal 1 [1] see'],
      ['7 – AUDIT: it', '||7|| 0–1 decimal 7 [7] AUDIT: it'],
      ['7\tAUDIT', '||7|| 0–1 decimal 7 [7] AUDIT'],
      ['7 A B', '||7|| 0–1 decimal 7 [7] A B'],
      ['7. – — Audit', '||7|.| 0–2 decimal 7 [7] — Audit'],
    ]);
  });
  test('in a heading need no mark', () => {
    check([
      ['# 1 Audit', '||1|| 0–1 decimal 1 [1] Audit'],
      ['# 3 days', '||3|| 0–1 decimal 3 [3] days'],
      ['# #1. see', '||1|.| 1–3 decimal 1 [1] see'],
      ['# 3  days', '||3|| 0–1 decimal 3 [3] days'],
      ['# 3*days*', 'none'],
      ['# 4', 'none'],
    ]);
  });
  test('of something else are none', () => {
    check([
      ['1', 'none'],
      ['4 ', 'none'],
      ['3 days', 'none'],
      ['2020 census', 'none'],
      ['7 -Audit', 'none'],
      ['7.-Audit', 'none'],
      ['7 x AUDIT', 'none'],
      ['7 Audit: it is', 'none'],
      ['7 A', 'none'],
      ['7 «AUDIT»', 'none'],
      ['1.Audit', 'none'],
      ['10% of', 'none'],
      ['1,000 euros', 'none'],
      ['1-2 days', 'none'],
      ['7.—', 'none'],
      ['see', 'none'],
      ['', 'none'],
      ['7 aUDIT', 'none'],
      ['7 days of AUDIT', 'none'],
      ['3 Audits, 2 reports.', 'none'],
      ['7 – – Audit', 'none'],
      ['7 audit AND access', 'none'],
    ]);
  });
  test('with strokes are parts of one number', () => {
    check([
      ['2/1 The System', '||2/1|| 0–3 decimal 1 [2 1] The System'],
      ['2-1 The System', '||2-1|| 0–3 decimal 1 [2 1] The System'],
      ['2/1 the system', 'none'],
      ['A2.1 The System', '||A2.1|| 0–4 decimal 1 [A2 1] The System'],
      ['ST-1. The System', '||ST-1|.| 0–5 decimal 1 [ST 1] The System'],
      ['ST-1 The System', 'none'],
      ['1/2/3. “The System', '||1/2/3|.| 0–6 decimal 3 [1 2 3] “The System'],
    ]);
  });
  test('in brackets and with letters', () => {
    check([
      ['(a) see', '|(|a|)| 0–3 lower-letter 1 [a] see'],
      ['(iv) see', '|(|iv|)| 0–4 lower-roman 4 [iv] see'],
      ['(IV) see', '|(|IV|)| 0–4 upper-roman 4 [IV] see'],
      ['(aa) see', '|(|aa|)| 0–4 lower-letter 27 [aa] see'],
      ['(AA) see', '|(|AA|)| 0–4 upper-letter 27 [AA] see'],
      ['(12) see', '|(|12|)| 0–4 decimal 12 [12] see'],
      ['(a). see', '|(|a|).| 0–4 lower-letter 1 [a] see'],
      ['(a): see', '|(|a|):| 0–4 lower-letter 1 [a] see'],
      ['(j) see', '|(|j|)| 0–3 lower-letter 10 [j] see'],
      ['(I) see', '|(|I|)| 0–3 upper-letter 9, upper-roman 1 [I] see'],
      ['(ii) see', '|(|ii|)| 0–4 lower-letter 35, lower-roman 2 [ii] see'],
      ['(cc) see', '|(|cc|)| 0–4 lower-letter 29, lower-roman 200 [cc] see'],
      ['a. see', '||a|.| 0–2 lower-letter 1 [a] see'],
      ['b) see', '||b|)| 0–2 lower-letter 2 [b] see'],
      ['IV. see', '||IV|.| 0–3 upper-roman 4 [IV] see'],
      ['i. see', '||i|.| 0–2 lower-letter 9, lower-roman 1 [i] see'],
      ['iv) see', '||iv|)| 0–3 lower-roman 4 [iv] see'],
      ['A.', '||A|.| 0–2 upper-letter 1 [A] '],
      ['II.) see', '||II|.)| 0–4 upper-letter 35, upper-roman 2 [II] see'],
      ['z. see', '||z|.| 0–2 lower-letter 26 [z] see'],
    ]);
  });
  test('in brackets and with letters that count nothing are none', () => {
    check([
      ['(ab) see', 'none'],
      ['(the) see', 'none'],
      ['(mix) see', 'none'],
      ['(1a) see', 'none'],
      ['(iic) see', 'none'],
      ['(xa) see', 'none'],
      ['(Ii) see', 'none'],
      ['(aA) see', 'none'],
      ['(1234) see', 'none'],
      ['(aaa) see', 'none'],
      ['(aab) see', 'none'],
      ['a.see', 'none'],
      ['Mr. Smith', 'none'],
      ['XLC. see', 'none'],
      ['XX; see', 'none'],
    ]);
  });
  test('of bullets', () => {
    check([
      ['- see', '||-|| 0–1 list 1 [-] see'],
      ['* see', '||*|| 0–1 list 1 [*] see'],
      ['• see', '||•|| 0–1 list 1 [•] see'],
      ['① see', '||①|| 0–1 list 1 [①] see'],
      ['  ③see', '||③|| 2–3 list 1 [③] see'],
      ['–  see', '||–|| 0–1 list 1 [–] see'],
      ['  - see', '||-|| 2–3 list 1 [-] see'],
      ['-see', 'none'],
      ['-', 'none'],
    ]);
  });
});

suite('roman numbers', () => {
  test('are written from 1 to 399', () => {
    const cases = [
      [1, 'i'],
      [4, 'iv'],
      [9, 'ix'],
      [14, 'xiv'],
      [48, 'xlviii'],
      [90, 'xc'],
      [399, 'cccxcix'],
      [400, ''],
      [0, ''],
      [-3, ''],
      [Number.NaN, ''],
    ] as const;
    for (const [value, written] of cases) equal(toRoman(value), written, String(value));
  });
  test('are read in both cases, and only as they are written', () => {
    const cases = [
      ['iv', 4],
      ['XLVIII', 48],
      ['cc', 200],
      ['iiii', 0],
      ['vx', 0],
      ['iix', 0],
      ['b', 0],
      ['', 0],
      ['cccc', 0],
    ] as const;
    for (const [written, value] of cases) equal(romanValue(written), value, written);
  });
});

suite('numbers of one sequence', () => {
  const signature = (line: string): string => {
    const marker = markerOf(line, false);
    return marker === undefined ? 'none' : signatureOf(marker);
  };
  const alike = [
    ['1. See', '2. See'],
    ['1. See', '2: See'],
    ['Article 1', 'Articles 2'],
    ['Article 1', 'ARTICLE 2.'],
    ['Art. 1: See', 'ART. 2: See'],
    ['Clauses 1', 'Clause 2'],
    ['Schedule 1', 'Annex 2'],
    ['Schedule 1', 'Appendix B'],
    ['1.1 See', '1.2. See'],
    ['1.1 See', '1.2) See'],
    ['1(a) See', '1(b). See'],
    ['a) See', 'b.) See'],
  ] as const;
  const unlike = [
    ['1. See', '2) See'],
    ['1. See', '(2) See'],
    ['1. See', '1.1 See'],
    ['1.1 See', '1.1.1 See'],
    ['1.1 See', '1(b) See'],
    ['Article 1', 'Section 2'],
    ['Article 1', '2. See'],
    ['Schedule 1', 'Part 2'],
  ] as const;

  test('share word, brackets and depth, whatever closes them', () => {
    for (const [one, other] of alike) equal(signature(one), signature(other), `${one} and ${other}`);
  });
  test('differ where one of these does', () => {
    for (const [one, other] of unlike)
      equal(signature(one) === signature(other), false, `${one} and ${other}`);
  });
  test('of attachments are told by their word', () => {
    for (const word of ['Schedule', 'annex', 'ANNEXURE', 'exhibit']) equal(isAttachment(word), true, word);
    for (const word of ['', 'Part', 'Schedule of', 'subannex', 'Article'])
      equal(isAttachment(word), false, word);
  });
});
