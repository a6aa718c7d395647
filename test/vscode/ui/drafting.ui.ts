import type { Locator } from 'playwright-core';
import { patience, takePicture } from './pictures.ts';
import { asked as askedAt, settled, workbenchOf } from './workbench.ts';

suite('a drafter at the workbench', () => {
  const { page: at, open } = workbenchOf({ 'permit-assistant.md': 'client/media/sample-draft.md' });

  suiteSetup(async () => {
    await open();
    await tab('Safeguards').waitFor({ timeout: patience });
  });

  const asked = (title: string): Promise<void> => askedAt(at(), title);

  /** Draws the edge of the side bar to the right, as a person with long names in it would. */
  async function widen(): Promise<void> {
    const page = at();
    await page.mouse.move(348, 600);
    await page.mouse.down();
    await page.mouse.move(520, 600, { steps: 5 });
    await page.mouse.up();
    await page.mouse.move(900, 600);
    await settled(page, page.locator('.monaco-workbench'));
  }

  const tab = (name: string): Locator => at().locator('.activitybar').getByRole('tab', { name });
  const row = (text: string): Locator =>
    at().locator('.pane-body .monaco-list-row', { hasText: text }).first();
  /** For the user guide. */
  const picture = (name: string): Promise<void> => takePicture(at(), name, 'docs/images');
  /** To be looked at by who changes the views. */
  const glance = (name: string): Promise<void> => takePicture(at(), name);
  /** For the walkthrough. */
  const detail = (name: string, ...clip: [number, number, number, number]): Promise<void> =>
    takePicture(at(), name, 'client/media/walkthrough', clip);

  /** Turns the wheel over the view until a row is there: a list holds only the rows in sight. */
  async function scrollTo(text: string): Promise<Locator> {
    const page = at();
    await page.mouse.move(200, 500);
    for (let turn = 0; turn < 30 && !(await row(text).isVisible()); turn += 1) {
      await page.mouse.wheel(0, 150);
      await page.waitForTimeout(100);
    }
    return row(text);
  }

  test('is led by the welcome and the walkthrough to a sample draft', async () => {
    const page = at();
    await tab('Safeguards').click();
    const link = page.locator('.pane-body a', { hasText: 'Take the tour' });
    await link.waitFor({ timeout: patience });
    await link.click();
    const steps = page.locator('.gettingStartedContainer', { hasText: 'From a draft' });
    await steps.waitFor({ timeout: patience });
    await page.keyboard.press('Control+b');
    await page.getByText('Activating Extensions').waitFor({ state: 'detached', timeout: patience });
    await settled(page, page.locator('.monaco-workbench'));
    await picture('walkthrough');
    await page.keyboard.press('Control+b');
    await steps.locator('.monaco-button', { hasText: 'Open a Sample Draft' }).first().click();
    await page.locator('.monaco-editor .squiggly-error').first().waitFor({ timeout: patience });
  });

  test('reads the coverage, and the words that a row leads to', async () => {
    const page = at();
    await row('Red flags').waitFor({ timeout: patience });
    await widen();
    const audit = row('Audit rights');
    await audit.locator('.monaco-tl-twistie').click();
    await row('Missing: ').first().waitFor();
    await audit.locator('.monaco-icon-label').click();
    await page.mouse.move(900, 600);
    await settled(page, page.locator('.monaco-workbench'));
    await picture('coverage');
    await takePicture(page, 'at-work', 'docs/images', [4, 36, 1284, 520]);
    await detail('coverage', 52, 36, 468, 660);
    await detail('draft', 524, 410, 764, 456);
    await (await scrollTo('Remedy for individuals')).waitFor();
    await settled(page, page.locator('.monaco-workbench'));
    await glance('coverage-end');
  });

  test('reads in the status of the document how it stands', async () => {
    const page = at();
    await page.locator('[id="status.languageStatus"]').hover();
    await page.locator('.hover-language-status', { hasText: 'present' }).waitFor({ timeout: patience });
    await settled(page, page.locator('.hover-language-status'));
    await glance('status');
  });

  test('previews a clause by keyboard alone, and inserts it', async () => {
    const page = at();
    await page.locator('.monaco-editor .view-lines').first().click();
    await page.keyboard.press('Control+Alt+g');
    await page.keyboard.press('i');
    await asked('Insert a Clause');
    await glance('insert-safeguard');
    await page.keyboard.type('independent oversight');
    await settled(page, page.locator('.quick-input-widget'));
    await page.keyboard.press('Enter');
    await asked('Independent oversight');
    // What a new article in the middle renumbers is listed before it is chosen.
    await page.locator('.quick-input-list .monaco-list-row', { hasText: ' → ' }).first().waitFor();
    await picture('insert-clause');
    await page.keyboard.press('Enter');
    await page.locator('.monaco-diff-editor .line-insert').first().waitFor({ timeout: patience });
    await settled(page, page.locator('.monaco-diff-editor'));
    await picture('preview');
    await page.keyboard.press('Control+Enter');
    await page.locator('.monaco-diff-editor').waitFor({ state: 'detached', timeout: patience });
    const oversight = await scrollTo('Independent oversight');
    await oversight.filter({ hasText: 'present' }).waitFor({ timeout: patience });
    await glance('inserted-clause');
  });

  test('unticks what is not to be added', async () => {
    const page = at();
    await page.locator('.monaco-editor .view-lines').first().click();
    await page.keyboard.press('Control+Alt+g');
    await page.keyboard.press('a');
    await asked('Add All Missing Clauses');
    await picture('add-all');
    await page.keyboard.press('Escape');
  });

  test('is asked for a reason before a finding is waived', async () => {
    const page = at();
    await page.keyboard.press('Control+Alt+g');
    await page.keyboard.press('w');
    await asked('Waive a Finding');
    await page.keyboard.type('record keeping');
    await page.keyboard.press('Enter');
    await asked('1/3');
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-message', { hasText: 'needs a reason' }).waitFor({ timeout: patience });
    await page.keyboard.type('The archive keeps its own log.');
    await page.locator('.quick-input-message', { hasText: 'Why the draft' }).waitFor({ timeout: patience });
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
