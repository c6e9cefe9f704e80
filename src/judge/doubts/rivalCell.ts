import { outputOf } from '../printed/output.ts';
import { tablesOf } from '../printed/tableRead.ts';
import { findToken } from '../printed/tokens.ts';
import { isState } from '../rows/gridCells.ts';
import { sparing } from '../../text/sparing.ts';
import type { Observed, RuleVerdict } from '../contract.ts';

const OF_EVERY = sparing(/\b(?:all|every|each|both|everywhere|everything)\b/i);

const LEFT_OUT = /\b(?:except|but|besides|apart|other than|unless)\b/i;

/** What is never so of something that is well, whatever a tool calls that. */
const ILL =
  /^(?:not [a-z]+|un(?:healthy|reachable|synced|available|known)|out ?of ?sync|fail(?:ed|ure|ing)?|errors?|down|degraded|faulted|offline|stale|lagging|critical|broken|mismatch\w*|missing|timed? ?out|skipped|lost|dead|crash\w*|bad|ko|nok|aborted|expired)$/i;

/** States and what denies each. */
const OPPOSITES: Readonly<Record<string, RegExp>> = {
  up: /^(?:standby|off|blocked)$/i,
  on: /^off$/i,
  enabled: /^(?:disabled|off)$/i,
  open: /^closed$/i,
  active: /^(?:inactive|passive|standby)$/i,
  running: /^(?:stopped|exited|pending|paused)$/i,
  passed: /^(?:pending|ignored)$/i,
  synced: /^(?:drifted|syncing|pending)$/i,
  ok: /^(?:warn(?:ing)?|pending)$/i,
};

/**
 * Whether what is said of all that is listed stands in some of its columns only, and what denies it in others: nobody
 * said which of them is meant.
 *
 *     all links up        PORT  ADMIN  OPER      every check passed      NAME  LINT    TEST    BUILD
 *                         p1    up     down                              a     passed  failed  passed
 */
export function isDeniedBeside(words: string, rules: readonly RuleVerdict[], { stdout }: Observed): boolean {
  if (!OF_EVERY.test(words) || LEFT_OUT.test(words) || !rules.every(({ rule }) => LOOKS.has(rule.kind))) return false;
  const said = words
    .replace(/\bin sync\b/gi, 'synced')
    .split(/[\s,;:=()`"']+/)
    .filter((word) => isState(word) || /^ok$/i.test(word));
  if (said.length === 0) return false;
  return tablesOf(outputOf(stdout), null).some(({ header, rows }) => {
    // Words that name a column speak of that one; the first is what the rows are.
    if (header.slice(1).some((name) => name !== '' && findToken(words, name, { exact: false }) !== null)) return false;
    // Of nothing that was listed nothing was found out.
    if (rows.length === 0 && rules.some(({ rule }) => rule.kind === 'exit')) return true;
    return rows.some(({ cells }) => (cells ?? []).some((cell, at) => at > 0 && isRival(cell.trim(), said, header[at])));
  });
}

function isRival(cell: string, said: readonly string[], column = ''): boolean {
  // What a proxy has not asked for is not sent.
  if (/^not sent$/i.test(cell) && /^(?:ECDS)$/.test(column)) return false;
  return said.some((state) => ILL.test(cell) || OPPOSITES[state.toLowerCase()]?.test(cell) === true);
}

const LOOKS: ReadonlySet<string> = new Set(['says', 'contains', 'exit']);
