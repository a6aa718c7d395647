import { resolve, sep } from 'node:path';
import { type Base, loadPack } from '../config/libraries.ts';
import { disk } from '../disk.ts';
import { proofsOf } from '../prove/prove.ts';
import { printable } from '../report/citing.ts';
import { lineTable, positionAt } from '../report/line-table.ts';
import type { ExitCode, Io } from './io.ts';

/** Runs the tests of a library of one's own. Exit code 1 where one fails, 2 where the library cannot be used at all. */
export async function libraryTest(folder: string, base: Base, io: Io): Promise<ExitCode> {
  const root = resolve(folder).split(sep).join('/');
  const loaded = await loadPack(root, base, disk);
  for (const { path, message, start } of loaded.faults) {
    const text = (await disk.read(`${root}/${path}`)) ?? '';
    io.err(`${printable(`${folder}/${path}`)}:${place(text, start)}: ${printable(message)}\n`);
  }
  if (loaded.pack === undefined) return 2;
  const { pack, library } = loaded;
  let passed = 0;
  let failed = 0;
  for (const file of pack.files) {
    for (const { title, start, run } of proofsOf(file, library)) {
      const fault = run();
      if (fault === undefined) passed += 1;
      else {
        failed += 1;
        io.out(
          `${printable(`${folder}/${file.path}`)}:${place(file.text, start)}: ${printable(`${title}: ${fault}`)}\n`,
        );
      }
    }
  }
  io.out(
    `${printable(pack.name)} ${printable(pack.version)}, sha256 ${pack.digest}\n${passed} passed, ${failed} failed\n`,
  );
  return failed > 0 ? 1 : 0;
}

function place(text: string, offset: number): string {
  const { line, column } = positionAt(lineTable(text), offset);
  return `${line}:${column}`;
}
