import { isTold } from '../../expect/asides.ts';
import { unframed } from '../../expect/frames.ts';
import { live } from '../printed/output.ts';
import { sameStem } from './noneOf.ts';
import { brief, fail, pass } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';
import { escaped } from '../../text/escaped.ts';

/**
 * A sentence that a tool prints, in the author's own words: the two say the same where each word of either stands in
 * the other, in order, or is one that the command says or that says nothing.
 *
 *     The cosign claims of the image are validated        - The cosign claims were validated
 *     Status check results are √ at the end               Status check results are √
 *     The check must end with `all fine`                  all fine
 *
 * Null: it cannot tell.
 */
export function judgeMessage(clause: string, scene: Scene): Decision | null {
  const { exit, stdout, stderr, observed } = scene;
  if (exit.kind !== 'ok' || exit.masked !== null || !stdout.complete || !stderr.complete) return null;
  if (clause.length > 300 || stdout.text.length + stderr.text.length > MOST_TEXT) return null;
  const want = `Expected “${brief(clause)}”`;
  const solid = (text: string): readonly string[] => text.split('\n').filter((line) => line.trim() !== '');
  const out = solid(live(stdout.text));
  const lines = [...out, ...solid(stderr.text)];
  const flags = inEachBracket(clause, lines, want);
  if (flags) return flags;
  const ending = endingOf(clause);
  if (ending !== null) return atTheEnd(ending, out.length > 0 ? out : lines, observed.text, want);
  const { words, end } = unframed(clause);
  const wanted = contentOf(words);
  const [last = ''] = wanted.slice(-1);
  if (wanted.length < 2 || wanted.length > 12 || TURNS.test(words) || /[`"“”]/.test(clause)) return null;
  // What a command says itself is no answer: the last word must be one of the output.
  if (isTold(last, observed.text)) return null;
  const hit = lines.find((line) => saysSame(line, wanted, observed.text));
  if (!hit || lines.some((line) => line !== hit && TROUBLE.test(line))) return null;
  if (lines.some((line) => line !== hit && saysOther(line, wanted))) return null;
  return end && lines.at(-1) !== hit ? null : pass(`${want}; found it.`, hit.trim());
}

/** A tool that says how it went prints no more than this. */
const MOST_TEXT = 60_000;

const SMALL =
  /^(?:the|an?|is|are|be|been|was|were|has|have|of|for|in|on|at|to|from|by|with|and|that|this|it|its|must|should|will|now|all)$/;
const TURNS =
  /\b(?:no|not|never|none|nothing|without|or|unless|except|but|if|until|only|every|each|both|all|than|different|same)\b|n't\b|\d/i;
/** Words that a tool puts before what it says. */
const CHEERS = /^(?:success|ok|info|note|done|√|✔|✓|✅|file|files|pass|passed|notice)$/i;
const TROUBLE =
  /\b(?:errors?|fail(?:ed|ure|s)?|fatal|panic|emerg|alert|unable|cannot|denied|invalid|not|never|unsuccessful|warn(?:ing)?s?|skipped)\b|[×✗✘❌‼]/i;

const contentOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replace(/^[[("'`*•-]+|[\])"'`.,:;!]+$/gu, ''))
    .filter((word) => word !== '' && !SMALL.test(word));

/** Each wanted word stands in the line, in order, or is told by the command; and the line has no other word. */
function saysSame(line: string, wanted: readonly string[], command: string): boolean {
  if (line.length > 300 || TROUBLE.test(line)) return false;
  const said = contentOf(line);
  let at = 0;
  let hits = 0;
  for (const word of said) {
    const next = wanted.findIndex((one, i) => i >= at && sameStem(one, word));
    if (next === -1) {
      if (!CHEERS.test(word) && !/[/]/.test(word) && !isTold(word, command)) return false;
      continue;
    }
    if (!wanted.slice(at, next).every((one) => isTold(one, command))) return false;
    at = next + 1;
    hits++;
  }
  const end = said.at(-1) ?? '';
  return at === wanted.length && hits > 1 && sameStem(end, wanted.at(-1) ?? '');
}

/** The same but for its last word. */
function saysOther(line: string, wanted: readonly string[]): boolean {
  const said = contentOf(line);
  const before = wanted.slice(0, -1);
  return (
    before.every((word) => said.some((one) => sameStem(one, word))) && !sameStem(said.at(-1) ?? '', wanted.at(-1) ?? '')
  );
}

const BRACKETED =
  /^(?:(?:all|each|every|both)\s+[a-z]+\s+(?:shows?|is|are|ha(?:s|ve)|reports?)\s+(\[[A-Z_]{2,}\])|(\[[A-Z_]{2,}\])\s+(?:on|for|in)\s+(?:all|each|every|both)\s+[a-z]+)$/i;

/** `each array shows [UU]`: wherever such letters stand in brackets, they are these. */
function inEachBracket(clause: string, lines: readonly string[], want: string): Decision | null {
  const match = BRACKETED.exec(unframed(clause).words);
  const wanted = match?.[1] ?? match?.[2];
  if (wanted === undefined) return null;
  const told = lines.flatMap((line) => [...line.matchAll(/\[[A-Z_]{2,}\]/g)].map(([text]) => ({ text, line })));
  const bad = told.find(({ text }) => text !== wanted);
  const [first] = told;
  if (bad) return fail(`${want}; found ${bad.text}.`, bad.line.trim());
  return first ? pass(`${want}; found it ${String(told.length)} times.`, first.line.trim()) : null;
}

const ENDS =
  /^(?<who>[\p{L}\p{N}\s'’./-]*?)\s*\b(?:(?:should|must|shall|will|has\s+to|needs\s+to)\s+)?(?:ends?|finish(?:es)?|concludes?)\s+(?:with|in|on)(?:\s+(?:an?|the))?\s*:?\s+(?<text>\S.*)$/iu;

/** What must stand at the end, and whose end that is. */
function endingOf(clause: string): { readonly who: string; readonly text: string } | null {
  const { who = '', text = '' } = ENDS.exec(unframed(clause).words)?.groups ?? {};
  const bare = text.trim().replace(/^[`"'“](.*)[`"'”]$/u, '$1');
  return bare === '' || /[`"“]/.test(bare) ? null : { who, text: bare };
}

/** A word for the whole of what is printed. */
const WHOLE = /^(?:the|its|an?|output|log|logs|summary|command|run|it|report|last|line|result|message|everything)$/i;
const isWhole = (words: string): boolean => words.split(/\s+/).every((word) => word === '' || WHOLE.test(word));

function atTheEnd(
  { who, text }: { readonly who: string; readonly text: string },
  lines: readonly string[],
  command: string,
  want: string,
): Decision | null {
  if (!isWhole(who) && !isTold(who, command)) return null;
  const words = text
    .trim()
    .split(/\s+/)
    .map((word) => escaped(word));
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}_-]|\\d[.,])(?<!\\b(?:not|no|never) )${words.join('\\s+')}(?![\\p{L}\\p{N}_-]|[.,][\\p{L}\\d])`,
    'iu',
  );
  const last = lines.at(-1);
  if (last === undefined) return fail(`${want}; nothing was printed.`);
  if (pattern.test(last)) return pass(`${want}; found it at the end.`, last.trim());
  // Below its result a tool may print what it found: only where it never says so is it surely not the result.
  return lines.some((line) => line.toLowerCase().includes(text.toLowerCase().trim()))
    ? null
    : fail(`${want}; the end is ${brief(last)}.`, last.trim());
}
