import ignore from 'ignore';
import type { ReadFile } from './find.ts';
import { upward } from './upward.ts';

/** The name of the file that says which drafts a folder or glob does not bring, in the syntax of `.gitignore`. */
export const ignoreName = '.safeguardsignore';

/** Why a file is passed over: the ignore file, and its pattern that decides. */
export type IgnoredBy = { readonly file: string; readonly pattern: string };

/**
 * Tells by the nearest ignore file upward of `file`, a path or uri with `/`, whether it is passed over. A text is asked
 * for through `readFile` each time, and its patterns are read once.
 */
export function ignoring(readFile: ReadFile): (file: string) => Promise<IgnoredBy | undefined> {
  const known = new Map<string, ReturnType<typeof ignore>>();
  return async (file) => {
    for (const folder of upward(file)) {
      const candidate = `${folder}/${ignoreName}`;
      const text = await readFile(candidate);
      if (text === undefined) continue;
      const patterns = known.get(text) ?? ignore().add(text);
      known.set(text, patterns);
      const { ignored, rule } = patterns.test(lettersOf(file, folder.length + 1));
      return ignored ? { file: candidate, pattern: rule?.pattern ?? '' } : undefined;
    }
    return undefined;
  };
}

/** A path from `at` on, in the letters that patterns are written in: those of a uri are escaped. */
function lettersOf(file: string, at: number): string {
  const path = file.slice(at);
  if (!/^[a-z][a-z0-9+.-]+:\//iu.test(file)) return path;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
