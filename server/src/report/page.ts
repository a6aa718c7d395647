import { definitionClauses } from '../draft/words.ts';
import type { Library } from '../library/compile.ts';
import type { Entry, RedFlag, Safeguard, Tier } from '../library/library.ts';
import { type DraftingRule, draftingRule } from './drafting.ts';
import type { Words } from './english.ts';
import type { Finding } from './finding.ts';
import { escaped } from './markdown.ts';
import { provenanceRule } from './provenance.ts';
import { sourceItems } from './sources.ts';
import { waiverRule } from './waivers.ts';
import { ruleWords, wordsIn } from './words.ts';

/**
 * The explanation of a finding in Markdown: what is required, why, how the draft stands, what is missing, the sources.
 * It holds words of the library only, none of the draft.
 */
export function explanationOf(finding: Finding, library: Library): string {
  const entry = library.safeguards.get(finding.id) ?? library.redFlags.get(finding.id);
  if (entry === undefined) return pageOf(finding.id, library)?.replace(/^# /u, '### ') ?? '';
  const words = wordsIn(library.language);
  const { page } = words;
  const missing = finding.missing.map((label) => `- ${escaped(label)}`);
  return [
    `### ${escaped(entry.title)}`,
    '',
    ...note(words),
    escaped(entry.requirement),
    '',
    `**${page.why}** ${escaped(entry.rationale)}`,
    '',
    `**${page.thisDraft}** ${standing(finding, words)}`,
    '',
    ...(missing.length === 0 ? [] : [`**${page.missing}**`, '', ...missing, '']),
    `**${page.sources}**`,
    '',
    ...sourceItems(entry.sources, words),
    '',
  ].join('\n');
}

/** That the library’s own words are English, for those who read the rest in another language. */
function note({ page: { inEnglish } }: Words): readonly string[] {
  return inEnglish === '' ? [] : [`_${inEnglish}_`, ''];
}

/** How the draft stands, in a sentence. */
function standing({ state, because }: Finding, { page }: Words): string {
  return state === 'contradicted' && because !== ''
    ? page.contradictedBy(escaped(because))
    : page.standing[state];
}

/** The page of a safeguard or red flag in Markdown; `undefined` for an unknown id. */
export function pageOf(id: string, library: Library): string | undefined {
  const words = wordsIn(library.language);
  const safeguard = library.safeguards.get(id);
  if (safeguard !== undefined) return safeguardPage(safeguard, words);
  const flag = library.redFlags.get(id);
  if (flag !== undefined) return flagPage(flag, library, words);
  const rule = draftingRule(id) ?? waiverRule(id) ?? provenanceRule(id);
  return rule === undefined ? undefined : rulePage(id, rule, words);
}

function aboutOf(id: string, { page: { about } }: Words): string {
  if (draftingRule(id) !== undefined) return about.drafting;
  return waiverRule(id) === undefined ? about.clauses : about.waivers;
}

function rulePage(id: string, { severity }: DraftingRule, words: Words): string {
  const { title = '', finds = '', why = '' } = ruleWords(id, words) ?? {};
  return [
    `# ${escaped(title)}`,
    '',
    `\`${id}\` · ${aboutOf(id, words)} · ${words.severities[severity]}`,
    '',
    escaped(finds),
    '',
    `**${words.page.why}** ${escaped(why)}`,
    '',
  ].join('\n');
}

function safeguardPage(safeguard: Safeguard, words: Words): string {
  const { id, principle, severity, elements, negotiation } = safeguard;
  const { page, principleNames, severities, traits } = words;
  const tiers: readonly Tier[] = ['preferred', 'fallback', 'floor'];
  return [
    ...opening(
      safeguard,
      `\`${id}\` · ${principleNames[principle]} · ${page.weight(severities[severity])}${condition(safeguard, words)}`,
      words,
    ),
    page.without(escaped(safeguard.exposed)),
    '',
    `## ${page.conforming}`,
    '',
    ...elements.map(
      ({ label, required, alone, appliesIf: trait }) =>
        `- ${escaped(label)}${alone ? page.enough : required ? '' : page.optional}${trait === undefined ? '' : page.where(traits[trait])}`,
    ),
    '',
    `## ${page.clauses}`,
    '',
    ...tiers.flatMap((tier) => clauseLines(tier, safeguard, words)),
    `**${page.negotiation}** ${escaped(negotiation)}`,
    '',
    ...closing(safeguard, words),
  ].join('\n');
}

const condition = ({ appliesIf, appliesUnlessDenied }: Entry, { page, traits }: Words): string =>
  (appliesIf === undefined ? '' : ` · ${page.appliesWhere(traits[appliesIf])}`) +
  (appliesUnlessDenied === undefined ? '' : ` · ${page.unlessDenied(traits[appliesUnlessDenied])}`);

function flagPage(flag: RedFlag, library: Library, words: Words): string {
  const { page, principleNames, severities } = words;
  const see = flag.see.map((id) => {
    const title = library.safeguards.get(id)?.title;
    return title === undefined ? `- \`${id}\`` : `- ${escaped(title)} (\`${id}\`)`;
  });
  return [
    ...opening(
      flag,
      `\`${flag.id}\` · ${principleNames[flag.principle]} · ${severities[flag.severity]} · ${page.harms}${condition(flag, words)}`,
      words,
    ),
    ...(flag.exception === undefined
      ? []
      : [
          `## ${page.narrowed}`,
          '',
          page.exceptionFor(escaped(flag.exception.for)),
          '',
          `> ${shown(flag.exception.text)}`,
          '',
        ]),
    ...(see.length === 0 ? [] : [`## ${page.answers}`, '', ...see, '']),
    ...closing(flag, words),
  ].join('\n');
}

function opening(
  { title, requirement, rationale }: Safeguard | RedFlag,
  facts: string,
  words: Words,
): readonly string[] {
  return [
    `# ${escaped(title)}`,
    '',
    facts,
    '',
    ...note(words),
    escaped(requirement),
    '',
    `**${words.page.why}** ${escaped(rationale)}`,
    '',
  ];
}

function closing({ sources }: Safeguard | RedFlag, words: Words): readonly string[] {
  return [`## ${words.page.sources}`, '', ...sourceItems(sources, words), ''];
}

/** A clause of the library as a numbered list, its slots as words and its blanks in brackets. */
function clauseLines(tier: Tier, safeguard: Safeguard, { page, tiers }: Words): readonly string[] {
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
    `### ${tiers[tier].slice(0, 1).toUpperCase()}${tiers[tier].slice(1)}: ${escaped(heading)}`,
    '',
    ...(givesUp === '' ? [] : [page.givesUp(escaped(givesUp)), '']),
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
