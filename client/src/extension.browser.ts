import { type ExtensionContext, Uri, workspace } from 'vscode';
import { type Shown, startExtension } from './extension.ts';
import { type Server, serverBy } from './server.ts';
import { registerWord, type Word } from './word.ts';

type LanguageClient = typeof import('./language-client.browser.ts');

let server: Server | undefined;

/** Sets up the extension. The language server runs in a web worker, from the first draft on. */
export function activate(context: ExtensionContext): Shown {
  const file = (path: string): Uri => Uri.joinPath(context.extensionUri, path);
  registerWord(context, () => loadBundle<Word>(file('dist/word.cjs')));
  server = serverBy(async (watch) => {
    const { connect } = await loadBundle<LanguageClient>(file('dist/language-client.web.cjs'));
    return connect(async () => new Worker(await workerAddress(file)), watch);
  });
  return startExtension(context, server);
}

/** Stops the language server. */
export async function deactivate(): Promise<void> {
  await server?.stop();
}

/**
 * An address that a worker can be started from: the clause library, the engine and the server as one script. The host refuses scripts
 * of extensions on a remote machine, and a worker could not find the others by itself.
 */
async function workerAddress(file: (path: string) => Uri): Promise<string> {
  const [library = '', ...scripts] = await Promise.all(
    ['dist/library.json', 'dist/engine.cjs', 'dist/server.worker.js'].map((path) => read(file(path))),
  );
  const shared = `globalThis.contractSafeguardsLibrary=JSON.parse(${JSON.stringify(library)});`;
  return URL.createObjectURL(new Blob([shared, ...scripts], { type: 'text/javascript' }));
}

async function read(file: Uri): Promise<string> {
  // An extension on the web lies at an address, which is no file system of the editor.
  if (/^https?$/u.test(file.scheme)) return (await fetch(file.toString(true))).text();
  return new TextDecoder().decode(await workspace.fs.readFile(file));
}

// What the host gives this bundle to ask for `vscode`.
declare const require: (name: string) => unknown;

/** What a bundle gives, run as the host runs this one: it knows neither `require` of a file nor `import`. */
async function loadBundle<T>(script: Uri): Promise<T> {
  const source = await read(script);
  const module = { exports: {} };
  new Function('module', 'exports', 'require', source)(module, module.exports, require);
  return module.exports as T;
}
