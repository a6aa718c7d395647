import type { Evidence } from '../assess/assessment.ts';
import type { Library } from '../library/compile.ts';
import { digestOf } from '../library/digest.ts';
import { type Principle, principles } from '../library/library.ts';
import { type Block, heading, paragraph, type Report } from './blocks.ts';
import type { Checked } from './check.ts';
import { cited, quote } from './citing.ts';
import { countsOf, coverageOf, states } from './coverage.ts';
import type { Words } from './english.ts';
import type { Finding } from './finding.ts';
import { type LineTable, lineTable, positionAt } from './line-table.ts';
import { messageOf, verdictReason } from './messages.ts';
import type { RunFile } from './run-file.ts';
import { traitWords, wordsIn } from './words.ts';

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
  const { language } = library;
  const words = wordsIn(language);
  const { report } = words;
  const title = report.title(facts.name);
  const opening: readonly Block[] = [
    heading(1, title),
    paragraph(report.aid),
    { kind: 'facts', rows: factRows(checked, library, facts, words) },
  ];
  if (!contract.verdict.contract) return { title, language, blocks: [...opening, paragraph(report.unread)] };
  const lines = lineTable(contract.text);
  const desk: Desk = { checked, library, lines, words };
  return {
    title,
    language,
    blocks: [
      ...opening,
      heading(2, report.coverage),
      coverageBlock(desk),
      ...findingBlocks(desk),
      ...presentBlocks(desk),
      ...notApplicableBlocks(desk),
      ...waiverBlocks(desk),
      ...traitBlocks(desk),
      heading(2, report.notReviewedHeading),
      paragraph(notReviewed(desk)),
    ],
  };
}

/** The evidence reports on all files of a run as one. */
export function runReport(
  run: readonly RunFile[],
  library: Library,
  facts: Omit<ReportFacts, 'name' | 'draftHash'>,
): Report {
  const { language } = library;
  const { report } = wordsIn(language);
  const reports = run.map((it): Report => {
    if ('fault' in it) {
      const title = report.title(it.file);
      return { title, language, blocks: [heading(1, title), paragraph(it.fault)] };
    }
    const draftHash = digestOf(it.checked.contract.text);
    return evidenceReport(it.checked, it.library ?? library, { ...facts, name: it.file, draftHash });
  });
  const [only] = reports;
  if (reports.length === 1 && only !== undefined) return only;
  return { title: report.titleOfMany, language, blocks: reports.flatMap(({ blocks }) => blocks) };
}

/** A judged draft, with what the parts of a report on it are made from. */
type Desk = {
  readonly checked: Checked;
  readonly library: Library;
  readonly lines: LineTable;
  readonly words: Words;
};

function factRows(
  { contract }: Checked,
  { data }: Library,
  { name, draftHash, libraryHash, version, today }: ReportFacts,
  words: Words,
): readonly (readonly [string, string])[] {
  const { facts } = words.report;
  return [
    [facts.draft, name],
    [facts.draftHash, draftHash],
    [facts.verdict, verdictReason(contract.verdict, words)],
    [facts.library, facts.librarySize(data.safeguards.length, data.redFlags.length)],
    [facts.libraryHash, libraryHash],
    [facts.program, `contract-safeguards ${version}`],
    [facts.today, today === '' ? facts.noDay : today],
  ];
}

function coverageBlock({ checked: { assessment }, library, words }: Desk): Block {
  const { report, principles: titles } = words;
  const rows = [
    ...coverageOf(library, assessment).map(({ principle, counts }) => ({ name: titles[principle], counts })),
    { name: report.all, counts: countsOf(assessment.outcomes) },
  ];
  return {
    kind: 'table',
    caption: report.coverageCaption,
    head: [report.principle, ...states.map((state) => words.states[state])],
    rows: rows.map(({ name, counts }) => [name, ...states.map((state) => String(counts[state]))]),
  };
}

function findingBlocks(desk: Desk): readonly Block[] {
  const { checked, library, words } = desk;
  const { report } = words;
  const { findings } = checked;
  if (findings.length === 0) return [heading(2, report.findings), paragraph(report.noFinding)];
  const principleOf = ({ id }: Finding): Principle | undefined =>
    (library.safeguards.get(id) ?? library.redFlags.get(id))?.principle;
  const groups = [...principles, undefined].map((principle) => ({
    name: principle === undefined ? report.drafting : words.principles[principle],
    own: findings.filter((finding) => principleOf(finding) === principle),
  }));
  return [
    heading(2, `${report.findings} (${findings.length})`),
    ...groups.flatMap(({ name, own }) =>
      own.length === 0 ? [] : [heading(3, name), ...own.flatMap((it) => findingBlock(it, desk))],
    ),
  ];
}

