import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadTranslations } from '../../scripts/generate.ts';
import { contractSigns, otherSigns } from '../../server/src/contract/verdict-signs.ts';
import { compileLibrary } from '../../server/src/library/compile.ts';
import { type Language, languages } from '../../server/src/library/language.ts';
import { inLanguage } from '../../server/src/library/translation.ts';
import { type Checked, checkText } from '../../server/src/report/check.ts';
import { compareReport, compareVersions } from '../../server/src/report/compare.ts';
import { evidenceReport } from '../../server/src/report/evidence.ts';
import type { Finding } from '../../server/src/report/finding.ts';
import { fixTitle } from '../../server/src/report/fix-titles.ts';
import { messageOf, verdictReason } from '../../server/src/report/messages.ts';
import { explanationOf, pageOf } from '../../server/src/report/page.ts';
import { servicesOf, servingLine } from '../../server/src/report/serving.ts';
import { signs } from '../../server/src/report/signs.ts';
import { textReport } from '../../server/src/report/text.ts';
import { wordsIn } from '../../server/src/report/words.ts';
import { writeHtml } from '../../server/src/report/write-html.ts';
import { writeMarkdown } from '../../server/src/report/write-markdown.ts';
import { draftIn, styles } from '../support/drafts.ts';
import { library } from '../support/library.ts';

const { translations } = await loadTranslations(library.data);
const spoken = compileLibrary(library.data, translations);
const others = languages.filter((language) => language !== 'en');
const [style] = styles;
if (style === undefined) throw new Error('no styles');
const draft = draftIn(style, { lineBreak: '\n' });

const example = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../examples', name), 'utf8');

const checkedIn = (language: Language, text = draft): Checked =>
  checkText(text, inLanguage(spoken, language), 'markdown');

