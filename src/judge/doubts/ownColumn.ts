import { isStateWord } from '../../expect/asides.ts';
import { viewOf } from '../../expect/view.ts';
import type { Observed, RuleVerdict } from '../contract.ts';
import { outputOf } from '../printed/output.ts';
import { findToken } from '../printed/tokens.ts';
import { sparing } from '../../text/sparing.ts';

/**
 * What words say of one column or one row, and another one shows.
 *
 *     orders has fewer than 100 messages      name messages consumers / orders 120 0
 *     more than 100G used on /data            200G size, 20G used
 *     the default gateway is 10.0.0.1         default via 10.0.0.254
 *     one NotReady node, n3                   n3 Ready, n4 NotReady
 */
export function isOfOtherColumn(words: string, rules: readonly RuleVerdict[], one: Observed): boolean {
  const { lines } = outputOf(one.stdout);
  return (
    isUnderLowerHeading(words, rules, lines) ||
    isNotUsed(words, one, lines) ||
    isOtherGateway(words, lines) ||
    isOtherNamed(words, lines)
  );
}

/** Headings in small letters are not read as a table: any number of the row would do. */
function isUnderLowerHeading(words: string, rules: readonly RuleVerdict[], lines: readonly string[]): boolean {
  if (!rules.some(({ rule }) => rule.kind === 'says') || !/\d/.test(words)) return false;
  const at = lines.findIndex((line) => /^\s*[a-z][a-z_]*(?:\s+[a-z][a-z_]*)+\s*$/.test(line));
  const header = lines[at]?.trim().split(/\s+/) ?? [];
  const rows = lines.slice(at + 1).flatMap((line) => (line.trim() === '' ? [] : [line.trim().split(/\s+/)]));
  const numbers = rows.every(
    (cells) => cells.length === header.length && cells.filter((cell) => /^\d+$/.test(cell)).length > 1,
  );
  if (at === -1 || rows.length === 0 || !numbers) return false;
  return header.some((name) => new RegExp(`\\b${name.replace(/s$/, '')}s?\\b`, 'i').test(words));
}

const UNITS: Readonly<Record<string, number>> = { k: 1, m: 2, g: 3, t: 4, p: 5 };
const sizeOf = (text: string): number => {
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?)([kmgtp]?)i?b?$/i.exec(text) ?? [];
  return number === '' ? NaN : Number(number) * 1024 ** (UNITS[unit.toLowerCase()] ?? 0);
};

function isNotUsed(words: string, { text, facts }: Observed, lines: readonly string[]): boolean {
  if (viewOf(text, facts).tool !== 'df' || !/\bus(?:ed|es)\b/i.test(words)) return false;
  const [, amount = ''] =
    /\b(?:more than|over|above|at least|minimum of)\s+(\d+(?:\.\d+)?\s?[KMGTP]i?B?)\b/i.exec(words) ?? [];
  if (amount === '') return false;
  const rows = lines.slice(1).map((line) => line.trim().split(/\s+/));
  const named = rows.filter((cells) => words.split(/[\s,;]+/).includes(cells.at(-1) ?? ''));
  return (named.length > 0 ? named : rows).some((cells) => sizeOf(cells[2] ?? '') < sizeOf(amount.replace(/\s/, '')));
}

const GATEWAY = sparing(/\b(?:default (?:gateway|route)|destination|target)\b\D{0,30}?(\d+\.\d+\.\d+\.\d+)(?!\/)/i);
const DEFAULT_ROUTE = sparing(/\bdefault (?:gateway|route)\b/i);
/** `default via 10.0.0.1 dev eth0 proto dhcp`. */
const ROUTE = sparing(/\b(?:via|dev|proto)\s\S/);

function isOtherGateway(words: string, lines: readonly string[]): boolean {
  const address = GATEWAY.exec(words)?.[1];
  const ofDefault = DEFAULT_ROUTE.test(words);
  if (!lines.some((line) => ROUTE.test(line))) return ofDefault && /\d\/\d+\s*$/.test(words);
  if (address === undefined) return ofDefault && /\bdefault (?:gateway|route)\b.*\d\/\d/i.test(words);
  if (!ofDefault) return !lines.some((line) => line.trim().startsWith(address));
  return !lines.some(
    (line) => /^\s*default\b/.test(line) && findToken(line, `via ${address}`, { exact: true }) !== null,
  );
}

/** The name behind so many in a state is one of them. */
function isOtherNamed(words: string, lines: readonly string[]): boolean {
  if (!/[,:(]/.test(words)) return false;
  const [, state = '', name = ''] =
    /\b(?:one|1|a|an|only)\s+([A-Za-z]+)\s+[a-z]+\s*[,:(]\s*`?([\w.-]*\d[\w.-]*|[\w]+-[\w.-]+)`?\)?\s*[.!]?$/.exec(
      words,
    ) ?? [];
  if (!isStateWord(state)) return false;
  const rows = lines.filter((line) => findToken(line, name, { exact: true }) !== null);
  return rows.length > 0 && !rows.some((row) => findToken(row, state, { exact: false }) !== null);
}
