import { kindsOf } from '../kinds.ts';
import { isPlainValue } from '../plainValue.ts';
import { pattern, type Family, type Parts } from '../phrase.ts';
import type { Reading } from '../phrase.ts';
import { identifier, usable } from './about.ts';
import { escaped } from '../../text/escaped.ts';

/** A number with a sign or unit that says what it measures. */
const AMOUNT = String.raw`\d[\d,]*(?:\.\d+)? ?(?:%|percent|[kmgtpe]i?b?|ns|us|ms|s|secs?|seconds?|mins?|minutes?|h|hours?|d|days?)`;

/** Every one; `any` may mean one of them. */
const EVERY = '(?:all|every|each|both)(?: (?:of|one|single))?';
const TIME = String.raw`\d+(?:\.\d+)? ?(?:ms|milliseconds?|s|secs?|seconds?|mins?|minutes?)`;

/** The unit in its usual spelling: the words are matched in small letters, but `Mi` and `m` differ by theirs. */
const amountOf = (part: Parts): string => part.text('v').replace(/ ?percent$/i, '%');

/** `tls.crt and tls.key`; null where an everyday word is among them. */
function names(part: Parts, least: number): readonly string[] | null {
  const list = part.list('names');
  if (list.length < least || /\sor\s/i.test(part.sentence.text)) return null;
  return list.every((one) => usable(one) && (identifier(one) || least > 1)) ? list.map((one) => one.text) : null;
}

/** The end of a run is its result, below which it may print more. */
const OF_A_RUN = /^(?:file|page|body|check|lint|test|tests|run|summary|report|job|script|build|playbook|plan) /;
const BARE = /^(?:it )?(?:is )?(?:starts?|begin|ends?|ending)/i;
const OUTPUT = /^(?:output|result|response|list|text|logs?|stdout) /i;

/** The output begins and ends in one place; names and other values that are spoken of do so each. */
function begins(part: Parts, start: boolean): Reading {
  const text = escaped(part.text('value'));
  const plain = start ? `^["']?${text}` : `${text}["']?$`;
  const source = !part.has('no') ? plain : start ? `^(?!["']?${text})` : `^(?!.*${text}["']?$)`;
  const said = part.sentence.text;
  const line = { line: start ? 'first' : 'last' } as const;
  const where = OUTPUT.test(said) ? line : { each: true, ...(BARE.test(said) ? line : {}) };
  return { meaning: { is: 'tests', tests: [{ kind: 'matches', pattern: source, flags: '', ...where }] } };
}

