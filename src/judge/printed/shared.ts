/**
 * What is read from short pieces of a text, each kept once: a list of objects repeats most of its keys and words, and
 * what is kept thousandfold costs more than to read it.
 */
export class Shared<T> {
  readonly #read: (source: string) => T;
  readonly #known = new Map<string, T>();

  constructor(read: (source: string) => T) {
    this.#read = read;
  }

  of(source: string): T {
    if (source.length > LONGEST) return this.#read(source);
    const known = this.#known.get(source);
    if (known !== undefined) return known;
    const read = this.#read(source);
    if (this.#known.size < MOST) this.#known.set(source, read);
    return read;
  }
}

const LONGEST = 80;
const MOST = 5000;
