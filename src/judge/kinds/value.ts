import type { Comparison } from '../../expect/rule.ts';
import { compares } from '../printed/compare.ts';
import { judgeCondition } from './conditions.ts';
import { sameValue, show } from '../printed/contain.ts';
import { cleanValue, pairsOf } from '../printed/cut.ts';
import { keyWords } from '../printed/keyWords.ts';
import { keyAsColumn } from '../printed/keyValue.ts';
import { isLiteral, isOfTexts, isUntyped } from '../printed/typed.ts';
import { judgeWhole } from './whole.ts';
import type { Line } from '../printed/cut.ts';
import { documentsOf, MOST, structured } from '../printed/documents.ts';
import type { Value } from '../printed/documents.ts';
import { judgeMetrics, sampleOf } from './metrics.ts';
import { judgeNamed } from './named.ts';
import { isAnnotation, lineWhere } from '../printed/output.ts';
import type { Output } from '../printed/output.ts';
import { placesOf, stepsOf } from '../printed/paths.ts';
import type { Place } from '../printed/paths.ts';
import { reread } from '../reread.ts';
import { brief, fail, isBlank, pass, subjectOf, undecided } from '../scene.ts';
import type { Decision, Scene, TestOf } from '../scene.ts';
import { judgeTable } from '../tables/table.ts';
import { sameColumn, tablesOf } from '../printed/tableRead.ts';

/** Decides what stands at a key or path: in documents, in the pieces that a filter left, or as the whole output. */
export function judgeValue(test: TestOf<'value'>, scene: Scene): Decision {
  const output = subjectOf(scene);
  const want = `Expected ${test.path} ${test.op === '=' ? 'to be' : test.op} ${test.value}`;
  if (isBlank(output)) return fail(`${want}; nothing was printed.`);
  if (output.text.length > MOST) return undecided(`${want}; the output is larger than 16 MB.`);
  if (!output.complete) return undecided(`${want}; the middle of the output was not kept.`);
  if (test.path === '.') return judgeWhole(test, scene);
  const text = textOf(test);
  const bare = bareValue(text, scene, want) ?? judgeCondition(text, scene, want);
  if (bare) return bare;
  if (!isCut(scene)) {
    const docs = structured(output.text);
    const places = docs && placesOf(docs, test.path, true);
    // `edge-1 : ok=9 failed=0` is YAML too.
    const beside = places?.length === 0 ? besideOthers(test, output, want) : null;
    if (beside) return beside;
    if (places) return inDocuments(test, docs, places, scene, want);
  }
  const lines = pairsOf(output.lines);
  const decided = inLines(test, lines, want);
  if (decided && decided.verdict !== 'undecided') return decided;
  if (!decided && output.lines.some((line) => sampleOf(line)?.name === test.path))
    return judgeMetrics({ kind: 'metrics', series: test.path, compare: { op: test.op, value: test.value } }, scene);
  if (
    !decided &&
    (keyAsColumn(output, test.path) !== null ||
      tablesOf(output, test.path).some((table) => table.header.some((name) => sameColumn(name, test.path))))
  )
    return judgeTable(
      { kind: 'table', column: test.path, test: 'compare', op: test.op, value: text.value, min: 1 },
      scene,
    );
  const owner = test.op === '=' ? /\b(?:subject|issuer)\b/i.exec(scene.clause)?.[0] : undefined;
  const part = owner && judgeNamed(`${owner} ${test.path} = ${test.value}`, output.lines, scene.observed.text, want);
  if (part) return part;
  const again = reread(scene, 'json', (second) => judgeValue(test, second));
  return again ?? decided ?? besideOthers(test, output, want) ?? undecided(`${want}; no such key was printed.`);
}

const FILTERS = new Set(['grep', 'egrep', 'fgrep', 'head', 'tail', 'sed', 'awk', 'rg', 'cut']);

