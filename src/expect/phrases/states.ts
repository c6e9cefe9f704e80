import { kindsOf } from '../kinds.ts';
import { pattern, type Family, type Parts, type Reading } from '../phrase.ts';
import type { Meaning, Quantity } from '../meaning.ts';
import { areOneAtATime } from '../states.ts';
import { about, identifier, statesOf } from './about.ts';

const state = (part: Parts, more: Partial<Extract<Meaning, { is: 'state' }>> = {}): Meaning => ({
  is: 'state',
  states: statesOf(part),
  negated: false,
  quantity: null,
  some: false,
  ...more,
});
/** `Running (not CrashLoopBackOff)` denies another word of the same column; `(not ready)`, `(not suspended)` would say more. */
const TAIL =
  '(?: (?:state|status|phase|condition))?(?: ?[(](?:not|never) (?!ready|available|healthy|running|up|suspended)(?:<lit>|<badstates>)[)])?';

function ofKind(part: Parts, meaning: Meaning): Reading | null {
  const hints = about(part);
  return hints && { meaning, hints: { ...hints, each: /^(?:both|each)/i.test(part.text('all')) } };
}

/** `3-5 pods Running`, `between 2 and 4 jobs Complete`. */
function rangeOf(part: Parts): Reading | null {
  const [from, to] = [part.quantity(part.has('low') ? 'low' : 'from'), part.quantity(part.has('low') ? 'high' : 'to')];
  if (!from || !to || from.n < 1 || from.n > to.n || part.has('where2')) return null;
  const kinds = kindsOf(part.text('kind'));
  if (/^replicas?$/i.test(part.text('kind'))) return null;
  const meaning = state(part, { quantity: { op: '>=', n: from.n }, most: to.n });
  const reading = ofKind(part, meaning);
  return kinds.length > 0 ? reading : null;
}

/** `3 replicas available`: a number in a workload's row. */
function replicas(part: Parts, quantity: Quantity, some: boolean): Reading | null {
  const [word = '', ...others] = statesOf(part);
  if (others.length > 0 || !/^(?:Ready|Available|Running|Up|Healthy)$/.test(word)) return null;
  return { meaning: { is: 'replicas', quantity, available: word === 'Available', state: word, some } };
}

