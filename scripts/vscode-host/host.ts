import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { fetchHost, type Host } from './fetch.ts';

/** What the workbench opens: absolute paths. */
export type Opening = {
  readonly folder: string;
  /** The folder of an extension to load; without it, there are those that were installed. */
  readonly extension?: string;
  readonly tests?: string;
  readonly file?: string;
};

/** A running VS Code server with its own empty profile. */
export type RunningServer = {
  readonly host: Host;
  readonly url: (opening: Opening) => string;
  readonly stop: () => Promise<void>;
};

const settings = {
  'chat.disableAIFeatures': true,
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'telemetry.telemetryLevel': 'off',
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'editor.wordWrap': 'on',
};

/** Starts the VS Code server on a free port of this machine, with the packaged extension `install` if one is given. */
export async function startServer({ install }: { readonly install?: string } = {}): Promise<RunningServer> {
  const host = await fetchHost();
  const profile = await mkdtemp(join(tmpdir(), 'safeguards-vscode-'));
  if (install !== undefined) installExtension(host, profile, install);
  await mkdir(join(profile, 'data/User'), { recursive: true });
  await writeFile(join(profile, 'data/User/settings.json'), JSON.stringify(settings));
  const port = await freePort();
  const server = spawn(
    host.node,
    [
      host.server,
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      '--without-connection-token',
      '--accept-server-license-terms',
      '--telemetry-level',
      'off',
      '--enable-smoke-test-driver',
      '--disable-workspace-trust',
      '--server-data-dir',
      join(profile, 'server'),
      '--user-data-dir',
      join(profile, 'data'),
      '--extensions-dir',
      join(profile, 'extensions'),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], detached: process.platform !== 'win32' },
  );
  await listening(server);
  const remote = (path: string) => `vscode-remote://127.0.0.1:${port}${path}`;
  return {
    host,
    url: ({ folder, extension, tests, file }) => {
      const payload = [
        ['skipWelcome', 'true'],
        ...(extension === undefined ? [] : [['extensionDevelopmentPath', remote(extension)]]),
        ...(tests === undefined ? [] : [['extensionTestsPath', remote(tests)]]),
        ...(file === undefined ? [] : [['openFile', remote(file)]]),
      ];
      return `http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
    },
    stop: async () => {
      kill(server);
      await rm(profile, { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
    },
  };
}

/** Installs a .vsix file as the command line of VS Code does, into the empty extensions folder of a profile. */
function installExtension(host: Host, profile: string, file: string): void {
  const folders = [
    ['--extensions-dir', join(profile, 'extensions')],
    ['--server-data-dir', join(profile, 'server')],
    ['--user-data-dir', join(profile, 'data')],
  ].flat();
  const said = execFileSync(
    host.node,
    [host.server, '--install-extension', file, '--accept-server-license-terms', ...folders],
    { encoding: 'utf8', stdio: 'pipe' },
  );
  if (!said.includes('was successfully installed'))
    throw new Error(`${file} could not be installed in VS Code:\n${said}`);
}

/** A browser window of 1400 by 900 pixels. */
export async function openBrowser({
  chromium: executablePath,
  chromiumArgs,
  libraries,
}: Host): Promise<{ readonly browser: Browser; readonly page: Page }> {
  const env =
    libraries === undefined
      ? process.env
      : { ...process.env, LD_LIBRARY_PATH: `${libraries}:${process.env.LD_LIBRARY_PATH ?? ''}` };
  const browser = await chromium.launch({
    executablePath,
    args: [...chromiumArgs],
    headless: true,
    env: env as Record<string, string>,
  });
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  return { browser, page };
}

async function listening(server: ChildProcess): Promise<void> {
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const heard = (chunk: Buffer): void => {
      said += chunk.toString();
      if (/Extension host agent listening|Web UI available|listening on/iu.test(said)) resolve();
    };
    server.stdout?.on('data', heard);
    server.stderr?.on('data', heard);
    server.on('exit', (code) => reject(new Error(`The VS Code server ended with ${code}.\n${said}`)));
    setTimeout(
      () => reject(new Error(`The VS Code server did not start within 60 s.\n${said}`)),
      60_000,
    ).unref();
  });
}

function kill(server: ChildProcess): void {
  if (server.pid === undefined) return;
  try {
    // The whole group: the server starts extension hosts of its own.
    process.kill(process.platform === 'win32' ? server.pid : -server.pid, 'SIGKILL');
  } catch {
    server.kill('SIGKILL');
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
