import { sparing } from '../../text/sparing.ts';
import type { ExpectationVerdict, Observed, RuleVerdict } from '../contract.ts';

type Told = Pick<ExpectationVerdict, 'verdict' | 'because'>;

const MET = /^(\S+) condition met$/;
const NAMED = /^`?(?:[a-z][a-z\d.-]*\/[a-z\d][\w.-]*|[a-z][\w.]*[-_\d][\w.-]*)`?$/;
/** What names a deed of `kubectl wait` or one of its kinds, and nothing that it waits for. */
const OWN = /^(?:condition|met|time-?out)$/i;

/**
 * A stock phrase is printed, and of another subject than the words name, or of fewer.
 *
 *     pod/web-0 condition met       pod/api-0 condition met       fails
 *     both OK                       a.tgz: OK                     open
 */
export function saidOfOther(words: string, rules: readonly RuleVerdict[], { text, stdout }: Observed): Told | null {
  const lines = stdout.text
    .split('\n', MOST_LINES)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const met = lines.flatMap((line) => MET.exec(line)?.[1] ?? []);
  if (/\bcondition met\b/i.test(words) && met.length > 0) {
    const names = words.split(/[\s,:;()]+/).filter((word) => NAMED.test(word) && !OWN.test(word));
    const missing = names.map((name) => name.replaceAll('`', '')).find((name) => !met.some((one) => isSame(one, name)));
    if (missing !== undefined)
      return {
        verdict: met.length === lines.length ? 'fail' : 'undecided',
        because: `${missing} is not among what met its condition.`,
      };
  }
  const both = OF_BOTH.test(words) || ENDS_BOTH.test(words);
  if (!both || !rules.every(({ rule }) => LOOKS.has(rule.kind)) || TWO.test(stdout.text)) return null;
  const headed = /^[A-Z][A-Z0-9 _()%/-]*$/.test(lines[0] ?? '');
  const rows = lines.length - (headed ? 1 : 0);
  // `Running Running`, as a jsonpath over several prints it.
  const values = headed ? [] : (lines[0] ?? '').split(/\s+/);
  const repeats = new Set(values).size < values.length;
  return rows === 1 && !repeats && !/^[[{]/.test(lines[0] ?? '') && !/\b(?:json|yaml)\b/.test(text)
    ? { verdict: 'undecided', because: `“${words.trim()}” speaks of two, and one is printed.` }
    : null;
}

const OF_BOTH = sparing(/^\W*both\b(?!.*\b(?:and|&)\b)/i);
const ENDS_BOTH = sparing(/\bboth\W*$/i);
/** `2/2`, or a count of two; not since when. */
const TWO = /(?<![\w.:-])(?:2\/2|2)(?![\w.:/-])(?!\s(?:second|minute|hour|day|week|month|year)s?\b)/;
const MOST_LINES = 2000;
const LOOKS: ReadonlySet<string> = new Set(['says', 'contains', 'state', 'equals', 'exists', 'exit', 'table']);

/** `deployment.apps/web` is `deployment/web`, and `web`. */
function isSame(printed: string, said: string): boolean {
  const [kind = '', name = ''] = printed.split('/');
  const at = said.indexOf('/');
  if (at === -1) return name === said;
  return name === said.slice(at + 1) && kind.split('.')[0] === said.slice(0, at).split('.')[0];
}
