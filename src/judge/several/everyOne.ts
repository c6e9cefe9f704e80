import { said } from './ordinal.ts';
import { COUNTS, decided, joined, namedBy, sistersAmong, SUMMED, type Share, type Single } from './single.ts';

/**
 * Words that say the same of each of several commands.
 *
 *     both active        all three containers are healthy        OK for both certs        2 to add in either environment
 *     ^^^^               ^^^^^^^^^^^^^^^^^^^^                       ^^^^^^^^^^^^^^           ^^^^^^^^^^^^^^^^^^^^^
 */
const NUMBER = 'two|three|four|five|six|[2-6]';
const ALL = `both|(?:all|each)(?: of)?(?: (?:the|these|those|them))?(?: (?<n>${NUMBER}))?|every(?: one of(?: the| these)?)?|the (?<m>${NUMBER})|either|everything`;
const NOUN = '[\\p{L}][\\p{L}\\d-]*';
const BEFORE = new RegExp(
  `^(?:${ALL})(?: of (?:the|them|these|those))?(?:[ ,:]+(?:the )?(?<noun>${NOUN}(?: ${NOUN})??))??[ :]+(?:(?:is|are|be|must be|should be|show|shows|print|prints|report|reports|return|returns|say|says|give|gives)[ :]+)?(?<rest>\\S.*)$`,
  'isu',
);
const BEHIND = new RegExp(
  `^(?<rest>.*\\S) (?:for|on|in|from|at|by|with|to) (?:${ALL})(?: of (?:the|them|these|those))?(?: (?<noun>${NOUN}(?: ${NOUN})?))?$`,
  'isu',
);
/** `TTL of both records is 300` */
const OF = new RegExp(
  `^(?<head>.*\\S) (?:of|in|on|for) (?:${ALL})(?: of (?:the|them))?(?: (?<noun>${NOUN}))? (?<tail>(?:is|are|=) .+)$`,
  'isu',
);
/** `nginx holds both ports` */
const OBJECT = new RegExp(`^(?<head>\\S.*) (?:both|(?:all|the) (?<n>${NUMBER})) (?<noun>\\p{L}+)s$`, 'isu');
const EVERYWHERE = /^(?<rest>.*\S) (?:everywhere|each(?: time)?|in both cases)$/is;

/** `neither prints anything`, `none of them finds anything`. */
const NEITHER =
  /^(?<none>neither|none|nothing)(?: of (?:the |them|these|those)*(?: ?(?<m>two|three|four|five|six|[2-6]))?)?(?: [\p{L}\d-]+)?? (?:prints?|shows?|finds?|returns?|outputs?|lists?|gives?|reports?|says?) anything$/isu;

/** `neither expires in May`, `none of them is masked`: what each does not do. */
const DENIED = new RegExp(
  `^(?:neither|none)(?: of (?:the |them|these|those)*(?: ?(?<m>${NUMBER}))?)?(?: (?<noun>\\p{L}[\\p{L}-]*))??(?: (?:must|should|may|will))? (?<verb>\\p{L}+) (?<rest>\\S.*)$`,
  'isu',
);

/** `neither restarted` */
const UNDONE = new RegExp(
  `^(?:neither|none)(?: of (?:the |them|these|those)*(?: ?(?<m>${NUMBER}))?)?(?: (?:has|have|was|were|is|are))? (?<deed>\\p{L}+ed)$`,
  'isu',
);

/** Null: they say nothing of each, or of another number of things than there are commands that ask the same. */
export function judgeEach(words: string, singles: readonly Single[]): Share | null {
  const text = words.trim().replace(/[.!]$/, '');
  const read = readingOf(text);
  if (!read || SUMMED.test(text) || OTHERWISE.test(text)) return null;
  const { found, forms } = read;
  const sisters = sistersAmong(singles.filter(({ prepares }) => !prepares));
  const number = (found['n'] ?? found['m'] ?? '').toLowerCase();
  const count = /\b(?:both|either|neither)\b/i.test(text)
    ? 2
    : number === ''
      ? null
      : (COUNTS[number] ?? Number(number));
  const group = groupOf(
    count,
    sisters,
    singles.filter(({ prepares }) => !prepares),
  );
  if (group === null) return null;
  for (const form of forms) {
    const shares = group.map((single) => decided(single.judge(form)));
    const known = shares.filter((share) => share !== null);
    if (known.length < group.length) continue;
    // Without a number it is said of the others, too, unless its noun names none of them.
    const others = singles.filter((single) => !group.includes(single) && !single.prepares);
    const spoken = count === null ? others.filter((single) => !isOfOthers(found['noun'] ?? '', group, single)) : [];
    const more = spoken.map((single) => decided(single.judge(form)));
    return more.every((share) => share?.verdict === 'pass')
      ? joined([...known, ...more.filter((share) => share !== null)])
      : null;
  }
  return null;
}

