import { kindsOf } from '../kinds.ts';
import { comparisonOf, isName, pattern, type Family } from '../phrase.ts';
import { about } from './tables.ts';

const THERE =
  '(?:exists?|present|is present|are present|is there|are there|found|is found|listed|is listed|are listed|appears?|created|is created|shown|is shown|should exist|should be present|should be listed|should be there|is available in the list)';

export const existence: Family = {
  title: 'Existence',
  about: 'Something is listed, by name where the words or a grep behind the command give one; or it is gone.',
  phrases: [
    {
      name: 'listed names',
      pattern: pattern(
        `(?:the )?(?:(?:alert|alerting) )?(?:<kind:kind>|names?|definitions?)(?: definitions?)? (?:exists?|present|listed|loaded|found|are present|are listed)\\s*:\\s*<names:names>`,
      ),
      read: (part) => {
        const names = part.list('names');
        if (!names.every((n) => isName(n.text))) return null;
        return { meaning: { is: 'present', names }, hints: { kinds: kindsOf(part.text('kind')) } };
      },
      examples: [
        [
          'rules exist: DiskFull, DiskSlow',
          'kubectl get prometheusrule disk -o yaml',
          'some alert is DiskFull; some alert is DiskSlow',
        ],
      ],
      not: ['rules exist: none', 'rules fire: DiskFull'],
    },
    {
      name: 'present',
      pattern: pattern(
        `(?:the )?(?:<name:name> )?<kind:kind>(?:\\(s\\))? (?:(?:should|must|to|is|are|be|all|still) )*${THERE}(?: in (?:the )?(?:namespaces?|cluster|output|list)| in (?:the )?(?:component|file|manifest|repository)(?::| at)? <file:lit>)?`,
      ),
      read: (part) => {
        if (part.has('name') && !isName(part.text('name'))) return null;
        const present = { is: 'present', names: [] } as const;
        const file = {
          is: 'tests',
          tests: [{ kind: 'file', path: part.text('file'), test: { is: 'present' } }],
        } as const;
        return { meaning: part.has('file') ? { is: 'both', parts: [present, file] } : present, hints: about(part) };
      },
      examples: [
        ['Service exists', 'kubectl get svc web', 'something is listed'],
        ['Policy present in namespaces', 'kubectl get cnp -A | grep allow-web', 'allow-web is listed'],
        ['ServiceMonitor exists', 'kubectl -n mon get servicemonitor web', 'something is listed'],
      ],
      not: ['Service exists in DNS', 'new pod exists', 'no service exists'],
    },
  ],
};

export const values: Family = {
  title: 'Values',
  about: 'A key and its value, in YAML, JSON or printed lines; or the column of that name in a table.',
  phrases: [
    {
      name: 'key and value',
      pattern: pattern(
        '(?:<kind:kind> (?:has |with |shows? )?)?(?:the )?<key:key>(?: ?: | ?={1,2} ?| (?:is|equals|should be|must be|is set to|set to|shows?|should equal) (?:set to |equal to |to )?)<value:value>',
      ),
      read: (part) => {
        const value = part.said('value').text;
        const key = part.text('key');
        if (
          /^(?:it|this|that|output|result|value|there|which|not|and|a|an|the|all|command|everything|nothing)$/i.test(
            key,
          )
        )
          return null;
        if (
          /^(?:a|an|the|not|no|in|on|at|visible|still|now|being|set|correct|present|as|to|by|up|high|low|new|empty|missing|reachable|accessible)$/i.test(
            value,
          )
        )
          return null;
        return {
          meaning: { is: 'value', key, op: '=', value },
          hints: part.has('kind') ? { kinds: kindsOf(part.text('kind')) } : {},
        };
      },
      examples: [
        ['minAvailable: 1', 'kubectl get pdb web -o yaml | grep minAvailable', 'every minAvailable is 1'],
        ['PDB minAvailable: 1', 'kubectl get pdb web', 'MIN AVAILABLE is 1 in every row'],
        ['clusterIP: `10.3.0.9`', 'kubectl get svc web -o yaml | grep clusterIP', 'every clusterIP is 10.3.0.9'],
      ],
      not: ['dashboard is visible', 'result is correct', 'latency is low'],
    },
    {
      name: 'key compared',
      pattern: pattern('(?:the )?<key:key>(?: (?:is|should be|must be))? <op:op> ?<value:value>'),
      read: (part) => {
        const op = comparisonOf(part.text('op'));
        return op === null
          ? null
          : { meaning: { is: 'value', key: part.text('key'), op, value: part.said('value').text } };
      },
      examples: [
        ['maxReplicas >= 4', 'kubectl get hpa web -o yaml | grep maxReplicas', 'every maxReplicas is at least 4'],
      ],
      not: ['latency below average load'],
    },
  ],
};

