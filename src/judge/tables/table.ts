import type { Stage } from '../../command/facts.ts';
import { kindsOf } from '../../expect/kinds.ts';
import type { TableTest } from '../../expect/rule.ts';
import { columnOf, satisfies, satisfying } from './cellTest.ts';
import type { Cell } from './cellTest.ts';
import { judgeClaims } from './claims.ts';
import { wantedOf } from './entries.ts';
import { fileRows } from './fileRows.ts';
import { isGeneratedFrom, printsGenerated } from '../printed/generated.ts';
import { keyAsColumn } from '../printed/keyValue.ts';
import { layoutsOf } from './kubectlColumns.ts';
import { watchesRows } from './newestRows.ts';
import { reread } from '../reread.ts';
import { isTold } from '../../expect/asides.ts';
import { brief, fail, isBlank, pass, saysNothingFound, subjectOf, undecided } from '../scene.ts';
import { isShortened } from './shortened.ts';
import type { Decision, Scene } from '../scene.ts';
import { bareRows, sameColumn, tablesOf } from '../printed/tableRead.ts';
import type { Table } from '../printed/tableRead.ts';

/** Decides a column of the tables of an output; other tables of it, which lack the column, do not count. */
export function judgeTable(test: TableTest, scene: Scene): Decision {
  const output = subjectOf(scene);
  const want = words(test);
  const all = readTables(test, scene);
  const tables = all.filter((table) => columnOf(table, test.column) !== -1);
  if (tables.length === 0) {
    if (all.length > 0 && all.every((table) => table.rows.length === 0)) return withoutRows(test, scene, want);
    if (isBlank(output) || (saysNothingFound(scene) && all.length === 0)) {
      if (!isDeniedAsAsked(test, scene)) return fail(`${want}; found nothing listed.`);
      return saysNothingFound(scene) ? pass(`${want}; none is listed.`) : undecided(`${want}; nothing was printed.`);
    }
    const byOthers = all.length > 0 ? judgeClaims(scene.clause, scene) : null;
    if (byOthers) return byOthers;
    const again = reread(scene, 'wide', (second) => judgeTable(test, second));
    if (again) return again;
    if (all.length > 0) return undecided(`${want}; no column of that name was printed.`);
    return undecided(`${want}; the output is not a table with headers.`);
  }
  const found: Cell[] = [];
  for (const table of tables) {
    const column = columnOf(table, test.column);
    for (const row of table.rows) {
      const { cells } = row;
      if (cells === null) return undecided(`${want}; a row does not fit its header.`, row.text, row.line);
      found.push({ row, table, cell: cells[column] ?? '' });
    }
  }
  if (found.length === 0) return withoutRows(test, scene, want);
  const decision =
    test.name === undefined
      ? judgeCells(test, found, want)
      : judgeNamed(test, test.name, found, want, printsGenerated(scene.observed.text));
  const lost = test.name !== undefined && decision.found === null;
  const tooFew = decision.verdict === 'fail' && (lost || found.length < test.min);
  const ofAll =
    decision.verdict === 'pass' && test.rows !== 'some' && test.name === undefined && test.max === undefined;
  if ((tooFew || ofAll) && isShortened(scene))
    return undecided(`${want}; rows may have been left out.`, decision.found, decision.foundLine);
  if (tables.length > 1 && decision.verdict === 'fail' && anyTablePasses(test, tables, found, want))
    return undecided(`${want}; several tables have that column and they differ.`, decision.found, decision.foundLine);
  if (decision.verdict === 'fail' && namesThings(test, found, scene.clause))
    return undecided(`${want}; that column holds their names.`, decision.found, decision.foundLine);
  // A row that is leaving is the last word of a watch on an object that may be gone.
  if (decision.verdict === 'fail' && watchesRows(scene.observed.facts) && /\bTerminating\b/.test(output.text)) {
    const again = reread(scene, 'wide', (second) => judgeTable(test, second));
    if (again) return again;
  }
  if (!output.complete && decision.verdict === 'pass')
    return undecided(`${want}; the middle of the output was not kept.`);
  return decision;
}

function words(test: TableTest): string {
  const rows = test.rows === 'some' ? `in at least ${String(Math.max(1, test.min))} rows` : 'in every row';
  const of = test.name === undefined ? rows : `for ${test.name}`;
  switch (test.test) {
    case 'distinct':
      return test.rows === 'some'
        ? `Expected at least ${String(test.min)} different values of ${test.column}`
        : `Expected different values of ${test.column} on at least ${String(Math.max(2, test.min))} rows`;
    case 'full':
      return `Expected ${test.column} to be complete ${of}`;
    case 'has':
      return `Expected ${test.column} ${test.op === '!=' ? 'not ' : ''}to say ${test.value ?? ''} ${of}`;
    case 'compare':
      return `Expected ${test.column} ${test.op === '=' ? '' : `${test.op} `}${[test.value ?? '', ...(test.or ?? [])].join(' or ')} ${of}`;
  }
}

