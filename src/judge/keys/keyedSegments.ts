import type { Segment, Word } from '../../expect/statement.ts';
import { countFits, ofValueAlone } from './keyedAlone.ts';
import { assignmentsOf, best, compareRanks, content, resultOf } from './keyedWays.ts';
import type { Around, Result } from './keyedWays.ts';

/** All segments; null where one of them cannot be decided and none is surely not so. */
export function inSegments(segments: readonly Segment[], around: Around): readonly Result[] | null {
  const out: Result[] = [];
  let open = false;
  for (let i = 0; i < segments.length;) {
    const segment = segments[i];
    if (!segment) break;
    const before = segments.slice(0, i).flatMap(({ words }) => words);
    const alone = judgeSegment(segment, around) ?? inTwo(segment, around) ?? judgeSegment(segment, around, before);
    const shared = alone ? null : sharedFrom(segments, i, around);
    const spread = alone || shared ? null : elsewhere(segment, segments[i - 1], around);
    if (alone) out.push(alone);
    else if (spread) out.push(spread);
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
    const first = results.find((each) => each.every(({ ok }) => ok)) ?? results[0];
    if (first) return { results: first, used: to - from + 1 };
  }
  return null;
}

/** `the limit is 2 for api and worker`: what was said of the one before, said of another place. */
function elsewhere(segment: Segment, before: Segment | undefined, around: Around): Result | null {
  const at = before?.words.findLastIndex(({ text }) => /^(?:for|in|on|of|at)$/i.test(text)) ?? -1;
  const plain = segment.op === '=' && segment.denied === null && segment.every === null;
  if (!before || at < 1 || !plain || segment.words.length > 2) return null;
  return judgeSegment({ ...before, words: [...before.words.slice(0, at + 1), ...segment.words] }, around);
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
