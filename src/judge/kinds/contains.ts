import { sparing } from '../../text/sparing.ts';
import { columnOf } from '../tables/cellTest.ts';
import { judgeClaims } from '../tables/claims.ts';
import { pairsOf } from '../printed/cut.ts';
import { printsGenerated } from '../printed/generated.ts';
import { disagreeing, everyAlike, everyLine, sameLines } from './everyLine.ts';
import { isAnnotation, lineAt, lineText, live } from '../printed/output.ts';
import { isQuantity, sameQuantity } from '../printed/sameQuantity.ts';
import { brief, fail, isBlank, pass, subjectOf, undecided } from '../scene.ts';
import type { Decision, Scene, TestOf } from '../scene.ts';
import { tablesOf } from '../printed/tableRead.ts';
import { inImageList } from './image.ts';
import { judgeTally } from './tallies.ts';
import { findToken, hasLetters, tokenHits } from '../printed/tokens.ts';
import type { TokenOptions } from '../printed/tokens.ts';
import { wildcardFor } from '../printed/wildcardName.ts';
import { isCut, judgeValue } from './value.ts';

/** A whole token or run of tokens is there, and no other printed line of the same key says something else. */
export function judgeContains(test: TestOf<'contains'>, scene: Scene): Decision {
  const output = subjectOf(scene);
  const want = `Expected ${test.token}`;
  if (isBlank(output)) return isThrownAway(scene) ? thrownAway(want) : fail(`${want}; nothing was printed.`);
  const text = live(output.text);
  if (test.token.trim().includes('\n')) return sameLines(output, test.token, want);
  const options = { exact: test.exact, ...namesIn(scene) };
  if (test.each === true) {
    const has = (line: string): boolean =>
      [...tokenHits(line, test.token, options)].some(({ start }) => !isDenied(line, start));
    return test.agree === true ? everyAlike(output, has, want) : everyLine(output, has, want);
  }
  const hit = firstOutsideEcho(text, test.token, options, scene);
  if (hit === 'echo') return undecided(`${want}; only the command's own fallback printed it.`);
  if (hit === null) {
    const keyed =
      inImageList(test.token.trim(), scene, want) ??
      judgeTally(test.token, scene, want) ??
      asPair(test, scene) ??
      asColumn(test, scene);
    if (keyed) return keyed;
    if (isThrownAway(scene)) return thrownAway(want);
    if (!output.complete) return undecided(`${want}; it is not in what was kept of the output.`);
    if (text !== output.text && findToken(output.text, test.token, options))
      return undecided(`${want}; only the annotation of an earlier apply says so.`);
    const release = asRelease(test.token, text, want);
    if (release) return release;
    const wide = byWildcard(test.token, scene, want);
    if (wide) return wide;
    const same = isQuantity(test.token)
      ? text.split(/[\s,;:="'()]+/).find((word) => sameQuantity(word, test.token))
      : undefined;
    if (same !== undefined) return undecided(`${want}; found ${same}, which is as much.`);
    const near = hasLetters(text, test.token) ? '; it stands only inside longer words.' : '; it was not printed.';
    return fail(`${want}${near}`, nearLine(text, test.token), nearLineNumber(text, test.token));
  }
  const other = contradicting(output.lines, text, test, hit.start, scene);
  if (other !== null)
    return fail(`${want}; another line of the same key says ${brief(other.text)}.`, other.text, other.line);
  const apart = test.agree === true ? disagreeing(test, output, isOwnTable(scene), want) : null;
  if (apart) return apart;
  const state = test.token.trim();
  const against = STATES.test(state)
    ? (TROUBLE.exec(text) ?? (/^green$/i.test(state) ? COLOUR.exec(text) : null))
    : null;
  const last = text.trimEnd().split('\n').at(-1)?.trim() ?? '';
  // What a health endpoint says at its end is the sum of all above.
  if (against && /^[\w-]+ check failed$/i.test(last)) return fail(`${want}; found ${brief(last)}.`, last);
  if (against)
    return undecided(
      `${want}; found it, but also ${brief(lineText(text, against.index))}.`,
      lineText(text, against.index),
      lineAt(text, against.index),
    );
  return pass(`${want}; found it.`, lineText(text, hit.start), lineAt(text, hit.start));
}

/** To list a name says more than to be good for it. */
function byWildcard(token: string, { stdout, clause }: Scene, want: string): Decision | null {
  const name = wildcardFor(token, stdout.text);
  if (name === null) return null;
  const line = stdout.lines.findIndex((text) => text.includes(name));
  const found = stdout.lines[line]?.trim() ?? null;
  return /\b(?:covers?|valid for|good for|issued for|match(?:es)?)\b/i.test(clause)
    ? pass(`${want}; ${name} covers it.`, found, line + 1)
    : undecided(`${want}; only ${name} is printed.`, found, line + 1);
}

/** `2.8.0` is also said by the tag `v2.8.0`. */
function asRelease(token: string, text: string, want: string): Decision | null {
  if (!/^\d+(?:\.\d+)+$/.test(token)) return null;
  const hit = findToken(text, `v${token}`, { exact: true });
  return hit && pass(`${want}; found v${token}.`, lineText(text, hit.start), lineAt(text, hit.start));
}

const PAIR = /^([\w./-]+): (\S.*)$/;

/** `tool >/dev/null 2>&1; echo done`: what it said and how it ended are both hidden. */
function isThrownAway({ observed, exit }: Scene): boolean {
  return exit.kind === 'ok' && exit.masked !== null && /(?:^|[^\d&>])(?:1|&)?>\s*\/dev\/null/.test(observed.text);
}

const thrownAway = (want: string): Decision =>
  undecided(`${want}; the command's own words and its exit are both thrown away.`);

/** Columns that the author chose: each says one thing of every row. */
function isOwnTable(scene: Scene): boolean {
  return scene.observed.facts.stages[0]?.kubectl?.output?.startsWith('custom-columns') ?? false;
}

/** `status: ok` is also said by `"status":"ok"` and `status=ok`. */
function asPair(test: TestOf<'contains'>, scene: Scene): Decision | null {
  const pair = PAIR.exec(test.token.trim());
  if (!pair || scene.on !== 'stdout') return null;
  const decision = judgeValue({ kind: 'value', path: pair[1] ?? '', op: '=', value: pair[2] ?? '' }, scene);
  return decision.verdict === 'undecided' && (decision.needs ?? []).length === 0 ? null : decision;
}

/** `PHASE=Bound` on a table with that column. */
function asColumn(test: TestOf<'contains'>, scene: Scene): Decision | null {
  const column = /^([A-Z][A-Z-]*)=\S+$/.exec(test.token.trim())?.[1];
  const [table, ...more] = column === undefined ? [] : tablesOf(subjectOf(scene), null);
  if (column === undefined || !table || more.length > 0 || columnOf(table, column) === -1) return null;
  return judgeClaims(test.token, scene);
}

/** A bare state is meant of everything that is printed; words of trouble beside it leave it open. */
const STATES =
  /^(?:ok|healthy|ready|running|up|online|active|available|passed|passing|green|synced|connected|established|successful|success)$/i;
/** One of a health that has three. */
const COLOUR = /(?<![\w-])(?:yellow|red)(?![\w-])/i;
const TROUBLE =
  /(?<![\w-])(?:(?:[1-9]\d*) (?:errors?|warnings?|failures?|failed)|errors?(?=:)|fail(?:ed|ing|ure)?|unhealthy|not ready|notready|degraded|unreachable|unavailable|crash\w*|critical|down|inactive|disconnected|fatal)(?![\w-])/i;

/** Which names may be made from the one that is looked for. */
export const namesIn = (scene: Scene): Required<Pick<TokenOptions, 'pods' | 'generated'>> => ({
  pods: printsPods(scene),
  generated: printsGenerated(scene.observed.text),
});

/** kubectl lists pods, so that a workload's ordinal names are its pods. */
export function printsPods(scene: Scene): boolean {
  const { stages } = scene.observed.facts;
  return stages.some((stage) => stage.kubectl?.resources.some((name) => /^(?:po|pods?|all)$/i.test(name)) ?? false);
}

/** `… || echo "none"` */
const FALLBACK = sparing(/\|\|\s*(?:echo|printf)\s+(?:-\w+\s+)?(?:"([^"]*)"|'([^']*)'|([^;|&)}\n]+))/g);

/** What it prints when something failed. */
function fallbacks(scene: Scene): readonly string[] {
  return FALLBACK.matchAll(scene.observed.text).map(([, double, single, bare]) =>
    (double ?? single ?? bare ?? '').replace(/\\n/g, '').trim(),
  );
}

/** Nothing was printed but the command's own fallback, which tells that something failed and not what. */
export function isFallback(scene: Scene): boolean {
  const echoed = fallbacks(scene);
  if (echoed.length === 0) return false;
  const lines = scene.stdout.lines.map((line) => line.trim()).filter((line) => line !== '');
  return lines.length > 0 && lines.every((line) => echoed.includes(line));
}

/** `not ready` does not say that it is ready. */
function isDenied(text: string, start: number): boolean {
  return /(?:^|[^\w-])(?:not|no|non|never)\s+$/i.test(text.slice(Math.max(0, start - 12), start));
}

/** `… || echo "all fine"` prints its words whenever something failed: they prove nothing. */
function firstOutsideEcho(
  text: string,
  token: string,
  options: TokenOptions,
  scene: Scene,
): { readonly start: number } | 'echo' | null {
  const echoed = fallbacks(scene);
  let fallback = false;
  for (const hit of tokenHits(text, token, options)) {
    if (isDenied(text, hit.start)) continue;
    // What is commented out is not so.
    if (
      PAIR.test(token.trim()) &&
      /^\s*#(?!\d)[^\n]*$/.test(text.slice(text.lastIndexOf('\n', hit.start - 1) + 1, hit.start))
    )
      continue;
    if (!echoed.includes(lineText(text, hit.start).trim())) return hit;
    fallback = true;
  }
  return fallback ? 'echo' : null;
}

/** A line that begins with its time, as logs write them. */
const LOGGED = /^\s*(?:[IWEF]\d{4}\s|\[?\d{4}-\d\d-\d\d[T ]|\[?\d\d:\d\d:\d\d|(?:time|ts)=|[A-Z][a-z]{2} +\d+ \d\d:)/;

/** In what a filter left of a list of objects, every line of one key must agree. */
function contradicting(
  lines: readonly string[],
  text: string,
  test: TestOf<'contains'>,
  start: number,
  scene: Scene,
): { readonly text: string; readonly line: number } | null {
  if (!isCut(scene)) return null;
  const pairs = pairsOf(lines);
  const at = lineAt(text, start);
  const hit = pairs.find((pair) => pair.line === at);
  if (!hit || pairs.length < 2) return null;
  const solid = lines.filter((line) => line.trim() !== '' && line.trim() !== '--' && !isAnnotation(line)).length;
  if (solid !== pairs.length) return null;
  const twins = pairs.filter((pair) => pair.key === hit.key);
  // Lines of a log are no pairs of a key and its value.
  if (LOGGED.test(lines[at - 1] ?? '')) return null;
  const bad = twins.find((pair) => !findToken(lines[pair.line - 1] ?? '', test.token, { exact: test.exact }));
  return bad ? { text: (lines[bad.line - 1] ?? '').trim(), line: bad.line } : null;
}

function nearLine(text: string, token: string): string | null {
  const at = text.toLowerCase().indexOf(token.trim().toLowerCase());
  return at === -1 ? null : lineText(text, at);
}

function nearLineNumber(text: string, token: string): number | null {
  const at = text.toLowerCase().indexOf(token.trim().toLowerCase());
  return at === -1 ? null : lineAt(text, at);
}
