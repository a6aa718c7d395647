import { type Block, type Paragraph, plainText, type Run, type Table } from './blocks.ts';
import { leaveOut } from './left-out.ts';
import { type Counts, countNext, levelOf, type Numbering } from './numbering.ts';
import { type RunReader, runsOf } from './read-runs.ts';
import type { Style } from './styles.ts';
import { at, childOf, type Element, elementsOf, numberOf, settingOf, wordsOf } from './xml.ts';

/** What reading a body needs; the counts go on from one paragraph to the next. */
export type BodyReader = RunReader & { readonly numbering: Numbering; readonly counts: Counts };

/** The blocks of a body, a footnote or a cell. */
export function blocksOf(reader: BodyReader, parent: Element): readonly Block[] {
  const blocks: Block[] = [];
  // The runs of paragraphs whose end is deleted: they go on in the next one.
  let carried: Run[] = [];
  // A heading that a hidden paragraph mark runs into the next paragraph, as Word’s style separator does.
  let lead: Paragraph | undefined;
  const walk = (element: Element): void => {
    for (const child of elementsOf(element)) {
      switch (child.name) {
        case 'w:p': {
          for (const run of paragraphRuns(reader, child)) carried.push(run);
          const mark = at(child, 'w:pPr', 'w:rPr');
          if (childOf(mark, 'w:ins') !== undefined) leaveOut(reader.tally, 'insertions');
          if (childOf(mark, 'w:del') !== undefined || childOf(mark, 'w:moveFrom') !== undefined) {
            leaveOut(reader.tally, 'deletions');
            break;
          }
          const own = paragraph(reader, child, carried);
          carried = [];
          if (lead === undefined && childOf(mark, 'w:specVanish') !== undefined) {
            lead = { ...own, runs: own.runs.map((run) => ({ ...run, bold: true })) };
            break;
          }
          blocks.push(lead === undefined ? own : runIn(lead, own));
          lead = undefined;
          break;
        }
        case 'w:tbl':
          blocks.push(...table(reader, child));
          break;
        case 'w:sdt':
          walk(childOf(child, 'w:sdtContent') ?? child);
          break;
        case 'w:ins':
        case 'w:moveTo':
        case 'w:customXml':
        case 'w:smartTag':
          walk(child);
          break;
        case 'w:del':
        case 'w:moveFrom':
          leaveOut(reader.tally, 'deletions');
          break;
        case 'm:oMathPara':
        case 'm:oMath':
          leaveOut(reader.tally, 'equations');
          break;
        case 'w:altChunk':
        case 'w:subDoc':
          leaveOut(reader.tally, 'embedded objects');
          break;
        case 'mc:AlternateContent':
          walk(childOf(child, 'mc:Choice') ?? childOf(child, 'mc:Fallback') ?? child);
          break;
        default:
          break;
      }
    }
  };
  walk(parent);
  if (lead !== undefined) blocks.push(lead);
  const last = blocks.at(-1);
  if (carried.length > 0 && last?.kind === 'paragraph')
    blocks[blocks.length - 1] = { ...last, runs: [...last.runs, ...carried] };
  else if (carried.length > 0) blocks.push({ ...bare, runs: carried });
  return blocks;
}

/** A heading and the paragraph that goes on on its line. */
function runIn(lead: Paragraph, rest: Paragraph): Paragraph {
  if (plainText(rest.runs).trim() === '') return { ...lead, runs: [...lead.runs, ...rest.runs] };
  return { ...lead, heading: undefined, runs: [...lead.runs, ...rest.runs] };
}

const bare: Paragraph = {
  kind: 'paragraph',
  style: 'plain',
  heading: undefined,
  centred: false,
  mark: undefined,
  depth: 0,
  tight: false,
  runs: [],
};

function styleOf({ styles }: BodyReader, element: Element): Style {
  return styles.paragraph(settingOf(childOf(element, 'w:pPr'), 'w:pStyle'));
}

function paragraphRuns(reader: BodyReader, element: Element): readonly Run[] {
  const { bold, italic, hidden } = styleOf(reader, element);
  return runsOf(reader, element, {
    bold: bold ?? false,
    italic: italic ?? false,
    hidden: hidden ?? false,
  });
}

