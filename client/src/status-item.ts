import { type LanguageStatusItem, LanguageStatusSeverity, l10n, languages } from 'vscode';
import { draftSelector } from './client-options.ts';
import { coverageViewId } from './coverage-view.ts';
import type { DraftFollower, Followed } from './follow-draft.ts';

/** The one item of the extension in the status of a document: how it stands, or why it is not checked. */
export function createStatusItem(follower: DraftFollower): LanguageStatusItem {
  const item = languages.createLanguageStatusItem('safeguards.status', [...draftSelector]);
  item.name = l10n.t('Contract Safeguards');
  // A draft with gaps is a draft at work, no fault of the editor.
  item.severity = LanguageStatusSeverity.Information;
  const tell = (followed: Followed): void => {
    const { text, detail } = wordsOf(followed);
    item.text = text;
    item.detail = detail;
    item.busy = followed.kind === 'starting' || followed.kind === 'starting again';
    item.accessibilityInformation = { label: `${text}. ${detail}` };
    item.command = {
      command: `${coverageViewId}.focus`,
      title: l10n.t('Show Coverage'),
    };
  };
  tell(follower.current());
  follower.onDidChange(tell);
  return item;
}

function wordsOf(followed: Followed): { readonly text: string; readonly detail: string } {
  const notChecked = l10n.t('Safeguards: not checked');
  switch (followed.kind) {
    case 'starting':
      return { text: l10n.t('Safeguards: starting'), detail: '' };
    case 'starting again':
      return { text: l10n.t('Safeguards: stopped, starting again'), detail: '' };
    case 'nothing open':
    case 'other file':
      return { text: notChecked, detail: '' };
    case 'failed':
      return { text: notChecked, detail: followed.fault };
    case 'read': {
      const { checked, reason, principles, findings } = followed.coverage;
      if (!checked) return { text: notChecked, detail: inShort(reason) };
      const asked = principles
        .flatMap(({ safeguards }) => safeguards)
        .filter(({ state }) => state !== 'not applicable');
      const present = asked.filter(({ state }) => state === 'present').length;
      return {
        text: l10n.t('Safeguards: {0} of {1} present', present, asked.length),
        detail: l10n.t('Open findings: {0}', findings),
      };
    }
  }
}

/** The reason without the verdict, which the text says, and without its signs, which the view shows: there is one line. */
function inShort(reason: string): string {
  return reason.replace(/^[^:]*: /u, '').replace(/ \(.*$/su, '');
}