/** `all units active` beside a `curl`, which is none. */
function isOfOthers(noun: string, group: readonly Single[], single: Single): boolean {
  return noun !== '' && group.every((one) => namedBy([noun], one) > 0) && namedBy([noun], single) === 0;
}

type Groups = Readonly<Record<string, string | undefined>>;

/** The words, and what they say of each in one form after the other. */
function readingOf(text: string): { readonly found: Groups; readonly forms: readonly string[] } | null {
  const nothing = NEITHER.exec(text)?.groups;
  if (nothing) return { found: nothing, forms: ['no output'] };
  const denied = DENIED.exec(text)?.groups;
  if (denied) return { found: denied, forms: denials(denied['verb'] ?? '', denied['rest'] ?? '') };
  const undone = UNDONE.exec(text)?.groups;
  if (undone)
    return {
      found: undone,
      forms: [`no ${undone['deed'] === 'restarted' ? 'restarts' : undone['deed']}`, `not ${undone['deed'] ?? ''}`],
    };
  const of = OF.exec(text)?.groups;
  if (of) return { found: of, forms: formsOf(`${of['head'] ?? ''} ${of['tail'] ?? ''}`, of['noun'] ?? '') };
  // `every disk below 70 % in both`: what stands behind tells of which commands.
  const behind = BEHIND.exec(text)?.groups;
  const before = behind ? undefined : BEFORE.exec(text)?.groups;
  const found = behind ?? before ?? EVERYWHERE.exec(text)?.groups;
  const rest = (found?.['rest'] ?? '').replace(/ (?:is|are|exists?|is there)$/i, behind ? ' exists' : '$&');
  const object = OBJECT.exec(text)?.groups;
  if (!found && object) return { found: object, forms: [`${object['head'] ?? ''} the ${object['noun'] ?? ''}`] };
  if (!found || rest === '' || QUANTITY.test(rest)) return null;
  const told = before ? SUBJECT.exec(rest)?.groups?.['rest'] : undefined;
  return { found, forms: [...formsOf(rest, found['noun'] ?? ''), ...(told === undefined ? [] : [said(told)])] };
}

/** `resolvers return 10.0.0.9` says no more of each than `10.0.0.9`. */
const SUBJECT = new RegExp(
  `^${NOUN} (?:must |should )?(?:show|print|report|return|say|give|answer)s? (?<rest>\\S.*)$`,
  'isu',
);

function formsOf(rest: string, noun: string): readonly string[] {
  if (PASSES.test(rest)) return ['succeeds'];
  return [said(rest), ...(noun === '' ? [] : [`${noun} ${rest}`, `${noun} is ${rest}`])];
}

function denials(verb: string, rest: string): readonly string[] {
  if (/^(?:is|are)$/i.test(verb)) return [`is not ${rest}`, `not ${rest}`];
  if (/^(?:has|have)$/i.test(verb)) return [`has no ${rest}`, `no ${rest}`, `does not have ${rest}`];
  const stem = verb.replace(/(?<=ss|sh|ch|x)es$|(?<!s)s$/i, '');
  return [
    `does not ${stem} ${rest}`,
    ...(/^(?:show|print|list|contain|find|mention)$/i.test(stem) ? [`no ${rest}`] : []),
  ];
}

/** Some are left out, what is said is denied, or it is said of all of them together: `each on a different node`. */
const OTHERWISE =
  /\b(?:but|except|unless|other than|apart from|cannot|never|hardly|rarely|seldom|barely|unable|different|distinct|unique|another)\b|n['’]t\b/i;
/** `exactly one of the three` says nothing of each. */
const QUANTITY =
  /^(?:exactly |only |just |at least |at most )?(?:one|two|three|none|some|most|any)$|^(?:exactly|only|just|at least|at most) \d+$/i;
const PASSES =
  /^(?:pass|passes|succeed|succeeds|work|works|go through|are fine|is fine)(?: (?:the |their )?(?:check|test|validation|lint)s?)?$/i;

function groupOf(
  count: number | null,
  sisters: readonly Single[],
  singles: readonly Single[],
): readonly Single[] | null {
  if (sisters.length >= 2 && (count === null || count === sisters.length)) return sisters;
  return sisters.length < 2 && (count === null || count === singles.length) ? singles : null;
}
