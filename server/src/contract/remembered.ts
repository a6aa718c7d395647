/**
 * What was worked out from pieces of a draft, by their words alone. A piece that stood in the last version is not worked
 * out again; what stands in neither of the last two versions is forgotten.
 */
export class Remembered<Value> {
  readonly #make: (words: string) => Value;
  #now = new Map<string, Value>();
  #before = new Map<string, Value>();

  constructor(make: (words: string) => Value) {
    this.#make = make;
  }

  /** What `words` give. */
  of(words: string): Value {
    const known = this.#now.get(words);
    if (known !== undefined) return known;
    const value = this.#before.get(words) ?? this.#make(words);
    this.#now.set(words, value);
    return value;
  }

  /** Begins the next version. */
  turn(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }
}
