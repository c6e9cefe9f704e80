import { sparing } from '../../text/sparing.ts';
import type { Observed, RuleVerdict } from '../contract.ts';
import { outputOf } from '../printed/output.ts';
import { tablesOf } from '../printed/tableRead.ts';
import { findToken, tokenHits } from '../printed/tokens.ts';

/** Words that say where in a list something stands. */
const PLACE = sparing(
  /\b(?:listed|shown|shows up|included|visible|present|there|exists?|found|is)\b[^,;.]{0,20}\b(?<a>first|last)\b(?! \d)|\b(?:in|on|at|as) (?:the )?(?<b>first|last|top|bottom|newest|latest|oldest)(?= (?:row|line|entry|place|position|one|tag|item|pod|node|release|revision|of)\b|\s*$|[,;.])|\bthe (?<c>first|last) (?:\w+ )?(?:row|line|entry|pod|node|item|tag|release|revision|user|job|service)\b/i,
);
const LOOKS: ReadonlySet<string> = new Set(['says', 'contains', 'exists', 'table', 'equals']);

/**
 * Whether words say where something stands, and it stands elsewhere, which rules that look for it anywhere do not see.
 *
 *     v1.4.0 is listed first        v1.5.0, v1.4.0
 *     "done", then "started"        started, done
 */
export function isElsewhere(words: string, rules: readonly RuleVerdict[], one: Observed): boolean {
  if (!rules.every(({ rule }) => LOOKS.has(rule.kind))) return false;
  return isInOtherRow(words, one) || isInOtherOrder(words, rules, one);
}

function isInOtherRow(words: string, { stdout }: Observed): boolean {
  const { a, b, c } = PLACE.exec(words)?.groups ?? {};
  const place = (a ?? b ?? c)?.toLowerCase();
  if (place === undefined) return false;
  const { lines } = outputOf(stdout);
  const headings = new Set(tablesOf(outputOf(stdout), null).map(({ headerLine }) => headerLine));
  const rows = lines.filter((line, i) => !headings.has(i + 1) && !/^[-+|\s]*$|^\(\d+ rows?\)$/.test(line));
  const cells = rows.map((row) => row.trim().split(/\s+/));
  const said = words.split(/[\s,;:=()`"'*]+/).filter((word) => !PLACES.test(word));
  // A number is a name where rows are numbered.
  const names = said.filter((word) =>
    cells.some((row) => (/^\d+$/.test(word) ? row[0] === word : word.length > 1 && row.includes(word))),
  );
  const [first = '', last = ''] = [rows[0], rows.at(-1)];
  // The newest stands at one of the ends, whichever way the list is sorted.
  const ends = /first|top/.test(place) ? [first] : /last|bottom/.test(place) ? [last] : [first, last];
  const stands = (name: string): boolean =>
    ends.some((row) =>
      /^\d+$/.test(name) ? row.trim().split(/\s+/)[0] === name : findToken(row, name, { exact: false }) !== null,
    );
  return rows.length > 1 && names.length > 0 && !names.every(stands);
}

const PLACES = /^(?:first|last|top|bottom|newest|latest|oldest|listed|shown|row|line)$/i;

/** Each stands somewhere behind the one before. */
function isInOtherOrder(words: string, rules: readonly RuleVerdict[], { stdout }: Observed): boolean {
  if (!/[,;.]\s*(?:and\s+)?then\b|\band then\b/i.test(words)) return false;
  const tokens = rules.flatMap(({ rule }) => (rule.kind === 'contains' ? [rule.token] : []));
  const hits = tokens.map((token) => [...tokenHits(stdout.text, token, { exact: false })].map(({ start }) => start));
  return hits.some((own, i) => {
    const before = hits[i - 1];
    return i > 0 && before !== undefined && Math.max(...own) < Math.min(...before);
  });
}
