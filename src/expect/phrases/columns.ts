import { COLUMN_WORDS, kindsOf } from '../kinds.ts';
import type { Meaning } from '../meaning.ts';
import type { Comparison } from '../rule.ts';
import { pattern, type Family, type Parts } from '../phrase.ts';
import { restore, type Sentence } from '../sentence.ts';
import { anyOf, WORDS } from '../vocabulary.ts';
import { about, identifier, statesOf, usable } from './about.ts';

const DISTINCT = { is: 'distinct', column: 'NODE', min: 2 } as const;
const RUNNING: Meaning = {
  is: 'tests',
  tests: [{ kind: 'table', column: 'STATUS', test: 'compare', op: '=', value: 'Running', min: 1 }],
};
/** So many different nodes, as `qty` or `many` says; null where neither is there, or no such number can be. */
function spreadOf(part: Parts): Meaning | null {
  const quantity = part.has('many') ? ({ op: '>=', n: 2 } as const) : part.quantity('qty');
  if (!quantity || quantity.n < 1) return null;
  const { op, n } = quantity;
  const among = { is: 'distinct', column: 'NODE', among: true } as const;
  if (op === '>=') return { ...among, min: n };
  if (op === '>') return { ...among, min: n + 1 };
  return op === '=' ? { ...among, min: n, max: n } : null;
}

const RUNS = /\b(?:running|up)\b/i;
const READY = '(?:(?: (?:is|in|status|column|all|and))* (?:ready|available|up|running|complete|completed|healthy))*';

