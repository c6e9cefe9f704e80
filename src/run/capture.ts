import { createHash } from 'node:crypto';
import type { Captured } from './contract.ts';

/** Takes one stream's bytes; keeps the head and the tail, hashes all. */
export interface Capture {
  feed(chunk: Uint8Array): void;
  finish(): Captured;
}

/** How much text one stream keeps before its middle is dropped, in bytes. */
export const KEEP = 16 * 1024 * 1024;

/** @param keep Bytes kept of one stream, half of them from its start. */
export function startCapture(keep: number = KEEP): Capture {
  const hash = createHash('sha256');
  const half = Math.floor(keep / 2);
  const head: Buffer[] = [];
  let headBytes = 0;
  let tail: Buffer[] = [];
  let tailBytes = 0;
  let bytes = 0;

  const keepTail = (part: Buffer) => {
    tail.push(part);
    tailBytes += part.length;
    // Compacted when it is twice too long, so that each byte is moved once or twice, not at every chunk.
    if (tailBytes <= half * 2) return;
    const last = Buffer.concat(tail).subarray(tailBytes - half);
    tail = [Buffer.from(last)];
    tailBytes = last.length;
  };

  return {
    feed(chunk) {
      hash.update(chunk);
      bytes += chunk.length;
      const room = Math.min(half - headBytes, chunk.length);
      if (room > 0) head.push(Buffer.from(chunk.subarray(0, room)));
      headBytes += Math.max(room, 0);
      if (room < chunk.length) keepTail(Buffer.from(chunk.subarray(Math.max(room, 0))));
    },
    finish() {
      const sha256 = hash.digest('hex');
      const complete = headBytes + tailBytes === bytes;
      if (complete) return { bytes, sha256, complete, text: decode(Buffer.concat([...head, ...tail])) };
      const first = Buffer.concat(head);
      const before = first.subarray(0, wholeCharacters(first));
      const all = Buffer.concat(tail);
      const last = all.subarray(Math.max(0, all.length - half));
      const after = last.subarray(firstWholeCharacter(last));
      const missing = String(bytes - before.length - after.length);
      return { bytes, sha256, complete, text: `${decode(before)}\n[… ${missing} bytes left out …]\n${decode(after)}` };
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
function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function firstWholeCharacter(bytes: Uint8Array): number {
  let start = 0;
  while (start < 3 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start++;
  return start;
}
