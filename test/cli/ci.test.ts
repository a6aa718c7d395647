import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { services, smallDraft } from '../support/small-library.ts';
import { folderOf, ran } from './command-line.ts';

const root = join(import.meta.dirname, '../..');
const textOf = (name: string): Promise<string> => readFile(join(root, name), 'utf8');
const program = join(root, 'dist/cli.cjs');
const draft = smallDraft(['Services', 'The Vendor shall process the personal data of the City.']);

type Action = {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly runs: {
    readonly using: string;
    readonly steps: readonly {
      readonly shell?: string;
      readonly run?: string;
      readonly env?: Readonly<Record<string, string>>;
    }[];
  };
};

suite('the GitHub action', function () {
  this.timeout(120_000);
  let action: Action;
  suiteSetup(async () => {
    action = parse(await textOf('action.yml')) as Action;
  });

  /** Does in bash what a runner does with the steps of the action, in `folder`. */
  const acted = (folder: string, given: Readonly<Record<string, string>>) => {
    const inputs = Object.fromEntries(Object.entries(action.inputs).map(([name, it]) => [name, it.default]));
    const value = (words: string) =>
      words.replace(/\$\{\{ *([\w.-]+) *\}\}/gu, (_, name: string) =>
        name === 'github.action_path'
          ? root
          : ({ ...inputs, ...given }[name.replace('inputs.', '')] ?? `?${name}`),
      );
    let out = '';
    for (const { run, env = {} } of action.runs.steps) {
      if (run === undefined) continue;
      const own = Object.fromEntries(Object.entries(env).map(([name, words]) => [name, value(words)]));
      const done = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run], {
        cwd: folder,
        env: { ...process.env, ...own },
        encoding: 'utf8',
      });
      out += done.stdout;
      if (done.status !== 0) return { code: done.status, out, err: done.stderr };
    }
    return { code: 0, out, err: '' };
  };

  test('is a composite one, whose steps name their shell and take nothing that is not an input', async () => {
    equal(action.runs.using, 'composite');
    for (const { run, shell } of action.runs.steps) if (run !== undefined) equal(shell, 'bash');
    for (const [, name = ''] of (await textOf('action.yml')).matchAll(/inputs\.([\w-]+)/gu))
      ok(name in action.inputs, name);
    ok(
      !action.runs.steps.some(({ run = '' }) => run.includes('${{')),
      'a script takes inputs by its environment alone',
    );
  });

  test('shows findings on the lines of a change, writes SARIF, and fails as it is told', async () => {
    const folder = await folderOf({ 'a b.md': draft, 'c.md': draft, 'minutes.md': 'It rained.\n' });
    const failed = acted(folder.path, { files: 'a b.md\nc.md\n\n', sarif: 'out.sarif' });
    equal(failed.code, 1, failed.err);
    match(failed.out, /^::error file=a b\.md,line=\d+/mu);
    match(failed.out, /^::error file=c\.md,line=\d+/mu);
    const { version } = JSON.parse(await readFile(join(folder.path, 'out.sarif'), 'utf8')) as {
      version: string;
    };
    equal(version, '2.1.0');
    equal(acted(folder.path, { files: 'minutes.md' }).code, 0);
    equal(acted(folder.path, { files: 'nowhere.md', sarif: 'out.sarif' }).code, 2);
    const base = join(folder.path, 'base.json');
    spawnSync(process.execPath, [program, 'check', 'c.md', '--write-baseline', base], { cwd: folder.path });
    const held = acted(folder.path, { files: 'c.md', baseline: 'base.json' });
    equal(held.code, 0, held.out);
    await folder.drop();
  });
});

