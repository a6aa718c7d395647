import { type ExtensionContext, Uri, workspace } from 'vscode';
import { type Shown, startExtension } from './extension.ts';
import { type Server, serverBy } from './server.ts';
import { registerWord, type Word } from './word.ts';

type LanguageClient = typeof import('./language-client.ts');

let server: Server | undefined;

/** Sets up the extension. The language server runs in a web worker, from the first draft on. */
export function activate(context: ExtensionContext): Shown {
  const file = (path: string): Uri => Uri.joinPath(context.extensionUri, path);
  registerWord(context, async () => {
    const engine = await loadBundle<unknown>(file('dist/engine.cjs'), require);
    return loadBundle<Word>(file('dist/word.cjs'), (name) =>
      name === './engine.cjs' ? engine : require(name),
    );
  });
  server = serverBy(async (watch) => {
    const protocol = await loadBundle<unknown>(file('dist/protocol.cjs'), require);
    const { connect } = await loadBundle<LanguageClient>(file('dist/language-client.cjs'), (name) =>
      name === './protocol.cjs' ? protocol : require(name),
    );
    return connect({ worker: async () => new Worker(await workerAddress(file)) }, watch);
  });
  return startExtension(context, server);
}

/** Stops the language server. */
export async function deactivate(): Promise<void> {
  await server?.stop();
}

/**
 * An address that a worker can be started from: the clause library, the engine and the server as one script. What the server loads
 * later is run later. The host refuses scripts
 * of extensions on a remote machine, and a worker could not find the others by itself.
 */
async function workerAddress(file: (path: string) => Uri): Promise<string> {
  const [library = '', ...scripts] = await Promise.all(
    [
      'dist/library.json',
      'dist/protocol.cjs',
      'dist/engine.cjs',
      'dist/engine-more.cjs',
      'dist/server.cjs',
    ].map((path) => read(file(path))),
  );
  // The first line of the server is for a shell.
  const [protocol, engine, more, own] = scripts.map(
    (script) =>
      `((module)=>{((exports)=>{${script.replace(/^#!.*/u, '')}\n})(module.exports);return module.exports})({exports:{}})`,
  );
  const script = `const parts={},later={},require=(name)=>parts[name]??=later[name]();
parts['./library.json']=JSON.parse(${JSON.stringify(library)});
parts['./protocol.cjs']=${protocol};
parts['./engine.cjs']=${engine};
later['./engine-more.cjs']=()=>${more};
${own};`;
  return URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
}

async function read(file: Uri): Promise<string> {
  // An extension on the web lies at an address, which is no file system of the editor.
  if (/^https?$/u.test(file.scheme)) return (await fetch(file.toString(true))).text();
  return new TextDecoder().decode(await workspace.fs.readFile(file));
}

type Require = (name: string) => unknown;
// What the host gives this bundle to ask for `vscode`.
declare const require: Require;

/** What a bundle gives, run as the host runs this one: it knows neither `require` of a file nor `import`. */
async function loadBundle<T>(script: Uri, required: Require): Promise<T> {
  const source = await read(script);
  const module = { exports: {} };
  new Function('module', 'exports', 'require', source)(module, module.exports, required);
  return module.exports as T;
}
