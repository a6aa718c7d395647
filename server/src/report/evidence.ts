import type { Evidence } from '../assess/assessment.ts';
import type { Library } from '../library/compile.ts';
import { type Principle, principles } from '../library/library.ts';
import { type Block, heading, paragraph, type Report } from './blocks.ts';
import type { Checked } from './check.ts';
import { cited, quote } from './citing.ts';
import { countsOf, coverageOf, states } from './coverage.ts';
import type { Finding } from './finding.ts';
import { type LineTable, lineTable, positionAt } from './line-table.ts';
import { messageOf, verdictReason } from './messages.ts';

/** What a report names besides the draft's own words. */
export type ReportFacts = {
  /** How to call the draft: a file's name. */
  readonly name: string;
  /** SHA-256 of the draft's text in UTF-8, and of the library's data, in hexadecimal. */
  readonly draftHash: string;
  readonly libraryHash: string;
  /** The version of this program. */
  readonly version: string;
  /** The day up to which waivers were judged, `2027-01-31`; empty where no end was looked at. */
  readonly today: string;
};

/** The longest quotation of a draft, in characters; a reader of the file has the draft beside it. */
const longest = 600;

/**
 * The evidence report for a procurement file: what was checked with what, coverage, findings with their quotes, what is in
 * place and where, what does not apply, waivers with reasons, and what was not reviewed. The same input gives the same
 * report.
 */
export function evidenceReport(checked: Checked, library: Library, facts: ReportFacts): Report {
  const { contract } = checked;
  const title = `Safeguards report: ${facts.name}`;
  const opening: readonly Block[] = [
    heading(1, title),
    paragraph(
      'A drafting aid, not legal advice. It was made on the author’s own machine; nothing was sent anywhere.',
    ),
    { kind: 'facts', rows: factRows(checked, library, facts) },
  ];
  if (!contract.verdict.contract) {
    return {
      title,
      blocks: [
        ...opening,
        paragraph('This file was not checked. Nothing in this report says that it holds any safeguard.'),
      ],
    };
  }
  const lines = lineTable(contract.text);
  return {
    title,
    blocks: [
      ...opening,
      heading(2, 'Coverage by principle'),
      coverageBlock(checked, library),
      ...findingBlocks(checked, library, lines),
      ...presentBlocks(checked, library, lines),
      ...notApplicableBlocks(checked, library),
      ...waiverBlocks(checked, library, lines),
      ...traitBlocks(checked, lines),
      heading(2, 'What was not reviewed'),
      paragraph(notReviewed(checked)),
    ],
  };
}

function factRows(
  { contract }: Checked,
  { data }: Library,
  { name, draftHash, libraryHash, version, today }: ReportFacts,
): readonly (readonly [string, string])[] {
  return [
    ['Draft', name],
    ['SHA-256 of the draft', draftHash],
    ['Verdict', verdictReason(contract.verdict)],
    ['Library', `${data.safeguards.length} safeguards and ${data.redFlags.length} red flags`],
    ['SHA-256 of the library', libraryHash],
    ['Program', `contract-safeguards ${version}`],
    ['Waivers judged as of', today === '' ? 'no day: no waiver was taken for expired' : today],
  ];
}

function coverageBlock({ assessment }: Checked, library: Library): Block {
  const all = countsOf(assessment.outcomes);
  const rows = [
    ...coverageOf(library, assessment).map(({ principle, counts }) => ({ name: titles[principle], counts })),
    { name: 'All', counts: all },
  ];
  return {
    kind: 'table',
    caption: 'How many safeguards of each principle are in each state',
    head: ['Principle', ...states],
    rows: rows.map(({ name, counts }) => [name, ...states.map((state) => String(counts[state]))]),
  };
}

/** The principles as headings. */
export const titles: Readonly<Record<Principle, string>> = {
  transparency: 'Transparency',
  'adequate-procurement': 'Adequate procurement',
  accountability: 'Accountability',
  'legality-necessity-proportionality': 'Legality, necessity and proportionality',
  oversight: 'Oversight',
  redress: 'Redress',
};

function findingBlocks(checked: Checked, library: Library, lines: LineTable): readonly Block[] {
  const { findings } = checked;
  if (findings.length === 0) return [heading(2, 'Findings'), paragraph('There is no finding.')];
  const principleOf = ({ id }: Finding): Principle | undefined =>
    (library.safeguards.get(id) ?? library.redFlags.get(id))?.principle;
  const groups = [...principles, undefined].map((principle) => ({
    name: principle === undefined ? 'Drafting and waivers' : titles[principle],
    own: findings.filter((finding) => principleOf(finding) === principle),
  }));
  return [
    heading(2, `Findings (${findings.length})`),
    ...groups.flatMap(({ name, own }) =>
      own.length === 0
        ? []
        : [heading(3, name), ...own.flatMap((it) => findingBlock(it, checked, library, lines))],
    ),
  ];
}

