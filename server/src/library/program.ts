import { choiceOp, headOp, type Op } from './ops.ts';
import { type Lists, listsOf } from './tables.ts';

/**
 * The steps of all sequences of a library, as numbers end to end: they lie close together in memory, where objects would
 * be spread over it.
 */
export type Program = {
  /** Sequence `n` has the steps from `begins[n]` to `begins[n + 1]` (not included). */
  readonly begins: Uint32Array;
  /** The steps: see `kindOf`, `gapOf` and `operandOf`. */
  readonly steps: Int32Array;
  /** For the value of a head: its key, and its subjects as bits, -1 for any. */
  readonly headKeys: Int32Array;
  readonly headRoles: Int32Array;
  /** For the value of a choice: the numbers of the sequences to choose from. */
  readonly choices: Lists;
  /** 1 where a choice may be left out. */
  readonly optional: Uint8Array;
};

const kindBits = 2;
const gapBits = 7;
/** The widest gap that a step can have before it, in words. */
const widestGap = (1 << gapBits) - 1;

/** What a step is: see `ops.ts`. */
export const kindOf = (step: number): number => step & 3;
/** How many words may be passed over before it. */
export const gapOf = (step: number): number => (step >> kindBits) & widestGap;
/** A key, the number of a class, or the place in `headKeys` or `choices`. */
export const operandOf = (step: number): number => step >>> (kindBits + gapBits);

/** Writes sequences of steps as a program; each gets its number in the order of writing, options behind all others. */
export class ProgramWriter {
  readonly #sequences: (readonly Op[])[];
  readonly #steps: number[][] = [];
  readonly #heads: (readonly [key: number, roles: number])[] = [];
  readonly #headOf = new Map<string, number>();
  readonly #choices: number[][] = [];
  readonly #optional: number[] = [];

  constructor(sequences: readonly (readonly Op[])[]) {
    this.#sequences = [...sequences];
  }

  written(): Program {
    // The options of choices join the sequences while these are written.
    for (let at = 0; at < this.#sequences.length; at += 1)
      this.#steps.push((this.#sequences[at] ?? []).map((op) => this.#step(op)));
    const begins = new Uint32Array(this.#steps.length + 1);
    for (const [at, steps] of this.#steps.entries()) begins[at + 1] = (begins[at] ?? 0) + steps.length;
    return {
      begins,
      steps: Int32Array.from(this.#steps.flat()),
      headKeys: Int32Array.from(this.#heads, ([key]) => key),
      headRoles: Int32Array.from(this.#heads, ([, roles]) => roles),
      choices: listsOf(this.#choices),
      optional: Uint8Array.from(this.#optional),
    };
  }

  #step(op: Op): number {
    const value = op.kind === headOp ? this.#head(op) : op.kind === choiceOp ? this.#choice(op) : op.of;
    return op.kind | (Math.min(op.gap, widestGap) << kindBits) | (value << (kindBits + gapBits));
  }

  #head({ of, roles }: Op): number {
    const written = `${of} ${roles}`;
    const known = this.#headOf.get(written);
    if (known !== undefined) return known;
    this.#headOf.set(written, this.#heads.length);
    return this.#heads.push([of, roles]) - 1;
  }

  #choice({ options, optional }: Op): number {
    this.#optional.push(optional ? 1 : 0);
    return this.#choices.push(options.map((option) => this.#sequences.push(option) - 1)) - 1;
  }
}
