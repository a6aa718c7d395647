import { deepEqual, equal, match } from 'node:assert/strict';
import { schemas } from '../../scripts/library-schemas.ts';
import { libraryLoader, type PackDisk } from '../../server/src/config/libraries.ts';
import { packFile } from '../../server/src/library/pack.ts';
import { library } from '../support/library.ts';

const files: Readonly<Record<string, string>> = {
  [`/home/own/${packFile}`]: 'name: Own clauses\nversion: "1"\n',
  '/home/own/accountability/audit-rights.yml': 'id: audit-rights\nseverity: information\n',
  '/home/own/accountability/notes.txt': 'no part of it',
  [`/home/bad/${packFile}`]: 'name: Bad clauses\nversion: "1"\n',
  '/home/bad/accountability/audit-rights.yml': 'id: audit-rights\nseverty: information\n',
  [`/home/node_modules/@acme/clauses/${packFile}`]: 'name: Acme\nversion: "2"\n',
};
const disk: PackDisk = {
  read: async (file) => files[file],
  list: async (folder) =>
    Object.keys(files)
      .filter((file) => file.slice(0, file.lastIndexOf('/')) === folder)
      .map((file) => file.slice(folder.length + 1)),
  lies: async (folder) => Object.keys(files).some((file) => file.startsWith(`${folder}/`)),
};
const load = libraryLoader({ library, schemas }, disk);
const severity = (it: typeof library) => it.safeguards.get('audit-rights')?.severity;
const problemsOf = async (text: string) => {
  const { problems, packs, ...loaded } = await load(text, '/home');
  deepEqual(packs, []);
  equal(loaded.library, library);
  return problems.map(({ message, start, end }) => `${text.slice(start, end)}: ${message}`);
};

suite('the libraries of a configuration', () => {
  test('lie over ours, from a folder or a package', async () => {
    const loaded = await load('libraries: [{ folder: ./own/ }, { package: "@acme/clauses" }]\n', '/home');
    deepEqual(loaded.problems, []);
    deepEqual(
      loaded.packs.map(({ name, version, folder }) => [name, version, folder]),
      [
        ['Own clauses', '1', 'own'],
        ['Acme', '2', 'node_modules/@acme/clauses'],
      ],
    );
    equal(severity(loaded.library), 'information');
    equal(severity(library), 'error');
    equal((await load('', '')).library, library);
  });

  test('are compiled once for all that ask for them', async () => {
    const one = await load('libraries: [{ folder: own }]\n', '/home');
    const other = await load('profile: general\nlibraries:\n  - folder: own\n', '/home');
    equal(one.library, other.library);
  });

  test('are used only with the content that was approved', async () => {
    const [{ digest } = { digest: '' }] = (await load('libraries: [{ folder: own }]\n', '/home')).packs;
    const pinned = await load(`libraries: [{ folder: own, sha256: ${digest} }]\n`, '/home');
    equal(severity(pinned.library), 'information');
    const [problem = ''] = await problemsOf(`libraries: [{ folder: own, sha256: ${'0'.repeat(64)} }]\n`);
    match(
      problem,
      /^\{ folder: own.*: the library in “own” is not the one that was approved: its content is now /u,
    );
    match(problem, new RegExp(`${digest}.*It is not used$`, 'u'));
  });

  test('are not used at all where one of their files has a mistake', async () => {
    const [problem = ''] = await problemsOf('libraries: [{ folder: bad }]\n');
    match(
      problem,
      /“bad” has a mistake: accountability\/audit-rights\.yml: “severty” is no key here; did you mean/u,
    );
  });

  test('lie below the configuration, and nowhere else', async () => {
    for (const folder of [
      '../own',
      '/home/own',
      'own/../../x',
      'C:/own',
      'file:///home/own',
      '~/own',
      'a\\\\b',
    ])
      match(
        (await problemsOf(`libraries: [{ folder: "${folder}" }]\n`))[0] ?? '',
        /must lie below this file/u,
        folder,
      );
    match(
      (await problemsOf('libraries: [{ folder: gone }]\n'))[0] ?? '',
      /no folder “gone” below this file/u,
    );
    match((await problemsOf('libraries: [{ package: gone }]\n'))[0] ?? '', /install the package here/u);
    match(
      (await problemsOf('libraries: [{ sha256: x }]\n')).join(),
      /^$/u,
      'told with the shape of the file',
    );
    match((await problemsOf('libraries: [{}]\n'))[0] ?? '', /needs either “folder” or “package”/u);
    match((await problemsOf('libraries: [{ folder: own, package: own }]\n'))[0] ?? '', /needs either/u);
  });
});
