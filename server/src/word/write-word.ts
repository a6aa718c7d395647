import type { Run } from './blocks.ts';
import type { DraftBlocks, DraftParagraph, DraftTable } from './draft-blocks.ts';
import { plainRuns } from './inline.ts';
import type { NumberPlan } from './number-plan.ts';
import { bulletUse, numberingPart } from './write-numbering.ts';
import { stylesPart } from './write-styles.ts';
import { xmlText } from './xml.ts';
import { writeArchive } from './zip.ts';

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const officeTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** What is gathered while the body is written. */
type Writer = {
  readonly plan: NumberPlan;
  readonly definitions: DraftBlocks['notes'];
  readonly links: string[];
  readonly notes: (readonly Run[])[];
  readonly used: Set<string>;
};

/** A Word document of `draft`: the same bytes for the same draft, with no author, date or other trace. */
export function writeWord(draft: DraftBlocks, plan: NumberPlan): Uint8Array {
  const writer: Writer = { plan, definitions: draft.notes, links: [], notes: [], used: new Set() };
  const body = draft.blocks.map((it) => (it.kind === 'table' ? table(writer, it) : paragraph(writer, it)));
  // A footnote that nothing refers to stays as words.
  for (const [mark, runs] of draft.notes) {
    if (!writer.used.has(mark)) body.push(words(writer, '', [...plainRuns(`${mark}: `), ...runs]));
  }
  // Word wants a paragraph after a table that ends the document.
  if (draft.blocks.at(-1)?.kind === 'table') body.push('<w:p/>');
  const notes = writer.notes.map((runs) => runsXml({ ...writer, definitions: new Map() }, runs));
  const parts = ['styles', 'numbering', ...(notes.length > 0 ? ['footnotes'] : [])];
  return writeArchive({
    '[Content_Types].xml': contentTypes(parts),
    '_rels/.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${officeTypes}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `${head}<w:document ${namespaces}><w:body>${body.join('')}<w:sectPr><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr></w:body></w:document>`,
    'word/_rels/document.xml.rels': relationships(parts, writer.links),
    'word/styles.xml': head + stylesPart(namespaces),
    'word/numbering.xml': head + numberingPart(namespaces, plan.numbering),
    ...(notes.length > 0 && { 'word/footnotes.xml': footnotes(notes) }),
  });
}

function paragraph(writer: Writer, { style, heading, clause, bullet, runs }: DraftParagraph): string {
  const place = clause === undefined ? undefined : writer.plan.places.get(clause.index);
  const named =
    style === 'title'
      ? 'Title'
      : style === 'quote'
        ? 'Quote'
        : heading === undefined
          ? ''
          : `Heading${Math.min(6, heading + 1)}`;
  const list = place ?? (bullet === undefined ? undefined : { use: bulletUse, level: bullet });
  const properties = [
    named === '' ? '' : `<w:pStyle w:val="${named}"/>`,
    list === undefined
      ? ''
      : `<w:numPr><w:ilvl w:val="${list.level}"/><w:numId w:val="${list.use}"/></w:numPr>`,
    style === 'rule' ? '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>' : '',
  ].join('');
  return words(writer, properties, runs);
}

function words(writer: Writer, properties: string, runs: readonly Run[]): string {
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${runsXml(writer, runs)}</w:p>`;
}

function runsXml(writer: Writer, runs: readonly Run[]): string {
  return runs
    .map((run) => {
      if (run.note !== undefined) return noteXml(writer, run);
      if (run.link === undefined) return runXml(run, '');
      const id = `link${writer.links.push(run.link)}`;
      return `<w:hyperlink r:id="${id}">${runXml(run, '<w:rStyle w:val="Hyperlink"/>')}</w:hyperlink>`;
    })
    .join('');
}

function runXml({ text, bold, italic, struck }: Run, style: string): string {
  const look = `${style}${bold ? '<w:b/>' : ''}${italic ? '<w:i/>' : ''}${struck ? '<w:strike/>' : ''}`;
  const pieces = text
    .split(/([\t\n])/u)
    .map((piece) => {
      if (piece === '\t') return '<w:tab/>';
      if (piece === '\n') return '<w:br/>';
      return piece === '' ? '' : `<w:t xml:space="preserve">${xmlText(piece)}</w:t>`;
    })
    .join('');
  return pieces === '' ? '' : `<w:r>${look === '' ? '' : `<w:rPr>${look}</w:rPr>`}${pieces}</w:r>`;
}

function noteXml(writer: Writer, run: Run): string {
  const definition = writer.definitions.get(run.text);
  if (definition === undefined) return runXml(run, '');
  writer.used.add(run.text);
  const id = writer.notes.push(definition);
  return `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="${id}"/></w:r>`;
}

function table(writer: Writer, { rows }: DraftTable): string {
  const width = rows.reduce((most, cells) => Math.max(most, cells.length), 1);
  const column = Math.floor(9000 / width);
  const grid = `<w:gridCol w:w="${column}"/>`.repeat(width);
  const lines = rows.map((cells, at) => {
    // A row of a hostile table could be a million cells wide; no page holds a hundred.
    const filled = Array.from(
      { length: width > 100 ? Math.max(1, cells.length) : width },
      (_, index) => cells[index] ?? [],
    );
    const own = filled.map(
      (runs) =>
        `<w:tc><w:tcPr><w:tcW w:w="${column}" w:type="dxa"/></w:tcPr>${words(writer, '', runs)}</w:tc>`,
    );
    return `<w:tr>${at === 0 ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${own.join('')}</w:tr>`;
  });
  return `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${lines.join('')}</w:tbl>`;
}

function footnotes(notes: readonly string[]): string {
  const separators =
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>';
  const own = notes.map(
    (runs, index) =>
      `<w:footnote w:id="${index + 1}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>${runs}</w:p></w:footnote>`,
  );
  return `${head}<w:footnotes ${namespaces}>${separators}${own.join('')}</w:footnotes>`;
}

function contentTypes(parts: readonly string[]): string {
  const overrides = parts.map(
    (part) => `<Override PartName="/word/${part}.xml" ContentType="${wordType}.${part}+xml"/>`,
  );
  return `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${wordType}.document.main+xml"/>${overrides.join('')}</Types>`;
}

function relationships(parts: readonly string[], links: readonly string[]): string {
  const own = parts.map(
    (part) => `<Relationship Id="${part}" Type="${officeTypes}/${part}" Target="${part}.xml"/>`,
  );
  const out = links.map(
    (link, index) =>
      `<Relationship Id="link${index + 1}" Type="${officeTypes}/hyperlink" Target="${xmlText(link)}" TargetMode="External"/>`,
  );
  return `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${[...own, ...out].join('')}</Relationships>`;
}
