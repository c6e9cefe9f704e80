import { pairsOf } from '../printed/cut.ts';
import { structured } from '../printed/documents.ts';
import { show } from '../printed/contain.ts';
import { placesOf } from '../printed/paths.ts';
import { reread } from '../reread.ts';
import { brief, fail, isBlank, pass, saysNothingFound, subjectOf, undecided } from '../scene.ts';
import type { Decision, Scene, TestOf } from '../scene.ts';
import { judgeTable } from '../tables/table.ts';
import { tablesOf } from '../printed/tableRead.ts';
import { findToken } from '../printed/tokens.ts';

/** Columns and keys that tell a state, most telling first. */
const COLUMNS = [
  'STATUS',
  'STATE',
  'PHASE',
  'HEALTH',
  'HEALTH STATUS',
  'READY',
  'ACTIVE',
  'SYNC STATUS',
  'CONDITION',
  'RESULT',
];
const KEYS = [
  'status',
  'state',
  'phase',
  'health',
  'health status',
  'sync status',
  'result',
  'ready',
  'active',
  'condition',
  'overall',
];

/** The state that the output tells, in a table, after a key, or as whole lines; words in prose tell none. */
export function judgeState(test: TestOf<'state'>, scene: Scene): Decision {
  const output = subjectOf(scene);
  const want = `Expected the state ${test.values.join(' or ')}`;
  if (isBlank(output)) {
    const aside = scene.on === 'stdout' && !isBlank(scene.stderr) && !saysNothingFound(scene) && !printsTables(scene);
    return aside ? undecided(`${want}; only standard error says something.`) : fail(`${want}; nothing was printed.`);
  }
  const tables = tablesOf(output, null);
  if (tables.length === 0 && saysNothingFound(scene)) return fail(`${want}; no resources were found.`);
  if (!output.complete) return undecided(`${want}; the middle of the output was not kept.`);
  const rows =
    tables.length === 1 ? (tables[0]?.rows.length ?? 0) : output.lines.filter((line) => line.trim() !== '').length;
  const listed = inTable(test, scene);
  const inOne = listed ?? inDocuments(test, scene, want);
  const byLine = inOne === null ? (inLines(test, scene, want) ?? inSentences(test, scene, want)) : null;
  const told =
    inOne ??
    byLine ??
    inPairs(test, scene, want) ??
    inCapitals(test, scene, want) ??
    undecided(`${want}; the output tells a state in no form that is known.`);
  if (told.verdict !== 'pass') return told;
  // Of several commands each may show one of both.
  if (rows > 2 && /\bboth\b/i.test(scene.clause)) return undecided(`${want} of two; found ${String(rows)}.`);
  if (test.count === undefined) return told;
  return listed || byLine ? ofSoMany(test.count, told, rows, want) : undecided(`${want}; of how many is not told.`);
}

/** `3 members healthy` beside a line or a row for each: so many must say it. */
function ofSoMany(count: number, told: Decision, rows: number, want: string): Decision {
  if (rows === count) return told;
  const sentence = `${want} of ${String(count)}; found ${rows === 1 ? 'one' : String(rows)}.`;
  return rows < count && rows > 1 ? fail(sentence) : undecided(sentence);
}

/** Tools that print what they list on stdout, and warnings beside it. */
function printsTables(scene: Scene): boolean {
  return scene.observed.facts.stages.some((stage) => /^(?:kubectl|oc|helm|flux|docker|argocd)$/.test(stage.tool ?? ''));
}

function inTable(test: TestOf<'state'>, scene: Scene): Decision | null {
  const [value = '', ...or] = test.values;
  const make = (column: string): Decision =>
    judgeTable({ kind: 'table', column, test: 'compare', op: '=', value, or, min: 1 }, scene);
  const tables = tablesOf(subjectOf(scene), null);
  const headers = tables.flatMap((table) => table.header.map((name) => name.toUpperCase()));
  const own = COLUMNS.filter((column) => headers.includes(column) || tables.length === 0);
  if (tables.length > 0) {
    if (headers.includes('LOAD') && headers.includes('SUB')) return make(ofUnits(value));
    const fitting = own.filter((column) => speaksOf(column, value));
    const [column] = fitting.length > 0 ? fitting : own;
    return column === undefined ? null : make(column);
  }
  // Rows without a header: only kinds whose columns are known.
  const decided = make('STATUS');
  return decided.verdict === 'undecided' || /nothing listed/.test(decided.because) ? null : decided;
}

