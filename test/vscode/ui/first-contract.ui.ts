import { ok } from 'node:assert/strict';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, type RunningServer, startServer } from '../../../scripts/vscode-host/host.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const pictures =
  process.env.UPDATE_PICTURES === undefined ? join(root, 'out/images') : join(root, 'docs/images');

suite('a lawyer at the workbench', () => {
  let server: RunningServer;
  let browser: Browser;
  let page: Page;
  let folder: string;

  suiteSetup(async () => {
    await mkdir(pictures, { recursive: true });
    folder = await mkdtemp(join(tmpdir(), 'safeguards-ui-'));
    await cp(join(root, 'examples/city-surveillance.md'), join(folder, 'city-surveillance.md'));
    server = await startServer();
    ({ browser, page } = await openBrowser(server.host));
  });

  suiteTeardown(async () => {
    await browser?.close();
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('sees squiggles and Problems, picks the fix with the keyboard, and the clause is there', async () => {
    await page.goto(server.url({ folder, extension: root, file: join(folder, 'city-surveillance.md') }));
    await page.locator('.monaco-editor .squiggly-error').first().waitFor({ timeout: 90_000 });
    await page.locator('.monaco-editor .view-lines').first().click();
    await page.keyboard.press('Control+Shift+M');
    const problem = page
      .locator('.markers-panel .monaco-list-row', { hasText: 'Independent oversight:' })
      .first();
    await problem.waitFor({ timeout: 30_000 });
    await page.screenshot({ path: join(pictures, 'problems.png') });

    await problem.dblclick();
    const before = await page.locator('.markers-panel .monaco-list-row').count();
    await page.waitForTimeout(300);
    await page.keyboard.press('Control+.');
    const fix = page
      .locator('.action-widget .monaco-list-row', {
        hasText: 'Independent oversight: insert the preferred clause',
      })
      .first();
    await fix.waitFor({ timeout: 30_000 });
    await page.screenshot({ path: join(pictures, 'quick-fix.png') });
    await fix.click();

    await problem.waitFor({ state: 'detached', timeout: 30_000 });
    ok((await page.locator('.markers-panel .monaco-list-row').count()) <= before);
    await page.screenshot({ path: join(pictures, 'inserted.png') });
  });
});