export const columns: Family = {
  title: 'Readiness and columns of a table',
  about: 'A column is tested in every row. `n/m` compares whole: `2/2` is neither `12/2` nor `0/2`.',
  phrases: [
    {
      name: 'ratio and state',
      pattern: pattern(
        '(?:<all> )?(?:(?:<name:name> )?(?:<kind:kind>|<noun>)<cop>)?(?:ready[:=]? )?<ratio:ratio>(?: ready)?(?: and|,)? (?:status[:=]? )?(?!available|ready|up|completed?)<states:states>(?: (?:state|status))?',
      ),
      read: (part) => {
        const hints = about(part);
        const parts: Meaning[] = [
          { is: 'ratio', ratio: part.text('ratio'), available: false },
          { is: 'state', states: statesOf(part), negated: false, quantity: null, some: false },
        ];
        return hints && { meaning: { is: 'both', parts }, hints: { ...hints, column: 'READY' } };
      },
      examples: [
        ['1/1 Running', 'kubectl get pod web', 'READY is 1/1 in every row; STATUS is Running in every row'],
        ['pods 2/2 Running', 'kubectl get pods', 'READY is 2/2 in every row; STATUS is Running in every row'],
      ],
      not: ['1/1 Running slowly', '1/1 Running during the night'],
    },
    {
      name: 'ratio of names',
      pattern: pattern(
        '<names:names>:?(?: (?:is|all|both|each|shows|at|has|ready))* <ratio:ratio>(?: ready)?(?:(?: and|,)? (?:status )?<states:states>)?',
      ),
      read: (part) => {
        if (!part.list('names').every(identifier)) return null;
        const hints = about(part);
        const ratio: Meaning = { is: 'ratio', ratio: part.text('ratio'), available: false };
        const parts: Meaning[] = [ratio];
        if (part.has('states'))
          parts.push({ is: 'state', states: statesOf(part), negated: false, quantity: null, some: false });
        return hints && { meaning: { is: 'both', parts }, hints: { ...hints, column: 'READY' } };
      },
      examples: [
        ['cargo-0 2/2', 'kubectl get pods', 'READY is 2/2 in every row of cargo-0'],
        [
          '`hold` and `keel` are all `1/1 Running`',
          'kubectl get pods',
          'READY is 1/1 in every row of hold; STATUS is Running in every row of hold; READY is 1/1 in every row of keel; STATUS is Running in every row of keel',
        ],
      ],
      not: ['score 2/2', 'cargo-0 2/2 of the time'],
    },
    {
      name: 'all of the replicas of each',
      pattern: pattern(
        '<all> <kind:kind> has all(?: of)? (?:its|their) (?:desired )?(?:replicas|pods|containers|instances) (?:ready|available)|(?:<all> <kind2:kind> (?:has )?)?ready (?:column )?(?:equals|matches|is equal to|=|==) desired',
      ),
      read: (part) => ({
        meaning: {
          is: 'tests',
          tests: [{ kind: 'table', column: 'READY', test: 'full', op: '=', value: null, min: 1 }],
        },
        hints: { column: 'READY', kinds: kindsOf(part.text(part.has('kind') ? 'kind' : 'kind2')) },
      }),
      examples: [
        ['each StatefulSet has all its replicas ready', 'kubectl get sts', 'READY says that all is there in every row'],
        ['READY equals DESIRED', 'kubectl get ds', 'READY says that all is there in every row'],
      ],
      not: ['each StatefulSet has all its volumes ready', 'READY equals CURRENT'],
    },
    {
      name: 'use of memory and processor',
      pattern: pattern(
        '(?:<all> )?(?:(?:<name:name> )?<kind:kind> )?(?:(?:uses|is using|consumes|has) <op:op> ?<amount:amount> (?:of )?(?<what>cpu|memory)|(?<what2>cpu|memory)(?: (?:usage|use|utili[sz]ation|consumption))?(?: is)? <op2:op> ?<amount2:amount>)(?: (?:on|for|in|of) <all> (?:<kind2:kind>))?',
      ),
      read: (part) => {
        const amount = part.text(part.has('amount') ? 'amount' : 'amount2');
        const op = part.comparison(part.has('op') ? 'op' : 'op2');
        const what = part.text(part.has('what') ? 'what' : 'what2').toUpperCase();
        const hints = about(part);
        const unit = what === 'CPU' ? 'CPU(cores)' : 'MEMORY(bytes)';
        const column = amount.endsWith('%') ? `${what}%` : unit;
        const kinds = kindsOf(part.text(part.has('kind') ? 'kind' : 'kind2'));
        return (
          hints &&
          op && {
            meaning: { is: 'column', column, op, value: amount, headed: true },
            hints: { ...hints, kinds, column },
          }
        );
      },
      examples: [
        ['Each pod uses less than 512Mi memory', 'kubectl top pods', 'MEMORY(bytes) is below 512Mi in every row'],
        ['memory usage below 80% on all nodes', 'kubectl top nodes', 'MEMORY% is below 80% in every row'],
      ],
      not: ['memory usage below average', 'uses less memory'],
    },
    {
      name: 'use of both memory and processor',
      pattern: pattern(
        '(?:<all> )?(?:<kind:kind> )?(?:(?:uses|is|at|stays) )*<op:op> ?<amount:amount> (?:of )?(?<what>cpu|memory)(?: and|,|,? and| \\/) (?:<op2:op> ?)?<amount2:amount> (?:of )?(?<what2>cpu|memory)(?: (?:on|for|in|of) <all> (?:<kind2:kind>))?',
      ),
      read: (part) => {
        const op = part.comparison('op');
        const other = part.has('op2') ? part.comparison('op2') : op;
        const [what, what2] = [part.text('what'), part.text('what2')].map((text) => text.toUpperCase());
        if (!op || !other || what === what2) return null;
        const of = (column: string, by: Comparison, value: string): Meaning => ({
          is: 'column',
          column,
          op: by,
          value,
          headed: true,
        });
        const [first, second] = [part.text('amount'), part.text('amount2')];
        if (!first.endsWith('%') || !second.endsWith('%')) return null;
        const kinds = kindsOf(part.text(part.has('kind') ? 'kind' : 'kind2'));
        const parts = [of(`${what ?? ''}%`, op, first), of(`${what2 ?? ''}%`, other, second)];
        return { meaning: { is: 'both', parts }, hints: { kinds, column: `${what ?? ''}%` } };
      },
      examples: [
        [
          'under 65% CPU and 75% memory on all nodes',
          'kubectl top nodes',
          'CPU% is below 65% in every row; MEMORY% is below 75% in every row',
        ],
      ],
      not: ['under 65% CPU and 75% CPU', 'under 65% CPU and 75% memory at night'],
    },
    {
      name: 'all ready, with the ratio',
      pattern: pattern(
        '(?:<all> )?(?:<name:name> )?<kind:kind> (?:(?:is|all) )*(?:ready|available|up|running) ?[(]<ratio:ratio>(?: ready)?[)]',
      ),
      read: (part) => {
        const hints = about(part);
        const things = /^(?:replica|pod)s?$/i.test(part.text('kind'));
        const kinds = things ? [...kindsOf('replicas'), 'pods'] : (hints?.kinds ?? []);
        return (
          hints && {
            meaning: {
              is: 'ratio',
              ratio: part.text('ratio'),
              available: false,
              ofThings: things,
              running: RUNS.test(part.sentence.text),
              perhapsOfEach: /^pods?$/i.test(part.text('kind')),
            },
            hints: { ...hints, kinds, column: 'READY' },
          }
        );
      },
      examples: [
        ['All replicas ready (2/2)', 'kubectl get deploy web', 'READY is 2/2 in every row'],
        ['all pods are ready (3/3)', 'kubectl get sts db', 'READY is 3/3 in every row'],
      ],
      not: ['All replicas ready (2/2 of them new)', 'some replicas ready (1/2)'],
    },
    {
      name: 'ratio',
      pattern: pattern(
        `(?:<all> )?(?:(?:<name:name> )?<kind:kind><cop>)?(?:(?:ready|available|column|replicas|shows|has|with|is|=|:)\\s*)*(?:[(]?<ratio:ratio>[)]?|<n:num> (?:of|out of) <m:num>)(?: (?:ready|available|running)(?= (?:replica|pod|container|instance|member)s?))?(?: (?<what>replicas?|pods?|containers?|nodes?|instances?|members?|completions?))?${READY}`,
      ),
      read: (part) => {
        const ratio = part.has('ratio')
          ? part.text('ratio')
          : `${String(part.quantity('n')?.n)}/${String(part.quantity('m')?.n)}`;
        const things = /^(?:replica|pod|instance|member)s?$/i.test(part.text('what'));
        const what = things ? [...kindsOf('replicas'), 'pods'] : [];
        const hints = part.has('kind') ? about(part) : { kinds: what };
        return (
          hints && {
            meaning: {
              is: 'ratio',
              ratio,
              available: /avail/i.test(part.sentence.text),
              ofThings: things,
              running: RUNS.test(part.sentence.text),
            },
            hints: { ...hints, column: 'READY' },
          }
        );
      },
      examples: [
        ['3/3 READY', 'kubectl get sts db', 'READY is 3/3 in every row'],
        ['2/2 replicas available', 'kubectl get deploy api', 'READY is 2/2 in every row; AVAILABLE is 2 in every row'],
        ['Deployment shows 2/2 ready', 'kubectl get deployment api', 'READY is 2/2 in every row'],
        ['3 of 3 pods ready', 'kubectl get sts db', 'READY is 3/3 in every row'],
        ['1/1', 'kubectl get jobs migrate', 'COMPLETIONS is 1/1 in every row'],
      ],
      not: ['2/2 of the endpoints answered', '1/2 done by hand', '2/2 replicas in two zones'],
    },
    {
      name: 'restarts',
      pattern: pattern(
        '(?:(?:with|without any|without) )?(?:<all> )?(?:<kind:kind> (?:is |has |with |shows )?)?(?:restarts?(?: count)?(?: (?:is|of|at)|\\s*[:=])?\\s*<after:qty>|(?:<qty:qty>|(?<none>no|without|without any)) restarts?)(?: (?:each|per pod))?',
      ),
      read: (part) => {
        const quantity = part.has('none')
          ? { op: '=' as const, n: 0 }
          : part.quantity(part.has('after') ? 'after' : 'qty');
        return (
          quantity && {
            meaning: { is: 'column', column: 'RESTARTS', op: quantity.op, value: String(quantity.n) },
            hints: { column: 'RESTARTS', kinds: kindsOf('pods') },
          }
        );
      },
      examples: [
        ['0 restarts', 'kubectl get pods', 'RESTARTS is 0 in every row'],
        ['fewer than 5 restarts', 'kubectl get pods', 'RESTARTS is below 5 in every row'],
        ['no restarts', 'kubectl get pods', 'RESTARTS is 0 in every row'],
        ['RESTARTS: 0', 'kubectl get pods', 'RESTARTS is 0 in every row'],
      ],
      not: ['no unexpected restarts', 'restarts cleanly', '0 restarts since midnight'],
    },
    {
      name: 'values that differ',
      pattern: pattern(
        '(?:<all> )?(?:(?:<name:name> )?(?:pods?|replicas?|instances?) )?(?:(?:is|run|running|scheduled|spread|placed|lands?|landing|distributed|all|shows) )*(?:(?:on|across|over|to) )?(?:<qty:qty> |(?<many>multiple|several) )?(?:different|distinct|separate|unique)(?: (?:node|nodes|hosts|workers|worker nodes))?(?: (?:values?|names?))?(?: in node column)?',
      ),
      read: (part) => {
        const hints = about(part);
        if (!hints || !/node|host|worker/i.test(part.sentence.text)) return null;
        const apart = spreadOf(part) ?? (part.has('qty') ? null : DISTINCT);
        if (apart === null) return null;
        return {
          meaning: /\brunning\b/i.test(part.sentence.text) ? { is: 'both', parts: [RUNNING, apart] } : apart,
          hints: { ...hints, column: 'NODE', kinds: kindsOf('pods') },
        };
      },
      examples: [
        ['pods on different nodes', 'kubectl get pods -o wide', 'NODE differs from row to row, of at least 2 rows'],
        ['Distinct NODE values', 'kubectl get po -l app=x -o wide', 'NODE differs from row to row, of at least 2 rows'],
        [
          'pods Running on different nodes',
          'kubectl get pods -o wide',
          'STATUS is Running in every row; NODE differs from row to row, of at least 2 rows',
        ],
        [
          'replicas spread across separate nodes',
          'kubectl get pods -o wide',
          'NODE differs from row to row, of at least 2 rows',
        ],
      ],
      not: [
        'pods on different clouds',
        'different values',
        'nodes in different zones',
        'pods on different nodes after the drain',
      ],
    },
    {
      name: 'spread over so many',
      pattern: pattern(
        '(?:<all> )?(?:(?:<name:name> )?(?:pods?|replicas?|instances?) )?(?:(?:is|run|running|scheduled|spread|placed|distributed|all) )+(?:on|across|over|among|between) (?:<qty:qty>|(?<many>multiple|several)) (?:worker )?(?:nodes|hosts|workers)',
      ),
      read: (part) => {
        const hints = about(part);
        const apart = spreadOf(part);
        return (
          hints &&
          apart && {
            meaning: /\brunning\b/i.test(part.sentence.text) ? { is: 'both', parts: [RUNNING, apart] } : apart,
            hints: { ...hints, column: 'NODE', kinds: kindsOf('pods') },
          }
        );
      },
      examples: [
        ['replicas spread across at least 3 nodes', 'kubectl get pods -o wide', 'NODE has at least 3 different values'],
      ],
      not: ['replicas spread across at least 3 zones', 'spread across all nodes'],
    },
    {
      name: 'all on one node',
      pattern: pattern(
        '(?:(?<none>no|none of) |<all> )?(?:<name:name> )?(?:pods?|replicas?|instances?) (?:(?:is|run|runs|running|scheduled|placed|lands|all) )*on node <node:name>',
      ),
      read: (part) => {
        const hints = about(part);
        const op = part.has('none') ? '!=' : '=';
        const on: Meaning = { is: 'column', column: 'NODE', op, value: part.said('node').text };
        if (op === '!=' && /\brun/i.test(part.sentence.text)) return null;
        return (
          hints &&
          (usable(part.said('node')) || null) && {
            meaning: /\brunn?(?:ing|s)?\b/i.test(part.sentence.text) ? { is: 'both', parts: [RUNNING, on] } : on,
            hints: { ...hints, column: 'NODE', kinds: kindsOf('pods') },
          }
        );
      },
      examples: [['all pods on node `blue-2`', 'kubectl get pods -o wide', 'NODE is blue-2 in every row']],
      not: ['all pods on node blue-2 or blue-3', 'all pods on nodes'],
    },
    {
      name: 'ports of a service',
      pattern: pattern(
        '(?:(?:<name:name> )?<kind:kind> )?(?:(?:is )?(?:exposes|exposed on|listens on|listening on|has|with|shows) )?(?:ports?|port[(]s[)])(?: (?:includes|contains|lists|has))? <ports:ports>(?: (?:is )?(?:exposed|listed))?',
      ),
      read: (part) => {
        const hints = about(part);
        const ports = part.text('ports').match(/\d+(?:\/[a-z]+)?/gi) ?? [];
        const parts = ports.map((value): Meaning => ({
          is: 'column',
          column: 'PORT(S)',
          op: '=',
          value,
          within: true,
          ...(ports.length > 1 ? { headed: true } : { key: 'port' }),
        }));
        const [only] = parts;
        if (!hints || !only) return null;
        const meaning: Meaning = parts.length > 1 ? { is: 'both', parts } : only;
        return { meaning, hints: { ...hints, kinds: kindsOf('services'), column: 'PORT(S)' } };
      },
      examples: [
        [
          'ports 80 and 443 exposed',
          'kubectl get svc edge',
          'PORT(S) has 80 in every row; PORT(S) has 443 in every row',
        ],
        ['service exposes port 53/UDP', 'kubectl get svc dns', 'PORT(S) has 53/UDP in every row'],
      ],
      not: ['port 80 published', 'port 80 of the host', 'port 80 open', 'port forwarding'],
    },
    {
      name: 'external address assigned',
      pattern: pattern(
        '(?:(?:<name:name> )?(?:service|gateway|ingress|svc) )?(?:is |has |gets |with )?(?:assigned )?(?:external[- ]ip|loadbalancer ip|load balancer ip)(?: address)?(?: (?:is )?(?:assigned|allocated|set|not pending|not [<]pending>))?(?: ?[(]not (?:<lit>|[<]?pending>?|[<]?none>?)[)])?',
      ),
      read: (part) => {
        const hints = about(part);
        const test = (value: string): Meaning => ({ is: 'column', column: 'EXTERNAL-IP', op: '!=', value });
        return (
          hints && {
            meaning: { is: 'both', parts: [test('<pending>'), test('<none>')] },
            hints: { ...hints, kinds: kindsOf('svc') },
          }
        );
      },
      examples: [
        [
          'external IP assigned',
          'kubectl get svc edge',
          'EXTERNAL-IP is not <pending> in every row; EXTERNAL-IP is not <none> in every row',
        ],
      ],
      not: ['external IP reachable', 'external IP assigned by hand'],
    },
    {
      name: 'condition',
      pattern: pattern(
        '(?:<kind:kind> (?:has |shows )?)?(?:condition <a:name>|<b:name> condition)(?: is| shows| ?[:=])? ?<value:state1>',
      ),
      read: (part) => {
        const hints = about(part);
        const name = part.has('a') ? part.text('a') : part.text('b');
        if (/^(?:all|every|each|any|no|one|its|that|this|some|other|only)$/i.test(name)) return null;
        return (
          hints && {
            meaning: { is: 'column', column: name.toUpperCase(), op: '=', value: part.text('value'), key: name },
            hints: { ...hints, column: name.toUpperCase() },
          }
        );
      },
      examples: [['Ready condition is True', 'kubectl get certificate edge', 'READY is True in every row']],
      not: ['condition Ready soon', 'Ready condition met', 'every condition False'],
    },
    {
      name: 'endpoints are filled',
      pattern: pattern(
        '(?:<kind> )?(?:has endpoints|endpoints (?:is )?(?:not empty|populated|present|listed)|at least (?:one|1) endpoint(?: address)?)',
      ),
      read: () => ({
        meaning: { is: 'column', column: 'ENDPOINTS', op: '!=', value: '<none>' },
        hints: { kinds: kindsOf('endpoints') },
      }),
      examples: [['endpoints not empty', 'kubectl get endpoints cart', 'ENDPOINTS is not <none> in every row']],
      not: ['endpoints respond'],
    },
    {
      name: 'version of all nodes',
      pattern: pattern(
        '<all> nodes? (?:(?:is|on|at|running|run|runs|shows|with|kubernetes|kubelet|version) )*<v:version>',
      ),
      read: (part) => ({
        meaning: { is: 'text', values: [{ text: part.text('v'), exact: false }], how: 'bare', any: false },
        hints: { kinds: kindsOf('nodes') },
      }),
      examples: [['all nodes run v1.31.2', 'kubectl get nodes', 'VERSION is v1.31.2 in every row']],
      not: ['all nodes run v1.31.2 soon'],
    },
    {
      name: 'age',
      pattern: pattern(
        '(?:<kind:kind> )?age(?: is)?\\s*[:=]?\\s*(?:<op:op>|(?<younger>younger than)|(?<older>older than)) ?(?<num>\\d+) ?(?<unit>s|m|h|d|sec|secs|seconds?|mins?|minutes?|hours?|days?)',
      ),
      read: (part) => {
        const op = part.has('op') ? part.comparison('op') : part.has('younger') ? '<' : '>';
        const value = `${part.text('num')}${part.text('unit').charAt(0).toLowerCase()}`;
        return (
          op && {
            meaning: { is: 'column', column: 'AGE', op, value },
            hints: { column: 'AGE', kinds: part.has('kind') ? kindsOf(part.text('kind')) : [] },
          }
        );
      },
      examples: [['AGE less than 5 minutes', 'kubectl get pods', 'AGE is below 5m in every row']],
      not: ['age is low', 'age below average'],
    },
    {
      name: 'default of its kind',
      pattern: pattern(
        '(?:<kind:kind> )?<name:name> (?:[(]default[)]|(?:is )?(?:set |marked |shown |listed )?(?:as )?[(]?default[)]?(?: (?<what>class|storage ?class|one))?)|default (?<what2>storage ?class)(?: (?:is|shows)| ?:)? <name2:name>(?: [(]default[)])?',
      ),
      read: (part) => {
        const name = part.said(part.has('name') ? 'name' : 'name2');
        if (!usable(name) || /^(?:is|not|as|it|this|that|which)$/i.test(name.text) || kindsOf(name.text).length > 0)
          return null;
        const sure =
          part.has('what') ||
          part.has('what2') ||
          part.has('kind') ||
          /[(]default[)]$|\b(?:the|as) default/i.test(part.sentence.raw);
        if (!sure || (part.has('kind') && !kindsOf(part.text('kind')).includes('storageclasses'))) return null;
        return {
          meaning: {
            is: 'text',
            values: [{ text: `${name.text} (default)`, exact: false }],
            how: 'contains',
            any: false,
          },
          hints: { kinds: kindsOf('storageclass'), output: 'table' },
        };
      },
      examples: [
        ['`gp3` is the default StorageClass', 'kubectl get storageclass', 'gp3 (default) is printed'],
        ['gp3 (default)', 'kubectl get sc', 'gp3 (default) is printed'],
      ],
      not: ['gp3 is the default in Frankfurt', 'gp3 is not the default'],
    },
    {
      name: 'the only default of its kind',
      pattern: pattern(
        '(?:(?:there is|shows) )?(?:exactly |only |just )?(?:one|1|single) default storage ?class(?:(?: is|:|,)? [(]?<name:name>[)]?)?',
      ),
      read: (part) => {
        const name = part.said('name');
        if (part.has('name') && !usable(name)) return null;
        const one = { kind: 'table', column: 'NAME', test: 'has', op: '=', value: '(default)', min: 1 } as const;
        const marked: Meaning = { is: 'tests', tests: [{ ...one, rows: 'some', max: 1 }] };
        const named: Meaning = {
          is: 'text',
          values: [{ text: `${name.text} (default)`, exact: false }],
          how: 'contains',
          any: false,
        };
        return {
          meaning: part.has('name') ? { is: 'both', parts: [marked, named] } : marked,
          hints: { kinds: kindsOf('storageclass'), output: 'table' },
        };
      },
      examples: [
        [
          'Exactly one default StorageClass (`gp3`)',
          'kubectl get sc',
          'NAME has (default) in at least 1 row and at most 1; gp3 (default) is printed',
        ],
      ],
      not: ['one default StorageClass per zone', 'exactly one StorageClass'],
    },
    {
      name: 'several columns of one value',
      pattern: pattern(
        '(?:<kind:kind> )?(?<cols><column>(?:(?:,? and |, ?| ?[/&] ?)<column>)+) (?:columns? )?(?:(?:is )?(?<each>all|both|each) )?(?:(?:is|shows|equals|equal to|has) |= ?|: ?)*<value:value>',
      ),
      read: (part) => {
        const cols = part.text('cols');
        const value = part.said('value').text;
        if (
          !valueOf(value) ||
          (!part.has('each') && cols.replace(/\band\b/g, '') !== cols.replace(/\band\b/g, '').toUpperCase())
        )
          return null;
        const parts = cols.split(/,? and |, ?| ?[/&] ?/i).map((column): Meaning => ({
          is: 'column',
          column: column.trim().toUpperCase(),
          op: '=',
          value,
          headed: true,
        }));
        return {
          meaning: { is: 'both', parts },
          hints: { ...about(part), column: parts.length > 0 ? (cols.split(/,| /)[0]?.toUpperCase() ?? null) : null },
        };
      },
      examples: [
        [
          'DESIRED, CURRENT and READY all equal 4',
          'kubectl get ds agent',
          'DESIRED is 4 in every row; CURRENT is 4 in every row; READY is 4 in every row',
        ],
      ],
      not: ['DESIRED and READY differ', 'desired and ready 4'],
    },
    {
      name: 'least and most replicas of an autoscaler',
      pattern: pattern(
        '(?:<kind:kind> )?(?:(?:is|has|configured|scales|set|with|between|from|to) )*min(?:imum)?(?: ?replicas?| ?pods?)?(?: is| of| ?[:=])? ?<low:num>(?: replicas?| pods?)?(?:,? and|,| ?/)? max(?:imum)?(?: ?replicas?| ?pods?)?(?: is| of| ?[:=])? ?<high:num>(?: replicas?| pods?)?',
      ),
      read: (part) => {
        const kinds = part.has('kind') ? kindsOf(part.text('kind')) : kindsOf('hpa');
        if (!kinds.includes('horizontalpodautoscalers')) return null;
        const parts = (['low', 'high'] as const).map((name): Meaning => ({
          is: 'column',
          column: name === 'low' ? 'MINPODS' : 'MAXPODS',
          op: '=',
          value: String(part.quantity(name)?.n),
          key: name === 'low' ? 'minReplicas' : 'maxReplicas',
        }));
        return { meaning: { is: 'both', parts }, hints: { kinds, column: 'MINPODS' } };
      },
      examples: [
        [
          'HPA configured with min 2 and max 10 replicas',
          'kubectl get hpa web',
          'MINPODS is 2 in every row; MAXPODS is 10 in every row',
        ],
      ],
      not: ['HPA with min 2', 'min 2 and max 10 seconds'],
    },
    {
      name: 'host of a route',
      pattern: pattern(
        '(?:<kind:kind> )?(?:(?:has|with|for|shows) )?(?:hosts?|host ?names?)(?: is| ?[:=])? <value:name>',
      ),
      read: (part) => {
        const { text: value, exact } = part.said('value');
        if (!/^[\w*-]+(?:\.[\w-]+)+$/.test(value) && !exact) return null;
        if (/\s/.test(value)) return null;
        return {
          meaning: { is: 'column', column: 'HOSTS', op: '=', value, within: true, unsure: true },
          hints: {
            kinds: part.has('kind') ? kindsOf(part.text('kind')) : [...kindsOf('ingress'), ...kindsOf('httproute')],
            output: 'table',
          },
        };
      },
      examples: [['host `pier.example`', 'kubectl get ingress pier', 'HOSTS has pier.example in every row']],
      not: ['host is up', 'hosts pier.example and quay.example'],
    },
    {
      name: 'columns and values',
      pattern: pattern('(?:<column> (?:column )?(?:is |shows |has |= ?|: ?)?(?:<value>)(?:,? (?:and )?)?){2,}'),
      read: (part) => {
        const pairs = pairsOf(part.sentence);
        if (!pairs) return null;
        const parts = pairs.map(([column, value]): Meaning => ({ is: 'column', column, op: '=', value }));
        return { meaning: { is: 'both', parts }, hints: { column: pairs[0]?.[0] ?? null } };
      },
      examples: [
        ['READY 1/1 STATUS Running', 'kubectl get pods', 'READY is 1/1 in every row; STATUS is Running in every row'],
      ],
      not: ['READY soon, STATUS later on'],
    },
    {
      name: 'column and value',
      pattern: pattern(
        '(?:<all> )?(?:(?:<name:name> )?<kind:kind> (?:has |with |shows |is )?)?<column:column>(?: column)?(?: (?:is|shows|has|reads)| ?[:=]{1,2})? (?:<op:op> ?)?<value:value>',
      ),
      read: (part) => {
        const hints = about(part);
        const op = part.has('op') ? part.comparison('op') : '=';
        const column = part.text('column').toUpperCase();
        const { text: value, exact } = part.said('value');
        // Small letters are an everyday word as well as a header.
        const quotable = part.text('column') === column && !value.includes(' ');
        if (!hints || op === null || !(valueOf(value) || (exact && quotable))) return null;
        const sure =
          /[:=]|\bcolumn\b|\bis\b/i.test(part.sentence.text) || part.has('op') || part.text('column') === column;
        if (!sure && column === 'VERSION') return null;
        if (!sure && column !== 'READY' && !/\d|[a-z][A-Z]/.test(value)) return null;
        return {
          meaning: { is: 'column', column, op, value, key: part.text('column'), unsure: !sure },
          hints: { ...hints, column },
        };
      },
      examples: [
        ['READY column shows True', 'kubectl get certificate edge', 'READY is True in every row'],
        ['READY=True', 'flux get kustomizations', 'READY is True in every row'],
        ['TYPE: LoadBalancer', 'kubectl get svc edge', 'TYPE is LoadBalancer in every row'],
        ['AVAILABLE >= 2', 'kubectl get deploy web', 'AVAILABLE is at least 2 in every row'],
        ['CLUSTER-IP is 10.3.0.9', 'kubectl get svc web', 'CLUSTER-IP is 10.3.0.9 in every row'],
      ],
      not: ['TYPE is right', 'AGE is low'],
    },
  ],
};

const PAIR = new RegExp(
  `^(${anyOf(WORDS['column'] ?? [])})\\s+(?:column\\s+)?(?:is\\s+|shows\\s+|has\\s+|=\\s*|:\\s*)?([^\\s,;()]+)(?:,?\\s+(?:and\\s+)?|$)`,
  'u',
);

/** `READY 1/1 STATUS Running` as pairs, headers in capitals as tables print them; null where anything is left over. */
function pairsOf(sentence: Sentence): readonly (readonly [string, string])[] | null {
  const pairs: (readonly [string, string])[] = [];
  for (let rest = sentence.text; rest !== '';) {
    const [all = '', column = '', word = ''] = PAIR.exec(rest) ?? [];
    const value = restore(word, sentence);
    if (all === '' || !valueOf(value)) return null;
    pairs.push([column, value]);
    rest = rest.slice(all.length);
  }
  return pairs.length > 1 ? pairs : null;
}

/** A cell, not a remark about one or another header. */
function valueOf(text: string): boolean {
  if (COLUMN_WORDS.includes(text)) return false;
  return /[\d/<>.:-]|^(?:true|false|unknown)$/i.test(text) || /^[A-Z]/.test(text);
}
