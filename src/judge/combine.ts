import type { Rule } from '../expect/rule.ts';
import type { ExpectationVerdict, RuleVerdict } from './contract.ts';
import type { Decision } from './scene.ts';

/** What became of a rule. */
export function verdictOf(rule: Rule, { verdict, because, found, foundLine }: Decision): RuleVerdict {
  return { rule, verdict, because, found, foundLine };
}

/** Every rule must pass, and no words may be left. */
export function combine(rules: readonly RuleVerdict[], unread: readonly string[]): ExpectationVerdict {
  for (const verdict of ['blocked', 'fail', 'undecided', 'manual'] as const) {
    const found = rules.find((rule) => rule.verdict === verdict);
    if (found) return { verdict, because: found.because, rules };
  }
  const [first] = unread;
  if (first !== undefined) return { verdict: 'undecided', because: `No rule covers “${first}”.`, rules };
  if (rules.length === 0) return { verdict: 'undecided', because: 'There is nothing to decide.', rules };
  return { verdict: 'pass', because: rules.map((rule) => rule.because).join(' '), rules };
}

/** Undecided all the same: why the words may not be so, before what was found. */
export function leftOpen(verdict: ExpectationVerdict, words: string, why: string): ExpectationVerdict {
  return { ...verdict, verdict: 'undecided', because: `“${words.trim()}” ${why}. ${verdict.because}` };
}

/** Failed all the same: what was found says itself that it is not so. */
export function deniedBy(verdict: ExpectationVerdict, words: string, why: string): ExpectationVerdict {
  return { ...verdict, verdict: 'fail', because: `“${words.trim()}” ${why}. ${verdict.because}` };
}
