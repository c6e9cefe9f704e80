import type { RuleTest } from './rule.ts';

/** What a field of a rule holds in a directive. */
export type FieldType = 'text' | 'whole' | 'yes-no' | 'texts' | 'comparison' | 'compared' | readonly string[];

export interface Field {
  readonly type: FieldType;
  /** Taken where the field is absent. Undefined: the field is needed, or absent for good where `optional`. */
  readonly otherwise?: string | number | boolean | null | readonly string[];
  readonly optional?: boolean;
}

/** The flat kinds. `short` is the field that a bare value stands for: `contains: ready`. */
export interface KindFields {
  readonly short: string | null;
  readonly fields: Readonly<Record<string, Field>>;
}

export const COMPARISONS = ['=', '!=', '<', '<=', '>', '>='] as const;

const text: Field = { type: 'text' };
const op: Field = { type: 'comparison', otherwise: '=' };
const orNull: Field = { type: 'text', otherwise: null };
const maybe = (type: FieldType): Field => ({ type, optional: true });

/** Kinds whose fields are plain values; `resolves`, `file`, `eventually`, `all` and `any` hold others and are read apart. */
export const FLAT_KINDS: Readonly<Record<Exclude<RuleTest['kind'], NestedKind>, KindFields>> = {
  exit: { short: 'code', fields: { op, code: { type: 'whole' } } },
  fails: { short: 'reason', fields: { reason: orNull } },
  contains: {
    short: 'token',
    fields: {
      token: text,
      exact: { type: 'yes-no', otherwise: true },
      each: maybe('yes-no'),
      agree: maybe('yes-no'),
    },
  },
  absent: {
    short: 'tokens',
    fields: { tokens: { type: 'texts', otherwise: [] }, exact: { type: 'yes-no', otherwise: true }, list: orNull },
  },
  equals: {
    short: 'value',
    fields: { value: text, exact: { type: 'yes-no', otherwise: true }, each: maybe('yes-no') },
  },
  matches: {
    short: 'pattern',
    fields: {
      pattern: text,
      flags: { type: 'text', otherwise: '' },
      each: maybe('yes-no'),
      line: maybe(['first', 'last']),
    },
  },
  says: { short: 'text', fields: { text } },
  lines: {
    short: 'count',
    fields: { op, count: { type: 'whole' }, of: { type: ['lines', 'rows'], otherwise: 'lines' } },
  },
  number: { short: 'value', fields: { op, value: { type: 'whole' } } },
  value: { short: null, fields: { path: text, op, value: text, some: maybe('yes-no') } },
  state: { short: 'values', fields: { values: { type: 'texts' }, count: maybe('whole') } },
  yaml: { short: 'fragment', fields: { fragment: orNull } },
  table: {
    short: null,
    fields: {
      column: text,
      test: { type: ['compare', 'has', 'full', 'distinct'], otherwise: 'compare' },
      op,
      value: orNull,
      or: maybe('texts'),
      rows: maybe(['every', 'some']),
      name: maybe('text'),
      min: { type: 'whole', otherwise: 1 },
      max: maybe('whole'),
    },
  },
  exists: { short: 'name', fields: { name: orNull } },
  missing: { short: 'name', fields: { name: orNull } },
  image: { short: 'image', fields: { image: text } },
  http: {
    short: 'status',
    fields: {
      status: text,
      not: maybe('yes-no'),
      some: maybe('yes-no'),
      count: maybe('whole'),
      protocol: maybe('text'),
    },
  },
  header: { short: 'name', fields: { name: text, value: maybe('text'), absent: maybe('yes-no') } },
  metrics: { short: 'series', fields: { series: orNull, compare: maybe('compared') } },
  series: { short: 'name', fields: { name: orNull, compare: maybe('compared') } },
  version: { short: 'range', fields: { range: text, of: maybe('text') } },
  within: { short: 'ms', fields: { ms: { type: 'whole' } } },
};

export type NestedKind = 'resolves' | 'file' | 'eventually' | 'all' | 'any';
