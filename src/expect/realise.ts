import { columnFor } from './kinds.ts';
import type { Meaning, Said } from './meaning.ts';
import { cannot, tests, type Realised } from './realised.ts';
import type { RuleTest, Subject, TableTest } from './rule.ts';
import { stateTests } from './realiseState.ts';
import { textTests } from './realiseText.ts';
import type { CommandView } from './view.ts';

/** A column's test over every row. */
export function everyRow(column: string, op: TableTest['op'], value: string, more: Partial<TableTest> = {}): TableTest {
  return { kind: 'table', column, test: 'compare', op, value, min: 1, ...more };
}

/** What a clause means for a command. `name` limits a table to the rows of that name. */
export function realise(meaning: Meaning, view: CommandView, name: string | null): Realised {
  switch (meaning.is) {
    case 'tests':
      return meaning.on === undefined ? tests(...meaning.tests) : { tests: meaning.tests, on: meaning.on };
    case 'state':
      return stateTests(meaning, view, name);
    case 'ratio':
      return ratioTests(meaning, view, name);
    case 'column':
      return columnTests(meaning, view, name);
    case 'distinct':
      if (view.prints !== 'table') return cannot('it prints no table');
      return tests({ kind: 'table', column: meaning.column, test: 'distinct', op: '=', value: null, min: meaning.min });
    case 'present':
      return presentTests(meaning.names, view);
    case 'gone':
      return goneTests(meaning.name, view);
    case 'text':
      return textTests(meaning, view);
    case 'without':
      return tests({
        kind: 'absent',
        tokens: meaning.values.map((v) => v.text),
        exact: meaning.values.every((v) => v.exact),
        list: null,
      });
    case 'quiet':
      return quietTests(meaning.list, view);
    case 'empty':
      return tests({ kind: 'equals', value: '', exact: true });
    case 'value':
      return valueTests(meaning, view, name);
    case 'count':
      return countTests(meaning, view);
    case 'succeeds':
      return succeedsTests(view);
    case 'fails':
      return { tests: [{ kind: 'fails', reason: meaning.reason }], on: 'output' };
    case 'resolves':
      if (!view.lookup) return cannot('it looks no name up');
      return tests({ kind: 'resolves', to: meaning.to });
    case 'http':
      return httpTests(meaning.statuses, view);
    case 'version':
      return versionTests(meaning, view);
    case 'metrics':
      return metricsTests(meaning.series, view);
    case 'series':
      if (!view.http?.prometheus) return cannot('it asks no Prometheus API');
      return tests({ kind: 'series', name: meaning.name });
    case 'document':
      return tests({ kind: 'yaml', fragment: meaning.fragment });
    case 'both':
      return bothTests(meaning.parts, view, name);
    case 'either':
      return eitherTests(meaning.parts, view, name);
  }
}

function ratioTests(m: Extract<Meaning, { is: 'ratio' }>, view: CommandView, name: string | null): Realised {
  if (view.prints !== 'table')
    return textTests({ is: 'text', values: [{ text: m.ratio, exact: false }], how: 'contains', any: false }, view);
  const kind = view.kinds[0] ?? '';
  if (view.kinds.length > 1) return cannot('it prints several tables with such a column');
  const rows = name === null ? {} : { name };
  const column = kind === 'jobs' ? 'COMPLETIONS' : 'READY';
  const ready = everyRow(column, '=', m.ratio, rows);
  const [n = '', all = ''] = m.ratio.split('/');
  if (!m.available || columnFor(kind, 'available') === null) return tests(ready);
  return n === all ? tests(ready, everyRow('AVAILABLE', '=', n, rows)) : tests(ready);
}

function columnTests(m: Extract<Meaning, { is: 'column' }>, view: CommandView, name: string | null): Realised {
  if (view.prints !== 'table') return cannot('it prints no table');
  return tests(everyRow(m.column, m.op, m.value, name === null ? {} : { name }));
}

/** Columns whose key says the same in a document: only there does a key mean a column. */
function valueTests(m: Extract<Meaning, { is: 'value' }>, view: CommandView, name: string | null): Realised {
  if (view.prints === 'table') {
    const kind = view.kinds[0] ?? '';
    const column = columnFor(kind, m.key) ?? (/^[A-Z][A-Z ()/-]*$/.test(m.key) ? m.key : null);
    if (
      m.key.toLowerCase() === 'ready' &&
      /^true$/i.test(m.value) &&
      ['pods', 'deployments', 'statefulsets', 'daemonsets'].includes(kind)
    )
      return tests({ kind: 'table', column: 'READY', test: 'full', op: '=', value: null, min: 1 });
    if (column !== null) return tests(everyRow(column, m.op, m.value, name === null ? {} : { name }));
    if (kind !== '' && view.kinds.length === 1)
      return tests(everyRow(m.key.toUpperCase(), m.op, m.value, name === null ? {} : { name }));
    return cannot('its table has no such column');
  }
  if (view.prints === 'scalar' && m.op === '=')
    return tests({ kind: 'equals', value: m.value, exact: false, each: true });
  if (view.prints === 'names' || view.prints === 'number') return cannot('it prints no such key');
  return tests({ kind: 'value', path: m.key, op: m.op, value: m.value });
}

