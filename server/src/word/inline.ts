import type { Run } from './blocks.ts';

const plain: Run = { text: '', bold: false, italic: false, struck: false };

/** Words without markup. */
export function plainRuns(words: string): readonly Run[] {
  return words === '' ? [] : [{ ...plain, text: words }];
}

type Token =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'mark'; readonly text: string; readonly opens: boolean; readonly closes: boolean }
  | { readonly kind: 'look'; readonly look: 'bold' | 'italic'; readonly on: boolean; readonly text: string }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly link: string };

const syntax =
  /\\(?<escape>[!-/:-@[-`{-~])|(?<mark>(?<!\*)\*{1,3}(?!\*)|(?<!_)_{1,3}(?!_)|~~)|<(?<close>\/?)(?<tag>b|strong|i|em)>|(?<break><br\s*\/?>)|\[\^(?<note>[^\]\s]{1,20})\]|\[(?<label>[^[\]]{1,300})\]\((?<link>(?:https?:|mailto:)[^()\s]{1,500})\)/giu;

/** The runs of Markdown words: bold, italic and struck-out words, links, footnote marks. Anything else stays as it is. */
export function inlineRuns(words: string): readonly Run[] {
  const tokens = paired(tokensOf(words));
  const runs: Run[] = [];
  let look = plain;
  for (const token of tokens) {
    switch (token.kind) {
      case 'words':
        runs.push({ ...look, text: token.text });
        break;
      case 'note':
        // Which number it gets is for the document to say; until then it is known by its words.
        runs.push({ ...plain, note: 0, text: token.text });
        break;
      case 'link':
        runs.push({ ...look, text: token.text, link: token.link });
        break;
      case 'look':
        look = { ...look, [token.look]: token.on };
        break;
      case 'mark':
        look = turned(look, token.text);
        break;
    }
  }
  return joined(runs);
}

function turned(look: Run, mark: string): Run {
  if (mark === '~~') return { ...look, struck: !look.struck };
  const bold = mark.length > 1 ? !look.bold : look.bold;
  return { ...look, bold, italic: mark.length === 2 ? look.italic : !look.italic };
}

function tokensOf(words: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (const found of words.matchAll(syntax)) {
    const { escape: sign, mark, tag, note, label, link, break: lineBreak } = found.groups ?? {};
    const [whole] = found;
    if (found.index > at) tokens.push({ kind: 'words', text: words.slice(at, found.index) });
    at = found.index + whole.length;
    if (sign !== undefined) tokens.push({ kind: 'words', text: sign });
    else if (lineBreak !== undefined) tokens.push({ kind: 'words', text: '\n' });
    else if (note !== undefined) tokens.push({ kind: 'note', text: whole });
    else if (label !== undefined && link !== undefined) tokens.push({ kind: 'link', text: label, link });
    else if (tag !== undefined) {
      const look = /^(?:b|strong)$/iu.test(tag) ? 'bold' : 'italic';
      tokens.push({ kind: 'look', look, on: found.groups?.close === '', text: whole });
    } else if (mark !== undefined) {
      const before = words[found.index - 1] ?? ' ';
      const after = words[at] ?? ' ';
      tokens.push({ kind: 'mark', text: mark, ...sides(mark, before, after) });
    }
  }
  if (at < words.length) tokens.push({ kind: 'words', text: words.slice(at) });
  return tokens;
}

/** Whether a mark can open or close emphasis between two signs, as CommonMark says. */
function sides(
  mark: string,
  before: string,
  after: string,
): { readonly opens: boolean; readonly closes: boolean } {
  const space = /\s/u;
  const sign = /[\p{P}\p{S}]/u;
  const left = !space.test(after) && (!sign.test(after) || space.test(before) || sign.test(before));
  const right = !space.test(before) && (!sign.test(before) || space.test(after) || sign.test(after));
  if (!mark.startsWith('_')) return { opens: left, closes: right };
  return { opens: left && (!right || sign.test(before)), closes: right && (!left || sign.test(after)) };
}

/** The tokens with every mark that has no partner as the words it is. */
function paired(tokens: readonly Token[]): readonly Token[] {
  const partners = new Set<number>();
  const open = new Map<string, number>();
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'mark') continue;
    const start = open.get(token.text);
    if (token.closes && start !== undefined) {
      partners.add(start).add(index);
      open.delete(token.text);
    } else if (token.opens) open.set(token.text, index);
  }
  return tokens.map((token, index) =>
    token.kind === 'mark' && !partners.has(index) ? { kind: 'words', text: token.text } : token,
  );
}

function joined(runs: readonly Run[]): readonly Run[] {
  const whole: Run[] = [];
  for (const run of runs) {
    const last = whole.at(-1);
    const same =
      last !== undefined &&
      last.note === undefined &&
      run.note === undefined &&
      last.link === run.link &&
      last.bold === run.bold &&
      last.italic === run.italic &&
      last.struck === run.struck;
    if (same) whole[whole.length - 1] = { ...last, text: last.text + run.text };
    else whole.push(run);
  }
  return whole;
}
