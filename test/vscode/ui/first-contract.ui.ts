import { patience, takePicture } from './pictures.ts';
import { asked, fillUntil, settled, workbenchOf } from './workbench.ts';

suite('a lawyer at the workbench', () => {
  const { page: at, open } = workbenchOf({
    'city-surveillance.md': 'examples/city-surveillance.md',
    'left-out.md': 'test/vscode/ui/left-out.md',
  });

  test('sees squiggles and Problems, picks the fix with the keyboard, and the clause is there', async () => {
    await open('city-surveillance.md');
    const page = at();
    await page.locator('.monaco-editor .squiggly-error').first().waitFor({ timeout: patience });
    await page.locator('.monaco-editor .view-lines').first().click();
    await page.keyboard.press('Control+Shift+M');
    const problems = page.locator('.markers-panel .monaco-list-row');
    await problems.nth(3).waitFor({ timeout: patience });
    await settled(page, page.locator('.markers-panel'));
    await takePicture(page, 'problems', 'docs/images');

    // The list holds only the rows in sight.
    const problem = problems.filter({ hasText: 'Independent oversight:' }).first();
    await fillUntil(page, page.getByPlaceholder(/^Filter \(e\.g\./u), 'Independent oversight:', async () => {
      const others = await problems.filter({ hasNotText: 'Independent oversight:' }).count();
      // The row of the file stays.
      return (await problem.isVisible()) && others <= 1;
    });
    const fix = page
      .locator('.action-widget .monaco-list-row', {
        hasText: 'Independent oversight: insert the preferred clause',
      })
      .first();
    await problem.dblclick();
    await page.locator('.monaco-editor.focused').first().waitFor({ timeout: patience });
    // Fixes come once the language server has answered: the menu is asked for until it has them.
    const end = Date.now() + patience;
    while (!(await fix.isVisible()) && Date.now() < end) {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+.');
      await fix.waitFor({ timeout: 15_000 }).catch(() => undefined);
    }
    await takePicture(page, 'quick-fix', 'docs/images');
    await fix.click();

    await problem.waitFor({ state: 'detached', timeout: patience });
    await takePicture(page, 'inserted', 'docs/images');
  });

  test('is told which clauses were left out, and reads why', async () => {
    await open('left-out.md');
    const page = at();
    await page.locator('.monaco-editor .squiggly-error').first().waitFor({ timeout: patience });
    await page.locator('.monaco-editor .view-lines').first().click();
    await page.keyboard.press('Control+Alt+g');
    await page.keyboard.press('a');
    await asked(page, 'Add All Missing Clauses');
    const widget = page.locator('.quick-input-widget');
    await widget.locator('.quick-input-check-all').click();
    const row = widget.locator('.monaco-list-row', { hasText: 'Whistleblower protection' }).first();
    await page.keyboard.type('Whistleblower');
    await row.waitFor({ timeout: patience });
    await settled(page, widget);
    await row.click();
    await page.keyboard.press('Enter');
    const told = page.locator('.notification-toast', { hasText: 'Left out: Whistleblower protection.' });
    await told.waitFor({ timeout: patience });
    await takePicture(page, 'left-out');
    await told.getByRole('button', { name: 'Show Why' }).click();
    await asked(page, 'Clauses Left Out');
    await widget
      .locator('.monaco-list-row', { hasText: 'Its clause would bring “Reference and title differ”.' })
      .waitFor({ timeout: patience });
    await takePicture(page, 'left-out-why');
  });
});
