import { kindsOf } from '../../expect/kinds.ts';
import type { Rule } from '../../expect/rule.ts';
import type { Scene } from '../scene.ts';
import { holdsQuotes } from '../../expect/sentence.ts';

/** Names of headers and hosts have no letter case, and an exit has no letters. */
const WITHOUT: ReadonlySet<Rule['kind']> = new Set(['http', 'header', 'resolves', 'exit', 'within', 'file', 'fails']);
const QUOTED = /(`+)([^`]+)\1(?!`)|"([^"]+)"|[“”]([^“”]+)[“”]/gu;
const BOOLEAN = /^(?:true|false|yes|no|on|off|null|none)$/i;

/**
 * A state is a state in any letter case, and quoted text counts letter by letter: what is both, and was printed in
 * other letters only (`` `UP` `` against `Up`), may be meant either way.
 */
export function differsInCase(rule: Rule, scene: Scene): string | null {
  if (WITHOUT.has(rule.kind)) return null;
  if (!holdsQuotes(scene.clause)) return null;
  const printed = `${scene.stdout.text}\n${scene.stderr.text}`;
  for (const match of scene.clause.matchAll(QUOTED)) {
    const text = (match[2] ?? match[3] ?? match[4] ?? '').trim();
    if (!/^[A-Za-z][A-Za-z_-]+$/.test(text) || BOOLEAN.test(text) || kindsOf(text).length > 0) continue;
    const word = new RegExp(`(?<![A-Za-z0-9_-])${text}(?![A-Za-z0-9_-])`, 'gi');
    const found = [...printed.matchAll(word)].map(([one]) => one);
    if (found.length > 0 && !found.includes(text) && !isHeader(rule, text, found)) return found[0] ?? null;
  }
  return null;
}

/** `Ready` may name the column READY. */
function isHeader(rule: Rule, text: string, found: readonly string[]): boolean {
  return (rule.kind === 'table' || rule.kind === 'state') && found.includes(text.toUpperCase());
}
