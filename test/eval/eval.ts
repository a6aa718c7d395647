import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assess } from '../../server/src/assess/assess.ts';
import type { Outcome } from '../../server/src/assess/assessment.ts';
import type { Format } from '../../server/src/contract/contract.ts';
import { readContract } from '../../server/src/contract/read.ts';
import type { Span } from '../../server/src/contract/span.ts';
import { checkText } from '../../server/src/report/check.ts';
import { messageOf } from '../../server/src/report/messages.ts';
import { library } from '../support/library.ts';
import { keywords } from './keywords.ts';
import { isGap, type Label, readLabels } from './labels.ts';
import { overlapOf, type Scores, scoresOf, type Verdict } from './score.ts';

/**
 * Scores the detection on a folder of contracts with `labels.jsonl`, beside a keyword baseline.
 * `npm run eval -- DIR [--quiet] [--clean DIR2]`. Of the
 * drafts in DIR2, where nothing is to be found, every finding is printed.
 */
async function main(args: readonly string[]): Promise<void> {
  const folder = args.find((it) => !it.startsWith('--'));
  if (folder === undefined) throw new Error('Name the folder that holds labels.jsonl: npm run eval -- DIR');
  const labels = readLabels(await readFile(join(folder, 'labels.jsonl'), 'utf8'));
  const files = [...new Set(labels.map(({ file }) => file))].sort();
  const judged = new Map<string, Judged>();
  for (const file of files) judged.set(file, judge(await readFile(join(folder, file), 'utf8'), file));

  const known = labels.filter(
    ({ safeguard }) => library.safeguards.has(safeguard) || library.redFlags.has(safeguard),
  );
  const unknown = new Set(labels.filter((it) => !known.includes(it)).map(({ safeguard }) => safeguard));
  const pairs = known.map((label) => [label, verdictOf(judged, label)] as const);
  const naive = known.map((label) => [label, keywordVerdict(judged, label)] as const);

  console.log(`${known.length} labels in ${files.length} drafts\n`);
  console.log(row('', ['labels', 'gaps', 'precision', 'recall', 'F1', 'exact', 'overlap', 'keywords F1']));
  const ids = [...new Set(known.map(({ safeguard }) => safeguard))].sort();
  for (const id of ids) {
    const own = pairs.filter(([{ safeguard }]) => safeguard === id);
    console.log(
      row(id, cellsOf(own, scoresOf(own), scoresOf(naive.filter(([{ safeguard }]) => safeguard === id)))),
    );
  }
  const safeguardsOnly = pairs.filter(([{ safeguard }]) => library.safeguards.has(safeguard));
  const naiveOnly = naive.filter(([{ safeguard }]) => library.safeguards.has(safeguard));
  console.log(row('all safeguards', cellsOf(safeguardsOnly, scoresOf(safeguardsOnly), scoresOf(naiveOnly))));
  const flagsOnly = pairs.filter(([{ safeguard }]) => library.redFlags.has(safeguard));
  if (flagsOnly.length > 0)
    console.log(row('all red flags', cellsOf(flagsOnly, scoresOf(flagsOnly), scoresOf([]))));
  if (unknown.size > 0) console.log(`\nnot in the library: ${[...unknown].join(', ')}`);
  if (!args.includes('--quiet')) disagreements(pairs);
  const clean = args.includes('--clean') ? args[args.indexOf('--clean') + 1] : undefined;
  if (clean !== undefined) await falseAlarms(clean);
}

/** Prints what is found in drafts where nothing should be. */
async function falseAlarms(folder: string): Promise<void> {
  for (const file of (await readdir(folder)).filter((it) => /\.(?:md|txt)$/u.test(it)).sort()) {
    const text = await readFile(join(folder, file), 'utf8');
    const { contract, findings } = checkText(text, library, formatOf(file));
    console.log(`\n${file}: ${findings.length} findings in a clean draft`);
    for (const finding of findings) console.log(`  ${finding.id}: ${messageOf(finding, contract, library)}`);
  }
}

