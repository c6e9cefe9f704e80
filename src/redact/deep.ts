import type { Redacted } from '../base/redacted.ts';

/** A value with every free text in it redacted; members of closed unions (`kind: 'contains'`) keep their type. */
export type Kept<T> = T extends string
  ? string extends T
    ? Redacted
    : T
  : T extends readonly (infer Item)[]
    ? readonly Kept<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Kept<T[Key]> }
      : T;

/** Redacts every string of plain data, such as a rule. Keys stay. */
export function redactDeep<T>(value: T, clean: (text: string) => Redacted): Kept<T> {
  return deep(value, clean) as Kept<T>;
}

function deep(value: unknown, clean: (text: string) => Redacted): unknown {
  if (typeof value === 'string') return clean(value);
  if (Array.isArray(value)) return value.map((item) => deep(item, clean));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, deep(item, clean)]));
}
