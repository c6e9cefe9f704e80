import { asksForOne, listsNames } from '../../expect/asked.ts';
import { kindOfResource } from '../../expect/kinds.ts';
import { sentenceOf } from '../../expect/sentence.ts';
import { viewOf } from '../../expect/view.ts';
import { gridOf } from './grid.ts';
import type { Grid, GridRow } from './grid.ts';
import { columnIn, isState } from './gridCells.ts';
import { deniedIn } from './rowDenied.ts';
import type { Denied } from './rowDenied.ts';
import { holdsIn } from './rowHolds.ts';
import type { Around } from './rowItems.ts';
import { lacksAll } from './rowNothing.ts';
import { rowSentence } from './rowSentence.ts';
import { noneSentence } from './rowTurns.ts';
import type { RowSentence } from './rowSentence.ts';
import { chooses, ownSubject, truth } from './rowTruth.ts';
import type { Beside, Told } from './rowTruth.ts';
import { brief, fail, isBlank, pass, saysNothingFound, undecided } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';
import { findToken } from '../printed/tokens.ts';

/**
 * What words say of all that is listed, clause by clause. A clause without a subject of its own speaks of the rows of
 * the one before.
 *
 *     prod-a RUNNING, 6 nodes            the row prod-a, and its NUM_NODES
 *     one leader, two followers          so many rows say so, and no more
 *     the newest revision is deployed and the one before it is superseded
 *
 * Null: a word is left that means something unknown.
 */
