import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, type RunningServer, startServer } from '../../../scripts/vscode-host/host.ts';
import { patience, takePicture } from './pictures.ts';

const root = join(import.meta.dirname, '../../..');

suite('the packaged extension, installed in an empty VS Code', () => {
  let server: RunningServer;
  let browser: Browser;
  let page: Page;
  let folder: string;

  suiteSetup(async () => {
    folder = await mkdtemp(join(tmpdir(), 'safeguards-installed-'));
    await cp(join(root, 'test/vscode/fixtures/draft.md'), join(folder, 'draft.md'));
    const install = join(folder, 'contract-safeguards.vsix');
    const vsce = join(root, 'node_modules/@vscode/vsce/vsce');
    const flags = [
      ...['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'],
      ...['--readme-path', 'docs/marketplace.md'],
    ];
    execFileSync(process.execPath, [vsce, 'package', ...flags, '-o', install], { cwd: root, stdio: 'pipe' });
    server = await startServer({ install });
    ({ browser, page } = await openBrowser(server.host));
    page.setDefaultTimeout(patience);
  });

  suiteTeardown(async () => {
    await browser?.close();
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  teardown(async function () {
    if (this.currentTest?.state === 'failed') await takePicture(page, 'failed-installed');
  });

  test('shows what a draft lacks, and the fix inserts the clause', async () => {
    await page.goto(server.url({ folder, file: join(folder, 'draft.md') }));
    await page.locator('.monaco-editor .squiggly-error').first().waitFor({ timeout: patience });
    await page.locator('.monaco-editor .view-lines').first().click();
    await page.keyboard.press('Control+Shift+M');
    await page.getByPlaceholder(/^Filter \(e\.g\./u).fill('Audit rights:');
    const problem = page.locator('.markers-panel .monaco-list-row', { hasText: 'Audit rights:' }).first();
    await problem.waitFor({ timeout: patience });
    await problem.dblclick();
    await page.waitForTimeout(300);
    await page.keyboard.press('Control+.');
    const fix = page
      .locator('.action-widget .monaco-list-row', { hasText: 'insert the preferred clause' })
      .first();
    await fix.waitFor({ timeout: patience });
    await fix.click();
    await problem.waitFor({ state: 'detached', timeout: patience });
  });
});
