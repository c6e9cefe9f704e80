import { structured } from '../printed/documents.ts';
import { ordered } from '../printed/compare.ts';
import { fail, isBlank, pass, saysNothingFound, subjectOf, undecided } from '../scene.ts';
import type { Decision, Scene, TestOf } from '../scene.ts';
import { tablesOf } from '../printed/tableRead.ts';
import type { Table } from '../printed/tableRead.ts';

/** Counts non-blank lines, or rows of tables and items of lists. What a tool counted itself (`wc -l`) is `number`. */
export function judgeLines(test: TestOf<'lines'>, scene: Scene): Decision {
  const output = subjectOf(scene);
  const want = `Expected ${test.op === '=' ? '' : `${test.op} `}${String(test.count)} ${test.of}`;
  if (scene.exit.kind === 'nothing-found' && scene.exit.upstream === 'unknown')
    return undecided(
      `${want}; ${scene.exit.tool} found nothing, but whether the stages before it succeeded is not known.`,
    );
  if (isBlank(output) && scene.exit.kind === 'ok' && scene.exit.masked !== null)
    return undecided(`${want}; nothing was printed, and ${scene.exit.masked}.`);
  const told = test.of === 'rows' ? toldCount(scene) : null;
  if (told === 'several') return undecided(`${want}; the output counts them in more than one way.`);
  const count = told ?? (test.of === 'lines' ? countLines(scene) : countRows(scene));
  if (count === null) return undecided(`${want}; what counts as one is not plain.`);
  if (!output.complete) return undecided(`${want}; the middle of the output was not kept.`);
  const found = `${want}; found ${String(count)}.`;
  return ordered(count, test.op, test.count) ? pass(found) : fail(found);
}

const COUNTED =
  /(?<![\w.-])(?:\d+|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (\p{L}[\p{L}-]+s)\b/iu;

/** `12 rules found`, where the author speaks of 12 rules: the tool counts them itself. Null: it does not. */
function toldCount(scene: Scene): number | 'several' | null {
  const noun = COUNTED.exec(scene.clause)?.[1];
  const output = subjectOf(scene);
  // One that lists so much is no summary.
  if (noun === undefined || output.lines.length > 1000 || tablesOf(output, null).length > 0) return null;
  const said = new RegExp(`(?<![\\w.,:/-])(\\d+) ${noun}(?![\\w-])`, 'i');
  const numbers = new Set(
    output.lines.flatMap((line) => (line.includes(noun) ? (said.exec(line.slice(0, 400))?.[1] ?? []) : [])),
  );
  const [only] = numbers;
  return only === undefined ? null : numbers.size > 1 ? 'several' : Number(only);
}

function countLines(scene: Scene): number | null {
  const output = subjectOf(scene);
  const solid = output.lines.filter((line) => line.trim() !== '').length;
  return tablesOf(output, null).length > 0 ? null : solid;
}

function countRows(scene: Scene): number | null {
  const output = subjectOf(scene);
  if (isBlank(output)) return 0;
  const tables = tablesOf(output, null);
  const rows = tables.flatMap((table) => table.rows);
  // A row that goes on in the next line, and a sum below the rows.
  if (rows.some(({ text, cells }) => cells?.[0]?.trim() === '' || NO_ITEM.test(text.trim()) || ENDS.test(text.trim())))
    return null;
  if (tables.some((table) => namesSeveral(table, COUNTED.exec(scene.clause)?.[1] ?? ''))) return null;
  if (tables.length > 0) return rows.length;
  if (saysNothingFound(scene)) return 0;
  const docs = structured(output.text);
  if (docs) {
    const lists = docs.map((doc) =>
      doc.is === 'list' ? doc.items : doc.is === 'map' ? doc.entries.get('items') : undefined,
    );
    let total = 0;
    for (const list of lists)
      total += list === undefined ? 1 : Array.isArray(list) ? list.length : 'items' in list ? list.items.length : 1;
    return total;
  }
  return countPlain(output.lines, scene.observed);
}

/** A column of what is counted, that says the same in several rows: `3 topics` where TOPIC says orders twice. */
function namesSeveral({ header, rows }: Table, noun: string): boolean {
  const own = noun.toLowerCase().replace(/s$/, '');
  const column = header.findIndex((name) => own !== '' && name.toLowerCase().startsWith(own));
  return column > 0 && new Set(rows.map(({ cells }) => cells?.[column])).size < rows.length;
}

/** Lines of which each is plainly one of what is counted. Null: some may be a heading, a note, a sum or a part of another. */
function countPlain(lines: readonly string[], { text, facts }: Scene['observed']): number | null {
  const tool = facts.stages[0]?.tool ?? '';
  const isSolid = (line: string): boolean => line.trim() !== '';
  const solid = lines.filter(isSolid);
  const [first = '', ...rest] = solid;
  // A blank line between divides what may be sections.
  const apart = lines.findLastIndex(isSolid) - lines.findIndex(isSolid) + 1 > solid.length;
  if (apart || solid.some((line) => NO_ITEM.test(line.trim()))) return null;
  const indented = solid.filter((line) => /^(?:\s|[│├└|`]\S*-)/.test(line)).length;
  if (indented > 0 && indented < solid.length) return null;
  if (
    rest.length > 0 &&
    (ENDS.test((solid.at(-1) ?? '').trim()) || (isNames(first.trim()) && rest.every((line) => /\d/.test(line))))
  )
    return null;
  // mysql has a heading unless it is told to have none; the first line of `ls -l` is about the disk.
  if (/^(?:mysql|mariadb)$/.test(tool) && !/\s-\w*N|--skip-column-names/.test(text)) return null;
  return solid.length - (tool === 'ls' && /^total \d\S*$/.test(first) ? 1 : 0);
}

/** A comment, a rule, the head of a commit or a section; as those below of a line without the blanks around it. */
const NO_ITEM = /^(?:#|[-=*_+| ]{3,}$|[-+]{3} |commit [0-9a-f]+$|\[.*\]$)/;
/** `Total Size: 24`, `(3 rows)`, `6 snapshots` */
const ENDS = /^(?:\(\d+ \w+\)|total\b.*\d|\d+ \p{L}+)$/iu;

/** Names of columns: no digit, beside rows with digits. */
function isNames(line: string): boolean {
  return /^[A-Za-z%#_]\D*$/.test(line) && /\S(?: {2,}|\t|,)\s*\S/.test(line);
}
