import { extensions } from 'vscode';
import { ok } from './workbench.ts';

// First of all suites, before another has opened a draft.
suite('the extension', () => {
  test('is active at once: nothing large is loaded before a draft is opened', async () => {
    const extension = extensions.getExtension('contract-safeguards.contract-safeguards');
    ok(extension, 'the extension is not installed');
    const wasActive = extension.isActive;
    const begin = performance.now();
    await extension.activate();
    const time = performance.now() - begin;
    console.log(`@@  activation: ${time.toFixed(1)} ms${wasActive ? ' (was active)' : ''}`);
    // The bar on an idle machine is 50 ms; this one may be busy, and the host asks its window for the script.
    ok(time < 1000, `${time} ms`);
  });
});
