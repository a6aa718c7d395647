import type { Library } from '../library/compile.ts';
import type { ClauseText, RedFlag, Safeguard, Source } from '../library/library.ts';
import type { Finding } from './finding.ts';

const instruments: Readonly<Record<string, string>> = {
  PI: 'Privacy International, safeguards for public-private surveillance partnerships (2021)',
  IGF: 'IGF 2021, workshop 197 report',
  UNGP: 'UN Guiding Principles on Business and Human Rights (2011)',
  PRC: 'UN Principles for Responsible Contracts (2011)',
  GDPR: 'Regulation (EU) 2016/679',
  LED: 'Directive (EU) 2016/680',
  'C108+': 'Convention 108+',
  AIA: 'Regulation (EU) 2024/1689',
  'MCC-AI': 'EU model contractual clauses for the public procurement of AI',
  ICCPR: 'International Covenant on Civil and Political Rights',
  NP: 'Necessary and Proportionate principles',
  OCDS: 'Open contracting practice',
};

/** The explanation of a finding in Markdown: what is required, why, what is missing here, and the sources. */
export function explanationOf(finding: Finding, library: Library): string {
  const entry = library.safeguards.get(finding.id) ?? library.redFlags.get(finding.id);
  if (entry === undefined) return '';
  const state = finding.state === 'raised' ? 'a clause that harms while present' : finding.state;
  const missing =
    finding.missing.length === 0
      ? []
      : ['**Missing here**', ...finding.missing.map((label) => `- ${label}`), ''];
  return [
    `### ${entry.title} (${state})`,
    '',
    entry.requirement,
    '',
    `**Why.** ${entry.rationale}`,
    '',
    ...missing,
    `**Sources.** ${sourcesOf(entry.sources)}`,
    '',
  ].join('\n');
}

/** The page of a safeguard or red flag in Markdown; `undefined` for an unknown id. */
export function pageOf(id: string, library: Library): string | undefined {
  const safeguard = library.safeguards.get(id);
  if (safeguard !== undefined) return safeguardPage(safeguard);
  const flag = library.redFlags.get(id);
  return flag === undefined ? undefined : flagPage(flag);
}

function safeguardPage(safeguard: Safeguard): string {
  const tiers = (['preferred', 'fallback', 'floor'] as const).flatMap((tier) => {
    const clause = safeguard.clauses[tier];
    return clause === undefined ? [] : clauseLines(tier, clause);
  });
  return [
    `# ${safeguard.title}`,
    '',
    `\`${safeguard.id}\` · ${safeguard.principle} · ${safeguard.severity} when absent${safeguard.appliesIf === undefined ? '' : ` · applies where the draft concerns ${safeguard.appliesIf}`}`,
    '',
    safeguard.requirement,
    '',
    `**Why.** ${safeguard.rationale}`,
    '',
    `**Sources.** ${sourcesOf(safeguard.sources)}`,
    '',
    '## What a conforming draft says',
    '',
    ...safeguard.elements.map(({ label, required }) => `- ${label}${required ? '' : ' (optional)'}`),
    '',
    '## Clauses',
    '',
    ...tiers,
  ].join('\n');
}

function clauseLines(tier: string, { heading, text, givesUp }: ClauseText): readonly string[] {
  const lines = text.flatMap((part, at) =>
    typeof part === 'string'
      ? [`${at + 1}. ${part}`]
      : [
          `${at + 1}. ${part.lead}`,
          ...part.items.map((item, index) => `   - (${String.fromCharCode(97 + index)}) ${item}`),
        ],
  );
  const shown = lines.map((line) =>
    line.replace(/\{([^{}]*)\}/gu, '$1').replace(/\[\[([^\]]*)\]\]/gu, '[$1]'),
  );
  return [
    `### ${tier}: ${heading}`,
    '',
    ...(givesUp === '' ? [] : [`Gives up: ${givesUp}.`, '']),
    ...shown,
    '',
  ];
}

function flagPage(flag: RedFlag): string {
  return [
    `# ${flag.title}`,
    '',
    `\`${flag.id}\` · ${flag.principle} · ${flag.severity} · a clause that harms while present`,
    '',
    flag.requirement,
    '',
    `**Why.** ${flag.rationale}`,
    '',
    `**Sources.** ${sourcesOf(flag.sources)}`,
    '',
    ...(flag.see.length === 0 ? [] : [`**See** ${flag.see.map((id) => `\`${id}\``).join(', ')}`, '']),
  ].join('\n');
}

function sourcesOf(sources: readonly Source[]): string {
  return sources.map(({ key, at }) => `${instruments[key] ?? key}${at === '' ? '' : `: ${at}`}`).join('; ');
}