export const states: Family = {
  title: 'States',
  about:
    'A state is tested in every row that the command lists, and there must be one. Which column tells it follows from what is listed: STATUS for pods, nodes and claims, READY for workloads and Flux objects, SYNC STATUS and HEALTH STATUS for Argo CD applications.',
  phrases: [
    {
      name: 'things in a state',
      pattern: pattern(
        `(?:<all:all> )?(?:between <low:num> and <high:num> |<from:num> ?(?:-|–|to) ?<to:num> |<qty:qty> )?(?:<name:name> )?(?:<kind:kind>|<noun>)(?:\\(s\\))?(?: <after:idents>)?(?: in <where2:name>(?: namespace)?)?<cop><states:states>${TAIL}`,
      ),
      read: (part) => {
        const quantity = part.has('qty') ? part.quantity('qty') : null;
        if (part.has('qty') && quantity === null) return null;
        if (part.has('low') || part.has('from')) return rangeOf(part);
        if (/^replicas?$/i.test(part.text('kind')) && quantity) return replicas(part, quantity, false);
        const reading = ofKind(part, state(part, { quantity }));
        if (!reading || !part.has('where2')) return reading;
        return {
          ...reading,
          hints: { ...reading.hints, alias: part.said('where2').text.toLowerCase() },
        };
      },
      examples: [
        ['All pods Running', 'kubectl -n shop get pods', 'STATUS is Running in every row'],
        ['3 pods running', 'kubectl get po -l app=cart', 'STATUS is Running in every row, of exactly 3 rows'],
        ['every PVC should be Bound', 'kubectl get pvc -A', 'STATUS is Bound in every row'],
        ['both nodes are Ready', 'kubectl get nodes', 'STATUS is Ready in every row'],
        ['at least 2 pods are in Running state', 'kubectl get pods', 'STATUS is Running in at least 2 rows'],
        ['cart pods Running', 'kubectl get pods -l app=cart', 'STATUS is Running in every row'],
        ['pods should be Running or Completed', 'kubectl get pods -A', 'STATUS is Running or Completed in every row'],
        ['All deployments are Available', 'kubectl get deploy', 'AVAILABLE says that all is there in every row'],
        ['HelmRelease `cart` is Ready', 'flux get helmrelease cart', 'READY is True in every row'],
        ['all containers are Up', 'docker ps', 'STATUS has Up in every row'],
        ['release is deployed', 'helm list -n shop', 'STATUS is Deployed in every row'],
        ['applications Synced', 'kubectl -n argocd get applications', 'SYNC STATUS is Synced in every row'],
      ],
      not: [
        'new pods Running',
        'pods running slowly',
        'no pods Running',
        'pods Running during the upgrade',
        'pods are not Running',
        'pods Running in Grafana',
        'some pods Running',
        'pods Running (not ready)',
        'pods expected Running elsewhere',
      ],
    },
    {
      name: 'some in one state and the rest in another',
      pattern: pattern(
        '<qty:qty>(?: (?:<kind:kind>|<noun>))?<cop><one:state>,? (?:and |but |with )?(?:(?:all )?(?:rest|others|remaining)(?: (?:ones|<kind>|<noun>))?|all other (?:ones|<kind>|<noun>))(?: (?:is|in|as))* <two:state>',
      ),
      read: (part) => {
        const quantity = part.quantity('qty');
        const [one, two] = [statesOf(part, 'one'), statesOf(part, 'two')];
        if (quantity?.op !== '=' || quantity.n < 1) return null;
        const of = { is: 'state', negated: false } as const;
        const parts: Meaning[] = [
          { ...of, states: one, quantity, some: true },
          { ...of, states: two, quantity: null, some: true },
          { ...of, states: [...one, ...two], quantity: null, some: false },
        ];
        return { meaning: { is: 'both', parts }, hints: { kinds: kindsOf(part.text('kind')) } };
      },
      examples: [
        [
          '2 pods Pending, the others Running',
          'kubectl get pods',
          'STATUS is Pending in at least 2 rows and at most 2; STATUS is Running in at least 1 row; STATUS is Pending or Running in every row',
        ],
      ],
      not: ['2 pods Pending, the rest of the cluster Running', '2 pods Pending, others'],
    },
    {
      name: 'names in a state',
      pattern: pattern(`(?:<all:all> )?<names:names><cop><states:states>${TAIL}`),
      read: (part) => {
        if (
          /^(?:it|this|that|everything|they|status|state|phase|all|service|is|shows|not|no|output|connection|lookup|login|request|upload|download)$/i.test(
            part.text('names'),
          )
        )
          return null;
        return part.list('names').every(identifier) ? ofKind(part, state(part)) : null;
      },
      examples: [
        ['`cart` is Running', 'kubectl get pods', 'STATUS is Running in every row of cart'],
        [
          'cart-0 and cart-1 are Running',
          'kubectl get pods',
          'STATUS is Running in every row of cart-0; STATUS is Running in every row of cart-1',
        ],
        ['cart-db is active', 'systemctl is-active cart-db', 'every line or word printed is active'],
      ],
      not: ['latency is Stopped', 'nothing is Running', 'cart is not Running', 'traffic Up'],
    },
    {
      name: 'a number of things in a state',
      pattern: pattern('(?:<kind> (?:has |with |shows ))?<qty:qty> <states:states> (?:<kind:kind>|<noun>)<where>'),
      read: (part) => {
        const quantity = part.quantity('qty');
        if (/^replicas?$/i.test(part.text('kind')) && quantity) return replicas(part, quantity, true);
        return quantity && ofKind(part, state(part, { quantity, some: true }));
      },
      examples: [
        ['3 Running pods', 'kubectl get pods', 'STATUS is Running in at least 3 rows and at most 3'],
        ['at least one ready node', 'kubectl get nodes', 'STATUS is Ready in at least 1 row'],
      ],
      not: ['Running pods', '3 running late pods'],
    },
    {
      name: 'at least one in a state',
      pattern: pattern(
        `(?:at least one|at least 1|some|any one of|one of) (?:<name:name> )?(?:<kind:kind>|<noun>)<cop><states:states>${TAIL}`,
      ),
      read: (part) => ofKind(part, state(part, { some: true })),
      examples: [['at least one pod is Running', 'kubectl get pods', 'STATUS is Running in at least 1 row']],
      not: ['at least one new pod is Running'],
    },
    {
      name: 'bare state',
      pattern: pattern(
        `(?:(?:<all:all>|everything)(?: of them)?(?=[\\s:]))?(?:\\s*(?:is|in|has|with|shows|lists|all|it|output|result|list|table|status|state|phase|health|reports|as|at|[:=])(?=[\\s:=]))*\\s*[:=]?\\s*<states:states>${TAIL}`,
      ),
      read: (part) => ({
        meaning: state(part, { quoted: part.sentence.quoted }),
        hints: { each: part.has('all') },
      }),
      examples: [
        ['Running', 'kubectl get pod web-0', 'STATUS is Running in every row'],
        ['STATUS: Bound', 'kubectl get pvc data', 'STATUS is Bound in every row'],
        ['All should be Healthy', 'kubectl -n argocd get applications', 'HEALTH STATUS is Healthy in every row'],
        ['active', 'systemctl is-active sshd', 'every line or word printed is active'],
        [
          'should be Running',
          "kubectl get pod web -o jsonpath='{.status.phase}'",
          'every line or word printed is Running',
        ],
        ['Completed', 'velero backup get nightly', 'every state printed is Completed'],
        ['available', 'kubectl wait --for=condition=available deploy/web', 'exit is 0'],
      ],
      not: ['Running slowly', 'healthy in the dashboard', 'Ready soon', 'more Running'],
    },
    {
      name: 'a state and a ratio',
      pattern: pattern(
        '(?:<all:all> )?(?:<name:name> )?(?:<kind:kind>|<noun>)<cop><states:states>,? (?:ready )?<ratio:ratio>(?: ready)?',
      ),
      read: (part) =>
        ofKind(part, {
          is: 'both',
          parts: [state(part), { is: 'ratio', ratio: part.text('ratio'), available: false }],
        }),
      examples: [
        [
          'cart pod Running 1/1',
          'kubectl get pods -l app=cart',
          'STATUS is Running in every row; READY is 1/1 in every row',
        ],
      ],
      not: ['cart pod Running 1/1 of the time'],
    },
    {
      name: 'two states at once',
      pattern: pattern(`(?:<all> )?(?:<kind:kind> (?:is )?)?<one:state>\\s*(?:(?<slash>/)|[&+])\\s*<two:state>${TAIL}`),
      read: (part) => {
        const hints = { kinds: part.has('kind') ? kindsOf(part.text('kind')) : [] };
        const words = ['one', 'two'].flatMap((name) => statesOf(part, name));
        const of = { is: 'state', negated: false, quantity: null, some: false } as const;
        if (part.has('slash') && areOneAtATime(words)) return { meaning: { ...of, states: words }, hints };
        return { meaning: { is: 'both', parts: words.map((word) => ({ ...of, states: [word] })) }, hints };
      },
      examples: [
        ['Running/Completed', 'kubectl get pods', 'STATUS is Running or Completed in every row'],
        [
          'Synced/Healthy',
          'kubectl -n argocd get app shop',
          'SYNC STATUS is Synced in every row; HEALTH STATUS is Healthy in every row',
        ],
      ],
      not: ['Synced/later', 'Running or Completed'],
    },
    {
      name: 'exit of a container',
      pattern: pattern('(?:<all> )?(?:(?:containers?|status) (?:is |shows )?|status: )?exited ?[(](?<code>\\d+)[)]'),
      read: (part) => ({
        meaning: {
          is: 'tests',
          tests: [
            { kind: 'table', column: 'STATUS', test: 'has', op: '=', value: `Exited (${part.text('code')})`, min: 1 },
          ],
        },
        hints: { tool: 'docker' },
      }),
      examples: [['Exited (0)', 'docker ps -a --filter name=job', 'STATUS has Exited (0) in every row']],
      not: ['Exited (0) twice', 'Exited (soon)'],
    },
    {
      name: 'a state and its detail',
      pattern: pattern(
        '(?:active: |(?:(?:<all> )?(?:<name:name> )?(?:<kind>|<noun>)|<names:name>|status|state)<cop>|(?:is|shows) )?<one:state>\\s*[(]<two:state>[)]',
      ),
      read: (part) => {
        const parts = ['one', 'two'].map((name) => ({
          is: 'state' as const,
          states: statesOf(part, name),
          negated: false,
          quantity: null,
          some: false,
        }));
        const hints = about(part);
        return hints && { meaning: { is: 'both', parts }, hints };
      },
      examples: [
        ['active (running)', 'systemctl status sshd', 'every state printed is active; every state printed is running'],
        ['Up (healthy)', 'docker ps', 'STATUS has Up in every row; STATUS has Healthy in every row'],
      ],
      not: ['active (since monday)'],
    },
    {
      name: 'none in a state',
      pattern: pattern(
        `(?:there is )?(?:no|zero|0|none of) (?:<kind:kind>|<noun>)(?: (?:is|in|with|stuck|left|state|status|shows))* <states:badstates>${TAIL}`,
      ),
      read: (part) => ({
        meaning: { is: 'stateless', states: statesOf(part) },
        hints: { kinds: part.has('kind') ? kindsOf(part.text('kind')) : [] },
      }),
      examples: [['no pods in CrashLoopBackOff', 'kubectl get pods -A', 'CrashLoopBackOff is not printed']],
      not: ['no pods', 'no new pods Pending'],
    },
    {
      name: 'none in a state, the other way round',
      pattern: pattern(
        '(?:there is )?(?:no|none|nothing|zero|0|without)(?: any)?(?: is| in| left in)? <states:badstates>(?: (?:<kind:kind>|<noun>|states?))?',
      ),
      read: (part) => ({
        meaning: { is: 'stateless', states: statesOf(part) },
        hints: { kinds: part.has('kind') ? kindsOf(part.text('kind')) : [] },
      }),
      examples: [
        ['No Pending pods', 'kubectl get pods -A', 'Pending is not printed'],
        ['no failed jobs', 'kubectl get jobs --field-selector status.successful=0', 'nothing is found'],
      ],
      not: ['no Pending work'],
    },
  ],
};
