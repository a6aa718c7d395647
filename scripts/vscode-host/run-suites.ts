import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

export type Counts = { readonly passed: number; readonly failed: number };

/**
 * Runs the suite of test/vscode/suite, or another one, in an extension host: in a desktop VS Code where one can be had, else in the one
 * that the npm registry carries. A host that cannot be had is a failure.
 */
export async function runSuite(
  kind: 'node' | 'browser',
  suite = 'test/vscode/suite/index.ts',
): Promise<Counts> {
  const work = await mkdtemp(join(tmpdir(), `safeguards-${kind}-`));
  try {
    const extension = join(work, 'extension');
    const folder = join(work, 'workspace');
    await stageExtension(extension, kind);
    await cp(join(root, 'test/vscode/fixtures'), folder, { recursive: true });
    commitAll(folder);
    const tests = join(extension, 'out/suite.cjs');
    await bundleSuite(suite, tests, kind);
    const counts = join(work, 'counts.json');
    const desktop = desktopCode();
    console.log(`${kind} extension host: ${desktop ?? 'the VS Code server from the npm registry'}`);
    const exit = await runTests({
      vscodeExecutablePath: desktop ?? join(root, 'scripts/vscode-host/launcher.ts'),
      extensionDevelopmentPath: extension,
      extensionTestsPath: tests,
      launchArgs: [
        folder,
        '--disable-workspace-trust',
        ...(kind === 'browser' ? ['--extensionDevelopmentKind=web'] : []),
      ],
      extensionTestsEnv: { COUNTS_FILE: counts },
    }).catch(() => 1);
    const read = await readFile(counts, 'utf8').catch(() => undefined);
    if (read !== undefined) return JSON.parse(read) as Counts;
    return exit === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Makes a folder a Git repository that holds all of it in one commit. */
function commitAll(folder: string): void {
  for (const args of [
    ['init', '--quiet'],
    ['add', '--all'],
    ['-c', 'user.name=Drafter', '-c', 'user.email=drafter@localhost', 'commit', '--quiet', '-m', 'Draft'],
  ]) {
    const { status, stderr, error } = spawnSync('git', args, { cwd: folder, encoding: 'utf8' });
    if (status !== 0)
      throw new Error(`The tests need Git: “git ${args.join(' ')}” failed. ${error?.message ?? stderr}`);
  }
}

/** The extension as it is packaged; for the browser host without its Node entry. */
async function stageExtension(target: string, kind: 'node' | 'browser'): Promise<void> {
  await mkdir(target, { recursive: true });
  const strings = (await readdir(root)).filter((name) => /^package\.nls\..*json$/u.test(name));
  for (const part of ['dist', 'snippets', 'client/media', 'client/l10n', ...strings])
    await cp(join(root, part), join(target, part), { recursive: true });
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as Record<string, unknown>;
  if (kind === 'browser') delete manifest.main;
  else delete manifest.browser;
  await writeFile(join(target, 'package.json'), JSON.stringify(manifest));
}

async function bundleSuite(suite: string, outfile: string, kind: 'node' | 'browser'): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: [suite],
    bundle: true,
    // Mocha’s browser file is taken for a module and would claim this bundle’s exports; they are set last.
    format: 'iife',
    globalName: 'suiteBundle',
    footer: { js: 'module.exports = suiteBundle;' },
    // Mocha's browser build runs in both hosts, so both run the same suite through the same code.
    platform: kind === 'browser' ? 'browser' : 'node',
    external: ['vscode'],
    define: { global: 'globalThis' },
    logLevel: 'warning',
    outfile,
  });
}

function desktopCode(): string | undefined {
  if (process.env.VSCODE_PATH !== undefined) return process.env.VSCODE_PATH;
  const found = spawnSync(process.platform === 'win32' ? 'where' : 'which', ['code'], { encoding: 'utf8' })
    .stdout?.trim()
    .split('\n')[0];
  return found === undefined || found === '' ? undefined : found;
}
