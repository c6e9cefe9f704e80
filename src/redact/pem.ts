import { decodeBase64 } from './base64.ts';
import { findAll, type Finding } from './finding.ts';
import { sparing } from '../text/sparing.ts';

const BEGIN = sparing(/-----BEGIN[A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----|PuTTY-User-Key-File-\d: /g);
const END = sparing(/-----END[A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----/g);
/** A line of a key's body, with what may stand before and behind it in YAML, JSON, a diff or a quote. */
const BODY = /^[\s>|+\-#"']*(?:[A-Za-z0-9+/=\\]{8,}|[A-Za-z0-9+/=]{1,76}={0,2}|[A-Z][\w-]+: .*)?[\s"',]*$/;

/** `-----BEGIN CERTIFICATE` and other armour, in base64: only what holds a private key is a secret. */
const ARMOUR = /(?<![A-Za-z0-9+/])LS0tLS1CRUdJTi[A-Za-z0-9+/\r\n]{20,}={0,2}/g;

/** Private keys: whole blocks, blocks cut off at either end, and blocks in base64. */
export function findPrivateKeys(text: string): Finding[] {
  const found: Finding[] = [];
  const begins = BEGIN.matchAll(text).map((match) => match.index);
  const ends = END.matchAll(text).map((match) => ({ start: match.index, end: match.index + match[0].length }));
  let next = 0;
  /** Ends before the next begin: the first closes what is open, or like the others ends a block that was cut off. */
  const takeEnds = (limit: number, open: number | null): void => {
    let start = open;
    for (let end = ends[next]; end && end.start < limit; end = ends[++next]) {
      found.push({ start: start ?? bodyStart(text, end.start), end: end.end, kind: 'private-key' });
      start = null;
    }
    if (start !== null) found.push({ start, end: bodyEnd(text, start), kind: 'private-key' });
  };
  takeEnds(begins[0] ?? text.length, null);
  begins.forEach((begin, i) => {
    takeEnds(begins[i + 1] ?? text.length, begin);
  });
  if (text.includes('LS0tLS1CRUdJTi')) found.push(...findAll(text, ARMOUR, 'private-key', isPublicArmour));
  return found;
}

/** A certificate or a public key: what could be decoded holds no private key. */
function isPublicArmour(value: string): boolean {
  const plain = value.replace(/\s/g, '');
  const decoded = decodeBase64(plain.length % 4 === 1 ? plain.slice(0, -1) : plain);
  return decoded !== null && !decoded.includes('PRIVATE KEY');
}

/** The end of the last line behind `from` that can belong to a key. */
function bodyEnd(text: string, from: number): number {
  let end = lineEnd(text, from);
  while (end < text.length) {
    const next = lineEnd(text, end + 1);
    const line = text.slice(end + 1, next);
    if (!BODY.test(line) || line.includes('-----')) break;
    end = next;
  }
  return end;
}

/** The start of the first line before `from` that can belong to a key. */
function bodyStart(text: string, from: number): number {
  let start = text.lastIndexOf('\n', from - 1) + 1;
  while (start > 0) {
    const before = text.lastIndexOf('\n', start - 2) + 1;
    const line = text.slice(before, start - 1);
    if (!/^[\s>|+\-#"']*[A-Za-z0-9+/=\\]{16,}[\s"',]*$/.test(line)) break;
    start = before;
  }
  return start;
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}
