import type { Observed, RuleVerdict } from '../contract.ts';
import { outputOf } from '../printed/output.ts';
import { tablesOf } from '../printed/tableRead.ts';
import { sparing } from '../../text/sparing.ts';

const HOW = /^(?:READY|STATUS|STATE|PHASE|HEALTH(?: STATUS)?|HEALTHY|AVAILABLE|SYNCED)$/;
const BAD = /^(?:False|Failed|NotReady|Error|Degraded|Unhealthy|Unknown|\w+BackOff)$/;
/** That it is there is all that they say, or they say how it is not. */
const THERE =
  /\b(?:exists?|exist|listed|present|there|found|shown|no|not|never|fail\w*|degraded|unhealthy|error|false|unknown)\b/i;

/** `mesh applied` beside the row of mesh, which is there, and whose READY is False. */
export function isOfBadRow(words: string, rules: readonly RuleVerdict[], { stdout }: Observed): boolean {
  if (!rules.every(({ rule }) => rule.kind === 'says') || THERE.test(words)) return false;
  const found = new Set(rules.map((one) => one.found?.trim() ?? ''));
  return tablesOf(outputOf(stdout), null).some(({ header, rows }) =>
    rows.some(
      ({ text, cells }) =>
        found.has(text.trim()) && header.some((name, column) => HOW.test(name) && BAD.test(cells?.[column] ?? '')),
    ),
  );
}

const UP = sparing(/\b(?:up|running)\b/i);

/** `all Up` beside `Up 2 days (unhealthy)`: it runs, and is not well. */
export function isUpUnwell(words: string, { stdout }: Observed): boolean {
  if (!UP.test(words) || /\b(?:un)?health/i.test(words)) return false;
  const said = new Set(words.split(/[\s,;:=()`"']+/));
  const { lines } = outputOf(stdout);
  const named = lines.filter((line) => said.has(line.trim().split(/\s+/).at(-1) ?? ''));
  return (named.length > 0 ? named : lines).some((line) => /\bUp\b.*\((?:unhealthy|health: starting)\)/.test(line));
}
