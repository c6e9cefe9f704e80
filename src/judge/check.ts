import type { Expectation } from '../plan/check.ts';
import type { ExpectationVerdict, Need, Observed, Supplied, Verdict } from './contract.ts';
import { readExit } from './exits.ts';
import { judgeExpectation } from './judge.ts';

/** What a command without any expectation is worth: ask a person, nothing, or a pass by its exit alone. */
export type TickWithoutExpectation = 'ask' | 'never' | 'exit0';

export interface CheckVerdict {
  readonly verdict: Verdict;
  readonly because: string;
  /** A person may confirm it: nothing failed, and nothing was stated that could be judged. */
  readonly confirm: boolean;
  readonly needs: readonly Need[];
  /** One for each expectation, in their order. */
  readonly expectations: readonly ExpectationVerdict[];
}

/** A check passes when all its expectations do; commands that no expectation judges must not have failed. */
export function judgeCheck(
  expectations: readonly Expectation[],
  observed: ReadonlyMap<number, Observed>,
  supplied: ReadonlyMap<string, Supplied>,
  without: TickWithoutExpectation,
): CheckVerdict {
  const judged = expectations.map((expectation) => judgeExpectation(expectation, observed, supplied));
  const verdicts = judged.map(({ verdict }) => verdict);
  const covered = new Set(expectations.flatMap(({ rules }) => (rules ?? []).map((rule) => rule.command)));
  const others = [...observed]
    .filter(([index]) => !covered.has(index))
    .map(([, one]) => byExitAlone(one, expectations.length > 0));
  const needs = judged.flatMap((one) => one.needs);
  const make = (verdict: Verdict, because: string, confirm = false): CheckVerdict => ({
    verdict,
    because,
    confirm,
    needs,
    expectations: verdicts,
  });
  for (const verdict of ['blocked', 'fail', 'undecided', 'manual'] as const) {
    const found = [...verdicts, ...others].find((one) => one.verdict === verdict);
    if (found)
      return make(
        verdict,
        found.because,
        verdict === 'manual' || (verdict === 'undecided' && verdicts.every((one) => one.verdict !== 'fail')),
      );
  }
  if (verdicts.length > 0) return make('pass', verdicts.map((one) => one.because).join(' '));
  if (observed.size === 0) return make('manual', 'There is no command: do it and confirm it yourself.', true);
  if (without === 'exit0') return make('pass', 'It ended without failing, and nothing was expected of it.');
  return make(
    'undecided',
    'It ended without failing, but nothing states what it should show: confirm it yourself.',
    without === 'ask',
  );
}

/** A command that no rule looks at: its failure counts, its success proves nothing. */
function byExitAlone(one: Observed, stated: boolean): { readonly verdict: Verdict; readonly because: string } {
  const exit = readExit(one);
  switch (exit.kind) {
    case 'ok':
    case 'answer':
      return { verdict: 'pass', because: '' };
    case 'nothing-found':
      return stated ? { verdict: 'pass', because: '' } : { verdict: 'fail', because: `${exit.tool} found nothing.` };
    case 'failed':
      return { verdict: 'fail', because: exit.why };
    case 'blocked':
    case 'undecided':
      return { verdict: exit.kind, because: exit.why };
  }
}
