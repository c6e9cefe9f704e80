import type { Rule } from '../../expect/rule.ts';
import type { RuleVerdict } from '../contract.ts';
import { isQuantity } from '../printed/quantity.ts';
import { isState } from '../rows/gridCells.ts';

/**
 * Whether an output without a header lists one value of several things, and the words say it of them though some have
 * another.
 *
 *     all true               true true false                     of a jsonpath over all containers
 *     6.1.0-25-amd64         6.1.0-25-amd64, 6.1.0-2-amd64       of a loop over hosts, a line for each
 *     Up 2 days              web Up 2 days, mail Exited (1)      a name before each
 */
export function listsOthers(words: string, rules: readonly RuleVerdict[], printed: string): boolean {
  if (!rules.some(({ rule }) => LOOKS.has(rule.kind)) || ANY.test(words)) return false;
  const said = ` ${plain(words)} `;
  const items = itemsOf(printed);
  if (items.some(({ name }) => name !== '' && said.includes(` ${plain(name)} `))) return false;
  const values = [...new Set(items.map(({ value }) => value))];
  const mine = values.filter((value) => plain(value) !== '' && said.includes(` ${plain(value)} `));
  // `Running: Yes` above `Behind: 0`: what is of another form is no other value of the same thing.
  const others = (value: string): readonly string[] =>
    values.filter((other) => !mine.includes(other) && formOf(other) === formOf(value));
  return mine.some((value) => {
    if (items.filter((item) => item.value === value).length > 1) return others(value).length > 0;
    // `name: web` above `status: deployed` is no other state.
    return isState(value) ? others(value).some(isState) : isBare(value) && others(value).length > 0;
  });
}

/** Rules that are content to find their value. */
const LOOKS: ReadonlySet<Rule['kind']> = new Set<Rule['kind']>(['contains', 'says', 'equals', 'exists', 'state']);

/** It need not be so for each, or the words tell of several. */
const ANY =
  /^\W*(?:no|none|nothing)\b|\b(?:listed|included|exists?|present|among|(?<!every |each )one|some|any|least|contains?|there (?:is|are)|an?|either|or|not|in the (?:list|output|table))\b/i;

/** Without the signs around words. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[`"'“”(),;]|[.:!]+(?=\s|$)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const SWITCH = /^(?:true|false|yes|no|on|off)$/;
const isBare = (value: string): boolean => isQuantity(value) || SWITCH.test(value);

interface ListItem {
  /** What stands before the value and tells it from the others; empty where nothing does. */
  readonly name: string;
  readonly value: string;
}

/** The values of one line, or one of each line; none where they are of several forms. */
function itemsOf(printed: string): readonly ListItem[] {
  const lines = printed
    .toLowerCase()
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const [only = '', ...more] = lines;
  if (more.length === 0) return alike(only.split(/\s+/).map((value) => ({ name: '', value })));
  if (lines.every((line) => !/\s/.test(line) && !/[=:]\S/.test(line)))
    return lines.map((value) => ({ name: '', value }));
  const named = lines.map((line) => /^(\S+?)(?:\s*=\s*|:?\s+|:(?=[^\d/]))(\S.*)$/.exec(line));
  const items = named.map((match) => ({ name: match?.[1] ?? '', value: match?.[2] ?? '' }));
  const apart = new Set(items.map(({ name }) => name)).size === items.length;
  if (!apart || items.some(({ name }) => name === '')) return [];
  // Above numbers a word is what they are called.
  const rows = items.slice(1);
  return formOf(items[0]?.value ?? '') !== formOf(rows[0]?.value ?? '') && alike(rows).length > 0 ? rows : items;
}

/** Of one form; numbers side by side say several things of one. */
function alike(items: readonly ListItem[]): readonly ListItem[] {
  const forms = new Set(items.map(({ value }) => formOf(value)));
  if (forms.size > 1 || items.length < 2) return [];
  const repeats = new Set(items.map(({ value }) => value)).size < items.length;
  return repeats || items.every(({ value }) => isState(value) || SWITCH.test(value)) ? items : [];
}

const formOf = (value: string): 'number' | 'name' | 'word' =>
  isQuantity(value) ? 'number' : /[\d/:]/.test(value) ? 'name' : 'word';
