import { type Hover, MarkupKind, type Position } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Library } from '../library/compile.ts';
import type { Checked } from '../report/check.ts';
import { explanationOf } from '../report/page.ts';
import { rangeOf } from './diagnostics.ts';

/** How many findings one hover explains; a heading can carry many, and nobody reads a page in a hover. */
const most = 3;

/** The explanation of the findings at a position; `null` where there are none. */
export function hoverAt(
  document: TextDocument,
  { findings }: Checked,
  library: Library,
  position: Position,
): Hover | null {
  const offset = document.offsetAt(position);
  const here = findings.filter(({ span }) => span.start <= offset && offset <= span.end);
  const [first] = here;
  if (first === undefined) return null;
  const more =
    here.length > most
      ? [
          `_And ${here.length - most} more findings here: ${here
            .slice(most)
            .map(({ title }) => title)
            .join(', ')}._`,
        ]
      : [];
  const value = [...here.slice(0, most).map((finding) => explanationOf(finding, library)), ...more].join(
    '\n\n',
  );
  return { contents: { kind: MarkupKind.Markdown, value }, range: rangeOf(document, first.span) };
}
