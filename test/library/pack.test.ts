import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { schemas } from '../../scripts/library-schemas.ts';
import { withPacks } from '../../server/src/library/layers.ts';
import type { LibraryFile } from '../../server/src/library/load.ts';
import { type Pack, packDigest, packFile, readPack } from '../../server/src/library/pack.ts';
import { namesIn, packFaults } from '../../server/src/library/pack-faults.ts';
import { library } from '../support/library.ts';

const manifest = { path: packFile, text: 'name: Own clauses\nversion: "1"\n' };
const base = library.data;
const own = (...files: readonly LibraryFile[]): Pack => {
  const { pack, faults } = readPack([manifest, ...files]);
  deepEqual(faults, []);
  ok(pack);
  return pack;
};
const faultsIn = (path: string, text: string) => {
  const file = { path, text };
  const names = [...Object.keys(base.vocabulary), ...namesIn([file])];
  return packFaults([file], { schemas, base, names }).map(
    ({ message, start, end }) => `“${text.slice(start, end)}”: ${message}`,
  );
};
const audit = 'accountability/audit-rights.yml';

suite('a library of one’s own', () => {
  test('is named by its first file, and has a hash that line ends do not change', () => {
    const pack = own({ path: audit, text: 'id: audit-rights\nseverity: warning\n' });
    deepEqual([pack.name, pack.version, pack.files.length], ['Own clauses', '1', 1]);
    const windows = { path: audit, text: 'id: audit-rights\r\nseverity: warning\r\n' };
    equal(packDigest([windows, manifest]), pack.digest);
    ok(packDigest([manifest]) !== pack.digest);
  });

  test('without a name, or without the file that gives it, is none', () => {
    match(readPack([]).faults[0]?.message ?? '', /there is no safeguards-library\.yml; write one/u);
    const unnamed = readPack([{ path: packFile, text: 'version: 1\n' }]);
    equal(unnamed.pack, undefined);
    match(unnamed.faults[0]?.message ?? '', /“name” must say/u);
    const bare = readPack([{ path: packFile, text: 'name: Own\nversion: 1.0\n' }]);
    match(bare.faults[0]?.message ?? '', /“version” must be a text in quotes/u);
  });

  test('changes of a safeguard what its file gives, and keeps the rest', () => {
    const text =
      'id: audit-rights\nseverity: information\nelements:\n  report: { label: a report, any: ["audit report"] }\n';
    const { safeguards } = withPacks(base, [own({ path: audit, text })]);
    const [before, after] = [base, { safeguards }].map((it) =>
      it.safeguards.find(({ id }) => id === 'audit-rights'),
    );
    ok(before && after);
    deepEqual(
      after.elements.map(({ id }) => id),
      [...before.elements.map(({ id }) => id), 'report'],
    );
    deepEqual(
      { ...after, elements: [], severity: '' },
      { ...before, elements: [], severity: '' },
      'all else is ours',
    );
    deepEqual(
      safeguards.map(({ id }) => id),
      base.safeguards.map(({ id }) => id),
    );
  });

  test('over which another lies: the stricter holds, the clauses are those of the first', () => {
    const one = own({
      path: audit,
      text: 'id: audit-rights\nseverity: information\nweakened: [one]\nnegotiation: What the first says to the other side.\n',
    });
    const other = own({
      path: audit,
      text: 'id: audit-rights\nseverity: warning\nweakened: [other]\nnegotiation: What the second says to the other side.\nelements:\n  report: { label: a report, any: ["audit report"] }\n',
    });
    const after = withPacks(base, [one, other]).safeguards.find(({ id }) => id === 'audit-rights');
    ok(after);
    equal(after.severity, 'warning');
    equal(after.negotiation, 'What the first says to the other side.');
    ok(after.weakened.includes('one') && after.weakened.includes('other'));
    ok(after.elements.some(({ id, required }) => id === 'report' && required));
    const twice = after.elements.map(({ id }) => id);
    equal(new Set(twice).size, twice.length, twice.join());
  });

  test('makes an element required that another leaves optional, and asks for both where they differ', () => {
    const element = (rest: string) =>
      own({ path: audit, text: `id: audit-rights\nelements:\n  report: { label: a report, ${rest} }\n` });
    const required = (...packs: readonly Pack[]) =>
      withPacks(base, packs)
        .safeguards.find(({ id }) => id === 'audit-rights')
        ?.elements.filter(({ id }) => id.startsWith('report'))
        .map((it) => `${it.id} ${it.required}`);
    const optional = element('optional: true, any: ["audit report"]');
    deepEqual(required(optional), ['report false']);
    deepEqual(required(optional, element('any: ["audit report"]')), ['report true']);
    deepEqual(required(optional, element('any: ["written report"]')), ['report false', 'report-2 true']);
  });

  test('adds to a vocabulary', () => {
    const pack = own({ path: 'vocabulary/roles.yml', text: 'overseer: [people’s advocate]\n' });
    const { vocabulary } = withPacks(base, [pack]);
    deepEqual(vocabulary.overseer, [...(base.vocabulary.overseer ?? []), 'people’s advocate']);
  });

  test('has its mistakes named at their words, with what was probably meant', () => {
    deepEqual(faultsIn(audit, 'id: audit-rights\nseverty: error\n'), [
      '“severty”: “severty” is no key here; did you mean “severity”?',
    ]);
    deepEqual(faultsIn(audit, 'id: audit-rights\nseverity: errr\n'), [
      '“errr”: “severity” cannot be “errr”; did you mean “error”?',
    ]);
    deepEqual(faultsIn(audit, 'id: audit-right\n').slice(0, 1), ['“”: the file needs “title”']);
    deepEqual(faultsIn('accountability/audit.yml', 'id: audit-rights\n'), [
      '“audit-rights”: the id “audit-rights” must be the file’s name, “audit”',
    ]);
    deepEqual(faultsIn('oversight/audit-rights.yml', 'id: audit-rights\n'), [
      '“audit-rights”: a safeguard of “accountability” lies in the folder of that name, not in “oversight”',
    ]);
    deepEqual(faultsIn('accountability/data-sale.yml', 'id: data-sale\n').length > 0, true);
    const phrases = (any: string) =>
      faultsIn(audit, `id: audit-rights\nelements:\n  report: { label: a report, any: ["${any}"] }\n`);
    deepEqual(phrases('{supplier must} {inspekt}'), [
      '“"{supplier must} {inspekt}"”: “{inspekt}” is not in the vocabulary; did you mean “{inspect}”?',
    ]);
    match(phrases('(report')[0] ?? '', /“\(” is not closed at character 8/u);
    match(faultsIn(audit, 'id: [audit-rights\n')[0] ?? '', /Flow sequence/u);
    match(
      faultsIn(audit, 'id: audit-rights\nexamples: [{ fulfil: "x" }]\n')[0] ?? '',
      /“examples” must have one of/u,
    );
  });

  test('that is hostile is refused, or does no harm', () => {
    match(faultsIn(audit, 'id: audit-rights\n__proto__: { severity: error }\n')[0] ?? '', /no key here/u);
    match(faultsIn('vocabulary/own.yml', '__proto__: [word]\n')[0] ?? '', /is no name/u);
    deepEqual(faultsIn('vocabulary/own.yml', 'constructor: [word]\n'), []);
    const { vocabulary } = withPacks(base, [
      own({ path: 'vocabulary/own.yml', text: 'constructor: [word]\n' }),
    ]);
    deepEqual(vocabulary.constructor, ['word']);
    const bomb = `a: &a [x, x]\n${[...'bcdefghij'].map((name, at) => `${name}: &${name} [*${'abcdefghi'[at]}, *${'abcdefghi'[at]}]`).join('\n')}\n`;
    match(faultsIn('vocabulary/own.yml', bomb).join('; '), /alias/u);
  });
});
