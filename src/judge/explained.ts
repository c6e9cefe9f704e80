import { isStateWord, isTold } from '../expect/asides.ts';
import { stemOf, stemsOf } from '../expect/asked.ts';
import { isContrary } from '../expect/disagree.ts';
import { explainedIn, isPlainTalk, isUnmarkedRemark } from '../expect/explained.ts';
import type { Explained } from '../expect/explained.ts';
import { plainerIn, SUCCEEDS, wayOut } from '../expect/plainer.ts';
import { meansNothing, soughtNone } from '../expect/toldWords.ts';
import type { ExpectationVerdict, Verdict } from './contract.ts';
import type { Judgement } from './judge.ts';
import { withoutOwner } from './namedKind.ts';
import { allWords } from '../text/words.ts';
import { escaped } from '../text/escaped.ts';

/** What an explanation stands beside: what was asked, and every word that was printed. */
export interface Beside {
  readonly command: string;
  readonly printed: string;
}

type Judge = (words: string) => Judgement;

/** Outputs that are longer hold every word. */
const MOST_TEXT = 60_000;

/**
 * A claim beside words that only explain it is judged alone. Words explain where they hold nothing that this output
 * could have shown otherwise: no number, name, choice or time, and no word that is printed and not a part of the claim.
 *
 *     the proxy is attached: every pod shows 2/2      edge-tls has been signed (READY True)      f, i.e. it takes writes
 *
 * Where a headline or a paraphrase can be judged as well, it must hold. Null: a word may claim something.
 */
export function judgeExplained(
  words: string,
  { verdict: before, rules }: ExpectationVerdict,
  beside: Beside,
  judge: Judge,
): Judgement | null {
  const bySaying = rules.length > 0 && rules.every(({ rule, verdict }) => rule.kind === 'says' || verdict === 'pass');
  if (beside.printed.length > MOST_TEXT) return null;
  if (meansNothing(words, beside.command)) {
    const judged = judge('no output');
    if (isDecided(judged)) return judged;
  }
  if (before === 'undecided' && soughtNone(words, beside.command)) {
    const judged = judge('no output');
    // What is found may be of another kind.
    if (passes(judged) || (fails(judged) && TROUBLE.test(beside.printed))) return judged;
  }
  const unowned = before === 'undecided' ? withoutOwner(words, beside.printed) : null;
  const ofAll = unowned === null ? null : decided(judge(unowned));
  if (ofAll) return ofAll;
  // An answer without the word for none is what resolving means.
  const name = before === 'undecided' ? RESOLVES.exec(words) : null;
  if (name) {
    const judged = judge(name[1] ?? '');
    const none = new RegExp(`\\b${name[2] ?? ''}\\b`, 'i').test(beside.printed);
    if (none ? fails(judged) : isDecided(judged)) return judged;
  }
  // That plain words are not printed as they stand says little of what they mean.
  if (before === 'fail' && bySaying)
    for (const plainer of plainerIn(words, beside.command)) {
      const judged = plainer === SUCCEEDS ? null : judge(plainer);
      if (judged && passes(judged)) return judged;
    }
  if (before === 'undecided')
    for (const plainer of plainerIn(words, beside.command)) {
      // A tool may succeed and tell of errors.
      if (plainer === SUCCEEDS && TROUBLE.test(beside.printed)) continue;
      const judged = judge(plainer);
      if (isDecided(judged)) return judged;
    }
  const out = before === 'fail' ? wayOut(words, beside.command) : null;
  if (out !== null) return decided(judge(out));
  let known: ReadonlySet<string> | null = null;
  const vocabulary = (): ReadonlySet<string> => (known ??= stemsOf(beside.printed));
  for (const way of explainedIn(words)) {
    const judged = byWay(way, before, { ...beside, vocabulary }, judge);
    if (judged) return judged;
  }
  return null;
}

const RESOLVES = /^(.*\bresolves)(?:,? | \()(?:no|without|not) (NXDOMAIN|SERVFAIL|REFUSED)\)?$/i;
const TROUBLE = /\b(?:errors?|fail(?:ed|ure|s)?|fatal|panic|unable|cannot|could not|denied|aborted|timed out)\b/i;

