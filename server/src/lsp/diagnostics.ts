import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Span } from '../contract/span.ts';
import type { Library } from '../library/compile.ts';
import type { Severity } from '../library/library.ts';
import type { Checked } from '../report/check.ts';
import { messageOf, relationOf } from '../report/messages.ts';
import { wordsIn } from '../report/words.ts';
import { pageScheme } from './protocol.ts';

/** What a diagnostic carries for the quick fixes made of it later. */
export type DiagnosticData = { readonly id: string; readonly version: number };

/** The findings of a document as diagnostics. */
export function diagnosticsOf(
  document: TextDocument,
  { contract, findings }: Checked,
  library: Library,
): Diagnostic[] {
  const words = wordsIn(library.language);
  return findings.map((finding) => ({
    range: rangeOf(document, finding.span),
    severity: severities[finding.severity],
    source: 'safeguards',
    code: finding.id,
    codeDescription: { href: `${pageScheme}:/${finding.id}.md` },
    message: messageOf(finding, contract, library),
    relatedInformation: finding.related.map((related) => ({
      location: { uri: document.uri, range: rangeOf(document, related.span) },
      message: relationOf(related, finding, words),
    })),
    data: { id: finding.id, version: document.version } satisfies DiagnosticData,
  }));
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
};

/** A span as a range of lines and characters, both from zero. */
export function rangeOf(document: TextDocument, { start, end }: Span) {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}
