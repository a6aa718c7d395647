import { equal, match } from 'node:assert/strict';
import { join } from 'node:path';
import { services, smallDraft } from '../support/small-library.ts';
import { folderOf, ran } from './command-line.ts';

const draft = smallDraft(services);

suite('the configuration on the command line', () => {
  const inFolder = async (config: string, use: (path: string) => Promise<void>) => {
    const folder = await folderOf({ '.safeguards.yml': config, 'drafts/a.txt': draft, 'old/b.txt': draft });
    await use(folder.path);
    await folder.drop();
  };

  test('holds for files below it, and the command line goes over it', async () => {
    await inFolder(
      'severities: { audit-rights: warning }\ntraits: { personal data: true }\n',
      async (path) => {
        const { code, out } = await ran(['check', join(path, 'drafts')]);
        equal(code, 0);
        match(out, /:1[^\n]* warning audit-rights/u);
        match(out, /concerns personal data: set by hand/u);
        const over = await ran(['check', '--trait', 'personal data=no', join(path, 'drafts')]);
        match(over.out, /concerns: nothing/u);
      },
    );
  });

  test('says of a file it leaves out that it is not checked', async () => {
    await inFolder('files: { exclude: ["old/**"] }\n', async (path) => {
      const { out } = await ran(['check', '--fail-on', 'never', path]);
      match(
        out,
        /b\.txt: Not checked: the configuration leaves it out \(“files” in \S+\.safeguards\.yml\)\./u,
      );
      const why = await ran(['why', join(path, 'old/b.txt')]);
      match(why.out, /b\.txt: Not checked: the configuration leaves it out/u);
    });
  });

  test('with a mistake is named with its place, and the run does not pass for clean', async () => {
    await inFolder('severities: { audit-rigths: off }\n', async (path) => {
      const { code, err } = await ran(['check', '--fail-on', 'never', path]);
      equal(code, 2);
      match(err, /\.safeguards\.yml:1:15: .*did you mean “audit-rights”\?\n$/u);
    });
  });

  test('is explained by why', async () => {
    await inFolder('waivers: [{ id: audit-rights, reason: An outside report }]\n', async (path) => {
      const { code, out } = await ran(['why', join(path, 'drafts/a.txt')]);
      equal(code, 0);
      match(out, /a\.txt: Checked: reads like a contract/u);
      match(out, /configuration: \S+\.safeguards\.yml\n/u);
      match(out, /waivers: audit-rights \(An outside report\)/u);
    });
  });

  test('for a folder waives in every report', async () => {
    await inFolder('waivers: [{ id: audit-rights, reason: An outside report }]\n', async (path) => {
      const { out } = await ran(['report', join(path, 'drafts/a.txt')]);
      match(
        out,
        /\| Audit rights \| honoured \| An outside report \| not named \| no end \| for the folder \|/u,
      );
    });
  });
});
