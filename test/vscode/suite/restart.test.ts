import { commands } from 'vscode';
import type { Shown } from '../../../client/src/extension.ts';
import {
  activate,
  eventually,
  findings,
  freshName,
  idOf,
  inBrowser,
  ok,
  open,
  own,
  write,
} from './workbench.ts';

type ChildProcesses = {
  readonly execFileSync: (program: string, args: readonly string[], options: { encoding: 'utf8' }) => string;
};
type NodeProcess = {
  readonly pid: number;
  readonly platform: string;
  readonly kill: (pid: number, signal: string) => void;
  readonly getBuiltinModule: (name: string) => unknown;
};

/** The processes that run the language server of this extension host. */
function serversOf({ pid, getBuiltinModule }: NodeProcess): readonly number[] {
  const { execFileSync } = getBuiltinModule('node:child_process') as ChildProcesses;
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .flatMap((line) => {
      const [own, parent, ...args] = line.trim().split(/\s+/u);
      return Number(parent) === pid && args.join(' ').includes('server.cjs') ? [Number(own)] : [];
    });
}

const host = (globalThis as unknown as { readonly process?: NodeProcess }).process;

// A worker cannot be found and killed from outside.
if (!inBrowser && host !== undefined && host.platform !== 'win32')
  suite('the language server is killed in VS Code', () => {
    const running = () =>
      eventually(
        'no server runs',
        async () => serversOf(host),
        (pids) => pids.length === 1,
      ).then(([pid = 0]) => pid);

    test('and is started again: the draft is as it was, and its findings come back', async () => {
      const { status } = await activate<Shown>();
      const name = freshName('md');
      const draft = await open('draft.md');
      await write(name, draft.getText());
      const document = await open(name);
      // Which they are depends on what other tests have written into the draft.
      const before = await findings(document.uri, (ids) => ids.length > 10);
      const text = document.getText();

      const first = await running();
      host.kill(first, 'SIGKILL');
      await eventually(
        'the status does not tell it',
        async () => status.text,
        (words) => words === 'Safeguards: stopped, starting again',
      );
      ok((await running()) !== first, 'the same server');
      await eventually(
        'the status does not recover',
        async () => status.text,
        (words) => /present/u.test(words),
      );
      await findings(document.uri, (ids) => ids.length === before.length);
      ok(own(document.uri).map(idOf).join() === before.map(idOf).join(), 'other findings');
      ok(document.getText() === text && !document.isDirty, 'the draft has changed');
    });

    test('again and again, until it is started no more; then by command', async () => {
      const { status } = await activate<Shown>();
      // One end is counted from the test before.
      for (let end = 1; end < 5; end += 1) {
        const pid = await running();
        host.kill(pid, 'SIGKILL');
        await eventually(
          'it goes on',
          async () => serversOf(host),
          (pids) => !pids.includes(pid),
        );
      }
      const last = await running();
      host.kill(last, 'SIGKILL');
      await eventually(
        'the status does not say that it is over',
        async () => status.detail,
        (words) => words === 'The language server is not running.',
      );
      ok(serversOf(host).length === 0, 'it was started again');
      await commands.executeCommand('safeguards.restartServer');
      await running();
      await eventually(
        'the status does not recover',
        async () => status.text,
        (words) => /present/u.test(words),
      );
    });
  });
