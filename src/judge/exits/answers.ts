import type { Stage } from '../../command/facts.ts';

const GREPS = new Set(['grep', 'egrep', 'fgrep', 'zgrep', 'rg', 'ag', 'ack', 'pgrep']);

/** It finds lines, and exits 1 where it found none. */
export function isGrep(stage: Stage | undefined): boolean {
  return stage !== undefined && GREPS.has(stage.tool ?? '');
}

export interface Answer {
  readonly is: (stage: Stage) => boolean;
  readonly code: number;
  readonly means: string;
  /** Nothing else counts beside it, such as an HTTP status of an error. */
  readonly error?: boolean;
}

const DIFFERS = 'the two differ';
const DIFFERENCES = 'there are differences';

/** Exits other than 0 that are answers. The sentence goes into the verdict. */
const ANSWERS: readonly Answer[] = [
  { is: (s) => s.tool === 'diff' || s.tool === 'cmp' || s.tool === 'colordiff', code: 1, means: DIFFERS },
  { is: (s) => s.kubectl?.verb === 'diff', code: 1, means: DIFFERENCES },
  { is: (s) => s.tool === 'flux' && s.args[0] === 'diff', code: 1, means: DIFFERENCES },
  { is: (s) => s.tool === 'argocd' && s.args.includes('diff'), code: 1, means: DIFFERENCES },
  { is: (s) => s.tool === 'git' && s.args.includes('diff'), code: 1, means: DIFFERENCES },
  { is: (s) => s.tool === 'terraform' && s.args.includes('-detailed-exitcode'), code: 2, means: 'there are changes' },
  { is: (s) => s.tool === 'helm' && s.args.includes('--detailed-exitcode'), code: 2, means: 'there are changes' },
  { is: (s) => s.kubectl?.verb === 'auth can-i', code: 1, means: 'the answer is no' },
  { is: (s) => isSystemctl(s, 'is-active'), code: 3, means: 'the unit is not active' },
  { is: (s) => isSystemctl(s, 'is-active'), code: 4, means: 'there is no such unit' },
  { is: (s) => isSystemctl(s, 'is-enabled'), code: 1, means: 'the unit is not enabled' },
  { is: (s) => isSystemctl(s, 'is-failed'), code: 1, means: 'the unit has not failed' },
  { is: (s) => isSystemctl(s, 'status'), code: 3, means: 'the unit is not active' },
  { is: (s) => /^(?:vault|bao)$/.test(s.tool ?? '') && s.args[0] === 'status', code: 2, means: 'it is sealed' },
  { is: (s) => s.tool === 'curl', code: 22, means: 'the HTTP status is 400 or above', error: true },
  { is: (s) => s.tool === 'wget', code: 8, means: 'the HTTP status is an error', error: true },
];

function isSystemctl(stage: Stage, verb: string): boolean {
  return stage.tool === 'systemctl' && stage.args.includes(verb);
}

/** What the exit of a stage answers; null where it is no answer. */
export function answerOf(stage: Stage, code: number): Answer | null {
  return ANSWERS.find((known) => known.code === code && known.is(stage)) ?? null;
}

/** Whether an answer says that two things are not the same. */
export function saysDifferent(means: string): boolean {
  return means === DIFFERS || means === DIFFERENCES;
}
