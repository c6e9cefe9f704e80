import type { Observed, RuleVerdict } from '../contract.ts';
import { findToken } from '../printed/tokens.ts';

/**
 * Words name one of several things that an output describes one after the other, and what they say of it stands only
 * where another one is described.
 *
 *     vm2 autostart enable          Name: vm1 / Autostart: enable / Name: vm2 / Autostart: disable
 *     27.3.1 on the server          Client: / Version: 27.3.1 / Server: / Version: 24.0.7
 */
export function isOfOtherBlock(words: string, rules: readonly RuleVerdict[], { stdout }: Observed): boolean {
  if (words.length > LONGEST || !rules.some(({ rule, verdict }) => verdict === 'pass' && LOOKS.has(rule.kind)))
    return false;
  const lines = stdout.text.split('\n', MOST_LINES);
  const said = words
    .split(/[\s,;()=]+/)
    .map((word) => word.replace(/^[`"'[]+|[`"'.:!\]]+$/g, ''))
    .filter((word) => word.length > 1 && !SMALL.test(word));
  return isOfOtherThing(said, lines) || isUnderOtherHeading(said, lines);
}

const LOOKS: ReadonlySet<string> = new Set(['says', 'contains', 'equals', 'state']);
const LONGEST = 300;
const MOST_LINES = 2000;
const SMALL =
  /^(?:is|are|was|of|at|to|the|an?|and|or|in|on|for|from|with|by|than|as|be|has|have|shows?|prints?|exactly|only|all|least|most|no|not|every|each|both|should|must)$/i;

const KEYED = /^([ \t]*(?:- )?[A-Za-z][\w ()-]*?)[ \t]*[:=][ \t]+["']?([^\s"',]+)["']?[ \t]*$/;

interface Keyed {
  readonly key: string;
  readonly value: string;
  readonly at: number;
}

/** A key that comes again with other values names what follows it; of these values the words name one. */
function isOfOtherThing(said: readonly string[], lines: readonly string[]): boolean {
  const byKey = new Map<string, Keyed[]>();
  for (const [at, line] of lines.entries()) {
    const [, key, value] = KEYED.exec(line) ?? [];
    if (key === undefined || value === undefined) continue;
    const before = byKey.get(key);
    if (before) before.push({ key, value, at });
    else byKey.set(key, [{ key, value, at }]);
  }
  for (const all of byKey.values()) {
    if (all.length < 2 || new Set(all.map(({ value }) => value)).size < all.length) continue;
    const named = all.filter(({ value }) => /[a-z]|\.\d/i.test(value) && said.includes(value));
    const [only, more] = named;
    if (!only || more) continue;
    const next = all[all.indexOf(only) + 1]?.at ?? lines.length;
    // What a later key tells stands in the block of this one.
    return isOnlyOutside(
      said.filter((word) => word !== only.value),
      lines.map((line) => line.replace(/^[^:=]*[:=]/, '')),
      only.at,
      next,
    );
  }
  return false;
}

/** A heading above lines that are indented more; the words name one of those that stand beside each other. */
function isUnderOtherHeading(said: readonly string[], lines: readonly string[]): boolean {
  const headings = lines.flatMap((line, at) => {
    const [, indent, name] = HEADING.exec(line) ?? [];
    if (indent === undefined || name === undefined) return [];
    const end = lines.findIndex((other, i) => i > at && other.trim() !== '' && indentOf(other) <= indent.length);
    const to = end === -1 ? lines.length : end;
    return to > at + 1 ? [{ name: name.toLowerCase(), indent: indent.length, at, to }] : [];
  });
  const named = headings.filter(({ name }) => said.some((word) => word.toLowerCase() === name));
  const [only, more] = named;
  if (!only || more) return false;
  const beside = headings.some((one) => one !== only && one.indent === only.indent);
  const values = said.filter((word) => /\d/.test(word));
  return beside && isOnlyOutside(values, lines, only.at, only.to);
}

const HEADING = /^([ \t]*)["']?([A-Za-z][\w-]*)["']?:(?:[ \t].*)?$/;

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** One of the words stands in other lines, and in none of these. */
function isOnlyOutside(said: readonly string[], lines: readonly string[], from: number, to: number): boolean {
  return said.some((word) => {
    const at = lines.flatMap((line, i) => (findToken(line, word, { exact: false }) !== null ? [i] : []));
    return at.length > 0 && !at.some((i) => i >= from && i < to);
  });
}
