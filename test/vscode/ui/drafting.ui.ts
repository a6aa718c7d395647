import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import { openBrowser, type RunningServer, startServer } from '../../../scripts/vscode-host/host.ts';
import { patience, takePicture } from './pictures.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
suite('a drafter at the workbench', () => {
  let server: RunningServer;
  let browser: Browser;
  let page: Page;
  let folder: string;

  suiteSetup(async () => {
    folder = await mkdtemp(join(tmpdir(), 'safeguards-ui-'));
    await cp(join(root, 'client/media/sample-draft.md'), join(folder, 'permit-assistant.md'));
    server = await startServer();
    ({ browser, page } = await openBrowser(server.host));
    page.setDefaultTimeout(patience);
    await page.goto(server.url({ folder, extension: root }));
    await tab('Safeguards').waitFor({ timeout: patience });
  });

  suiteTeardown(async () => {
    await browser?.close();
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  teardown(async function () {
    if (this.currentTest?.state === 'failed') await takePicture(page, 'failed');
  });

  /** Draws the edge of the side bar to the right, as a person with long names in it would. */
  async function widen(): Promise<void> {
    await page.mouse.move(348, 600);
    await page.mouse.down();
    await page.mouse.move(480, 600, { steps: 5 });
    await page.mouse.up();
    await page.mouse.move(900, 600);
    await page.waitForTimeout(1000);
  }

  /** Waits until a list or an input box with this title has the keyboard. */
  async function asked(title: string): Promise<void> {
    await page.locator('.quick-input-title', { hasText: title }).waitFor({ timeout: patience });
    await page.locator('.quick-input-widget input:focus').waitFor({ timeout: patience });
    await page.waitForTimeout(300);
  }

  const tab = (name: string): Locator => page.locator('.activitybar').getByRole('tab', { name });
  const row = (text: string): Locator =>
    page.locator('.pane-body .monaco-list-row', { hasText: text }).first();
  /** For the user guide. */
  const picture = (name: string): Promise<void> => takePicture(page, name, 'docs/images');
  /** To be looked at by who changes the views. */
  const glance = (name: string): Promise<void> => takePicture(page, name);
  /** For the walkthrough. */
  const detail = (name: string, ...clip: [number, number, number, number]): Promise<void> =>
    takePicture(page, name, 'client/media/walkthrough', clip);

  /** Turns the wheel over the view until a row is there: a list holds only the rows in sight. */
  async function scrollTo(text: string): Promise<Locator> {
    await page.mouse.move(200, 500);
    for (let turn = 0; turn < 30 && !(await row(text).isVisible()); turn += 1) {
      await page.mouse.wheel(0, 150);
      await page.waitForTimeout(100);
    }
    return row(text);
  }

  test('is led by the welcome and the walkthrough to a sample draft', async () => {
    await tab('Safeguards').click();
    const link = page.locator('.pane-body a', { hasText: 'Take the tour' });
    await link.waitFor({ timeout: patience });
    await link.click();
    const steps = page.locator('.gettingStartedContainer', { hasText: 'From a draft' });
    await steps.waitFor({ timeout: patience });
    await page.keyboard.press('Control+b');
    await page.waitForTimeout(2000);
    await picture('walkthrough');
    await page.keyboard.press('Control+b');
    await steps.locator('.monaco-button', { hasText: 'Open a Sample Draft' }).first().click();
    await page.locator('.monaco-editor .squiggly-error').first().waitFor({ timeout: patience });
  });

  test('reads the coverage, and the words that a row leads to', async () => {
    await row('Red flags').waitFor({ timeout: patience });
    await widen();
    const audit = row('Audit rights');
    await audit.locator('.monaco-tl-twistie').click();
    await row('Missing: ').first().waitFor();
    await audit.locator('.monaco-icon-label').click();
    await page.mouse.move(900, 600);
    await page.waitForTimeout(500);
    await picture('coverage');
    await takePicture(page, 'at-work', 'docs/images', [4, 36, 1284, 520]);
    await detail('coverage', 52, 36, 428, 660);
    await detail('draft', 484, 410, 804, 456);
    await (await scrollTo('Remedy for individuals')).waitFor();
    await page.waitForTimeout(1000);
    await glance('coverage-end');
  });

  test('reads in the status of the document how it stands', async () => {
    await page.locator('[id="status.languageStatus"]').hover();
    await page.locator('.hover-language-status', { hasText: 'present' }).waitFor({ timeout: patience });
    await page.waitForTimeout(300);
    await glance('status');
  });

  test('previews a clause by keyboard alone, and inserts it', async () => {
    await page.locator('.monaco-editor .view-lines').first().click();
    await page.keyboard.press('Control+Alt+g');
    await page.keyboard.press('i');
    await asked('Insert a Clause');
    await glance('insert-safeguard');
    await page.keyboard.type('independent oversight');
    await page.waitForTimeout(300);
    await page.keyboard.press('Enter');
    await asked('Independent oversight');
    await picture('insert-clause');
    await page.keyboard.press('Enter');
    await page.locator('.monaco-diff-editor .line-insert').first().waitFor({ timeout: patience });
    await page.waitForTimeout(1000);
    await picture('preview');
    await page.keyboard.press('Control+Enter');
    await page.locator('.monaco-diff-editor').waitFor({ state: 'detached', timeout: patience });
    const oversight = await scrollTo('Independent oversight');
    await oversight.filter({ hasText: 'present' }).waitFor({ timeout: patience });
    await glance('inserted-clause');
  });

  test('unticks what is not to be added', async () => {
    await page.locator('.monaco-editor .view-lines').first().click();
    await page.keyboard.press('Control+Alt+g');
    await page.keyboard.press('a');
    await asked('Add All Missing Clauses');
    await picture('add-all');
    await page.keyboard.press('Escape');
  });

  test('is asked for a reason before a finding is waived', async () => {
    await page.keyboard.press('Control+Alt+g');
    await page.keyboard.press('w');
    await asked('Waive a Finding');
    await page.keyboard.type('record keeping');
    await page.keyboard.press('Enter');
    await asked('1/3');
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-message', { hasText: 'needs a reason' }).waitFor({ timeout: patience });
    await page.keyboard.type('The archive keeps its own log.');
    await picture('waive');
    await page.keyboard.press('Enter');
    await asked('2/3');
    await page.keyboard.type('J. Okafor');
    await page.keyboard.press('Enter');
    await asked('3/3');
    await page.keyboard.press('Enter');
    await page
      .locator('.view-line', { hasText: 'waive record-keeping' })
      .first()
      .waitFor({ timeout: patience });
  });
});
