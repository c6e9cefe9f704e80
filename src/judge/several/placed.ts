import { areSisters, calledBy, decided, joined, type Share, type Single } from './single.ts';

/**
 * What is in one place and not in another, each of which names a command that asks the same.
 *
 *     10.8.0.100 is on lb-1, not on lb-2        only lb-1 holds 10.8.0.100        present in eu as well as in us
 *     ^^^^^^^^^^       ^^^^         ^^^^             ^^^^       ^^^^^^^^^^        ^^^^^^^    ^^               ^^
 */
const NAME = '[\\w./@-]*\\w';
const THERE = '(?<exists> exists?)?(?: (?:is|are|sits|lives|stays|runs|shows up))?(?: (?:only|now|present|there))?';
const NOT_THERE = new RegExp(
  `^(?<what>\\S.*?)${THERE} (?:on|in|at) (?<here>${NAME})(?:,| and| but|, and|, but) (?:it is |is )?(?:no longer|not|never)(?: present| there)? (?:on|in|at) (?<away>${NAME})(?: any ?more)?$`,
  'i',
);
const ONLY = new RegExp(
  `^only (?<here>${NAME}) (?:now )?(?:holds|has|owns|carries|lists|shows|runs|keeps) (?:the )?(?<what>\\S.*)$`,
  'i',
);
const ON_ONLY = new RegExp(`^(?<what>\\S.*?)${THERE} (?:on|in|at) (?<here>${NAME}) only$`, 'i');
const BOTH = new RegExp(
  `^(?<what>\\S.*?)${THERE} (?:on|in|at) (?<here>${NAME}) as well as (?:on |in |at )?(?<there>${NAME})$`,
  'i',
);

/** What an address is called need not be printed with it. */
const KIND = /^(?:the )?(?:(?:virtual|floating|service) )?(?:VIP|IP|address)(?: address)? (?=\d)/i;

/** Null: other words, or it is not known of which commands they speak. */
export function judgePlaced(words: string, singles: readonly Single[]): Share | null {
  const text = words.trim().replace(/[.!]$/, '');
  const found = (NOT_THERE.exec(text) ?? BOTH.exec(text) ?? ON_ONLY.exec(text) ?? ONLY.exec(text))?.groups;
  const what = `${(found?.['what'] ?? '').replace(KIND, '')}${found?.['exists'] === undefined ? '' : ' exists'}`;
  if (!found || /,|\b(?:and|or|not|no|nor|but)\b/i.test(what)) return null;
  const here = calledBy(found['here'] ?? '', singles);
  const other = found['away'] ?? found['there'];
  const rows = here.map((single) => ({
    single,
    others: singles.filter((one) => one !== single && areSisters(single, one)),
  }));
  const meant = rows
    .map(({ single, others }) => ({ single, others: other === undefined ? others : calledBy(other, others) }))
    .filter(({ single, others }) => others.length > 0 && [single, ...others].some((one) => shows(one, what)));
  const [row, another] = meant;
  if (!row || another !== undefined || (other !== undefined && row.others.length !== 1)) return null;
  const own = decided(row.single.judge(what));
  const rest = row.others.map((one) => decided(one.judge(found['there'] === undefined ? `no ${what}` : what)));
  const shares = [own, ...rest].filter((share) => share !== null);
  return shares.length === rest.length + 1 ? joined(shares) : null;
}

const shows = (single: Single, what: string): boolean => single.judge(what).verdict === 'pass';
