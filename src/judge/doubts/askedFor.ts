import { sparing } from '../../text/sparing.ts';
import type { RuleVerdict } from '../contract.ts';

const ASKED = sparing(
  /\b(?:request|job|task|operation)\b.*\b(?:submitted|queued|accepted|scheduled)\b|\bin the background\b/i,
);

/** `restore works` beside `Restore request "r1" submitted`: what becomes of it is not told by an exit of 0. */
export function isOnlyAskedFor(words: string, rules: readonly RuleVerdict[], printed: string): boolean {
  if (!rules.every(({ rule }) => rule.kind === 'exit') || !ASKED.test(printed)) return false;
  return !/\b(?:submitt\w*|queued|accepted|scheduled|requested|created|started|exits?|exit|code|status)\b/i.test(words);
}
