import { cleanValue } from '../printed/cut.ts';
import { NAMING, plainField } from './field.ts';
import type { Field } from './field.ts';

interface Line {
  readonly line: number;
  readonly text: string;
}

/** A longer line is a blob or a list that nobody words. */
const LONGEST = 1000;
/** Signs and drawings before a key: `;; `, `|  +- `, a logo. */
const ART = /^[^\p{L}\p{N}"'$@\n]*/u;
const PAIR =
  /^["']?([\p{L}\p{N}_$@][^\s:=|"{}[\],;]*(?: {1,3}[\p{L}\p{N}_(/'-][^\s:=|"{}[\],;]*){0,6})["']?\s*(:(?=\s|$)|=|:(?=[^\s/])(?!\d+\s+\S))\s*(.*)$/u;
/** Columns before the key of a pair: `DaemonSet   web   Desired: 4`. */
const COLUMNS = /\s{2,}/;

/** `95% in 0.2201 secs`, `95%  231.50ms`, `95th percentile: 0.3 s`; others write it as a key: `p(95)=231.5ms`. */
const QUANTILE = /^(\d{2}(?:\.\d+)?)(?:%(?: in)?|th percentile:?)\s+(\d[\d.]*\s?(?:[mµun]?s|secs?|seconds?))$/;

/** Keys and values of lines: `Key: value`, `key=value`, `key | value`, several in one line, and two columns. */
export function fieldsInLines(lines: readonly string[]): readonly Field[] {
  const out: Field[] = [];
  const records = lines.some((line) => /^-\[ RECORD \d+ \]/.test(line));
  const listed = inColumns(lines);
  if (listed) return listed;
  const stack: { readonly indent: number; readonly key: string }[] = [];
  let record = 0;
  const starts: number[] = [];
  let heading: string | null = null;
  for (let i = 0; i < lines.length; i += 1) {
    const text = (lines[i] ?? '')
      .slice(0, LONGEST + 1)
      .replaceAll('\t', '    ')
      .trimEnd();
    if (text === '' || /^(?:\*{3,}|-\[)/.test(text)) {
      record = out.length;
      continue;
    }
    while (starts.length < out.length) starts.push(record);
    const at: Line = { line: i + 1, text: text.trim() };
    const title = /^#+ ([\p{L}][\p{L} ]*)$/u.exec(text)?.[1];
    if (title !== undefined) {
      heading = title;
      stack.length = 0;
      continue;
    }
    // `3: eth1: <UP> mtu 1500`: a heading, with more below it.
    if (text.length > LONGEST || /^\s*(?:#|\/\/)|^\d+: \S+: </.test(text)) continue;
    const row = records ? /^([\p{L}_][\w .-]*?)\s*\|\s?(.*)$/u.exec(text) : null;
    if (row) {
      out.push(plainField(row[1] ?? '', [], (row[2] ?? '').trim(), at));
      continue;
    }
    const art = ART.exec(text)?.[0] ?? '';
    const indent = art.length;
    const rest = text
      .slice(indent)
      .replace(/^->>HEADER<<- /, '')
      .replace(/\bp\((\d[\d.]*)\)=/g, 'p$1=');
    const sums = inSums(rest, lines, i);
    if (sums.length > 0) {
      out.push(...sums);
      i = (sums.at(-1)?.line ?? i + 1) - 1;
      continue;
    }
    const [, share, time] = QUANTILE.exec(text.trim()) ?? [];
    if (share !== undefined && time !== undefined) {
      out.push(plainField(`p${share}`, [], time, at));
      continue;
    }
    const columns = rest.split(COLUMNS);
    const last = columns.at(-1) ?? '';
    const split = columns.length > 1 && !PAIR.test(rest) && isPiece(last);
    if (/^[\w-]+: \S+(?:\s+[\w-]+: \S+)+$/.test(rest)) {
      out.push(...inPieces(rest, heading === null ? [] : [heading], at).map((field) => ({ ...field, made: null })));
      continue;
    }
    const pair = PAIR.exec(split ? last : rest);
    while (stack.length > 0 && (stack.at(-1)?.indent ?? 0) >= indent) stack.pop();
    const above = [...(heading === null ? [] : [heading]), ...stack.map(({ key }) => key)];
    if (!pair) {
      if (/[,;] /.test(rest) && /[:=]/.test(rest)) out.push(...inPieces(rest, above, at));
      continue;
    }
    const [, said = '', , first = ''] = pair;
    const items = /^[[(]$/.test(first.trim()) ? listBelow(lines, i + 1) : null;
    const value = items ? `[${items.join(', ')}]` : first;
    const names = said.trim().split(COLUMNS);
    const key = names.at(-1) ?? said;
    if (!/^\s*["']?\//.test(value) || !/^\w+:\//.test(rest)) {
      const over = [...above, ...(split ? columns.slice(0, -1) : []), ...names.slice(0, -1)];
      if (items === null && value !== '' && goesOn(lines[i + 1] ?? '', text.lastIndexOf(value))) continue;
      if (items) out.push({ ...plainField(key, over, items.join(', '), at), list: items });
      else out.push(...ofPair(key, value, over, at));
      if (items) i += items.length + 1;
    }
    if (value === '') stack.push({ indent, key });
  }
  while (starts.length < out.length) starts.push(record);
  return owned(out, starts);
}

/** A line that stands below the value rather than below the key: what is printed on the key's line is not all. */
function goesOn(next: string, column: number): boolean {
  const indent = next.search(/\S/);
  return column > 8 && indent >= column;
}

/** `[`, and one item in each line until `]`; null where anything else stands there. */
function listBelow(lines: readonly string[], from: number): readonly string[] | null {
  const items: string[] = [];
  for (let i = from; i < lines.length && items.length < 500; i += 1) {
    const text = (lines[i] ?? '').trim();
    if (/^[\])],?$/.test(text)) return items;
    if (text === '' || /[[{]$/.test(text)) return null;
    items.push(cleanValue(text));
  }
  return null;
}

/** Fields of one record, with what that says of whose they are. */
function owned(fields: readonly Field[], starts: readonly number[]): readonly Field[] {
  const names = new Map<number, { readonly value: string; readonly over: string | null }[]>();
  fields.forEach(({ key, value, above }, i) => {
    const at = starts[i] ?? 0;
    if (!NAMING.test(key)) return;
    const over = SORTING.test(key) ? above.join('\u0000') : null;
    names.set(at, [...(names.get(at) ?? []).slice(0, 20), { value, over }]);
  });
  if (names.size === 0) return fields;
  return fields.map((field, i) => {
    const mine = names.get(starts[i] ?? 0) ?? [];
    const here = field.above.join('\u0000');
    return { ...field, owners: mine.flatMap(({ value, over }) => (over === null || over === here ? [value] : [])) };
  });
}

/** What it is tells nothing of those below another key: `role:master` of `slave0:ip=…,state=online`. */
const SORTING = /^(?:role|kind|type)$/i;

/** What stands behind a key: one value, or several pairs, and then also those. */
function ofPair(key: string, value: string, above: readonly string[], at: Line): readonly Field[] {
  const clean = cleanValue(value.replace(/[,;]$/, ''));
  const path = /^[\p{L}_][\w-]*(?:\.[\w-]+)+$/u.test(key) ? key.split('.') : [key];
  const name = path.at(-1) ?? key;
  const over = [...above, ...path.slice(0, -1)];
  const inner = /[,;=:\s]/.test(clean) ? inPieces(clean, [...over, name], at) : [];
  const pairs = inner.filter(({ made }) => made !== null);
  const [head = ''] = pairs.length > 0 ? piecesOf(clean) : [];
  // `Desired: 4, Ready: 4` are two keys side by side.
  const beside = head !== '' && !isPiece(head) && !/^\d+ [\p{L}]+:/u.test(head);
  const made = pairs.length > 0 && !beside ? pairs.map((one) => one.value) : null;
  const own = beside ? head : clean;
  return [
    { ...plainField(name, over, own, at), made, quoted: /^["']/.test(value.trim()) },
    ...inner.map((field) => ({ ...field, above: beside && field.made !== null ? over : field.above, made: null })),
  ];
}

const isPiece = (text: string): boolean => /^[\p{L}_][\w .-]{0,40}?\s*(?::\s|=)\s*\S/u.test(text);

/** Pieces between commas, semicolons or, where all are `key=value`, blanks; what stands in brackets is left whole. */
function piecesOf(text: string): readonly string[] {
  if (/^[\w.-]+=\S+(?:\s+[\w.-]+=\S+)+$/.test(text)) return text.split(/\s+/);
  if (/^[\w-]+: \S+(?:\s+[\w-]+: \S+)+$/.test(text)) return text.split(/\s+(?=[\w-]+: )/);
  const out: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i];
    if (char === '(' || char === '[' || char === '{') depth += 1;
    else if ((char === ')' || char === ']' || char === '}') && depth > 0) depth -= 1;
    const parts =
      char === ';' || (char === ',' && (text[i + 1] === ' ' || /^,[\p{L}_]\w*=/u.test(text.slice(i, i + 40))));
    if (!parts || depth > 0) continue;
    out.push(text.slice(from, i).trim());
    from = i + 1;
  }
  out.push(text.slice(from).trim());
  return out.filter((piece) => piece !== '');
}

/** `12 up (since 9d)`, `quorum a,b,c`, `state=online`; `made` marks what is a pair. */
function inPieces(text: string, above: readonly string[], at: Line): readonly Field[] {
  const out: Field[] = [];
  const pieces = piecesOf(text);
  for (const piece of pieces.slice(0, 60)) {
    const [, n, noun, more] = /^(\d+) ([\p{L}+-]+): (\S.*)$/u.exec(piece) ?? [];
    if (n !== undefined && noun !== undefined && more !== undefined) {
      out.push(plainField(noun, above, n, at), ...inPieces(more, above, at));
      continue;
    }
    const pair = PAIR.exec(piece);
    if (pair && isPiece(piece)) {
      const names = (pair[1] ?? '').trim().split(COLUMNS);
      const over = [...above, ...names.slice(0, -1)];
      out.push({ ...plainField(names.at(-1) ?? '', over, cleanValue(pair[3] ?? ''), at), made: [] });
      continue;
    }
    const bare = piece.replace(/\s*\([^()]*\)$/, '');
    const [, count, counted] = /^(\d+) ([\p{L}+-]+(?: [\p{L}+-]+)?)$/u.exec(bare) ?? [];
    if (count !== undefined && counted !== undefined && above.length > 0)
      out.push(plainField(counted, above, count, at));
    const [, label, items = ''] = /^([\p{L}]+) ([\w-]+(?:,[\w-]+)+)$/u.exec(bare) ?? [];
    if (label !== undefined && above.length > 0)
      out.push({ ...plainField(label, above, items, at), list: items.split(',') });
  }
  return out;
}

/**
 *            total   used   free        columns of numbers, which a label begins
 *     Swap:      0      0      0        in use where any is above 0
 */
function inSums(header: string, lines: readonly string[], from: number): readonly Field[] {
  const next = lines[from + 1] ?? '';
  const names = header.trim().split(/\s+/);
  if (names.length < 3 || !names.every((name) => /^[a-z][a-z/]*$/.test(name)) || !/^\w+:\s+\d/.test(next)) return [];
  const out: Field[] = [];
  for (let i = from + 1; i < lines.length; i += 1) {
    const text = lines[i] ?? '';
    const [, label = '', cells = ''] = /^(\w+):\s+(\d.*)$/.exec(text) ?? [];
    if (label === '') break;
    const values = cells.trim().split(/\s+/);
    const at: Line = { line: i + 1, text };
    out.push(plainField(label, [], values.some((value) => /[1-9]/.test(value)) ? 'on' : 'off', at));
    values.forEach((value, j) => out.push(plainField(names[j] ?? '', [label], value, at)));
  }
  return out;
}

/** A list of two columns without a header: each line is one word, blanks, and what it is. */
function inColumns(lines: readonly string[]): readonly Field[] | null {
  const solid = lines.flatMap((text, i) => (text.trim() === '' ? [] : [{ text, line: i + 1 }]));
  if (solid.length < 2 || solid.length > 400) return null;
  const out: Field[] = [];
  for (const { text, line } of solid) {
    const [, key, value] = /^([A-Za-z_][\w.-]*)(?:\t+| {2,})(\S(?:\S| (?! ))*)$/.exec(text.trimEnd()) ?? [];
    if (key === undefined || value === undefined) return null;
    out.push(plainField(key, [], value, { line, text: text.trim() }));
  }
  return out;
}