const formatOf = (file: string): Format => (file.endsWith('.md') ? 'markdown' : 'plain');

type Judged = {
  readonly text: string;
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly flags: ReadonlyMap<string, readonly string[]>;
};

function judge(text: string, file: string): Judged {
  const contract = readContract(text, formatOf(file));
  const assessment = assess(contract, library);
  const flags = new Map<string, string[]>();
  for (const { redFlag, evidence } of assessment.flags)
    flags.set(redFlag, [...(flags.get(redFlag) ?? []), quote(text, evidence.span)]);
  return { text, outcomes: new Map(assessment.outcomes.map((it) => [it.safeguard, it])), flags };
}

const quote = (text: string, { start, end }: Span): string => text.slice(start, end).replace(/\s+/gu, ' ');

function verdictOf(judged: ReadonlyMap<string, Judged>, { file, safeguard }: Label): Verdict {
  const it = judged.get(file);
  if (it === undefined) throw new Error(`${file} is not in the folder`);
  if (library.redFlags.has(safeguard)) {
    const quotes = it.flags.get(safeguard) ?? [];
    return { state: quotes.length > 0 ? 'raised' : 'not raised', quotes };
  }
  const outcome = it.outcomes.get(safeguard);
  // A text that is taken for no contract has no finding at all.
  if (outcome === undefined) return { state: 'not applicable', quotes: [] };
  const evidence = [
    ...outcome.met.map((met) => met.evidence),
    ...outcome.contradictions,
    ...outcome.pointers,
    ...outcome.qualifiers,
  ];
  const quotes = [...new Set(evidence.map(({ span }) => quote(it.text, span)))];
  return { state: outcome.state, quotes };
}

function keywordVerdict(judged: ReadonlyMap<string, Judged>, { file, safeguard }: Label): Verdict {
  const text = judged.get(file)?.text.toLowerCase() ?? '';
  const found = (keywords[safeguard] ?? []).some((word) => text.includes(word));
  if (library.redFlags.has(safeguard)) return { state: 'not raised', quotes: [] };
  return { state: found ? 'present' : 'absent', quotes: [] };
}

function cellsOf(
  pairs: readonly (readonly [Label, Verdict])[],
  scores: Scores,
  naive: Scores,
): readonly string[] {
  const quoted = pairs.filter(([label, verdict]) => label.quotes.length > 0 && verdict.quotes.length > 0);
  const overlap =
    quoted.reduce((sum, [label, verdict]) => sum + overlapOf(label.quotes, verdict.quotes), 0) /
    quoted.length;
  return [
    String(pairs.length),
    String(scores.hits + scores.missed),
    scores.precision.toFixed(2),
    scores.recall.toFixed(2),
    scores.f1.toFixed(2),
    (scores.exact / pairs.length).toFixed(2),
    quoted.length === 0 ? '–' : overlap.toFixed(2),
    naive.f1.toFixed(2),
  ];
}

function row(first: string, cells: readonly string[]): string {
  return `${first.padEnd(40)}${cells.map((cell) => cell.padStart(12)).join('')}`;
}

function disagreements(pairs: readonly (readonly [Label, Verdict])[]): void {
  for (const [label, verdict] of pairs) {
    if (label.state === verdict.state) continue;
    const kind = isGap(label.state) === isGap(verdict.state) ? 'state' : 'GAP';
    console.log(`\n${kind}  ${label.file}  ${label.safeguard}`);
    console.log(`  reader: ${label.state}${listed(label.quotes)}`);
    console.log(`  ours:   ${verdict.state}${listed(verdict.quotes)}`);
  }
}

const listed = (quotes: readonly string[]): string =>
  quotes.map((it) => `\n          “${it.length > 220 ? `${it.slice(0, 219)}…` : it}”`).join('');

await main(process.argv.slice(2));
