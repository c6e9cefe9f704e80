import { namesWhatIsListed } from './listedKinds.ts';
import { isTold } from './asides.ts';
import { columnFor } from './kinds.ts';
import type { Meaning, Said } from './meaning.ts';
import { everyRow, ratioTests } from './realiseColumns.ts';
import { stateTests } from './realiseState.ts';
import { httpTests, seriesTests } from './realiseNetwork.ts';
import { emptyTests } from './realiseOutcome.ts';
import { cannot, tests, type Realised } from './realised.ts';
import type { RuleTest } from './rule.ts';
import type { CommandView } from './view.ts';

const SCALED = new Set(['deployments', 'statefulsets', 'replicasets', 'replicationcontrollers']);

type Of<K extends Meaning['is']> = Extract<Meaning, { is: K }>;

export function presentTests(m: Of<'present'>, view: CommandView, name: string | null): Realised {
  if (view.changes) return cannot('it changes something, and does not list it');
  const [first] = m.names;
  if (first) return tests(...m.names.map((said) => listed(said, m.kinds ?? [], view)));
  const of = ofKind(name, m.kinds ?? [], view);
  if (of !== null) return tests({ kind: 'exists', name: of });
  if (m.names.length === 0 && /^(?:grep|egrep|rg)$/.test(view.tool ?? '') && view.prints === 'text')
    return { tests: [{ kind: 'exit', op: '=', code: 0 }], on: 'exit' };
  if (!['table', 'names', 'yaml', 'json', 'describe'].includes(view.prints)) return cannot('it lists nothing');
  const filter = view.filters.length === 1 ? view.filters[0] : undefined;
  const cut = filter !== undefined && /^[\w.-]+$/.test(filter) && (view.prints === 'table' || view.prints === 'names');
  return tests({ kind: 'exists', name: cut ? filter : null });
}

/** Where several kinds are listed, the kind is part of the name: `services/web`. */
function ofKind(name: string | null, kinds: readonly string[], view: CommandView): string | null {
  const several = view.kinds.length > 1 || view.kinds.includes('all');
  const [kind] = kinds;
  if (!several || kind === undefined || kinds.length > 1 || name?.includes('/')) return name;
  return `${kind}/${name ?? '*'}`;
}

function listed(said: Said, kinds: readonly string[], view: CommandView): RuleTest {
  if (view.kinds.includes('prometheusrules') && (view.prints === 'yaml' || view.prints === 'json'))
    return { kind: 'value', path: 'alert', op: '=', value: said.text, some: true };
  if (view.kubectl && view.tool === 'kubectl' && (view.prints === 'table' || view.prints === 'names'))
    return { kind: 'exists', name: ofKind(said.text, kinds, view) };
  if (view.http && /metrics/.test(view.http.url) && /^[a-z_:][\w:]*$/i.test(said.text))
    return { kind: 'metrics', series: said.text };
  if (view.tool === 'helm' && view.prints === 'table') return { kind: 'exists', name: said.text };
  return { kind: 'contains', token: said.text, exact: said.exact };
}

/** `no alarms`: nothing that a command lists by its own words. */
export function noneTests(words: string, view: CommandView): Realised {
  if (!view.lists || !namesWhatIsListed(words.split(/[\s-]+/), view.text)) return cannot('it lists none of them');
  const known = `${view.text} ${ALSO.filter(([is]) => is.test(view.text))
    .map(([, also]) => also)
    .join(' ')} entries lines rows results`;
  // `*.tfstate` speaks of state files.
  const globs = view.args
    .filter((arg) => /[*?]/.test(arg))
    .join(' ')
    .toLowerCase();
  const told = words.split(' ').filter((word) => word.length >= 4 && globs.includes(word.replace(/s$/, '')));
  return isTold(words, `${known} ${told.join(' ')}`)
    ? emptyTests('output', view)
    : cannot(`it does not say that it lists ${words}`);
}

/** What a command lists without saying so. */
const ALSO: readonly (readonly [RegExp, string])[] = [
  [/^(?:journalctl|dmesg)\b.*(?:-p|--priority|--level)[ =]?(?:err|3)/, 'errors logged kernel messages'],
  [/^(?:journalctl|dmesg)\b/, 'messages log kernel'],
  [/^(?:redis-cli|etcdctl)\b/, 'keys'],
  [/^git ls-files\b/, 'tracked committed'],
  [/^git (?:.* )?(?:log|cherry)\b/, 'commits'],
  [/^git log\b.*\b(?:origin|upstream)\/[\w./-]+\.\./, 'unpushed local'],
  [/^(?:find|ls|git|gofmt|terraform|tofu)\b/, 'files changes'],
  [/^swapon\b/, 'swap devices partitions'],
];

export function goneTests(m: Of<'gone'>, view: CommandView, row: string | null): Realised {
  const name = m.name?.text ?? row;
  if (view.lookup) return tests({ kind: 'resolves', to: 'none' });
  if (view.prints === 'number') return tests({ kind: 'number', op: '=', value: 0 });
  if (view.kubectl && view.tool === 'kubectl') {
    if (name === null && view.prints === 'logs' && view.filters.length > 0) return emptyTests('output', view);
    if (view.kubectl.verb === 'get' || view.kubectl.verb === 'describe')
      return { tests: [{ kind: 'missing', name: ofKind(name, m.kinds ?? [], view) }], on: 'output' };
    return cannot('it lists nothing');
  }
  if (name === null && (view.lists || view.filters.length > 0)) return emptyTests('output', view);
  if (view.http) return cannot('it asks for a page, and lists nothing');
  if (view.filters.length > 0 || /^(?:grep|egrep|rg|find|ls|pgrep|ps|lsof|ss|netstat)$/.test(view.tool ?? ''))
    return name === null
      ? tests({ kind: 'equals', value: '', exact: true })
      : tests({ kind: 'absent', tokens: [name], exact: true, list: null });
  if (name !== null) return tests({ kind: 'absent', tokens: [name], exact: true, list: null });
  // "No pending orders" beside a query speaks of what it counts.
  if ((m.kinds ?? []).length > 0) return cannot('it lists nothing of that kind');
  return { tests: [{ kind: 'fails', reason: 'not-found' }], on: 'output' };
}

