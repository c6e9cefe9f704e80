import { sparing } from '../../text/sparing.ts';
import type { Observed, RuleVerdict } from '../contract.ts';
import { escaped } from '../../text/escaped.ts';

const DENIED = sparing(/(?<![\p{L}\p{N}-])(?:no|zero|without|0)\s+([^,;.()]{1,80}(?:\.\d+[^,;()\s]{0,40})*)/giu);
/** Kinds of which a version is one by a part of its name: `rc-tags`. */
const BY_PART = /^([a-z]{2,10})-(?:tags?|releases?|versions?|builds?|images?|suffix(?:es)?|candidates?)$/i;
/** States with two names, of which a tool prints now one and now the other. */
const TWINS: readonly (readonly [RegExp, RegExp])[] = [
  [/^ImagePullBackOff$/i, /\bErrImagePull\b/],
  [/^ErrImagePull$/i, /\bImagePullBackOff\b/],
];

/** `no 5xx`, `no CVE-2030-xxxx`, `no 10.0.0.0/8`: what is denied is a class, of which the output shows one. */
export function deniesClass(words: string, rules: readonly RuleVerdict[], { stdout, stderr }: Observed): boolean {
  if (!rules.some(({ verdict }) => verdict === 'pass')) return false;
  const printed = `${stdout.text}\n${stderr.text}`;
  return DENIED.matchAll(words.replace(/[`"'“”]/g, '')).some(([, of = '']) =>
    of
      .trim()
      .split(/\s+/, 4)
      .flatMap((word) => (/^[1-5]xx\/[1-5]xx$/i.test(word) ? word.split('/') : [word]))
      .some((word) => holdsOne(word, printed)),
  );
}

function holdsOne(word: string, printed: string): boolean {
  const status = /^([1-5])(?:xx|\d\ds)$/i.exec(word)?.[1];
  if (status !== undefined) {
    if (new RegExp(`(?<!\\d)${status}xx\\b["']?[\\s:=]{1,4}0\\b`, 'i').test(printed)) return false;
    return new RegExp(`(?<![\\w.-])(?<!\\d:)${status}\\d\\d(?![\\w:-])(?!\\.\\d)`).test(printed);
  }
  if (TWINS.some(([is, twin]) => is.test(word) && twin.test(printed))) return true;
  const [, a, b, c, d, bits] = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(word) ?? [];
  if (bits !== undefined) return holdsAddress([a, b, c, d].map(Number), Number(bits), printed);
  const pattern = patternOf(word);
  return pattern !== null && new RegExp(pattern, 'i').test(printed);
}

function patternOf(word: string): string | null {
  const part = BY_PART.exec(word)?.[1];
  if (part !== undefined) return `\\d[-.]?${escaped(part)}(?![a-z])`;
  if (/^-[a-z]\w*$/i.test(word)) return `\\w${escaped(word)}(?![a-z])`;
  const plain = word.replace(/(?<=x{2})s$/i, '');
  if (/[\d-].*x{2,}/i.test(plain)) return `(?<![\\w-])${escaped(plain).replace(/x{2,}/gi, '\\w+')}(?!\\w)`;
  if (/\w-N$/.test(plain)) return `(?<![\\w-])${escaped(plain.slice(0, -1))}\\d+(?!\\w)`;
  if (/[a-z].*\d{2}s$/i.test(word)) return `(?<![\\w-])${escaped(word.slice(0, -1))}(?!\\d)`;
  return null;
}

function holdsAddress(net: readonly number[], bits: number, printed: string): boolean {
  const size = 2 ** (32 - bits);
  const numberOf = (parts: readonly number[]): number => parts.reduce((sum, part) => sum * 256 + part, 0);
  const first = Math.floor(numberOf(net) / size);
  return (printed.match(/(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/g) ?? []).some(
    (ip) => Math.floor(numberOf(ip.split('.').map(Number)) / size) === first,
  );
}
