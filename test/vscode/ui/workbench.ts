import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import { openBrowser, type RunningServer, startServer } from '../../../scripts/vscode-host/host.ts';
import { patience, takePicture } from './pictures.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');

/** A workbench in a browser, once the suite has begun. */
export type Workbench = {
  readonly page: () => Page;
  /** Opens the folder, with one of its files where that is named. */
  readonly open: (file?: string) => Promise<void>;
};

/**
 * Starts a workbench for a suite, ends it with the suite, and takes a picture where a test fails. `files` are copied into
 * the folder that it opens: names there to paths in the project.
 */
export function workbenchOf(files: Readonly<Record<string, string>>): Workbench {
  let server: RunningServer | undefined;
  let browser: Browser | undefined;
  let page: Page | undefined;
  let above = '';
  let folder = '';

  const now = (): Page => {
    if (page === undefined) throw new Error('The workbench has not started.');
    return page;
  };

  suiteSetup(async () => {
    above = await mkdtemp(join(tmpdir(), 'safeguards-ui-'));
    // Its name stands in the title of every picture.
    folder = join(above, 'contracts');
    for (const [name, from] of Object.entries(files)) await cp(join(root, from), join(folder, name));
    server = await startServer();
    ({ browser, page } = await openBrowser(server.host));
    page.setDefaultTimeout(patience);
  });

  suiteTeardown(async () => {
    await browser?.close();
    await server?.stop();
    await rm(above, { recursive: true, force: true });
  });

  teardown(async function () {
    if (this.currentTest?.state === 'failed' && page !== undefined) await takePicture(page, 'failed');
  });

  return {
    page: now,
    open: async (file) => {
      const opening = { folder, extension: root, ...(file !== undefined && { file: join(folder, file) }) };
      await now().goto(server?.url(opening) ?? '');
    },
  };
}

/** Waits until a list or an input box with this title has the keyboard, and stands still. */
export async function asked(page: Page, title: string): Promise<void> {
  await page.locator('.quick-input-title', { hasText: title }).waitFor({ timeout: patience });
  await page.locator('.quick-input-widget input:focus').waitFor({ timeout: patience });
  await settled(page, page.locator('.quick-input-widget'));
}

/** Waits until what is shown at a place has not changed for a moment. */
export async function settled(page: Page, place: Locator): Promise<void> {
  const end = Date.now() + patience;
  let before = '';
  while (Date.now() < end) {
    const box = await place.first().boundingBox();
    const now = `${JSON.stringify(box)} ${(await place.allTextContents()).join(' ')}`;
    if (now === before) return;
    before = now;
    await page.waitForTimeout(300);
  }
}

/**
 * Fills a box until what it filters shows that it has heard: a list that is not ready yet ignores what is typed. `heard`
 * must not hold before.
 */
export async function fillUntil(
  page: Page,
  box: Locator,
  words: string,
  heard: () => Promise<boolean>,
): Promise<void> {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    await box.fill('');
    await box.fill(words);
    for (let look = 0; look < 10; look += 1) {
      if (await heard()) return;
      await page.waitForTimeout(300);
    }
  }
  throw new Error(`Nothing has heard “${words}”.`);
}
