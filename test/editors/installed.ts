import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** An editor that the tests drive: the command that shows that it is there, and the Debian packages that bring it. */
export type Editor = {
  readonly name: string;
  readonly probe: readonly [command: string, ...args: readonly string[]];
  readonly packages: readonly string[];
};

/**
 * Why an editor cannot be driven here; `undefined` where it can. On Debian, as root, it is installed where it is not there.
 * @throws Error where that fails.
 */
export function whyNot({ probe: [command, ...args], packages }: Editor): string | undefined {
  const isThere = (): boolean => spawnSync(command, args, { stdio: 'ignore' }).status === 0;
  if (isThere()) return undefined;
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0)
    return `it is not installed, and is installed by itself only on Debian, as root; ${packages.join(' ')} are its packages there`;
  const install = () => apt('install', '-y', '--no-install-recommends', ...packages);
  // The lists of a fresh machine are empty or old.
  const fault = install() && (apt('update') ?? install());
  if (fault !== undefined) throw new Error(`apt-get could not install ${packages.join(' ')}: ${fault}`);
  if (!isThere()) throw new Error(`${[command, ...args].join(' ')} fails though it is installed`);
  return undefined;
}

/** Runs apt-get; gives the last line that it said where it failed. */
function apt(...args: readonly string[]): string | undefined {
  const { status, stderr, error } = spawnSync('apt-get', args, {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    timeout: 280_000,
  });
  if (status === 0) return undefined;
  return error?.message ?? stderr.trim().split('\n').at(-1) ?? `it ended with ${status}`;
}
