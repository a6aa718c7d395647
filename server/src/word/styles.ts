import { childOf, type Element, elementsOf, numberOf, settingOf, toggleOf } from './xml.ts';

/** What a paragraph or character style says, those it is based on included. */
export type Style = {
  /** This style and those it is based on, by id, nearest first. */
  readonly chain: readonly string[];
  readonly kind: 'title' | 'quote' | 'plain';
  /** 0 for the highest heading; 9 and `undefined` are none. */
  readonly outline: number | undefined;
  readonly bold: boolean | undefined;
  readonly italic: boolean | undefined;
  readonly hidden: boolean | undefined;
  readonly centred: boolean;
  /** The list use and the level that it numbers by. */
  readonly use: string | undefined;
  readonly level: number | undefined;
};

/** The styles of a document. */
export type Styles = {
  /** The style of that id; without one the default paragraph style. */
  readonly paragraph: (id: string | undefined) => Style;
  /** The character style of that id. */
  readonly character: (id: string | undefined) => Style;
  /** The list use of a numbering style. */
  readonly numbering: (id: string) => string | undefined;
};

const nothing: Style = {
  chain: [],
  kind: 'plain',
  outline: undefined,
  bold: undefined,
  italic: undefined,
  hidden: undefined,
  centred: false,
  use: undefined,
  level: undefined,
};

/** The styles part as data. */
export function readStyles(part: Element | undefined): Styles {
  const byId = new Map<string, Element>();
  let usual: string | undefined;
  for (const style of elementsOf(part)) {
    const id = style.attributes.get('w:styleId');
    if (style.name !== 'w:style' || id === undefined) continue;
    byId.set(id, style);
    const isDefault = /^(?:1|true|on)$/u.test(style.attributes.get('w:default') ?? '');
    if (isDefault && style.attributes.get('w:type') === 'paragraph') usual = id;
  }
  const read = new Map<string, Style>();
  const styleOf = (id: string | undefined): Style => {
    if (id === undefined) return nothing;
    const known = read.get(id);
    if (known !== undefined) return known;
    const style = readStyle(id, byId);
    read.set(id, style);
    return style;
  };
  return {
    paragraph: (id) => styleOf(id !== undefined && byId.has(id) ? id : usual),
    character: styleOf,
    numbering: (id) => styleOf(id).use,
  };
}

function readStyle(id: string, byId: ReadonlyMap<string, Element>): Style {
  const chain: string[] = [];
  for (let next: string | undefined = id; next !== undefined && chain.length < 50; ) {
    if (chain.includes(next) || !byId.has(next)) break;
    chain.push(next);
    next = settingOf(byId.get(next), 'w:basedOn');
  }
  const elements = chain.flatMap((it) => byId.get(it) ?? []);
  const nearest = <Value>(read: (style: Element) => Value | undefined): Value | undefined => {
    for (const style of elements) {
      const value = read(style);
      if (value !== undefined) return value;
    }
    return undefined;
  };
  const paragraph = (style: Element) => childOf(style, 'w:pPr');
  const run = (style: Element) => childOf(style, 'w:rPr');
  const name = (settingOf(byId.get(id), 'w:name') ?? '').toLowerCase();
  return {
    chain,
    kind: name === 'title' ? 'title' : /^(?:intense )?quote$/u.test(name) ? 'quote' : 'plain',
    outline: nearest((style) => numberOf(paragraph(style), 'w:outlineLvl') ?? headingLevel(style)),
    bold: nearest((style) => toggleOf(run(style), 'w:b')),
    italic: nearest((style) => toggleOf(run(style), 'w:i')),
    hidden: nearest((style) => toggleOf(run(style), 'w:vanish')),
    centred: nearest((style) => settingOf(paragraph(style), 'w:jc')) === 'center',
    use: nearest((style) => settingOf(childOf(paragraph(style), 'w:numPr'), 'w:numId')),
    level: nearest((style) => numberOf(childOf(paragraph(style), 'w:numPr'), 'w:ilvl')),
  };
}

/** Word names its own headings in English in every language. */
function headingLevel(style: Element): number | undefined {
  const level = /^heading ([1-9])$/iu.exec(settingOf(style, 'w:name') ?? '')?.[1];
  return level === undefined ? undefined : Number(level) - 1;
}