/** Words without what is quoted of the draft, and without ids, which are English in every language. */
const ownWords = (text: string): string =>
  text.replace(/«[^»]*»/gu, '').replace(/`[^`]*`|waive audit-rights|until=|reason=/gu, '');
const englishWords = /\b(?:the|of|and|with|which|this|clause says|undefined|not)\b/u;

/** Every string of a catalogue, with the path to it. */
function strings(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, it]) => strings(it, `${path}.${key}`));
}

suite('the words of every language', () => {
  test('are translated, but for those that are the same', () => {
    const same = new Set(['error', 'information', 'Sources', 'Clauses', 'configuration', 'no']);
    const english = new Map(strings(wordsIn('en')));
    for (const language of others)
      for (const [path, words] of strings(wordsIn(language)))
        ok(same.has(words) || words !== english.get(path), `${language}${path}: ${words}`);
  });

  test('know every sign by which a text is judged', () => {
    const all = [...contractSigns, ...Object.values(otherSigns).flat()].map(([, sign]) => sign);
    deepEqual(
      all.filter((sign) => !Object.hasOwn(signs, sign)),
      [],
    );
  });

  test('count as the language does', () => {
    const counts = (language: Language) => [0, 1, 2].map((count) => wordsIn(language).count('error', count));
    deepEqual(counts('en'), ['0 errors', '1 error', '2 errors']);
    deepEqual(counts('es'), ['0 errores', '1 error', '2 errores']);
    deepEqual(counts('fr'), ['0 erreur', '1 erreur', '2 erreurs']);
  });

  test('join as the language does', () => {
    equal(wordsIn('es').joined(['auditoría', 'informes']), 'auditoría e informes');
    equal(wordsIn('es').joined(['agua', 'hielo']), 'agua y hielo');
    equal(wordsIn('fr').joined(['a', 'b, c']), 'a\u00a0; et b, c');
  });

  test('give clauses their article inside a sentence', () => {
    const groups = [
      { word: 'Clause', labels: ['2.1', '3'], within: [] },
      { word: 'Article', labels: ['IV'], within: [] },
    ];
    equal(wordsIn('es').named(groups), 'las cláusulas 2.1 y 3 y el artículo IV');
    equal(wordsIn('es').cited(groups), 'cláusulas 2.1 y 3 y artículo IV');
    equal(wordsIn('fr').named(groups), 'les clauses 2.1 et 3 et l’article IV');
    equal(wordsIn('fr').named([{ word: 'Module', labels: ['4'], within: [] }]), 'Module 4');
  });

  test('name what holds a clause', () => {
    const within = [
      { word: 'Part', label: 'B' },
      { word: 'Schedule', label: '2' },
    ];
    const groups = [
      { word: 'paragraph', labels: ['1', '3'], within },
      { word: 'Article', labels: ['4'], within: [{ word: 'Title', label: 'II' }] },
    ];
    equal(
      wordsIn('en').named(groups),
      'paragraphs 1 and 3 of Part B of Schedule 2 and Article 4 of Title II',
    );
    equal(
      wordsIn('es').named(groups),
      'los párrafos 1 y 3 de la parte B del anexo 2 y el artículo 4 del título II',
    );
    equal(
      wordsIn('fr').named(groups),
      'les paragraphes 1 et 3 de la partie B de l’annexe 2 et l’article 4 du titre II',
    );
    equal(
      wordsIn('es').cited([{ word: 'Article', labels: ['4'], within: [{ word: 'Module', label: '2' }] }]),
      'artículo 4 de Module 2',
    );
  });
});

suite('a finding in every language', () => {
  test('is of the same words, in the same state', () => {
    const shape = ({ findings }: Checked) =>
      findings.map(({ id, state, span, severity, clauses }) => ({ id, state, span, severity, clauses }));
    for (const language of others) deepEqual(shape(checkedIn(language)), shape(checkedIn('en')));
  });

  test('is told in whole sentences, in every state', () => {
    const { contract } = checkedIn('en');
    const states: readonly Finding['state'][] = [
      'absent',
      'partial',
      'weakened',
      'contradicted',
      'delegated',
      'heading only',
    ];
    for (const language of others) {
      const own = inLanguage(spoken, language);
      for (const { id, title, elements, contradicted } of own.data.safeguards)
        for (const state of states) {
          const message = messageOf(
            {
              kind: 'safeguard',
              id,
              title,
              severity: 'error',
              state,
              span: { start: 0, end: 8 },
              clauses: [1],
              missing: elements.filter(({ required }) => required).map(({ label }) => label),
              because: contradicted[0]?.label ?? (language === 'es' ? 'decide el proveedor' : 'tout est tu'),
              names: '',
              replacement: undefined,
              related: [],
            },
            contract,
            own,
          );
          ok(message.startsWith(title) && /[^.]\.$/u.test(message), message);
          ok(!/undefined| {2}|\.\./u.test(message) && !englishWords.test(ownWords(message)), message);
        }
    }
  });

  test('of a red flag tells the harm', () => {
    const text = `${draft}\n\n99. Silence. The Supplier's staff shall not speak to anybody about faults of the system.\n`;
    for (const language of others)
      for (const finding of checkedIn(language, text).findings) {
        const message = messageOf(finding, checkedIn(language, text).contract, inLanguage(spoken, language));
        ok(!englishWords.test(ownWords(message)), message);
      }
  });
});

suite('fixes in every language', () => {
  test('have imperative titles with the draft’s own words', () => {
    const insert = {
      kind: 'insert',
      tier: 'fallback',
      number: '9.4',
      into: 'Records',
      givesUp: 'x',
    } as const;
    equal(
      fixTitle(insert, 'Derechos de auditoría', wordsIn('es')),
      'Derechos de auditoría: insertar la cláusula alternativa como 9.4 en «Records» (concesión: x)',
    );
    equal(
      fixTitle(insert, 'Droits d’audit', wordsIn('fr')),
      'Droits d’audit\u00a0: insérer la clause de repli en 9.4 dans «\u00a0Records\u00a0» (concession\u00a0: x)',
    );
    const within = { kind: 'insert within', tier: 'preferred', number: '3', behind: '' } as const;
    match(
      fixTitle({ ...within, changes: ['a'] }, 'x', wordsIn('fr')),
      /\(renumérote\u00a0: 1 changement\)$/u,
    );
    match(fixTitle({ ...within, changes: ['a', 'b'] }, 'x', wordsIn('es')), /\(renumera: 2 cambios\)$/u);
  });
});

