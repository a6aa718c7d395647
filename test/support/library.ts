import { libraryFiles } from '../../scripts/generate.ts';
import { compileLibrary } from '../../server/src/library/compile.ts';
import { type LibraryFile, loadLibrary } from '../../server/src/library/load.ts';

/** The files of the clause library, as they are now. */
export const files: readonly LibraryFile[] = await libraryFiles();

/** The clause library, compiled once for all tests. */
export const library = compileLibrary(loadLibrary(files));
