import type { NumberKind } from './contract.ts';
import { indentOf, type Level, markerAt, type Outline, type Sheet } from './draftling.ts';
import { beginsRomans, lineBefore } from './flow.ts';
import type { Line } from './lines.ts';
import { isAttachment, type Marker, romanValue, signatureOf } from './marker.ts';

/** Where a number belongs: how many open clauses stay open around it, and what its siblings will go on from. */
export type Place = { readonly keep: number; readonly level: Omit<Level, 'clause'> };

type Reading = { readonly kind: NumberKind; readonly value: number };

/** Nobody nests deeper; a deeper number is a sibling of the innermost. */
const deepest = 10;

/**
 * Where the number at the start of line `at` belongs, by the sequence it goes on with; `undefined` where it goes on
 * with none. `inside` tells that the line stands in a paragraph, without a blank line before it.
 */
export function placeOf(
  sheet: Sheet,
  { stack, clauses, closed }: Outline,
  at: number,
  line: Line,
  marker: Marker,
  inside: boolean,
): Place | undefined {
  const indent = indentOf(line);
  const heading = line.level > 0;
  const signature = signatureOf(marker);
  const reading = marker.readings[0];
  if (reading === undefined) return undefined;
  const here = (keep: number, { kind, value }: Reading): Place => ({
    keep: Math.min(keep, deepest - 1),
    level: {
      level: line.level,
      indent,
      signature,
      kind,
      value,
      designation: designationOf(marker, kind, value),
    },
  });

  if (isAttachment(marker.word)) return here(0, reading);
  if (reading.kind === 'list') {
    let keep = stack.length;
    while (stack[keep - 1]?.kind === 'list' && (stack[keep - 1]?.indent ?? 0) >= indent) keep -= 1;
    return here(keep, reading);
  }

  // 12.3 belongs under 12, however 12 is written.
  if (marker.above.length > 0) {
    const parts = partsOf([...marker.above, marker.last]);
    const above = parts.slice(0, -1).join('.');
    const value = parts.length === 1 ? Number.parseInt(parts[0] ?? '', 10) : reading.value;
    const sibling = lastIndex(
      stack,
      (it) => it.signature === signature && it.designation.split('.').slice(0, -1).join('.') === above,
    );
    const last = stack[sibling];
    if (last !== undefined) {
      if (inside && value !== Number.parseInt(last.designation.split('.').at(-1) ?? '', 10) + 1)
        return undefined;
      return here(sibling, reading);
    }
    const parent =
      above === ''
        ? -1
        : lastIndex(
            stack,
            (it) =>
              it.designation === above ||
              it.designation.endsWith(`.${above}`) ||
              (it.kind.endsWith('roman') && it.designation === String(romanValue(above))),
          );
    if (parent >= 0) return inside && reading.value > 1 ? undefined : here(parent + 1, reading);
    if (heading) return here(aboveHeading(stack, line.level), reading);
    // “24/7 support”: a stroke numbers only what stands under its article.
    if (inside || /^\d+[/-]/u.test(marker.label)) return undefined;
    const same = lastIndex(
      stack,
      (it) => it.signature === signature && it.designation.split('.').length === parts.length,
    );
    return here(same >= 0 ? same : aboveFront(stack, clauses, marker), reading);
  }

  const next = following(sheet, stack, at, marker, { indent, heading, inside, signature });
  if (next !== undefined) return here(next.keep, next);

  const first =
    marker.readings.find(({ kind, value }) => value === 1 && kind.includes('roman')) ??
    marker.readings.find(({ value }) => value === 1);
  if (heading) {
    // Inside a schedule whose own line is no `#` heading the numbered headings are its articles.
    const inSchedule = first !== undefined && stack.length === 1 && stack[0]?.signature === 'attachment';
    const chosen = first ?? preferred(marker, closed, signature) ?? reading;
    return here(inSchedule ? 1 : aboveHeading(stack, line.level), chosen);
  }
  if (first !== undefined) {
    // A list that begins again at the same indent is a new list beside the old, not one inside it.
    const again = lastIndex(
      stack,
      (it) =>
        it.signature === signature &&
        it.kind === first.kind &&
        it.level === 0 &&
        Math.abs(it.indent - indent) <= 1,
    );
    const front = aboveFront(stack, clauses, marker);
    const beside = again >= 0 && !(first.kind === 'decimal' && leadsIn(sheet, at, signature));
    return here(Math.min(beside ? again : stack.length, front), first);
  }
  if (inside) return undefined;
  // A number that stands twice is a slip, and no article of the article before it.
  for (const { kind, value } of marker.readings) {
    const twice = lastIndex(
      stack,
      (it) => it.signature === signature && it.level === 0 && it.kind === kind && it.value === value,
    );
    if (twice >= 0) return here(twice, { kind, value });
  }
  // A sequence may go on after a heading that closed it, or start anywhere in an excerpt.
  const resumed = marker.readings.find(({ kind, value }) => closed.get(signature + kind) === value - 1);
  if (resumed !== undefined) return here(aboveFront(stack, clauses, marker), resumed);
  const same = lastIndex(stack, (it) => it.signature === signature);
  const chosen = preferred(marker, closed, signature) ?? reading;
  if (marker.word !== '') return here(same >= 0 ? same : stack.length, chosen);
  if (same >= 0) return stack[same]?.kind === chosen.kind ? here(same, chosen) : undefined;
  if (marker.close === '' || chosen.value > 60) return undefined;
  // `6.` in running text goes on with `## 5.`.
  const numbered = lastIndex(stack, (it) => it.kind === chosen.kind && it.value === chosen.value - 1);
  return here(numbered >= 0 ? numbered : stack.length, chosen);
}

