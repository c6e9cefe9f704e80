import type { Observed, RuleVerdict } from '../contract.ts';
import { isDeedOfOther } from './deedOfOther.ts';
import { isOfHiddenError } from './hiddenError.ts';
import { isLookupsOwn } from './lookupOwn.ts';
import { marksAgainst } from './marked.ts';
import { isOtherReason } from './otherReason.ts';
import { isTakenBackLater } from './takenBack.ts';
import { saysUnwell } from './unwell.ts';

/** Decided by how the command ended. */
const BY_ITS_END: ReadonlySet<string> = new Set(['exit', 'fails', 'within', 'file']);

/** `kubectl get pods -w &` before it: a line among its own may be the job's. What prints nothing itself is never meant. */
function isOfJob({ rule, verdict }: RuleVerdict, { beside, facts: { stages } }: Observed): boolean {
  if (beside === undefined || verdict !== 'pass' || BY_ITS_END.has(rule.kind)) return false;
  return stages.length === 0 || stages.some(({ tool }) => tool !== 'wait' && tool !== 'sleep');
}

/** What takes a pass away beside the command of one rule, however many commands the words speak of. */
export function doubtBeside(
  words: string,
  rules: readonly RuleVerdict[],
  observed: ReadonlyMap<number, Observed>,
): string | null {
  for (const one of rules) {
    const command = one.rule.command === null ? undefined : observed.get(one.rule.command);
    if (!command) continue;
    if (isOfJob(one, command))
      return 'is found where a job in the background prints as well: send its output into a file';
    if (isOtherReason(words, one, command)) return 'gives another reason than the one that it failed for';
    if (isLookupsOwn(words, one, command)) return 'is said of no answer that the lookup got';
    if (saysUnwell(words, one, command)) return 'says that it went well, and what was printed does not';
    if (marksAgainst(words, one, command) !== null) return 'is found in a line that is marked as not so';
    if (isOfHiddenError(one, command)) return 'is read off nothing, and an error was printed';
    if (isTakenBackLater(words, one, command)) return 'is taken back by a later line';
    if (isDeedOfOther(words, one, command)) return 'says of something that it went well, which the command does not do';
  }
  return null;
}

/** The words, where each line that says them is marked as failed: then they are not so. */
export function isMarkedFailed(
  words: string,
  rules: readonly RuleVerdict[],
  observed: ReadonlyMap<number, Observed>,
): boolean {
  return rules.some((one) => {
    const command = one.rule.command === null ? undefined : observed.get(one.rule.command);
    return command !== undefined && marksAgainst(words, one, command) === 'denies';
  });
}
