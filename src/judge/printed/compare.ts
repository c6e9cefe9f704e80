import { BYTES } from './byteUnits.ts';
import type { Comparison } from '../../expect/rule.ts';
import { sameQuantity } from './sameQuantity.ts';
import { inRange, rangeOf } from './range.ts';

/**
 * Compares two printed values. Equality is of whole words, where `1.31.x` stands for every version of that kind;
 * numbers are equal as numbers only where both are written plainly (`2` and `2`, not `2.0` and `2`), and quantities of
 * Kubernetes in any unit. Order is of
 * numbers, of Kubernetes quantities, of durations or of versions; null where the two have none.
 */
export function compares(found: string, op: Comparison, wanted: string, exact = false): boolean | null {
  if (op === '=' || op === '!=') {
    if (found === wanted) return op === '=';
    const ok =
      WILD.test(wanted.trim()) && !same(found, wanted, exact) ? ofKind(found, wanted) : same(found, wanted, exact);
    return ok === null ? null : ok === (op === '=');
  }
  const a = magnitude(found);
  const b = magnitude(wanted);
  if (a === null || b === null) return versions(found, op, wanted);
  if (a.unit !== b.unit || mayBeVersions(found, op, wanted) || mayBeOfOtherUnit(found, wanted)) return null;
  return ordered(a.size, op, b.size);
}

const WILD = /^v?\d+\.(?:x|\*|\d+\.(?:x|\*)|x\.x)$/i;

/** `1.31.x`: null where what was found is no version, or may be a pre-release. */
function ofKind(found: string, wanted: string): boolean | null {
  const range = rangeOf(wanted.trim().replace(/\*/g, 'x'));
  if (range === null) return null;
  return /^v?\d+(?:\.\d+)+/.test(found.trim()) ? inRange(found.trim(), range) : /\d+\.\d/.test(found) ? null : false;
}

const VERSION = /^v?\d+\.\d+(?:\.\d+)?(?:[-+][\w.+-]+)?$/;

/** Order of versions: one of the two is written so that it can be no number. */
function versions(found: string, op: Comparison, wanted: string): boolean | null {
  const [a, b] = [found.trim(), wanted.trim()];
  if (!VERSION.test(a) || !/^v?\d+(?:\.\d+){0,2}$/.test(b)) return null;
  const range = rangeOf(`${op}${b.replace(/^v/, '')}`);
  return range === null ? null : inRange(a, range);
}

/** `1.9` is below `1.21` as a version and above it as a number: where the two readings part, neither is taken. */
export function mayBeVersions(found: string, op: Comparison, wanted: string): boolean {
  const [a, b] = [found, wanted].map((text) => /^([1-9]\d*)\.(\d{1,2})$/.exec(text.trim()));
  if (!a || !b || (op !== '>=' && op !== '>' && !/0$/.test(b[2] ?? ''))) return false;
  const [major, minor] = [Number(a[1]) - Number(b[1]), Number(a[2]) - Number(b[2])];
  return ordered(major === 0 ? minor : major, op, 0) !== ordered(Number(a[0]), op, Number(b[0]));
}

/** `4096` beside `2 GB`: a bare number as small as this counts megabytes rather than bytes. */
export function mayBeOfOtherUnit(found: string, wanted: string): boolean {
  return (
    /\d\s?(?:[KMGTPE]i|[KMGTP]i?B|kB)$/.test(wanted.trim()) && /^[\d,.]+$/.test(found.trim()) && isSmallSize(found)
  );
}

function isSmallSize(found: string): boolean {
  const size = magnitude(found)?.size ?? 0;
  return size !== 0 && size < 1e6;
}

/** Whether `size` stands in that order to `wanted`. */
export function ordered(size: number, op: Comparison, wanted: number): boolean {
  switch (op) {
    case '=':
      return size === wanted;
    case '!=':
      return size !== wanted;
    case '<':
      return size < wanted;
    case '<=':
      return size <= wanted;
    case '>':
      return size > wanted;
    case '>=':
      return size >= wanted;
  }
}

function same(found: string, wanted: string, exact: boolean): boolean {
  const a = found.trim().replace(/\s+/g, ' ');
  const b = wanted.trim().replace(/\s+/g, ' ');
  return exact ? a === b : a.toLowerCase() === b.toLowerCase() || sameQuantity(a, b);
}

interface Magnitude {
  readonly size: number;
  readonly unit: 'number' | 'time' | 'percent' | 'milli';
}

/** A number, a percentage, a duration (`5d3h`, `2m10s`, `350ms`) or a quantity (`100m`, `128Mi`). */
export function magnitude(text: string): Magnitude | null {
  const word = text.trim();
  // A comma divides thousands only; `12,5` may be a decimal.
  if (/^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(word))
    return { size: Number(word.replace(/,/g, '')), unit: 'number' };
  if (/^\d+(?:\.\d+)?\s*%$/.test(word)) return { size: Number(word.slice(0, -1)), unit: 'percent' };
  const time = durationMs(word);
  if (time !== null) return { size: time, unit: 'time' };
  const bytes = /^(\d+(?:\.\d+)?)\s?(Ki|Mi|Gi|Ti|Pi|Ei|k|K|M|G|T|P|E|B|kB|KB|MB|GB|TB|KiB|MiB|GiB|TiB)$/.exec(word);
  if (bytes)
    return { size: Number(bytes[1]) * (BYTES[(bytes[2] ?? '').replace(/B$/, '')] ?? Number.NaN), unit: 'number' };
  return null;
}

const UNITS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1000,
  sec: 1000,
  secs: 1000,
  second: 1000,
  seconds: 1000,
  m: 60_000,
  min: 60_000,
  mins: 60_000,
  minute: 60_000,
  minutes: 60_000,
  h: 3_600_000,
  hr: 3_600_000,
  hour: 3_600_000,
  hours: 3_600_000,
  d: 86_400_000,
  day: 86_400_000,
  days: 86_400_000,
  w: 604_800_000,
  week: 604_800_000,
  weeks: 604_800_000,
  y: 31_536_000_000,
  year: 31_536_000_000,
  years: 31_536_000_000,
};

/** Milliseconds of `5d3h`, `1y20d`, `2m10s`, `30 seconds`, `250ms`; null for anything else. */
export function durationMs(text: string): number | null {
  const word = text.trim().replace(/\s+ago$/, '');
  if (!/^(?:\d+(?:\.\d+)?\s*[a-zµ]+\s*)+$/i.test(word)) return null;
  let total = 0;
  for (const [, count, unit] of word.matchAll(/(\d+(?:\.\d+)?)\s*([a-zµ]+)/gi)) {
    const scale = UNITS[unit === 'M' ? '' : (unit ?? '').toLowerCase()];
    if (scale === undefined) return null;
    total += Number(count) * scale;
  }
  return total;
}
