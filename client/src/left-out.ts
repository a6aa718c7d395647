import { l10n } from 'vscode';
import type { LeftOut, LeftOutKind } from '../../server/src/word/left-out.ts';

/** What Markdown could not hold of a Word document, as a line in the language of the editor. */
export function leftOutWords({ kind, count }: LeftOut): string {
  return l10n.t('{0}: {1}', sentence(kind), count);
}

function sentence(kind: LeftOutKind): string {
  switch (kind) {
    case 'insertions':
      return l10n.t('tracked insertions were taken as accepted');
    case 'deletions':
      return l10n.t('tracked deletions were left out');
    case 'text boxes':
      return l10n.t('text boxes were left out, with their words');
    case 'hidden text':
      return l10n.t('stretches of hidden text were left out');
    case 'comments':
      return l10n.t('comments were left out');
    case 'headers and footers':
      return l10n.t('headers and footers were left out');
    case 'images':
      return l10n.t('images and drawings were left out');
    case 'equations':
      return l10n.t('equations were left out');
    case 'embedded objects':
      return l10n.t('embedded objects were left out');
    case 'fields':
      return l10n.t('fields without a stored result were left out');
    case 'symbols':
      return l10n.t('signs of symbol fonts were replaced by �');
    case 'number formats':
      return l10n.t('numbers in a format that is not known were written as decimals');
    case 'tables in tables':
      return l10n.t('tables inside tables were written as lines of their cell');
    case 'merged cells':
      return l10n.t('merged cells were split');
    case 'link addresses':
      return l10n.t('addresses behind links were left out, their words kept');
    case 'macros':
      return l10n.t('macro parts were left out');
  }
}
