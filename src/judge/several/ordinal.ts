import { judgeAlikeAmong } from './alike.ts';
import { atPlace, CALLED, PLACE } from './places.ts';
import { COUNTS, decided, joined, SUMMED, type Share, type Single } from './single.ts';

/**
 * Words that say by its place which command they speak of.
 *
 *     the first prints 0, the second 3        last command exits 1        both names are listed by the second
 *     ^^^^^^^^^ prints 0  ^^^^^^^^^^ 3         ^^^^^^^^^^^^                                   ^^^^^^^^^^^^^^^^
 */
const BEFORE = new RegExp(`^(?:the )?(?<place>${PLACE})${CALLED}(?<colon>\\s*:)?,?\\s+(?<rest>.+)$`, 'is');
const BEHIND = new RegExp(`^(?<rest>.*\\S) (?:by|in|from|on|for|of) the (?<place>${PLACE})${CALLED}$`, 'is');
/** `first two`, `the last three commands` */
const RANGE =
  /^(?:the )?(?<side>first|last) (?<count>two|three|four|[2-4])(?: (?:ones|commands|calls|queries|checks|lines|outputs|results))?,? (?<rest>.+)$/is;
/** `the first and the last print nothing`, `second and third: exit 0` */
const LIST = new RegExp(
  `^(?:the )?(?<places>(?:${PLACE})(?:(?:,| and|, and)(?: the)? (?:${PLACE}))+)${CALLED}s?(?<colon>\\s*:)?,?\\s+(?<rest>.+)$`,
  'is',
);
/** What is said of a command itself; a noun would be one of its rows: `the first node is Ready`. */
const SAID_OF_COMMAND =
  /^(?:(?:should|must|will|has to)\s+)?(?:prints?|shows?|gives?|returns?|exits?|outputs?|reports?|answers?|says?|lists?|is|are|be|fails?|succeeds?|passes|pass|finds?|matches|match|detects?|yields?|has|have|lies|contains?|mentions?|ends?|stays?|remains?|still|now|with|nothing|empty|silent|quiet|denied|rejected|refused|forbidden|created|allowed|times out|timed out|works|answers|responds|no\s+output|[\d"'`<>=~])/i;

interface Placed {
  readonly place: string;
  readonly rest: string;
}

function placedIn(words: string): Placed | null {
  const text = words.trim();
  const before = BEFORE.exec(text)?.groups;
  if (before && (before['colon'] !== undefined || SAID_OF_COMMAND.test(before['rest'] ?? '')))
    return { place: before['place'] ?? '', rest: before['rest'] ?? '' };
  const behind = BEHIND.exec(text)?.groups;
  return behind ? { place: behind['place'] ?? '', rest: behind['rest'] ?? '' } : null;
}

export function speaksByPlace(words: string): boolean {
  return placedIn(words) !== null || RANGE.test(words.trim()) || LIST.test(words.trim());
}

/** Null: they name no place, or leave it open. */
export function judgeByPlace(words: string, singles: readonly Single[]): Share | null {
  const range = RANGE.exec(words.trim())?.groups;
  if (range) return judgeRange(range['side'] ?? '', range['count'] ?? '', range['rest'] ?? '', singles);
  const list = LIST.exec(words.trim())?.groups;
  if (list) return judgeList(list, singles);
  const placed = placedIn(words);
  if (!placed) return null;
  const single = atPlace(placed.place, singles);
  const share = single && decided(single.judge(said(placed.rest)));
  // What only prepares may be counted or not.
  const other = atPlace(
    placed.place,
    singles.filter(({ prepares }) => !prepares),
  );
  const alike = other === single || other?.judge(said(placed.rest)).verdict === share?.verdict;
  return alike ? share : null;
}

function judgeRange(side: string, count: string, rest: string, singles: readonly Single[]): Share | null {
  const many = COUNTS[count.toLowerCase()] ?? Number(count);
  if (many > singles.length || SUMMED.test(rest)) return null;
  const group = side.toLowerCase() === 'first' ? singles.slice(0, many) : singles.slice(-many);
  const alike = ALIKE.exec(rest)?.groups;
  if (alike) return judgeAlikeAmong(rest, alike['what'] ?? '', group);
  return SAID_OF_COMMAND.test(rest) ? judgeGroup(rest, group) : null;
}

/** `print the same checksum` */
const ALIKE =
  /^(?:(?:are|is|prints?|shows?|gives?|returns?|have|has) )?(?:the )?(?:same|identical|equal)(?<what>(?: \p{L}[\p{L}-]*){0,3})$/iu;

/** Places side by side, and one thing that is said of them. */
export function judgePlaces(words: string, singles: readonly Single[]): Share | null {
  const list = LIST.exec(words.trim())?.groups;
  const rest = list?.['rest'] ?? '';
  return list && !/[,;]|\band\b/i.test(rest) && !SUMMED.test(rest) ? judgeList(list, singles) : null;
}

function judgeList(
  { places = '', colon, rest = '' }: Readonly<Record<string, string | undefined>>,
  singles: readonly Single[],
): Share | null {
  const names = places.split(/\s*(?:,|\band\b)\s*(?:and )?(?:the )?/i).filter((name) => name !== '');
  const group = names.map((name) => atPlace(name, singles)).filter((single) => single !== null);
  const known = group.length === names.length && new Set(group).size === group.length;
  return known && (colon !== undefined || SAID_OF_COMMAND.test(rest)) ? judgeGroup(rest, group) : null;
}

function judgeGroup(rest: string, group: readonly Single[]): Share | null {
  const shares = group.map((single) => decided(single.judge(said(rest)))).filter((share) => share !== null);
  return shares.length === group.length ? joined(shares) : null;
}

/** `is silent`, `finds nothing`: as judging knows it. */
export function said(rest: string): string {
  if (/^(?:answers|responds|replies|works)$/i.test(rest.trim())) return 'succeeds';
  return SILENT.test(rest) ? 'no output' : rest;
}

const SILENT =
  /^(?:(?:is|are|stays?|was|should be|remains?) )?(?:silent|quiet)$|^(?:prints?|shows?|says?|gives?|returns?|reports?|outputs?|finds?) nothing$/i;
