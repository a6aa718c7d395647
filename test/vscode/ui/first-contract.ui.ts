import { patience, takePicture } from './pictures.ts';
import { fillUntil, settled, workbenchOf } from './workbench.ts';

suite('a lawyer at the workbench', () => {
  const { page: at, open } = workbenchOf({ 'city-surveillance.md': 'examples/city-surveillance.md' });

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
});
