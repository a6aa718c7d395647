import { type ExtensionContext, Uri, workspace } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { clientOptions, displayName } from './client-options.ts';
import { type Shown, startExtension } from './extension.ts';
import { registerWord, type Word } from './word.ts';

let client: LanguageClient | undefined;

/** Starts the language server in a web worker. */
export async function activate(context: ExtensionContext): Promise<Shown> {
  const worker = new Worker(await workerAddress(Uri.joinPath(context.extensionUri, 'dist/server.worker.js')));
  registerWord(context, () => loadWord(Uri.joinPath(context.extensionUri, 'dist/word.cjs')));
  client = new LanguageClient('safeguards', displayName, worker, clientOptions());
  return startExtension(context, client);
}

/** Stops the language server. */
export async function deactivate(): Promise<void> {
  await client?.stop();
}

/** An address that a worker can be started from: the host refuses those of extensions on a remote machine. */
async function workerAddress(script: Uri): Promise<string> {
  if (/^https?$/u.test(script.scheme)) return script.toString(true);
  const source = await workspace.fs.readFile(script);
  return URL.createObjectURL(new Blob([source.slice()], { type: 'text/javascript' }));
}

/** The bundle of `script`, run as the host runs this one: it knows neither `require` of a file nor `import`. */
async function loadWord(script: Uri): Promise<Word> {
  const source = new TextDecoder().decode(await workspace.fs.readFile(script));
  const module = { exports: {} };
  new Function('module', 'exports', source)(module, module.exports);
  return module.exports as Word;
}