export const amounts: Family = {
  title: 'Amounts, ranges and lists',
  about:
    'What the whole output is: an amount with its unit, a number between two others, a list, or how the output begins or ends. Where several values are printed, each must be so.',
  phrases: [
    {
      name: 'amount with a unit',
      pattern: pattern(
        `(?:(?:value|it|result|output|usage|total|size|duration|time|latency|(?:total |response |elapsed )time) )?(?:is |takes )?<op:op> ?(?<v>${AMOUNT})`,
      ),
      read: (part) => {
        const op = part.comparison('op');
        return op && { meaning: { is: 'value', key: '.', op, value: amountOf(part) } };
      },
      examples: [
        [
          'at least 20Gi',
          "kubectl get pvc a -o jsonpath='{.status.capacity.storage}'",
          'every value printed is at least 20Gi',
        ],
        ['below 75%', 'cat fill.txt', 'every value printed is below 75%'],
      ],
      not: ['at least 20Gi free', 'below 75% at night'],
    },
    {
      name: 'answers in a time',
      pattern: pattern(
        `(?:(?:it|server|service|request|page|site|api|endpoint|registry) )?(?:responds?|answers?|responses?|loads?|response time|(?:total |connect )?time|latency)(?: (?:is|takes|arrives|comes))? (?:within|in|in under|in less than|under|below|faster than|less than|in at most|at most|<=?) ?(?<v>${TIME})`,
      ),
      read: (part) => {
        const op = /\b(?:under|below|less than|faster than)\b|<(?!=)/.test(part.sentence.lower) ? '<' : '<=';
        return { meaning: { is: 'seconds', op, value: part.text('v') } };
      },
      examples: [
        [
          'Responds within 2 seconds',
          "curl -s -o /dev/null -w '%{time_total}' http://localhost:9000/",
          'the number printed is at most 2',
        ],
        [
          'responds in under 300 ms',
          "curl -so x -w '%{time_total}\\n' http://localhost/",
          'the number printed is below 0.3',
        ],
        ['Responds within 2 seconds', 'ls', '? Responds within 2 seconds'],
      ],
      not: ['responds within 2 retries', 'responds within 2 seconds on average'],
    },
    {
      name: 'use of each',
      pattern: pattern(
        `(?:<all> )?(?:<kind:kind> )?(?:(?:is|uses?|has|consumes?|at) )?<op:op> ?(?<v>${AMOUNT}) (?:of )?(?<what>cpu|memory)(?: usage| use)?`,
      ),
      read: (part) => {
        const op = part.comparison('op');
        const hints = part.has('kind') ? { kinds: kindsOf(part.text('kind')) } : {};
        return (
          op && { meaning: { is: 'value', key: part.text('what').toLowerCase(), op, value: amountOf(part) }, hints }
        );
      },
      examples: [
        ['All nodes below 70% memory', 'kubectl top nodes', 'MEMORY(%) is below 70% in every row'],
        ['each pod uses less than 300m CPU', 'kubectl top pods', 'CPU(cores) is below 300m in every row'],
      ],
      not: ['All nodes below 70% memory pressure'],
    },
    {
      name: 'several words of a list under a key',
      pattern: pattern(
        '(?:<kind> (?:has )?)?(?<key>policytypes|finalizers|accessmodes|args|command|drop|verbs|apigroups|dnsnames|mountoptions|externalips|ipfamilies|nameservers|scopes)(?: list)?:? (?:contains|includes|lists|has|shows|is) (?:both )?<names:names>',
      ),
      read: (part) => {
        const list = part.list('names');
        if (/\sor\s/i.test(part.sentence.text) || !list.every((one) => usable(one) && !/[\s:{}[\],#"']/.test(one.text)))
          return null;
        if (!/[A-Z]/.test(part.text('key')) && !list.every((one) => one.exact || /^[A-Z]/.test(one.text))) return null;
        if (/ is /.test(part.sentence.text) && list.length < 2) return null;
        return { meaning: { is: 'members', of: part.text('key'), names: list.map((one) => one.text), only: false } };
      },
      examples: [
        [
          'policyTypes includes both Ingress and Egress',
          'kubectl get netpol quay -o yaml',
          'the output contains this YAML: policyTypes: ["Ingress", "Egress"]',
        ],
      ],
      not: ['policyTypes includes Ingress or Egress', 'env includes PORT'],
    },
    {
      name: 'between two numbers',
      pattern: pattern(
        '(?:(?<key>[a-z][\\w.]*) )?(?:is )?(?:(?:between|from) (?<a>\\d+(?:\\.\\d+)?) (?:and|to) (?<b>\\d+(?:\\.\\d+)?)|(?<c>\\d+) ?(?:-|–|to) ?(?<d>\\d+))',
      ),
      read: (part) => {
        const [low, high] = part.has('a') ? [part.text('a'), part.text('b')] : [part.text('c'), part.text('d')];
        const key = part.text('key');
        if (Number(low) >= Number(high) || (key !== '' && !/^(?:value|count|number|it|result|output)$/i.test(key)))
          return null;
        const one = (op: '>=' | '<=', value: string): Reading['meaning'] => ({ is: 'value', key: '.', op, value });
        return { meaning: { is: 'both', parts: [one('>=', low), one('<=', high)] } };
      },
      examples: [
        [
          'between 4 and 12',
          "kubectl get hpa a -o jsonpath='{.status.currentReplicas}'",
          'every value printed is at least 4; every value printed is at most 12',
        ],
        [
          '4-12',
          "kubectl get hpa a -o jsonpath='{.spec.maxReplicas}'",
          'every value printed is at least 4; every value printed is at most 12',
        ],
      ],
      not: ['between 12 and 4', 'between 4 and 12 pods'],
    },
    {
      name: 'begins with',
      pattern: pattern(
        '(?:<all> )?(?:(?!(?:not|never|no|none|nothing|cannot)\\b)(?<who>[a-z]+) )?(?:is )?(?<no>(?:do |does |should |must )?(?:not|never) )?(?:(?<start>starts?|begins?|beginning|starting|prefixed)|(?<end>ends?|ending|suffixed)) (?:with|in) <value:lit>',
      ),
      read: (part) => {
        if (OF_A_RUN.test(part.sentence.text)) return null;
        // A kind of resources must be what is printed.
        const kinds = kindsOf(part.text('who'));
        return { ...begins(part, part.has('start')), ...(kinds.length > 0 ? { hints: { kinds } } : {}) };
      },
      examples: [
        ['starts with `eni-`', 'cat id.txt', 'the first line matches /^["\']?eni-/'],
        ['ends with `all lamps lit`', 'lamps --list', 'the last line matches /all lamps lit["\']?$/'],
        ['name ends with `.lan`', 'hostname -f', 'every line matches /\\.lan["\']?$/'],
      ],
      not: ['starts with a greeting', 'ends with `x` or so'],
    },
    {
      name: 'the whole list or map',
      pattern: pattern(
        '(?:(?:lists?|array|map|object|value|output|result) )?(?:is )?(?:exactly |only )?(?:empty (?:lists? |array |map |object ))?(?<list>\\[.*\\]|\\{.*\\}|<lit>)',
      ),
      read: (part) => {
        const list = part.text('list');
        if (!/^(?:\[[^[\]]*\]|\{[^{}]*\})$/.test(list) || /\.\.\.|…|^\{[^:]+\}$/.test(list)) return null;
        return { meaning: { is: 'value', key: '.', op: '=', value: list } };
      },
      examples: [
        [
          '[NET_RAW]',
          "kubectl get pod a -o yaml | yq '.spec.containers[0].securityContext.capabilities.drop'",
          'every value printed is [NET_RAW]',
        ],
      ],
      not: ['[NET_RAW] or so', '[...]'],
    },
    {
      name: 'a list that is named',
      pattern: pattern('(?<key>[a-z][\\w.]*)(?: is| has)?(?: exactly| only)? (?<list>\\[[^\\]]*\\])'),
      read: (part) => ({
        meaning: { is: 'value', key: part.text('key'), op: '=', value: part.text('list') },
        hints: { asked: part.text('key') },
      }),
      examples: [
        ['verbs are exactly [get, list]', "yq '.rules[0].verbs' role.yaml", 'every value printed is [get, list]'],
      ],
      not: ['drop [ALL] quickly'],
    },
    {
      name: 'the members of a list',
      pattern: pattern(
        '(?:(?<n>one|two|three|four|five|six|seven|\\d+) )?(?<key>[a-z][\\w.]*s)(?: lists?)?(?: is| is exactly| is only|:)+ (?:both )?<names:several>',
      ),
      read: (part) => {
        const list = part.list('names');
        const texts = list.every((one) => usable(one) && !/\s/.test(one.text)) ? list.map((one) => one.text) : [];
        const n = part.quantity('n')?.n ?? texts.length;
        if (texts.length < 2 || n !== texts.length || /\sor\s/i.test(part.sentence.text)) return null;
        if (!part.has('n') && !list.every(identifier)) return null;
        return { meaning: { is: 'members', of: part.text('key'), names: texts, only: true } };
      },
      examples: [
        ['keys are ca.pem and ca.key', "jq '.data | keys' a.json", 'every value printed is [ca.pem, ca.key]'],
        ['Two files: a.yaml and b.yaml', 'ls conf.d', 'every value printed is [a.yaml, b.yaml]'],
      ],
      not: ['keys are red and blue', 'Three files: a.yaml and b.yaml', 'keys are ca.pem or ca.key'],
    },
    {
      name: 'some members of a list',
      pattern: pattern(
        '(?:(?<key>[a-z][\\w.]*s)(?: lists?)? (?:includes?|contains?|lists)|(?:has|includes|contains|lists|shows)(?: all)?(?: (?:two|three|four|five|six))? (?<key2>[a-z][\\w.]*s)(?: named)?:?) (?:both )?<names:names>',
      ),
      read: (part) => {
        const of = part.text(part.has('key') ? 'key' : 'key2');
        const list = NO_NOUN.test(of) || /^[A-Z]+$/.test(of) ? null : names(part, 1);
        return list && { meaning: { is: 'members', of, names: list, only: false } };
      },
      examples: [
        [
          'args include `--v=2` and `--lease=true`',
          "jq -r '.spec.args[]' pod.json",
          '`--v=2` is printed; `--lease=true` is printed',
        ],
      ],
      not: ['args include secrets'],
    },
    {
      name: 'every line',
      pattern: pattern(
        '(?:every|each|all|all of)(?: single)? (?:line|entry|value|result|row|item|url|digest|name)(?:s|es)? (?:is |has |contains? |includes? |mentions? |shows? )<value:lit>',
      ),
      read: (part) => ({
        meaning: { is: 'tests', tests: [{ kind: 'contains', token: part.text('value'), exact: true, each: true }] },
      }),
      examples: [['Every line contains `@v2`', 'cat refs.txt', '`@v2` is printed in every line']],
      not: ['Every line contains words'],
    },
    {
      name: 'every line of a form',
      pattern: pattern(
        '(?:every|each|all|all of)(?: single)? (?:line|entry|value|result|row|item|url|digest|name|tag|version)(?:s|es)? (?:should |must )?(?:match|matches|fits?) (?:the )?(?:regex |pattern |form )?<value:lit>',
      ),
      read: (part) => {
        const value = part.text('value').replace(/^\/(.*)\/$/, '$1');
        // Only an expression that says where it begins or ends can be told from a text.
        if (!/^\^|\$$/.test(value) || value.length > 200) return null;
        return { meaning: { is: 'tests', tests: [{ kind: 'matches', pattern: value, flags: '', each: true }] } };
      },
      examples: [['Every line matches `^v[0-9]+$`', 'cat refs.txt', 'every line matches /^v[0-9]+$/']],
      not: ['Every line matches `v1`', 'Every line matches the form'],
    },
    {
      name: 'all are a value',
      pattern: pattern(
        '<all> (?:<kind:kind> |(?:of them|values?) )?(?:(?:is|has|uses?|on|at|runs?|with|class|size|tag|version|value|set to) )*<value:value>',
      ),
      read: (part) => {
        const said = part.said('value');
        if (!part.has('kind') && !said.exact) return null;
        if (!said.exact && !/\d/.test(said.text)) return null;
        if (!said.exact && !/^(?:v?\d+\.[\dx.]+|\d+(?:\.\d+)?[kmgtpe]i?|\d+%)$/i.test(said.text)) return null;
        return {
          meaning: { is: 'each', value: said },
          hints: { kinds: part.has('kind') ? kindsOf(part.text('kind')) : [] },
        };
      },
      examples: [
        [
          'All claims are 40Gi',
          'kubectl get pvc -o custom-columns=NAME:.metadata.name,SIZE:.spec.resources.requests.storage',
          '40Gi is printed in every line',
        ],
        ['All nodes on v1.31.x', 'kubectl get nodes', 'VERSION is 1.31.x in every row'],
        [
          'All `Fail`',
          "kubectl get vwc a -o jsonpath='{.webhooks[*].failurePolicy}'",
          'every line or word printed is `Fail`',
        ],
      ],
      not: ['All claims are 40Gi or more', 'All claims are new'],
    },
    {
      name: 'what is done, for each',
      pattern: pattern(
        `(?<deed>(?:configured|created|unchanged|deleted|patched|replaced|labeled|annotated|serverside-applied)(?: [(](?:server |client )?dry[ -]run[)])?) (?:for|on) ${EVERY}(?: [a-z][a-z-]*){1,2}`,
      ),
      read: (part) => ({ meaning: { is: 'each', value: { text: part.text('deed'), exact: false } } }),
      examples: [
        ['unchanged for every object', 'kubectl apply -f shore/', 'unchanged is printed in every line'],
        [
          'created (dry run) for each object',
          'kubectl apply --dry-run=client -f shore/',
          'created (dry run) is printed in every line',
        ],
      ],
      not: ['created for every new tenant of the reef', 'configured for each'],
    },
    {
      name: 'all of something are a text',
      pattern: pattern(
        `(?:(?:(?:last|latest|newest|first|top|most recent) )?(?<n><num>)(?: [a-z][a-z-]*s)?:? )?(?:${EVERY}(?: (?:of (?:them|these) |[a-z][a-z-]* ){0,2}(?:(?:is|has|shows|reports|returns|answers?|in|at|on|with|as|status|state|result) )*<value:lit>|:? <bare:lit>)|<front:lit> (?:for|on|in|by|from|beside|next to|behind) ${EVERY}(?: [a-z][a-z-]*){1,2})`,
      ),
      read: (part) => {
        const value = part.said(['value', 'bare', 'front'].find((name) => part.has(name)) ?? '');
        const n = part.has('n') ? part.quantity('n')?.n : undefined;
        return value.text === '' ? null : { meaning: { is: 'each', value, ...(n === undefined ? {} : { n }) } };
      },
      examples: [
        ['All images report `signed`', 'cat images.txt', '`signed` is printed in every line'],
        ['Last 4 builds: all `green`', 'ci builds -n 4', '`green` is printed in every line; exactly 4 rows are listed'],
        ['`signed` for every chart', 'cat charts.txt', '`signed` is printed in every line'],
        ['All objects `unchanged`', 'kubectl apply -f k8s/', '`unchanged` is printed in every line'],
      ],
      not: ['All images `signed` but one', 'any of them `failed`'],
    },
    {
      name: 'is not a value',
      pattern: pattern(
        '(?:(?:value|it|result|output) )?(?:is )?(?:not|never) (?:equal to )?(?:<value:lit>|(?<word>null|true|false))',
      ),
      read: (part) => ({
        meaning: part.has('word')
          ? { is: 'value', key: '.', op: '!=', value: part.text('word') }
          : { is: 'not-value', value: part.text('value') },
      }),
      examples: [
        ['must not be null', "jq '.spec.zone' a.json", 'every value printed is not null'],
        [
          'not `default`',
          "kubectl get pod a -o jsonpath='{.spec.serviceAccountName}'",
          'every value printed is not default',
        ],
        ['not `legacy`', 'helm list', '`legacy` is not printed'],
      ],
      not: ['not good', 'not `default` any more'],
    },
    {
      name: 'a key that is not set',
      pattern: pattern(
        '(?:<key:lit>|(?<camel>[a-z]\\w*)) is (?:not (?:set|defined|configured|present|specified)|unset|absent|undefined)',
      ),
      read: (part) => {
        const key = part.has('camel') ? part.text('camel') : part.text('key');
        return /^[a-z]+(?:[A-Z][a-z0-9]*)+$/.test(key) ? { meaning: { is: 'unset', key } } : null;
      },
      examples: [['hostIPC is not set', 'kubectl get pod a -o yaml', 'hostIPC is not printed']],
      not: ['clock is not set', 'hostIPC is not used'],
    },
    {
      name: 'one of two values of a key',
      pattern: pattern('<key:key>(?: ?[:=] | is )(?:either )?<one:value> or <two:value>'),
      read: (part) => {
        const key = part.text('key');
        const values = [part.said('one'), part.said('two')];
        if (!values.every((one) => one.exact || /^\d[\w.%]*$|^(?:true|false)$/i.test(one.text))) return null;
        if (/^(?:it|value|result|output|status|code|exit|and|is)$/i.test(key)) return null;
        return {
          meaning: { is: 'either', parts: values.map((one) => ({ is: 'value', key, op: '=', value: one.text })) },
          hints: /:|=/.test(part.sentence.text) || identifier({ text: key, exact: false }) ? {} : { asked: key },
        };
      },
      examples: [
        [
          'maxSurge: 1 or 2',
          'kubectl get deploy a -o yaml | grep maxSurge',
          'every maxSurge is 1, or every maxSurge is 2',
        ],
      ],
      not: ['maxSurge: 1 or more', 'maxSurge: low or high'],
    },
    {
      name: 'a plain word that the command asks for',
      pattern: pattern('(?<key>[a-z][\\w-]*)(?: is| shows| equals| has)? <value:value>'),
      read: (part) => {
        const key = part.text('key');
        const said = part.said('value');
        const spoken = / (?:is|shows|equals|has) /.test(part.sentence.text);
        if (NO_NOUN.test(key) || (!spoken && !/^\d+$/.test(said.text))) return null;
        if (!said.exact && !isPlainValue(said.text)) return null;
        return { meaning: { is: 'value', key, op: '=', value: said.text }, hints: { asked: key } };
      },
      examples: [
        ['mode is canary', "kubectl get cm a -o jsonpath='{.data.mode}'", 'every line or word printed is canary'],
        ['port 8443', "kubectl get svc a -o jsonpath='{.spec.ports[*].port}'", 'every line or word printed is 8443'],
      ],
      not: ['mode is changing', 'mode is visible'],
    },
  ],
};

const NO_NOUN =
  /^(?:it|this|that|output|result|results|value|there|which|not|and|all|command|everything|nothing|response|only|or|each|every|both|no|one|they|what|if|when|where|how|expect(?:s|ed|ing)?|gets?|receives?|sees?|exit|code|http|error|pods?|nodes?|status|returns?|shows|lists|count|total|number|logs?|lines?|messages?|texts?|body|page|table|headers?|files?|stdout|stderr|events?)$/i;