export const network: Family = {
  title: 'DNS, HTTP and metrics',
  about: 'A DNS answer, an HTTP status, Prometheus metrics. The address of the name server itself is no answer.',
  phrases: [
    {
      name: 'resolves to an address',
      pattern: pattern(
        '(?:(?:should|must|it|name|names|domain|host|hostname|dns) )*(?:resolves?|resolving|resolved|answers?) (?:to|with) (?:(?:the|a|an) )?(?:[A-Za-z][\\w-]* ){0,4}?(?:ip|address|ip address|service ip|clusterip)?\\s*[(]?<ip:ip>[)]?',
      ),
      read: (part) => ({ meaning: { is: 'resolves', to: { address: part.text('ip') } }, hints: { output: 'dns' } }),
      examples: [
        ['Resolves to 10.3.0.1', 'nslookup api.corp.example', 'resolves to 10.3.0.1'],
        ['Resolves to the gateway IP (10.3.0.7)', 'dig +short gw.corp.example', 'resolves to 10.3.0.7'],
      ],
      not: ['Resolves to 10.3.0.1 quickly', 'Resolves to an address'],
    },
    {
      name: 'resolves to a public address',
      pattern: pattern(
        '(?:should |must )?resolves? to (?:a |an |its |the )?(?:public|external|internet) (?:ip|address|ip address|ips|addresses)',
      ),
      read: () => ({ meaning: { is: 'resolves', to: 'public' }, hints: { output: 'dns' } }),
      examples: [['Resolves to public IP', 'nslookup example.com', 'resolves to a public address']],
      not: ['Resolves to public IP via the office line', 'public IP'],
    },
    {
      name: 'resolves to a value that is given',
      pattern: pattern(
        '(?:should |must )?resolves? to (?:the |its )?(?<what>pod|node|service|host) (?:ip|address|ip address)',
      ),
      read: (part) => ({
        meaning: { is: 'resolves', to: { placeholder: `${part.text('what').toLowerCase()}-ip` } },
        hints: { output: 'dns' },
      }),
      examples: [
        ['Resolves to pod IP', 'nslookup <pod-ip>.default.pod.cluster.local', 'resolves to the value given for pod-ip'],
      ],
      not: ['Resolves to the right IP'],
    },
    {
      name: 'resolution works',
      pattern: pattern(
        '(?<both>both )?(?:(?:internal|external|upstream|service|pod|cluster|dns|name|hostname|domain) (?:and |, )?)*(?:resolution|lookups?|queries|names?) (?:works?|succeeds?|is successful|successful|resolves?)',
      ),
      read: (part) => ({ meaning: { is: 'resolves', to: 'any' }, hints: { output: 'dns', each: part.has('both') } }),
      examples: [['both internal and external resolution work', 'nslookup a.example', 'resolves']],
      not: ['resolution works from every pod', 'resolution continues'],
    },
    {
      name: 'status',
      pattern: pattern(
        '(?:(?:should|must|endpoint|request|response|api|server|it) )*(?:returns? |responds? with |gives? |response |answers? with )?(?:an? )?(?:http(?:\\/[\\d.]+)?(?: status)?(?: code)?[: ]*|status(?: code)?[: ]+|code[: ]+)?(?<code>[1-5](?:\\d\\d|xx))(?: (?:ok|created|accepted|no content|found|moved permanently|not modified|bad request|unauthorized|forbidden|not found|internal server error|bad gateway|service unavailable))?(?: (?:response|status|code|status code|is returned|returned))?',
      ),
      read: (part) => {
        if (/^\s*[1-5]\d\d\s*$/.test(part.sentence.text)) return null;
        return { meaning: { is: 'http', statuses: [part.text('code').toLowerCase()] }, hints: { output: 'http' } };
      },
      examples: [
        ['HTTP 200 OK', 'curl -v http://localhost:9000/health', 'HTTP status is 200'],
        ['returns 404', 'curl -i http://localhost:9000/nothing', 'HTTP status is 404'],
      ],
      not: ['200 requests', 'HTTP works', '200 ms'],
    },
    {
      name: 'metrics',
      pattern: pattern(
        '(?:(?:metrics )?endpoint )?(?:returns? |shows? |serves? )?(?:the )?(?:prometheus|prometheus-format|prometheus format|openmetrics) metrics(?: (?:are )?(?:returned|present|shown|visible|exposed))?(?: format)?',
      ),
      read: () => ({ meaning: { is: 'metrics', series: null }, hints: { output: 'metrics' } }),
      examples: [['Prometheus metrics returned', 'curl localhost:9100/metrics', 'Prometheus metrics are printed']],
      not: ['Prometheus metrics in Grafana', 'metrics increasing'],
    },
    {
      name: 'time series',
      pattern: pattern(
        '(?:the )?time[ -]series(?: data)? (?:(?:is|are) )?(?:returned|present|found|available)(?: for <name:name>(?: metrics)?)?',
      ),
      read: (part) => ({
        meaning: { is: 'series', name: null },
        hints: { output: 'series', names: part.has('name') ? [part.text('name')] : [] },
      }),
      examples: [
        ['Time series data returned', "curl 'http://localhost:9090/api/v1/query?query=up'", 'the query has a result'],
      ],
      not: ['Time series increasing', 'time series visible in Grafana'],
    },
  ],
};

