import { choiceIn } from '../../expect/choice.ts';
import { judgeBody } from './body.ts';
import { judgeClaims } from '../tables/claims.ts';
import { judgeKeyed } from '../keys/keyed.ts';
import { judgeChoice } from './choice.ts';
import { judgeListening, judgeNamed } from '../kinds/named.ts';
import { judgeMember } from '../keys/memberOf.ts';
import { judgeMessage } from './message.ts';
import { judgeNoneOf } from './noneOf.ts';
import { judgeNamePattern } from '../rows/namePattern.ts';
import { judgeListed } from '../rows/listed.ts';
import { judgeListeners } from './listeners.ts';
import { judgeMdstat } from './mdstat.ts';
import { judgeOnlyThese } from '../rows/onlyThese.ts';
import { judgeOpenPorts } from './openPorts.ts';
import { live } from '../printed/output.ts';
import { ownNumber } from '../printed/ownPair.ts';
import { judgeRecordTarget } from './recordTarget.ts';
import { fail, isBlank, pass, subjectOf, undecided } from '../scene.ts';
import type { Decision, Scene, TestOf } from '../scene.ts';
import { judgeSampleClaim } from './sampleClaims.ts';
import { judgeSeriesClaim } from './seriesClaims.ts';
import { tablesOf } from '../printed/tableRead.ts';

/**
 * The words stand in one line, one token after another, whatever divides them (`mtu 9000` in `mtu: 9000`,
 * `subject CN = a.example` in `subject=CN=a.example`). It is the last rule that words get which no other covers, so it
 * is careful: where they do not stand there, nothing is decided, unless the same words end in another value there.
 */
export function judgeSays(test: TestOf<'says'>, scene: Scene): Decision {
  if (test.rows)
    return (
      judgeListeners(scene.clause, scene) ??
      judgeOpenPorts(scene.clause, scene) ??
      judgeMdstat(scene.clause, scene) ??
      judgeSeriesClaim(scene.clause, scene) ??
      judgeSampleClaim(scene.clause, scene) ??
      judgeNamePattern(scene.clause, scene) ??
      judgeOnlyThese(scene.clause, scene) ??
      judgeListed(scene.clause, scene) ??
      undecided('They are no claims about what is listed.')
    );
  if (scene.stdout.text.length > MOST_TEXT) return asItStands(test, scene);
  const ports = judgeOpenPorts(scene.clause, scene);
  if (ports) return ports;
  const keyed = judgeKeyed(scene.clause, scene) ?? judgeMember(scene.clause, scene);
  if (keyed) return keyed;
  const sampled = judgeSampleClaim(scene.clause, scene);
  if (sampled) return sampled;
  const asSaid = asItStands(test, scene);
  if (asSaid.verdict !== 'undecided') return asSaid;
  return (
    judgeRecordTarget(scene.clause, scene) ??
    judgeNoneOf(scene.clause, scene) ??
    judgeMessage(scene.clause, scene) ??
    judgeListed(scene.clause, scene) ??
    judgeClaims(scene.clause, scene) ??
    asSaid
  );
}

/** Other readings look at each word of a text: that of a log would take them long. */
const MOST_TEXT = 100_000;

