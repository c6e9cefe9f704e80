/** Words that tell the state of something. Each is read only where a command prints states. */
const STATES = [
  'Running',
  'Completed',
  'Complete',
  'Pending',
  'Succeeded',
  'Failed',
  'Unknown',
  'Terminating',
  'Evicted',
  'CrashLoopBackOff',
  'ImagePullBackOff',
  'ErrImagePull',
  'OOMKilled',
  'ContainerCreating',
  'Ready',
  'NotReady',
  'Not Ready',
  'Available',
  'Unavailable',
  'SchedulingDisabled',
  'Cordoned',
  'Bound',
  'Released',
  'Lost',
  'Active',
  'Inactive',
  'Synced',
  'OutOfSync',
  'Healthy',
  'Unhealthy',
  'Degraded',
  'Progressing',
  'Suspended',
  'Deployed',
  'Superseded',
  'Approved',
  'Issued',
  'Valid',
  'Established',
  'Programmed',
  'Accepted',
  'Reconciled',
  'Up',
  'Down',
  'Exited',
  'Stopped',
  'Started',
  'Enabled',
  'Disabled',
  'Masked',
  'Loaded',
  'Dead',
  'Online',
  'Offline',
  'Attached',
  'Detached',
  'Connected',
  'Disconnected',
  'Open',
  'Closed',
  'Sealed',
  'Unsealed',
  'Runnable',
  'Provisioned',
  'Created',
  'Optimal',
  'Operational',
] as const;

/** Longest first, so that `NotReady` is never read as `Ready`. */
export const STATE_WORDS: readonly string[] = [...STATES].sort((a, b) => b.length - a.length);

/** The state in its usual spelling: `running` → `Running`. */
export function stateOf(word: string): string {
  const said = word.toLowerCase().replace(/\s+/g, ' ').trim();
  if (said === 'not ready') return 'NotReady';
  return STATES.find((s) => s.toLowerCase() === said) ?? word;
}

/** The states of a list, in their usual spelling: `running, Completed or failed`. */
export function statesIn(list: string): readonly string[] {
  const cordoned = CORDONED.exec(list)?.groups?.['state'];
  if (cordoned !== undefined) return [`${stateOf(cordoned)},SchedulingDisabled`];
  return list.split(/\s*,\s*(?:or\s+)?|\s+or\s+/iu).map(stateOf);
}

/** What kubectl prints of a node that was cordoned, as one. */
const CORDONED = /^(?<state>(?:not ?)?ready)\s*,\s*schedulingdisabled$/i;

/** `Running, Completed` and `Running or ready` are; `Running, ready` and `Synced, Healthy` are two claims. */
export function isChoice(list: string): boolean {
  const states = statesIn(list);
  return states.length === 1 || /\bor\b/i.test(list) || areOneAtATime(states);
}

/** States of which a thing has one at a time: `Running/Completed` offers a choice, `Synced/Healthy` asks for both. */
const ONE_AT_A_TIME: readonly ReadonlySet<string>[] = [
  new Set(['Running', 'Completed', 'Complete', 'Succeeded', 'Pending', 'Failed', 'Terminating', 'Unknown']),
  new Set(['Bound', 'Released', 'Available', 'Lost', 'Pending']),
  new Set(['Synced', 'OutOfSync', 'Unknown']),
  new Set(['Healthy', 'Degraded', 'Progressing', 'Suspended', 'Unhealthy']),
  new Set(['Active', 'Inactive']),
  new Set(['Online', 'Offline']),
  new Set(['Open', 'Closed']),
  new Set(['Enabled', 'Disabled']),
];

export function areOneAtATime(states: readonly string[]): boolean {
  return ONE_AT_A_TIME.some((choice) => states.every((state) => choice.has(state)));
}
