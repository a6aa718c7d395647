/** The styles part of a document: Word’s own names, so that its outline and its table of contents work. */
export function stylesPart(namespaces: string): string {
  const headings = [32, 26, 24, 22, 22, 22].map((size, level) =>
    style('paragraph', `Heading${level + 1}`, `heading ${level + 1}`, {
      paragraph: `<w:keepNext/><w:spacing w:before="${level === 0 ? 360 : 200}" w:after="120"/><w:outlineLvl w:val="${level}"/>`,
      run: `<w:b/><w:sz w:val="${size}"/>`,
    }),
  );
  const own = [
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
    style('paragraph', 'Title', 'Title', {
      paragraph: '<w:spacing w:before="240" w:after="240"/><w:jc w:val="center"/>',
      run: '<w:b/><w:sz w:val="36"/>',
    }),
    ...headings,
    style('paragraph', 'Quote', 'Quote', { paragraph: '<w:ind w:left="720" w:right="720"/>', run: '' }),
    style('paragraph', 'FootnoteText', 'footnote text', {
      paragraph: '<w:spacing w:after="0"/>',
      run: '<w:sz w:val="18"/>',
    }),
    style('character', 'FootnoteReference', 'footnote reference', {
      paragraph: '',
      run: '<w:vertAlign w:val="superscript"/>',
    }),
    style('character', 'Hyperlink', 'Hyperlink', {
      paragraph: '',
      run: '<w:color w:val="0563C1"/><w:u w:val="single"/>',
    }),
    `<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`).join('')}</w:tblBorders></w:tblPr></w:style>`,
  ];
  const usual =
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>';
  return `<w:styles ${namespaces}>${usual}${own.join('')}</w:styles>`;
}

function style(
  type: string,
  id: string,
  name: string,
  { paragraph, run }: { readonly paragraph: string; readonly run: string },
): string {
  const base = type === 'paragraph' ? '<w:basedOn w:val="Normal"/>' : '';
  return `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/>${base}<w:qFormat/>${paragraph === '' ? '' : `<w:pPr>${paragraph}</w:pPr>`}${run === '' ? '' : `<w:rPr>${run}</w:rPr>`}</w:style>`;
}
