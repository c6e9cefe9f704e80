import { sparing } from '../../text/sparing.ts';
import type { Observed, RuleVerdict } from '../contract.ts';

const ERROR = sparing(
  /^(?:\S+: )?(?:error|fatal|panic)\b|\b(?:unable to|no such (?:file|host|container|object)|permission denied|connection (?:refused|reset|timed out)|could(?: not|n't)|cannot|can't|failed|timed? ?out|unreachable|not found|forbidden|unauthorized|denied|no route|does(?: not|n't) exist|unknown (?:flag|command|option)|unrecognized|invalid|refused)\b/i,
);
/** An answer rather than an error, and what a terminal or a shell is missing. */
const NO_ERROR = sparing(
  /\(NotFound\)|^No resources found|\bTTY\b|terminal process group|job control|known hosts|^Defaulted container|deprecated|^warning: /i,
);
/** Words that run apart from the command that is judged: their exit is not known. */
const APART = sparing(/\$\(|<\(|`[^`]+`/);

const OF_NOTHING: ReadonlySet<string> = new Set(['equals', 'lines', 'number', 'absent', 'says']);

/** Rules that pass by nothing, or by 0, being printed. */
function isOfNothing({ rule, verdict }: RuleVerdict, { text }: Observed): boolean {
  if (verdict !== 'pass') return false;
  return OF_NOTHING.has(rule.kind) || (rule.kind === 'exit' && rule.op === '=' && rule.code === 0 && APART.test(text));
}

/**
 * Nothing, or 0, was printed, and stderr tells of an error: whatever ran inside a substitution, an inner shell or on
 * another host may have looked at nothing.
 *
 *     diff <(kubectl get cm a) <(kubectl get cm b)        echo "$(kubectl get pods | wc -l)"
 */
export function isOfHiddenError(rule: RuleVerdict, one: Observed): boolean {
  // A command that fails by itself is judged by its exit.
  const { outcome } = one;
  const ended = outcome.kind === 'exited' && (outcome.code === 0 || (outcome.code === 1 && APART.test(one.text)));
  if (!ended || !isOfNothing(rule, one) || !/^\s*(?:0\s*)*$/.test(one.stdout.text.slice(0, 200))) return false;
  return one.stderr.text.split('\n', 200).some((line) => {
    const short = line.slice(0, 400);
    return ERROR.test(short) && !NO_ERROR.test(short);
  });
}