function asItStands(test: TestOf<'says'>, scene: Scene): Decision {
  const want = `Expected the words “${test.text}”`;
  const output = subjectOf(scene);
  const choice = choiceIn(scene.observed.text);
  const chosen = choice && judgeChoice(test.text, choice, scene);
  if (chosen) return chosen;
  const words = tokensOf(test.text);
  if (scene.exit.kind === 'nothing-found' && scene.exit.upstream !== 'ok')
    return undecided(`${want}; whether the earlier stages succeeded is not known.`);
  if (output.complete) {
    const lines = live(output.text).split('\n');
    const { text } = scene.observed;
    const named =
      judgeBody(test.text, scene.stdout.text, text, want) ??
      judgeListening(test.text, scene.stdout.lines, text) ??
      judgeNamed(test.text, lines, text, want);
    if (named) return named;
  }
  // A row says one thing of many, and its column's name stands far from the value: tables have rules of their own.
  if (tablesOf(output, null).length > 0) return undecided(`${want}; a table is printed.`);
  if (/[<>≤≥~^]/.test(test.text)) return undecided(`${want}; a comparison is not read so.`);
  if (words.length === 0) return undecided(`${want}; there is no word in them.`);
  if (isBlank(output)) return undecided(`${want}; nothing was printed.`);
  if (!output.complete) return undecided(`${want}; the middle of the output was not kept.`);
  const lines = live(output.text).split('\n');
  const opposite = oppositeOf(words, lines, want) ?? inOwnPair(words, lines, want);
  if (opposite) return opposite;
  const decided =
    words.length === 1
      ? oneWord(words[0] ?? '', lines, want)
      : inLines(words, lines, { want, command: scene.observed.text });
  return decided ?? undecided(`${want}; they are not printed so.`);
}

