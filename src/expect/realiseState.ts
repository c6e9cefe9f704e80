import { columnFor, columnsOf } from './kinds.ts';
import type { Meaning } from './meaning.ts';
import { appStatus } from './realiseColumns.ts';
import { cannot, tests, type Realised } from './realised.ts';
import type { RuleTest, TableTest } from './rule.ts';
import type { CommandView } from './view.ts';

type State = Extract<Meaning, { is: 'state' }>;

/** Words that say "all of it is there" rather than one word of a STATUS column. */
const FULL = new Set(['Ready', 'Available']);
const SYNC = new Set(['Synced', 'OutOfSync']);
const HEALTH = new Set(['Healthy', 'Degraded', 'Progressing', 'Missing', 'Suspended', 'Unhealthy']);
const WORKLOADS = new Set(['pods', 'deployments', 'statefulsets', 'daemonsets', 'replicasets']);

/** Rules for `all pods Running`, `Bound`, `Ready` and the like. */
export function stateTests(m: State, view: CommandView, name: string | null): Realised {
  if (view.changes) return cannot('it changes something; what it prints is not the state afterwards');
  if (view.waits) return waitTests(m, view);
  if (view.kinds.length > 1) return severalKinds(m, view, name);
  if (view.prints === 'table') return tableTests(m, view, name);
  if (m.quantity && m.quantity.op !== '=') return cannot('it prints no table whose rows could be counted');
  if (m.negated) return cannot('it prints no table');
  const values = m.states;
  const [value = ''] = values;
  const app = view.tool === 'argocd' ? appStatus(SYNC.has(value) ? 'sync' : 'health', values, view) : null;
  if (app) return tests(app);
  if (view.tool === 'systemctl' && view.args.includes('status')) return unitTests(values);
  if (view.tool === 'systemctl' && !asksFor(values, view)) return cannot('it asks for another state');
  if ((view.prints === 'logs' || view.tool === 'cat') && m.quoted)
    return oneOf(values.map((v) => ({ kind: 'contains', token: v, exact: false })));
  if (asksForHealth(view)) return tests({ kind: 'state', values });
  if (view.prints === 'text' && SILENT.has(view.tool ?? '')) return cannot('it prints no states');
  if (view.prints === 'scalar' && view.kubectl && /metadata\.name\b/.test(view.text) && /\\n/.test(view.text))
    return oneOf(values.map((v) => ({ kind: 'matches', pattern: `(?:^|[\\s=:,])${v}$`, flags: 'i', each: true })));
  if (view.prints === 'scalar')
    return oneOf(values.map((v) => ({ kind: 'equals', value: spoken(v, view), exact: false, each: true })));
  if (view.prints === 'yaml' || view.prints === 'json') {
    if (view.key !== null)
      return oneOf(values.map((v) => ({ kind: 'value', path: view.key ?? '', op: '=', value: v })));
    if (FULL.has(value) || HEALTH.has(value)) return cannot('no key is named that tells it');
    return oneOf(
      values.map((v) => ({ kind: 'value', path: view.kubectl ? 'status.phase' : 'status', op: '=', value: v })),
    );
  }
  if (view.prints === 'describe') {
    if (FULL.has(value)) return tests({ kind: 'value', path: value, op: '=', value: 'True' });
    return oneOf(values.map((v) => ({ kind: 'value', path: view.key ?? 'Status', op: '=', value: v })));
  }
  if (view.prints === 'logs' || view.prints === 'names' || view.lookup) return cannot('it prints no states');
  return tests({ kind: 'state', values, ...countOf(m) });
}

/** So many things have it, of which a table would have a row each. */
function countOf({ quantity }: State): { readonly count?: number } {
  return quantity?.op === '=' ? { count: quantity.n } : {};
}