export const absence: Family = {
  title: 'Nothing bad',
  about: 'None of the words of a published list is printed.',
  phrases: [
    {
      name: 'no DNS errors',
      pattern: pattern(
        '(?:no|zero|0|without(?: any)?) (?:dns |name )(?:resolution |lookup )?(?:errors?|failures?|problems?|timeouts?)(?: (?:in|found in|in the) (?:the )?(?:pod )?logs?)?(?: for [\\w .-]+)?',
      ),
      read: () => ({ meaning: { is: 'quiet', list: 'dns-errors' }, hints: { output: 'logs' } }),
      examples: [['no DNS errors in logs', 'kubectl logs deploy/web', 'no word of the list dns-errors is printed']],
      not: ['no DNS errors during the upgrade', 'no DNS'],
    },
    {
      name: 'no build errors',
      pattern: pattern(
        '(?:no|zero|0|without(?: any)?) (?:template|build|syntax|validation|rendering|lint|schema|compile|compilation|parse|type) (?:errors?|failures?|problems?|issues?)',
      ),
      read: () => ({ meaning: { is: 'quiet', list: 'errors' }, hints: { output: 'build' } }),
      examples: [['no template errors', 'helm template ./chart', 'exit is 0']],
      not: ['no template'],
    },
    {
      name: 'no errors',
      pattern: pattern(
        '(?:there (?:should be|are) )?(?:no|zero|0|without(?: any)?) (?:errors?|failures?|error messages|errors or warnings)(?: (?:in|found in|in the|appear in) (?:the )?(?:pod |output |container )?(?:logs?|output))?(?: (?:shown|reported|printed|returned|found|appear))?',
      ),
      read: () => ({ meaning: { is: 'quiet', list: 'errors' } }),
      examples: [['No errors in the logs', 'kubectl logs deploy/web', 'no word of the list errors is printed']],
      not: ['no errors in Grafana', 'no more errors than before'],
    },
  ],
};