/** systemctl tells three states of a unit: whether it could be read, whether it is started, and what it does. */
function ofUnits(value: string): string {
  if (/^(?:loaded|masked|not-found|error|bad-setting|merged|stub)$/i.test(value)) return 'LOAD';
  return /^(?:active|inactive|failed|activating|deactivating|reloading|maintenance)$/i.test(value) ? 'ACTIVE' : 'SUB';
}

/** `True` is a state of READY, `Synced` one of SYNC STATUS. */
function speaksOf(column: string, value: string): boolean {
  if (/^(?:true|false|ready)$/i.test(value))
    return column === 'READY' || (column === 'STATUS' && /^ready$/i.test(value));
  if (/^(?:synced|outofsync)$/i.test(value)) return column === 'SYNC STATUS' || column === 'STATUS';
  if (/^(?:healthy|degraded|progressing|missing)$/i.test(value))
    return column.startsWith('HEALTH') || column === 'STATUS';
  return column !== 'READY';
}

function inDocuments(test: TestOf<'state'>, scene: Scene, want: string): Decision | null {
  const docs = structured(subjectOf(scene).text);
  if (!docs) return null;
  for (const key of KEYS.filter((one) => test.values.every((value) => suits(one, value)))) {
    const scalars = placesOf(docs, key).filter(
      (place) => place.value.is === 'scalar' && !/^conditions|\.conditions\[\]/.test(place.path),
    );
    if (scalars.length === 0) continue;
    const bad = scalars.find((place) => !tells(show(place.value), test.values));
    if (bad) return fail(`${want}; found ${brief(show(bad.value))} at ${bad.path}.`, show(bad.value));
    const [first] = scalars;
    return first ? pass(`${want}; found ${show(first.value)} at ${first.path}.`, show(first.value)) : null;
  }
  return reread(scene, 'wide', (second) => judgeState(test, second));
}

