import { type CodeAction, commands, type TextDocument, type WorkspaceEdit, workspace } from 'vscode';
import { draftIn, type Style, styles } from '../../support/drafts.ts';
import {
  activate,
  closeAll,
  findings,
  fixes,
  freshName,
  idOf,
  ok,
  open,
  remove,
  write,
} from './workbench.ts';

/** How a style numbers what is put in: into article 3, as article 6 at the end, and between the articles 4 and 5. */
type Numbers = {
  readonly third: string;
  readonly sixth: string;
  readonly fifth: string;
  /** A reference to the last article, and what it is once that article counts one more. */
  readonly reference: readonly [before: string, after: string];
  readonly last: readonly [before: string, after: string];
};

const numbers: Readonly<Record<string, Numbers>> = {
  'Markdown headings and decimals': {
    third: '3.3 ',
    sixth: '## 6. Independent oversight\n\n6.1 ',
    fifth: '## 5. Independent oversight\n\n5.1 ',
    reference: ['clause 5.1', 'clause 6.1'],
    last: ['## 5. Law and Courts\n\n5.1 ', '## 6. Law and Courts\n\n6.1 '],
  },
  'Markdown lists': {
    third: '    3. ',
    sixth: '6. **Independent oversight**\n\n    1. ',
    fifth: '5. **Independent oversight**\n\n    1. ',
    reference: ['clause 5', 'clause 6'],
    last: ['5. **Law and Courts**', '6. **Law and Courts**'],
  },
  'roman articles and sections': {
    third: 'Section 3.3  ',
    sixth: 'ARTICLE VI – INDEPENDENT OVERSIGHT\n\nSection 6.1  ',
    fifth: 'ARTICLE V – INDEPENDENT OVERSIGHT\n\nSection 5.1  ',
    reference: ['Article V', 'Article VI'],
    last: ['ARTICLE V – LAW AND COURTS\n\nSection 5.1', 'ARTICLE VI – LAW AND COURTS\n\nSection 6.1'],
  },
  'letters in brackets': {
    third: '   (c) ',
    sixth: '6. Independent oversight\n   (a) ',
    fifth: '5. Independent oversight\n   (a) ',
    reference: ['clause 5(a)', 'clause 6(a)'],
    last: ['5. Law and Courts', '6. Law and Courts'],
  },
};
/** A style that has no numbers: nothing is renumbered. */
const unnumbered = 'headings without numbers';
/** The other styles are tried without an editor; these differ in what an editor could do to them. */
const tried = styles.filter(({ name }) => name in numbers || name === unnumbered);

const draftWith = (style: Style, reference: string): string =>
  draftIn(style, {
    articles: [
      ['Services', 'The Vendor shall perform the Services with care.', 'The City shall name a contact.'],
      [
        'Data',
        'The Services concern data and footage of the City.',
        'Data sets and personal data of each data subject are large.',
      ],
      ['Records', 'The Vendor shall number its invoices.', 'The Vendor shall send each invoice to the City.'],
      [
        'Payment',
        'The City shall pay each invoice within thirty days.',
        `Disputes on invoices go by ${reference}.`,
      ],
      ['Law and Courts', 'The law of Westmark governs this Agreement.', 'The courts of Westmark decide.'],
    ],
  });

