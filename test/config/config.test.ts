import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { configShape, isChecked, noConfig, readConfig, settingsOf } from '../../server/src/config/config.ts';
import { findConfig, settingsIn } from '../../server/src/config/find.ts';
import { schemaOf } from '../../server/src/config/shape.ts';
import { checkText } from '../../server/src/report/check.ts';
import { services, smallDraft, smallLibrary } from '../support/small-library.ts';

const full = `profile: ai-system
severities:
  audit-rights: information
  gag-clause: off
files:
  include: ["drafts/**"]
  exclude: ["drafts/old/**"]
parties:
  authority: [Riverton Council]
traits:
  biometrics: true
  algorithmic system: false
drafting-checks: [open-blank]
waivers:
  - id: audit-rights
    reason: An independent report is enough.
    by: A. Reyes
    until: 2031-01-31
    files: ["drafts/a.md"]
`;
const read = (text: string) => readConfig(text, smallLibrary);
/** The problems of a text, each as the words it points at and its message. */
const problems = (text: string) =>
  read(text).problems.map(({ message, start, end }) => `${text.slice(start, end)}: ${message}`);

suite('a configuration', () => {
  test('is read whole', () => {
    const { config, problems: none } = read(full);
    deepEqual(none, []);
    deepEqual(config.severities, { 'audit-rights': 'information', 'gag-clause': 'off' });
    deepEqual(config.waivers, [
      {
        id: 'audit-rights',
        reason: 'An independent report is enough.',
        by: 'A. Reyes',
        until: '2031-01-31',
        files: ['drafts/a.md'],
      },
    ]);
    deepEqual(settingsOf(config, 'drafts/b.md').waivers, []);
    equal(settingsOf(config, 'drafts/a.md').waivers.length, 1);
    deepEqual(settingsOf(config, 'x').traits, { data: true, 'algorithmic system': false, biometrics: true });
  });

  test('says which files are checked', () => {
    const { config } = read(full);
    deepEqual(
      ['drafts/a.md', 'drafts/old/a.md', 'notes/a.md'].map((path) => isChecked(config, path)),
      [true, false, false],
    );
    ok(isChecked(noConfig, 'any/where.md'));
  });

  test('names a mistake at its key or value, with the nearest right name', () => {
    deepEqual(problems('profle: general\n'), ['profle: the file has no “profle”; did you mean “profile”?']);
    deepEqual(problems('profile: surveilance-ppp\n'), [
      'surveilance-ppp: “profile” has no “surveilance-ppp”; did you mean “surveillance-ppp”?',
    ]);
    match(
      problems('severities: { audit-right: error }\n')[0] ?? '',
      /^audit-right: .* did you mean “audit-rights”\?/u,
    );
    match(problems('traits: { data: maybe }\n')[0] ?? '', /^maybe: “data” must be true or false/u);
    match(problems('waivers:\n  - id: audit-rights\n')[0] ?? '', /needs “reason”/u);
    match(
      problems('waivers: [{ id: audit-rights, reason: x, until: soon }]\n')[0] ?? '',
      /^soon: “until” must be a day/u,
    );
  });

  test('keeps all that has no mistake', () => {
    const { config } = read('profile: nonsense\ntraits: { data: true, moon: true }\n');
    equal(config.profile, 'general');
    deepEqual(config.traits, { data: true });
  });

  test('refuses what a hostile file may hold', () => {
    match(problems('a: &a [x, x]\nb: *a\n').join('\n'), /has no “a”/u);
    match(problems('traits: &t { data: true }\nfiles: *t\n').join('\n'), /aliases are not read/u);
    match(problems('__proto__: { x: 1 }\n')[0] ?? '', /has no “__proto__”/u);
    match(problems('files: { include: ["../../etc/**"] }\n')[0] ?? '', /must name files below this file/u);
    match(problems('files: { exclude: ["/etc/**"] }\n')[0] ?? '', /must name files below this file/u);
    match(problems('profile: [\n')[0] ?? '', /./u);
    equal(read('x'.repeat(600_000)).problems.length, 1);
    deepEqual(read('').problems, []);
  });

  test('agrees with its published schema', () => {
    const validate = new Ajv({ strict: true, allErrors: true }).compile(schemaOf(configShape(smallLibrary)));
    equal(validate(parse(full.replace('off', '"off"'))), true, JSON.stringify(validate.errors));
    equal(validate({ profle: 'general' }), false);
  });
});

suite('the configuration of a file', () => {
  const files = new Map([
    ['/home/a/.safeguards.yml', 'profile: data-processing\n'],
    ['/home/a/work/deep/.safeguards.yml', 'files: { exclude: ["x/**"] }\n'],
  ]);
  const reader = (path: string) => Promise.resolve(files.get(path));
  const ours = () => Promise.resolve({ library: smallLibrary, packs: [], problems: [] });
  const find = (path: string, root = '') => findConfig(path, root, reader, ours);

  test('is the nearest in a folder above', async () => {
    equal((await find('/home/a/work/draft.md')).file, '/home/a/.safeguards.yml');
    const near = await find('/home/a/work/deep/x/draft.md');
    equal(near.file, '/home/a/work/deep/.safeguards.yml');
    equal(near.path, 'x/draft.md');
    equal(settingsIn(near).leftOutBy, near.file);
  });

  test('is not looked for above the root', async () => {
    const { file, path } = await find('/home/a/work/draft.md', '/home/a/work');
    equal(file, undefined);
    equal(path, 'draft.md');
  });

  test('is found by uri', async () => {
    const found = await findConfig(
      'file:///home/a/draft.md',
      '',
      (uri) => reader(uri.replace('file://', '')),
      ours,
    );
    equal(found.file, 'file:///home/a/.safeguards.yml');
  });
});

suite('settings of a configuration', () => {
  const draft = smallDraft(services);
  const found = (text: string, name = 'draft.txt') => {
    const settings = settingsOf(read(text).config, name);
    return checkText(draft, smallLibrary, 'plain', { ...settings, today: '2030-01-01' });
  };

  test('weigh a finding or switch it off, and the coverage still counts the gap', () => {
    equal(found('severities: { audit-rights: information }\n').findings[0]?.severity, 'information');
    const { findings, assessment } = found('severities: { audit-rights: off }\n');
    deepEqual(findings, []);
    equal(assessment.outcomes[0]?.state, 'absent');
  });

  test('waive for a folder, until the day', () => {
    const waiver = (until: string) => `waivers: [{ id: audit-rights, reason: why, until: ${until} }]\n`;
    const { findings, assessment } = found(waiver('2030-12-31'));
    deepEqual(findings, []);
    equal(assessment.outcomes[0]?.state, 'waived');
    deepEqual(
      found(waiver('2029-12-31')).findings.map(({ id }) => id),
      ['audit-rights', 'expired-waiver'],
    );
  });

  test('tie a name to a side', () => {
    const text = draft.replace('(the "City")', '').replaceAll('Borough of Westmark', 'Westmark Works');
    const { contract } = checkText(
      text,
      smallLibrary,
      'plain',
      settingsOf(read('parties: { authority: [Westmark Works] }\n').config, 'x'),
    );
    ok(contract.names.some(({ role, name }) => role === 'authority' && name === 'Westmark Works'));
  });
});
