import type { Block, Report } from './blocks.ts';
import type { Words } from './english.ts';
import { escaped } from './markdown.ts';
import { wordsIn } from './words.ts';

/** A report as Markdown, with a line break at its end. */
export function writeMarkdown({ blocks, language = 'en' }: Report): string {
  const words = wordsIn(language);
  return `${blocks.map((block) => written(block, words)).join('\n\n')}\n`;
}

function written(block: Block, { titled }: Words): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${escaped(block.text)}`;
    case 'paragraph':
      return escaped(block.text);
    case 'facts':
      return block.rows
        .map(([name, value]) => `- **${titled(escaped(name), '').trimEnd()}** ${escaped(value)}`)
        .join('\n');
    case 'table':
      return [
        `| ${block.head.map(escaped).join(' | ')} |`,
        `| ${block.head.map(() => '---').join(' | ')} |`,
        ...block.rows.map((row) => `| ${row.map(escaped).join(' | ')} |`),
      ].join('\n');
    case 'quote':
      return `> ${escaped(block.text)}\n>\n> ${escaped(`(${block.where})`)}`;
    case 'list':
      return block.items.map((item) => `- ${escaped(item)}`).join('\n');
  }
}
