import type { Verdict } from '../judge/contract.ts';

/** How a state is shown everywhere in the editor: one icon and one word. */
export interface StateLook {
  readonly icon: string;
  readonly word: string;
  /** Theme colour of the icon; null: that of the text. */
  readonly color: string | null;
}

/** What a check, a task or a criterion can be said to be. */
export type State = Verdict | 'stale' | 'running' | 'waiting' | 'ticked' | 'open';

const LOOKS: Readonly<Record<State, StateLook>> = {
  pass: { icon: 'pass', word: 'passed', color: 'testing.iconPassed' },
  fail: { icon: 'error', word: 'failed', color: 'testing.iconFailed' },
  undecided: { icon: 'question', word: 'undecided', color: 'testing.iconUnset' },
  manual: { icon: 'person', word: 'by hand', color: null },
  blocked: { icon: 'circle-slash', word: 'blocked', color: 'testing.iconSkipped' },
  stale: { icon: 'history', word: 'stale', color: 'testing.iconSkipped' },
  running: { icon: 'loading~spin', word: 'running', color: null },
  waiting: { icon: 'terminal', word: 'in its terminal', color: null },
  ticked: { icon: 'check', word: 'ticked, not proven here', color: null },
  open: { icon: 'circle-outline', word: 'not run', color: null },
};

export function lookOf(state: State): StateLook {
  return LOOKS[state];
}

/** The worst first: what a group of checks is, is what the first of these is that any of them is. */
const WORST: readonly Verdict[] = ['fail', 'blocked', 'undecided', 'manual', 'pass'];

/** One verdict for several checks; null for none. */
export function worstOf(verdicts: readonly Verdict[]): Verdict | null {
  return WORST.find((v) => verdicts.includes(v)) ?? null;
}

/** `14:05` in local time. */
export function timeOf(ms: number): string {
  return new Date(ms).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}