function readTables(test: TableTest, scene: Scene): readonly Table[] {
  const output = subjectOf(scene);
  const plain = tablesOf(output, null);
  const tables = plain.some((table) => columnOf(table, test.column) !== -1) ? plain : tablesOf(output, test.column);
  const turned = tables.some((table) => columnOf(table, test.column) !== -1) ? null : keyAsColumn(output, test.column);
  if (turned) return [turned];
  if (tables.length > 0 || isBlank(output)) return tables;
  const sizes = fileRows(scene, test.value);
  if (sizes) return [sizes];
  const [first] = scene.observed.facts.stages;
  const rest = scene.observed.facts.stages.slice(1);
  const filters = ['grep', 'egrep', 'fgrep', 'head', 'tail', 'sort', 'uniq', 'cat', 'tee', 'rg', 'column'];
  if (!first || !rest.every((stage) => filters.includes(stage.tool ?? ''))) return [];
  const bare = bareRows(output, first.kubectl ? layoutsOf(first.kubectl) : imagesOf(first));
  return bare ? [bare] : [];
}

/** `every service is OK` beside SERVICE: the word says what is listed, not in which column. */
function namesThings({ column, test, op, value }: TableTest, cells: readonly Cell[], clause: string): boolean {
  const names = new Set(cells.map(({ cell }) => cell.toLowerCase()));
  const isWord = /^[a-z]+$/i.test(value ?? '') && [...names].every((name) => /^[a-z]/.test(name));
  const [, thing = ''] = /\b(?:every|all|each|both)(?: the)? (\w+) (?:is|are)\b/i.exec(clause) ?? [];
  const isSo = sameColumn(thing, column) || sameColumn(thing, `${column}s`);
  return test === 'compare' && op === '=' && isWord && isSo && names.size === cells.length && names.size > 1;
}

function withoutRows(test: TableTest, scene: Scene, want: string): Decision {
  return isDeniedAsAsked(test, scene)
    ? pass(`${want}; none is listed.`)
    : fail(`${want}; found a header without rows.`);
}

/** Where nothing is listed nothing is as it should not be, if the command asks for just that: `helm list --failed`. */
function isDeniedAsAsked({ op, value }: TableTest, { observed }: Scene): boolean {
  return op === '!=' && value !== null && isTold(value, observed.text);
}

/** What `docker images` printed before a filter took the header off. */
function imagesOf({ tool, args }: Stage): readonly (readonly string[])[] {
  const plain = /^(?:docker|podman)$/.test(tool ?? '') && args.length === 1 && args[0] === 'images';
  return plain ? [['REPOSITORY', 'TAG', 'IMAGE ID', 'CREATED', 'SIZE']] : [];
}

function fullNameOf(cell: Cell): string {
  const at = columnOf(cell.table, 'NAME');
  return at === -1 ? (cell.row.cells?.[0] ?? '') : (cell.row.cells?.[at] ?? '');
}

function nameOf(cell: Cell): string {
  const name = fullNameOf(cell);
  return name.slice(name.lastIndexOf('/') + 1);
}

/** `deployment.apps` of `deployment.apps/web`, as kubectl prints it where several kinds are listed. */
function kindOf(cell: Cell): string | null {
  const [kind = '', ...name] = fullNameOf(cell).split('/');
  return name.length === 1 ? kind : null;
}

function judgeNamed(test: TableTest, name: string, found: readonly Cell[], want: string, generated: boolean): Decision {
  const wanted = wantedOf(name);
  const base = wanted.name.toLowerCase();
  const kinds = found.map((cell) => kindOf(cell));
  if (base === '*' && kinds.includes(null)) return undecided(`${want}; the rows do not say their kinds.`);
  const ofKind = found.filter((_, i) => {
    const kind = kinds[i] ?? null;
    return kind === null || wanted.kinds.length === 0 || kindsOf(kind).some((one) => wanted.kinds.includes(one));
  });
  const mine = ofKind.filter((cell) => {
    const own = nameOf(cell).toLowerCase();
    return base === '*' || own === base || (generated && isGeneratedFrom(base, own, true));
  });
  const kin = ofKind.filter((cell) => !mine.includes(cell) && nameOf(cell).toLowerCase().startsWith(`${base}-`));
  if (mine.length === 0) {
    if (kin.length > 0) return undecided(`${want}; only longer names were listed.`, kin[0]?.row.text, kin[0]?.row.line);
    if (
      ofKind.some(({ row }) =>
        row.cells?.some(
          (cell) => /\d/.test(base) && cell.toLowerCase().replace(/^v(?=\d)/, '') === base.replace(/^v(?=\d)/, ''),
        ),
      )
    )
      return undecided(`${want}; ${name} stands in another column.`);
    return fail(`${want}; no row of that name.`);
  }
  const decision = judgeCells(test, mine, want);
  const bad = decision.verdict === 'pass' ? kin.find((cell) => satisfies(test, cell) === false) : undefined;
  if (bad && test.rows !== 'some' && test.test !== 'distinct')
    return undecided(`${want}; ${nameOf(bad)} differs, and may be meant.`, bad.row.text, bad.row.line);
  return decision;
}