export function judgeListed(words: string, scene: Scene): Decision | null {
  const { stdout, observed } = scene;
  if (scene.exit.kind !== 'ok' || scene.exit.masked !== null || isBlank(stdout) || saysNothingFound(scene)) return null;
  if (words.length > 400) return null;
  const grid = gridOf(stdout, observed.text);
  if (!grid) return null;
  const [only, ...more] = grid.rows;
  if (only && more.length === 0 && (isCount(only) || (!grid.headed && isAnswer(only, scene)))) return null;
  if (only && more.length === 0 && !grid.headed && differs(only)) return null;
  const sentence = sentenceOf(words.replace(/^\s*#+\s*/, ''));
  const [first] = observed.facts.stages;
  const flux = /^\s*flux\s+get\s+([a-z]+)\b/.exec(observed.text)?.[1];
  const listed =
    first?.kubectl?.verb === 'get'
      ? first.kubectl.resources.map(kindOfResource)
      : flux === undefined
        ? []
        : [kindOfResource(flux)];
  // Of several kinds each row has its own, and what is described is no list.
  if (listed.length > 1 || listed.includes('all') || first?.kubectl?.verb === 'describe') return null;
  const around: Around = { grid, command: observed.text, listed, literals: sentence.literals };
  const pieces = sentence.text.split(SEPARATOR).map((piece) => piece.trim());
  const read = joinedUp(
    pieces.filter((piece) => piece !== ''),
    around,
  );
  const empty = read ? null : lacksAll(sentence.text, around, `Expected “${brief(words)}”`);
  if (empty) return empty;
  if (!read || read.length > 8) return null;
  return judged(read, { ...around, cut: isCut(scene), want: `Expected “${brief(words)}”` });
}

/** `3` below `count`. */
const isCount = ({ cells }: GridRow): boolean => cells.length === 1 && /^\d+$/.test(cells[0] ?? '');

/** `healthy  unhealthy`: the states of several things in one line, as a query prints them. */
function differs({ cells }: GridRow): boolean {
  return cells.filter(isState).length > 1 && new Set(cells.map((cell) => cell.toLowerCase())).size > 1;
}

/** One value that was asked for, and no list of one. */
function isAnswer({ cells }: GridRow, { observed: { text, facts } }: Scene): boolean {
  const view = viewOf(text, facts);
  if (view.prints === 'scalar') return true;
  return cells.length === 1 && view.prints !== 'names' && !listsNames(view) && asksForOne(view, facts.stages.at(-1));
}

const SEPARATOR =
  /\s*[;,()]\s*(?:(?:and|but|with)\s+)?|\s+(?:and|but|plus|while|&)\s+(?:with\s+)?|\.\s+(?=\S)|\s[–—]\s/;

type Part = RowSentence | Denied | { readonly is: 'real'; readonly word: string };

const REAL =
  /^(.*?)\s*\b(?:real|actual|numeric) (?:([a-z]+) )?(?:reading|metric|metrics|value|number|figure|usage)$|^(\S.*) (?:shows|has|gets|receives) (?:its )?metrics$/i;

/** Names and headers that stand alone belong to what follows: `CDS, LDS and RDS are SYNCED`, `a and b are up`. */
function joinedUp(pieces: readonly string[], around: Around): readonly Part[] | null {
  const out: Part[] = [];
  let columns: readonly number[] = [];
  let names: readonly string[] = [];
  let numbers = false;
  for (const piece of pieces) {
    const none = noneSentence(piece, around);
    if (none) {
      out.push(none);
      continue;
    }
    const not = deniedIn(piece, around);
    const real = REAL.exec(piece);
    if (not === 'unread') return null;
    if (not) {
      out.push(...not);
      continue;
    }
    if (real) {
      const before = (real[1] ?? real[3] ?? '').trim();
      if (before !== '' && !rowSentence(before.replace(/\bhas$/, '').trim() || 'rows', around)) return null;
      out.push({ is: 'real', word: real[2] ?? '' });
      continue;
    }
    const read = rowSentence(piece, { ...around, numbers });
    if (!read) return null;
    // Behind its verb such a word is a state, not a place.
    if (read.tests.length === 0 && /\s(?:on|off|in|out)$/i.test(piece)) return null;
    numbers ||= read.names.some((name) => /^\d+$/.test(name));
    if (read.columns.length > 0) {
      columns = [...columns, ...read.columns];
      names = [...names, ...read.names];
      continue;
    }
    const bare = read.tests.length === 0 && !read.there && !read.amount && !read.order;
    if (bare && read.names.length > 0) {
      names = [...names, ...read.names];
      continue;
    }
    if (columns.length > 0) {
      const shared = sharedBy(columns, read);
      if (!shared) return null;
      out.push({ ...shared, names: [...names, ...shared.names] });
      names = [];
      columns = [];
      continue;
    }
    // `w-1, every node Ready` is said of more than w-1.
    if (names.length > 0 && read.known && read.amount?.is === 'all' && !read.amount.both) return null;
    out.push(names.length === 0 ? read : { ...read, names: [...names, ...read.names] });
    names = [];
  }
  return columns.length > 0 || names.length > 0 ? null : out;
}

/** What one column says, said of those before it too: `DESIRED, CURRENT and READY are 6`. */
function sharedBy(columns: readonly number[], read: RowSentence): RowSentence | null {
  const [only, ...more] = read.tests.filter(
    (test) => test.is === 'compare' || (test.is === 'says' && test.columns !== null),
  );
  if (!only || more.length > 0) return null;
  if (only.is === 'compare')
    return { ...read, tests: [...read.tests, ...columns.map((column) => ({ ...only, column }))] };
  if (only.is !== 'says') return null;
  const wide = { ...only, columns: [...columns, ...(only.columns ?? [])] };
  return { ...read, tests: read.tests.map((test) => (test === only ? wide : test)) };
}

function judged(parts: readonly Part[], beside: Beside): Decision | null {
  const { grid, want } = beside;
  let before: readonly GridRow[] | null = null;
  let seen: readonly GridRow[] = [];
  let open: Told | null = null;
  let bad: Told | null = null;
  let row: GridRow | undefined;
  // Whether the clauses before say which rows they speak of.
  let firm = false;
  let narrow = false;
  let counted = false;
  for (const part of parts) {
    const told: Told =
      'is' in part ? besides(part, before ?? grid.rows, grid) : truth(part, before, firm, { ...beside, seen });
    const chosen = !('is' in part) && (part.names.length > 0 || part.order !== null || chooses(part));
    const some = told.rows.length < grid.rows.length;
    narrow ||=
      !('is' in part) &&
      some &&
      (chosen ? part.amount?.is !== 'count' || chooses(part) : before !== null && !ownSubject(part));
    counted ||= !('is' in part) && part.amount?.is === 'count' && part.tests.length > 0 && some;
    // A number that a cell says is no count of rows.
    narrow ||=
      !('is' in part) &&
      part.tests.some(
        (test) => test.is === 'items' || (test.is === 'compare' && test.op === '=' && /^\d+$/.test(test.value)),
      );
    firm ||= !('is' in part) && (ownSubject(part) || part.plural);
    if (told.ok === null && told.differs !== true) return null;
    // What follows a clause about other rows may be meant of those too.
    const other =
      !('is' in part) &&
      told.ok === true &&
      before !== null &&
      seen.length > before.length &&
      ownSubject(part) === false
        ? seen.some((one) => part.tests.some((test) => holdsIn(test, one, beside.grid) === false))
        : false;
    if (told.ok === null || other) open ??= other ? { ...told, split: true } : told;
    if (told.ok === false) bad ??= told;
    row ??= told.row;
    if (told.rows.length > 0) {
      if (told.rows.length < grid.rows.length || before === null) seen = [...new Set([...seen, ...told.rows])];
      before = told.rows;
    }
  }
  // Of a cell that lists more than it prints, it is not known what it lacks.
  if (bad && /\+ \d+ more\.\.\./.test(grid.rows.map(({ text }) => text).join('\n'))) return null;
  // Columns of an image list are parts of one name.
  if (bad && !bad.row && /\S:\S/.test(want) && ['REPOSITORY', 'TAG'].every((name) => grid.header.includes(name)))
    return null;
  if (bad) {
    const found = bad.row ? `found ${brief(bad.row.text)}` : 'found none such';
    return fail(`${want}; ${found}.`, bad.row?.text ?? null, bad.row?.line ?? null);
  }
  if (open && open.split !== true) return null;
  if (open)
    return { ...undecided(`${want}; the rows differ.`, open.row?.text ?? null, open.row?.line ?? null), narrow: false };
  if (parts.length === 0) return null;
  // Counts of all that is listed, or of exactly so many, leave nothing open.
  narrow ||= counted && (seen.length === grid.rows.length || /\b(?:only|exactly|precisely)\b/i.test(want));
  const decision = pass(
    `${want}; found it so in what is listed.`,
    row?.text ?? grid.rows[0]?.text ?? null,
    row?.line ?? grid.rows[0]?.line ?? null,
  );
  return { ...decision, ...(narrow ? { narrow } : {}), ...(counted && !narrow ? { counted } : {}) };
}

/** `not <unknown>`, `a real CPU reading`. */
function besides(part: Exclude<Part, RowSentence>, rows: readonly GridRow[], grid: Grid): Told {
  if (rows.length === 0) return { ok: null, rows };
  if (part.is === 'not') {
    const { column, text } = part;
    const bad = rows.find(({ cells }) =>
      (column === null ? cells : [cells[column] ?? '']).some((cell) => cell.toLowerCase().includes(text.toLowerCase())),
    );
    return { ok: bad === undefined, row: bad, rows };
  }
  const column = columnIn('targets', grid);
  if (column === null) return { ok: null, rows };
  const cells = rows.map((row) => ({ row, cell: row.cells[column] ?? '' }));
  const of = (cell: string): boolean =>
    part.word === '' ||
    findToken(cell, part.word, { exact: false }) !== null ||
    !/[a-z]/i.test(cell.replace(/<\w+>/g, ''));
  if (!cells.every(({ cell }) => of(cell))) return { ok: null, rows };
  const bad = cells.find(({ cell }) => !/\d[\w.%]*\//.test(cell) || cell.includes('<'));
  return { ok: bad === undefined, row: bad?.row, rows };
}

/** A part of the list was cut off, so that nothing is told of how many there are. */
export function isCut({ observed }: Scene): boolean {
  return observed.facts.stages.slice(1).some(({ tool }) => /^(?:head|tail|sed|awk)$/.test(tool ?? ''));
}
