import { claimOf, type Claim } from '../../expect/claim.ts';
import type { CommandFacts } from '../../command/facts.ts';
import { kindOfResource, kindsOf } from '../../expect/kinds.ts';
import { viewOf } from '../../expect/view.ts';
import { ownNumber } from '../printed/ownPair.ts';
import { live } from '../printed/output.ts';
import { brief, fail, isBlank, pass, saysNothingFound, undecided } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';
import { mayBeSpelledOtherwise } from '../printed/otherSpelling.ts';
import { printsGenerated } from '../printed/generated.ts';
import { claimedInRows } from './rowClaims.ts';
import { hasPeer } from '../printed/peers.ts';
import { findToken } from '../printed/tokens.ts';
import { tablesOf } from '../printed/tableRead.ts';
import { escaped } from '../../text/escaped.ts';

/**
 * Words that no phrase reads and that claim only names and values of what is listed (claim.ts). Null: it cannot tell.
 * A pass needs every name and value in its place; a failure needs the output to show another one there, or to lack a
 * text that the author quoted.
 */
export function judgeClaims(words: string, scene: Scene): Decision | null {
  const { stdout, observed } = scene;
  if (scene.exit.kind !== 'ok' || scene.exit.masked !== null || !stdout.complete || saysNothingFound(scene))
    return null;
  const claim = claimOf(words, observed.text, listedBy(observed.facts));
  if (claim === null || claim.parts.length > 12) return null;
  const want = `Expected “${brief(words)}”`;
  const tables = tablesOf(stdout, null);
  const [table] = tables;
  const inRows =
    table && tables.length === 1
      ? claimedInRows(claim, table, want, asksForOne(scene), printsGenerated(scene.observed.text))
      : null;
  // What is described stands in lines, some of which are tables.
  if (inRows || (table && observed.facts.stages[0]?.kubectl?.verb !== 'describe')) return inRows;
  const spoken = !table || claim.of === 'plain';
  return spoken && claim.except.length === 0 ? claimedInLines(claim, scene, want) : null;
}

/** The kinds of `kubectl get`; none of other commands. */
function listedBy({ stages: [first] }: CommandFacts): readonly string[] {
  return first?.kubectl?.verb === 'get' ? first.kubectl.resources.map(kindOfResource) : [];
}

/** `kubectl get cm web`: the row that is printed is what the words are about. */
function asksForOne({ observed }: Scene): boolean {
  const { stages } = observed.facts;
  return stages.length === 1 && stages[0]?.kubectl?.verb === 'get' && stages[0].kubectl.names.length === 1;
}

interface Line {
  readonly text: string;
  readonly number: number;
}

type Text = Extract<Claim['parts'][number], { is: 'text' }>;

/** What turns or softens a line. */
const DOUBT =
  /\b(?:not|no|never|non|without|cannot|isn't|aren't|fail(?:ed|s|ure)?|unable|error|warning|waiting|pending|expect(?:ed|s)?|should|must|previous(?:ly)?|was|were|old|skip(?:ped|ping)?|deprecated|removed|deleted|invalid|unhealthy|degraded)\b|#/i;

function claimedInLines(claim: Claim, scene: Scene, want: string): Decision | null {
  const texts = claim.parts.filter((part): part is Text => part.is === 'text');
  const counted = claim.count !== null && !(claim.of === 'only' && claim.count === texts.length);
  if (texts.length === 0 || counted || claim.parts.some(({ is }) => is === 'filled')) return null;
  const lines = live(scene.stdout.text)
    .split('\n')
    .map((text, i) => ({ text, number: i + 1 }))
    .filter(({ text }) => text.trim() !== '');
  // In a document in one line the name of one thing stands beside the value of another.
  if (lines.some(({ text }) => SEVERAL_PAIRS.test(text))) return null;
  const printed = [...lines, ...scene.stderr.lines.map((text) => ({ text, number: 0 }))];
  const holds = (line: Line): boolean =>
    texts.every((text) => stands(text, line.text)) && isOfKind(line.text, claim.kinds);
  switch (claim.of) {
    case 'none':
      return texts.every(isCertain) ? inNone(texts, printed, lines, want) : null;
    case 'only':
      return onlyThese(texts, lines, want);
    case 'every':
      // One line cannot show two of them: the other may be another command's.
      if (lines.length < 2 && /\bboth\b/i.test(scene.clause)) return null;
      return inEvery(texts, lines, printed, want);
    case 'plain':
      return somewhere(
        texts,
        lines.filter(holds),
        {
          lines,
          printed,
          claim,
          blank: isBlank(scene.stdout),
          changes: viewOf(scene.observed.text, scene.observed.facts).changes,
        },
        want,
      );
  }
}

