import { sparing } from '../../text/sparing.ts';
import type { Observed, RuleVerdict } from '../contract.ts';

const PRETENDED = sparing(/\bdry[- _]?run\b|\bwould (?:be|have been) [a-z]+(?:ed|t|n)\b/i);
/** Who speaks of a trial run means one. */
const OF_TRIAL = sparing(/\bdry\b|dry[-_]?run|\b(?:would|preview|plan|diff|trial|simulat\w+)\b|--check\b|\s-n\s/i);

/** `upload succeeded` beside `dry run: 3 files would be uploaded`: nothing was done. */
export function isPretended(words: string, rules: readonly RuleVerdict[], { text, stdout, stderr }: Observed): boolean {
  if (!rules.every(({ rule }) => rule.kind === 'exit' || rule.kind === 'absent')) return false;
  if (OF_TRIAL.test(words) || OF_TRIAL.test(text)) return false;
  return PRETENDED.test(`${stdout.text}\n${stderr.text}`);
}
