import { isTold } from '../../expect/asides.ts';
import { readExit } from '../exits/exits.ts';
import { calledBy, COUNTS, sistersAmong, topicsOf, type Share, type Single } from './single.ts';
import { verdictOf } from '../combine.ts';
import { fail, pass } from '../scene.ts';

/**
 * Words that compare what commands print with each other.
 *
 *     same serial on all three nameservers        serials match        HEAD equals origin/release
 */
const WHAT = "(?<what>[\\p{L}][\\p{L}' -]*?)";
const WHERE = '(?: (?:from|on|in|for|by|at|of|everywhere)\\b(?<where>[^,;:()]*))?';
const FORMS: readonly RegExp[] = [
  new RegExp(`^(?:the )?(?:same|identical|equal|matching) (?!the\\b)${WHAT}${WHERE}$`, 'iu'),
  new RegExp(
    `^(?:the |both |all )?${WHAT} (?:match(?: each other)?|agree|are (?:the same|identical|equal|alike|in sync)|is (?:the same|identical|equal))${WHERE}$`,
    'iu',
  ),
];
const PAIR = /^(?<left>\S+) (?:equals|is the same as|matches|==|=|is identical to|is at) (?<right>\S+)$/i;

/** `main and release are at the same commit` */
const TWO =
  /^(?:the )?(?<left>\S+) and (?:the )?(?<right>\S+)(?: branch(?:es)?| tags?)? (?:are |point |both )*(?:on|at|to) the same (?<what>\p{L}+)$/iu;

/** What it means for them that they are alike: `same digest on both, so they belong together`. */
const FOLLOWS =
  /, (?:so|i\.e\.|meaning|that is,?)(?: that)? (?:(?:the |they |both |it |its )[^,;.\d]*)?\b(?:together|match|in sync|same|identical|up to date)\b[^,;.\d]*$/i;
