import { SaxesParser } from 'saxes';
import { Refused } from './refused.ts';

/** An element with its prefix made canonical, so that `w:p` is a paragraph whatever prefix the file chose. */
export type Element = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (Element | string)[];
};

/** Most elements have no attributes; they share this. */
const none: ReadonlyMap<string, string> = new Map();

const most = { depth: 500, elements: 2_000_000 };

/** Word writes two dialects, transitional and strict, which differ in the names of their namespaces only. */
const prefixes: readonly (readonly [RegExp, string])[] = [
  [/\/wordprocessingml(?:\/2006)?\/main$/u, 'w'],
  [/\/officeDocument(?:\/2006)?\/relationships$/u, 'r'],
  [/\/officeDocument(?:\/2006)?\/math$/u, 'm'],
  [/\/markup-compatibility\/2006$/u, 'mc'],
  [/\/package\/2006\/relationships$/u, 'rel'],
  [/\/word\/2010\/wordml$/u, 'w14'],
  [/\/drawingml(?:\/2006)?\/picture$/u, 'pic'],
];

/**
 * The root element of an XML text. A document type is refused, so no entity but the five of XML itself is ever
 * expanded; so is nesting deeper than any document has.
 */
export function parseXml(part: string, text: string): Element {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const stack: { name: string; attributes: ReadonlyMap<string, string>; children: (Element | string)[] }[] =
    [];
  const known = new Map<string, string>();
  let root: Element | undefined;
  let count = 0;
  const nameOf = (uri: string, local: string): string => {
    if (uri === '') return local;
    let prefix = known.get(uri);
    if (prefix === undefined) {
      prefix = prefixes.find(([pattern]) => pattern.test(uri))?.[1] ?? 'other';
      known.set(uri, prefix);
    }
    return `${prefix}:${local}`;
  };
  parser.on('error', (fault) => {
    throw new Refused(`its part ${part} is not well-formed XML (${fault.message}); save it again in Word`);
  });
  parser.on('doctype', () => {
    throw new Refused(`its part ${part} declares entities, which Word never does`);
  });
  parser.on('opentag', (tag) => {
    count += 1;
    if (stack.length >= most.depth || count > most.elements)
      throw new Refused(`its part ${part} is nested or filled beyond what a document needs`);
    const own = Object.values(tag.attributes);
    const attributes =
      own.length === 0 ? none : new Map(own.map(({ uri, local, value }) => [nameOf(uri, local), value]));
    const element = { name: nameOf(tag.uri, tag.local), attributes, children: [] };
    stack.at(-1)?.children.push(element);
    root ??= element;
    stack.push(element);
  });
  parser.on('closetag', () => void stack.pop());
  const words = (it: string): void => void stack.at(-1)?.children.push(it);
  parser.on('text', words);
  parser.on('cdata', words);
  parser.write(text).close();
  if (root === undefined) throw new Refused(`its part ${part} is empty`);
  return root;
}

/** The child elements of `element`, or of nothing. */
export function elementsOf(element: Element | undefined): readonly Element[] {
  return (element?.children ?? []).filter((it): it is Element => typeof it !== 'string');
}

/** The first child of that name. */
export function childOf(element: Element | undefined, name: string): Element | undefined {
  return elementsOf(element).find((it) => it.name === name);
}

/** The child that a path of names leads to. */
export function at(element: Element | undefined, ...path: readonly string[]): Element | undefined {
  return path.reduce(childOf, element);
}

/** The `w:val` of the child of that name. */
export function settingOf(element: Element | undefined, name: string): string | undefined {
  return childOf(element, name)?.attributes.get('w:val');
}

/** A property that is on by standing there; `undefined` where it does not stand. */
export function toggleOf(element: Element | undefined, name: string): boolean | undefined {
  const child = childOf(element, name);
  return child === undefined ? undefined : !/^(?:0|false|off)$/u.test(child.attributes.get('w:val') ?? '');
}

/** A whole number of the child of that name; `undefined` where there is none. */
export function numberOf(element: Element | undefined, name: string): number | undefined {
  const value = Number.parseInt(settingOf(element, name) ?? '', 10);
  return Number.isSafeInteger(value) ? value : undefined;
}

/** All words inside an element. */
export function wordsOf(element: Element): string {
  return element.children.map((it) => (typeof it === 'string' ? it : wordsOf(it))).join('');
}

/** `words` as the content of an element or attribute; signs that XML forbids are left out. */
export function xmlText(words: string): string {
  return words
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
