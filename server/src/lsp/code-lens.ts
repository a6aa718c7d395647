import type { CodeLens } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { articlesOf } from '../draft/place.ts';
import type { Library } from '../library/compile.ts';
import type { Checked } from '../report/check.ts';
import { servicesOf, servingLine } from '../report/serving.ts';
import { wordsIn } from '../report/words.ts';
import { rangeOf } from './diagnostics.ts';
import { namesIn } from './symbols.ts';

/** A line above every article that serves a safeguard or takes one back. */
export function codeLensesOf(
  document: TextDocument,
  { contract, assessment }: Checked,
  library: Library,
): CodeLens[] {
  return articlesOf(contract).flatMap((article) => {
    const services = servicesOf(contract, assessment, library, article);
    const title = servingLine(services, wordsIn(library.language));
    return title === ''
      ? []
      : [{ range: rangeOf(document, namesIn(article)), command: { title, command: '' } }];
  });
}
