import type { Source } from '../library/library.ts';
import { escaped } from './markdown.ts';

const instruments: Readonly<Record<string, string>> = {
  PI: 'Privacy International, safeguards for public-private surveillance partnerships (2021)',
  IGF: 'Internet Governance Forum 2021, report of workshop 197',
  UNGP: 'UN Guiding Principles on Business and Human Rights (2011)',
  PRC: 'UN Principles for Responsible Contracts (2011)',
  GDPR: 'General Data Protection Regulation, Regulation (EU) 2016/679',
  LED: 'Law Enforcement Directive, Directive (EU) 2016/680',
  'C108+': 'Convention 108+ of the Council of Europe',
  AIA: 'Artificial Intelligence Act, Regulation (EU) 2024/1689',
  'MCC-AI': 'EU model contractual clauses for the public procurement of AI',
  ICCPR: 'International Covenant on Civil and Political Rights',
  NP: 'Necessary and Proportionate principles',
  OCDS: 'Open contracting practice',
};

/** The sources as Markdown list items, with the full names of the instruments. */
export function sourceItems(sources: readonly Source[]): readonly string[] {
  return sources.map(({ key, at }) => {
    const name = escaped(instruments[key] ?? key);
    return at === '' ? `- ${name}` : `- ${name}: ${escaped(at)}`;
  });
}
