import { kindsOf } from '../kinds.ts';
import { isName, pattern, type Family, type Parts } from '../phrase.ts';
import type { Hints } from '../meaning.ts';
import { stateOf } from '../states.ts';

const ANY_NOUN =
  '(?:replicas?|instances?|containers?|resources?|objects?|items?|entries|rows?|components?|endpoints?|targets?|applications?|releases?)';

/** Hints of `Spegel pods`: the kind, and a name that the command must mention. */
export function about(part: Parts, kind = 'kind', name = 'name'): Partial<Hints> {
  const word = part.text(kind);
  const names = part.has(name) ? [part.text(name)] : [];
  return { kinds: kindsOf(word), names };
}

const states = (part: Parts): readonly string[] =>
  part
    .text('states')
    .split(/\s*,\s*(?:or\s+)?|\s+or\s+/iu)
    .map(stateOf);

export const tables: Family = {
  title: 'States, readiness and columns of a table',
  about:
    'A state is tested in every row that the command lists, and there must be one. The column follows from what is listed: STATUS for pods, nodes and claims, READY for workloads, SYNC STATUS and HEALTH STATUS for Argo CD.',
  phrases: [
    {
      name: 'state of what is listed',
      pattern: pattern(
        `(?:<all:all> )?(?:<qty:qty> )?(?:the )?(?:<name:name> )?(?:<kind:kind>|${ANY_NOUN})(?:\\(s\\))?(?: in <name>)?(?: (?:are|is|should|must|will|all|be|in|to|have|has|show|shows|report|reports|with|reach|reaches|now|as|status|state|phase|a|the|column)|[:=-])* (?:status(?: of)?(?: is| =|:)? ?)?<states:states>(?: (?:state|status|phase|condition))?`,
      ),
      read: (part) => {
        if (part.has('name') && !isName(part.text('name'))) return null;
        return {
          meaning: {
            is: 'state',
            states: states(part),
            negated: false,
            quantity: part.has('qty') ? part.quantity('qty') : null,
            some: false,
          },
          hints: { ...about(part), each: /^(?:both|each)/i.test(part.text('all')) },
        };
      },
      examples: [
        ['All pods Running', 'kubectl -n shop get pods', 'STATUS is Running in every row'],
        ['3 pods running', 'kubectl get po -l app=cart', 'STATUS is Running in every row, of exactly 3 rows'],
        ['every PVC should be Bound', 'kubectl get pvc -A', 'STATUS is Bound in every row'],
        ['both nodes are Ready', 'kubectl get nodes', 'STATUS is Ready in every row'],
        ['at least 2 pods are in Running state', 'kubectl get pods', 'STATUS is Running in at least 2 rows'],
      ],
      not: ['new pods Running', 'pods running slowly', 'no pods Running', 'pods keep Running during the upgrade'],
    },
    {
      name: 'bare state',
      pattern: pattern(
        '(?:(?<all>all|both|each|every one)(?: of them)? )?(?:(?:should|must|will|to|are|is|be|all|in|now|stay|remain|have|show|shows|reports?|the|a|status|state|phase)(?: |[:=] ?))*<states:states>(?: (?:state|status|phase|condition))?',
      ),
      read: (part) => ({
        meaning: { is: 'state', states: states(part), negated: false, quantity: null, some: false },
        hints: { each: part.has('all') },
      }),
      examples: [
        ['Running', 'kubectl get pod web-0', 'STATUS is Running in every row'],
        ['STATUS: Bound', 'kubectl get pvc data', 'STATUS is Bound in every row'],
        ['All should be Healthy', 'kubectl -n argocd get applications', 'HEALTH STATUS is Healthy in every row'],
        ['active', 'systemctl is-active sshd', 'every line or word printed is active'],
      ],
      not: ['Running slowly', 'healthy in the dashboard', 'Ready soon'],
    },
    {
      name: 'ratio and state',
      pattern: pattern(
        '(?:(?:all )?(?:<name:name> )?<kind:kind> (?:is |are |show |shows |should be )?)?<ratio:ratio>(?: ready)?(?: and|,)? (?!available|ready|up\\b)<states:states>',
      ),
      read: (part) => ({
        meaning: {
          is: 'both',
          parts: [
            { is: 'ratio', ratio: part.text('ratio'), available: false },
            { is: 'state', states: states(part), negated: false, quantity: null, some: false },
          ],
        },
        hints: { ...(part.has('kind') ? about(part) : {}), column: 'READY' },
      }),
      examples: [['1/1 Running', 'kubectl get pod web', 'READY is 1/1 in every row; STATUS is Running in every row']],
      not: ['1/1 Running slowly'],
    },
    {
      name: 'ratio ready',
      pattern: pattern(
        '(?:(?:all )?(?:the )?(?:<name:name> )?<kind:kind>(?: (?:is|are|should be|shows?|has|have|reports?|with|at)|\\s*[:=-])? )?(?:(?:ready|column|shows?|is|=|:) ?)*<ratio:ratio>(?: (?:replicas?|pods?|containers?|nodes?|instances?|members?|completions?))?(?:(?: (?:are|is|in|the|status|column|and|now|all|should|be))* (?<word>ready|available|up|completed|complete|running))*',
      ),
      read: (part) => ({
        meaning: { is: 'ratio', ratio: part.text('ratio'), available: /avail/i.test(part.sentence.text) },
        hints: {
          ...(part.has('kind')
            ? about(part)
            : {
                kinds: /replica/i.test(part.sentence.text)
                  ? kindsOf('replicas')
                  : /\bpods?\b/i.test(part.sentence.text)
                    ? kindsOf('pods')
                    : [],
              }),
          column: 'READY',
        },
      }),
      examples: [
        ['3/3 READY', 'kubectl get sts db', 'READY is 3/3 in every row'],
        ['2/2 replicas available', 'kubectl get deploy api', 'READY is 2/2 in every row; AVAILABLE is 2 in every row'],
        ['Deployment shows 2/2 ready', 'kubectl get deployment api', 'READY is 2/2 in every row'],
      ],
      not: ['2/2 of the endpoints answered', '1/2 done by hand'],
    },
    {
      name: 'restarts',
      pattern: pattern(
        '(?:with )?(?:<kind:kind> (?:have |has |with |show )?)?(?:restarts?(?: count)?(?: (?:is|of|should be|are|at)|:|=)? <after:qty>|(?<qty><qty>|no) restarts?)',
      ),
      read: (part) => {
        const words = part.has('after') ? 'after' : 'qty';
        const quantity = part.text(words).toLowerCase() === 'no' ? { op: '=' as const, n: 0 } : part.quantity(words);
        return quantity === null
          ? null
          : {
              meaning: { is: 'column', column: 'RESTARTS', op: quantity.op, value: String(quantity.n) },
              hints: { column: 'RESTARTS', kinds: kindsOf('pods') },
            };
      },
      examples: [
        ['0 restarts', 'kubectl get pods', 'RESTARTS is 0 in every row'],
        ['fewer than 5 restarts', 'kubectl get pods', 'RESTARTS is below 5 in every row'],
      ],
      not: ['no unexpected restarts', 'restarts cleanly'],
    },
    {
      name: 'values that differ',
      pattern: pattern(
        '(?:(?:all )?(?:<name:name> )?(?:pods?|replicas?|instances?) )?(?:(?:are|is|run|running|scheduled|spread|placed|land|landing|distributed|should|be|all) )*(?:(?:on|across|over|to) )?(?:(?:two|2|at least 2|multiple|several) )?(?:different|distinct|separate|unique)(?: (?:node|nodes|hosts|workers))?(?: (?:values?|names?))?(?: in the NODE column)?',
      ),
      read: (part) =>
        /node|host|worker/i.test(part.sentence.text)
          ? { meaning: { is: 'distinct', column: 'NODE', min: 2 }, hints: { column: 'NODE', kinds: kindsOf('pods') } }
          : null,
      examples: [
        ['pods on different nodes', 'kubectl get pods -o wide', 'NODE differs from row to row, of at least 2 rows'],
        ['Distinct NODE values', 'kubectl get po -l app=x -o wide', 'NODE differs from row to row, of at least 2 rows'],
      ],
      not: ['pods on different clouds', 'different values', 'nodes in different zones'],
    },
  ],
};