const SEVERAL_PAIRS = /^\s*[[{].*"\s*:[^"]*"[^"]*"\s*[,:]/;

/** `deployment.apps/web` is no service. */
export function isOfKind(text: string, kinds: readonly string[]): boolean {
  const kind = /^\s*([a-z][a-z.]*)\/\S+/.exec(text)?.[1];
  const named = kind === undefined ? [] : kindsOf(kind);
  return kinds.length === 0 || named.length === 0 || named.some((one) => kinds.includes(one));
}

/** Quoted, or a name that is no word of a sentence. */
const isCertain = ({ text, exact }: Text): boolean => exact || (/[\d_./-]/.test(text) && /\p{L}/u.test(text));

function stands({ text, exact }: Text, line: string): boolean {
  return findToken(line, text, { exact }) !== null;
}

/** `oak` in `oak.main`, not in `oak-9`. */
function isPartOf(word: string, text: string): boolean {
  const pattern = escaped(word);
  return new RegExp(`(?<![\\w-])${pattern}(?![\\w-])`, 'i').test(text);
}

function inNone(
  texts: readonly Text[],
  printed: readonly Line[],
  lines: readonly Line[],
  want: string,
): Decision | null {
  const hit = printed.find(({ text }) => texts.every((one) => stands(one, text)));
  if (hit) return fail(`${want}; found it.`, hit.text.trim(), hit.number || null);
  const all = printed.map(({ text }) => text).join('\n');
  if (texts.some(({ text, exact }) => !exact && mayBeSpelledOtherwise(text, all))) return null;
  // `oak.main must be replaced`: its words stand there, with others between, or as a part of a longer name.
  const words = texts.flatMap(({ text, exact }) => (exact ? [text] : text.split(/\s+/)));
  if (printed.some(({ text }) => words.every((word) => isPartOf(word, text)))) return null;
  return lines.length > 0 ? pass(`${want}; it is not printed.`) : null;
}

