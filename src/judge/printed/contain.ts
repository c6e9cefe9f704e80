import type { Value } from './documents.ts';
import { isLiteral, isOfTexts } from './typed.ts';

/** One line, for messages: `{drop: [ALL]}`. */
export function show(value: Value): string {
  if (value.is === 'scalar') return value.text;
  if (value.is === 'list') return `[${value.items.map(show).join(', ')}]`;
  return `{${[...value.entries].map(([key, child]) => `${key}: ${show(child)}`).join(', ')}}`;
}

/** Whether two values are the same, whatever the style. Lists keep their order, but for lists of plain words. */
export function sameValue(a: Value, b: Value): boolean {
  if (a.is === 'scalar' && b.is === 'scalar') return sameScalar(a.text, b.text);
  if (a.is === 'list' && b.is === 'list') {
    if (a.items.length !== b.items.length) return false;
    const rest = [...b.items];
    return a.items.every((item) => {
      const at = rest.findIndex((other) => sameValue(item, other));
      if (at === -1) return false;
      rest.splice(at, 1);
      return true;
    });
  }
  if (a.is === 'map' && b.is === 'map') {
    if (a.entries.size !== b.entries.size) return false;
    for (const [key, child] of a.entries) {
      const other = b.entries.get(key);
      if (!other || !sameValue(child, other)) return false;
    }
    return true;
  }
  return false;
}

function sameScalar(a: string, b: string): boolean {
  if (a === b) return true;
  const low = a.toLowerCase();
  return low === b.toLowerCase() && /^(?:true|false|null|yes|no|on|off)$/.test(low);
}

/**
 * Whether `whole` contains `part`: every key of a map is there and contains its part; every item of a list is
 * contained in an item of its own. `typed`: `true` is not contained in the text `"true"`, but under keys whose values
 * are all texts.
 */
export function containsValue(whole: Value, part: Value, typed = false): boolean {
  if (part.is === 'scalar') {
    if (whole.is === 'scalar' && LEFT_OUT.test(part.text)) return !/^(?:null|~)?$/i.test(whole.text);
    if (whole.is !== 'scalar' || (part.text !== '' && !sameScalar(whole.text, part.text))) return false;
    return !(typed && whole.string && !part.string && isLiteral(part.text));
  }
  if (part.is === 'list') {
    if (whole.is !== 'list') return false;
    return matchItems(whole.items, part.items, typed);
  }
  if (whole.is !== 'map') return false;
  for (const [key, child] of part.entries) {
    const other = whole.entries.get(key);
    if (!other || !containsValue(other, child, typed && !isOfTexts([key]))) return false;
  }
  return true;
}

/** In a sample, what stands for any value. */
const LEFT_OUT = /^(?:\.\.\.|…)$/;

/** Each part in an item of its own: a small matching, since one item may contain several parts. */
function matchItems(items: readonly Value[], parts: readonly Value[], typed: boolean): boolean {
  const owner = new Map<number, number>();
  const place = (part: number, seen: Set<number>): boolean => {
    const wanted = parts[part];
    if (!wanted) return false;
    for (let i = 0; i < items.length; i += 1) {
      const item = items[i];
      if (!item || seen.has(i) || !containsValue(item, wanted, typed)) continue;
      seen.add(i);
      const before = owner.get(i);
      if (before === undefined || place(before, seen)) {
        owner.set(i, part);
        return true;
      }
    }
    return false;
  };
  return parts.every((_, i) => place(i, new Set()));
}