export const documents: Family = {
  title: 'Documents',
  about: 'YAML or JSON as a whole.',
  phrases: [
    {
      name: 'valid YAML',
      pattern: pattern(
        '(?:(?:is|output is|prints|renders|returns) )?(?:a )?valid (?:yaml|json|manifests?)(?: (?:output|is returned|returned|printed|rendered|document))?',
      ),
      read: () => ({ meaning: { is: 'document', fragment: null }, hints: { output: 'yaml' } }),
      examples: [['valid YAML output', 'kustomize build .', 'the output parses as YAML or JSON']],
      not: ['valid YAML in the repository'],
    },
  ],
};

export const counts: Family = {
  title: 'Counts',
  about: 'How many rows, lines or what number.',
  phrases: [
    {
      name: 'a number',
      pattern: pattern('(?:(?:is|equals|count|count is|count:|total|total:|number|number is|exactly)? )?<qty:qty>'),
      read: (part) => {
        const quantity = part.quantity('qty');
        return quantity === null ? null : { meaning: { is: 'count', quantity, of: 'any' } };
      },
      examples: [
        ['0', 'kubectl get pods --no-headers | grep -c Pending', 'the number printed is 0'],
        ['>= 3', 'kubectl get nodes --no-headers | wc -l', 'the number printed is at least 3'],
      ],
      not: ['0 or so', 'some'],
    },
    {
      name: 'how many',
      pattern: pattern(
        '(?:there (?:are|should be|is) )?<qty:qty> (?:<kind:kind>|(?<line>lines?|rows?|entries|results?|matches|items?))(?: (?:are )?(?:listed|shown|returned|found|present|exist|displayed|printed|in total))?',
      ),
      read: (part) => {
        const quantity = part.quantity('qty');
        if (quantity === null) return null;
        const rows = part.has('kind') || /rows?|entries|results?|items?/i.test(part.text('line'));
        return {
          meaning: { is: 'count', quantity, of: rows ? 'rows' : 'lines' },
          hints: { kinds: kindsOf(part.text('kind')) },
        };
      },
      examples: [
        ['5 nodes', 'kubectl get nodes', 'exactly 5 rows are listed'],
        ['at least 2 services', 'kubectl get svc', 'at least 2 rows are listed'],
      ],
      not: ['5 nodes drained', '2 new pods'],
    },
  ],
};

export const exits: Family = {
  title: 'Success and failure',
  about: 'How the command ends.',
  phrases: [
    {
      name: 'succeeds',
      pattern: pattern(
        '(?:(?:should|must|will|command|it|this|the command|lookup|query|the lookup) )*(?:succeeds?|succeeded|works?|passes|pass|completes? successfully|successful|successfully)',
      ),
      read: () => ({ meaning: { is: 'succeeds' } }),
      examples: [
        ['Should succeed', 'nslookup api.corp.example', 'resolves'],
        ['command succeeds', 'helm lint ./chart', 'exit is 0'],
      ],
      not: ['should succeed on the second try', 'works in Firefox'],
    },
  ],
};

export const texts: Family = {
  title: 'Text',
  about: 'Text in backticks or quotes, addresses, names and other tokens that must be printed.',
  phrases: [
    {
      name: 'a token alone',
      pattern: pattern('<value:value>'),
      read: (part) => {
        const said = part.said('value');
        if (!said.exact && !/[\d_/:=.]|[a-z][A-Z]|^[A-Z]{2,}$/.test(said.text)) return null;
        return { meaning: { is: 'text', values: [said], how: 'bare', any: false } };
      },
      examples: [
        ['10.3.0.9', 'kubectl get svc web -o yaml | grep clusterIP', 'every clusterIP is 10.3.0.9'],
        ['web:2.4.1', "kubectl get pod -o yaml | grep 'image:.*web'", 'every image web has the tag 2.4.1'],
        ['`PONG`', 'redis-cli ping', '`PONG` is printed'],
      ],
      not: ['increasing', 'soon'],
    },
    {
      name: 'a key with a list',
      pattern: pattern('<key:key>\\s*:\\s*(?<list>\\[[^\\]]*\\])'),
      read: (part) => ({ meaning: { is: 'value', key: part.text('key'), op: '=', value: part.text('list') } }),
      examples: [['drop: [ALL]', 'kubectl get pod -o yaml | grep -A 1 drop', 'every drop is [ALL]']],
      not: ['drop: all of them'],
    },
  ],
};
