/**
 * What was worked out from pieces of a draft, by their words alone. A piece that stood in the last version is not worked
 * out again; what stands in neither of the last two versions is forgotten.
 */
export class Remembered<Value> {
  #now = new Map<string, Value>();
  #before = new Map<string, Value>();

  /** What `words` give, which `make` works out where it is not known. */
  of(words: string, make: () => Value): Value {
    const known = this.#now.get(words);
    if (known !== undefined) return known;
    const value = this.#before.get(words) ?? make();
    this.#now.set(words, value);
    return value;
  }

  /** Begins the next version. */
  turn(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }
}
