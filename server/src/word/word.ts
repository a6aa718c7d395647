/** The door of this room, and the whole of the bundle that is loaded only where a Word document is read or written. */
export { type Exported, exportWord } from './export.ts';
export { type Imported, importWord } from './import.ts';
export { type LeftOut, leftOutLine } from './left-out.ts';
export { largestWord } from './package.ts';
