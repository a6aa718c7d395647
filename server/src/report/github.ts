import type { Library } from '../library/compile.ts';
import type { Severity } from '../library/library.ts';
import type { Checked } from './check.ts';
import { printable } from './citing.ts';
import { lineTable, positionAt } from './line-table.ts';
import { messageOf, verdictReason } from './messages.ts';
import { wordsIn } from './words.ts';

/** The findings of a file as workflow commands, by which GitHub shows them beside the lines of a change. */
export function githubReport(file: string, { contract, findings }: Checked, library: Library): string {
  if (!contract.verdict.contract)
    return command('debug', {}, `${file}: ${verdictReason(contract.verdict, wordsIn(library.language))}`);
  const lines = lineTable(contract.text);
  return findings
    .map((finding) => {
      const start = positionAt(lines, finding.span.start);
      const end = positionAt(lines, finding.span.end);
      const place = { file, line: start.line, endLine: end.line, col: start.column, title: finding.id };
      return command(kinds[finding.severity], place, messageOf(finding, contract, library));
    })
    .join('');
}

/** A file that could not be read, as a workflow command. */
export function githubFault(file: string, fault: string): string {
  return command('error', { file }, fault);
}

const kinds: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
};

function command(
  kind: string,
  properties: Readonly<Record<string, string | number>>,
  message: string,
): string {
  const list = Object.entries(properties)
    .map(
      ([name, value]) =>
        `${name}=${escaped(printable(String(value)))
          .replaceAll(':', '%3A')
          .replaceAll(',', '%2C')}`,
    )
    .join(',');
  return `::${kind}${list === '' ? '' : ` ${list}`}::${escaped(printable(message))}\n`;
}

/** `%` first, so that no escape is escaped. */
function escaped(words: string): string {
  return words.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