/** Each line is one of them, and each of them is a line. */
function onlyThese(texts: readonly Text[], lines: readonly Line[], want: string): Decision | null {
  const bare = (line: string): string => line.trim().replace(/^(?:[-*•]\s+)?["']?|["']?,?$/g, '');
  const same = (one: Text, line: Line): boolean =>
    one.exact ? bare(line.text) === one.text : bare(line.text).toLowerCase() === one.text.toLowerCase();
  if (!texts.every(isCertain) || !texts.some((one) => lines.some((line) => same(one, line)))) return null;
  const other = lines.find((line) => !texts.some((one) => same(one, line)));
  if (other) return fail(`${want}; found another.`, other.text.trim(), other.number);
  return texts.every((one) => lines.some((line) => same(one, line))) ? pass(`${want}; found nothing else.`) : null;
}

function inEvery(
  texts: readonly Text[],
  lines: readonly Line[],
  printed: readonly Line[],
  want: string,
): Decision | null {
  const [one, ...more] = texts;
  if (!one || more.length > 0 || lines.length === 0) return null;
  const mine = lines.filter(({ text }) => stands(one, text));
  const rest = (line: string): string => line.replace(one.text, ' ');
  if (mine.some(({ text }) => DOUBT.test(rest(text)))) return null;
  // `all 3 are ready` beside `3 2`: one of the numbers is how many there are.
  if (/^\d+$/.test(one.text) && mine.some(({ text }) => !areAll(one.text, text))) return null;
  if (mine.some(({ text }) => hasPeer(one.text, text))) return null;
  // `Ready,SchedulingDisabled` is not what Ready means.
  if (mine.some(({ text }) => /\w,\w/.test(text) && !stands(one, text.replace(/\S+,\S+/g, ' ')))) return null;
  const others = lines.filter(({ text }) => !stands(one, text));
  const [other] = others;
  // A first line of letters only may be a header.
  if (other && others.length === 1 && other === lines[0] && /^[^\d:]*$/.test(other.text) && lines.length > 1)
    return null;
  if (!other) return pass(`${want}; each of ${String(lines.length)} lines says so.`);
  const [like] = mine;
  // Of a report with lines of many forms not each is about one of them.
  if (like && others.every((line) => sameForm(like.text, line.text, one)))
    return fail(`${want}; found another.`, other.text.trim(), other.number);
  if (one.exact && !printed.some(({ text }) => stands(one, text)))
    return fail(`${want}; it is not printed.`, other.text.trim(), other.number);
  return null;
}

/** All numbers of the line are this one. */
function areAll(number: string, line: string): boolean {
  return (line.match(/\d+(?:\.\d+)?/g) ?? []).every((other) => other === number);
}

/** The other line has another word just where this one has the text: as many words, behind the same sign. */
function sameForm(like: string, other: string, { text, exact }: Text): boolean {
  const at = findToken(like, text, { exact });
  if (!at) return false;
  const sign = /([:|=>\t]|\.{2,})\s*$/.exec(like.slice(0, at.start))?.[1];
  if (like.slice(at.end).trim() === '' && sign !== undefined) return other.includes(sign);
  return like.trim().split(/\s+/).length === other.trim().split(/\s+/).length;
}

interface Around {
  readonly lines: readonly Line[];
  readonly printed: readonly Line[];
  readonly claim: Claim;
  readonly blank: boolean;
  /** The command changes something, and says that in words of its own. */
  readonly changes: boolean;
}

function somewhere(texts: readonly Text[], mine: readonly Line[], around: Around, want: string): Decision | null {
  const { lines, printed, claim, blank, changes } = around;
  const quoted = texts.filter(({ exact }) => exact);
  const [only] = quoted;
  if (only && texts.length === 1) {
    const clear = mine.find(({ text }) => !DOUBT.test(text.replace(only.text, ' ')));
    const rival =
      clear && !claim.there
        ? lines.find((line) => !mine.includes(line) && sameForm(clear.text, line.text, only))
        : undefined;
    if (rival) return undecided(`${want}; found it, but also others.`, rival.text.trim(), rival.number);
    if (clear) return pass(`${want}; found it.`, clear.text.trim(), clear.number);
    if (mine.length > 0) return undecided(`${want}; found it, but in doubt.`, mine[0]?.text.trim() ?? null);
    const sure = claim.there || claim.parts.some(({ is }) => is === 'about');
    if (!sure || blank || changes || isPair(only.text) || printed.some(({ text }) => text.includes(only.text)))
      return null;
    return fail(`${want}; it is not printed.`);
  }
  const named = claim.parts.flatMap((part) =>
    part.is === 'about' ? [{ ...part, is: 'text' as const, exact: false }] : [],
  );
  return beside([...texts, ...named.filter((one) => texts.length === 1 && !KIND_OF_THING.test(one.text))], lines, want);
}

/** `key: value` has many forms, of which a text shows one. */
const isPair = (text: string): boolean => /^[\w./-]+(?::\s+|\s*=\s*)\S/.test(text);

const KIND_OF_THING = /^(?:image|version|tag|release|package|plugin|module)s?$/i;

/** A name and a value in one line: `pause` and `3.10`. */
function beside(texts: readonly Text[], lines: readonly Line[], want: string): Decision | null {
  const values = texts.filter(({ text }) => /\d/.test(text) && /^[v\d][\w.+-]*$/.test(text));
  const [value] = values;
  const names = texts.filter((one) => one !== value);
  if (!value || values.length > 1 || names.length !== 1) return null;
  const named = lines.filter(({ text }) => names.every((one) => stands(one, text)));
  if (named.some(({ text }) => isApart(value.text, names, text))) return null;
  const mine = named.filter(({ text }) => stands(value, text));
  const rivals = named.filter((line) => !mine.includes(line));
  const [hit] = mine;
  if (hit && rivals.length === 0 && !DOUBT.test(hit.text))
    return pass(`${want}; found them.`, hit.text.trim(), hit.number);
  const [rival] = rivals;
  if (hit || !rival || rivals.length > 1) return null;
  const shape = shapeOf(value.text);
  const other = rival.text.split(/[\s,;"'()]+|(?<=[a-z]):/).filter((word) => shapeOf(word) === shape);
  return other.length === 1 ? fail(`${want}; found ${other[0] ?? ''} there.`, rival.text.trim(), rival.number) : null;
}

/** `quorum has 5` of `Quorum: 3 of 5`: of several numbers in a line only that right beside the name is meant. */
function isApart(value: string, names: readonly Text[], line: string): boolean {
  if (names.some(({ text }) => (ownNumber(line, text) ?? value) !== value)) return true;
  const words = line.split(/[\s,;:"'()/=]+/).map((word) => word.toLowerCase());
  if (words.filter((word) => shapeOf(word) === shapeOf(value)).length < 2) return false;
  const isName = (word: string | undefined): boolean => names.some(({ text }) => text.toLowerCase() === word);
  return !words.some((word, i) => word === value.toLowerCase() && (isName(words[i - 1]) || isName(words[i + 1])));
}

/** `v1.31.4` and `v1.30.12` look alike. */
export function shapeOf(text: string): string {
  return text.replace(/\d+/g, '9');
}
