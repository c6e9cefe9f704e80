import type { Encoding } from './encodings.ts';
import { byteOf } from './encodings.ts';

/**
 * UTF-8 that was once decoded under another encoding: `—` became `‚Äî` (MacRoman) or `â€”` (CP1252).
 *
 * `whole`: every character that is not ASCII reads back, so one step restores the file without loss. `part`: some
 * lines read back and others hold characters that cannot come from the same mistake; restoring all would destroy them.
 */
export type Damage =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'whole';
      readonly encoding: Encoding;
      readonly text: string;
      /** For each offset of `text`, and its end, the offset in the damaged text. */
      readonly offsets: Int32Array;
    }
  | {
      readonly kind: 'part';
      readonly encoding: Encoding;
      /** 1-based lines. */
      readonly damaged: readonly number[];
      readonly sound: readonly number[];
    };

const ENCODINGS: readonly Encoding[] = ['macroman', 'cp1252', 'latin1'];

/** Finds mis-decoded text. Pure ASCII, and text that no single mistake explains, is not damaged. */
export function readDamage(text: string): Damage {
  if (!hasHigh(text)) return { kind: 'none' };
  for (const encoding of ENCODINGS) {
    const whole = restore(text, encoding);
    if (whole) return { kind: 'whole', encoding, ...whole };
  }
  return partlyDamaged(text);
}

function hasHigh(text: string): boolean {
  for (let i = 0; i < text.length; i++)
    if (text.charCodeAt(i) > 0x7f && !(i === 0 && text.charCodeAt(0) === 0xfeff)) return true;
  return false;
}

/** Number of bytes of a UTF-8 sequence by its first; 0 where none starts so. */
function sequenceLength(byte: number): number {
  if (byte < 0xc2) return 0;
  if (byte < 0xe0) return 2;
  if (byte < 0xf0) return 3;
  return byte < 0xf5 ? 4 : 0;
}

/** The code point whose bytes stand at `at`, as characters of `encoding`; -1 where there is no valid sequence. */
function codePointAt(text: string, at: number, encoding: Encoding): { readonly code: number; readonly length: number } {
  const first = byteOf(encoding, text.charCodeAt(at));
  const length = first < 0 ? 0 : sequenceLength(first);
  if (length === 0) return { code: -1, length: 1 };
  let code = first & (0x7f >> length);
  for (let i = 1; i < length; i++) {
    const byte = at + i < text.length ? byteOf(encoding, text.charCodeAt(at + i)) : -1;
    if (byte < 0x80 || byte > 0xbf) return { code: -1, length: 1 };
    code = (code << 6) | (byte & 0x3f);
  }
  const least = length === 2 ? 0x80 : length === 3 ? 0x800 : 0x10000;
  const surrogate = code >= 0xd800 && code <= 0xdfff;
  return code < least || code > 0x10ffff || surrogate ? { code: -1, length: 1 } : { code, length };
}

function restore(text: string, encoding: Encoding): { readonly text: string; readonly offsets: Int32Array } | null {
  const parts: string[] = [];
  const offsets: number[] = [];
  let at = 0;
  let restored = 0;
  let plainFrom = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code < 0x80 || (at === 0 && code === 0xfeff)) {
      offsets.push(at);
      at++;
      continue;
    }
    const found = codePointAt(text, at, encoding);
    if (found.code < 0) return null;
    parts.push(text.slice(plainFrom, at), String.fromCodePoint(found.code));
    offsets.push(at);
    if (found.code > 0xffff) offsets.push(at);
    at += found.length;
    plainFrom = at;
    restored++;
  }
  if (restored === 0) return null;
  offsets.push(text.length);
  return { text: parts.join('') + text.slice(plainFrom), offsets: Int32Array.from(offsets) };
}

/** Most texts hold a dash or a tick and no damage: they need no look at every character of every line. */
function holdsSequence(text: string, encoding: Encoding): boolean {
  for (const { index } of text.matchAll(/[^\x00-\x7f]/g)) if (codePointAt(text, index, encoding).code >= 0) return true;
  return false;
}

function partlyDamaged(text: string): Damage {
  let best: Extract<Damage, { kind: 'part' }> | null = null;
  let most = 0;
  for (const encoding of ENCODINGS.filter((one) => holdsSequence(text, one))) {
    const damaged: number[] = [];
    const sound: number[] = [];
    let found = 0;
    let line = 1;
    for (let i = 0; i < text.length;) {
      const c = text.charCodeAt(i);
      if (c < 0x80) {
        if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) line++;
        i++;
        continue;
      }
      const { code, length } = codePointAt(text, i, encoding);
      if (code >= 0) found++;
      const on = code < 0 ? sound : damaged;
      if (on.at(-1) !== line) on.push(line);
      i += length;
    }
    if (found > most) {
      most = found;
      best = { kind: 'part', encoding, damaged, sound };
    }
  }
  return best ?? { kind: 'none' };
}
