import { deepEqual, equal, ok } from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { fetchHost } from '../../../scripts/vscode-host/fetch.ts';
import { openBrowser } from '../../../scripts/vscode-host/host.ts';
import { defaultSettings } from '../../../server/src/assess/settings.ts';
import { checkText } from '../../../server/src/report/check.ts';
import { evidenceReport } from '../../../server/src/report/evidence.ts';
import { writeHtml } from '../../../server/src/report/write-html.ts';
import { writeMarkdown } from '../../../server/src/report/write-markdown.ts';
import { writeRun } from '../../../server/src/report/write-run.ts';
import { library } from '../../support/library.ts';
import { patience } from './pictures.ts';

const payloads = [
  '<script>window.ran = 1</script>',
  '<img src=x onerror="window.ran = 2">',
  '"><svg onload="window.ran = 3">',
  "' onmouseover='window.ran = 4",
  '<a href="javascript:window.ran=5">a</a>',
  '[a](javascript:window.ran=6)',
  '![a](http://127.0.0.1:9/pixel.png)',
  '</style><style>body{background:url(http://127.0.0.1:9/b)}</style>',
  '<iframe src="http://127.0.0.1:9/c"></iframe>',
  '<meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/d">',
  '<base href="http://127.0.0.1:9/">',
  '&lt;script&gt;window.ran = 7&lt;/script&gt;',
] as const;

/** A contract whose names, headings, quotes and waivers hold `payload`. */
const draft = (payload: string): string => `SERVICES AGREEMENT ${payload}

This Agreement is made between the Borough of Westmark ${payload} (the “City”) and Norlund ${payload} Ltd (the “Vendor”).

<!-- safeguards: waive use-policy reason='x' reason="${payload.replaceAll('"', "'")}" by="${payload.replaceAll('"', "'")}" -->
[safeguards: waive breach-notification reason=“${payload}”]

1. Services ${payload}

1.1 The Vendor shall operate the camera system and the personal data ${payload} with care, in its sole discretion.

1.2 “Data ${payload}” means all personal data of residents. See clause 9.9 ${payload}.

2. Audit ${payload}

2.1 The City may, where practicable and at the sole discretion of the Vendor ${payload}, inspect the systems and records of the Vendor.

2.2 The Vendor may sell the data ${payload} to third parties, and keeps all algorithms secret from the City.

3. Governing law ${payload}

3.1 The law of Westmark ${payload} governs this Agreement.
`;

suite('a report on a contract that was written to attack its reader', function () {
  this.timeout(patience * 4);
  let browser: Browser | undefined;
  let page: Page | undefined;
  let folder = '';
  suiteSetup(async () => {
    ({ browser, page } = await openBrowser(await fetchHost()));
    folder = await mkdtemp(join(tmpdir(), 'safeguards-report-'));
  });
  suiteTeardown(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const name = `<img src=x onerror="window.ran = 8">.md`;
  const facts = { library, version: '<b>0</b>', today: '2031-01-15', fails: () => true };
  const evidence = (payload: string) =>
    evidenceReport(
      checkText(draft(payload), library, 'plain', { ...defaultSettings, today: '2031-01-15' }),
      library,
      { name, draftHash: '0', libraryHash: '0', version: '0', today: '2031-01-15' },
    );

  /** Loads a page and everything in it, points at everything, and tells what it did that a page of words does not. */
  async function seen(html: string): Promise<readonly string[]> {
    if (page === undefined) throw new Error('There is no browser.');
    const file = join(folder, 'report.html');
    await writeFile(file, html);
    const did: string[] = [];
    const address = pathToFileURL(file).href;
    const dialog = (it: { message: () => string; dismiss: () => Promise<void> }): void => {
      did.push(`dialog ${it.message()}`);
      void it.dismiss();
    };
    const request = (it: { url: () => string }): void => {
      if (it.url() !== address) did.push(`request ${it.url()}`);
    };
    page.on('dialog', dialog);
    page.on('request', request);
    await page.goto(address, { waitUntil: 'load' });
    await page.evaluate(
      "for (const it of document.querySelectorAll('*')) for (const kind of ['mouseover', 'click', 'focus', 'load', 'error']) it.dispatchEvent(new Event(kind, { bubbles: false }))",
    );
    await page.waitForTimeout(100);
    if ((await page.evaluate('window.ran')) !== undefined)
      did.push(`script ${await page.evaluate('window.ran')}`);
    const live = await page.evaluate(
      "[...document.querySelectorAll('script, img, svg, iframe, a, base, object, embed, form, link, meta[http-equiv=refresh]')].map((it) => it.outerHTML)",
    );
    did.push(...(live as string[]));
    const loud = await page.evaluate(
      "[...document.querySelectorAll('*')].flatMap((it) => [...it.attributes]).filter(({ name }) => /^on|^href|^src/.test(name)).map(({ name }) => name)",
    );
    did.push(...(loud as string[]));
    equal(page.url(), address);
    page.off('dialog', dialog);
    page.off('request', request);
    return did;
  }

  test('the watch sees a script that runs and a picture that is fetched', async () => {
    const did = await seen(
      '<!doctype html><img src="http://127.0.0.1:9/e" onerror="window.ran = 9"><script>window.ran = 9</script>',
    );
    ok(
      did.some((it) => it.startsWith('script')) && did.some((it) => it.startsWith('request')),
      did.join('\n'),
    );
  });

  test('shows every payload as words, and runs none', async () => {
    for (const payload of payloads) {
      const report = evidence(payload);
      const html = writeHtml(report);
      ok(
        html.includes(`http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-`),
      );
      deepEqual(await seen(html), [], payload);
      const shown = String(await page?.evaluate('document.body.innerText'));
      ok(shown.includes(payload.replace(/\s+/gu, ' ').slice(0, 12)), `${payload} is not shown`);
    }
  });

  test('so does that on a run', async () => {
    const run = payloads.map((payload) => ({
      file: `${payload}.md`,
      checked: checkText(draft(payload), library, 'plain'),
    }));
    const html = writeRun(
      [...run, { file: name, fault: 'Not checked: <script>window.ran = 10</script>' }],
      'html',
      facts,
    );
    deepEqual(await seen(html), []);
  });

  test('as Markdown it holds no link, picture or tag of the draft', () => {
    for (const payload of payloads) {
      const markdown = writeMarkdown(evidence(payload));
      ok(!/(?<!\\)<(?:script|img|svg|a |iframe|meta|base|style|\/style)/iu.test(markdown), payload);
      ok(!/(?<!\\)\]\((?:javascript|http):/iu.test(markdown), payload);
    }
  });
});
