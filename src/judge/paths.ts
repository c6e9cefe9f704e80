import type { Value } from './documents.ts';

/** A value and where it stands: `spec.containers[].image`; `item` tells the documents of a list apart. */
export interface Place {
  readonly path: string;
  readonly item: string;
  readonly value: Value;
}

/** Metadata that says what was once, not what is. */
const DEAD = new Set(['managedFields']);

/**
 * Everything that stands at a key or path, at any depth. `spec.replicas`, `.items[0].spec.replicas`, `replicas` and
 * `securityContext.capabilities.drop` are paths; indices are taken as "each" where they are `[*]`, `[]` or left out.
 */
export function placesOf(docs: readonly Value[], path: string): readonly Place[] {
  const steps = stepsOf(path);
  const out: Place[] = [];
  docs.forEach((doc, i) => {
    walk(doc, '', String(i), steps, out, 0);
  });
  return out;
}

/** `spec.a[0].b` → spec, a, 0, b; `annotations["x.y/z"]` keeps its dots. */
export function stepsOf(path: string): readonly string[] {
  const steps: string[] = [];
  for (const [, quoted, index, name] of path.matchAll(/\[["']([^"']*)["']\]|\[(\d+|\*|)\]|((?:\\\.|[^.[\]])+)/g)) {
    const step = quoted ?? (index === undefined ? name?.replace(/\\\./g, '.') : index === '' ? '*' : `[${index}]`);
    if (step !== undefined && step !== '*' && step !== '[*]') steps.push(step);
  }
  return steps;
}

function walk(value: Value, path: string, item: string, steps: readonly string[], out: Place[], depth: number): void {
  if (value.is === 'scalar' || depth > 200) return;
  take(value, path, item, steps, out);
  if (value.is === 'list') {
    value.items.forEach((child, i) => {
      const own = path === '' || path === 'items' ? `${item}/${String(i)}` : item;
      walk(child, `${path}[]`, own, steps, out, depth + 1);
    });
    return;
  }
  for (const [key, child] of value.entries)
    if (!DEAD.has(key)) walk(child, path === '' ? key : `${path}.${key}`, item, steps, out, depth + 1);
}

/** Follows the steps from this value on; lists on the way are entered. */
function take(value: Value, path: string, item: string, steps: readonly string[], out: Place[]): void {
  if (value.is !== 'map') return;
  follow(value, path, item, steps, out);
}

function follow(value: Value, path: string, item: string, steps: readonly string[], out: Place[]): void {
  const [step, ...rest] = steps;
  if (step === undefined) {
    out.push({ path, item, value });
    return;
  }
  if (value.is === 'list') {
    const index = /^\[(\d+)\]$/.exec(step);
    if (index) {
      const child = value.items[Number(index[1])];
      if (child) follow(child, `${path}[]`, `${item}/${index[1] ?? ''}`, rest, out);
      return;
    }
    value.items.forEach((child, i) => {
      const own = path === 'items' || path === '' ? `${item}/${String(i)}` : item;
      follow(child, `${path}[]`, own, steps, out);
    });
    return;
  }
  if (value.is !== 'map') return;
  const child = value.entries.get(step) ?? looseKey(value.entries, step);
  if (child !== undefined) follow(child, path === '' ? step : `${path}.${step}`, item, rest, out);
}

/** Keys compare whole; letter case is ignored where no key is written exactly so. */
function looseKey(entries: ReadonlyMap<string, Value>, step: string): Value | undefined {
  const wanted = step.toLowerCase();
  for (const [key, value] of entries) if (key.toLowerCase() === wanted) return value;
  return undefined;
}