const isDecided = ({ verdict }: Judgement): boolean => verdict.verdict === 'pass' || verdict.verdict === 'fail';
const passes = ({ verdict }: Judgement): boolean => verdict.verdict === 'pass';
const fails = ({ verdict }: Judgement): boolean => verdict.verdict === 'fail';

interface Around extends Beside {
  /** Stems of all that is printed. */
  readonly vocabulary: () => ReadonlySet<string>;
}

function byWay(way: Explained, before: Verdict, around: Around, judge: Judge): Judgement | null {
  const { claim, beside, how } = way;
  if (isContrary(beside, claim, around.command)) return null;
  switch (how) {
    case 'headline': {
      if (before !== 'undecided' || !isPlainTalk(beside) || isOtherSwitch(beside, claim)) return null;
      // What stands behind a failure, or what is not, is how it failed.
      if (FAILS.test(beside) && !ENDS_BADLY.test(claim)) return null;
      return withOther(judge(claim), beside, claim, around, judge);
    }
    case 'marked':
      // Who may do what is the question itself.
      if (/\bcan-i\b/.test(around.command) && !asksThat(beside, claim, around.command)) return null;
      return before === 'undecided' && isPlainTalk(beside) && showsNone(beside, claim, around)
        ? decided(judge(claim))
        : null;
    case 'remark': {
      if (before === 'fail') return refused(way, around, judge);
      const told = isToldWhole(beside, around.command);
      const states = contentOf(beside).some(isStateWord);
      if (before !== 'undecided' || !(told || (isUnmarkedRemark(beside, claim) && !states))) return null;
      return told || showsNone(beside, claim, around) ? decided(judge(claim)) : null;
    }
    case 'header':
      return before === 'undecided' ? headerClaim(way, around, judge) : null;
    case 'paraphrase':
      return paraphrased(way, before, around, judge);
  }
}

const FAILS =
  /\b(?:not|never|cannot|without|fail(?:s|ed|ure)?|rejects?|rejected|refuses?|refused|den(?:y|ies|ied)|aborts?|aborted|errors?|blocks?|blocked|forbids?|forbidden|crash(?:es|ed)?)\b|n't\b/i;

/** Both say that it fails. */
const ENDS_BADLY = /\bexit(?:s| code| status)?(?: with)? [1-9]\d*$/i;

const SWITCHED = /^(?:on|off|enabled|disabled|active|inactive|open|closed|up|down|running|stopped|ready|healthy)$/i;

/** `autoscaling is off` above a claim about something else says a state of its own. */
function isOtherSwitch(words: string, claim: string): boolean {
  const content = words.split(/\s+/);
  if (!content.some((word) => SWITCHED.test(word))) return false;
  const said = new Set([...stemsOf(claim)].map((stem) => stem.slice(0, 4)));
  return !contentOf(words).some(
    (word) => !isStateWord(word) && [...stemsOf(word)].some((stem) => stem.length > 2 && said.has(stem.slice(0, 4))),
  );
}

const decided = (judged: Judgement): Judgement | null => (isDecided(judged) ? judged : null);

/** The claim, and what says the same in other words: it must hold too where it can be judged. */
function withOther(judged: Judgement, other: string, claim: string, around: Around, judge: Judge): Judgement | null {
  if (!isDecided(judged)) return null;
  const own = judge(other);
  const silent = showsNone(other, claim, around);
  if (fails(own)) return fails(judged) && silent ? judged : null;
  // That a command ended well says nothing of the words that it printed.
  const byExit = own.verdict.rules.every(({ rule }) => rule.kind === 'exit');
  if (passes(own)) return silent || (passes(judged) && !byExit) ? judged : null;
  return silent ? judged : null;
}

/** None of the words is printed, but those that the claim says too. */
function showsNone(words: string, claim: string, { vocabulary, command, printed }: Around): boolean {
  const said = stemsOf(claim);
  const [all, own] = [printed.toLowerCase(), claim.toLowerCase()];
  return contentOf(words).every((word) => {
    const stems = [...stemsOf(word)].flatMap((stem) => [stem, bareOf(stem)]);
    return (
      stems.some((stem) => said.has(stem)) ||
      (stems.every((stem) => !vocabulary().has(stem) && !opposites(stem).some((one) => vocabulary().has(one))) &&
        // `password` of `passwordauthentication`
        !stems.some((stem) => stem.length > 4 && all.includes(stem) && !own.includes(stem))) ||
      (!isStateWord(word) && isTold(word, command))
    );
  });
}

