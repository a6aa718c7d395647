import type { State } from '../../server/src/assess/assessment.ts';

/** A reader's judgement of one safeguard (or red flag) in one draft, with the words it rests on. */
export type Label = {
  readonly file: string;
  readonly safeguard: string;
  /** For a red flag `raised` or `not raised`. */
  readonly state: State | 'raised' | 'not raised';
  readonly quotes: readonly string[];
};

const states: ReadonlySet<string> = new Set<Label['state']>([
  'present',
  'partial',
  'weakened',
  'contradicted',
  'delegated',
  'heading only',
  'absent',
  'not applicable',
  'waived',
  'raised',
  'not raised',
]);

/**
 * The labels of a `labels.jsonl`, one object a line.
 * @throws Error with the line's number, from 1, where a line is no label.
 */
export function readLabels(text: string): readonly Label[] {
  return text.split(/\r?\n/u).flatMap((line, index) => {
    if (line.trim() === '') return [];
    const fail = (why: string): never => {
      throw new Error(`labels.jsonl:${index + 1}: ${why}`);
    };
    let raw: unknown;
    try {
      raw = JSON.parse(line);
    } catch {
      return fail('is not JSON; write one object a line');
    }
    const { file, safeguard, state, quotes = [] } = raw as Partial<Label>;
    if (typeof file !== 'string') return fail('“file” is missing');
    if (typeof safeguard !== 'string') return fail('“safeguard” is missing');
    if (typeof state !== 'string' || !states.has(state))
      return fail(`“state” must be one of ${[...states].join(', ')}`);
    if (!Array.isArray(quotes) || quotes.some((it) => typeof it !== 'string'))
      return fail('“quotes” must be a list of texts');
    return [{ file, safeguard, state, quotes }];
  });
}

/** Whether a state leaves people unprotected: what the eval counts as “gap”. */
export function isGap(state: Label['state']): boolean {
  return !['present', 'not applicable', 'waived', 'not raised'].includes(state);
}