/**
 * Whether the line before the one at `at` holds the list that begins there, though both are numbered alike, as copies of
 * nested lists are that lost their levels: it ends with a colon, or is the numbered title of an article.
 */
function leadsIn(sheet: Sheet, at: number, signature: string): boolean {
  const before = lineBefore(sheet, at);
  const words = sheet.lines[before]?.words.trimmed ?? '';
  if (words.endsWith(':')) return true;
  const marker = markerAt(sheet, before);
  return marker !== undefined && signatureOf(marker) === signature && isTitle(sheet, before, marker);
}

/** Whether a numbered line has no more than a title behind its number. */
function isTitle(sheet: Sheet, at: number, { label }: Marker): boolean {
  const next = sheet.lines[at + 1];
  if (next !== undefined && next.words.trimmed !== '' && markerAt(sheet, at + 1) === undefined) return false;
  const words = sheet.lines[at]?.words.trimmed ?? '';
  const title = words.slice(words.indexOf(label) + label.length).replace(/^[.)\s*_]+/u, '');
  return title.length <= longestTitle && /^\p{Lu}/u.test(title) && !/[.;,:]$/u.test(title);
}

const longestTitle = 60;

type Where = {
  readonly indent: number;
  readonly heading: boolean;
  readonly inside: boolean;
  readonly signature: string;
};

/** The open sequence that the number goes on with: at the same indent first, then the innermost; small gaps last. */
function following(
  sheet: Sheet,
  stack: readonly Level[],
  at: number,
  marker: Marker,
  { indent, heading, inside, signature }: Where,
): (Reading & { readonly keep: number }) | undefined {
  const fits = (it: Level, most: number): Reading | undefined =>
    it.signature === signature && it.level > 0 === heading
      ? marker.readings.find(
          ({ kind, value }) => kind === it.kind && value > it.value && value <= it.value + most,
        )
      : undefined;
  // An article goes on with the articles, though a list inside one is numbered alike and has come as far.
  if (!heading && isTitle(sheet, at, marker)) {
    const keep = stack.findIndex((it) => fits(it, 1) !== undefined);
    const level = stack[keep];
    const next = level === undefined ? undefined : fits(level, 1);
    if (next !== undefined && next.kind === 'decimal') return { keep, ...next };
  }
  for (const most of inside ? [1] : [1, 3, 60]) {
    const aligned = lastIndex(
      stack,
      (it) => Math.abs(it.indent - indent) <= 1 && fits(it, most) !== undefined,
    );
    const keep = aligned >= 0 ? aligned : lastIndex(stack, (it) => fits(it, most) !== undefined);
    const level = stack[keep];
    const next = level === undefined ? undefined : fits(level, most);
    if (level === undefined || next === undefined) continue;
    const roman =
      marker.readings.length > 1 && next.kind.endsWith('letter') && marker.last.toLowerCase() === 'i';
    // `(i)` may stand alone under `(b)`.
    if (roman && beginsRomans(sheet, at, marker, next.value > level.value + 1)) return undefined;
    return { keep, ...next };
  }
  return undefined;
}

function preferred(
  { readings }: Marker,
  closed: ReadonlyMap<string, number>,
  signature: string,
): Reading | undefined {
  const next = readings.find(({ kind, value }) => closed.get(signature + kind) === value - 1);
  // `C.` and `L.` are letters rather than 100 and 50.
  return next ?? readings.find(({ kind, value }) => kind === 'upper-roman' && value < 40);
}

/** The parts of a number in lower case; the nought of `4.0` counts nothing, so that 4.1 is found under it. */
function partsOf(parts: readonly string[]): readonly string[] {
  const lower = parts.map((part) => part.toLowerCase());
  return lower.length > 1 && lower.at(-1) === '0' ? lower.slice(0, -1) : lower;
}

/** The number from the top, romans of articles as arabic numbers. */
function designationOf(marker: Marker, kind: NumberKind, value: number): string {
  if (marker.above.length > 0) return partsOf([...marker.above, marker.last]).join('.');
  return kind.endsWith('roman') ? String(value) : marker.last.toLowerCase();
}

/** How many open clauses stay open around a `#` heading of this level. */
export function aboveHeading(stack: readonly Level[], level: number): number {
  for (let keep = stack.length; keep > 0; keep -= 1) {
    const top = stack[keep - 1];
    if (top !== undefined && top.level > 0 && top.level < level) return keep;
  }
  return 0;
}

/** Recitals and parties hold letters and their own numbers, but not the articles that follow them. */
function aboveFront(stack: readonly Level[], clauses: Outline['clauses'], marker: Marker): number {
  const front = lastIndex(stack, (it) => it.signature.startsWith('front'));
  const holder = clauses[stack[front]?.clause ?? -1];
  if (front < 0 || holder === undefined) return stack.length;
  const lettered =
    (marker.open !== '' && marker.word === '') ||
    marker.readings.some(({ kind, value }) => kind === 'upper-letter' && value === 1);
  const filled = holder.pieces.length > 0 || holder.children.length > 0;
  return filled && !(lettered && holder.children.length === 0) ? front : stack.length;
}

/** The index of the last open clause that passes; -1 without one. */
export function lastIndex(stack: readonly Level[], test: (level: Level) => boolean): number {
  for (let at = stack.length - 1; at >= 0; at -= 1) {
    const level = stack[at];
    if (level !== undefined && test(level)) return at;
  }
  return -1;
}
