import { NAMING, plainField } from './field.ts';
import type { Field } from './field.ts';
import { fieldsInLines } from './fieldLines.ts';
import { structured } from '../printed/documents.ts';
import type { Value } from '../printed/documents.ts';
import { isKeyValue } from '../printed/keyValue.ts';
import { live } from '../printed/output.ts';
import type { Output } from '../printed/output.ts';
import { tablesOf } from '../printed/tableRead.ts';

/** Longer texts are not read so; nobody looks through them for one value. */
const LONGEST = 128 * 1024;
const MOST = 4000;
const known = new WeakMap<Output, readonly Field[]>();

/** All that is printed with a key; empty where rows of a table or anything else is printed. */
export function fieldsOf(output: Output, described: boolean): readonly Field[] {
  const before = known.get(output);
  if (before) return before;
  const found = output.text.length > LONGEST || !output.complete ? [] : readFields(output, described);
  const fields = found.length > MOST ? [] : found;
  known.set(output, fields);
  return fields;
}

function readFields(output: Output, described: boolean): readonly Field[] {
  const tables = tablesOf(output, null);
  const [table] = tables;
  if (table && tables.every(isKeyValue))
    return tables.flatMap(({ rows }) =>
      rows.flatMap(({ cells, line, text }) =>
        cells ? [plainField(cells[0] ?? '', [], cells[1] ?? '', { line, text })] : [],
      ),
    );
  if (table && !described) return [];
  const docs = table ? null : structured(output.text);
  const deep = docs?.some((doc) => doc.is === 'map' || doc.is === 'list') ?? false;
  if (docs && deep && !isFlat(docs) && !repeats(docs, output.text)) return docs.flatMap((doc) => inDocument(doc));
  if (output.text.length > LONGEST / 2) return [];
  const lines = live(output.text).split('\n');
  for (const { headerLine, rows } of tables) {
    lines[headerLine - 1] = '';
    for (const { line } of rows) lines[line - 1] = '';
  }
  return fieldsInLines(lines);
}

/** `a: b` lines are YAML too, where several pairs may stand in one line. */
function isFlat(docs: readonly Value[]): boolean {
  return docs.every(
    (doc) =>
      doc.is === 'map' &&
      [...doc.entries.values()].every((value) => value.is === 'scalar') &&
      [...doc.entries.values()].some((value) => value.is === 'scalar' && /[,;=]/.test(value.text)),
  );
}

/** Lines with one key, of which a document would keep the last. */
function repeats([doc, another]: readonly Value[], text: string): boolean {
  if (doc?.is !== 'map' || another || ![...doc.entries.values()].every(({ is }) => is === 'scalar')) return false;
  const keys = text.split('\n').filter((line) => /^\s*[\w"'-][^:]*:\s+\S/.test(line));
  return keys.length > doc.entries.size;
}

const DEAD = new Set(['managedFields', 'kubectl.kubernetes.io/last-applied-configuration']);

function inDocument(doc: Value): readonly Field[] {
  const out: Field[] = [];
  const add = (key: string, value: Value, above: readonly string[], owners: readonly string[]): void => {
    const field = fieldOf(key, value);
    out.push({ key, above, owners, made: null, line: null, ...field });
  };
  const walk = (value: Value, above: readonly string[], owners: readonly string[], depth: number): void => {
    if (depth > 60 || out.length > MOST) return;
    if (value.is === 'list') for (const item of value.items) walk(item, above, owners, depth + 1);
    if (value.is !== 'map') return;
    const mine = [...owners, ...namesIn(value.entries)];
    for (const [key, child] of value.entries) {
      if (DEAD.has(key)) continue;
      const scalars = child.is === 'list' && child.items.every((item) => item.is === 'scalar');
      if (child.is === 'scalar' || child.is === 'list') add(key, child, above, mine);
      const inner = child.is === 'scalar' && /\n/.test(child.text) ? (structured(child.text) ?? []) : [];
      // A file in a ConfigMap has keys of its own.
      for (const file of inner) if (file.is === 'map') walk(file, [...above, key], mine, depth + 1);
      if (child.is === 'map' || (child.is === 'list' && !scalars)) walk(child, [...above, key], mine, depth + 1);
    }
  };
  walk(doc, [], [], 0);
  return out;
}

function fieldOf(key: string, value: Value): Pick<Field, 'value' | 'list' | 'text' | 'quoted'> {
  if (value.is === 'scalar')
    return { value: value.text, list: null, quoted: value.string, text: `${key}: ${value.text}` };
  const items = value.is === 'list' ? value.items : [];
  const list = items.map((item) => (item.is === 'scalar' ? item.text : ''));
  return { value: list.join(', '), list, quoted: true, text: `${key}: [${list.join(', ')}]` };
}

function namesIn(entries: ReadonlyMap<string, Value>): readonly string[] {
  const meta = entries.get('metadata');
  const name = meta?.is === 'map' ? meta.entries.get('name') : undefined;
  const own = [...entries].flatMap(([key, value]) => (NAMING.test(key) ? [value] : []));
  return [...own, ...(name ? [name] : [])].flatMap((value) => (value.is === 'scalar' ? [value.text] : []));
}
