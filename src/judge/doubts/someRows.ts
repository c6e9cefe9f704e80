import type { Rule } from '../../expect/rule.ts';
import type { Observed, RuleVerdict } from '../contract.ts';
import { outputOf } from '../printed/output.ts';
import { isQuantity } from '../printed/quantity.ts';
import { isKindColumn } from '../rows/kindColumn.ts';
import { tablesOf } from '../printed/tableRead.ts';
import { isState } from '../rows/gridCells.ts';

/**
 * Whether words that hold may be meant of each row that is listed: one of their values stands in a column for some of
 * the rows, and another for the rest.
 *
 *     True            READY True, True, Unknown         it says of what it is True for all that are listed
 *     jobs Complete   STATUS Complete, Failed           beside COMPLETIONS, which is as it should be
 *
 * What tells a row from the others (a name, an address) is looked for, and is enough where it stands.
 */
export function holdsForSome(rule: Rule, { stdout }: Observed): boolean {
  return standsForSome(valuesOf(rule), rule.clause, stdout);
}

/** The same of words that say one state of all rows, in whichever columns: `SYNCED everywhere`. */
export function saysForSome(words: string, rules: readonly RuleVerdict[], { stdout }: Observed): boolean {
  if (!rules.every(({ rule }) => rule.kind === 'says') || !ALL.test(words) || LEFT_OUT.test(words)) return false;
  const said = words.split(/[\s,;:=()`]+/);
  // Who names a column or a row speaks of no other.
  const names = tablesOf(outputOf(stdout), null).flatMap(({ header, rows }) => [
    ...header,
    ...rows.map(({ cells }) => cells?.[0] ?? ''),
  ]);
  return names.some((name) => said.includes(name)) ? false : standsForSome(said.filter(isState), words, stdout);
}

const LEFT_OUT = /\b(?:except|but|besides|apart|other than|unless)\b/i;
const ALL = /\b(?:all|every|each|everywhere|everything)\b/i;

function standsForSome(values: readonly string[], words: string, stdout: Observed['stdout']): boolean {
  if (values.length === 0 || ANY.test(words)) return false;
  return tablesOf(outputOf(stdout), null).some(({ header, rows }) =>
    header.some((name, column) => {
      if (NAMES.test(name)) return false;
      const cells = rows.flatMap(({ cells }) => (cells ? [(cells[column] ?? '').toLowerCase()] : []));
      // `Running or Completed` is so of each where some are this and the rest that.
      if (cells.every((cell) => values.some((value) => value.toLowerCase() === cell))) return false;
      return values.some((value) => {
        const same = cells.filter((cell) => cell === value.toLowerCase()).length;
        return (
          same > 0 && same < cells.length && (same > 1 || isKindColumn(name) || isState(value) || isQuantity(value))
        );
      });
    }),
  );
}

/** What is looked for anywhere; beside a rule about all rows, the state that its words name. */
function valuesOf(rule: Rule): readonly string[] {
  if (rule.kind === 'contains') return [rule.token];
  if (rule.kind === 'exists') return rule.name === null ? [] : [rule.name];
  if (rule.kind !== 'table' || rule.name !== undefined || rule.rows === 'some') return [];
  return rule.clause.split(/[\s,;:=()`]+/).filter((word) => /^\p{Lu}\p{L}+$/u.test(word) && isState(word));
}

/** It need not be so for each. */
const ANY =
  /\b(?:listed|included|exists?|present|among|one|some|any|least|there (?:is|are)|an?|in the (?:list|output|table))\b/i;
const NAMES = /^(?:NAME|NAMESPACE|NODE|HOST(?:NAME)?|ID|.*[ _-](?:NAME|ID))$/i;