suite('the pre-commit hook', function () {
  this.timeout(120_000);
  test('has an entry that checks the files it is given', async () => {
    const [hook, ...others] = parse(await textOf('.pre-commit-hooks.yaml')) as readonly {
      readonly id: string;
      readonly entry: string;
      readonly language: string;
      readonly files: string;
    }[];
    deepEqual([hook?.id, hook?.language, others.length], ['contract-safeguards', 'node', 0]);
    const files = new RegExp(hook?.files ?? '', 'u');
    deepEqual(
      ['a.md', 'b/c.txt', 'd.markdown', 'e.docx', 'md'].map((it) => files.test(it)),
      [true, true, true, false, false],
    );
    const folder = await folderOf({ 'draft.md': draft });
    const bin = join(folder.path, 'contract-safeguards');
    await chmod(program, 0o755);
    await symlink(program, bin);
    const [command = '', ...args] = hook?.entry.split(' ') ?? [];
    const { status, stdout } = spawnSync(command, [...args, '--fail-on', 'error', 'draft.md'], {
      cwd: folder.path,
      env: { ...process.env, PATH: `${folder.path}:${process.env.PATH}` },
      encoding: 'utf8',
    });
    await folder.drop();
    equal(status, 1);
    match(stdout, /^draft\.md:\d+:\d+ error /mu);
  });
});

suite('the recipes', () => {
  test('are YAML, and use only commands and options that there are', async () => {
    const { out } = await ran(['completion', 'bash']);
    const options = new Map(
      [...out.matchAll(/^ {4}(\S+)\) words="(.*)" ;;$/gmu)].map(([, verb = '', words = '']) => [
        verb,
        words.split(' '),
      ]),
    );
    ok(options.get('check')?.includes('--fail-on'));
    const pages = await Promise.all(['docs/ci.md', 'docs/command-line.md', 'README.md'].map(textOf));
    const blocks = pages.flatMap((page) => [...page.matchAll(/^```(yaml|sh)\n([\s\S]*?)^```/gmu)]);
    for (const [, kind, block = ''] of blocks)
      if (kind === 'yaml') ok(typeof parse(block) === 'object', block);
    const lines = blocks.flatMap(([, , block = '']) => block.split('\n'));
    const hook = (await textOf('.pre-commit-hooks.yaml')).split('\n');
    for (const line of [...lines, ...hook]) {
      const [, verb, rest = ''] = /contract-safeguards ([a-z]+)(.*)$/u.exec(line) ?? [];
      if (verb === undefined) continue;
      ok(options.has(verb), line);
      for (const [option] of rest.replace(/#.*$/u, '').matchAll(/--[a-z-]+/gu))
        ok(options.get(verb)?.includes(option), `${option} in: ${line}`);
    }
    const action = await textOf('action.yml');
    for (const [option] of action.matchAll(/(?<=\s|\()--[a-z-]+(?= ["a-z])/gu))
      ok(option === '--ignore-scripts' || options.get('check')?.includes(option), option);
  });
});

suite('a pull request that takes a safeguard away', () => {
  const audit = 'The City may at any time inspect the systems. The Vendor shall cooperate with it.';
  const whole = smallDraft(services, ['Audit', audit]);

  test('is caught by a comparison with its base, and by a baseline; a harmless one is not', async () => {
    const folder = await folderOf({ 'draft.txt': whole });
    const git = (...args: readonly string[]): string =>
      execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
        cwd: folder.path,
        encoding: 'utf8',
      });
    const at = (name: string) => join(folder.path, name);
    git('init', '--quiet');
    git('add', 'draft.txt');
    git('commit', '--quiet', '-m', 'Draft');
    const base = git('rev-parse', 'HEAD').trim();
    equal((await ran(['check', at('draft.txt'), '--write-baseline', at('base.json')])).code, 0);
    const proposed = async (text: string) => {
      await writeFile(at('draft.txt'), text);
      git('commit', '--quiet', '-am', 'Propose');
      await writeFile(at('before.txt'), git('show', `${base}:draft.txt`));
      const compared = await ran([
        'compare',
        '--format',
        'text',
        '--fail-on-loss',
        at('before.txt'),
        at('draft.txt'),
      ]);
      const checked = await ran(['check', '--baseline', at('base.json'), at('draft.txt')]);
      return { compared, codes: [compared.code, checked.code] };
    };
    const harmless = await proposed(whole.replace('with care', 'with great care'));
    const harmful = await proposed(smallDraft(services));
    await folder.drop();
    deepEqual(harmless.codes, [0, 0]);
    deepEqual(harmful.codes, [1, 1]);
    equal(harmful.compared.out, 'lost audit-rights Audit rights: present before, absent now\n');
  });
});