suite('where a clause goes in VS Code', () => {
  let file = '';
  suiteSetup(() => activate());
  teardown(async () => {
    await closeAll();
    if (file !== '') await remove(file);
    file = '';
  });

  async function opened(style: Style, reference: string): Promise<TextDocument> {
    file = freshName(style.format === 'markdown' ? 'md' : 'txt');
    await write(file, draftWith(style, reference));
    const document = await open(file);
    await findings(document.uri, (ids) => ids.includes('audit-rights'));
    return document;
  }

  /** The quick fix of the finding `id` whose title fits, with its edit. */
  async function fix(
    document: TextDocument,
    id: string,
    title: RegExp,
  ): Promise<CodeAction & { readonly edit: WorkspaceEdit }> {
    const finding = (await findings(document.uri, (ids) => ids.includes(id))).find((it) => idOf(it) === id);
    ok(finding, `no finding ${id}`);
    const all = await fixes(document.uri, finding);
    const found = all.find((it) => title.test(it.title));
    ok(found, `none fits ${title}: ${all.map((it) => it.title).join(' | ')}`);
    ok(found.edit, `“${found.title}” has no edit`);
    return { ...found, edit: found.edit };
  }

  async function undone(document: TextDocument, before: string): Promise<void> {
    await commands.executeCommand('undo');
    ok(document.getText() === before, `undo does not restore the draft:\n${document.getText()}`);
  }

  for (const style of tried) {
    const { name } = style;
    const own = numbers[name];

    test(`${name}: a clause joins its article under the next number`, async () => {
      const document = await opened(style, own?.reference[0] ?? 'the invoice');
      const before = document.getText();
      const target = { safeguard: 'audit-rights', tier: 'preferred', preview: false };
      ok(await commands.executeCommand('safeguards.insertClause', target), 'nothing was inserted');
      const after = document.getText();
      const start = [...after].findIndex((char, at) => char !== before[at]);
      const at = after.indexOf(`\n${own?.third ?? ''}The City, or an independent auditor`);
      ok(at > 0, after);
      ok(
        after.slice(0, at).includes('send each invoice to the City.') &&
          after.slice(at).toLowerCase().includes('payment'),
        `it stands in another article:\n${after}`,
      );
      const length = after.length - before.length;
      ok(
        after.slice(0, start) + after.slice(start + length) === before,
        'something besides the insertion changed',
      );
      await findings(document.uri, (ids) => !ids.includes('audit-rights'));
      await undone(document, before);
    });

    test(`${name}: a clause without an article of its kind opens a new one`, async () => {
      const document = await opened(style, own?.reference[0] ?? 'the invoice');
      const before = document.getText();
      const title =
        own === undefined
          ? /^Independent oversight: .* as a new article$/u
          : /^Independent oversight: .* new article \S+$/u;
      const { edit } = await fix(document, 'independent-oversight', title);
      ok(await workspace.applyEdit(edit), 'the edit was refused');
      const after = document.getText();
      const opening = own?.sixth ?? '## Independent oversight\n\n';
      const at = after.indexOf(`\n${opening}`);
      ok(at > 0, after);
      // Without numbers it stands before the general provisions, since nothing is renumbered for it.
      ok(
        /law and courts/iu.test(after.slice(at)) === (own === undefined),
        `it stands at another place:\n${after}`,
      );
      await findings(document.uri, (ids) => !ids.includes('independent-oversight'));
      await undone(document, before);
    });

    if (own === undefined) continue;
    test(`${name}: a new article before the general provisions renumbers what follows, and says so`, async () => {
      const document = await opened(style, own.reference[0]);
      const before = document.getText();
      const { title, edit } = await fix(
        document,
        'independent-oversight',
        /^Independent oversight: .*, behind “payment”/iu,
      );
      ok(title.endsWith('(renumbers: 2 changes)'), title);
      ok(document.getText() === before, 'the draft has changed before anything was chosen');
      ok(await workspace.applyEdit(edit), 'the edit was refused');
      const after = document.getText();
      ok(after.includes(`\n${own.fifth}`), after);
      ok(
        after.indexOf(own.last[1]) > after.indexOf(own.fifth),
        `the last article keeps its number:\n${after}`,
      );
      ok(after.includes(`go by ${own.reference[1]}.`), `the reference keeps its number:\n${after}`);
      // What is left without the new article is the draft with nothing but its numbers changed.
      const article = after.slice(after.indexOf(`\n${own.fifth}`), after.indexOf(own.last[1]));
      const rest = after
        .replace(article, '')
        .replace(/[\dIVX]+/gu, '#')
        .replace(/\s+/gu, '');
      ok(rest === before.replace(/[\dIVX]+/gu, '#').replace(/\s+/gu, ''), rest);
      await findings(document.uri, (ids) => !ids.includes('independent-oversight'));
      await undone(document, before);
    });
  }

  test('a draft with line breaks of two characters keeps them, and comes back whole', async () => {
    const [style] = styles;
    ok(style, 'no styles');
    file = freshName('md');
    await write(file, draftWith(style, 'clause 5.1').replace(/\n/gu, '\r\n'));
    const document = await open(file);
    const before = document.getText();
    const { edit } = await fix(
      document,
      'independent-oversight',
      /^Independent oversight: .*, behind “payment”/iu,
    );
    ok(await workspace.applyEdit(edit), 'the edit was refused');
    ok(!/[^\r]\n/u.test(document.getText()), 'a line break has one character');
    ok(document.getText().includes('\r\n\r\n## 5. Independent oversight\r\n\r\n5.1 '), document.getText());
    await undone(document, before);
  });
});
