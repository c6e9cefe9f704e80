import { brief, fail, subjectOf, undecided } from '../scene.ts';
import type { Decision, Scene, TestOf } from '../scene.ts';
import { tablesOf } from '../printed/tableRead.ts';
import type { Table } from '../printed/tableRead.ts';

const part = (words: string): RegExp => new RegExp(`(?<![A-Za-z])(?:${words})(?![A-Za-z])`, 'i');
/** Words that name the same thing in a clause and in a header: `ERRORS`, `RX-ERR`, `# Failed`. */
const NAMES: readonly RegExp[] = [
  'err(?:or)?s?',
  'fail(?:ed|ures?|s)?',
  'warn(?:ings?)?',
  '(?:issue|finding|problem|violation)s?',
  'vulnerabilit(?:y|ies)|vulns?|cves?',
].map(part);
/** Headers whose columns a list of words is about, where none has the clause's own word. */
const OF_LIST: Readonly<Record<string, RegExp>> = {
  errors: part('err(?:or)?s?|fail(?:ed|ures?|s)?|fatal|exceptions?|critical'),
  warnings: part('warn(?:ings?)?'),
  findings: part('err(?:or)?s?|warn(?:ings?)?|(?:issue|finding|problem|violation)s?|vuln\\w*|critical'),
};
const NONE = /^(?:0(?:\.0+)?%?|0\/\d+|-|—|none|<none>|n\/a|nil|no|false|)$/i;

/** A table with columns that count what must not be there. */
export interface Counted {
  readonly table: Table;
  readonly columns: readonly number[];
}

/** The tables with such columns; in them the header names what is counted, and says nothing else. */
export function countedTables(test: TestOf<'absent'>, scene: Scene): readonly Counted[] {
  const ofList = OF_LIST[test.list ?? ''];
  if (!ofList) return [];
  const own = (name: string): boolean => NAMES.some((word) => word.test(scene.clause) && word.test(name));
  const at = (table: Table, named: (name: string) => boolean): readonly number[] =>
    table.header.flatMap((name, i) => (named(name) ? [i] : []));
  return tablesWith(ofList, scene)
    .map((table) => ({ table, own: at(table, own), like: at(table, (name) => ofList.test(name)) }))
    .filter(({ table, like }) => like.length > 0 && table.rows.length > 0)
    .map(({ table, own: mine, like }) => ({ table, columns: mine.length > 0 ? mine : like }));
}

/** A header of columns that stand one blank apart is found by the column that is looked for. */
function tablesWith(column: RegExp, scene: Scene): readonly Table[] {
  const output = subjectOf(scene);
  const plain = tablesOf(output, null);
  if (plain.length > 0) return plain;
  const words = output.lines.slice(0, 5).flatMap((line) => line.trim().split(/\s+/));
  const name = words.find((word) => /^[A-Z][A-Z-]+$/.test(word) && column.test(word));
  return name === undefined ? plain : tablesOf(output, name);
}

/** A cell that says that there is one. Null where all say none. */
export function badCell(counted: readonly Counted[], want: string): Decision | null {
  for (const { table, columns } of counted)
    for (const { cells, text, line } of table.rows) {
      if (cells === null) return undecided(`${want}; a row does not fit its header.`, text, line);
      for (const at of columns)
        if (!NONE.test(cells[at] ?? ''))
          return fail(`${want}; found ${brief(cells[at] ?? '')} under ${table.header[at] ?? ''}.`, text, line);
    }
  return null;
}
