import type { Contract } from '../contract/contract.ts';
import { clauseAt } from '../contract/locate.ts';
import { isRunningText } from '../contract/running-text.ts';
import type { Span } from '../contract/span.ts';

/** A blank that waits for a value, such as `[[30]]`, `[ ]` or `____`, and what a writer has begun in it. */
export type OpenBlank = {
  readonly span: Span;
  /** From the start of the blank to the cursor. */
  readonly before: string;
  /** The letters in front of the cursor, without bracket. */
  readonly typed: string;
};

const blanks = /\[\[[^\][\r\n]{0,80}\]\]|\[[^\][\r\n]{0,80}\](?![(:[])|_{4,}|\[\[?[^\][\r\n]{0,40}$/gu;

/** The blank of the draft’s own text that holds `offset`, if any. */
export function blankAt(contract: Contract, offset: number): OpenBlank | undefined {
  const { text, format } = contract;
  const from = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const line = /[^\r\n]*/u.exec(text.slice(from))?.[0] ?? '';
  for (const { 0: whole, index } of line.matchAll(blanks)) {
    const span = { start: from + index, end: from + index + whole.length };
    const open = /^\[*/u.exec(whole)?.[0].length ?? 0;
    const close = /\]*$/u.exec(whole)?.[0].length ?? 0;
    if (offset < span.start + open || offset > span.end - close) continue;
    // A footnote, a task of a list and a waiver are no blanks.
    if (/^\[\^|^\[\s*safeguards:/iu.test(whole) || /^\s*[-*+]\s+$/u.test(line.slice(0, index)))
      return undefined;
    const role = clauseAt(contract, offset)?.role;
    if (role === 'contents' || role === 'signature' || !isRunningText(text, format, offset)) return undefined;
    const before = text.slice(span.start, offset);
    return { span, before, typed: before.slice(open).replace(/_/gu, '').trim() };
  }
  return undefined;
}

/** What a writer has begun in a waiver: its first word, the id of what it waives, or an attribute. */
export type WaiverWord = {
  readonly part: 'verb' | 'id' | 'attribute';
  /** The word so far, up to the cursor. */
  readonly span: Span;
  /** The attributes that the waiver has already. */
  readonly has: readonly string[];
};

/** Where in a waiver `offset` stands; `undefined` outside of waivers and inside quoted values. */
export function waiverWordAt({ text }: Contract, offset: number): WaiverWord | undefined {
  const near = text.slice(Math.max(0, offset - 600), offset);
  const opened =
    /(?:<!--|(?<=^|[\r\n])[^\S\r\n]*\[)\s*safeguards:(?![\s\S]*(?:-->|\][^\S\r\n]*[\r\n]))/iu.exec(near);
  if (opened === null) return undefined;
  const body = near.slice(opened.index + opened[0].length);
  const rest = /^[\s\S]{0,300}?(?:-->|\][^\S\r\n]*(?:[\r\n]|$)|$)/u.exec(text.slice(offset))?.[0] ?? '';
  const [word = ''] = /[^\s"“”=]*$/u.exec(body) ?? [];
  const done = body.slice(0, body.length - word.length);
  const span = { start: offset - word.length, end: offset };
  const open = done.replace(/[a-z]+\s*=\s*(?:"[^"]*"|“[^”]*”)/giu, '');
  if (/["“=]/u.test(open)) return undefined;
  if (/^\s*$/u.test(done)) return { part: 'verb', span, has: [] };
  if (/^\s*waive\s+$/iu.test(done)) return { part: 'id', span, has: [] };
  if (!/^\s*waive\s+[a-z][a-z-]*\s/iu.test(done) || !/\s$/u.test(done)) return undefined;
  const has = [...(body + rest).matchAll(/([a-z]+)\s*=/giu)].map(([, name = '']) => name.toLowerCase());
  return { part: 'attribute', span, has };
}
