import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const files = [
  'examples/city-surveillance.md',
  'test/eval/drafts/uk-council-ai-triage.md',
  'test/eval/drafts/state-vendor-license-plate.md',
  'test/eval/drafts/eu-welfare-scoring.md',
  'test/eval/drafts/saas-city-permits.md',
];

/**
 * A Markdown draft of `length` UTF-16 units or a little less, made of the words of real drafts one after the other. Each
 * sentence ends with a word of its own, so that none is the same as another and what is found in one spares no work.
 */
export function longDraft(length: number): string {
  const texts = files.map((file) => readFileSync(join(root, file), 'utf8'));
  const parts: string[] = [];
  let size = 0;
  let sentence = 0;
  for (let at = 0; size < length; at += 1) {
    const part = (texts[at % texts.length] ?? '').replace(
      /(\p{Ll})([.;:,])(?=\s)/gu,
      (_, last: string, stop: string) => {
        sentence += 1;
        return `${last} w${sentence}${stop}`;
      },
    );
    parts.push(part);
    size += part.length + 2;
  }
  const text = parts.join('\n\n').slice(0, length);
  return text.slice(0, Math.max(text.lastIndexOf('\n'), 0) + 1);
}
