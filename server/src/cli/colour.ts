import type { Paint } from '../report/text.ts';

/** Words in the colours of a terminal. */
export const inColour: Paint = (kind, words) => `\u001b[${codes[kind]}m${words}\u001b[0m`;

const codes: Readonly<Record<Parameters<Paint>[0], number>> = {
  error: 31,
  warning: 33,
  information: 36,
  name: 1,
};

type Stream = { readonly isTTY?: boolean };

/**
 * Whether what goes to `stream` is coloured: on a terminal, unless `NO_COLOR` holds something; `FORCE_COLOR` outweighs
 * both, `0` and `false` for none.
 */
export function wantsColour(stream: Stream, env: NodeJS.ProcessEnv): boolean {
  const { FORCE_COLOR: forced, NO_COLOR: none = '', TERM: terminal } = env;
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return stream.isTTY === true && none === '' && terminal !== 'dumb';
}

/** Whether `stream` shows a line that is drawn over and over: a terminal, and nobody's log. */
export function showsProgress(stream: Stream, env: NodeJS.ProcessEnv): boolean {
  const { CI: ci = '', TERM: terminal } = env;
  return stream.isTTY === true && (ci === '' || ci === 'false') && terminal !== 'dumb';
}
