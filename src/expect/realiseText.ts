import { columnFor } from './kinds.ts';
import type { Meaning, Said } from './meaning.ts';
import { serverOf } from './realiseColumns.ts';
import { tests, type Realised } from './realised.ts';
import type { RuleTest } from './rule.ts';
import type { CommandView } from './view.ts';

type Text = Extract<Meaning, { is: 'text' }>;

const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|(?=.*:.*:)[0-9a-f:]+)$/i;
const IMAGE = /^(?:[\w.-]+(?::\d+)?\/)*[a-z0-9][\w.-]*:v?\d[\w.-]*$/i;
/** A word of a help line is no sample. */
const SERIES = /^[a-z][a-z0-9]*(?:_[a-z0-9]+)+$/;
const VERSION = /^v?\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/;

/** `web:2.4.1`, with or without a registry and a path before it. */
export const isImage = (text: string): boolean => IMAGE.test(text);

/** Rules for words that must be printed. */
export function textTests(m: Text, view: CommandView): Realised {
  const rules = m.values.map((value) => one(value, m.how, view));
  const [only] = rules;
  if (rules.length === 1 && only) return tests(only);
  return tests(...(m.any ? [{ kind: 'any', rules } as const] : rules));
}

function one(said: Said, how: Text['how'], view: CommandView): RuleTest {
  const { text, exact } = said;
  if (how === 'equals') return { kind: 'equals', value: text, exact };
  if (view.lookup && ADDRESS.test(text)) return { kind: 'resolves', to: { address: text } };
  if (
    view.key !== null &&
    how === 'bare' &&
    !IMAGE.test(text) &&
    (view.prints === 'yaml' || view.prints === 'describe' || view.prints === 'json')
  )
    return { kind: 'value', path: view.key, op: '=', value: text };
  if (
    IMAGE.test(text) &&
    !ADDRESS.test(text) &&
    !/^localhost:|^\d/.test(text) &&
    (view.prints === 'yaml' || view.prints === 'json' || view.prints === 'describe' || view.prints === 'scalar')
  )
    return { kind: 'image', image: text };
  if (view.http && /metrics/.test(view.http.url) && view.filters.length === 0 && SERIES.test(text))
    return { kind: 'metrics', series: text };
  const server = serverOf(view);
  if (how === 'bare' && server !== null && VERSION.test(text))
    return { kind: 'version', range: text.replace(/^v/, ''), of: server };
  if (how === 'bare' && view.prints === 'scalar') return { kind: 'equals', value: text, exact, each: true };
  if (
    how === 'bare' &&
    VERSION.test(text) &&
    view.kinds.length === 1 &&
    view.kinds[0] === 'nodes' &&
    view.prints === 'table'
  )
    return { kind: 'table', column: 'VERSION', test: 'compare', op: '=', value: text, min: 1 };
  const [kind, another] = view.kinds;
  const updates = another === undefined && kind !== undefined && columnFor(kind, 'up-to-date') !== null;
  if (updates && view.prints === 'table' && !exact && /^up[ -]to[ -]date$/i.test(text))
    return { kind: 'table', column: 'UP-TO-DATE', test: 'full', op: '=', value: null, min: 1 };
  const own = view.kubectl?.output?.startsWith('custom-columns') ?? false;
  return {
    kind: 'contains',
    token: text,
    exact,
    ...(how === 'bare' && (own || KIND.test(text)) ? { agree: true } : {}),
  };
}

/** Values of one kind, of which the output should say the same wherever it says one. */
const KIND = /^(?:\d+\/\d+|true|false|\d+(?:\.\d+)?(?:m|[KMGTPE]i?B?|%))$/i;