suite('refusals to rename in every language', () => {
  test('quote the words that stand in the way', () => {
    const why = { kind: 'defined', words: 'Data' } as const;
    equal(wordsIn('en').rename.refused(why), 'The draft already defines “Data”. Choose another name.');
    equal(wordsIn('es').rename.refused(why), 'El borrador ya define «Data». Elija otro nombre.');
    match(wordsIn('fr').rename.refused(why), /«\u00a0Data\u00a0»/u);
  });
});

suite('pages and reports in every language', () => {
  test('say that the library itself is in English', () => {
    for (const language of others) {
      const own = inLanguage(spoken, language);
      const { inEnglish } = wordsIn(language).page;
      ok(pageOf('audit-rights', own)?.includes(inEnglish));
      const finding = checkedIn(language).findings.find(({ kind }) => kind === 'safeguard');
      ok(finding !== undefined && explanationOf(finding, own).includes(inEnglish));
    }
  });

  test('have headings and states of the language', () => {
    const facts = { name: 'a.md', draftHash: '0', libraryHash: '1', version: '1', today: '2031-01-15' };
    for (const [language, heading, state] of [
      ['es', '## Cobertura por principio', '| solo el título |'],
      ['fr', '## Couverture par principe', '| titre seul |'],
    ] as const) {
      const report = evidenceReport(checkedIn(language), inLanguage(spoken, language), facts);
      const markdown = writeMarkdown(report);
      ok(markdown.includes(heading) && markdown.includes(state), markdown.slice(0, 2000));
      ok(!/^#+ .*\b(?:Findings|In place|Not applicable|What)\b/mu.test(markdown));
      match(writeHtml(report), new RegExp(`<html lang="${language}">`, 'u'));
    }
  });

  test('compare two versions', () => {
    const before = checkedIn('fr', example('benefits-portal.txt'));
    const after = checkedIn('fr');
    const changes = compareVersions(before, after, inLanguage(spoken, 'fr'));
    const names = { before: 'a.md', after: 'b.md' };
    const markdown = writeMarkdown(compareReport(changes, before, after, names, 'fr'));
    match(markdown, /^# Comparaison des garanties : a\.md et b\.md\n/u);
    match(markdown, /\| Changement \| Nombre \|/u);
    match(markdown, /^### Droits d’audit\n\nAvant : affaiblie\. Après : absente\./mu);
  });

  test('keep the ids of the text report, so that programs can read it', () => {
    const report = textReport('a.md', checkedIn('es'), inLanguage(spoken, 'es'));
    match(report, /^a\.md:\d+:\d+ (?:error|warning|information) [a-z-]+ \p{Lu}/u);
    match(report, /salvaguardias por principio +presente {2}parcial/u);
    match(report, /\d+ errores, \d+ advertencias?, \d+ informaci/u);
  });

  test('tell what a clause serves', () => {
    const own = inLanguage(spoken, 'fr');
    const { contract, assessment } = checkedIn('fr', example('benefits-portal.txt'));
    const lines = contract.clauses.map((clause) =>
      servingLine(servicesOf(contract, assessment, own, clause), wordsIn('fr')),
    );
    ok(lines.some((line) => line.startsWith('sert\u00a0: ')));
    ok(lines.every((line) => !/\b(?:serves|takes back|partial|weakened)\b/u.test(line)));
  });

  test('say why a text is not checked', () => {
    const { verdict } = checkedIn('en', 'Minutes of the meeting of 3 May.\n\nPresent: A, B.\n').contract;
    match(
      verdictReason(verdict, wordsIn('es')),
      /^No revisado: se lee como el acta de una reunión \(acta, /u,
    );
    const other = checkedIn('en', 'A shopping list: this Agreement, eggs.\n').contract.verdict;
    ok(
      !englishWords.test(ownWords(verdictReason(other, wordsIn('fr')))),
      verdictReason(other, wordsIn('fr')),
    );
  });
});
