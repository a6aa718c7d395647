import { definitionClauses } from '../draft/words.ts';
import type { Library } from '../library/compile.ts';
import type { Entry, RedFlag, Safeguard, Tier } from '../library/library.ts';
import { type DraftingRule, draftingRule } from './drafting.ts';
import type { Finding } from './finding.ts';
import { escaped } from './markdown.ts';
import { provenanceRule } from './provenance.ts';
import { sourceItems } from './sources.ts';
import { waiverRule } from './waivers.ts';

/**
 * The explanation of a finding in Markdown: what is required, why, how the draft stands, what is missing, the sources.
 * It holds words of the library only, none of the draft.
 */
export function explanationOf(finding: Finding, library: Library): string {
  const entry = library.safeguards.get(finding.id) ?? library.redFlags.get(finding.id);
  if (entry === undefined) return pageOf(finding.id, library)?.replace(/^# /u, '### ') ?? '';
  const missing = finding.missing.map((label) => `- ${escaped(label)}`);
  return [
    `### ${escaped(entry.title)}`,
    '',
    escaped(entry.requirement),
    '',
    `**Why.** ${escaped(entry.rationale)}`,
    '',
    `**This draft.** ${standing(finding)}`,
    '',
    ...(missing.length === 0 ? [] : ['**Missing**', '', ...missing, '']),
    '**Sources**',
    '',
    ...sourceItems(entry.sources),
    '',
  ].join('\n');
}

/** How the draft stands, in a sentence. */
function standing({ state, because }: Finding): string {
  switch (state) {
    case 'present':
      return 'Everything required is there.';
    case 'partial':
      return 'There in part.';
    case 'weakened':
      return 'There, but words of its own clause take it back.';
    case 'contradicted':
      return because === ''
        ? 'There, but another clause takes it back.'
        : `There, but another clause takes it back: ${escaped(because)}.`;
    case 'delegated':
      return 'Left to a document that is not attached, so it could not be checked.';
    case 'heading only':
      return 'A heading without text under it.';
    case 'absent':
      return 'No clause provides for it.';
    case 'not applicable':
      return 'It does not apply to what this draft is about.';
    case 'waived':
      return 'Waived in the draft, with a reason.';
    case 'raised':
      return 'These words do harm as they stand.';
    case 'slip':
      return 'A slip of drafting.';
    case 'marked':
      return 'Marked as a clause of the library.';
    case 'not honoured':
      return 'The waiver is not honoured.';
  }
}

/** The page of a safeguard or red flag in Markdown; `undefined` for an unknown id. */
export function pageOf(id: string, library: Library): string | undefined {
  const safeguard = library.safeguards.get(id);
  if (safeguard !== undefined) return safeguardPage(safeguard);
  const flag = library.redFlags.get(id);
  if (flag !== undefined) return flagPage(flag, library);
  const rule = draftingRule(id) ?? waiverRule(id) ?? provenanceRule(id);
  return rule === undefined ? undefined : rulePage(id, rule);
}

function aboutOf(id: string): string {
  if (draftingRule(id) !== undefined) return 'a check of drafting hygiene';
  return waiverRule(id) === undefined ? 'about inserted clauses' : 'about waivers';
}

function rulePage(id: string, { title, severity, finds, why }: DraftingRule): string {
  return [
    `# ${escaped(title)}`,
    '',
    `\`${id}\` · ${aboutOf(id)} · ${severity}`,
    '',
    escaped(finds),
    '',
    `**Why.** ${escaped(why)}`,
    '',
  ].join('\n');
}

function safeguardPage(safeguard: Safeguard): string {
  const { id, principle, severity, appliesIf, elements, negotiation } = safeguard;
  const condition =
    (appliesIf === undefined ? '' : ` · applies where the draft concerns ${appliesIf}`) +
    exception(safeguard);
  const tiers: readonly Tier[] = ['preferred', 'fallback', 'floor'];
  return [
    ...opening(safeguard, `\`${id}\` · ${principle} · ${severity} when absent${condition}`),
    `**Without it** ${escaped(safeguard.exposed)}.`,
    '',
    '## What a conforming draft says',
    '',
    ...elements.map(
      ({ label, required, alone, appliesIf: trait }) =>
        `- ${escaped(label)}${alone ? ' (enough by itself)' : required ? '' : ' (optional)'}${trait === undefined ? '' : ` (where the draft concerns ${trait})`}`,
    ),
    '',
    '## Clauses',
    '',
    ...tiers.flatMap((tier) => clauseLines(tier, safeguard)),
    `**In negotiation.** ${escaped(negotiation)}`,
    '',
    ...closing(safeguard),
  ].join('\n');
}

const exception = ({ appliesUnlessDenied: trait }: Entry): string =>
  trait === undefined ? '' : ` · left out where the setting \`safeguards.traits\` says no to ${trait}`;

function flagPage(flag: RedFlag, library: Library): string {
  const see = flag.see.map((id) => {
    const title = library.safeguards.get(id)?.title;
    return title === undefined ? `- \`${id}\`` : `- ${escaped(title)} (\`${id}\`)`;
  });
  return [
    ...opening(
      flag,
      `\`${flag.id}\` · ${flag.principle} · ${flag.severity} · a clause that harms while present${exception(flag)}`,
    ),
    ...(flag.exception === undefined
      ? []
      : [
          '## Exception that narrows it',
          '',
          `For ${escaped(flag.exception.for)}:`,
          '',
          `> ${shown(flag.exception.text)}`,
          '',
        ]),
    ...(see.length === 0 ? [] : ['## Safeguards that answer it', '', ...see, '']),
    ...closing(flag),
  ].join('\n');
}

function opening({ title, requirement, rationale }: Safeguard | RedFlag, facts: string): readonly string[] {
  return [
    `# ${escaped(title)}`,
    '',
    facts,
    '',
    escaped(requirement),
    '',
    `**Why.** ${escaped(rationale)}`,
    '',
  ];
}

function closing({ sources }: Safeguard | RedFlag): readonly string[] {
  return ['## Sources', '', ...sourceItems(sources), ''];
}

/** A clause of the library as a numbered list, its slots as words and its blanks in brackets. */
function clauseLines(tier: Tier, safeguard: Safeguard): readonly string[] {
  const clause = safeguard.clauses[tier];
  if (clause === undefined) return [];
  const { heading, text, givesUp } = clause;
  const lines = [...text, ...definitionClauses(clause, safeguard, () => false)].flatMap((part, at) =>
    typeof part === 'string'
      ? [`${at + 1}. ${shown(part)}`]
      : [
          `${at + 1}. ${shown(part.lead)}`,
          ...part.items.map((item, index) => `   - (${String.fromCharCode(97 + index)}) ${shown(item)}`),
        ],
  );
  return [
    `### ${tier.slice(0, 1).toUpperCase()}${tier.slice(1)}: ${escaped(heading)}`,
    '',
    ...(givesUp === '' ? [] : [`Gives up: ${escaped(givesUp)}.`, '']),
    ...lines,
    '',
  ];
}

/** Slots that stand for the draft's own word get an article here, where there is no draft. */
const slotWords: Readonly<Record<string, string>> = { agreement: 'this agreement' };

function shown(words: string): string {
  const worded = words.replace(/\{([^{}]*)\}/gu, (_, slot: string) => slotWords[slot] ?? slot);
  return escaped(worded.replace(/\[\[([^\]]*)\]\]/gu, '[$1]'));
}
