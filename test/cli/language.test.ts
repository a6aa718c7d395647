import { equal, match, ok } from 'node:assert/strict';
import { join } from 'node:path';
import { services, smallDraft } from '../support/small-library.ts';
import { folderOf, ran } from './command-line.ts';

const draft = smallDraft(services);
const check = ['check', '--fail-on', 'never'] as const;

suite('the language of the command line', () => {
  test('is the terminal’s for what people read there', async () => {
    match((await ran([...check, '-'], draft, undefined, 'es_MX.UTF-8')).out, /ninguna cláusula prevé/u);
    match((await ran([...check, '-'], draft, undefined, 'fr')).out, /garanties par principe/u);
    match((await ran(['list'], '', undefined, 'fr')).out, /signaux d’alerte\n/u);
    match((await ran(['explain', 'audit-rights'], '', undefined, 'es')).out, /\*\*Por qué\.\*\*/u);
    match((await ran(['why', '-'], draft, undefined, 'fr')).out, /Vérifié : se lit comme un contrat/u);
  });

  test('is English where the terminal’s is not spoken', async () => {
    match((await ran([...check, '-'], draft, undefined, 'de_DE.UTF-8')).out, /no clause provides for/u);
    match((await ran([...check, '-'], draft, undefined, 'C')).out, /no clause provides for/u);
  });

  test('does not follow the machine into files and programs', async () => {
    for (const format of ['json', 'sarif', 'junit', 'github', 'markdown', 'html', 'csv']) {
      const own = await ran([...check, '--format', format, '-'], draft, undefined, 'fr');
      equal(own.out, (await ran([...check, '--format', format, '-'], draft)).out, format);
    }
    equal((await ran(['report', '-'], draft, undefined, 'fr')).out, (await ran(['report', '-'], draft)).out);
    equal(
      (await ran(['list', '--format', 'json'], '', undefined, 'fr')).out,
      (await ran(['list', '--format', 'json'])).out,
    );
  });

  test('is that of the option over all else', async () => {
    const { out } = await ran(
      [...check, '--format', 'json', '--language', 'fr', '-'],
      draft,
      undefined,
      'es',
    );
    const [file] = (JSON.parse(out) as { files: readonly { findings: readonly Told[] }[] }).files;
    const audit = file?.findings.find(({ id }) => id === 'audit-rights');
    match(audit?.message ?? '', /aucune clause ne prévoit/u);
    equal(audit?.state, 'absent', 'ids stay');
    match((await ran(['report', '--language', 'es', '-'], draft)).out, /^# Informe de salvaguardias: stdin/u);
    match(
      (await ran(['report', '--language', 'fr', '--format', 'html', '-'], draft)).out,
      /<html lang="fr">/u,
    );
    match(
      (await ran([...check, '--language', 'en', '-'], draft, undefined, 'fr')).out,
      /no clause provides for/u,
    );
    match(
      (await ran([...check, '--format', 'sarif', '--language', 'es', '-'], draft)).out,
      /Término definido[\s\S]*"language": "es"/u,
    );
  });

  test('is that of the configuration of each file', async () => {
    const folder = await folderOf({
      'fr/.safeguards.yml': 'language: fr\n',
      'fr/a.txt': draft,
      'en/b.txt': draft,
    });
    try {
      const { out } = await ran([...check, '--format', 'github', folder.path], '', undefined, 'es');
      match(out, /a\.txt.*aucune clause ne prévoit/u);
      match(out, /b\.txt.*no clause provides for/u);
      match((await ran(['report', join(folder.path, 'fr/a.txt')])).out, /^# Rapport sur les garanties/u);
      const compared = await ran(['compare', join(folder.path, 'en/b.txt'), join(folder.path, 'fr/a.txt')]);
      match(compared.out, /^# Comparaison des garanties/u);
      match((await ran(['why', join(folder.path, 'fr/a.txt')])).out, / {2}langue\s: fr\n/u);
    } finally {
      await folder.drop();
    }
  });

  test('is refused where it is not spoken', async () => {
    const { code, err } = await ran([...check, '--language', 'de', '-'], draft);
    equal(code, 2);
    ok(err.includes('Allowed choices are en, es, fr'), err);
  });
});

type Told = { readonly id: string; readonly state: string; readonly message: string };
