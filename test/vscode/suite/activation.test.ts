import { extensions } from 'vscode';
import { inBrowser, ok } from './workbench.ts';

declare const require: { readonly cache?: Readonly<Record<string, unknown>> };

// First of all suites, before another has opened a draft.
suite('the extension', () => {
  test('is active without its language client, which the first draft loads', async () => {
    const extension = extensions.getExtension('contract-safeguards.contract-safeguards');
    ok(extension, 'the extension is not installed');
    const begin = performance.now();
    await extension.activate();
    // Told, not judged: on a busy machine it says more of the machine.
    console.log(`@@  activation: ${(performance.now() - begin).toFixed(1)} ms`);
    if (inBrowser) return;
    const loaded = Object.keys(require.cache ?? {}).filter((path) =>
      /[/\\]dist[/\\][\w.-]+\.cjs$/u.test(path),
    );
    ok(loaded.length === 1 && loaded[0]?.endsWith('client.cjs'), loaded.join(', '));
  });
});
