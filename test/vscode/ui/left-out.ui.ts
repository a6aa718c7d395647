import { patience, takePicture } from './pictures.ts';
import { asked, settled, workbenchOf } from './workbench.ts';

suite('a drafter who adds all missing clauses', () => {
  const { page: at, open } = workbenchOf({ 'permit-register.md': 'test/vscode/ui/left-out.md' });

  test('is told which clauses were left out, and reads why', async () => {
    await open('permit-register.md');
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
