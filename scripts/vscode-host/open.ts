import { spawnSync } from 'node:child_process';
import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServer } from './host.ts';

// Opens copies of the example drafts in a real VS Code with the extension loaded: a desktop one where `code` is
// installed, else one that the browser shows. Copies, so that trying the fixes changes no file of the project.
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const folder = await mkdtemp(join(tmpdir(), 'safeguards-examples-'));
await cp(join(root, 'examples'), folder, { recursive: true });
const draft = join(folder, 'city-surveillance.md');

const desktop = spawnSync('code', ['--new-window', `--extensionDevelopmentPath=${root}`, folder, draft], {
  shell: process.platform === 'win32',
});
if (desktop.status === 0) {
  console.log(`Opened ${folder} in VS Code.`);
} else {
  const server = await startServer();
  console.log(
    `Open this address in a browser on this machine; Ctrl+C ends it.\n${server.url({ folder, extension: root, file: draft })}`,
  );
  process.once('SIGINT', () => void server.stop().then(() => process.exit(0)));
}
