import { sparing } from '../../text/sparing.ts';
import type { Observed, RuleVerdict } from '../contract.ts';
import { plain } from '../printed/output.ts';
import { placesOfWords, wordsOf } from '../printed/wordsIn.ts';

/** What takes anything back that was said before. */
const UNDOES = sparing(
  /\b(?:roll(?:ing|ed) back|revert(?:s|ed|ing)?|panic(?:ked)?|giving up|gave up|stepp(?:ing|ed) down|aborting|shutting down|crashed|segmentation fault|segfault|out of memory)\b/i,
);
/** … and what does so where it speaks of the same thing. */
const DENIES = sparing(
  /\b(?:not|never|no longer|lost|los(?:es|ing)|remov(?:ed|ing)|left|leaving|stopp(?:ed|ing)|disconnect\w*|dropped|closed|terminat\w*|fail(?:ed|s|ing|ure)?|error|fatal|unreachable|unavailable|unhealthy|evicted|expired|revoked|denied|refused|down|exited)\b|n['’]t\b/i,
);
const OF_ILL = sparing(
  /\b(?:not|never|no|lost|remov\w*|stop\w*|disconnect\w*|fail\w*|error|fatal|down|unhealthy|denied|refused|rolled|revert\w*|crash\w*|evict\w*|terminat\w*|exited|panic\w*|restart\w*|after|before|then|once|first)\b/i,
);
/** Words that say how it went, and not of what. */
const HOW =
  /^(?:success\w*|started|starting|ready|connected|joined|applied|running|up|ok|okay|done|completed?|server|service|to|for|on|at|with|by|from|\d+)$/i;
const MANY = 500;

const stem = (word: string): string => word.toLowerCase().replace(/(?:ions?|ed|ing|s)$/, '');

/**
 * A line that says it, and below the last such line one that takes it back; in a log, each line is said after the last.
 *
 *     connected to ledger  …  lost connection to ledger        Application started  …  Application shutting down
 */
export function isTakenBackLater(words: string, { rule, verdict }: RuleVerdict, { stdout }: Observed): boolean {
  const sought = verdict === 'pass' ? wordsOf(rule) : null;
  if (sought === null || sought.length < 2 || OF_ILL.test(words)) return false;
  const lines = plain(stdout.text).split('\n', 2000);
  // Below a heading there are rows, each of something else.
  if (/^\s*[A-Z][A-Z0-9_()%/-]+(?:\s{2,}|\t)\s*[A-Z]/.test((lines[0] ?? '').slice(0, 200))) return false;
  const said = placesOfWords(sought, lines).filter(({ line }) => !isDenied(lines[line] ?? ''));
  const last = said.at(-1);
  if (!last) return false;
  const things = sought.filter((word) => !HOW.test(word)).map(stem);
  const about = (things.length > 0 ? things : sought.map(stem)).filter((one) => one.length > 2);
  return lines.slice(last.line + 1, last.line + 1 + MANY).some((line) => {
    const short = line.slice(0, 400);
    if (UNDOES.test(short)) return true;
    if (!isDenied(short)) return false;
    const lower = short.toLowerCase();
    return about.some((one) => lower.includes(one));
  });
}

/** `0 failed` and `without errors` deny nothing. */
const NONE = sparing(
  /(?:\b(?:no|without|zero)|(?<![\d.,])0) (?:\w{1,20} )?(?:fail\w*|errors?)|\b(?:failed|errors?|failures?)\s?[:=]\s?0\b/gi,
);

const isDenied = (line: string): boolean => DENIES.test(NONE.replace(line.slice(0, 400), ''));
