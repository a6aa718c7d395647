import type { Level, Numbering } from './numbering.ts';
import { xmlText } from './xml.ts';

/** The list use that bullets have. */
export const bulletUse = '9999';

/** The numbering part of a document, with one list for bullets besides its own. */
export function numberingPart(namespaces: string, { lists, uses }: Numbering): string {
  const own = [...lists].map(([id, levels]) =>
    list(
      id,
      [...levels].sort(([a], [b]) => a - b).map(([at, level]) => numberLevel(at, level)),
    ),
  );
  const bullets = list(
    bulletUse,
    [...Array(9).keys()].map((at) => levelXml(at, { start: 1, format: 'bullet', text: '•', indented: true })),
  );
  const nums = [...uses].map(([id, { list: of, starts }]) => {
    const overrides = [...starts].map(
      ([level, start]) =>
        `<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="${start}"/></w:lvlOverride>`,
    );
    return `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${overrides.join('')}</w:num>`;
  });
  const bulletNum = `<w:num w:numId="${bulletUse}"><w:abstractNumId w:val="${bulletUse}"/></w:num>`;
  return `<w:numbering ${namespaces}>${own.join('')}${bullets}${nums.join('')}${bulletNum}</w:numbering>`;
}

function list(id: string, levels: readonly string[]): string {
  return `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="multilevel"/>${levels.join('')}</w:abstractNum>`;
}

function numberLevel(at: number, { start, format, text, legal }: Level): string {
  // “Article 4” is too wide to hang in the margin.
  return levelXml(at, { start, format, text, legal, indented: !/\p{L}{2}|§/u.test(text) });
}

type Shape = Pick<Level, 'start' | 'format' | 'text'> & {
  readonly legal?: boolean;
  readonly indented: boolean;
};

function levelXml(at: number, { start, format, text, legal = false, indented }: Shape): string {
  const left = indented ? 720 * Math.min(at + 1, 6) : 0;
  return `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/>${legal ? '<w:isLgl/>' : ''}<w:suff w:val="${indented ? 'tab' : 'space'}"/><w:lvlText w:val="${xmlText(text)}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${left}" w:hanging="${indented ? 720 : 0}"/></w:pPr></w:lvl>`;
}
