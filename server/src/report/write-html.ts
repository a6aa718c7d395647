import type { Block, Report } from './blocks.ts';

/** The one style of the page; `styleHash` must be its SHA-256, which a test proves. */
export const pageStyle = `:root{color-scheme:light dark}
body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
h2{border-bottom:1px solid;padding-bottom:.2rem;margin-top:2.5rem}
h3{margin-top:1.8rem}
table{border-collapse:collapse;width:100%}
caption{text-align:left;font-weight:600;padding:.3rem 0}
th,td{border:1px solid;padding:.3rem .5rem;text-align:left;vertical-align:top}
.scroll{overflow-x:auto}
blockquote{margin:.5rem 0;padding:.1rem 1rem;border-left:.25rem solid}
dt{font-weight:600}
dd{margin:0 0 .4rem 0;overflow-wrap:anywhere}
@media print{body{max-width:none;margin:0;font-size:10pt}h2,h3{break-after:avoid}tr,blockquote{break-inside:avoid}}`;

export const styleHash = 'R3SjInMH9cRttNgSrA4llrmq3bnwhfeGySHHyJ1vPx8=';

/**
 * A report as one HTML page that needs nothing else: no script, no picture, no request. Its content security policy
 * allows its own style only, so that words of a draft can do nothing even if an escape were missed.
 */
export function writeHtml({ title, blocks, language = 'en' }: Report): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${styleHash}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(title)}</title>
<style>${pageStyle}</style>
</head>
<body>
<main>
${blocks.map(written).join('\n')}
</main>
</body>
</html>
`;
}

function written(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${text(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p>${text(block.text)}</p>`;
    case 'facts':
      return `<dl>${block.rows.map(([name, value]) => `<dt>${text(name)}</dt><dd>${text(value)}</dd>`).join('')}</dl>`;
    case 'table':
      return [
        // A wide table scrolls by keyboard too.
        `<div class="scroll" tabindex="0" role="region" aria-label="${text(block.caption)}"><table><caption>${text(block.caption)}</caption>`,
        `<thead><tr>${block.head.map((cell) => `<th scope="col">${text(cell)}</th>`).join('')}</tr></thead>`,
        `<tbody>${block.rows.map(row).join('')}</tbody></table></div>`,
      ].join('\n');
    case 'quote':
      return `<blockquote><p>${text(block.text)}</p><footer>${text(block.where)}</footer></blockquote>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${text(item)}</li>`).join('')}</ul>`;
  }
}

function row([first = '', ...cells]: readonly string[]): string {
  return `<tr><th scope="row">${text(first)}</th>${cells.map((cell) => `<td>${text(cell)}</td>`).join('')}</tr>`;
}

/** Words as HTML text, fit for attributes in double quotes too; controls and lone surrogates are no characters of HTML. */
function text(words: string): string {
  return words
    .replace(/[^\P{Cc}\t\n\r]|\p{Cs}/gu, '\uFFFD')
    .replace(/[&<>"']/gu, (character) => entities[character] ?? character);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
