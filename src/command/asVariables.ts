import { AS_CODE, HARMLESS } from './fill.ts';
import { mentions, reachesCode } from './readsCode.ts';

interface AsVariables {
  readonly given: ReadonlyMap<string, string>;
  readonly refused: ReadonlyMap<string, string>;
}

/**
 * The values that a bash gets as variables: of names that its commands have, but for those that one of them would read as
 * code. `refused`: these, each with why.
 */
export function asVariables(values: ReadonlyMap<string, string>, story: readonly string[]): AsVariables {
  const before = sorted.get(story);
  if (before?.of === values) return before;
  const all = [...values].filter(([name]) => story.some((text) => mentions(text, new Set([name]))));
  const isCoded = ([name, value]: readonly [string, string]): boolean =>
    !HARMLESS.test(value) && reachesCode([name], story);
  const found = {
    of: values,
    given: new Map(all.filter((one) => !isCoded(one))),
    refused: new Map(all.filter(isCoded).map(([name]) => [name, AS_CODE])),
  };
  sorted.set(story, found);
  return found;
}

/** Each command of a story asks for the same. */
const sorted = new WeakMap<readonly string[], AsVariables & { readonly of: ReadonlyMap<string, string> }>();
