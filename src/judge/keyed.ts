import { isTold } from '../expect/asides.ts';
import { isSmall, segmentsOf } from '../expect/statement.ts';
import type { Segment, Word } from '../expect/statement.ts';
import { askedFields } from './askedFields.ts';
import { fieldsOf } from './fields.ts';
import { countFits, ofValueAlone } from './keyedAlone.ts';
import { assignmentsOf, best, compareRanks, content, resultOf } from './keyedWays.ts';
import type { Around, Result } from './keyedWays.ts';
import { partsOf, plainWord } from './keyWords.ts';
import type { Told } from './labels.ts';
import { brief, fail, pass } from './scene.ts';
import type { Decision, Scene } from './scene.ts';
import { judgeValue } from './value.ts';

/**
 * Words about an output of keys and values: every word is a value, or names the key of that value, what stands above
 * it or whose it is; what the command says itself names it too.
 *
 *     status green, 3 nodes, 0 unassigned shards       storage encrypted, not public        all four flags are on
 *     ^key   ^value ^value ^key                        ^^^^^^^^^^^^^^^^^ a switch   ^^^^^^ is off
 *
 * A key must be named as a whole, but for words such as `number of`; where two are named as well, nothing is decided.
 */
export function judgeKeyed(words: string, scene: Scene): Decision | null {
  const { observed, stdout } = scene;
  const told = toldBy(observed.text);
  const block = inBlock(words, told, scene);
  if (block) return block;
  const segments = segmentsOf(words);
  if (segments === null) return null;
  const described = observed.facts.stages[0]?.kubectl?.verb === 'describe';
  const fields = askedFields(scene) ?? fieldsOf(stdout, described);
  if (fields.length === 0) return null;
  const around: Around = { words: words.replace(/^\s*#+\s+/, ''), fields, told };
  const found = inSegments(segments, around);
  const want = `Expected “${brief(words)}”`;
  const bad = found?.find(({ ok }) => !ok);
  if (bad) return fail(`${want}; found ${brief(bad.field.text)}.`, bad.field.text, bad.field.line);
  const first = found?.[0];
  if (!first) return null;
  const shown = [...new Set(found.map(({ field }) => brief(field.text, 60)))].slice(0, 3).join(', ');
  return pass(`${want}; found ${shown}.`, first.field.text, first.field.line);
}

/** Such a word claims something even where the command has it too. */
const CHOOSES =
  /^(?:no|not|none|never|all|every|each|both|any|only|other|new|old|first|last|next|same|without|except|two|three|four|five)$/i;

/** Each word is looked for in the command once. */
function toldBy(command: string): Told {
  const said = new Set((command.match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((word) => [plainWord(word), ...partsOf(word)]));
  const known = new Map<string, boolean>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const result =
      /\p{L}{2}/u.test(word) && !CHOOSES.test(word) && (isTold(word, command) || said.has(plainWord(word)));
    known.set(word, result);
    return result;
  };
}

const BLOCK = /^([^:{}[\]]*?)([A-Za-z][\w.-]*):\s+(\{[^{}]*\}|\[[^[\]]*\])[.\s]*$/;

/** `rendered manifest contains drop: [ALL]`: a key with its block in one line, whatever form it is printed in. */
function inBlock(words: string, told: Told, scene: Scene): Decision | null {
  const [, before = '', path, value] = BLOCK.exec(words.replace(/[`"]/g, '')) ?? [];
  const plain = before.split(/\s+/).filter((word) => word !== '' && !isSmall(word));
  if (path === undefined || value === undefined || !plain.every((word) => HOLDS.test(word) || told(word))) return null;
  const decision = judgeValue({ kind: 'value', path, op: '=', value }, scene);
  return decision.verdict === 'pass' || decision.verdict === 'fail' ? decision : null;
}

const HOLDS = /^(?:contains|includes|shows|sets|verify|confirm|expect|expected)$/i;

/** … where the command came to an end that lets its output count. */
export function judgeByKeys(words: string, scene: Scene): Decision | null {
  const { exit } = scene;
  return exit.kind === 'ok' || (exit.kind === 'answer' && exit.error !== true) ? judgeKeyed(words, scene) : null;
}

/** All segments; null where one of them cannot be decided and none is surely not so. */
function inSegments(segments: readonly Segment[], around: Around): readonly Result[] | null {
  const out: Result[] = [];
  let open = false;
  for (let i = 0; i < segments.length;) {
    const segment = segments[i];
    if (!segment) break;
    const before = segments.slice(0, i).flatMap(({ words }) => words);
    const alone = judgeSegment(segment, around) ?? inTwo(segment, around) ?? judgeSegment(segment, around, before);
    const shared = alone ? null : sharedFrom(segments, i, around);
    if (alone) out.push(alone);
    else if (shared) out.push(...shared.results);
    else open = true;
    i += shared?.used ?? 1;
  }
  return open ? null : out;
}

/** `client, server and agent are all on 1.4.2`: labels, and what is said of them all. */
function sharedFrom(
  segments: readonly Segment[],
  from: number,
  around: Around,
): { readonly results: readonly Result[]; readonly used: number } | null {
  for (let to = from + 1; to < segments.length; to += 1) {
    const last = segments[to];
    const labels = segments.slice(from, to);
    if (!last || labels.some(({ every, denied, op }, i) => denied || op !== '=' || (every && i > 0))) return null;
    const count = last.every?.count ?? labels[0]?.every?.count ?? null;
    if (count !== null && count !== to - from + 1) continue;
    const own = assignmentsOf({ ...last, every: null }, around);
    const results = own.flatMap(({ said, value, fields }) => {
      if (value.length === 0) return [];
      const others = labels.map(({ words }) => best(content(words), around, said));
      const [mine] = resultOf(fields, said);
      const all = others.map((one) => (one ? (resultOf(one.fields, said)[0] ?? null) : null));
      return mine && all.every((one) => one !== null) ? [[...all, mine]] : [];
    });
    const [first] = results;
    if (first) return { results: first, used: to - from + 1 };
  }
  return null;
}

/** `10000Mb/s full duplex`: two statements that nothing divides. */
function inTwo(segment: Segment, around: Around): Result | null {
  const { words } = segment;
  if (segment.every || segment.op !== '=' || segment.denied || words.length < 3) return null;
  for (let at = 1; at < words.length; at += 1) {
    // `3 nodes ready` is no `3 nodes` and `ready`.
    if (
      [words.slice(0, at), words.slice(at)].some(([one, ...more]) => more.length === 0 && !/\d/.test(one?.text ?? ''))
    )
      continue;
    const first = judgeSegment({ ...segment, words: words.slice(0, at) }, around);
    const second = first && judgeSegment({ ...segment, words: words.slice(at) }, around);
    if (first && second) return first.ok ? second : first;
  }
  return null;
}

function judgeSegment(segment: Segment, around: Around, context: readonly Word[] = []): Result | null {
  const ways = assignmentsOf(segment, around, context);
  const [first] = ways;
  if (!first) return segment.denied === null && context.length === 0 ? ofValueAlone(segment, around) : null;
  const results = ways.flatMap(({ fields, said, rank, sure }) => {
    const [one] = segment.every && !countFits(segment, fields) ? [] : resultOf(fields, said, segment.every !== null);
    return sure || one?.ok ? [{ one: one ?? null, rank }] : [];
  });
  const equal = results.filter(({ rank }) => compareRanks(rank, results[0]?.rank ?? []) === 0);
  const one = equal[0]?.one ?? null;
  return one && equal.every((other) => other.one?.ok === one.ok) ? one : null;
}
