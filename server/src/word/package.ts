import { strFromU8 } from 'fflate';
import { Refused } from './refused.ts';
import { type Element, elementsOf, parseXml } from './xml.ts';
import { type Archive, openArchive } from './zip.ts';

/** A Word document as its parts. */
export type WordPackage = {
  readonly document: Element;
  /** The part that the document names as its `styles`, `numbering`, `footnotes`…; `undefined` without one. */
  readonly part: (kind: string) => Element | undefined;
  /** All parts that the document names as its `header`, `footer`… */
  readonly parts: (kind: string) => readonly Element[];
  readonly names: readonly string[];
};

/** The most bytes of a Word document that are read; pictures count. */
export const largestWord = 100 * 1024 * 1024;

/** The document in `bytes`; refuses with a reason whatever is none. */
export function openPackage(bytes: Uint8Array): WordPackage {
  refuseOthers(bytes);
  const archive = openArchive(bytes);
  const main = mainPart(archive);
  const document = parsed(archive, main);
  if (document === undefined || document.name !== 'w:document')
    throw new Refused('it is an Office file, but not a Word document');
  const related = relationships(archive, main);
  const parts = (kind: string): readonly Element[] =>
    related.flatMap(({ type, target }) => (type === kind ? (parsed(archive, target) ?? []) : []));
  return { document, part: (kind) => parts(kind)[0], parts, names: archive.names };
}

function refuseOthers(bytes: Uint8Array): void {
  if (bytes.length > largestWord) throw new Refused('it is larger than 100 MB');
  if (bytes.length === 0) throw new Refused('it is empty');
  const begins = (...signs: readonly number[]): boolean =>
    signs.every((sign, index) => bytes[index] === sign);
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) {
    if (includesName(bytes, 'EncryptedPackage'))
      throw new Refused('it is encrypted; open it in Word and save it without a password');
    throw new Refused('it is in the old .doc format; open it in Word and save it as .docx');
  }
  const other = [
    ['%PDF', 'a PDF file'],
    ['{\\rtf', 'an RTF file'],
  ].find(([head = '']) => begins(...[...head].map((it) => it.charCodeAt(0))));
  if (other !== undefined) throw new Refused(`it is ${other[1]}; open it in Word and save it as .docx`);
  if (!begins(0x50, 0x4b)) throw new Refused('it is not a Word document (.docx)');
}

/** Whether a name of the old container format, two bytes a letter, stands in `bytes`. */
function includesName(bytes: Uint8Array, name: string): boolean {
  const wanted = [...name].flatMap((it) => [it.charCodeAt(0), 0]);
  for (let at = bytes.indexOf(wanted[0] ?? 0); at >= 0; at = bytes.indexOf(wanted[0] ?? 0, at + 1)) {
    if (wanted.every((sign, index) => bytes[at + index] === sign)) return true;
  }
  return false;
}

function mainPart(archive: Archive): string {
  const named = relationships(archive, '').find(({ type }) => type === 'officeDocument')?.target;
  if (named === undefined) throw new Refused('it is an archive, but not a Word document (.docx)');
  return named;
}

type Relationship = { readonly type: string; readonly target: string };

function relationships(archive: Archive, part: string): readonly Relationship[] {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const root = parsed(archive, `${folder}_rels/${part.slice(slash)}.rels`);
  return elementsOf(root).flatMap(({ attributes }) => {
    const target = attributes.get('Target');
    if (target === undefined || attributes.get('TargetMode') === 'External') return [];
    return { type: attributes.get('Type')?.split('/').at(-1) ?? '', target: resolved(folder, target) };
  });
}

function resolved(folder: string, target: string): string {
  const parts: string[] = target.startsWith('/') ? [] : folder.split('/').filter((it) => it !== '');
  for (const step of target.split('/')) {
    if (step === '..') parts.pop();
    else if (step !== '.' && step !== '') parts.push(step);
  }
  return parts.join('/');
}

function parsed(archive: Archive, name: string): Element | undefined {
  const bytes = archive.read(name);
  return bytes === undefined ? undefined : parseXml(name, decoded(bytes));
}

/** UTF-8, or UTF-16 where a byte order mark says so: no other encoding is allowed in these files. */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (!(first === 0xff && second === 0xfe) && !(first === 0xfe && second === 0xff)) return strFromU8(bytes);
  const high = first === 0xfe ? 0 : 1;
  const parts: string[] = [];
  for (let at = 2; at + 1 < bytes.length; at += 2) {
    parts.push(String.fromCharCode(((bytes[at + high] ?? 0) << 8) | (bytes[at + 1 - high] ?? 0)));
  }
  return parts.join('');
}