function findingBlock(
  finding: Finding,
  { contract }: Checked,
  library: Library,
  lines: LineTable,
): readonly Block[] {
  const where = (span: Finding['span'], clause: number | undefined): string => {
    const { line } = positionAt(lines, span.start);
    return clause === undefined ? `line ${line}` : `${cited(contract, [clause])}, line ${line}`;
  };
  const requirement = (library.safeguards.get(finding.id) ?? library.redFlags.get(finding.id))?.requirement;
  // The words an absent safeguard is shown at are a heading, not evidence.
  const own: readonly Block[] =
    finding.state === 'absent'
      ? [
          paragraph(
            `Where it would go: “${quote(contract, finding.span, 120)}” (${where(finding.span, undefined)}).`,
          ),
        ]
      : [
          {
            kind: 'quote',
            text: quote(contract, finding.span, longest),
            where: where(finding.span, finding.clauses[0]),
          },
        ];
  return [
    paragraph(
      `${finding.severity.toUpperCase()}, ${finding.state}. ${messageOf(finding, contract, library)}`,
    ),
    ...own,
    ...finding.related.map(
      ({ span, clause }): Block => ({
        kind: 'quote',
        text: quote(contract, span, longest),
        where: where(span, clause),
      }),
    ),
    ...(requirement === undefined ? [] : [paragraph(`What is required: ${requirement}`)]),
  ];
}

function presentBlocks(
  { contract, assessment }: Checked,
  library: Library,
  lines: LineTable,
): readonly Block[] {
  const present = assessment.outcomes.filter(({ state }) => state === 'present');
  if (present.length === 0) return [];
  const place = ({ span, clause }: Evidence): Block => ({
    kind: 'quote',
    text: quote(contract, span, longest),
    where: `${cited(contract, [clause])}, line ${positionAt(lines, span.start).line}`,
  });
  return [
    heading(2, `In place (${present.length})`),
    ...present.flatMap(({ safeguard, met }) => [
      heading(3, titleOf(library, safeguard)),
      ...distinct(met.map(({ evidence }) => evidence)).map(place),
    ]),
  ];
}

function distinct(evidence: readonly Evidence[]): readonly Evidence[] {
  return evidence.filter(
    ({ span }, at) =>
      evidence.findIndex((it) => it.span.start === span.start && it.span.end === span.end) === at,
  );
}

function notApplicableBlocks({ assessment }: Checked, library: Library): readonly Block[] {
  const outside = assessment.outcomes.filter(({ state }) => state === 'not applicable');
  if (outside.length === 0) return [];
  return [
    heading(2, `Not applicable (${outside.length})`),
    paragraph(
      'These were not judged, since the draft does not show what they depend on. That is not the same as being in place.',
    ),
    {
      kind: 'list',
      items: outside.map(
        ({ safeguard }) =>
          `${titleOf(library, safeguard)}: depends on ${library.safeguards.get(safeguard)?.appliesIf ?? ''}`,
      ),
    },
  ];
}

function waiverBlocks({ assessment }: Checked, library: Library, lines: LineTable): readonly Block[] {
  if (assessment.waivers.length === 0) return [];
  return [
    heading(2, `Waivers (${assessment.waivers.length})`),
    {
      kind: 'table',
      caption: 'What was set aside, why and by whom',
      head: ['Waived', 'Standing', 'Reason', 'By', 'Until', 'Line'],
      rows: assessment.waivers.map(({ waiver: { id, reason, by, until, span }, standing }) => [
        titleOf(library, id),
        standing,
        reason === '' ? 'none given' : reason,
        by === '' ? 'not named' : by,
        until === '' ? 'no end' : until,
        span === undefined ? 'for the folder' : String(positionAt(lines, span.start).line),
      ]),
    },
  ];
}

function traitBlocks({ contract, assessment }: Checked, lines: LineTable): readonly Block[] {
  if (assessment.traits.length === 0) return [];
  return [
    heading(2, 'What the draft concerns'),
    {
      kind: 'list',
      items: assessment.traits.map(({ trait, evidence: [first], byHand }) =>
        byHand || first === undefined
          ? `${trait}: set by hand`
          : `${trait}: “${quote(contract, first.span, 80)}” (line ${positionAt(lines, first.span.start).line})`,
      ),
    },
  ];
}

function notReviewed({ findings }: Checked): string {
  const missing = [
    ...new Set(findings.filter(({ id }) => id === 'missing-attachment').map(({ names }) => names)),
  ];
  const attached =
    missing.length === 0
      ? ''
      : ` Named in the draft but not part of its text, and so not reviewed: ${missing.join(', ')}.`;
  return `Only the words of the draft were read: no law, no document it refers to, and no practice.${attached}`;
}

function titleOf(library: Library, id: string): string {
  return (library.safeguards.get(id) ?? library.redFlags.get(id))?.title ?? id;
}
