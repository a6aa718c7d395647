import {
  commands,
  type ExtensionContext,
  l10n,
  ProgressLocation,
  type Range,
  type Uri,
  window,
  workspace,
} from 'vscode';
import {
  type CheckParams,
  type CheckResult,
  checkRequest,
  type VerdictParams,
  type VerdictResult,
  verdictRequest,
} from '../../server/src/lsp/protocol.ts';
import { show } from './apply.ts';
import { explainSafeguard } from './explain.ts';
import { addAllMissing, type Desk, type InsertTarget, insertClause } from './insert.ts';
import { applyPreview } from './preview.ts';
import { openSample } from './sample.ts';
import type { Server } from './server.ts';
import type { Target } from './target.ts';
import { type WaiveTarget, waiveFinding } from './waive.ts';

/** A file larger than this is named as not checked, and not sent to the server. In bytes. */
const largest = 5 * 1024 * 1024;

/** Registers the commands of the extension. */
export function registerCommands(context: ExtensionContext, desk: Desk): void {
  const { server } = desk;
  context.subscriptions.push(
    commands.registerCommand('safeguards.insertClause', (target?: InsertTarget) =>
      insertClause(desk, target, { atCursor: false }),
    ),
    commands.registerCommand('safeguards.previewFix', (target?: InsertTarget) =>
      insertClause(desk, target, { atCursor: true }),
    ),
    commands.registerCommand('safeguards.applyPreview', () => applyPreview(server)),
    commands.registerCommand(
      'safeguards.addAllMissing',
      (target?: { readonly safeguards?: readonly string[] }) => addAllMissing(desk, target),
    ),
    commands.registerCommand('safeguards.waiveFinding', (target?: WaiveTarget) =>
      waiveFinding(desk, context.globalState, target),
    ),
    commands.registerCommand('safeguards.explainSafeguard', (target?: Target) =>
      explainSafeguard(desk, target),
    ),
    commands.registerCommand('safeguards.goTo', (uri: Uri, range: Range) => show(uri, range)),
    commands.registerCommand('safeguards.openSample', () => openSample(context)),
    commands.registerCommand('safeguards.checkWorkspace', () => checkWorkspace(server)),
    commands.registerCommand('safeguards.explainVerdict', () => explainVerdict(server)),
    commands.registerCommand('safeguards.showOutput', () => server.output.show()),
    commands.registerCommand('safeguards.restartServer', () => server.restart()),
  );
}

/** Checks every Markdown and text file of the workspace, and gives how many were contracts with findings. */
async function checkWorkspace(
  server: Server,
): Promise<{ readonly files: number; readonly findings: number }> {
  const files = await workspace.findFiles('**/*.{md,markdown,txt}', '**/node_modules/**');
  const sum = { files: 0, findings: 0 };
  await window.withProgress(
    {
      location: ProgressLocation.Window,
      title: l10n.t('Safeguards: checking the workspace'),
      cancellable: true,
    },
    async (progress, token) => {
      for (const uri of files.sort((a, b) => a.path.localeCompare(b.path))) {
        if (token.isCancellationRequested) return;
        progress.report({ message: workspace.asRelativePath(uri), increment: 100 / files.length });
        const result = await checkFile(server, uri);
        server.output.appendLine(
          `${workspace.asRelativePath(uri)}: ${result.reason} ${result.findings} findings.`,
        );
        if (result.checked) sum.files += 1;
        sum.findings += result.findings;
      }
    },
  );
  window.setStatusBarMessage(
    l10n.t(
      'Safeguards: {0} findings in {1} contract drafts of {2} files',
      sum.findings,
      sum.files,
      files.length,
    ),
    10_000,
  );
  return sum;
}

async function checkFile(server: Server, uri: Uri): Promise<CheckResult> {
  try {
    const { size } = await workspace.fs.stat(uri);
    if (size > largest)
      return {
        checked: false,
        reason: l10n.t('Not checked: larger than {0} MB.', largest / 1048576),
        findings: 0,
      };
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(
      await workspace.fs.readFile(uri),
    );
    const languageId = uri.path.endsWith('.txt') ? 'plaintext' : 'markdown';
    return await server.ask<CheckResult>(checkRequest, {
      uri: uri.toString(),
      languageId,
      text,
    } satisfies CheckParams);
  } catch (fault) {
    return {
      checked: false,
      reason: l10n.t(
        'Not checked: cannot be read ({0}).',
        fault instanceof Error ? fault.message : String(fault),
      ),
      findings: 0,
    };
  }
}

/** Tells why the active file is checked or not, and gives that reason. */
async function explainVerdict(server: Server): Promise<string> {
  const document = window.activeTextEditor?.document;
  if (document === undefined) return l10n.t('Not checked: no file is open.');
  const { reason } = await server.ask<VerdictResult>(verdictRequest, {
    uri: document.uri.toString(),
  } satisfies VerdictParams);
  server.output.appendLine(`${workspace.asRelativePath(document.uri)}: ${reason}`);
  // Shown because it was asked for; not awaited, since it stays until somebody closes it.
  void window.showInformationMessage(reason);
  return reason;
}
