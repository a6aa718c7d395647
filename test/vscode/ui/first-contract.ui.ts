import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, type RunningServer, startServer } from '../../../scripts/vscode-host/host.ts';
import { patience, takePicture } from './pictures.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
suite('a lawyer at the workbench', () => {
  let server: RunningServer;
  let browser: Browser;
  let page: Page;
  let folder: string;

  suiteSetup(async () => {
    folder = await mkdtemp(join(tmpdir(), 'safeguards-ui-'));
    await cp(join(root, 'examples/city-surveillance.md'), join(folder, 'city-surveillance.md'));
    server = await startServer();
    ({ browser, page } = await openBrowser(server.host));
    page.setDefaultTimeout(patience);
  });

  suiteTeardown(async () => {
    await browser?.close();
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  teardown(async function () {
    if (this.currentTest?.state === 'failed') await takePicture(page, 'failed');
  });

  test('sees squiggles and Problems, picks the fix with the keyboard, and the clause is there', async () => {
    await page.goto(server.url({ folder, extension: root, file: join(folder, 'city-surveillance.md') }));
    await page.locator('.monaco-editor .squiggly-error').first().waitFor({ timeout: patience });
    await page.locator('.monaco-editor .view-lines').first().click();
    await page.keyboard.press('Control+Shift+M');
    const problems = page.locator('.markers-panel .monaco-list-row');
    await problems.nth(3).waitFor({ timeout: patience });
    await takePicture(page, 'problems', 'docs/images');

    // The list holds only the rows in sight.
    await page.getByPlaceholder(/^Filter \(e\.g\./u).fill('Independent oversight:');
    const problem = problems.filter({ hasText: 'Independent oversight:' }).first();
    await problem.waitFor({ timeout: patience });
    await problem.dblclick();
    await page.waitForTimeout(300);
    await page.keyboard.press('Control+.');
    const fix = page
      .locator('.action-widget .monaco-list-row', {
        hasText: 'Independent oversight: insert the preferred clause',
      })
      .first();
    await fix.waitFor({ timeout: patience });
    await takePicture(page, 'quick-fix', 'docs/images');
    await fix.click();

    await problem.waitFor({ state: 'detached', timeout: patience });
    await takePicture(page, 'inserted', 'docs/images');
  });
});
