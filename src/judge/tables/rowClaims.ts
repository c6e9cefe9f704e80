import { mayBeSpelledOtherwise } from '../printed/otherSpelling.ts';
import { isStateWord } from '../../expect/asides.ts';
import type { Claim } from '../../expect/claim.ts';
import { isOfKind, shapeOf } from './claims.ts';
import { isGeneratedFrom } from '../printed/generated.ts';
import { brief, fail, pass, undecided } from '../scene.ts';
import type { Decision } from '../scene.ts';
import { sameColumn } from '../printed/tableRead.ts';
import type { Table } from '../printed/tableRead.ts';
import { findToken, sameWord } from '../printed/tokens.ts';
import { holds } from './wantedCell.ts';
import type { Cells, Wanted } from './wantedCell.ts';

interface Asked {
  readonly names: readonly string[];
  readonly cells: readonly Wanted[];
  /** Rows of other namespaces are not spoken of. */
  readonly namespace: string | null;
}

/** What is claimed about the rows of a table: names choose rows, headers choose cells, other words are cells. */
export function claimedInRows(
  claim: Claim,
  table: Table,
  want: string,
  named: boolean,
  generated: boolean,
): Decision | null {
  const rows = table.rows.flatMap((row) => (row.cells === null ? [] : [{ ...row, cells: row.cells }]));
  if (rows.length !== table.rows.length || rows.length === 0) return null;
  const asked = askedOf(claim, table, rows, generated);
  if (asked === null) return null;
  const { names, cells, namespace } = asked;
  if (claim.of === 'none')
    return namespace === null && claim.except.length === 0 ? withoutRow(claim, rows, want) : null;
  const at = nameAt(table);
  const space = columnNamed('namespace', table);
  const left = rows.filter((row) => claim.except.some((name) => isNamed(row, name, at, generated)));
  if (claim.except.length > 0) {
    const known = claim.except.every((name) => left.some((row) => isNamed(row, name, at, generated)));
    if (!known || claim.count !== null || names.length > 0 || claim.of === 'only') return null;
  }
  const spoken = rows.filter((row) => !left.includes(row));
  const here = spoken.filter(
    ({ cells }) => (namespace === null || cells[space] === namespace) && isOfKind(cells[at] ?? '', claim.kinds),
  );
  const mine =
    names.length === 0 ? here : here.filter((row) => names.some((name) => isNamed(row, name, at, generated)));
  if (mine.length === 0 || !names.every((name) => mine.some((row) => isNamed(row, name, at, generated)))) return null;
  if (claim.of === 'only' && (names.length === 0 || cells.length > 0)) return null;
  if (claim.count !== null && names.length > 0 && HAS_SO_MANY.test(want)) return null;
  if (claim.of === 'only') {
    const other = rows.find((row) => !mine.includes(row));
    return other ? fail(`${want}; found another row.`, other.text, other.line) : pass(`${want}; found no other row.`);
  }
  if (claim.count !== null && mine.length !== claim.count)
    return names.length > 0 || claim.of === 'every'
      ? fail(`${want}; found ${String(mine.length)}.`, mine[0]?.text ?? null, mine[0]?.line ?? null)
      : null;
  const alone = names.length > 0 && claim.of === 'plain' && claim.parts.every(({ is }) => is === 'text');
  const asNamed = named && names.length === 0 && claim.of === 'plain' && claim.there && mine.length === 1;
  if (cells.length === 0)
    return (names.length > 0 || asNamed) && (claim.there || alone || claim.count !== null)
      ? pass(`${want}; found the row.`, mine[0]?.text ?? null, mine[0]?.line ?? null)
      : null;
  const results = cells.flatMap((cell) =>
    mine.map((row) => ({ row, cell, ok: holds(cell, row, { rows, at, space }) })),
  );
  // A word that no cell says may turn what the others mean.
  const open = results.find(({ ok }) => ok === null);
  if (open && !open.cell.exact && open.cell.column === null) return null;
  const bad = results.find(({ ok }) => ok === false);
  const [first] = mine;
  if (bad) {
    const all =
      claim.of === 'every' || claim.except.length > 0 || names.length > 0 || mine.length === 1 || claim.count !== null;
    const state = bad.cell.value !== null && isStateWord(bad.cell.value);
    const differ = !all && bad.cell.column === null && !state && results.some(({ ok }) => ok === true);
    if (!all && claim.there) return null;
    return differ
      ? undecided(`${want}; the rows differ.`, bad.row.text, bad.row.line)
      : fail(`${want}; found ${brief(bad.row.text)}.`, bad.row.text, bad.row.line);
  }
  if (open || !first) return null;
  return pass(`${want}; found it in ${String(mine.length)} rows.`, first.text, first.line);
}

/** `web has 1 pod`: so many of what no row is. */
const HAS_SO_MANY =
  /\b(?:has|have|with|holds|contains|includes|runs|shows|lists|owns|uses)\s(?:\w+\s)?(?:\d+|one|two|three|four|five)\b/i;

function nameAt(table: Table): number {
  return Math.max(
    0,
    table.header.findIndex((name) => sameColumn(name, 'NAME')),
  );
}

function isNamed({ cells }: Cells, name: string, at: number, generated: boolean): boolean {
  const own = cells[at] ?? '';
  const bare = own.slice(own.lastIndexOf('/') + 1).toLowerCase();
  return bare === name.toLowerCase() || (generated && isGeneratedFrom(name, bare, true));
}

