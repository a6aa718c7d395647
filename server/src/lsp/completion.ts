import { type CompletionContext, type CompletionItem, CompletionTriggerKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Term } from '../contract/terms.ts';
import { clauseStartAt } from '../draft/clause-start.ts';
import { blankAt, waiverWordAt } from '../draft/cursor.ts';
import type { Library } from '../library/compile.ts';
import type { Checked } from '../report/check.ts';
import { wordsIn } from '../report/words.ts';
import { blankItems } from './complete-blank.ts';
import { clauseItems } from './complete-clause.ts';
import { waiverItems } from './complete-waiver.ts';

/** What a completion needs to know besides the place. */
export type CompletionOptions = {
  readonly snippets: boolean;
  readonly context: CompletionContext | undefined;
  readonly terms: readonly Term[];
};

/**
 * What fits at `offset`: in a waiver its parts, in a blank the names and terms of the draft, at the start of a clause
 * the safeguards that the draft lacks. Nothing in the middle of a sentence, and nothing in a file that is no contract.
 */
export function completionsAt(
  document: TextDocument,
  checked: Checked,
  library: Library,
  offset: number,
  options: CompletionOptions,
): CompletionItem[] {
  const { contract } = checked;
  if (!contract.verdict.contract) return [];
  const waiver = waiverWordAt(contract, offset);
  if (waiver !== undefined) return waiverItems(document, checked, library, waiver, options);
  // A space or a colon asks for the next part of a waiver; elsewhere a list after every space would be in the way.
  if (options.context?.triggerKind === CompletionTriggerKind.TriggerCharacter) return [];
  const blank = blankAt(contract, offset);
  if (blank !== undefined)
    return blankItems(document, contract, blank, options.terms, wordsIn(library.language));
  const start = clauseStartAt(contract, offset);
  return start === undefined ? [] : clauseItems(document, checked, library, start, options);
}