function findingBlock(finding: Finding, desk: Desk): readonly Block[] {
  const { checked, library, words } = desk;
  const { contract } = checked;
  const { report } = words;
  const requirement = (library.safeguards.get(finding.id) ?? library.redFlags.get(finding.id))?.requirement;
  // The words an absent safeguard is shown at are a heading, not evidence.
  const own: readonly Block[] =
    finding.state === 'absent'
      ? [paragraph(report.wouldGo(quote(contract, finding.span, 120), where(desk, finding.span, undefined)))]
      : [
          {
            kind: 'quote',
            text: quote(contract, finding.span, longest),
            where: where(desk, finding.span, finding.clauses[0]),
          },
        ];
  return [
    paragraph(
      `${words.severities[finding.severity].toUpperCase()}, ${words.states[finding.state]}. ${messageOf(finding, contract, library)}`,
    ),
    ...own,
    ...finding.related.map(
      ({ span, clause }): Block => ({
        kind: 'quote',
        text: quote(contract, span, longest),
        where: where(desk, span, clause),
      }),
    ),
    ...(requirement === undefined ? [] : [paragraph(report.required(requirement))]),
  ];
}

/** Where words stand: `clause 9.2, line 40`, or the line alone. */
function where({ checked, lines, words }: Desk, span: Finding['span'], clause: number | undefined): string {
  const line = words.line(positionAt(lines, span.start).line);
  return clause === undefined ? line : `${cited(checked.contract, [clause], words)}, ${line}`;
}

function presentBlocks(desk: Desk): readonly Block[] {
  const { checked, library, words } = desk;
  const { contract, assessment } = checked;
  const present = assessment.outcomes.filter(({ state }) => state === 'present');
  if (present.length === 0) return [];
  const place = ({ span, clause }: Evidence): Block => ({
    kind: 'quote',
    text: quote(contract, span, longest),
    where: where(desk, span, clause),
  });
  return [
    heading(2, `${words.report.present} (${present.length})`),
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

function notApplicableBlocks({ checked: { assessment }, library, words }: Desk): readonly Block[] {
  const { report } = words;
  const outside = assessment.outcomes.filter(({ state }) => state === 'not applicable');
  if (outside.length === 0) return [];
  return [
    heading(2, `${report.notApplicable} (${outside.length})`),
    paragraph(report.notJudged),
    {
      kind: 'list',
      items: outside.map(({ safeguard }) => {
        const trait = traitWords(library.safeguards.get(safeguard)?.appliesIf ?? '', words);
        return report.dependsOn(titleOf(library, safeguard), trait);
      }),
    },
  ];
}

function waiverBlocks({
  checked: { assessment },
  library,
  lines,
  words: { report },
}: Desk): readonly Block[] {
  if (assessment.waivers.length === 0) return [];
  return [
    heading(2, `${report.waivers} (${assessment.waivers.length})`),
    {
      kind: 'table',
      caption: report.waiversCaption,
      head: report.waiversHead,
      rows: assessment.waivers.map(({ waiver: { id, reason, by, until, span }, standing }) => [
        titleOf(library, id),
        report.standings[standing],
        reason === '' ? report.noReason : reason,
        by === '' ? report.nobody : by,
        until === '' ? report.noEnd : until,
        span === undefined ? report.forFolder : String(positionAt(lines, span.start).line),
      ]),
    },
  ];
}

function traitBlocks({ checked: { contract, assessment }, lines, words }: Desk): readonly Block[] {
  const { report, traits } = words;
  if (assessment.traits.length === 0) return [];
  return [
    heading(2, report.concerns),
    {
      kind: 'list',
      items: assessment.traits.map(({ trait, evidence: [first], byHand }) =>
        byHand || first === undefined
          ? report.byHand(traits[trait])
          : report.shown(
              traits[trait],
              quote(contract, first.span, 80),
              positionAt(lines, first.span.start).line,
            ),
      ),
    },
  ];
}

function notReviewed({ checked: { findings }, words: { report } }: Desk): string {
  const missing = [
    ...new Set(findings.filter(({ id }) => id === 'missing-attachment').map(({ names }) => names)),
  ];
  return missing.length === 0 ? report.notReviewed : `${report.notReviewed} ${report.notAttached(missing)}`;
}

function titleOf(library: Library, id: string): string {
  return (library.safeguards.get(id) ?? library.redFlags.get(id))?.title ?? id;
}
