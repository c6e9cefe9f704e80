import type { Check } from '../plan/check.ts';
import type { ExpectationVerdict, Observed, RuleVerdict, Supplied, Verdict } from './contract.ts';
import { readExit } from './exits.ts';
import { judgeExpectation } from './judge.ts';

export interface CheckVerdict {
  readonly verdict: Verdict;
  readonly because: string;
  /** In the order of the check's expectations. */
  readonly expectations: readonly ExpectationVerdict[];
}

/** What exit 0 means for a check of which nothing is expected: `pass` only where the user decided so. */
export type WithoutExpectation = 'undecided' | 'pass';

/** The worst of several decides, in this order. */
const WORST: readonly Verdict[] = ['blocked', 'fail', 'undecided', 'manual', 'pass'];

/**
 * A whole check: every expectation must pass, and no command may have failed for a reason that no expectation covers.
 * Without any expectation a success is not yet a proof.
 */
export function judgeCheck(
  check: Check,
  observed: ReadonlyMap<number, Observed>,
  supplied: ReadonlyMap<string, Supplied>,
  withoutExpectation: WithoutExpectation = 'undecided',
): CheckVerdict {
  const judged = check.expectations.map((e) => judgeExpectation(e, observed, supplied).verdict);
  // Words that only a person can decide leave a check with rules undecided; a check of nothing else is a person's.
  const hasRules = check.expectations.some((e) => e.rules !== null);
  const expectations = judged.map((e) =>
    hasRules && e.verdict === 'manual' ? { ...e, verdict: 'undecided' as const } : e,
  );
  const prose = check.commands.find((c) => c.mode === 'manual');
  if (prose) return { verdict: 'manual', because: `A person does this: ${prose.text}`, expectations };
  const commands = check.commands.map((c) => judgeCommand(c.index, observed, expectations));
  const all = [...commands, ...expectations];
  for (const verdict of WORST) {
    const found = all.find((one) => one.verdict === verdict);
    if (found && (verdict !== 'pass' || expectations.length > 0))
      return { verdict, because: verdict === 'pass' ? sayPasses(expectations) : found.because, expectations };
  }
  if (check.commands.length === 0) return { verdict: 'manual', because: 'A person does this.', expectations };
  if (withoutExpectation === 'pass')
    return { verdict: 'pass', because: 'It succeeded, and nothing else is expected.', expectations };
  return {
    verdict: 'undecided',
    because:
      'It succeeded, but the story does not say what to expect. Confirm it by hand, or write what must come back.',
    expectations,
  };
}

function sayPasses(expectations: readonly ExpectationVerdict[]): string {
  return expectations.map((e) => e.because).join(' ');
}

/** What a command's end says beside the expectations: nothing where a rule that looked at its end has passed. */
function judgeCommand(
  index: number,
  observed: ReadonlyMap<number, Observed>,
  expectations: readonly ExpectationVerdict[],
): { readonly verdict: Verdict; readonly because: string } {
  const one = observed.get(index);
  if (!one) return { verdict: 'undecided', because: 'Not all of its commands ran.' };
  const exit = readExit(one);
  if (exit.kind === 'blocked') return { verdict: 'blocked', because: exit.why };
  if (exit.kind === 'undecided') return { verdict: 'undecided', because: exit.why };
  if (exit.kind === 'ok' || isCovered(index, expectations)) return { verdict: 'pass', because: '' };
  if (exit.kind === 'failed') return { verdict: 'fail', because: `${exit.why} (${firstLine(one.text)})` };
  const why = exit.kind === 'answer' ? exit.means : `${exit.tool} found nothing`;
  return { verdict: 'undecided', because: `No expectation says what it means that ${why}.` };
}

function isCovered(index: number, expectations: readonly ExpectationVerdict[]): boolean {
  const rules: readonly RuleVerdict[] = expectations.flatMap((e) => e.rules);
  return rules.some((r) => r.rule.command === index && r.verdict === 'pass');
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
