import { type ExtensionContext, Uri, workspace } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { clientOptions, displayName } from './client-options.ts';
import { type Shown, startExtension } from './extension.ts';
import { watchOver } from './restart.ts';
import { registerWord, type Word } from './word.ts';

let client: LanguageClient | undefined;

/** Starts the language server in a web worker. */
export async function activate(context: ExtensionContext): Promise<Shown> {
  const worker = new Worker(await workerAddress(context.extensionUri));
  registerWord(context, () => loadWord(Uri.joinPath(context.extensionUri, 'dist/word.cjs')));
  const restarts = watchOver();
  client = new LanguageClient('safeguards', displayName, worker, clientOptions(restarts));
  return startExtension(context, client, restarts);
}

/** Stops the language server. */
export async function deactivate(): Promise<void> {
  await client?.stop();
}

/**
 * An address that a worker can be started from: the clause library, the engine and the server as one script. The host refuses scripts
 * of extensions on a remote machine, and a worker could not find the others by itself.
 */
async function workerAddress(extension: Uri): Promise<string> {
  const [library = '', ...scripts] = await Promise.all(
    ['dist/library.json', 'dist/engine.cjs', 'dist/server.worker.js'].map((path) =>
      read(Uri.joinPath(extension, path)),
    ),
  );
  const shared = `globalThis.contractSafeguardsLibrary=JSON.parse(${JSON.stringify(library)});`;
  return URL.createObjectURL(new Blob([shared, ...scripts], { type: 'text/javascript' }));
}

async function read(file: Uri): Promise<string> {
  // An extension on the web lies at an address, which is no file system of the editor.
  if (/^https?$/u.test(file.scheme)) return (await fetch(file.toString(true))).text();
  return new TextDecoder().decode(await workspace.fs.readFile(file));
}

/** The bundle of `script`, run as the host runs this one: it knows neither `require` of a file nor `import`. */
async function loadWord(script: Uri): Promise<Word> {
  const source = await read(script);
  const module = { exports: {} };
  new Function('module', 'exports', source)(module, module.exports);
  return module.exports as Word;
}
