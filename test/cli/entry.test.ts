import { deepEqual, equal, ok } from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { smallDraft } from '../support/small-library.ts';

const pathOf = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const source = ['--import', 'tsx', pathOf('server/src/cli/main.ts')];
const bundle = [pathOf('dist/cli.cjs')];
const draft = smallDraft(['Services', 'The Vendor shall process the personal data of the City.']);

/** Starts a program as a process of its own, with `draft` as standard input. */
function started(program: readonly string[], ...args: readonly string[]) {
  // In English, whatever the language of this machine.
  const env = { ...process.env, LC_ALL: 'C' };
  const child = spawn(process.execPath, [...program, ...args], { cwd: pathOf('.'), env });
  // A program that needs no input may be gone before it is written.
  child.stdin.on('error', () => undefined);
  child.stdin.end(draft);
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  const ended = once(child, 'close').then(([code]) => ({ code: code as unknown, out, err }));
  return { child, ended };
}

suite('the program', () => {
  suiteSetup(async () => {
    for (const made of ['server/src/generated/library.ts', 'dist/cli.cjs'])
      await access(pathOf(made)).catch(() => {
        throw new Error(`${made} is not there; run “npm run build” first`);
      });
  });

  test('checks standard input against the library, and ends with the code of its findings', async () => {
    const { code, out, err } = await started(source, 'check', '-').ended;
    deepEqual([code, err], [1, '']);
    ok(out.includes(' error audit-rights Audit rights: '), out);
  });

  test('prints no colours', async () => {
    const { out } = await started(source, 'check', '--help').ended;
    ok(out.includes('--fail-on') && !out.includes('\u001b'), out);
  });

  test('outlives a reader that closes the pipe, and still tells by its code what it found', async () => {
    const { child, ended } = started(source, 'check', '-');
    child.stdout.destroy();
    deepEqual(await ended, { code: 1, out: '', err: '' });
  });

  test('ends with 2 on bad usage', async () => {
    equal((await started(source, 'check').ended).code, 2);
  });

  test('runs as a bundle too', async () => {
    // Only what no change of wording touches: the bundle may be older than the source.
    const { code, out, err } = await started(bundle, 'check', '--format', 'json', '-').ended;
    deepEqual([code, err], [1, '']);
    equal((JSON.parse(out) as { readonly schemaVersion: number }).schemaVersion, 1);
  });
});
