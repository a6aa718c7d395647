import type { Run } from './blocks.ts';
import { leaveOut, type Tally } from './left-out.ts';
import type { Styles } from './styles.ts';
import { childOf, type Element, elementsOf, settingOf, toggleOf, wordsOf } from './xml.ts';

/** A field that has begun: its instruction comes before its result, and only the result is words. */
type Field = { code: string; result: boolean; words: boolean };

/** What reading the words of a document needs and gathers; fields may run over paragraphs. */
export type RunReader = {
  readonly styles: Styles;
  readonly tally: Tally;
  readonly fields: Field[];
  /** Gives the number of a foot- or endnote, counted from 1 in the order of the words. */
  readonly note: (kind: 'footnote' | 'endnote', id: string) => number;
};

type Look = { readonly bold: boolean; readonly italic: boolean; readonly hidden: boolean };

/** The runs of a paragraph; `look` is what its style says. */
export function runsOf(reader: RunReader, paragraph: Element, look: Look): readonly Run[] {
  const runs: Run[] = [];
  inside(reader, paragraph, look, runs);
  // An instruction ends with its paragraph even where the file forgot its end, so that no words are swallowed.
  for (const field of reader.fields) field.result = true;
  return joined(runs);
}

function inside(reader: RunReader, parent: Element, look: Look, runs: Run[]): void {
  const { tally } = reader;
  for (const element of elementsOf(parent)) {
    switch (element.name) {
      case 'w:r':
        run(reader, element, look, runs);
        break;
      case 'w:ins':
      case 'w:moveTo':
        if (wordsOf(element) !== '') leaveOut(tally, 'insertions');
        inside(reader, element, look, runs);
        break;
      case 'w:del':
      case 'w:moveFrom':
        leaveOut(tally, 'deletions');
        fieldMarks(reader, element);
        break;
      case 'w:hyperlink':
        if (element.attributes.has('r:id')) leaveOut(tally, 'link addresses');
        inside(reader, element, look, runs);
        break;
      case 'm:oMath':
      case 'm:oMathPara':
        leaveOut(tally, 'equations');
        break;
      case 'w:sdt':
        inside(reader, childOf(element, 'w:sdtContent') ?? element, look, runs);
        break;
      case 'mc:AlternateContent':
        inside(reader, childOf(element, 'mc:Choice') ?? element, look, runs);
        break;
      case 'w:fldSimple':
      case 'w:smartTag':
      case 'w:customXml':
      case 'w:dir':
      case 'w:bdo':
        inside(reader, element, look, runs);
        break;
      default:
        break;
    }
  }
}

function run(reader: RunReader, element: Element, look: Look, runs: Run[]): void {
  const { tally, styles, fields } = reader;
  const own = childOf(element, 'w:rPr');
  const style = styles.character(settingOf(own, 'w:rStyle'));
  const toggled = (name: string, base: boolean, styled: boolean | undefined): boolean =>
    // A paragraph style and a character style that are both bold cancel out.
    toggleOf(own, name) ?? (styled === true ? !base : base);
  const hidden = toggled('w:vanish', look.hidden, style.hidden);
  const shape = {
    bold: toggled('w:b', look.bold, style.bold),
    italic: toggled('w:i', look.italic, style.italic),
    struck: (toggleOf(own, 'w:strike') ?? false) || (toggleOf(own, 'w:dstrike') ?? false),
  };
  if (hidden && wordsOf(element).trim() !== '') leaveOut(tally, 'hidden text');
  const say = (text: string): void => {
    const field = fields.at(-1);
    if (field !== undefined) field.words ||= field.result;
    if (hidden || text === '' || fields.some(({ result }) => !result)) return;
    runs.push({ text, ...shape });
  };
  const walk = (parent: Element): void => {
    for (const piece of elementsOf(parent)) {
      switch (piece.name) {
        case 'w:t':
          // XML may fold its source; Word shows a line break only for `w:br`.
          say(wordsOf(piece).replace(/[\r\n]+/gu, ' '));
          break;
        case 'w:tab':
        case 'w:ptab':
          say('\t');
          break;
        case 'w:br':
          say(
            piece.attributes.get('w:type') === undefined || piece.attributes.get('w:type') === 'textWrapping'
              ? '\n'
              : ' ',
          );
          break;
        case 'w:cr':
          say('\n');
          break;
        case 'w:noBreakHyphen':
          say('\u2011');
          break;
        case 'w:sym':
          say(symbol(reader, piece));
          break;
        case 'w:fldChar':
          field(reader, piece, say);
          break;
        case 'w:instrText': {
          const open = fields.at(-1);
          if (open !== undefined) open.code += wordsOf(piece);
          break;
        }
        case 'w:footnoteReference':
        case 'w:endnoteReference':
          if (hidden) break;
          runs.push({
            text: '',
            bold: false,
            italic: false,
            struck: false,
            note: reader.note(
              piece.name === 'w:footnoteReference' ? 'footnote' : 'endnote',
              piece.attributes.get('w:id') ?? '',
            ),
          });
          break;
        case 'w:drawing':
        case 'w:pict':
          drawing(tally, piece);
          break;
        case 'w:object':
          leaveOut(tally, 'embedded objects');
          break;
        case 'w:ruby':
          for (const base of elementsOf(childOf(piece, 'w:rubyBase'))) walk(base);
          break;
        case 'mc:AlternateContent':
          walk(childOf(piece, 'mc:Choice') ?? childOf(piece, 'mc:Fallback') ?? piece);
          break;
        default:
          break;
      }
    }
  };
  walk(element);
}

