import { extensions } from 'vscode';
import { activation, closeAll, inBrowser, ok } from './workbench.ts';

declare const require: { readonly cache?: Readonly<Record<string, unknown>> };

// First of all suites, before another has opened a draft.
suite('the extension', () => {
  test('is active without its language client, which the first draft loads', async () => {
    const extension = extensions.getExtension('contract-safeguards.contract-safeguards');
    ok(extension, 'the extension is not installed');
    await extension.activate();
    if (inBrowser) return;
    const loaded = Object.keys(require.cache ?? {}).filter((path) =>
      /[/\\]dist[/\\][\w.-]+\.cjs$/u.test(path),
    );
    ok(loaded.length === 1 && loaded[0]?.endsWith('client.cjs'), loaded.join(', '));
  });

  test('tells VS Code’s own figures of its activation', async () => {
    const { load, call, finish } = await activation();
    // Told, not judged: on a busy machine they say more of the machine.
    console.log(`@@  activation: script ${load} ms, activate() ${call} ms, then ${finish} ms`);
    ok([load, call, finish].every(Number.isFinite), `${load} ${call} ${finish}`);
    await closeAll();
  });
});