function judgeCells(test: TableTest, cells: readonly Cell[], want: string): Decision {
  if (test.test === 'distinct')
    return test.rows === 'some' ? judgeVariety(test, cells, want) : judgeDistinct(test, cells, want);
  const { good, first, bad, open } = sorted(test, cells);
  const least = Math.max(1, test.min);
  if (test.rows === 'some') {
    const seen = `found ${String(good)} of ${String(cells.length)} rows`;
    const place = first ?? bad;
    if (test.max !== undefined && good > test.max)
      return fail(`${want}, at most ${String(test.max)}; ${seen}.`, place?.row.text, place?.row.line);
    if (open) return undecided(`${want}; a cell cannot be compared.`, open.row.text, open.row.line);
    if (good < least) return fail(`${want}; ${seen}.`, place?.row.text, place?.row.line);
    return pass(`${want}; ${seen}.`, place?.row.text, place?.row.line);
  }
  if (bad) return fail(`${want}; found ${brief(bad.cell) || 'an empty cell'}.`, bad.row.text, bad.row.line);
  if (open) return undecided(`${want}; ${brief(open.cell)} cannot be compared.`, open.row.text, open.row.line);
  const place = first?.row;
  const off = (limit: string, rows: number): Decision =>
    fail(`${want}, on at ${limit} ${String(rows)} rows; found ${String(good)}.`, place?.text, place?.line);
  if (good < least) return off('least', least);
  if (test.max !== undefined && good > test.max) return off('most', test.max);
  return pass(`${want}; found so in ${good === 1 ? 'its row' : `all ${String(good)}`}.`, place?.text, place?.line);
}

interface Sorted {
  /** How many satisfy the test. */
  readonly good: number;
  readonly first: Cell | undefined;
  readonly bad: Cell | undefined;
  readonly open: Cell | undefined;
}

/** How many cells satisfy the test, and the first of each outcome. */
function sorted(test: TableTest, cells: readonly Cell[]): Sorted {
  const ok = satisfying(test);
  let good = 0;
  const firsts = new Map<boolean | null, Cell>();
  for (const cell of cells) {
    const result = ok(cell);
    if (result === true) good += 1;
    if (!firsts.has(result)) firsts.set(result, cell);
  }
  return { good, first: firsts.get(true), bad: firsts.get(false), open: firsts.get(null) };
}

function judgeDistinct(test: TableTest, cells: readonly Cell[], want: string): Decision {
  const least = Math.max(2, test.min);
  const seen = new Map<string, Cell>();
  for (const cell of cells) {
    const value = cell.cell.toLowerCase();
    if (value === '' || value === '<none>' || value === '<unknown>')
      return fail(`${want}; a row has no value.`, cell.row.text, cell.row.line);
    const twin = seen.get(value);
    if (twin) return fail(`${want}; found ${brief(cell.cell)} twice.`, cell.row.text, cell.row.line);
    const cut = [...seen.keys()].find((other) => other.startsWith(value));
    if (cut !== undefined && cell === cells.at(-1) && cell.row.text.endsWith(cell.cell) && /[-.]$/.test(value))
      return undecided(`${want}; the last row looks cut off.`, cell.row.text, cell.row.line);
    seen.set(value, cell);
  }
  const place = cells[0]?.row;
  if (cells.length < least) return fail(`${want}; found ${String(cells.length)}.`, place?.text, place?.line);
  if (test.max !== undefined && cells.length > test.max)
    return fail(`${want}, at most ${String(test.max)}; found ${String(cells.length)}.`, place?.text, place?.line);
  return pass(`${want}; found ${[...seen.values()].map(({ cell }) => cell).join(', ')}.`, place?.text, place?.line);
}

/** So many different values, however many rows have them. */
function judgeVariety(test: TableTest, cells: readonly Cell[], want: string): Decision {
  const open = cells.find(({ cell }) => /^(?:|<none>|<unknown>)$/i.test(cell));
  const filled = cells.map(({ cell }) => cell.toLowerCase()).filter((cell) => !/^(?:|<none>|<unknown>)$/.test(cell));
  const values = [...new Set(filled)];
  const place = open?.row ?? cells[0]?.row;
  const found = `${want}; found ${values.join(', ') || 'none'}.`;
  const enough = values.length >= test.min && values.length <= (test.max ?? Infinity);
  if (!enough) return fail(found, place?.text, place?.line);
  return open
    ? undecided(`${found} A row has no value.`, place?.text, place?.line)
    : pass(found, place?.text, place?.line);
}

function anyTablePasses(test: TableTest, tables: readonly Table[], found: readonly Cell[], want: string): boolean {
  return tables.some((table) => {
    const own = found.filter((cell) => cell.table === table);
    return own.length > 0 && judgeCells(test, own, want).verdict === 'pass';
  });
}