/** More is asked for than that they are alike, or less. */
const OTHERWISE =
  /\b(?:not|no|none|neither|only|one|first|second|third|last|never|than|before|after|as|above|below|within|except|but|almost|nearly|roughly|about|apart|close|non)\b|n['’]t\b|[(\d]/i;

/** Null: they do not compare, or each command prints more than one answer. */
export function judgeAlike(words: string, singles: readonly Single[]): Share | null {
  const text = words.trim().replace(/[.!]$/, '').replace(FOLLOWS, '');
  const pair = PAIR.exec(text)?.groups;
  if (pair) {
    const two = pairOf(pair['left'] ?? '', pair['right'] ?? '', singles);
    return two.every(({ one }) => OF_CONTENT.test(one.text)) ? judgeAlikeAmong(text, '', two) : null;
  }
  const found = OTHERWISE.test(text)
    ? undefined
    : FORMS.map((form) => form.exec(text)?.groups).find((groups) => groups !== undefined);
  const what = found?.['what'] ?? '';
  return found ? judgeAlikeAmong(text, what, groupOf(`${what} ${found['where'] ?? ''}`, singles)) : null;
}

/** The same of two that are named side by side, each by one command. Null: other words, or names. */
export function judgeTwoAlike(words: string, singles: readonly Single[]): Share | null {
  const text = words.trim().replace(/[.!]$/, '');
  const two = TWO.exec(text)?.groups;
  const named = [two?.['left'] ?? '', two?.['right'] ?? ''].flatMap((name) => {
    const [only, ...more] = calledBy(name, singles);
    return only && more.length === 0 ? [only] : [];
  });
  return two && new Set(named).size === 2 ? judgeAlikeAmong(text, two['what'] ?? '', named) : null;
}

/** Nouns for whatever is printed. */
const ANY = /^(?:values?|outputs?|results?|answers?|rows?|records?|both|all|they|two|three|four|five)$/i;
/** They are alike as a whole, which only a digest or an id of the content tells. */
const OF_WHOLE =
  /^(?:files?|contents?|copies|copy|archives?|dumps?|trees?|directories|folders|data|commits?|revisions?|shas?|hash(?:es)?|digests?|checksums?)$/i;
/** What one answer of a command may be. */
const ATTRIBUTE =
  /^(?:values?|outputs?|results?|answers?|images?|sizes?|modes?|permissions?|owners?|groups?|serials?|versions?|releases?|sums?|[ug]?ids?|counts?|numbers?|dates?|times?|timestamps?|tags?|names?|roles?|states?|codes?|addresses|ips?|fingerprints?|timezones?|ttls?|ports?|modulus)$/i;
const OF_CONTENT = /\b(?:md5|sha\d+|b2)sum\b|\bcksum\b|\bdgst\b|\brev-parse\b|%[Hh]\b|\.Id\b|digest/i;
/** A coarser likeness: other values may be alike in it. */
const COARSE = /\b(?:major|minor|series|subnet|network|day|month|year|branch|family|prefix|kind|type)\b/i;
/** Nothing was there to be printed. */
const NONE = /^(?:null|none|<none>|<no value>|-|n\/a|000|unknown|undefined)$/i;

/** Whether these print the same one answer, where that is what they are asked for. */
export function judgeAlikeAmong(text: string, what: string, compared: readonly Single[]): Share | null {
  const answers = compared.flatMap((single) => answerOf(single) ?? []);
  if (compared.length < 2 || answers.length !== compared.length || COARSE.test(what)) return null;
  if (!compared.every(({ one }) => readExit(one).kind === 'ok' && one.stdout.complete)) return null;
  if (!compared.every((single) => asksFor(what, single))) return null;
  const other = answers.findIndex((answer) => answer !== answers[0]);
  // What `latest` is, or no tag at all, is another thing at another time.
  if (other < 0 && /\bimages?\b/i.test(what) && answers.some((answer) => /:latest$|^[^:@]*\/[^:@]+$/.test(answer)))
    return null;
  // Of a line of several values any may be meant.
  if (other >= 0 && answers.some((answer) => answer.includes(' '))) return null;
  const want = `Expected “${text}”`;
  const decision =
    other < 0
      ? pass(`${want}; found ${answers[0] ?? ''} each time.`)
      : fail(`${want}; found ${answers[0] ?? ''} and ${answers[other] ?? ''}.`);
  const rules = compared.map(({ index }) =>
    verdictOf({ kind: 'says', text, command: index, on: 'stdout', clause: text }, decision),
  );
  return { verdict: other < 0 ? 'pass' : 'fail', because: decision.because, rules };
}

function asksFor(what: string, { asked, one }: Single): boolean {
  const topics = topicsOf(what);
  const whole = topics.every((topic) => OF_WHOLE.test(topic) || ANY.test(topic));
  if (whole && topics.some((topic) => OF_WHOLE.test(topic))) return OF_CONTENT.test(one.text);
  if (topics.length === 0) return OF_CONTENT.test(one.text);
  // A name of the things themselves (`the jars are identical`) asks for nothing that was printed.
  if (/\band\b/i.test(what) || !topics.some((topic) => ATTRIBUTE.test(topic))) return false;
  return topics.every(
    (topic) => ANY.test(topic) || OF_WHOLE.test(topic) || asked.says(topic) || isTold(topic, one.text),
  );
}

/** Those that ask the same of different things, as many as the words say. */
function groupOf(said: string, singles: readonly Single[]): readonly Single[] {
  const count = Object.entries(COUNTS).find(([word]) => new RegExp(`\\b${word}\\b`, 'i').test(said))?.[1] ?? null;
  const speaking = singles.filter(({ prepares }) => !prepares);
  const sisters = sistersAmong(speaking);
  return sisters.length === (count ?? speaking.length) ? sisters : [];
}

/** `HEAD equals origin/main`: two commands, each of which names one of them and not the other. */
function pairOf(left: string, right: string, singles: readonly Single[]): readonly Single[] {
  const naming = (name: string): readonly Single[] =>
    singles.filter(({ one }) => one.text.split(/[\s'"]+/).includes(name));
  const [a, ...moreA] = naming(left);
  const [b, ...moreB] = naming(right);
  return a && b && a !== b && moreA.length + moreB.length === 0 ? [a, b] : [];
}

/** The one line that was printed, without what the command was asked of; null where there are more, or none. */
function answerOf({ one }: Single): string | null {
  const line = one.stdout.text.trim();
  if (line === '' || line.includes('\n')) return null;
  const asked = new Set(one.text.split(/\s+/));
  // `9f2c…  /srv/app.tar.gz` of `sha256sum /srv/app.tar.gz`
  const answer = line
    .split(/\s+/)
    .filter((word) => !asked.has(word))
    .join(' ');
  return NONE.test(answer) || answer === '' ? null : answer;
}