/** Follows the fields through deleted words: one may begin in them and end outside. */
function fieldMarks(reader: RunReader, parent: Element): void {
  for (const child of elementsOf(parent)) {
    if (child.name === 'w:fldChar') field(reader, child, () => {});
    else fieldMarks(reader, child);
  }
}

function field({ fields, tally }: RunReader, piece: Element, say: (text: string) => void): void {
  switch (piece.attributes.get('w:fldCharType')) {
    case 'begin': {
      const box = childOf(childOf(piece, 'w:ffData'), 'w:checkBox');
      if (box !== undefined) say((toggleOf(box, 'w:checked') ?? toggleOf(box, 'w:default')) ? '☒' : '☐');
      fields.push({ code: '', result: false, words: box !== undefined });
      break;
    }
    case 'separate': {
      const open = fields.at(-1);
      if (open !== undefined) open.result = true;
      break;
    }
    default: {
      const closed = fields.pop();
      // Fields that numbers or marks come from show nothing of their own; those of an index are not meant to be seen.
      if (
        closed !== undefined &&
        !closed.words &&
        /^\s*(?:LISTNUM|AUTONUM\w*|DATE|TIME|REF|SEQ)\b/iu.test(closed.code)
      )
        leaveOut(tally, 'fields');
    }
  }
}

/** Signs of symbol fonts that stand in contracts: boxes, ticks, bullets, and the section sign. */
const symbols: Readonly<Record<string, string>> = {
  wingdings: '6F ☐ A8 ☐ 71 ☐ FE ☑ FC ✓ FD ☒ 78 ☒ FB ✗ A7 ▪ 6C ● E0 →',
  'wingdings 2': '52 ☑ 50 ✓ A3 ☐ 51 ☒ 54 ☒',
  symbol: 'B7 • A7 ♣ 2D − B3 ≥ A3 ≤ B4 × B1 ± D3 © D2 ® D4 ™ 6D μ 53 Σ',
};

function symbol({ tally }: RunReader, piece: Element): string {
  const code = Number.parseInt(piece.attributes.get('w:char') ?? '', 16);
  const list = (symbols[(piece.attributes.get('w:font') ?? '').toLowerCase()] ?? '').split(' ');
  const place = list.indexOf((code & 0xff).toString(16).toUpperCase());
  const known = place % 2 === 0 ? list[place + 1] : undefined;
  if (known !== undefined) return known;
  if (code >= 0x20 && code < 0xd800) return String.fromCharCode(code);
  leaveOut(tally, 'symbols');
  return '\uFFFD';
}

/** Counts the text boxes in a drawing, or the drawing itself where it has none. */
function drawing(tally: Tally, piece: Element): void {
  let boxes = 0;
  let objects = 0;
  const look = (element: Element): void => {
    for (const child of elementsOf(element)) {
      if (child.name === 'mc:Fallback') continue;
      if (child.name === 'w:txbxContent') boxes += 1;
      else if (child.name === 'other:OLEObject') objects += 1;
      else look(child);
    }
  };
  look(piece);
  leaveOut(tally, 'text boxes', boxes);
  leaveOut(tally, 'embedded objects', objects);
  if (boxes + objects === 0) leaveOut(tally, 'images');
}

/** Neighbours of one look as one run. */
function joined(runs: readonly Run[]): readonly Run[] {
  const whole: Run[] = [];
  for (const it of runs) {
    const last = whole.at(-1);
    const same =
      last !== undefined &&
      last.note === undefined &&
      it.note === undefined &&
      last.bold === it.bold &&
      last.italic === it.italic &&
      last.struck === it.struck;
    if (same) whole[whole.length - 1] = { ...last, text: last.text + it.text };
    else whole.push(it);
  }
  return whole;
}