function presentTests(names: readonly Said[], view: CommandView): Realised {
  if (view.changes) return cannot('it changes something, and does not list it');
  if (names.length > 0) {
    if (view.prints === 'yaml' && view.kinds.includes('prometheusrules'))
      return tests(
        ...names.map((n): RuleTest => ({ kind: 'value', path: 'alert', op: '=', value: n.text, some: true })),
      );
    if (view.prints === 'table' || view.prints === 'names')
      return tests(...names.map((n): RuleTest => ({ kind: 'exists', name: n.text })));
    return tests(...names.map((n): RuleTest => ({ kind: 'contains', token: n.text, exact: n.exact })));
  }
  if (!['table', 'names', 'yaml', 'json', 'describe'].includes(view.prints)) return cannot('it lists nothing');
  const filter = view.filters.length === 1 ? view.filters[0] : undefined;
  const named =
    filter !== undefined && /^[\w.-]+$/.test(filter) && (view.prints === 'table' || view.prints === 'names');
  return tests({ kind: 'exists', name: named ? filter : null });
}

function goneTests(name: Said | null, view: CommandView): Realised {
  if (view.lookup) return tests({ kind: 'resolves', to: 'none' });
  if (view.kubectl && view.tool === 'kubectl' && ['get', 'describe'].includes(view.kubectl.verb))
    return { tests: [{ kind: 'missing', name: name?.text ?? null }], on: 'output' };
  if (name !== null) return tests({ kind: 'absent', tokens: [name.text], exact: name.exact, list: null });
  return { tests: [{ kind: 'fails', reason: 'not-found' }], on: 'output' };
}

function quietTests(list: string, view: CommandView): Realised {
  if (view.builds) return { tests: [{ kind: 'exit', op: '=', code: 0 }], on: 'exit' };
  if (view.lookup && list === 'dns-errors') return tests({ kind: 'resolves', to: 'any' });
  if (view.changes || view.waits) return cannot('what it prints does not tell');
  if (view.prints === 'number') return tests({ kind: 'number', op: '=', value: 0 });
  if (list === 'dns-errors' && view.prints !== 'logs') return cannot('it shows no log');
  return { tests: [{ kind: 'absent', tokens: [], exact: false, list }], on: 'output' };
}

function countTests(m: Extract<Meaning, { is: 'count' }>, view: CommandView): Realised {
  const { op, n } = m.quantity;
  if (view.counts?.header) return cannot('wc counts the header of the table along (use --no-headers)');
  if (view.prints === 'number') return tests({ kind: 'number', op, value: n });
  if (view.prints === 'scalar')
    return op === '='
      ? tests({ kind: 'equals', value: String(n), exact: true, each: true })
      : tests({ kind: 'number', op, value: n });
  if (m.of === 'rows' && view.prints === 'table' && view.kinds.length < 2)
    return tests({ kind: 'lines', op, count: n, of: 'rows' });
  if (m.of === 'rows' && view.prints === 'names') return tests({ kind: 'lines', op, count: n, of: 'lines' });
  if (m.of === 'lines') return tests({ kind: 'lines', op, count: n, of: 'lines' });
  if (m.of === 'any' && view.prints === 'yaml' && view.key !== null)
    return tests({ kind: 'value', path: view.key, op, value: String(n) });
  if (m.of === 'any' && view.prints === 'text') return tests({ kind: 'number', op, value: n });
  return cannot('it does not count that');
}

function succeedsTests(view: CommandView): Realised {
  const exit: RuleTest = { kind: 'exit', op: '=', code: 0 };
  if (view.lookup) return tests({ kind: 'resolves', to: 'any' });
  return { tests: [exit], on: 'exit' };
}

function httpTests(statuses: readonly string[], view: CommandView): Realised {
  if (view.http === null && view.prints !== 'logs') return cannot('it makes no HTTP request');
  const list = statuses.map((status): RuleTest => ({ kind: 'http', status }));
  const [only] = list;
  return { tests: list.length === 1 && only ? [only] : [{ kind: 'any', rules: list }], on: 'output' };
}

function versionTests(m: Extract<Meaning, { is: 'version' }>, view: CommandView): Realised {
  const of = m.of ?? (view.prints === 'table' && view.kinds.includes('nodes') ? 'VERSION' : null);
  return tests(of === null ? { kind: 'version', range: m.range } : { kind: 'version', range: m.range, of });
}

function metricsTests(series: string | null, view: CommandView): Realised {
  if (view.http === null) return cannot('it fetches no metrics');
  if (view.http.prometheus) return tests({ kind: 'series', name: series });
  const filter = view.filters[0];
  return tests({
    kind: 'metrics',
    series: series ?? (filter !== undefined && /^[a-z_:][\w:]*$/i.test(filter) ? filter : null),
  });
}

function eitherTests(parts: readonly Meaning[], view: CommandView, name: string | null): Realised {
  const rules: RuleTest[] = [];
  let on: Subject | undefined;
  for (const part of parts) {
    const one = realise(part, view, name);
    if ('why' in one) return one;
    const [only] = one.tests;
    rules.push(one.tests.length === 1 && only ? only : { kind: 'all', rules: one.tests });
    on = one.on ?? on;
  }
  const all: Realised = { tests: [{ kind: 'any', rules }] };
  return on === undefined ? all : { ...all, on };
}

function bothTests(parts: readonly Meaning[], view: CommandView, name: string | null): Realised {
  const all: RuleTest[] = [];
  let on: Subject | undefined;
  for (const part of parts) {
    const one = realise(part, view, name);
    if ('why' in one) return one;
    all.push(...one.tests);
    on = one.on ?? on;
  }
  return on === undefined ? { tests: all } : { tests: all, on };
}