/** Every line, or every blank-separated word, is the state: `is-active` of two units, a jsonpath over pods. */
function inLines(test: TestOf<'state'>, scene: Scene, want: string): Decision | null {
  const lines = subjectOf(scene)
    .lines.map((line) => line.trim())
    .filter((line) => line !== '');
  const isState = (text: string): boolean =>
    test.values.some((value) => value.toLowerCase() === text.replace(/^["']|["']$/g, '').toLowerCase());
  const words = lines.flatMap((line) => line.split(/\s+/));
  if (lines.every(isState) || words.every(isState)) return pass(`${want}; found it.`, lines[0] ?? null, 1);
  const single = lines.every((line) => /^["']?[A-Za-z][\w-]*["']?$/.test(line));
  const bad = lines.find((line) => !isState(line));
  const values =
    /jsonpath|go-template|\bjq\b|\byq\b/.test(scene.observed.text) &&
    words.every((word) => /^["']?[A-Za-z]+["']?$/.test(word));
  const odd = values ? words.find((word) => !isState(word)) : undefined;
  if (odd !== undefined)
    return fail(`${want}; found ${brief(odd)}.`, odd, lines.findIndex((line) => line.includes(odd)) + 1);
  if (single && bad !== undefined) return fail(`${want}; found ${brief(bad)}.`, bad, lines.indexOf(bad) + 1);
  // `unhealthy: no leader`: all that was printed begins with the opposite.
  const [only = ''] = lines;
  const opposite = test.values.every((value) =>
    new RegExp(`^(?:[\\w-]+ (?:is )?)?(?:un|in|not |not-|non-)${value}\\b`, 'i').test(only),
  );
  return opposite && lines.length === 1 ? fail(`${want}; found ${brief(only)}.`, only, 1) : null;
}

/** `active (running) since …`, `Synced to main (4f2b8c1)`: the value is the state, or begins with it, or explains it. */
function tells(text: string, values: readonly string[]): boolean {
  const head = /^([^(]*?)\s*(?:\(([^)]*)\))?(?:\s+(?:since|to|from)\b.*)?$/.exec(text);
  const start = /^(\S+)\s+(?:to|from|since)\s/.exec(text)?.[1] ?? '';
  const parts = [text, head?.[1] ?? '', head?.[2] ?? '', start].map((part) => part.trim().toLowerCase());
  return values.some((value) => parts.includes(value.toLowerCase()));
}

/** Whether a key can tell the state: health is told beside synchronisation. */
function suits(key: string, value: string): boolean {
  if (key === 'health status') return !/^(?:synced|outofsync)$/i.test(value);
  return key !== 'sync status' || /^(?:synced|outofsync|unknown)$/i.test(value);
}

/** `https://10.9.0.1:2379 is healthy: …` in every line. */
function inSentences(test: TestOf<'state'>, scene: Scene, want: string): Decision | null {
  const lines = subjectOf(scene)
    .lines.map((text, i) => ({ text: text.trim(), line: i + 1 }))
    .filter(({ text }) => text !== '');
  const told = lines.map(({ text, line }) => ({
    text,
    line,
    state: /^[\w./:\[\]-]+ is ((?:not )?[a-z]+)(?=[:.,\s]|$)/i.exec(text)?.[1],
  }));
  if (told.length === 0 || told.some(({ state }) => state === undefined)) return null;
  const bad = told.find(({ state }) => !test.values.some((value) => value.toLowerCase() === state?.toLowerCase()));
  const [first] = told;
  if (bad) return fail(`${want}; found ${brief(bad.text)}.`, bad.text, bad.line);
  return first ? pass(`${want}; found it in every line.`, first.text, first.line) : null;
}

/** `Status:  Running`, `Active: active (running) since …`: the value begins with the state, or is it. */
function inPairs(test: TestOf<'state'>, scene: Scene, want: string): Decision | null {
  const pairs = pairsOf(subjectOf(scene).lines);
  for (const key of KEYS.filter((one) => test.values.every((value) => suits(one, value)))) {
    const mine = pairs.filter((pair) => pair.key.toLowerCase() === key && pair.value !== '');
    if (mine.length === 0) continue;
    const bad = mine.find((pair) => !tells(pair.value, test.values));
    if (bad) {
      const near = test.values.some((value) => findToken(bad.value, value, { exact: false }) !== null);
      const sentence = `${want}; found ${brief(`${bad.key}: ${bad.value}`)}.`;
      return near ? undecided(sentence, bad.value, bad.line) : fail(sentence, bad.value, bad.line);
    }
    return pass(`${want}; found ${mine[0]?.key ?? key}: ${mine[0]?.value ?? ''}.`, mine[0]?.value, mine[0]?.line);
  }
  return null;
}

/** `mtu 1450 qdisc noqueue state UP mode DEFAULT`: the word behind its name, in capitals. */
function inCapitals(test: TestOf<'state'>, scene: Scene, want: string): Decision | null {
  const told = subjectOf(scene).lines.flatMap((text, i) =>
    [...text.matchAll(/\s(?:state|status) ([A-Z]{2,})(?=\s|$)/g)].map(([, state = '']) => ({
      text,
      state,
      line: i + 1,
    })),
  );
  const fits = ({ state }: { readonly state: string }): boolean =>
    test.values.some((value) => value.toLowerCase() === state.toLowerCase());
  const [first] = told;
  if (!first || told.some((one) => fits(one) !== fits(first))) return null;
  return (fits(first) ? pass : fail)(`${want}; found state ${first.state}.`, first.text.trim(), first.line);
}
