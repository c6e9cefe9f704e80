import { sparing } from '../../text/sparing.ts';
import type { Observed, RuleVerdict } from '../contract.ts';
import { plain } from '../printed/output.ts';
import { isBadResult, markOf, type Mark } from '../printed/marks.ts';
import { placesOfWords, wordsOf } from '../printed/wordsIn.ts';

/** Words that speak of something bad, or only of what is there, are so whatever the line is marked with. */
const OF_ILL = sparing(
  /\b(?:fail\w*|err(?:or)?s?|warn\w*|den(?:y|ied|ies)|refus\w*|forb[aio]\w*|reject\w*|block\w*|unauth\w*|invalid|missing|crash\w*|fatal|time[ds]?[- ]?out|expire[sd]?|deprecat\w*|not|no|never|none|cannot|unable|pending|skip\w*|unknown|critical|bad|abort\w*|cancel\w*|exceed\w*|violat\w*|disallow\w*|down|unreachable|unhealthy|todo|exists?|listed|present|appears?|mention\w*)\b|n't\b|[✗✘❌⚠]/i,
);
/** Names of columns, or the rule below them. */
const HEADING = /^\s*(?:[A-Z][A-Z0-9_()%/#-]*(?:\s+|$)){2,}$|^[\s|+-]*-{3,}[\s|+-]*$/;

/**
 * What the lines that say the words say besides: that it is not so, where each of them does.
 *
 *     ✗ database reachable        database reachable .... FAILED        | quorum reached | FAIL |
 */
export function marksAgainst(words: string, { rule, verdict }: RuleVerdict, { stdout, stderr }: Observed): Mark {
  const sought = verdict === 'pass' ? wordsOf(rule) : null;
  if (sought === null || OF_ILL.test(words)) return null;
  const lines = plain(`${stdout.text}\n${stderr.text}`).split('\n');
  const answers = sought.length > 1 && !lines.slice(0, 3).some((line) => HEADING.test(line.slice(0, 300)));
  const marks = placesOfWords(sought, lines).map(({ line, ahead, behind }): Mark => {
    const next = lines.slice(line + 1, line + 3).find((one) => one.trim() !== '') ?? '';
    return markOf(ahead, behind, answers) ?? (isBadResult(next.slice(0, 80)) ? 'may deny' : null);
  });
  if (marks.every((mark) => mark === null)) return null;
  return marks.every((mark) => mark === 'denies') ? 'denies' : 'may deny';
}
