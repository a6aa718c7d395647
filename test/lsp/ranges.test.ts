import { ok } from 'node:assert/strict';
import fc from 'fast-check';
import { CompletionTriggerKind } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { termsOf } from '../../server/src/contract/terms.ts';
import { codeLensesOf } from '../../server/src/lsp/code-lens.ts';
import { completionsAt } from '../../server/src/lsp/completion.ts';
import { hoverAt } from '../../server/src/lsp/hover.ts';
import { definitionAt, placesAt } from '../../server/src/lsp/navigation.ts';
import { renameAt } from '../../server/src/lsp/rename.ts';
import { foldingRangesOf, selectionAt, symbolsOf } from '../../server/src/lsp/symbols.ts';
import { checkText } from '../../server/src/report/check.ts';
import { draftIn, styles } from '../support/drafts.ts';
import { library } from '../support/library.ts';

type Range = ReturnType<typeof rangesIn>[number];

/** Every range in an answer of the server, however deep. */
function rangesIn(answer: unknown): readonly {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}[] {
  if (typeof answer !== 'object' || answer === null) return [];
  if ('start' in answer && 'end' in answer) return [answer as Range];
  return Object.values(answer).flatMap((value: unknown) => rangesIn(value));
}

suite('every answer of the language server', () => {
  test('stays in the document, wherever the cursor is', () => {
    const checks = new Map(
      styles.flatMap((style) =>
        ['\n', '\r\n'].map((lineBreak) => {
          const text = draftIn(style, { lineBreak }).replace('with care', 'with “care” 🎥 [ ], clause 1');
          const languageId = style.format === 'markdown' ? 'markdown' : 'plaintext';
          const document = TextDocument.create('file:///draft', languageId, 1, text);
          const checked = checkText(text, library, style.format);
          return [
            `${style.name} ${JSON.stringify(lineBreak)}`,
            { text, document, checked, terms: termsOf(checked.contract) },
          ] as const;
        }),
      ),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...checks.keys()),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (name, share) => {
          const it = checks.get(name);
          if (it === undefined) throw new Error(name);
          const { document, checked, terms, text } = it;
          const { contract } = checked;
          const offset = Math.floor(share * text.length);
          const context = { triggerKind: CompletionTriggerKind.Invoked };
          const answers = [
            completionsAt(document, checked, library, offset, { snippets: true, context, terms }),
            hoverAt(document, checked, library, () => terms, document.positionAt(offset)),
            definitionAt(document, contract, terms, offset),
            selectionAt(document, contract, terms, offset),
            renameAt(document, contract, terms, offset, 'Zebra'),
            symbolsOf(document, contract),
            codeLensesOf(document, checked, library),
          ];
          for (const { start, end } of rangesIn(answers)) {
            const span = { start: document.offsetAt(start), end: document.offsetAt(end) };
            ok(span.start <= span.end);
            for (const [at, position] of [
              [span.start, start],
              [span.end, end],
            ] as const) {
              const real = document.positionAt(at);
              ok(
                real.line === position.line && real.character === position.character,
                JSON.stringify(position),
              );
            }
          }
          for (const { span } of placesAt(contract, terms, offset))
            ok(span.start < span.end && span.end <= text.length);
          for (const { startLine, endLine } of foldingRangesOf(document, contract))
            ok(startLine < endLine && endLine < document.lineCount);
        },
      ),
      { numRuns: 150 },
    );
  });
});
