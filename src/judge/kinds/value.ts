import { compares } from '../printed/compare.ts';
import { judgeCondition } from './conditions.ts';
import { show } from '../printed/contain.ts';
import { cleanValue, pairsOf } from '../printed/cut.ts';
import { keyWords } from '../printed/keyWords.ts';
import { keyAsColumn } from '../printed/keyValue.ts';
import { isUntyped } from '../printed/typed.ts';
import { judgeWhole } from './whole.ts';
import { documentsOf, MOST, structured } from '../printed/documents.ts';
import type { Value } from '../printed/documents.ts';
import { judgeMetrics, sampleOf } from './metrics.ts';
import { judgeNamed } from './named.ts';
import { isAnnotation, lineWhere } from '../printed/output.ts';
import { namedPlaces, placesOf, stepsOf } from '../printed/paths.ts';
import type { Place } from '../printed/paths.ts';
import { reread } from '../reread.ts';
import { brief, fail, isBlank, pass, subjectOf, undecided } from '../scene.ts';
import type { Decision, Scene, TestOf } from '../scene.ts';
import { judgeTable } from '../tables/table.ts';
import { compareValue, isQuoted, parseWanted, textOf } from './valueCompare.ts';
import { besideOthers, inLines } from './valueLines.ts';
import { sameColumn, tablesOf } from '../printed/tableRead.ts';
import { escaped } from '../../text/escaped.ts';

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
    const places = docs && (nonEmpty(placesOf(docs, test.path, true)) ?? namedPlaces(docs, test.path));
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

const nonEmpty = (places: readonly Place[]): readonly Place[] | null => (places.length > 0 ? places : null);

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
  const pattern = escaped(key);
  const ends = new RegExp(`\\.${pattern}(?:\\[[^\\]]*\\])?(?:[\\s}'"|)]|$)|:\\.(?:[\\w.[\\]*]*\\.)?${pattern}$`);
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

/** What a variable has from a ConfigMap or a field is not printed. */
const isElsewhere = ({ path, value }: Place): boolean => value.is === 'map' && path.endsWith('.valueFrom');

/** What was, or what should be, is not what is. */
const OTHER_TIME = /^(?:prev(?:ious)?|old|prior|before|lastState|desired|expected|wanted|requested)$/i;

function isOfOtherTime({ path }: Place, test: TestOf<'value'>, clause: string): boolean {
  const said = `${test.path} ${clause}`.toLowerCase();
  return path.split(/[.[\]]+/).some((part) => OTHER_TIME.test(part) && !said.includes(part.toLowerCase()));
}

function whyOpen(place: Place, test: TestOf<'value'>, clause: string): string {
  if (isOfOtherTime(place, test, clause)) return 'is what was or should be';
  return isQuoted(place, test) ? 'is a text' : 'cannot be compared';
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
    const ok = isElsewhere(place) ? null : compareValue(place.value, test.op, test.value, wanted);
    const open = ok === true && ((!untyped && isQuoted(place, test)) || isOfOtherTime(place, test, scene.clause));
    return { place, ok: open ? null : ok };
  });
  const any = test.some === true ? results.find(({ ok }) => ok === true) : undefined;
  const at = (place: Place): readonly [string, number | null] => placeOf(place, scene);
  const good = results.find(({ ok }) => ok === true);
  const bad = results.find(({ ok }) => ok === false);
  const open = results.find(({ ok }) => ok === null);
  if (any) return pass(`${want}; found so at ${any.place.path}.`, ...at(any.place));
  if (open)
    return undecided(
      `${want}; ${brief(show(open.place.value))} at ${open.place.path} ${whyOpen(open.place, test, scene.clause)}.`,
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
