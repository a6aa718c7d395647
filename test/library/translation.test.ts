import { deepEqual, equal, notEqual, ok } from 'node:assert/strict';
import { loadTranslations } from '../../scripts/generate.ts';
import { compileLibrary } from '../../server/src/library/compile.ts';
import { libraryDigest } from '../../server/src/library/digest.ts';
import { languageOf } from '../../server/src/library/language.ts';
import { loadTranslation } from '../../server/src/library/load-translation.ts';
import { inLanguage, textsOf } from '../../server/src/library/translation.ts';
import { library } from '../support/library.ts';
import { smallLibrary } from '../support/small-library.ts';

const { translations, faults } = await loadTranslations(library.data);
const spoken = compileLibrary(library.data, translations);

suite('the translations of the library', () => {
  test('hold every text of every safeguard and red flag, and none that has changed since', () => {
    deepEqual(faults, []);
  });

  test('leave no text in English', () => {
    const cognates = new Set(['Non-discrimination']);
    for (const language of ['es', 'fr'] as const) {
      const { data } = inLanguage(spoken, language);
      const entries = [...data.safeguards, ...data.redFlags];
      for (const entry of entries) {
        const before = library.safeguards.get(entry.id) ?? library.redFlags.get(entry.id);
        ok(before !== undefined);
        const own = textsOf(before);
        for (const [at, text] of textsOf(entry).entries())
          if (!cognates.has(text)) notEqual(text, own[at], `${language} ${entry.id}`);
      }
    }
  });

  test('write labels as nouns and phrases as clauses, so that sentences can be made of them', () => {
    for (const language of ['es', 'fr'] as const)
      for (const { id, title, exposed, elements, contradicted } of inLanguage(spoken, language).data
        .safeguards) {
        ok(/^\p{Lu}/u.test(title) && !/[.:]$/u.test(title), `${language} ${id}: ${title}`);
        for (const words of [exposed, ...[...elements, ...contradicted].map(({ label }) => label)])
          ok(/^\p{Ll}/u.test(words) && !words.endsWith('.'), `${language} ${id}: ${words}`);
      }
  });

  test('name what is missing, unknown or out of date, with where it stands', () => {
    const text = `audit-rights:
  Audit rights: Derechos de auditoría
  Audits: Auditorías
no-such-safeguard: {}
`;
    const { translation, faults: found } = loadTranslation({ path: 'es.yml', text }, smallLibrary.data);
    ok(found.includes('es.yml: audit-rights: “Audits” is no text of the library any more; take it out.'));
    ok(found.some((it) => /^es\.yml: remedy-for-individuals: “[^”]+” is not translated\.$/u.test(it)));
    ok(found.includes('es.yml: no-such-safeguard: there is no safeguard or red flag of this id.'));
    const [title, exposed] = translation['audit-rights'] ?? [];
    equal(title, 'Derechos de auditoría');
    equal(exposed, smallLibrary.safeguards.get('audit-rights')?.exposed, 'what is not translated stays');
  });
});

suite('a library in another language', () => {
  const french = inLanguage(spoken, 'fr');

  test('has other titles and labels, and judges by the same phrases', () => {
    const own = french.safeguards.get('audit-rights');
    const before = spoken.safeguards.get('audit-rights');
    equal(own?.title, 'Droits d’audit');
    deepEqual(
      own?.elements.map(({ any }) => any),
      before?.elements.map(({ any }) => any),
    );
    equal(own?.requirement, before?.requirement);
    deepEqual(own?.clauses.preferred, before?.clauses.preferred);
    equal(french.matcher, spoken.matcher);
  });

  test('has the same digest: what judges is the same', () => {
    equal(libraryDigest(french), libraryDigest(spoken));
  });

  test('leads back to English', () => {
    deepEqual(inLanguage(french, 'en').data, spoken.data);
  });
});

suite('the language of a tag', () => {
  for (const [tag, language] of [
    ['fr', 'fr'],
    ['fr-CA', 'fr'],
    ['es_MX.UTF-8', 'es'],
    ['EN', 'en'],
    ['C', undefined],
    ['de-DE', undefined],
    ['', undefined],
    [undefined, undefined],
  ] as const)
    test(`${tag} is ${language}`, () => equal(languageOf(tag), language));
});
