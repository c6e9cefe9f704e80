import type { Value } from './documents.ts';

/** A value and where it stands: `spec.containers[].image`; `item` tells the documents of a list apart. */
export interface Place {
  readonly path: string;
  readonly item: string;
  readonly value: Value;
}

/** Metadata that says what was once, not what is. */
const DEAD = new Set(['managedFields']);

/** The way to a value, from its end; written out only for what was found. */
interface Trail {
  readonly key: string;
  readonly above: Trail | null;
  readonly item: string;
}

interface Search {
  readonly steps: readonly string[];
  readonly loose: boolean;
  readonly out: Place[];
}

/**
 * Everything that stands at a key or path, at any depth. `spec.replicas`, `.items[0].spec.replicas`, `replicas` and
 * `securityContext.capabilities.drop` are paths; indices are taken as "each" where they are `[*]`, `[]` or left out.
 * Keys compare whole; letter case is ignored where no key is written exactly so.
 */
export function placesOf(docs: readonly Value[], path: string): readonly Place[] {
  // A key may hold dots itself: `kubernetes.io/arch`, `tls.crt`.
  const ways = /^[^.[\]]+$/.test(path) ? [stepsOf(path)] : [stepsOf(path), [path]];
  for (const steps of ways)
    for (const loose of [false, true]) {
      const out: Place[] = [];
      docs.forEach((doc, i) => {
        walk(doc, { key: '', above: null, item: String(i) }, { steps, loose, out }, 0);
      });
      if (out.length > 0) return out;
    }
  return [];
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

function walk(value: Value, trail: Trail, search: Search, depth: number): void {
  if (value.is === 'scalar' || depth > 200) return;
  if (value.is === 'list') {
    value.items.forEach((child, i) => {
      walk(child, inList(trail, i), search, depth + 1);
    });
    return;
  }
  follow(value, trail, 0, search);
  for (const [key, child] of value.entries) {
    if (child.is === 'scalar' || DEAD.has(key)) continue;
    walk(child, { key, above: trail, item: trail.item }, search, depth + 1);
  }
}

/** Items of the outermost list are documents of their own. */
function inList(trail: Trail, index: number): Trail {
  const outer = trail.above === null || (trail.key === 'items' && trail.above.above === null);
  return { key: '[]', above: trail, item: outer ? `${trail.item}/${String(index)}` : trail.item };
}

/** Follows the steps from this value on; lists on the way are entered. */
function follow(value: Value, trail: Trail, from: number, search: Search): void {
  const step = search.steps[from];
  if (step === undefined) {
    if (from > 0) search.out.push({ path: written(trail), item: trail.item, value });
    return;
  }
  if (value.is === 'list') {
    const index = /^\[(\d+)\]$/.exec(step)?.[1];
    if (index === undefined)
      value.items.forEach((child, i) => {
        follow(child, inList(trail, i), from, search);
      });
    else {
      const child = value.items[Number(index)];
      if (child) follow(child, inList(trail, Number(index)), from + 1, search);
    }
    return;
  }
  if (value.is !== 'map') return;
  const child = search.loose ? looseKey(value.entries, step) : value.entries.get(step);
  if (child !== undefined) follow(child, { key: step, above: trail, item: trail.item }, from + 1, search);
}

function written(trail: Trail): string {
  let path = '';
  for (let at: Trail | null = trail; at?.above; at = at.above)
    path = at.key === '[]' ? `[]${path}` : `${at.key}${path === '' || path.startsWith('[]') ? '' : '.'}${path}`;
  return path;
}

function looseKey(entries: ReadonlyMap<string, Value>, step: string): Value | undefined {
  const wanted = step.toLowerCase();
  for (const [key, value] of entries) if (key.toLowerCase() === wanted) return value;
  return undefined;
}
