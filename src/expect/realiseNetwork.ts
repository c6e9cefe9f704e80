import type { Meaning } from './meaning.ts';
import { valueTests } from './realiseColumns.ts';
import { cannot, tests, type Realised } from './realised.ts';
import type { RuleTest } from './rule.ts';
import type { CommandView } from './view.ts';

export function httpTests(statuses: readonly string[], view: CommandView): Realised {
  if (view.http === null) return cannot('it makes no HTTP request');
  const rules = statuses.map((status): RuleTest => ({ kind: 'http', status }));
  const [only] = rules;
  return { tests: rules.length === 1 && only ? [only] : [{ kind: 'any', rules }], on: 'output' };
}

/** The status and the header that says where to; only where the head is printed. */
export function redirectTests(to: string, view: CommandView): Realised {
  const head = view.args.some((arg) => /^(?:-[a-zA-Z]*[iIv][a-zA-Z]*|--head|--include|--verbose)$/.test(arg));
  const follows = view.args.some((arg) => /^(?:-[a-zA-Z]*L[a-zA-Z]*|--location)$/.test(arg));
  if (view.http === null || !head || follows) return cannot('it does not print where the redirect leads');
  const place = to === 'https:' ? 'https:\\/\\/' : `${to.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')}\\s*$`;
  const status: RuleTest = { kind: 'http', status: '3xx' };
  return { tests: [status, { kind: 'matches', pattern: `^(?:< )?location: *${place}`, flags: 'im' }], on: 'output' };
}

export function metricsTests(series: string | null, view: CommandView): Realised {
  if (view.http?.prometheus) return tests({ kind: 'series', name: series });
  if (view.http === null && view.kubectl?.verb !== 'get') return cannot('it fetches no metrics');
  if (view.http === null && !view.text.includes('--raw')) return cannot('it fetches no metrics');
  const filter = view.filters.find((word) => /^[a-z_:][\w:]*$/i.test(word));
  return tests({ kind: 'metrics', series: series ?? filter ?? null });
}

export function seriesTests(name: string | null, view: CommandView): Realised {
  if (!view.http?.prometheus) return cannot('it asks no Prometheus API');
  return tests({ kind: 'series', name });
}

export function sampleTests(m: Extract<Meaning, { is: 'sample' }>, view: CommandView, name: string | null): Realised {
  const compare = { op: m.op, value: m.value };
  if (view.http?.prometheus) return tests({ kind: 'series', name: m.series, compare });
  if (view.http && /metrics/.test(view.http.url)) return tests({ kind: 'metrics', series: m.series, compare });
  return valueTests({ is: 'value', key: m.series, op: m.op, value: m.value }, view, name);
}