export function countTests(m: Extract<Meaning, { is: 'count' }>, view: CommandView): Realised {
  const { op, n } = m.quantity;
  if (view.http?.prometheus && /^(?:time )?(?:series|results?|samples?)$/.test(m.noun ?? '') && op === '>=' && n === 1)
    return seriesTests(null, view);
  if (m.noun !== undefined && (view.prints === 'table' || view.prints === 'text') && isListedAs(m.noun, view))
    return rowTests(m, view);
  if (m.noun !== undefined && (view.prints !== 'number' || !view.text.toLowerCase().includes(m.noun)))
    return cannot(`it does not count ${m.noun}`);
  if (view.silent && m.of === 'any' && op === '=') return { tests: [{ kind: 'exit', op, code: n }], on: 'exit' };
  if (view.counts?.header) return cannot('wc counts the header of the table along (use --no-headers)');
  if (view.changes) return cannot('it changes something, and does not list it');
  if (view.prints === 'number') return tests({ kind: 'number', op, value: n });
  if (view.http && m.of === 'any' && op === '=' && n >= 100 && n <= 599)
    return httpTests({ is: 'http', statuses: [String(n)] }, view);
  if (m.of === 'lines') return tests({ kind: 'lines', op, count: n, of: 'lines' });
  if (view.prints === 'scalar')
    return op === '='
      ? tests({ kind: 'equals', value: String(n), exact: true, each: true })
      : tests({ kind: 'number', op, value: n });
  if (m.of === 'rows') return rowTests(m, view);
  if ((view.prints === 'yaml' || view.prints === 'describe' || view.prints === 'json') && view.key !== null)
    return tests({ kind: 'value', path: view.key, op, value: String(n) });
  if (view.prints === 'text' && !view.lookup) return tests({ kind: 'number', op, value: n });
  return cannot('it does not count that');
}

/** `3 projects` of `kubectl get appproject`. */
function isListedAs(noun: string, view: CommandView): boolean {
  const bare = (word: string): string =>
    word
      .toLowerCase()
      .replace(/\..*$/, '')
      .replace(/(?:ies|y)$/, 'i')
      .replace(/e?s$/, '');
  if (/^revisions?$/i.test(noun))
    return view.kubectl?.verb === 'rollout history' || (view.tool === 'helm' && view.args[0] === 'history');
  return (
    view.kubectl?.verb === 'get' &&
    view.kubectl.resources.length === 1 &&
    view.kubectl.resources.some((one) => bare(one).endsWith(bare(noun)))
  );
}

function rowTests({ quantity: { op, n } }: Extract<Meaning, { is: 'count' }>, view: CommandView): Realised {
  const kind = view.kinds[0] ?? '';
  if (view.kinds.length > 1) return cannot('it prints several tables');
  if (view.prints === 'table' && op === '=' && n === 0)
    return { tests: [{ kind: 'missing', name: null }], on: 'output' };
  if (view.prints === 'names') return tests({ kind: 'lines', op, count: n, of: 'lines' });
  if (view.prints === 'table') return tests({ kind: 'lines', op, count: n, of: 'rows' });
  if ((view.prints === 'yaml' || view.prints === 'json') && view.kubectl && kind !== '' && view.filters.length === 0)
    return tests({ kind: 'lines', op, count: n, of: 'rows' });
  if (view.prints === 'text' && view.filters.length === 0) return tests({ kind: 'lines', op, count: n, of: 'rows' });
  return cannot('it does not list them one by one');
}

/** `3 replicas` of a workload is a column of its row, not a number of rows. */
export function replicaTests(
  m: Extract<Meaning, { is: 'replicas' }>,
  view: CommandView,
  name: string | null,
): Realised {
  const { op, n } = m.quantity;
  const kind = view.kinds[0] ?? '';
  if (view.prints === 'table' && view.kinds.length === 1 && SCALED.has(kind)) {
    if (m.available && columnFor(kind, 'available') !== null) return tests(everyRow('AVAILABLE', op, String(n), name));
    if (op === '=')
      return n > 0
        ? ratioTests({ is: 'ratio', ratio: `${String(n)}/${String(n)}`, available: false }, view, name)
        : tests(everyRow('READY', '=', '0/0', name));
    return tests(everyRow('READY', op, String(n), name));
  }
  if ((view.prints === 'yaml' || view.prints === 'json') && view.key !== null)
    return tests({ kind: 'value', path: view.key, op, value: String(n) });
  const { state } = m;
  if (state !== undefined && op === '=' && n === 0 && view.lists) return noneTests(state, view);
  if (state !== undefined && view.prints === 'table')
    return stateTests(
      { is: 'state', states: [state], negated: false, quantity: m.quantity, some: m.some ?? false },
      view,
      name,
    );
  const tells = view.prints === 'number' || view.prints === 'scalar';
  if (state !== undefined && !(tells && new RegExp(`(?<!un|not[ -]?)${state}`, 'i').test(view.text)))
    return cannot('it tells the state of no replica');
  return countTests({ is: 'count', quantity: m.quantity, of: 'rows' }, view);
}
