import type { Value } from './documents.ts';

/** A value and where it stands: `spec.containers[].image`; `item` tells the documents of a list apart. */
export interface Place {
  readonly path: string;
  readonly item: string;
  readonly value: Value;
}

/** Metadata that says what was once, not what is. */
const DEAD = new Set(['managedFields']);

/** Where the search stands: the path so far, what divides it from a key below, how deep, in which document. */
interface Spot {
  readonly path: string;
  readonly dot: '' | '.';
  readonly depth: number;
  readonly item: string;
}

interface Search {
  readonly steps: readonly string[];
  /** What of a key's writing does not count: its letter case, and the signs in it (`Multi-AZ` for `MultiAZ`). */
  readonly loose: 'no' | 'case' | 'signs';
  readonly out: Place[];
}

/**
 * Everything that stands at a key or path, at any depth. `spec.replicas`, `.items[0].spec.replicas`, `replicas` and
 * `securityContext.capabilities.drop` are paths; indices are taken as "each" where they are `[*]`, `[]` or left out.
 * Keys compare whole; letter case is ignored where no key is written exactly so, and with `signs` also what divides words.
 */
export function placesOf(docs: readonly Value[], path: string, signs = false): readonly Place[] {
  // A key may hold dots itself: `kubernetes.io/arch`, `tls.crt`.
  const ways = /^[^.[\]]+$/.test(path) ? [stepsOf(path)] : [stepsOf(path), [path]];
  for (const steps of ways)
    for (const loose of signs ? (['no', 'case', 'signs'] as const) : (['no', 'case'] as const)) {
      const out: Place[] = [];
      docs.forEach((doc, i) => {
        walk(doc, { path: '', dot: '', depth: 0, item: String(i) }, { steps, loose, out });
      });
      if (out.length > 0) return out;
    }
  return [];
}

/** What lists of names and values give to a name, as containers have their variables: `value` beside `name: DB_HOST`. */
export function namedPlaces(docs: readonly Value[], name: string): readonly Place[] {
  const out: Place[] = [];
  const look = (value: Value, spot: Spot): void => {
    if (value.is === 'scalar' || spot.depth > 200) return;
    if (value.is === 'list') value.items.forEach((child, i) => look(child, inList(spot, i)));
    if (value.is !== 'map') return;
    const own = value.entries.get('name');
    const [given, from] = [value.entries.get('value'), value.entries.get('valueFrom')];
    const path = `${spot.path}.${name}`;
    if (own?.is === 'scalar' && own.text === name && value.entries.size === 2) {
      if (given) out.push({ path, item: spot.item, value: given });
      if (from) out.push({ path: `${path}.valueFrom`, item: spot.item, value: from });
    }
    for (const [key, child] of value.entries) if (!DEAD.has(key)) look(child, inMap(spot, key));
  };
  docs.forEach((doc, i) => look(doc, { path: '', dot: '', depth: 0, item: String(i) }));
  return out;
}

/** `spec.a[0].b` → spec, a, [0], b; `annotations["x.y/z"]` keeps its dots. */
export function stepsOf(path: string): readonly string[] {
  const steps: string[] = [];
  for (const [, quoted, index, name] of path.matchAll(/\[["']([^"']*)["']\]|\[(\d+|\*|)\]|((?:\\\.|[^.[\]])+)/g)) {
    if (quoted !== undefined) steps.push(quoted);
    else if (name !== undefined) steps.push(name.replace(/\\\./g, '.'));
    else if (index !== undefined && index !== '*' && index !== '') steps.push(`[${index}]`);
  }
  return steps.filter((step) => step !== '*');
}

function walk(value: Value, spot: Spot, search: Search): void {
  if (value.is === 'scalar' || spot.depth > 200) return;
  if (value.is === 'list') {
    value.items.forEach((child, i) => {
      if (child.is !== 'scalar') walk(child, inList(spot, i), search);
    });
    return;
  }
  follow(value, spot, 0, search);
  for (const [key, child] of value.entries)
    if (child.is !== 'scalar' && !DEAD.has(key)) walk(child, inMap(spot, key), search);
}

function inMap({ path, dot, depth, item }: Spot, key: string): Spot {
  return { path: path + dot + key, dot: '.', depth: depth + 1, item };
}

/** Items of the outermost list are documents of their own. */
function inList({ path, depth, item }: Spot, index: number): Spot {
  const outer = depth === 0 || (depth === 1 && path === 'items');
  return { path: `${path}[]`, dot: '', depth: depth + 1, item: outer ? `${item}/${String(index)}` : item };
}

/** Follows the steps from this value on; lists on the way are entered. */
function follow(value: Value, spot: Spot, from: number, search: Search): void {
  const step = search.steps[from];
  if (step === undefined) {
    if (from > 0) search.out.push({ path: spot.path, item: spot.item, value });
    return;
  }
  if (value.is === 'list') {
    const index = /^\[(\d+)\]$/.exec(step)?.[1];
    if (index === undefined)
      value.items.forEach((child, i) => {
        follow(child, inList(spot, i), from, search);
      });
    else {
      const child = value.items[Number(index)];
      if (child) follow(child, inList(spot, Number(index)), from + 1, search);
    }
    return;
  }
  if (value.is !== 'map') return;
  const child = search.loose === 'no' ? value.entries.get(step) : looseKey(value.entries, step, search.loose);
  if (child !== undefined) follow(child, inMap(spot, step), from + 1, search);
}

function looseKey(entries: ReadonlyMap<string, Value>, step: string, loose: Search['loose']): Value | undefined {
  const plain = (key: string): string => (loose === 'signs' ? key.replace(/[-_ ]/g, '') : key).toLowerCase();
  const wanted = plain(step);
  for (const [key, value] of entries) if (plain(key) === wanted) return value;
  return undefined;
}
