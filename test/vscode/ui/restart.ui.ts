import { equal } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { patience, takePicture } from './pictures.ts';
import { workbenchOf } from './workbench.ts';

const script = join(dirname(fileURLToPath(import.meta.url)), '../../../dist/server.cjs');

/** The processes that run the language server of this project. */
function servers(): readonly number[] {
  return execFileSync('ps', ['-A', '-o', 'pid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(script))
    .map((line) => Number.parseInt(line, 10));
}

suite('a language server that does not stay', () => {
  const { page: at, open } = workbenchOf({ 'permit-assistant.md': 'client/media/sample-draft.md' });

  test('is given up in words, and started again by the button in them', async () => {
    await open('permit-assistant.md');
    const page = at();
    const finding = page.locator('.monaco-editor .squiggly-error').first();
    await finding.waitFor({ timeout: patience });
    // The host shows no toasts; they stand in the centre for notifications, which is opened as soon as there are some.
    await page.locator('[id="status.notifications"]').click();
    const messages = page.locator('.notifications-center .notification-list-item-message');
    const message = messages.filter({ hasText: 'stopped again and again' });
    const end = Date.now() + patience;
    // Most of them die while they start.
    while (Date.now() < end && !(await message.isVisible())) {
      for (const pid of servers()) process.kill(pid, 'SIGKILL');
      await page.waitForTimeout(20);
    }
    // Nothing of the language client's own stands beside it.
    equal((await messages.allTextContents()).length, 1, (await messages.allTextContents()).join());
    await takePicture(page, 'given-up');
    await page.locator('.notifications-center').getByRole('button', { name: 'Start Again' }).click();
    await page.locator('.monaco-editor .squiggly-error').first().waitFor({ timeout: patience });
    equal(servers().length, 1);
  });
});
