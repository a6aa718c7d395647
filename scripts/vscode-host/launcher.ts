#!/usr/bin/env -S node --import tsx
// Stands in for a desktop VS Code: understands what @vscode/test-electron passes, and exits with the tests' result.
import { writeFileSync } from 'node:fs';
import { openBrowser, startServer } from './host.ts';

const option = (name: string): string =>
  process.argv.find((it) => it.startsWith(`--${name}=`))?.slice(name.length + 3) ?? '';
const folder = process.argv.slice(2).find((it) => it.startsWith('/')) ?? '';

async function main(): Promise<number> {
  const server = await startServer();
  try {
    const { browser, page } = await openBrowser(server.host);
    const ended = new Promise<number>((resolve, reject) => {
      void page.exposeFunction('codeAutomationLog', (_: string, args: readonly unknown[]) => heard(args));
      void page.exposeFunction('codeAutomationExit', resolve);
      setTimeout(() => reject(new Error('The tests did not end within 900 s.')), 900_000).unref();
    });
    await page.goto(
      server.url({
        folder,
        extension: option('extensionDevelopmentPath'),
        tests: option('extensionTestsPath'),
      }),
    );
    const code = await ended;
    await browser.close();
    return code;
  } finally {
    await server.stop();
  }
}

/** Prints the lines of the suite, which `@@` marks among those of VS Code, and keeps its counts. */
function heard(args: readonly unknown[]): void {
  if (process.env.HOST_LOG !== undefined) console.log(...args);
  const [format = '', ...rest] = args.map(String);
  const line = format.replace(/%[sdoOi]/gu, () => rest.shift() ?? '');
  const counts = /^@@counts (.*)$/u.exec(line)?.[1];
  if (counts !== undefined && process.env.COUNTS_FILE !== undefined)
    writeFileSync(process.env.COUNTS_FILE, counts);
  else if (line.startsWith('@@')) console.log(line.slice(2));
}

process.exit(
  await main().catch((fault: unknown) => {
    console.error(fault);
    return 1;
  }),
);
