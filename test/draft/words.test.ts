import { deepEqual, equal, throws } from 'node:assert/strict';
import type { Style } from '../../server/src/draft/style.ts';
import { blanksOf, definitionClauses, filled, wrapped } from '../../server/src/draft/words.ts';
import type { Safeguard } from '../../server/src/library/library.ts';

const plain: Style = {
  authority: 'the City',
  supplier: 'Acme Systems',
  agreement: 'this Deed',
  clauseWord: 'section',
  citeWord: '§',
  smartQuotes: false,
  capitals: false,
  must: false,
  width: undefined,
};

suite('the words of a clause of the library', () => {
  test('take the names of the draft, with a capital where the slot has one', () => {
    const cases = [
      ['{The authority} asks {the supplier}.', 'The City asks Acme Systems.'],
      ['{The supplier} asks {the authority}.', 'Acme Systems asks the City.'],
      ["{The authority's} books and {the supplier's} own", "The City's books and Acme Systems' own"],
      ['Under {agreement}, {Agreement}', 'Under this Deed, This Deed'],
      ['each {clause} of {this clause}', 'each section of § 4.2'],
      ['It shall not; shallow.', 'It shall not; shallow.'],
    ] as const;
    for (const [template, expected] of cases) equal(filled(template, plain, '4.2'), expected);
    equal(filled('of {this clause}', plain, ''), 'of this section');
  });
  test('take its “must”, its quotes and its capitals', () => {
    equal(filled('It shall not; shallow.', { ...plain, must: true }, ''), 'It must not; shallow.');
    equal(
      filled('{The authority\'s} "Books" and "Maps"', { ...plain, smartQuotes: true }, ''),
      'The City’s “Books” and “Maps”',
    );
    equal(filled('{The authority} pays.', { ...plain, capitals: true }, ''), 'THE CITY PAYS.');
  });
  test('have no other slots', () => {
    throws(() => filled('{the mayor}', plain, ''), /no slot “\{the mayor\}”/u);
  });
});

suite('definitions that a clause needs', () => {
  const definitions = { 'City Data': 'the data of {the authority}', Site: 'a pole' };
  const safeguard = { definitions } as unknown as Safeguard;
  const define = (text: Parameters<typeof definitionClauses>[0]['text'], known: readonly string[] = []) =>
    definitionClauses({ heading: 'Data', text, givesUp: '' }, safeguard, (term) => known.includes(term));
  const data = 'In {agreement}, "City Data" means the data of {the authority}';
  const site = 'In {agreement}, "Site" means a pole';
  test('are of the terms it uses, in its sentences, leads and items, that the draft lacks', () => {
    deepEqual(define(['Keep City Data.']), [data]);
    deepEqual(define(['Each Site has City Data.']), [data, site]);
    deepEqual(define([{ lead: 'Each Site:', items: ['one', 'two'] }]), [site]);
    deepEqual(define([{ lead: 'Keep:', items: ['one', 'City Data'] }]), [data]);
    deepEqual(define(['Keep City Data.'], ['City Data']), []);
    deepEqual(define(['Keep data.', 'City.']), []);
    deepEqual(define([{ lead: 'Keep City', items: ['Data'] }]), [data]);
  });
});

suite('wrapping', () => {
  const words = 'aa bbb cc dddd e';
  const lines = (width: number | undefined, first: number, indent = '') =>
    wrapped(words, width, first, indent, '\n').split('\n');
  test('breaks lines at the width, behind what stands there and with the indent', () => {
    deepEqual(lines(undefined, 0), [words]);
    deepEqual(lines(6, 0), ['aa bbb', 'cc', 'dddd e']);
    deepEqual(lines(7, 0), ['aa bbb', 'cc dddd', 'e']);
    deepEqual(lines(9, 3), ['aa bbb', 'cc dddd e']);
    deepEqual(lines(8, 3), ['aa', 'bbb cc', 'dddd e']);
    deepEqual(lines(8, 0, '  '), ['aa bbb', '  cc', '  dddd e']);
    deepEqual(lines(1, 0), words.split(' '));
    equal(wrapped('aa bb', 2, 0, ' ', '\r\n'), 'aa\r\n bb');
  });
  test('counts the two brackets of a blank as one', () => {
    equal(wrapped('aa [[b]] c', 8, 0, '', '\n'), 'aa [[b]] c');
    equal(wrapped('aa [[b]] c', 7, 0, '', '\n'), 'aa [[b]]\nc');
  });
});

test('blanks stand in single brackets, where their spans say', () => {
  const { text, blanks } = blanksOf('within [[30]] days, for [[]] or [one] [[two words]]');
  equal(text, 'within [30] days, for [] or [one] [two words]');
  deepEqual(
    blanks.map(({ span, suggested }) => [text.slice(span.start, span.end), suggested]),
    [
      ['[30]', '30'],
      ['[]', ''],
      ['[two words]', 'two words'],
    ],
  );
  deepEqual(blanksOf('none'), { text: 'none', blanks: [] });
});
