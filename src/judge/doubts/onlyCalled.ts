import { isStateWord } from '../../expect/asides.ts';
import type { Observed, RuleVerdict } from '../contract.ts';
import { outputOf } from '../printed/output.ts';
import { tablesOf } from '../printed/tableRead.ts';
import { tokenHits } from '../printed/tokens.ts';

/**
 * Whether a state that is looked for anywhere stands only where something is called so, and is no state of it.
 *
 *     ready       above a column READY that says 0/1
 *     deployed    LAST DEPLOYED: Mon Nov 2 10:00:00 2026, above STATUS: failed
 *     enabled     Loaded: loaded (/etc/systemd/system/web.service; disabled; preset: enabled)
 */
export function isOnlyCalled(rules: readonly RuleVerdict[], { stdout }: Observed): boolean {
  const states = rules.flatMap(({ rule }) =>
    rule.kind === 'contains' && !rule.exact && isStateWord(rule.token) ? [rule.token] : [],
  );
  if (states.length === 0) return false;
  const output = outputOf(stdout);
  const headings = new Set(tablesOf(output, null).map(({ headerLine }) => headerLine));
  return states.some((state) => {
    const hits = output.lines.flatMap((text, i) =>
      [...tokenHits(text, state, { exact: false })].map(
        ({ start, end }) => headings.has(i + 1) || PRESET.test(text.slice(0, start)) || isKey(text, end),
      ),
    );
    return hits.length > 0 && hits.every((called) => called);
  });
}

const PRESET = /\bpreset: $/i;

/** It ends before the colon behind a few words. */
function isKey(line: string, end: number): boolean {
  const key = /^[\s"'-]*(?:[\w.-]+ ){0,3}[\w.-]+["']?:(?=\s|$)/.exec(line)?.[0];
  return key !== undefined && end < key.length;
}
