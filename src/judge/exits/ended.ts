import type { RuleTest } from '../../expect/rule.ts';
import { isBlank, undecided } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';

/** What a rule can say of a watch that we ended. Null: what it found stands. */
export function ofEndedWatch(test: RuleTest, decision: Decision, scene: Scene): Decision | null {
  const { facts, outcome, endedEarly } = scene.observed;
  if (outcome.kind !== 'ended' || facts.mode !== 'watch') return null;
  if (decision.verdict === 'fail')
    return endedEarly ? undecided(`${decision.because} It had passed when the watch was ended.`) : null;
  if (decision.verdict !== 'pass') return null;
  if (test.kind === 'within') return undecided('It was ended by us: how long it would have gone on is not known.');
  // A loop ran its commands, but a program that said nothing may have been waiting for a connection all the time.
  if (facts.stages.length > 0 && isBlank(scene.stdout) && isBlank(scene.stderr))
    return undecided(
      `${decision.because} But nothing at all was printed: whether there was anything to look at is not known.`,
    );
  return null;
}