/** A filter let lines through one by one, so that what is not there may have been cut off. */
export function isCut(scene: Scene): boolean {
  return !scene.again && scene.observed.facts.stages.slice(1).some((stage) => FILTERS.has(stage.tool ?? ''));
}

/** The command's own expression ends in the key (`-o jsonpath='{.spec.clusterIP}'`, `jq .spec.replicas`): all that was printed is its value. */
function bareValue(test: TestOf<'value'>, scene: Scene, want: string): Decision | null {
  const key = stepsOf(test.path)
    .filter((step) => !step.startsWith('['))
    .at(-1);
  if (key === undefined || scene.again) return null;
  const text = subjectOf(scene).text.trim();
  if (/[:{=]\s/.test(text) || /^\s*\{/.test(text)) return null;
  const { stages } = scene.observed.facts;
  const escaped = key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const ends = new RegExp(`\\.${escaped}(?:\\[[^\\]]*\\])?(?:[\\s}'"|)]|$)|:\\.(?:[\\w.[\\]*]*\\.)?${escaped}$`);
  const expression = [...stages]
    .reverse()
    .flatMap((stage) => stage.args)
    .find((arg) => arg !== null && ends.test(arg));
  if (!expression) return null;
  if (/,\s*\.|\}\s*\{(?!"\\n"|end|range|' ')|NAME:/.test(expression) && /\{.*\{\..*\{\./.test(expression)) return null;
  const values = text.startsWith('[') ? listWords(text) : text.split(/\s+/).map(cleanValue);
  const whole = compares(cleanValue(text), test.op, test.value);
  const results = whole === true ? [true] : values.map((value) => compares(value, test.op, test.value));
  if (results.every((ok) => ok === true)) return pass(`${want}; found ${brief(text)}.`, text, 1);
  if (results.some((ok) => ok === null)) return undecided(`${want}; ${brief(text)} cannot be compared.`, text, 1);
  return fail(`${want}; found ${brief(text)}.`, text, 1);
}

function listWords(text: string): readonly string[] {
  const docs = documentsOf(text);
  const [first] = docs.kind === 'parsed' ? docs.docs : [];
  return first?.is === 'list' ? first.items.map(show) : [text];
}

function inDocuments(
  test: TestOf<'value'>,
  docs: readonly Value[],
  places: readonly Place[],
  scene: Scene,
  want: string,
): Decision {
  if (places.length === 0) {
    if (docs.every((doc) => itemsOf(doc)?.length === 0)) return fail(`${want}; the list is empty.`);
    if (test.path.includes(' ')) return undecided(`${want}; keys of a document are written in one word.`);
    if (!docs.some(hasMap)) return undecided(`${want}; a list of words has no keys.`);
    // `wal_level setting` may be what `wal_level` names.
    if (docs.some((doc) => hasLikeKey(doc, test.path))) return undecided(`${want}; only a longer key is printed.`);
    return fail(`${want}; there is no such key.`);
  }
  const wanted = parseWanted(test.value);
  const untyped = isUntyped(docs);
  const results = places.map((place) => {
    const ok = compareValue(place.value, test.op, test.value, wanted);
    return { place, ok: ok === true && !untyped && isQuoted(place, test) ? null : ok };
  });
  const any = test.some === true ? results.find(({ ok }) => ok === true) : undefined;
  const at = (place: Place): readonly [string, number | null] => placeOf(place, scene);
  const good = results.find(({ ok }) => ok === true);
  const bad = results.find(({ ok }) => ok === false);
  const open = results.find(({ ok }) => ok === null);
  if (any) return pass(`${want}; found so at ${any.place.path}.`, ...at(any.place));
  if (open)
    return undecided(
      `${want}; ${brief(show(open.place.value))} at ${open.place.path} ${isQuoted(open.place, test) ? 'is a text' : 'cannot be compared'}.`,
      ...at(open.place),
    );
  if (!bad) {
    const missing = docs.flatMap((doc) => itemsOf(doc) ?? []).length - new Set(places.map((place) => place.item)).size;
    if (missing > 0 && places.every((place) => place.item.includes('/')))
      return fail(`${want}; ${String(missing)} of the listed items have no such key.`);
    const place = good?.place ?? places[0];
    return place ? pass(`${want}; found so at ${place.path}.`, ...at(place)) : undecided(want);
  }
  const found = `found ${brief(show(bad.place.value))} at ${bad.place.path}`;
  if (!good) return fail(`${want}; ${found}.`, ...at(bad.place));
  const wholly = [...new Set(results.map(({ place }) => place.path))].some((path) =>
    results.filter(({ place }) => place.path === path).every(({ ok }) => ok === true),
  );
  const sides = results.every(({ place }) => /^(?:items\[\]\.)?(?:spec|status)\.[^.]+$/.test(place.path));
  if (wholly && !sides) return undecided(`${want}; some keys of that name are so, but ${found}.`, ...at(bad.place));
  return fail(`${want}; ${found}.`, ...at(bad.place));
}

function hasLikeKey(doc: Value, path: string): boolean {
  const words = keyWords(path).parts;
  const isLike = (key: string): boolean => words.every((word) => keyWords(key).parts.includes(word));
  return doc.is === 'map' && [...doc.entries].some(([key, value]) => isLike(key) || hasLikeKey(value, path));
}

function hasMap(doc: Value): boolean {
  return doc.is === 'map' || (doc.is === 'list' && doc.items.some(hasMap));
}

function itemsOf(doc: Value): readonly Value[] | null {
  if (doc.is !== 'map') return doc.is === 'list' ? doc.items : null;
  const items = doc.entries.get('items');
  return items?.is === 'list' ? items.items : null;
}

/** Without the quotes that an author put around a value as JSON has them. */
function textOf(test: TestOf<'value'>): TestOf<'value'> {
  const wanted = parseWanted(test.value);
  return wanted?.is === 'scalar' ? { ...test, value: wanted.text } : test;
}

/** The text `"true"` where the author wrote `true`. */
function isQuoted({ path, value }: Place, test: TestOf<'value'>): boolean {
  return (
    test.op === '=' && value.is === 'scalar' && value.string && isLiteral(test.value) && !isOfTexts(path.split(/[.[]/))
  );
}

/** `[ALL]`, `{a: b}` and `"true"` are read as YAML; everything else is a word. */
export function parseWanted(value: string): Value | null {
  if (!/^[[{"]/.test(value.trim())) return null;
  const docs = documentsOf(value);
  return docs.kind === 'parsed' ? (docs.docs[0] ?? null) : null;
}

function compareValue(value: Value, op: Comparison, text: string, wanted: Value | null): boolean | null {
  if (wanted?.is === 'scalar' && (op === '=' || op === '!=')) {
    const same = value.is === 'scalar' && value.text === wanted.text;
    return same && !value.string ? null : same === (op === '=');
  }
  if (value.is === 'scalar') {
    const remark = op === '=' ? besideRemark(value.text, text) : null;
    return remark === 'open' ? null : (remark ?? compares(value.text, op, text));
  }
  if (wanted) return op === '=' || op === '!=' ? sameValue(value, wanted) === (op === '=') : null;
  const sample = sampleIn(value);
  if (sample !== null) return compares(sample, op, text);
  if (value.is === 'list' && (op === '=' || op === '!=')) {
    const all = value.items.length > 0 && value.items.every((item) => item.is === 'scalar');
    if (!all) return op === '=' ? false : null;
    const joined = compares(value.items.map(show).join(', '), '=', text) === true;
    const only = value.items.length === 1 && compares(show(value.items[0] ?? value), '=', text) === true;
    return (joined || only) === (op === '=');
  }
  return op === '=' ? false : null;
}

/** `[1741082400.1, "1"]`: a value with its time, as Prometheus answers. */
function sampleIn(value: Value): string | null {
  const [time, one, ...more] = value.is === 'list' ? value.items : [];
  const timed = time?.is === 'scalar' && !time.string && /^1\d{9}(?:\.\d+)?$/.test(time.text) && more.length === 0;
  return timed && one?.is === 'scalar' && one.string ? one.text : null;
}

/** The line in the text where a place's last key stands with its value; null where it is not plain to see. */
function placeOf(place: Place, scene: Scene): readonly [string, number | null] {
  const key = place.path.replace(/\[\]$/, '').split('.').at(-1)?.replace(/\[\]/g, '') ?? '';
  const value = show(place.value);
  const line = lineWhere(
    subjectOf(scene).text,
    (one) => one.includes(key) && (place.value.is !== 'scalar' || one.includes(value)) && !isAnnotation(one),
  );
  return [line?.text ?? value, line?.number ?? null];
}

/** Null: the key is not printed at all. */
function inLines(test: TestOf<'value'>, lines: readonly Line[], want: string): Decision | null {
  const steps = stepsOf(test.path).filter((step) => !step.startsWith('['));
  const key = (steps.at(-1) ?? '').toLowerCase();
  const whole = test.path.toLowerCase();
  let mine = lines.filter((line) => line.key.toLowerCase() === whole);
  if (mine.length === 0) mine = lines.filter((line) => line.key.toLowerCase() === key);
  // `Server Tag` is the Tag below Server.
  if (mine.length === 0 && whole.includes(' ')) mine = lines.filter((line) => isBelow(line, whole));
  if (mine.length === 0) return null;
  const above = steps.slice(0, -1).map((step) => step.toLowerCase());
  if (above.length > 0) {
    const under = mine.filter((line) => inOrder(above, line.parents));
    if (under.length > 0) mine = under;
    else if (mine.some((line) => line.parents.length > 0))
      return undecided(`${want}; only other keys of that name were printed.`, mine[0]?.key, mine[0]?.line);
  }
  const wanted = parseWanted(test.value);
  const results = mine.map((line) => ({ line, ok: compareLine(line, test, wanted) }));
  const bad = results.find(({ ok }) => ok === false);
  const good = results.find(({ ok }) => ok === true);
  const open = results.find(({ ok }) => ok === null);
  const text = (line: Line): string => `${line.key}: ${line.list ? `[${line.list.join(', ')}]` : line.value}`;
  if (good && test.some === true) return pass(`${want}; found so in a line.`, text(good.line), good.line.line);
  if (bad && good && new Set(mine.map(({ parents }) => parents.join('.'))).size > 1)
    return undecided(`${want}; printed lines differ: ${brief(text(bad.line))}.`, text(bad.line), bad.line.line);
  if (bad) return fail(`${want}; found ${brief(text(bad.line))}.`, text(bad.line), bad.line.line);
  if (open)
    return undecided(
      `${want}; ${brief(text(open.line))} ${open.line.quoted ? 'is a text' : 'may go on behind what was cut off'}.`,
      text(open.line),
      open.line.line,
    );
  return good
    ? pass(
        `${want}; found so in ${mine.length === 1 ? 'the line' : `all ${String(mine.length)} lines`}.`,
        text(good.line),
        good.line.line,
      )
    : null;
}

/** Several pairs in one line (`ok=9 changed=0`, `Valid: 4, Invalid: 0`): counts and switches, wherever they stand. */
function besideOthers(test: TestOf<'value'>, output: Output, want: string): Decision | null {
  const labelled = inLabels(test, output, want);
  if (labelled) return labelled;
  if (!/^[\w-]+$/.test(test.path) || !/^(?:\d[\d.]*%?|true|false|yes|no)$/i.test(test.value)) return null;
  const pair = new RegExp(`(?<![^\\s,;({|])${test.path}\\s*[:=]\\s*([^\\s,;)}|]+)`, 'gi');
  const found = output.lines.flatMap((line, i) =>
    [...line.matchAll(pair)].map(([text, value = '']) => ({
      text,
      number: i + 1,
      ok: compares(cleanValue(value), test.op, test.value),
    })),
  );
  const [first] = found;
  const bad = found.find(({ ok }) => ok === false);
  if (bad) return fail(`${want}; found ${bad.text}.`, bad.text, bad.number);
  return first && found.every(({ ok }) => ok === true)
    ? pass(`${want}; found ${first.text}.`, first.text, first.number)
    : null;
}

/** `build_info{version="1.11.3"} 1`: a label of every sample that has one; where samples differ, one of them may be meant. */
function inLabels(test: TestOf<'value'>, output: Output, want: string): Decision | null {
  if (!/^[a-z_]\w*$/i.test(test.path) || test.op !== '=') return null;
  const { value } = textOf(test);
  const label = new RegExp(`[{,]\\s*${test.path}="((?:[^"\\\\]|\\\\.)*)"`);
  const found = output.lines.flatMap((line, i) => {
    const labels = /^[a-z_:][\w:]*(\{.*\})\s+\S+(?:\s+\d+)?\s*$/i.exec(line)?.[1] ?? '';
    const said = label.exec(labels)?.[1];
    return said === undefined ? [] : [{ said, line, number: i + 1 }];
  });
  const [first] = found;
  if (!first) return null;
  const other = found.find(({ said }) => said !== value);
  if (!other) return pass(`${want}; found so in the labels.`, first.line, first.number);
  return found.some(({ said }) => said === value)
    ? undecided(`${want}; other samples say ${other.said}.`, other.line, other.number)
    : fail(`${want}; found ${other.said} in the labels.`, other.line, other.number);
}

function isBelow({ key, parents }: Line, path: string): boolean {
  return parents.some((parent) => `${parent} ${key}`.toLowerCase() === path);
}

function inOrder(wanted: readonly string[], parents: readonly string[]): boolean {
  let at = 0;
  for (const parent of parents) if (parent.toLowerCase() === wanted[at]) at += 1;
  return at === wanted.length;
}

/** `True   [eth0 10.9.0.4]`: what follows in brackets cannot turn a switch; behind another word it may. */
function besideRemark(value: string, wanted: string): boolean | 'open' | null {
  const [, word = '', sign] = /^(\S+)\s+([[(])/.exec(value) ?? [];
  if (sign === undefined || compares(word, '=', wanted) !== true) return null;
  return sign === '[' && isLiteral(word.toLowerCase()) ? true : 'open';
}

function compareLine(line: Line, test: TestOf<'value'>, wanted: Value | null): boolean | null {
  if (line.list === null) {
    const inline = parseWanted(line.value);
    if (inline) return compareValue(inline, test.op, test.value, wanted);
    if (wanted?.is === 'scalar') return compares(line.value, test.op, wanted.text);
    if (wanted) return test.op === '=' ? false : null;
    const remark = test.op === '=' ? besideRemark(line.value, test.value) : null;
    if (remark === 'open') return null;
    const ok = remark ?? compares(line.value, test.op, test.value);
    const texts = line.parents.length === 0 || isOfTexts([...line.parents, line.key]);
    return ok === true && test.op === '=' && line.quoted && isLiteral(test.value) && !texts ? null : ok;
  }
  if (line.list.length === 0) return null;
  const listed: Value = { is: 'list', items: line.list.map((text) => ({ is: 'scalar', text, string: true })) };
  if (!line.open) return compareValue(listed, test.op, test.value, wanted);
  const items = wanted?.is === 'list' ? wanted.items.map(show) : test.value.split(/\s*,\s*/);
  const strange = line.list.some((text) => !items.some((item) => item.toLowerCase() === text.toLowerCase()));
  return test.op === '=' && strange ? false : null;
}