const TOKEN = /[\p{L}\p{N}_%+*/@~-][\p{L}\p{N}_%+*/@~.:-]*/gu;
const ARTICLE = /^(?:the|an?)$/;
/** Before the words these turn or soften what a line says. */
const DOUBT =
  /\b(?:not|no|never|non|none|without|cannot|can't|isn't|aren't|won't|fail(?:ed|s|ure)?|unable|error|warning|waiting|wait(?:s)?|expect(?:ed|s)?|should|must|if|unless|until|want(?:ed)?|previous(?:ly)?|was|were|old|ensure|check(?:ing)?|todo|skip(?:ped|ping)?)\b|[?#]/i;

/** Tokens in lower case, signs around them left out. */
function tokensOf(text: string): readonly string[] {
  const found = text.toLowerCase().match(TOKEN) ?? [];
  return found.map((token) => token.replace(/^-+(?=\D)|[.:]+$/g, '')).filter((token) => /[\p{L}\p{N}]/u.test(token));
}

/** A value rather than a word of a sentence: with a digit or a sign in it, or in capitals where it is `written`; a range is none. */
function isValue(token: string, written: string): boolean {
  if (/\d|[\p{L}\p{N}][./:_][\p{L}\p{N}]/u.test(token)) return !/[*+]|\.x$/.test(token);
  return written.split(/[^\p{L}\p{N}_-]+/u).includes(token.toUpperCase());
}

const DONE = /^(?:ok|passed|ready|healthy|succeeded|successful|complete|completed|done|valid)$/;
const UNDONE = /^(?:failed|failure|error|unhealthy|invalid|incomplete|not|down)$/;

/** `check failed` where `check passed` is expected; or all that is printed is that something is not available. */
function oppositeOf(words: readonly string[], lines: readonly string[], want: string): Decision | null {
  const wanted = words.filter((word) => !ARTICLE.test(word));
  const last = wanted.at(-1) ?? '';
  if (wanted.length < 3 || !DONE.test(last) || wanted.some((word) => /^(?:no|not|never|without)$/.test(word)))
    return null;
  const solid = lines.map((text, i) => ({ text, number: i + 1 })).filter(({ text }) => text.trim() !== '');
  const said = wanted.slice(0, -1).join(' ');
  const like = solid.filter(({ text }) => tokensOf(text).join(' ').startsWith(`${said} `));
  const [only] = like;
  if (only && like.length === 1 && UNDONE.test(tokensOf(only.text)[wanted.length - 1] ?? ''))
    return fail(`${want}; found the opposite.`, only.text.trim(), only.number);
  const [first] = solid;
  const out = /^(?:\d{3} )?(?:service unavailable|internal server error|bad gateway|gateway time-?out|not ready)\W*$/i;
  return solid.length === 1 && first && out.test(first.text.trim())
    ? fail(`${want}; found ${first.text.trim()}.`, first.text.trim(), first.number)
    : null;
}

/** One word is only decided where it, or another single word, is all that was printed. */
function oneWord(word: string, lines: readonly string[], want: string): Decision | null {
  const solid = lines.filter((line) => line.trim() !== '');
  const [line = ''] = solid;
  const opposite = new RegExp(`^(?:un|in|not |not-|non-)${word.replace(/[^\p{L}\d]/gu, '.')}\\b`, 'iu');
  if (solid.length === 1 && /^[a-z]+$/.test(word) && opposite.test(line.trim()))
    return fail(`${want}; ${line.trim()} is all that was printed.`, line, 1);
  if (solid.length !== 1 || !/^["'(]?[\p{L}\p{N}_%.:/-]+["')]?[.!]?$/u.test(line.trim())) return null;
  const [only, ...more] = tokensOf(line);
  if (only === undefined || more.length > 0) return null;
  // `immutable` may be what `true` answers.
  if (/^(?:true|false|t|f)$/.test(only) && /^[a-z]{4,}$/.test(word) && !/^(?:true|false|null|none)$/.test(word))
    return null;
  // `role:slave`
  const value = /^[\w.-]+[:=]([^\s:=]+)$/.exec(only)?.[1];
  return only === word || value === word
    ? pass(`${want}; it is all that was printed.`, line, 1)
    : fail(`${want}; ${line.trim()} is all that was printed.`, line, 1);
}

interface Place {
  readonly line: string;
  readonly number: number;
  /** The token behind the words. */
  readonly next: string | undefined;
  readonly doubtful: boolean;
}

function inLines(
  words: readonly string[],
  lines: readonly string[],
  { want, command }: { readonly want: string; readonly command: string },
): Decision | null {
  const wanted = words.filter((word) => !ARTICLE.test(word));
  const last = wanted.at(-1) ?? '';
  const full: Place[] = [];
  const others: Place[] = [];
  const settings = looksFor(wanted[0] ?? '', command);
  lines.forEach((line, i) => {
    if (!line.toLowerCase().includes(wanted[0] ?? '')) return;
    // A setting that is commented out is none.
    if (settings && wanted.length === 2 && COMMENT.test(line)) return;
    full.push(...placesIn(line, i + 1, wanted));
    others.push(
      ...placesIn(line, i + 1, wanted.slice(0, -1)).filter((at) => at.next !== undefined && at.next !== last),
    );
  });
  const valued = wanted.length > 1 && isValue(last, want);
  const rival = valued ? others.find((at) => isValue(at.next ?? '', at.line)) : undefined;
  const [first] = full;
  const [setting] = otherSettings(wanted, lines, command);
  if (first && setting) return undecided(`${want}; found them, but also ${setting.line.trim()}.`, setting.line.trim());
  const other = first ? null : (otherValue(want, wanted, lines) ?? setting);
  if (other) return fail(`${want}; found ${other.line.trim()}.`, other.line.trim(), other.number);
  if (!first) return rival ? fail(`${want}; found ${rival.next ?? ''} there.`, rival.line, rival.number) : null;
  if (rival) return undecided(`${want}; found them, but also ${rival.next ?? ''} there.`, rival.line, rival.number);
  const clear = full.find((at) => !at.doubtful && (valued || endsThere(at)));
  if (!clear || (wanted.length < 3 && !valued && !isWhole(clear.line, wanted))) return null;
  return pass(`${want}; found them.`, clear.line, clear.number);
}

/** A line that is longer is no key with one word behind it. */
const LONGEST_PAIR = 300;

/** `Hubble Relay: OK` where the only line of that key says `Hubble Relay:  disabled`. */
function otherValue(
  want: string,
  wanted: readonly string[],
  lines: readonly string[],
): Omit<Place, 'next' | 'doubtful'> | null {
  const key = wanted.slice(0, -1).join(' ');
  if (!/\w\s*[:=]\s*\S+”$/.test(want)) return null;
  const mine = lines.flatMap((line, i) => {
    const pair = line.length > LONGEST_PAIR ? null : /^\W*([^:=]*\w)\s*[:=]\s*(\w[\w.-]*)\s*$/.exec(line);
    return pair && tokensOf(pair[1] ?? '').join(' ') === key ? [{ line, number: i + 1, value: pair[2] ?? '' }] : [];
  });
  const [only] = mine;
  return only && mine.length === 1 && only.value.toLowerCase() !== wanted.at(-1) ? only : null;
}

/** `logging verbose` where `logging off` is expected: lines of two words, of the setting that a filter looks for. */
function otherSettings(
  [key = '', value, ...more]: readonly string[],
  lines: readonly string[],
  command: string,
): readonly Omit<Place, 'next' | 'doubtful'>[] {
  if (value === undefined || more.length > 0 || !looksFor(key, command)) return [];
  return lines.flatMap((line, i) => {
    const [own, said, ...rest] = tokensOf(line);
    if (COMMENT.test(line)) return [];
    const other = own === key && said !== undefined && said !== value && rest.length === 0;
    return other && /^\S+\s+\S+\s*$/.test(line) ? [{ line, number: i + 1 }] : [];
  });
}

const COMMENT = /^\s*[#;]/;

/** The last grep of a command looks for a setting of that name. */
function looksFor(key: string, command: string): boolean {
  const filter = /(?:^\s*(?:sudo )?|\|\s*)[ef]?grep\s+(?!-\w*v)(.*)$/.exec(command)?.[1] ?? '';
  return tokensOf(filter.replace(/[|^]/g, ' ')).includes(key);
}

function placesIn(line: string, number: number, wanted: readonly string[]): readonly Place[] {
  // `3 desired | 2 updated | 3 total`: what stands beside a bar is said of something else.
  if (line.includes(' | '))
    return line.split(' | ').flatMap((part) => placesIn(part.replaceAll('|', ' '), number, wanted));
  const tokens = tokensOf(line).filter((token) => !ARTICLE.test(token));
  const out: Place[] = [];
  let doubtful: boolean | null = null;
  let looked = 0;
  for (let at = 0; at + wanted.length <= tokens.length; at++) {
    if (!wanted.every((word, i) => tokens[at + i] === word)) continue;
    doubtful ??= DOUBT.test(line.slice(0, line.toLowerCase().indexOf(wanted[0] ?? '')));
    // A line may say it thousands of times: what stands before is looked at once.
    for (; looked < at; looked++) doubtful ||= DOUBT.test(tokens[looked] ?? '');
    out.push({ line, number, next: tokens[at + wanted.length], doubtful });
  }
  return out;
}

/** `2 HIGH` of `MEDIUM: 0, HIGH: 2`: the number belongs to its own key, and the one before it does not. */
function inOwnPair(words: readonly string[], lines: readonly string[], want: string): Decision | null {
  const [count = '', word = '', ...more] = words;
  if (more.length > 0 || !/^\d+$/.test(count)) return null;
  const pairs = lines.flatMap((line, i) => {
    const number = ownNumber(line, word);
    return number === null ? [] : [{ number, line: line.trim(), at: i + 1 }];
  });
  const other = pairs.find(({ number }) => Number(number) !== Number(count));
  const [first] = pairs;
  if (other && pairs.length > 1) return undecided(`${want}; found ${other.line}.`, other.line, other.at);
  if (other) return fail(`${want}; found ${other.line}.`, other.line, other.at);
  return first ? pass(`${want}; found them.`, first.line, first.at) : null;
}

/** A sentence goes on behind the words, and may say the opposite there. */
function endsThere({ next }: Place): boolean {
  return next === undefined;
}

function isWhole(line: string, wanted: readonly string[]): boolean {
  const tokens = tokensOf(line).filter((token) => !ARTICLE.test(token));
  return tokens.length === wanted.length;
}
