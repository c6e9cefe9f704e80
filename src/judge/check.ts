import type { Check } from '../plan/check.ts';
import type { ExpectationVerdict, Observed, Supplied, Verdict } from './contract.ts';
import { readExit } from './exits/exits.ts';
import { judgeExpectation } from './judge.ts';

/** What a command without any expectation is worth: ask a person, nothing, or a pass by its exit alone. */
export type TickWithoutExpectation = 'ask' | 'never' | 'exit0';

/** What judging a check needs of it. */
export type Judgeable = Pick<Check, 'expectations'> & {
  readonly commands: readonly Pick<Check['commands'][number], 'index' | 'mode' | 'text'>[];
};

export interface CheckVerdict {
  readonly verdict: Verdict;
  readonly because: string;
  /** A person may confirm it: nothing failed, and nothing was stated that could be judged. */
  readonly confirm: boolean;
  /** One for each expectation, in their order. */
  readonly expectations: readonly ExpectationVerdict[];
}

/** The worst of several decides, in this order; where none of these is found all passed. */
const WORST = ['blocked', 'fail', 'undecided', 'manual'] as const;

/** A check passes when all its expectations do; commands that no expectation judges must not have failed. */
export function judgeCheck(
  check: Judgeable,
  observed: ReadonlyMap<number, Observed>,
  supplied: ReadonlyMap<string, Supplied>,
  without: TickWithoutExpectation,
): CheckVerdict {
  const expectations = judgeAll(check, observed, supplied);
  const make = (verdict: Verdict, because: string, confirm = false): CheckVerdict => ({
    ...{ verdict, because, confirm, expectations },
  });
  const prose = check.commands.find((command) => command.mode === 'manual');
  if (prose) return make('manual', `A person does this: ${prose.text}`, true);
  const stated =
    check.expectations.length === 0
      ? 'nothing'
      : check.expectations.some((one) => one.rules === null)
        ? 'unread'
        : 'read';
  const covered = new Set(expectations.flatMap((one) => one.rules.map(({ rule }) => rule.command)));
  const ofExits = expectations.length > 0 && expectations.every(saysOnlyThatItWent);
  const others = check.commands
    .filter(({ index }) => !covered.has(index))
    .map((c) => byExitAlone(observed.get(c.index), stated, ofExits));
  const stops = check.commands.flatMap(({ index }) => stopOf(observed.get(index), index, expectations) ?? []);
  if (stops.some(({ verdict }) => verdict === 'undecided')) return make('undecided', 'It was cancelled.', true);
  const all = [...stops, ...expectations, ...others];
  for (const verdict of WORST) {
    const found = all.find((one) => one.verdict === verdict);
    if (found) return make(verdict, found.because, verdict === 'manual' || verdict === 'undecided');
  }
  if (expectations.length > 0) return make('pass', expectations.map((one) => one.because).join(' '));
  if (check.commands.length === 0) return make('manual', 'There is no command: do it and confirm it yourself.', true);
  if (without === 'exit0') return make('pass', 'It ended without failing, and nothing was expected of it.');
  return make(
    'undecided',
    'It ended without failing, but nothing states what it should show: confirm it yourself.',
    without === 'ask',
  );
}

/**
 * What a command that did not come to its end leaves of the check, whatever others show: a failure, unless it is what a
 * rule of it expects; after a cancel nothing is decided.
 */
function stopOf(
  one: Observed | undefined,
  index: number,
  expectations: readonly ExpectationVerdict[],
): { readonly verdict: Verdict; readonly because: string } | null {
  if (one?.outcome.kind === 'cancelled') return { verdict: 'undecided', because: '' };
  if (one?.outcome.kind !== 'timed-out' && one?.outcome.kind !== 'signalled') return null;
  const exit = readExit(one);
  const own = expectations.flatMap(({ rules }) => rules).filter(({ rule }) => rule.command === index);
  if (exit.kind !== 'failed' || (own.length > 0 && own.every(({ verdict }) => verdict === 'pass'))) return null;
  return { verdict: 'fail', because: `${exit.why} (${firstLineOf(one)})` };
}

/** Words that only a person can decide leave a check with rules undecided; a check of nothing else is a person's. */
function judgeAll(
  { expectations, commands }: Judgeable,
  observed: ReadonlyMap<number, Observed>,
  supplied: ReadonlyMap<string, Supplied>,
): readonly ExpectationVerdict[] {
  // As many lines as commands, each for its own.
  const lines = expectations.every(({ place }) => place.kind === 'check') ? expectations.length : 0;
  const judged = expectations.map((one, i) => {
    const line = lines === commands.length ? (commands[i]?.index ?? null) : null;
    return judgeExpectation(one, observed, supplied, line);
  });
  const hasRules = expectations.some((one) => one.rules !== null);
  return judged.map((one) => (hasRules && one.verdict === 'manual' ? { ...one, verdict: 'undecided' } : one));
}

/** A command that no rule looks at: its failure counts, its success proves nothing. */
function byExitAlone(
  one: Observed | undefined,
  stated: 'nothing' | 'read' | 'unread',
  ofExits: boolean,
): { readonly verdict: Verdict; readonly because: string } {
  if (!one) return { verdict: 'undecided', because: 'Not all of its commands ran.' };
  const exit = readExit(one);
  switch (exit.kind) {
    case 'ok': {
      // Where nothing but exits is looked at, one that hides a failure proves as little as none.
      const hidden = exit.masked ?? one.facts.partial ?? null;
      return ofExits && hidden !== null
        ? { verdict: 'undecided', because: `It ended with 0, but ${hidden}. (${firstLineOf(one)})` }
        : { verdict: 'pass', because: '' };
    }
    case 'answer':
      return { verdict: 'undecided', because: `Nothing says what it means that ${exit.means}.` };
    case 'nothing-found':
      return {
        verdict: exit.upstream === 'failed' || stated === 'nothing' ? 'fail' : 'undecided',
        because: `${exit.tool} found nothing.`,
      };
    case 'failed':
      // Words that no rule covers may be about just this failure.
      return {
        verdict: stated === 'unread' ? 'undecided' : 'fail',
        because: `${exit.why} (${firstLineOf(one)})`,
      };
    case 'blocked':
    case 'undecided':
      return { verdict: exit.kind, because: exit.why };
  }
}

const firstLineOf = ({ text }: Observed): string => text.split('\n', 1)[0] ?? '';

/** `command succeeds`: no rule of it looks at what was printed. */
function saysOnlyThatItWent({ rules }: ExpectationVerdict): boolean {
  return rules.length > 0 && rules.every(({ rule }) => rule.kind === 'exit' && rule.op === '=' && rule.code === 0);
}
