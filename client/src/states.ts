import { l10n, ThemeColor, ThemeIcon } from 'vscode';
import type { CoveragePrinciple, CoveredSafeguard } from '../../server/src/lsp/protocol.ts';

type State = CoveredSafeguard['state'];

/** The sign of a state. Shapes differ, not only colours, so that it can be told without seeing colour. */
export function iconOf(state: State): ThemeIcon {
  const [icon, color] = icons[state];
  return new ThemeIcon(icon, new ThemeColor(color));
}

const icons: Readonly<Record<State, readonly [icon: string, color: string]>> = {
  present: ['pass-filled', 'testing.iconPassed'],
  partial: ['color-mode', 'charts.yellow'],
  weakened: ['arrow-down', 'charts.orange'],
  contradicted: ['arrow-swap', 'charts.red'],
  delegated: ['link-external', 'charts.blue'],
  'heading only': ['chrome-maximize', 'charts.orange'],
  absent: ['error', 'charts.red'],
  'not applicable': ['dash', 'disabledForeground'],
  waived: ['bell-slash', 'descriptionForeground'],
  'not checked': ['question', 'descriptionForeground'],
};

/** The state in the language of the editor. */
export function stateWords(state: State): string {
  switch (state) {
    case 'present':
      return l10n.t('present');
    case 'partial':
      return l10n.t('partial');
    case 'weakened':
      return l10n.t('weakened');
    case 'contradicted':
      return l10n.t('contradicted');
    case 'delegated':
      return l10n.t('delegated');
    case 'heading only':
      return l10n.t('heading only');
    case 'absent':
      return l10n.t('absent');
    case 'not applicable':
      return l10n.t('not applicable');
    case 'waived':
      return l10n.t('waived');
    case 'not checked':
      return l10n.t('not checked');
  }
}

/** The name of a principle in the language of the editor. */
export function principleWords(principle: CoveragePrinciple['id']): string {
  switch (principle) {
    case 'transparency':
      return l10n.t('Transparency');
    case 'adequate-procurement':
      return l10n.t('Adequate procurement');
    case 'accountability':
      return l10n.t('Accountability');
    case 'legality-necessity-proportionality':
      return l10n.t('Legality, necessity and proportionality');
    case 'oversight':
      return l10n.t('Oversight');
    case 'redress':
      return l10n.t('Redress');
  }
}

/** Whether something is open about a safeguard in this state: a clause could be inserted, or the finding waived. */
export function isOpen({ state }: Pick<CoveredSafeguard, 'state'>): boolean {
  switch (state) {
    case 'partial':
    case 'weakened':
    case 'contradicted':
    case 'delegated':
    case 'heading only':
    case 'absent':
      return true;
    case 'present':
    case 'not applicable':
    case 'waived':
    case 'not checked':
      return false;
  }
}

/** Whether the draft says nothing on a safeguard, so that its clause can be added without looking at others. */
export function isMissing({ state }: Pick<CoveredSafeguard, 'state'>): boolean {
  return state === 'absent' || state === 'heading only';
}
