import type { Meaning } from './meaning.ts';
import { valueTests } from './realiseColumns.ts';
import { cannot, tests, type Realised } from './realised.ts';
import type { RuleTest } from './rule.ts';
import type { CommandView } from './view.ts';

type Of<K extends Meaning['is']> = Extract<Meaning, { is: K }>;

export function httpTests(m: Of<'http'>, view: CommandView): Realised {
  if (view.http === null) return cannot('it makes no HTTP request');
  if (m.follows && !follows(view)) return cannot('it follows no redirects');
  const more = {
    ...(m.not ? { not: true } : {}),
    ...(m.some ? { some: true } : {}),
    ...(m.count === undefined ? {} : { count: m.count }),
    ...(m.protocol === undefined ? {} : { protocol: m.protocol }),
  };
  if (m.not || m.some || m.count !== undefined)
    return { tests: [{ kind: 'http', status: m.statuses.join(' or '), ...more }], on: 'output' };
  const rules = m.statuses.map((status): RuleTest => ({ kind: 'http', status, ...more }));
  const [only] = rules;
  return { tests: rules.length === 1 && only ? [only] : [{ kind: 'any', rules }], on: 'output' };
}

/** Of dig's full output, which has them in its head. */
export function flagTests({ flag, set }: Of<'dns-flag'>, view: CommandView): Realised {
  const whole = /^(?:dig|kdig|drill)$/.test(view.tool ?? '') && !/\+(?:short|noall|nocomments)\b/.test(view.text);
  if (!whole || view.text.includes('|')) return cannot('it does not print the flags of the answer');
  const flags = `[a-z ]* ${flag}[ ;]`;
  return tests({ kind: 'matches', pattern: `^;; flags:${set ? flags : `(?!${flags})`}`, flags: '' });
}

/** `openssl x509 -checkend 604800` fails where the certificate ends before; one that asks for less proves nothing. */
export function notExpiringTests(seconds: number | null, view: CommandView): Realised {
  const asked = /\bopenssl x509\b[^|;&]*\s-checkend[ =](\d+)/.exec(view.text)?.[1];
  if (asked === undefined) return cannot('it does not ask whether the certificate ends');
  if (seconds !== null && Number(asked) < seconds) return cannot('it asks for a shorter time');
  return { tests: [{ kind: 'exit', op: '=', code: 0 }], on: 'exit' };
}

export function altNameTests(names: readonly string[], view: CommandView): Realised {
  if (!/\bopenssl x509\b.*(?:subjectAltName|\s-text\b)/is.test(view.text))
    return cannot('it prints no names of a certificate');
  return tests(...names.map((token): RuleTest => ({ kind: 'contains', token, exact: false })));
}

/** What headers are called in short. */
const SHORT_NAMES: Readonly<Record<string, string>> = {
  hsts: 'strict-transport-security',
  csp: 'content-security-policy',
};

export function headerTests({ name, value, absent }: Of<'header'>, view: CommandView): Realised {
  if (view.http === null) return cannot('it makes no HTTP request');
  const test = {
    kind: 'header',
    name: SHORT_NAMES[name.toLowerCase()] ?? name,
    ...(value === undefined ? {} : { value }),
    ...(absent ? { absent } : {}),
  } as const;
  return { tests: [test], on: 'output' };
}

/** The status and the header that says where to; where redirects are followed, only a printed chain shows them. */
export function redirectTests({ to, statuses }: Of<'redirect'>, view: CommandView): Realised {
  if (view.http === null) return cannot('it makes no HTTP request');
  const head = view.args.some((arg) =>
    /^(?:-[a-zA-Z]*[iIvD][a-zA-Z]*|--head|--include|--verbose|--dump-header)$/.test(arg),
  );
  if (follows(view) && to !== null) return cannot('it follows redirects');
  if (follows(view) && !head) return cannot('it follows redirects and prints only where they end');
  const status = {
    kind: 'http',
    status: statuses.length === 0 ? '3xx' : statuses.join(' or '),
    ...(follows(view) ? { some: true } : {}),
  } as const;
  if (to === null) return { tests: [status], on: 'output' };
  // Only the header is kept: what is fetched sends it where it redirects.
  if (statuses.length === 0 && view.filters.length > 0 && view.filters.every((word) => /^\^?location\b/i.test(word)))
    return { tests: [{ kind: 'header', name: 'location', value: to }], on: 'output' };
  return { tests: [status, { kind: 'header', name: 'location', value: to }], on: 'output' };
}

function follows(view: CommandView): boolean {
  return view.args.some((arg) => /^(?:-[a-zA-Z]*L[a-zA-Z]*|--location)$/.test(arg));
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
  if (m.series.includes('{') || (view.http && /metrics/.test(view.http.url)))
    return tests({ kind: 'metrics', series: m.series, compare });
  return valueTests({ is: 'value', key: m.series, op: m.op, value: m.value }, view, name);
}
