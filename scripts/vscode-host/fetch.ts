import { execFileSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const cache = join(root, '.vscode-test');

/** The parts of a VS Code that the npm registry carries. */
export type Host = {
  /** The Node that the VS Code server runs on. */
  readonly node: string;
  /** Its server-main.js. */
  readonly server: string;
  readonly chromium: string;
  readonly chromiumArgs: readonly string[];
  /** A folder of shared libraries for Chromium on machines that lack them. */
  readonly libraries: string | undefined;
};

const nodePackage = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
const parts = { codeServer: '4.139.1', node: '24', chromium: '153.0.0' };

/** Fetches what is not there yet into `.vscode-test/`, and tells where everything is. */
export async function fetchHost(): Promise<Host> {
  const folder = join(cache, `host-${parts.codeServer}`);
  if (!existsSync(join(folder, 'complete'))) {
    // Made aside and renamed, so that an interrupted fetch leaves nothing that looks whole.
    const aside = `${folder}.partial`;
    await rm(aside, { recursive: true, force: true });
    await mkdir(aside, { recursive: true });
    npm(['pack', `code-server@${parts.codeServer}`, '--pack-destination', aside, '--ignore-scripts'], aside);
    const archive = (await readdir(aside)).find((name) => name.endsWith('.tgz'));
    if (archive === undefined) throw new Error('npm pack made no archive of code-server.');
    execFileSync('tar', ['-xzf', archive], { cwd: aside });
    await rm(join(aside, archive));
    npm(
      ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'],
      join(aside, 'package/lib/vscode'),
    );
    await mkdir(join(aside, 'tools'));
    await writeFile(join(aside, 'tools/package.json'), '{"private":true}');
    // `node` itself only chooses and installs this package, by a script that is not run here.
    npm(
      [
        'install',
        `${nodePackage}@${parts.node}`,
        `@sparticuz/chromium@${parts.chromium}`,
        '--force',
        '--ignore-scripts',
        '--no-audit',
        '--no-fund',
      ],
      join(aside, 'tools'),
    );
    await unpackChromium(join(aside, 'tools'));
    await writeFile(join(aside, 'complete'), JSON.stringify(parts));
    await rm(folder, { recursive: true, force: true });
    await rename(aside, folder);
  }
  const tools = join(folder, 'tools');
  const node = join(tools, 'node_modules', nodePackage, 'bin/node');
  if (!existsSync(node))
    throw new Error(
      `The npm registry has no ${nodePackage}: the VS Code server cannot run here. Set VSCODE_PATH to a desktop VS Code.`,
    );
  const installed = [process.env.CHROME_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
    (path) => path !== undefined && existsSync(path),
  );
  return {
    node,
    server: join(folder, 'package/lib/vscode/out/server-main.js'),
    chromium: installed ?? join(tools, 'chromium/chromium'),
    chromiumArgs: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
    ],
    libraries: installed === undefined ? join(tools, 'chromium/lib') : undefined,
  };
}

/** The package holds Brotli archives: the browser itself, SwiftShader, and libraries that bare machines lack. */
async function unpackChromium(tools: string): Promise<void> {
  const bin = join(tools, 'node_modules/@sparticuz/chromium/bin');
  const found = (await readdir(bin, { recursive: true })).filter((name) => name.endsWith('.br'));
  const target = join(tools, 'chromium');
  await mkdir(join(target, 'lib'), { recursive: true });
  for (const name of found) {
    const plain = join(target, name.split(/[\\/]/u).at(-1)?.replace(/\.br$/u, '') ?? name);
    await pipeline(createReadStream(join(bin, name)), createBrotliDecompress(), createWriteStream(plain));
    if (plain.endsWith('.tar')) {
      execFileSync('tar', ['-xf', plain, '-C', target]);
      await rm(plain);
    }
  }
  await chmod(join(target, 'chromium'), 0o755);
}

function npm(args: readonly string[], cwd: string): void {
  try {
    execFileSync('npm', args, {
      cwd,
      stdio: ['ignore', 'ignore', 'pipe'],
      shell: process.platform === 'win32',
    });
  } catch (fault) {
    const said = (fault as { readonly stderr?: Buffer }).stderr?.toString() ?? String(fault);
    throw new Error(`npm ${args[0]} failed; the tests in a real VS Code need the npm registry.\n${said}`);
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  console.log(await fetchHost());
