import {
  type CancellationToken,
  type Connection,
  type Diagnostic,
  DiagnosticSeverity,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { plainWords } from '../contract/plain-words.ts';
import { provenanceOf } from '../draft/provenance.ts';
import type { Library } from '../library/compile.ts';
import { digestOf, libraryDigest } from '../library/digest.ts';
import type { Report } from '../report/blocks.ts';
import type { Checked } from '../report/check.ts';
import { quote } from '../report/citing.ts';
import { type Change, compareReport, compareVersions, isLoss } from '../report/compare.ts';
import type { Words } from '../report/english.ts';
import { evidenceReport } from '../report/evidence.ts';
import { verdictReason } from '../report/messages.ts';
import { wordsIn } from '../report/words.ts';
import { writeHtml } from '../report/write-html.ts';
import { writeMarkdown } from '../report/write-markdown.ts';
import { rangeOf } from './diagnostics.ts';
import {
  type BaselineParams,
  type BaselineResult,
  baselineRequest,
  type CompareParams,
  compareRequest,
  type ProvenanceParams,
  type ProvenanceResult,
  pageScheme,
  provenanceRequest,
  type ReportParams,
  type ReportResult,
  reportRequest,
} from './protocol.ts';
import type { Session } from './session.ts';

/** What drafts are held against: earlier versions or templates, by the draft's uri. */
export type Baselines = {
  /** Goes up whenever the baseline of a draft changes. */
  readonly version: (uri: string) => number;
  /** What a draft has lost against its baseline. */
  readonly losses: (document: TextDocument, checked: Checked) => Diagnostic[];
  readonly forget: (uri: string) => void;
};

/** Serves reports and comparisons. `changed` is called with the uri of a draft whose baseline has changed. */
export function serveReports(
  connection: Connection,
  session: Session,
  { version, today, changed, judgedAt }: ReportServices,
): Baselines {
  const wordsFor = (uri: string) => wordsIn(session.libraryFor(uri).language);
  const baselines = new Map<string, Baseline>();
  const versions = new Map<string, number>();
  const write = (format: ReportParams['format'], report: Report): string =>
    format === 'html' ? writeHtml(report) : writeMarkdown(report);

  connection.onRequest(
    reportRequest,
    async ({ uri, name, format }: ReportParams, token): Promise<ReportResult> => {
      const document = await judgedAt(uri, token);
      if (document === undefined) return { text: '', reason: wordsFor(uri).verdict.notOpen };
      const library = session.libraryFor(uri);
      const facts = {
        name,
        draftHash: digestOf(document.getText()),
        libraryHash: libraryDigest(library),
        version,
        today: today(),
      };
      return { text: write(format, evidenceReport(session.check(document), library, facts)), reason: '' };
    },
  );

  connection.onRequest(
    compareRequest,
    async ({ uri, name, other, format }: CompareParams, token): Promise<ReportResult> => {
      const document = await judgedAt(uri, token);
      if (document === undefined) return { text: '', reason: wordsFor(uri).verdict.notOpen };
      const before = session.checkAs(document, other.text);
      const after = session.check(document);
      const library = session.libraryFor(uri);
      const names = { before: other.name, after: name };
      const changes = compareVersions(before, after, library);
      const report = compareReport(changes, before, after, names, library.language);
      return { text: write(format, report), reason: '' };
    },
  );

  connection.onRequest(
    baselineRequest,
    async ({ uri, baseline }: BaselineParams, token): Promise<BaselineResult> => {
      const document = await judgedAt(uri, token);
      if (document === undefined) return { losses: 0, reason: wordsFor(uri).verdict.notOpen };
      const library = session.libraryFor(uri);
      versions.set(uri, (versions.get(uri) ?? 0) + 1);
      baselines.delete(uri);
      if (baseline === null) {
        changed(uri);
        return { losses: 0, reason: '' };
      }
      const checked = session.checkAs(document, baseline.text);
      const unread = [checked, session.check(document)].find(({ contract }) => !contract.verdict.contract);
      if (unread !== undefined) {
        changed(uri);
        return { losses: 0, reason: verdictReason(unread.contract.verdict, wordsFor(uri)) };
      }
      baselines.set(uri, { ...baseline, library, checked });
      changed(uri);
      return {
        losses: compareVersions(checked, session.check(document), library).filter(isLoss).length,
        reason: '',
      };
    },
  );

  connection.onRequest(
    provenanceRequest,
    async ({ uri }: ProvenanceParams, token): Promise<ProvenanceResult> => {
      const document = await judgedAt(uri, token);
      if (document === undefined) return { clauses: [] };
      const { contract } = session.check(document);
      const library = session.libraryFor(uri);
      const clauses = provenanceOf(contract, library).map(({ mark, standing, near, libraryText }) => ({
        title: library.safeguards.get(mark.id)?.title ?? mark.id,
        standing,
        draftText: near.map((span) => plainWords(contract, span).replace(/\s+/gu, ' ')).join('\n\n'),
        libraryText: libraryText.replace(/\[\[([^\]]*)\]\]/gu, '[$1]'),
      }));
      return { clauses };
    },
  );

  return {
    version: (uri) => versions.get(uri) ?? 0,
    losses: (document, checked) => {
      const known = baselines.get(document.uri);
      if (known === undefined || !checked.contract.verdict.contract) return [];
      const library = session.libraryFor(document.uri);
      const baseline =
        known.library === library
          ? known
          : { ...known, library, checked: session.checkAs(document, known.text) };
      baselines.set(document.uri, baseline);
      return compareVersions(baseline.checked, checked, library)
        .filter(isLoss)
        .map((change) => lossDiagnostic(document, checked, change, baseline, wordsFor(document.uri)));
    },
    forget: (uri) => {
      baselines.delete(uri);
      versions.delete(uri);
    },
  };
}

/** An earlier version, judged by the library that the draft was judged by last. */
type Baseline = {
  readonly name: string;
  readonly text: string;
  readonly library: Library;
  readonly checked: Checked;
};

type ReportServices = {
  readonly version: string;
  readonly today: () => string;
  readonly changed: (uri: string) => void;
  /** A document that is open, once it is judged. */
  readonly judgedAt: (uri: string, token: CancellationToken) => Promise<TextDocument | undefined>;
};

function lossDiagnostic(
  document: TextDocument,
  { contract, findings }: Checked,
  change: Change,
  baseline: { readonly name: string; readonly checked: Checked },
  { compare, states, titled }: Words,
): Diagnostic {
  // The finding of this version is at the words that are left, or where the clause would go.
  const span = findings.find(({ id }) => id === change.id)?.span ?? contract.title;
  const [old] = change.old;
  const said = old === undefined ? '' : ` ${compare.itSaid(quote(baseline.checked.contract, old.span, 160))}`;
  const loss = compare.loss(change.kind, baseline.name, states[change.before], states[change.after]);
  return {
    range: rangeOf(document, span ?? { start: 0, end: 0 }),
    severity: DiagnosticSeverity.Warning,
    source: 'safeguards',
    code: change.id,
    codeDescription: { href: `${pageScheme}:/${change.id}.md` },
    message: titled(change.title, `${loss}${said}`),
  };
}
