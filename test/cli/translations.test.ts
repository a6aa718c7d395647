import { deepEqual, ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const json = (path: string): Record<string, string> =>
  JSON.parse(readFileSync(join(root, path), 'utf8')) as Record<string, string>;
const languages = ['es', 'fr'] as const;
const sorted = (words: Iterable<string>): readonly string[] => [...new Set(words)].sort();
const slots = (words: string): readonly string[] => sorted(words.match(/\{\d+\}/gu) ?? []);

suite('the translations', () => {
  test('of the manifest hold each of its strings, in every language', () => {
    const manifest = readFileSync(join(root, 'package.json'), 'utf8');
    const used = sorted([...manifest.matchAll(/"%([\w.-]+)%"/gu)].map(([, key = '']) => key));
    ok(used.length > 0);
    for (const file of ['package.nls.json', ...languages.map((language) => `package.nls.${language}.json`)])
      deepEqual(sorted(Object.keys(json(file))), used, file);
  });

  test('of the manifest keep the commands that their links call', () => {
    const english = json('package.nls.json');
    const links = (words: string) => sorted(words.match(/\(command:[^)]*\)/gu) ?? []);
    for (const language of languages) {
      const translated = json(`package.nls.${language}.json`);
      for (const [key, words] of Object.entries(english))
        deepEqual(links(translated[key] ?? ''), links(words), `${language} ${key}`);
    }
  });

  test('of the running extension hold each string the client shows, with its slots', () => {
    const sources = readdirSync(join(root, 'client/src')).map((name) =>
      readFileSync(join(root, 'client/src', name), 'utf8'),
    );
    const used = sources.flatMap((source) =>
      [...source.matchAll(/l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/gu)].map(([, words = '']) => words),
    );
    const calls = sources.reduce((sum, source) => sum + source.split('l10n.t(').length - 1, 0);
    deepEqual(used.length, calls, 'a string that is not written out cannot be translated');
    for (const language of languages) {
      const bundle = json(`l10n/bundle.l10n.${language}.json`);
      deepEqual(sorted(Object.keys(bundle)), sorted(used), language);
      for (const [words, translated] of Object.entries(bundle))
        deepEqual(slots(translated), slots(words), `${language}: ${words}`);
    }
  });
});
