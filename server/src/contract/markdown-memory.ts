import { Tree, TreeFragment } from '@lezer/common';
import { marksIn, parseMarkdown, placed, readable, sorted } from './markdown.ts';
import type { Marks } from './marks.ts';
import { sameEnd, sameStart } from './same.ts';

/** The Markdown of the last version of a draft: the blocks before and behind an edit are not parsed again. */
export class MarkdownMemory {
  #text = '';
  #tree: Tree | undefined;
  /** What each block says, from its start on. The parser hands on the very blocks that it has kept. */
  readonly #blocks = new WeakMap<Tree, Marks>();

  /** What the Markdown of the next version says. */
  read(text: string): Marks {
    const given = readable(text);
    if (this.#tree === undefined || given !== this.#text) {
      this.#tree = parseMarkdown(given, this.#kept(given));
      this.#text = given;
    }
    const found: Marks[] = [];
    const whole = this.#collect(this.#tree, 0, text, found);
    return sorted(whole ? found : [marksIn(this.#tree, text)]);
  }

  /** What is left of the tree before. */
  #kept(text: string): readonly TreeFragment[] {
    if (this.#tree === undefined) return [];
    const fromA = sameStart(this.#text, text);
    const same = sameEnd(this.#text, text, fromA);
    const change = { fromA, toA: this.#text.length - same, fromB: fromA, toB: text.length - same };
    return TreeFragment.applyChanges(TreeFragment.addTree(this.#tree), [change]);
  }

  /** Adds what the blocks of `tree`, which begins at `from`, say; false where it is not made of blocks alone. */
  #collect(tree: Tree, from: number, text: string, found: Marks[]): boolean {
    for (const [at, child] of tree.children.entries()) {
      const start = from + (tree.positions[at] ?? 0);
      if (!(child instanceof Tree)) return false;
      if (child.type.isAnonymous) {
        if (!this.#collect(child, start, text, found)) return false;
        continue;
      }
      const known = this.#blocks.get(child);
      const marks = known ?? marksIn(child, text.slice(start, start + child.length));
      if (known === undefined) this.#blocks.set(child, marks);
      found.push(placed(marks, start));
    }
    return true;
  }
}
