import type { Value } from './documents.ts';
import { Shared } from './shared.ts';
import { beyond, Beyond, entryOf, restOf } from './yamlLine.ts';
import type { Entry, Rest } from './yamlLine.ts';
import { withoutLastBlanks } from '../../text/withoutLastBlanks.ts';

/**
 * Reads YAML as kubectl, helm and flux print it: block maps and lists, scalars on one line, `|` texts and short flow
 * values. It is some twenty times faster than a full parser; null for everything beyond that form, which the full
 * parser then reads.
 */
export function plainYaml(text: string, flow: (piece: string) => Value | null): readonly Value[] | null {
  const unix = text.includes('\r') ? text.replaceAll('\r\n', '\n') : text;
  if (unix.includes('\r')) return null;
  const docs: Value[] = [];
  const reader = new Reader(unix, flow);
  try {
    for (;;) {
      while (reader.atMarker()) reader.next();
      if (reader.done()) return docs;
      docs.push(reader.block(reader.indent, 0));
      if (!reader.done() && !reader.atMarker()) return null;
    }
  } catch (error) {
    if (error instanceof Beyond) return null;
    throw error;
  }
}

const NOTHING: Value = { is: 'scalar', text: '', string: false };
/** Deeper documents are the full parser's. */
const DEEPEST = 150;
const [TAB, NEWLINE, SPACE, HASH, DASH] = [0x09, 0x0a, 0x20, 0x23, 0x2d];

/** Reads line by line. */
class Reader {
  /** Column of the current line's first sign; what stands before it has been read. */
  indent = 0;
  readonly #text: string;
  readonly #flows: Shared<Value | null>;
  readonly #entries = new Shared(entryOf);
  /** Offsets of the current line: its start, its first sign, its end. `#ready`: it is known to have content. */
  #start = 0;
  #from = 0;
  #end = 0;
  #ready = false;

  constructor(text: string, flow: (piece: string) => Value | null) {
    this.#text = text;
    this.#flows = new Shared(flow);
  }

  /** Goes on to the next line with content; true where there is none. */
  done(): boolean {
    if (!this.#ready) this.#settle();
    return this.#from >= this.#text.length;
  }

  #settle(): void {
    const text = this.#text;
    for (let start = this.#start; ;) {
      let at = start;
      while (text.charCodeAt(at) === SPACE) at += 1;
      const code = text.charCodeAt(at);
      const end = code === NEWLINE ? at : endOfLine(text, at);
      if (end < text.length && (end === at || code === HASH)) {
        start = end + 1;
        continue;
      }
      if (code === TAB) beyond();
      this.#start = start;
      this.#from = code === HASH ? end : at;
      this.#end = end;
      this.indent = at - start;
      this.#ready = true;
      return;
    }
  }

  next(): void {
    this.#start = this.#end + 1;
    this.#ready = false;
  }

  /** At `---`, which divides documents. */
  atMarker(): boolean {
    return (
      !this.done() &&
      this.indent === 0 &&
      this.#text.charCodeAt(this.#from) === DASH &&
      /^---(?:[ \t]+#.*|[ \t]*)$/.test(this.#line())
    );
  }

  block(mine: number, depth: number): Value {
    if (depth > DEEPEST) return beyond();
    const value = this.#atDash() ? this.#sequence(mine, depth) : this.#mapping(mine, depth);
    return !this.done() && this.indent > mine ? beyond() : value;
  }

  #line(): string {
    return this.#text.slice(this.#from, this.#end);
  }

  /** A line of this indent follows in this document. */
  #goesOn(mine: number): boolean {
    return !this.done() && this.indent === mine && !this.atMarker();
  }

  /** `- item`, or a dash alone. */
  #atDash(): boolean {
    const next = this.#from + 1;
    return this.#text.charCodeAt(this.#from) === DASH && (next === this.#end || this.#text.charCodeAt(next) === SPACE);
  }

  #sequence(mine: number, depth: number): Value {
    const items = [this.#item(mine, depth)];
    while (this.#goesOn(mine) && this.#atDash()) items.push(this.#item(mine, depth));
    return { is: 'list', items };
  }

  #item(mine: number, depth: number): Value {
    const dash = this.#from;
    do this.#from += 1;
    while (this.#text.charCodeAt(this.#from) === SPACE);
    if (this.#from < this.#end && (this.#atDash() || this.#entry() !== null)) {
      // The dash counts as white space from here on: nothing reads what stands before an entry's indent again.
      this.indent += this.#from - dash;
      return this.block(this.indent, depth + 1);
    }
    return this.#behind(restOf(this.#text.slice(dash, this.#end)), mine, false, depth);
  }

  #mapping(mine: number, depth: number): Value {
    const entries = new Map<string, Value>();
    while (this.#goesOn(mine)) {
      const entry = this.#entry() ?? beyond();
      entries.set(entry.key, this.#behind(entry, mine, true, depth));
    }
    return { is: 'map', entries };
  }

  #entry(): Entry | null {
    return this.#entries.of(this.#line());
  }

  /** What stands behind a key or a dash: on the line, or below it. */
  #behind({ source, value }: Rest, mine: number, list: boolean, depth: number): Value {
    this.next();
    if (source.startsWith('|')) return this.#literal(source, mine);
    const below = !this.done() && this.indent > mine && !this.atMarker();
    if (source !== '') return below ? beyond() : (value ?? this.#flowValue(source));
    if (below) return this.block(this.indent, depth + 1);
    return list && this.#goesOn(mine) && this.#atDash() ? this.#sequence(mine, depth + 1) : NOTHING;
  }

  #flowValue(source: string): Value {
    if (source === '{}') return { is: 'map', entries: new Map() };
    if (source === '[]') return { is: 'list', items: [] };
    return this.#flows.of(source) ?? beyond();
  }

  #literal(header: string, mine: number): Value {
    if (!/^\|-?$/.test(header)) return beyond();
    const kept: string[] = [];
    let inner = -1;
    let longestBlank = 0;
    while (this.#start < this.#text.length) {
      const end = endOfLine(this.#text, this.#start);
      const line = this.#text.slice(this.#start, end);
      const size = line.search(/[^ ]/);
      const outside = size !== -1 && size <= mine;
      if (outside && line[size] !== '\t') break;
      if (outside || (size !== -1 && size < (inner === -1 ? longestBlank : inner))) return beyond();
      if (inner === -1 && size !== -1) inner = size;
      if (inner === -1) longestBlank = Math.max(longestBlank, line.length);
      kept.push(inner === -1 ? '' : line.slice(inner));
      this.#start = end + 1;
    }
    const body = withoutLastBlanks(kept.join('\n'));
    const open = header === '|-' || body === '';
    return { is: 'scalar', text: open ? body : `${body}\n`, string: true };
  }
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}