/** Null: a word is neither a header with its value, nor a name, nor what a cell says. */
function askedOf(claim: Claim, table: Table, rows: readonly Cells[], generated: boolean): Asked | null {
  const names: string[] = [];
  const cells: Wanted[] = [];
  let namespace: string | null = null;
  const { parts } = claim;
  const space = columnNamed('namespace', table);
  const at = nameAt(table);
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    if (!part || part.is === 'joint') continue;
    if (part.is === 'filled') return null;
    const inner =
      part.is === 'text' && part.exact ? /^(\S+(?: [A-Z-]+)*)(?:\s*[=:]\s*|\s+)(\S+)$/.exec(part.text) : null;
    const innerColumn = inner ? columnNamed(inner[1] ?? '', table) : -1;
    if (innerColumn !== -1) {
      cells.push({ column: innerColumn, value: inner?.[2] ?? '', exact: true });
      continue;
    }
    const header = headerAt(parts, i, table);
    const behind = headerAt(parts, i + 1, table);
    if (space !== -1 && part.is === 'text' && behind?.column === space && header === null) {
      namespace = part.text;
      i += behind.length;
      continue;
    }
    if (header) {
      let next = i + header.length;
      while (parts[next]?.is === 'joint') next++;
      const tag = /^images?$/i.test(table.header[header.column] ?? '') && isTag(parts[next]);
      if (tag) next++;
      while (parts[next]?.is === 'joint') next++;
      const value = parts[next];
      const also = value?.is === 'text' ? alikeFrom(parts, next + 1, value.text) : [];
      const other = headerAt(parts, next, table);
      if (other && next > i + header.length) {
        cells.push({ column: header.column, value: null, exact: false, like: other.column });
        i = next - 1;
        continue;
      }
      if (value?.is === 'text' && header.column === space) namespace = value.text;
      else if (value?.is === 'text')
        cells.push({ column: header.column, value: value.text, exact: value.exact, also, tag });
      else if (value?.is === 'filled') cells.push({ column: header.column, value: null, exact: false });
      else if (part.is !== 'about' && cells.at(-1)?.like !== header.column) return null;
      else continue;
      i = next + also.length;
      continue;
    }
    if (part.is === 'about') continue;
    if (part.is === 'text' && part.beside !== undefined && shareColumn([part.text, part.beside], rows)) return null;
    if (rows.some((row) => isNamed(row, part.text, at, generated))) names.push(part.text);
    else cells.push({ column: null, value: part.text, exact: part.exact, within: isWithin(parts[i - 1]) });
  }
  return { names, cells, namespace };
}

/** States of one column choose between each other rather than stand together. */
function shareColumn(states: readonly string[], rows: readonly Cells[]): boolean {
  const columns = states.map((state) =>
    rows.flatMap(({ cells }) => cells.flatMap((cell, i) => (sameWord(cell, state, false) ? [i] : []))),
  );
  return columns[0]?.some((at) => columns[1]?.includes(at)) ?? false;
}

const isTag = (part: Claim['parts'][number] | undefined): boolean =>
  part?.is === 'about' && /^(?:tag|version)$/i.test(part.text);

const isWithin = (part: Claim['parts'][number] | undefined): boolean => part?.is === 'joint' && part.within === true;

/** Addresses behind an address are values of the same column. */
function alikeFrom(parts: Claim['parts'], from: number, value: string): readonly string[] {
  const out: string[] = [];
  if (!/\d[.:]/.test(value)) return out;
  for (
    let part = parts[from];
    part?.is === 'text' && shapeOf(part.text) === shapeOf(value);
    part = parts[from + out.length]
  )
    out.push(part.text);
  return out;
}

/** A header of up to three words: `storage class` above STORAGECLASS, `class` above CLASS, `host` above HOSTS. */
function headerAt(
  parts: Claim['parts'],
  from: number,
  table: Table,
): { readonly column: number; readonly length: number } | null {
  for (let length = 3; length > 0; length--) {
    const words = parts.slice(from, from + length);
    if (words.length < length || words.some((part) => part.is !== 'text' && part.is !== 'about')) continue;
    const text = words.map((part) => ('text' in part ? part.text : '')).join(' ');
    const column = columnNamed(text, table);
    if (column !== -1) return { column, length };
  }
  return null;
}

function columnNamed(text: string, table: Table): number {
  const found = table.header.flatMap((name, i) => (sameColumn(name, text) || sameColumn(name, `${text}s`) ? [i] : []));
  return found.length === 1 ? (found[0] ?? -1) : -1;
}

/** `No web-old row`: a quoted text or a name that stands in no cell. */
function withoutRow(claim: Claim, rows: readonly Cells[], want: string): Decision | null {
  const texts = claim.parts.flatMap((part) => (part.is === 'text' ? [part] : []));
  const [one, ...more] = texts;
  if (!one || more.length > 0 || !(one.exact || /[\d_./-]/.test(one.text))) return null;
  const hit = rows.find(
    ({ text, cells }) =>
      findToken(text, one.text, { exact: one.exact, pods: true }) !== null ||
      cells.some((cell) => isGeneratedFrom(one.text, cell, true)),
  );
  if (hit) return fail(`${want}; found it.`, hit.text, hit.line);
  const all = rows.map(({ text }) => text).join('\n');
  return !one.exact && mayBeSpelledOtherwise(one.text, all) ? null : pass(`${want}; no row has it.`);
}
