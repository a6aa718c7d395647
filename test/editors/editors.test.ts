import { equal, match, ok } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Editor, whyNot } from './installed.ts';

/** What a driver writes of what it saw. */
type Seen = {
  readonly fault?: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly message: string;
  readonly actions: readonly string[];
  readonly text: string;
  readonly encoding?: string;
  readonly hover?: string;
  readonly notified?: string;
};

const root = join(import.meta.dirname, '../..');
const driver = (name: string): string => join(import.meta.dirname, name);

const editors: readonly (Editor & { readonly drive: readonly string[] })[] = [
  {
    name: 'Neovim',
    probe: ['nvim', '--version'],
    packages: ['neovim'],
    drive: ['nvim', '--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-c', `luafile ${driver('neovim.lua')}`],
  },
  {
    name: 'Emacs with eglot',
    probe: ['emacs', '--batch', '-q', '--eval', "(progn (package-initialize) (require 'eglot))"],
    packages: ['emacs-nox', 'elpa-eglot'],
    drive: ['emacs', '--batch', '-q', '-l', driver('eglot.el')],
  },
];

/** A draft where the fix goes behind characters that take another number of units in each encoding. */
const draft = `${readFileSync(join(root, 'test/vscode/fixtures/draft.md'), 'utf8').replace(
  'each invoice to the City.',
  'each invoice to the City 🎥 é.',
)}`;
const clause = /\n\n3\.3 The City, or an independent auditor it appoints, may on /u;

for (const { drive, ...editor } of editors) {
  suite(`${editor.name}, by its own language client`, () => {
    let folder = '';
    suiteSetup(function () {
      const reason = whyNot(editor);
      if (reason !== undefined) {
        console.log(`not run: ${editor.name} (${reason})`);
        this.skip();
      }
      folder = mkdtempSync(join(tmpdir(), 'safeguards-editor-'));
    });
    suiteTeardown(() => folder === '' || rmSync(folder, { recursive: true, force: true }));

    const seen = (name: string, text: string): Seen => {
      const file = join(folder, name);
      const out = join(folder, `${name}.json`);
      writeFileSync(file, text);
      const [command = '', ...args] = drive;
      const { stdout, stderr } = spawnSync(command, args, {
        cwd: folder,
        encoding: 'utf8',
        timeout: 90_000,
        env: {
          ...process.env,
          HOME: folder,
          NODE: process.execPath,
          SERVER: join(root, 'dist/server.cjs'),
          DRAFT: file,
          OUT: out,
          FINDING: 'audit-rights',
          FIX: 'Audit rights: insert the preferred clause',
        },
      });
      let told: Seen;
      try {
        told = JSON.parse(readFileSync(out, 'utf8')) as Seen;
      } catch (fault) {
        throw new Error(`${editor.name} wrote nothing.\n${stdout}\n${stderr}`, { cause: fault });
      }
      equal(told.fault, undefined, `${told.fault}\n${stdout}\n${stderr}`);
      equal(told.notified, undefined);
      return told;
    };

    test('shows the findings of a draft and inserts a clause by its code action', () => {
      const { before, after, message, actions, text, encoding, hover } = seen('draft.md', draft);
      ok(before.includes('audit-rights'), before.join());
      match(message, /^Audit rights: no clause provides for /u);
      ok(actions.filter((it) => it.startsWith('Audit rights: ')).length >= 3, actions.join('\n'));
      equal(after.join(), before.filter((it) => it !== 'audit-rights').join());
      const [found] = clause.exec(text) ?? [];
      ok(found, text);
      const start = text.indexOf(found);
      const length = text.length - draft.length;
      equal(text.slice(0, start) + text.slice(start + length), draft);
      ok(text.slice(0, start).endsWith('to the City 🎥 é.'), text);
      if (encoding !== undefined) equal(encoding, 'utf-16');
      if (hover !== undefined) match(hover, /\*\*Why\.\*\*/u);
    });

    test('does so in plain text too', () => {
      const plain = draft.replace(/^#+ /gmu, '');
      const { after, text } = seen('draft.txt', plain);
      ok(!after.includes('audit-rights'), after.join());
      match(text, clause);
    });
  });
}