/** A page that tells a state, by its address: its body is looked at as one. */
function asksForHealth({ http, prints, key }: CommandView): boolean {
  return (
    http !== null &&
    !http.headersOnly &&
    key === null &&
    (prints === 'text' || prints === 'json') &&
    /(?:health|status|state|ready|live)[a-z]*(?:[/?#]|$)/i.test(http.url)
  );
}

/** Tools that list or print something, but no states. */
const SILENT = new Set([
  'ps',
  'pgrep',
  'cat',
  'grep',
  'ls',
  'find',
  'echo',
  'head',
  'tail',
  'lsof',
  'ss',
  'netstat',
  'env',
  'printenv',
  'curl',
]);

/** `is-enabled` says nothing about being active. */
function asksFor(states: readonly string[], view: CommandView): boolean {
  const enabling = states.every((state) => /^(?:enabled|disabled|masked)$/i.test(state));
  if (view.args.includes('is-enabled')) return enabling;
  return !enabling || !(view.args.includes('is-active') || view.args.includes('is-failed'));
}

/** systemctl prints states in lower case. */
function spoken(state: string, view: CommandView): string {
  return view.tool === 'systemctl' ? state.toLowerCase() : state;
}

function oneOf(rules: readonly RuleTest[]): Realised {
  const [only] = rules;
  return tests(rules.length === 1 && only ? only : { kind: 'any', rules });
}

/**
 * Which table's column tells a state, and what to look for in it; null where none of its columns does, `any` where its
 * columns are not known.
 */
function columnTest(state: string, view: CommandView): Pick<TableTest, 'column' | 'test' | 'value'> | 'any' | null {
  const kind = view.kinds[0] ?? '';
  if (view.tool === 'docker' || view.tool === 'podman' || view.tool === 'docker-compose') {
    const word = state === 'Running' ? 'Up' : state;
    return { column: 'STATUS', test: 'has', value: word };
  }
  if (view.tool === 'helm') return { column: 'STATUS', test: 'compare', value: state };
  if (view.tool === 'flux') {
    if (state === 'Ready' || state === 'Reconciled') return { column: 'READY', test: 'compare', value: 'True' };
    return state === 'Suspended' ? { column: 'SUSPENDED', test: 'compare', value: 'True' } : null;
  }
  if (view.tool === 'argocd') return { column: SYNC.has(state) ? 'STATUS' : 'HEALTH', test: 'compare', value: state };
  if (view.kubectl?.output?.startsWith('custom-columns')) return 'any';
  if (kind === 'applications') {
    if (SYNC.has(state)) return { column: 'SYNC STATUS', test: 'compare', value: state };
    if (HEALTH.has(state)) return { column: 'HEALTH STATUS', test: 'compare', value: state };
    return null;
  }
  if (kind === 'certificatesigningrequests') return { column: 'CONDITION', test: 'has', value: state };
  if (kind === 'nodes') {
    if (state === 'Cordoned' || state === 'SchedulingDisabled')
      return { column: 'STATUS', test: 'has', value: 'SchedulingDisabled' };
    return { column: 'STATUS', test: 'compare', value: state };
  }
  if (state === 'NotReady') return { column: 'READY', test: 'compare', value: kind === 'pods' ? '0/1' : 'False' };
  if (state === 'Ready') return { column: 'READY', test: 'full', value: null };
  if (state === 'Available' && kind !== 'persistentvolumes') {
    const column = columnFor(kind, 'available');
    return column === null ? { column: 'READY', test: 'full', value: null } : { column, test: 'full', value: null };
  }
  if (state === 'Healthy' && WORKLOADS.has(kind)) return { column: 'READY', test: 'full', value: null };
  if (kind === 'jobs' && /^(?:Complete|Completed|Succeeded)$/.test(state))
    return { column: 'COMPLETIONS', test: 'full', value: null };
  const known = columnsOf(kind);
  if (state === 'Valid' && kind === 'ciliumnetworkpolicies') return { column: 'VALID', test: 'compare', value: 'True' };
  if (state === 'Programmed' || state === 'Accepted' || state === 'Approved')
    if (known.includes(state.toUpperCase())) return { column: state.toUpperCase(), test: 'compare', value: 'True' };
  if (known.includes('STATE')) return { column: 'STATE', test: 'compare', value: state };
  if (known.includes('STATUS') && !['helmreleases', 'kustomizations', 'gitrepositories'].includes(kind))
    return { column: 'STATUS', test: 'compare', value: state };
  if ((kind === 'helmreleases' || kind === 'kustomizations') && state === 'Reconciled')
    return { column: 'READY', test: 'compare', value: 'True' };
  if (kind === 'certificates' && (state === 'Issued' || state === 'Valid'))
    return { column: 'READY', test: 'compare', value: 'True' };
  if (known.length > 0) return null;
  return 'any';
}

function tableTests(said: State, view: CommandView, name: string | null): Realised {
  // kubectl prints Up nowhere: people say it of what is Running and ready.
  const m =
    view.kubectl && view.tool === 'kubectl' ? { ...said, states: said.states.map(upIn(view.kinds[0] ?? '')) } : said;
  const [first = '', ...others] = m.states;
  const found = columnTest(first, view);
  if (found === 'any') {
    if (m.quantity || m.some || m.negated || name !== null)
      return cannot('which of its columns tells the state is not known');
    return tests({ kind: 'state', values: m.states });
  }
  if (found === null) return cannot(`its table has no column that says ${first}`);
  if (others.length > 0 && found.test === 'full') return cannot('its table has no one column that says either');
  const { quantity } = m;
  const some = m.some || (quantity !== null && quantity.op !== '=');
  const bounds = boundsOf(m);
  if (bounds === null) return cannot('such a number is not read');
  const test: TableTest = {
    kind: 'table',
    ...found,
    op: m.negated ? '!=' : '=',
    ...bounds,
    ...(others.length > 0 ? { or: others } : {}),
    ...(some ? { rows: 'some' as const } : {}),
    ...(name === null ? {} : { name }),
  };
  if (m.negated && (others.length > 0 || found.test !== 'compare')) return cannot('such a denial is not read');
  const kind = view.kinds[0] ?? '';
  if (first === 'Healthy' && kind === 'pods' && some) return cannot('no one column says that');
  if (first === 'Healthy' && kind === 'pods')
    return tests(test, { ...test, column: 'STATUS', test: 'compare', value: 'Running' });
  return tests(test);
}

function upIn(kind: string): (state: string) => string {
  return (state) => (state !== 'Up' ? state : kind === 'nodes' ? 'Ready' : kind === '' ? state : 'Healthy');
}

function boundsOf({ quantity, some, most }: State): { min: number; max?: number } | null {
  if (quantity === null) return { min: 1 };
  const { op, n } = quantity;
  // So many at most are none at all, too.
  if (some && (op === '<=' || op === '<')) return null;
  if (some && op === '>') return { min: n + 1 };
  if (some) return n < 1 ? null : op === '=' ? { min: n, max: n } : { min: n };
  if (op === '=') return n >= 1 ? { min: n, max: n } : null;
  if (op === '>=' && most !== undefined) return { min: n, max: most };
  if (op === '>=') return n >= 1 ? { min: n } : null;
  if (op === '>') return { min: n + 1 };
  return null;
}

/** `rollout status` and `wait` end with success only when the state that they wait for was reached. */
function waitTests(m: State, view: CommandView): Realised {
  const waited = /--for[= ]?(?:condition=)?(\w+)/.exec(view.text)?.[1]?.toLowerCase();
  const [state = ''] = m.states;
  const fits =
    view.kubectl?.verb === 'wait'
      ? waited === state.toLowerCase()
      : ['Ready', 'Available', 'Complete', 'Completed', 'Deployed'].includes(state);
  if (m.negated || m.states.length > 1 || m.quantity || !fits) return cannot('it waits for something else');
  if (view.kubectl?.verb !== 'wait' && !view.text.includes('>'))
    return { tests: [{ kind: 'exit', op: '=', code: 0 }, ROLLED_OUT] };
  return { tests: [{ kind: 'exit', op: '=', code: 0 }], on: 'exit' };
}

/** `rollout status --watch=false` ends well while it says that it waits. */
export const ROLLED_OUT: RuleTest = {
  kind: 'matches',
  pattern: '(?:successfully rolled out|(?:roll ?out|rolling update) complete)',
  flags: 'i',
};

/** `systemctl status`: the Active line tells a unit's state, the Loaded line whether it starts by itself. */
function unitTests(states: readonly string[]): Realised {
  const words = states.map((state) => state.toLowerCase());
  if (words.every((word) => /^(?:active|inactive|running|dead|failed|exited)$/.test(word)))
    return tests({ kind: 'state', values: words });
  if (words.every((word) => word === 'enabled' || word === 'disabled'))
    return tests({ kind: 'matches', pattern: `^\\s*Loaded:\\s+loaded\\b.*;\\s*(?:${words.join('|')});`, flags: 'im' });
  return cannot('systemctl tells no such state');
}

function severalKinds(m: State, view: CommandView, name: string | null): Realised {
  const able = view.kinds.filter((kind) => columnTest(m.states[0] ?? '', { ...view, kinds: [kind] }) !== null);
  const [only] = able;
  if (able.length !== 1 || only === undefined) return cannot('it prints several tables with such a column');
  return tableTests(m, { ...view, kinds: [only] }, name);
}
