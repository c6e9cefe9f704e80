import { createHash } from 'node:crypto';
import type { Captured } from './contract.ts';

/** Takes one stream's bytes; keeps the head and the tail, hashes all. */
export interface Capture {
  feed(chunk: Uint8Array): void;
  /** What came so far; more may follow. */
  finish(): Captured;
}

/** How much text one stream keeps before its middle is dropped, in bytes. */
export const KEEP = 16 * 1024 * 1024;

/**
 * Bytes that are left of each end of what was too long to be kept: no rule can decide by so much more of it, and lines by
 * the million are a hundred times their text.
 */
const ENDS = 512 * 1024;

/** @param keep Bytes kept of one stream, half of them from its start. */
export function startCapture(keep: number = KEEP): Capture {
  const hash = createHash('sha256');
  const half = Math.floor(keep / 2);
  const head = growing(half);
  const tail = lastBytes(half);
  let bytes = 0;
  return {
    feed(chunk) {
      hash.update(chunk);
      bytes += chunk.length;
      tail.append(head.append(chunk));
    },
    finish() {
      const sha256 = hash.copy().digest('hex');
      const [first, last] = [head.bytes(), tail.bytes()];
      const complete = first.length + last.length === bytes;
      if (complete) return { bytes, sha256, complete, text: decode(Buffer.concat([first, last])) };
      const [start, end] = [first.subarray(0, ENDS), last.subarray(Math.max(0, last.length - ENDS))];
      const before = start.subarray(0, endOfLastCharacter(start));
      const after = end.subarray(startOfFirstCharacter(end));
      const missing = String(bytes - before.length - after.length);
      return { bytes, sha256, complete, text: `${decode(before)}\n[… ${missing} bytes left out …]\n${decode(after)}` };
    },
  };
}

interface Kept {
  /** Gives back what it did not take. */
  append(chunk: Uint8Array): Uint8Array;
  bytes(): Uint8Array;
}

/** The first bytes, in one buffer that grows as they come: many small writes cost no more than one large one. */
function growing(limit: number): Kept {
  let buffer = Buffer.alloc(0);
  let length = 0;
  return {
    append(chunk) {
      const room = Math.min(limit - length, chunk.length);
      if (room === 0) return chunk;
      if (length + room > buffer.length) {
        const larger = Buffer.allocUnsafe(Math.min(limit, Math.max(4096, buffer.length * 2, length + room)));
        buffer.copy(larger, 0, 0, length);
        buffer = larger;
      }
      buffer.set(chunk.subarray(0, room), length);
      length += room;
      return chunk.subarray(room);
    },
    bytes: () => buffer.subarray(0, length),
  };
}

/** The last bytes, in a ring that exists from the first of them. */
function lastBytes(size: number): Kept {
  let ring: Buffer | null = null;
  let total = 0;
  return {
    append(chunk) {
      if (chunk.length === 0) return chunk;
      ring ??= Buffer.allocUnsafe(size);
      const fitting = chunk.subarray(Math.max(0, chunk.length - size));
      total += chunk.length - fitting.length;
      const at = total % size;
      const first = Math.min(fitting.length, size - at);
      ring.set(fitting.subarray(0, first), at);
      ring.set(fitting.subarray(first), 0);
      total += fitting.length;
      return chunk.subarray(chunk.length);
    },
    bytes() {
      if (!ring) return new Uint8Array(0);
      if (total <= size) return ring.subarray(0, total);
      const at = total % size;
      return Buffer.concat([ring.subarray(at), ring.subarray(0, at)]);
    },
  };
}

/** What one stream is when nothing came. */
export function nothingCaptured(): Captured {
  return startCapture().finish();
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function decode(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/** Where the last character that is whole ends; text that is not UTF-8 is taken as it is. */
function endOfLastCharacter(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function startOfFirstCharacter(bytes: Uint8Array): number {
  let start = 0;
  while (start < 3 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start++;
  return start;
}