const bareOf = (stem: string): string => stem.replace(/^(?:un|non|not|in|dis)(?=\p{L}{4})/u, '');
const opposites = (stem: string): readonly string[] => ['un', 'not', 'non', 'in', 'dis'].map((no) => no + stem);

const SMALL =
  /^(?:the|an?|is|are|was|were|be|been|being|has|have|had|does|do|did|of|for|in|on|at|to|from|by|with|and|as|it|its|this|that|there|these|we|you|now|already|just|simply|may|can|must|should|will|not|no|up|off|out|got|gets?|get)$/i;
const contentOf = (words: string): readonly string[] =>
  (words.match(/[\p{L}\p{N}'’-]+/gu) ?? []).filter((word) => !SMALL.test(word));

const REFUSED = /^(.*?)\s+(?:(?:is|are|gets?|must be|should be)\s+)?(?:refused|rejected|declined|denied)$/i;

/** `TLSv1.1 handshake is refused (protocol version alert)`: the bracket says how, and one line of the error says just that. */
function refused({ claim, beside }: Explained, around: Around, judge: Judge): Judgement | null {
  const who = REFUSED.exec(claim)?.[1];
  const how = contentOf(beside.toLowerCase());
  if (who === undefined || how.length < 2 || !isPlainTalk(beside)) return null;
  const line = around.printed.split('\n').find((text) => {
    const words = new Set(allWords(text.toLowerCase()));
    return /\b(?:error|alert|fatal)\b/i.test(text) && how.every((word) => words.has(word));
  });
  const plain = (text: string): string => text.toLowerCase().replace(/(?<=tls|ssl)v(?=\d)|[^\p{L}\p{N}]/gu, '');
  const isKnown = (word: string): boolean =>
    isTold(word, around.command) ||
    (/\d/.test(word) && new RegExp(`${plain(word)}(?!\\d)`).test(plain(around.command))) ||
    (!/\d/.test(word) && around.vocabulary().has(stemOf(word)));
  const words = who.split(/\s+/).filter((word) => !SMALL.test(word));
  return line !== undefined && words.every(isKnown) ? decided(judge('fails')) : null;
}

/** `prometheus may list pods everywhere` beside `auth can-i list pods -A --as=…:prometheus`. */
function isToldWhole(words: string, command: string): boolean {
  if (!/\bcan-i\b/.test(command)) return false;
  const everywhere = /\b(?:everywhere|anywhere)\b/gi;
  if (everywhere.test(words) && !/\s(?:-A|--all-namespaces)\b/.test(command)) return false;
  const content = contentOf(words.replace(/[.,]/g, ' ').replace(everywhere, ' '));
  const denies = /\b(?:not|cannot|no)\b|n't\b/i.test(words);
  return (
    !denies &&
    /\b(?:may|can|is allowed to|is able to)\b/i.test(words) &&
    content.length > 2 &&
    content.filter((word) => !/^(?:allowed|able|account|service)$/i.test(word)).every((word) => isTold(word, command))
  );
}

/** `no, i.e. the account cannot read secrets`: in other words just what was asked, and the answer. */
function asksThat(words: string, claim: string, command: string): boolean {
  const denies = /\b(?:not|cannot|no)\b|n't\b/i.test(words);
  return (
    denies === /\bno\b/i.test(claim) &&
    contentOf(words).every(
      (word) => /^(?:allowed|able|account|service|cannot|read|reads)$/i.test(word) || isTold(word, command),
    )
  );
}

/** `disk usage (Use%) below 80%`: the header says where, and the words before it no more than that. */
function headerClaim({ claim, beside }: Explained, around: Around, judge: Judge): Judgement | null {
  const [header = ''] = claim.split(/\s/, 1);
  const first = around.printed.split('\n').find((line) => line.trim() !== '') ?? '';
  if (!/^[A-Z]/.test(header) || !first.split(/\s+/).includes(header) || !isPlainTalk(beside)) return null;
  const stem = [...stemsOf(header)].join(' ').slice(0, 3);
  const like = contentOf(beside).every(
    (word) =>
      isTold(word, around.command) ||
      stemOf(word).startsWith(stem) ||
      /^(?:disk|space|inodes?|cpu|memory)$/i.test(word),
  );
  return like ? decided(judge(claim)) : null;
}

/** `edge-tls has been signed (READY True)`, `every exporter is reachable (1)`, `the queue is empty, MessageCount 0`. */
function paraphrased(
  { claim, beside, inBracket }: Explained,
  before: Verdict,
  around: Around,
  judge: Judge,
): Judgement | null {
  const pair = /^([A-Za-z][\w.% -]*?)(?:\s*[:=]\s*|\s+)(\S+)$/.exec(claim);
  const [, key = '', value = ''] = pair ?? [];
  const bare = /^(?:value )?(?:-?\d+(?:\.\d+)?)$/.test(claim);
  // `(PONG)` beside all that is printed.
  if (/^[A-Z]{2,}$/.test(claim) && /^\s*\S.*\s*$/.test(around.printed) && isPlainTalk(beside) && !ROLE.test(beside))
    return before === 'undecided' && showsNone(beside, claim, around) ? decided(judge(claim)) : null;
  if (!bare && !isKey(key, around)) return null;
  const none = /^(.*?)(?:\s+(?:is|are))?\s+(?:empty|drained|cleared)$/i.exec(beside);
  if (none && value === '0') {
    const judged = judge(claim);
    return isDecided(judged) && showsNone(none[1] ?? '', claim, around) ? judged : null;
  }
  // Only yes or no says what other words can say: `bound, capacity 20Gi` are two claims.
  const pairs = inBracket === true && (/[:=]/.test(claim) || isStateWord(value));
  if (before !== 'undecided' || !(pairs || (bare ? /^(?:value )?[01]$/.test(claim) : YES_OR_NO.test(value))))
    return null;
  if (!inBracket && !/\s(?:is|are|was|were|has|have)\s/i.test(beside)) return null;
  const every = /^(?:all|every|each|both)\b(?:\s+of)?(?:\s+the)?/i.exec(beside)?.[0] ?? '';
  const rest = beside.slice(every.length).trim();
  const names = rest.split(/\s+/).filter((word) => isRowName(word, around));
  const talk = rest
    .split(/\s+/)
    .filter((word) => !names.includes(word))
    .join(' ');
  if (names.length > 1 || (every !== '' && names.length > 0)) return null;
  // `Bound, capacity 20Gi`
  if (inBracket !== true && contentOf(talk).some(isStateWord)) return null;
  if (talk !== '' && (!isPlainTalk(talk) || !showsNone(talk, claim, around) || contradicts(talk, key, value)))
    return null;
  if (bare && every === '') return null;
  const composed = [every, ...names, every !== '' && bare ? 'value' : '', claim.replace(/^value /, '')]
    .filter((one) => one !== '')
    .join(' ');
  return decided(judge(composed));
}

const YES_OR_NO = /^(?:true|false|yes|no|t|f|y|n|on|off)$|^(\d+)\/\1$/i;
const ROLE = /\b(?:master|primary|leader|replica|standby|slave|secondary|follower)s?\b/i;

/** A header or key of the output. */
function isKey(key: string, { printed }: Around): boolean {
  if (key === '') return false;
  const bare = key.toLowerCase();
  return printed.split('\n', 200).some((line, i) => {
    const text = line.trim().toLowerCase();
    return (
      (text.startsWith(bare) && /^\s*(?:[:=]|\s{2}|\t)/.test(text.slice(bare.length))) ||
      text.includes(`"${bare}":`) ||
      text.includes(`\t${bare}:`) ||
      (i < 5 && new RegExp(`(?:^|\\s{2,}|\\t)${escaped(bare)}(?:\\s{2,}|\\t|$)`).test(text))
    );
  });
}

/** A name that begins a row, and is more than a word. */
function isRowName(word: string, { printed }: Around): boolean {
  return /[\d._/-]/.test(word) && printed.split('\n', 500).some((line) => line.trim().split(/\s+/, 2).includes(word));
}

/** `sealed (Sealed false)` contradicts itself. */
function contradicts(talk: string, key: string, value: string): boolean {
  const no = /^(?:false|no|0|off|none|disabled)$/i.test(value);
  return contentOf(talk).some((word) => {
    const same = stemOf(word) === stemOf(key);
    const denied = bareOf(stemOf(word)) === stemOf(key) && !same;
    return (same && no !== /\bnot\b/i.test(talk)) || (denied && !no);
  });
}
