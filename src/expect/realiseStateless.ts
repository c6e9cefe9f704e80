import { columnsOf } from './kinds.ts';
import { everyRow } from './realiseColumns.ts';
import { cannot, tests, type Realised } from './realised.ts';
import type { RuleTest } from './rule.ts';
import type { CommandView } from './view.ts';

/** What pods print of these, in STATUS, whatever the phase is called. */
const FAILED_PODS = ['Failed', 'Error', 'Evicted', 'OOMKilled', 'CrashLoopBackOff', 'ContainerCannotRun'];

/** Words that the STATUS, STATE or health column of a kind prints; any other word never stands there. */
const PRINTED: Readonly<Record<string, readonly string[]>> = {
  nodes: ['NotReady', 'SchedulingDisabled', 'Unknown'],
  namespaces: ['Active', 'Terminating'],
  persistentvolumeclaims: ['Bound', 'Pending', 'Lost', 'Terminating'],
  persistentvolumes: ['Bound', 'Available', 'Released', 'Failed', 'Pending', 'Terminating'],
  certificatesigningrequests: ['Pending', 'Approved', 'Issued', 'Denied', 'Failed'],
  challenges: ['pending', 'valid', 'invalid', 'expired', 'errored'],
  orders: ['pending', 'valid', 'invalid', 'expired', 'errored'],
  applications: ['Synced', 'OutOfSync', 'Unknown', 'Healthy', 'Progressing', 'Degraded', 'Suspended', 'Missing'],
};
const COUNTED = new Set(['deployments', 'statefulsets', 'daemonsets', 'replicasets', 'replicationcontrollers']);
const SUSPENDING: Readonly<Record<string, string>> = { cronjobs: 'SUSPEND' };

/**
 * `no pods in CrashLoopBackOff`: nothing listed is in one of the states. That a word is not printed proves it only
 * where the table would print the word; where another column says it, that column does. A command that asks for just
 * these lists nothing then.
 */
export function statelessTests(states: readonly string[], view: CommandView): Realised {
  if (view.changes) return cannot('it changes something; what it prints is not the state afterwards');
  const asked =
    view.filters.some((word) => states.some((state) => word.toLowerCase().includes(state.toLowerCase()))) ||
    view.args.some((arg) => /^--field-selector/.test(arg)) ||
    /field-selector/.test(view.text);
  if (view.prints === 'number') return tests({ kind: 'number', op: '=', value: 0 });
  if (asked && view.filters.length > 0) return tests({ kind: 'equals', value: '', exact: true });
  if (asked) return { tests: [{ kind: 'missing', name: null }], on: 'output' };
  if (view.prints !== 'table') return cannot('it prints no table');
  if (view.kinds.length > 1) return cannot('it prints several tables');
  const rules: RuleTest[] = [];
  for (const state of states) {
    const one = none(state, view.kinds[0] ?? '', view);
    if (one === null) return cannot(`its table does not say whether something is ${state}`);
    rules.push(...one);
  }
  return tests(...rules);
}

const absent = (...tokens: readonly string[]): readonly RuleTest[] => [
  { kind: 'absent', tokens, exact: false, list: null },
];
const never = (column: string, ...values: readonly string[]): readonly RuleTest[] =>
  values.map((value) => everyRow(column, '!=', value, null));
const full: RuleTest = { kind: 'table', column: 'READY', test: 'full', op: '=', value: null, min: 1 };

function none(said: string, kind: string, view: CommandView): readonly RuleTest[] | null {
  const state = said === 'Cordoned' ? 'SchedulingDisabled' : said;
  // Columns of one's own show it in another way, if at all.
  if (state === 'SchedulingDisabled' && /custom-columns|jsonpath/.test(view.text)) return null;
  if (view.tool === 'flux' && state === 'Suspended') return never('SUSPENDED', 'True');
  if (view.tool === 'flux') return /^(?:Failed|NotReady)$/.test(state) ? never('READY', 'False', 'Unknown') : null;
  if (kind === 'pods') return ofPods(state);
  const column = SUSPENDING[kind];
  if (column !== undefined) return state === 'Suspended' ? never(column, 'True') : null;
  if (kind === 'jobs') return /^(?:Failed|Suspended|Running)$/.test(state) ? never('STATUS', state) : null;
  if (COUNTED.has(kind)) return /^(?:NotReady|Unavailable|Unhealthy|Degraded)$/.test(state) ? [full] : null;
  if (PRINTED[kind])
    return PRINTED[kind].some((word) => word.toLowerCase() === state.toLowerCase()) ? absent(state) : null;
  const known = columnsOf(kind);
  if (known.includes('READY'))
    return /^(?:Failed|NotReady|Unhealthy|Unavailable)$/.test(state) ? never('READY', 'False', 'Unknown') : null;
  if (known.includes('AVAILABLE')) return state === 'Unavailable' ? never('AVAILABLE', 'False', 'Unknown') : null;
  if (known.length > 0) return null;
  return ofUnknown(state);
}

function ofPods(state: string): readonly RuleTest[] | null {
  if (/^(?:NotReady|Unavailable|Unhealthy)$/.test(state)) return [full];
  if (state === 'Failed') return absent(...FAILED_PODS);
  if (state === 'Running')
    return [{ kind: 'any', rules: [{ kind: 'missing', name: null }, ...never('STATUS', state)] }];
  if (/^(?:Ready|Suspended|Cordoned|SchedulingDisabled|Degraded|Stopped|Down)$/.test(state)) return null;
  return absent(state);
}

/** A table of unknown columns must at least have one that tells a state. */
function ofUnknown(state: string): readonly RuleTest[] | null {
  if (state === 'Suspended' || state === 'Ready' || state === 'Running') return null;
  const columns = ['STATUS', 'STATE', 'PHASE', 'HEALTH', 'CONDITION'];
  const rules = columns.map((column): RuleTest => everyRow(column, '!=', state, null));
  return [...absent(state), { kind: 'any', rules }];
}