function paragraph(reader: BodyReader, element: Element, runs: readonly Run[]): Paragraph {
  const properties = childOf(element, 'w:pPr');
  const style = styleOf(reader, element);
  const outline = numberOf(properties, 'w:outlineLvl') ?? style.outline;
  const shown: Paragraph = {
    ...bare,
    style: style.kind,
    heading: outline !== undefined && outline >= 0 && outline < 9 ? outline : undefined,
    centred: (settingOf(properties, 'w:jc') ?? (style.centred ? 'center' : '')) === 'center',
    runs,
  };
  const place = placeOf(reader, properties, style);
  if (place === undefined) return shown;
  const number = countNext(reader.numbering, reader.counts, place.use, place.level);
  if (number === undefined) return shown;
  if (number.unknown && number.format !== 'bullet') leaveOut(reader.tally, 'number formats');
  const text = number.text.trim();
  const mark =
    number.format === 'bullet'
      ? ({ kind: 'bullet' } as const)
      : text === ''
        ? undefined
        : ({ kind: 'number', text } as const);
  const tight = levelOf(reader.numbering, place.use, place.level)?.tight ?? false;
  return { ...shown, mark, tight, depth: place.level };
}

/** The list use and level of a paragraph: its own, else its style’s, where the list may tie levels to styles. */
function placeOf(
  { numbering }: BodyReader,
  properties: Element | undefined,
  style: Style,
): { readonly use: string; readonly level: number } | undefined {
  const own = childOf(properties, 'w:numPr');
  const ownUse = settingOf(own, 'w:numId');
  const ownLevel = numberOf(own, 'w:ilvl');
  const use = ownUse ?? style.use;
  if (use === undefined || use === '0') return undefined;
  const tied = (): number | undefined => {
    for (const id of style.chain) {
      for (let level = 0; level < 9; level += 1) {
        if (levelOf(numbering, use, level)?.style === id) return level;
      }
    }
    return undefined;
  };
  const level = ownLevel ?? (ownUse === undefined ? tied() : undefined) ?? style.level ?? 0;
  return { use, level };
}

/** A table, or its paragraphs where a single column only draws a frame around them. */
function table(reader: BodyReader, element: Element): readonly Block[] {
  const { tally } = reader;
  const rows: (readonly (readonly Block[])[])[] = [];
  const walkRows = (parent: Element): void => {
    for (const row of elementsOf(parent)) {
      if (/^w:(?:sdt|sdtContent|customXml|ins)$/u.test(row.name)) walkRows(row);
      if (row.name !== 'w:tr') continue;
      const properties = childOf(row, 'w:trPr');
      if (childOf(properties, 'w:del') !== undefined) {
        leaveOut(tally, 'deletions');
        continue;
      }
      if (childOf(properties, 'w:ins') !== undefined) leaveOut(tally, 'insertions');
      const cells: (readonly Block[])[] = [];
      walkCells(row, cells);
      rows.push(cells);
    }
  };
  const walkCells = (parent: Element, cells: (readonly Block[])[]): void => {
    for (const cell of elementsOf(parent)) {
      if (/^w:(?:sdt|sdtContent|customXml)$/u.test(cell.name)) walkCells(cell, cells);
      if (cell.name !== 'w:tc') continue;
      const properties = childOf(cell, 'w:tcPr');
      const span = Math.min(64, Math.max(1, numberOf(properties, 'w:gridSpan') ?? 1));
      const merged = childOf(properties, 'w:vMerge');
      const goesOn = merged !== undefined && merged.attributes.get('w:val') !== 'restart';
      if (span > 1 || goesOn) leaveOut(tally, 'merged cells');
      cells.push(goesOn && wordsOf(cell) === '' ? [] : blocksOf(reader, cell));
      for (let more = 1; more < span; more += 1) cells.push([]);
    }
  };
  walkRows(element);
  if (rows.every((cells) => cells.length <= 1)) return rows.flat(2);
  const flat: Table['rows'] = rows.map((cells) =>
    cells.map((blocks) =>
      blocks.flatMap((block) => {
        if (block.kind === 'paragraph') return block;
        leaveOut(tally, 'tables in tables');
        return block.rows.flat(2);
      }),
    ),
  );
  return [{ kind: 'table', rows: flat }];
}
