import { sparing } from '../../text/sparing.ts';

/** How surely a line takes back what it says: a cross does, a sign of warning may. */
export type Mark = 'denies' | 'may deny' | null;

const CROSS = '[✗✘✖❌❎⛔🚫⨯☒🔴]';
const SIGN = '(?:×|[⚠‼❗⏳🟠🟡⏭⏸⌛⊘])';
const BAD = 'FAIL(?:ED|URE|S|ING)?|NOK|KO|BAD|NOT[ _-]?OK|BROKEN|CANCELL?ED|ABORTED|UNREACHABLE|UNHEALTHY';
const OPEN =
  'ERR(?:OR|ORED)?|FATAL|CRIT(?:ICAL)?|WARN(?:ING)?|WRN|TODO|TBD|PENDING|WAITING|SKIP(?:PED)?|TIMED?[ _-]?OUT|UNKNOWN|UNSUPPORTED|XFAIL|BLOCKED|CRASH(?:ED)?|INCOMPLETE|NOT (?:RUN|DONE|TESTED|STARTED|YET)|MISSING|N/A';
/** In a column of their own these are the answer to the words before them. */
const NO = '0|NO|NONE|FALSE|OFF|NEVER|N|F|-';

const STAMP = /^\s*\[?\d{4}-\d\d-\d\d[T ][\d:.,]+(?:Z|[+-][\d:]+)?\]?\s+|^\s*\[?\d\d:\d\d:\d\d[\d.,]*\]?\s+/;

const BEFORE_SIGN = new RegExp(`^[^\\p{L}\\p{N}]{0,12}${SIGN}|^\\s*(?:[-*]\\s+)?(?:\\[[ !~?]\\]|!{1,3})\\s`, 'u');
const BEFORE_CROSS = new RegExp(`^[^\\p{L}\\p{N}]{0,12}${CROSS}|^\\s*\\[(?:-|--|!!)\\]\\s`, 'u');
const before = (words: string): RegExp => new RegExp(`^[\\s[(<{|*>•-]{0,12}(?:${words})[\\])>}|:.,;-]{0,3}\\s`, 'i');
const BEFORE_BAD = before(BAD);
const BEFORE_OPEN = before(OPEN);

const GAP = '[\\s.·…:;|=,>→–—*-]{1,200}[[(<]?\\s?';
const END = '[\\])>]?[\\s|.!]*$';
const AFTER_CROSS = new RegExp(`(?:^|[^\\p{L}\\p{N}])${CROSS}[^\\p{L}\\p{N}]{0,12}$`, 'u');
const AFTER_SIGN = new RegExp(`^[^\\p{L}\\p{N}]{0,40}(?:${CROSS}|${SIGN})`, 'u');
const AFTER_BAD = new RegExp(`^${GAP}(?:${BAD})(?:${END}|[\\])>]?\\s*[[(]?\\s*[\\d.]+\\s?(?:m?s|%)?[\\])]?\\s*$)`, 'i');
const AFTER_OPEN = new RegExp(`^${GAP}(?:${OPEN})${END}`, 'i');
/** In capitals more may follow: the reason, or how long it took. */
const AFTER_CAPITALS = new RegExp(`^${GAP}(?:${BAD}|${OPEN})(?![\\w-])`);
const AFTER_NO = new RegExp(`^${GAP}(?:${NO})${END}`, 'i');

/** What a line says of words that stand in it, by what stands before and behind them. */
export function markOf(ahead: string, behind: string, answers: boolean): Mark {
  const head = `${ahead.replace(STAMP, '')} `;
  if (BEFORE_CROSS.test(head) || BEFORE_BAD.test(head) || AFTER_CROSS.test(behind) || AFTER_BAD.test(behind))
    return 'denies';
  const may = BEFORE_SIGN.test(head) || BEFORE_OPEN.test(head) || AFTER_SIGN.test(behind) || AFTER_OPEN.test(behind);
  return may || AFTER_CAPITALS.test(behind) || (answers && AFTER_NO.test(behind)) ? 'may deny' : null;
}

const ALONE = sparing(
  /^\W*(?:FAIL(?:ED|URE)?|ERROR|NOK|KO|NOT OK|SKIPPED|TIMEOUT|CANCELLED|ABORTED)\W*$|^\s*[✗✘✖❌⛔]\s*$/,
);

/** A line that is nothing but the result of the one above it. */
export const isBadResult = (line: string): boolean => ALONE.test(line);
