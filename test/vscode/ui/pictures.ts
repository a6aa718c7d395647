import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
/** How long a step may take on a busy machine, in milliseconds. */
export const patience = 150_000;

/** Where every picture of a run is kept, to be looked at by who changes the views. */
export const seen = join(root, 'out/images');

/** A stretch of the page in pixels: left, top, width, height. */
type Clip = readonly [number, number, number, number];

/**
 * Takes a picture of the page into `out/images`; with `UPDATE_PICTURES` set, also into `folder` of the project, in a
 * small form, since some of them ship.
 */
export async function takePicture(page: Page, name: string, folder?: string, clip?: Clip): Promise<void> {
  const [x, y, width, height] = clip ?? [0, 0, 1400, 900];
  const png = await page.screenshot({ clip: { x, y, width, height } });
  const own = join(seen, `${folder ?? ''}/${name}.png`);
  await mkdir(dirname(own), { recursive: true });
  await writeFile(own, png);
  if (folder === undefined || process.env.UPDATE_PICTURES === undefined) return;
  await mkdir(join(root, folder), { recursive: true });
  await writeFile(join(root, folder, `${name}.webp`), await asWebp(page, png));
}

/** The browser at hand knows the format; Node does not. A quality of 1 loses nothing, and is smallest for flat colours. */
async function asWebp(page: Page, png: Buffer): Promise<Buffer> {
  const blank = await page.context().browser()?.newPage();
  if (blank === undefined) throw new Error('There is no browser to make pictures with.');
  try {
    const address = await blank.evaluate(
      async (source) => {
        const image = new Image();
        image.src = source;
        await image.decode();
        const canvas = document.createElement('canvas');
        canvas.width = image.width;
        canvas.height = image.height;
        canvas.getContext('2d')?.drawImage(image, 0, 0);
        return canvas.toDataURL('image/webp', 1);
      },
      `data:image/png;base64,${png.toString('base64')}`,
    );
    return Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
  } finally {
    await blank.close();
  }
}
