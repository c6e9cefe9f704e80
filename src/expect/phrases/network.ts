import { pattern, type Family } from '../phrase.ts';
import { identifier, usable } from './about.ts';

const SUBJECT = '(?:(?:it|name|names|domain|host|hostname|dns|fqdn|record|service|query|lookup|all|both|every name) )*';
const REASON =
  'ok|created|accepted|no content|found|moved permanently|temporary redirect|permanent redirect|not modified|bad request|unauthorized|forbidden|not found|method not allowed|conflict|gone|too many requests|internal server error|bad gateway|service unavailable|gateway timeout';
const CODE = '[1-5](?:\\d\\d|xx)';

export const dns: Family = {
  title: 'DNS',
  about: 'A DNS answer. The address of the name server, which lookups print first, is no answer.',
  phrases: [
    {
      name: 'resolves to an address',
      pattern: pattern(
        `${SUBJECT}(?:is )?(?:resolves|resolving|resolved|answers?|points?) (?:to|with) (?:[A-Za-z][\\w'-]* ){0,4}?(?:ip|address|ip address|service ip|clusterip)?\\s*[(]?<ip:ip>[)]?`,
      ),
      read: (part) =>
        /\b(?:not|never|no|other)\b/i.test(part.sentence.text)
          ? null
          : { meaning: { is: 'resolves', to: { address: part.text('ip') } }, hints: { output: 'dns' } },
      examples: [
        ['Resolves to 10.3.0.1', 'nslookup api.corp.example', 'resolves to 10.3.0.1'],
        ['Resolves to the gateway IP (10.3.0.7)', 'dig +short gw.corp.example', 'resolves to 10.3.0.7'],
        ['should resolve to 2001:db8::7', 'host gw.corp.example', 'resolves to 2001:db8::7'],
      ],
      not: ['Resolves to 10.3.0.1 quickly', 'Resolves to an address', 'does not resolve to 10.3.0.1'],
    },
    {
      name: 'an address as the answer',
      pattern: pattern(
        '(?:has )?(?:(?:(?:a|aaaa) record|record|address(?:es)?|answer|answer section|lookup|query|dns|name|nslookup|dig)(?: (?:is|shows|has|contains|includes|returns|:))*\\s*:?\\s*)(?:(?:address|ip|service ip|ip address|clusterip|of|service|pod|record) )*<ip:ip>',
      ),
      read: (part) => ({ meaning: { is: 'resolves', to: { address: part.text('ip') } }, hints: { output: 'dns' } }),
      examples: [
        ['A record 10.3.0.9', 'dig db.corp.example', 'resolves to 10.3.0.9'],
        ['Address: 10.3.0.9', 'nslookup db.corp.example', 'resolves to 10.3.0.9'],
        ['lookup returns the service IP 10.3.0.9', 'nslookup db', 'resolves to 10.3.0.9'],
      ],
      not: ['A record 10.3.0.9 after an hour'],
    },
    {
      name: 'resolves to one of several',
      pattern: pattern(`${SUBJECT}resolves to <one:ip> (?<word>and|or) <two:ip>`),
      read: (part) => {
        const parts = ['one', 'two'].map((name) => ({ is: 'resolves' as const, to: { address: part.text(name) } }));
        return {
          meaning: part.text('word') === 'or' ? { is: 'either', parts } : { is: 'both', parts },
          hints: { output: 'dns' },
        };
      },
      examples: [
        ['resolves to 10.3.0.1 or 10.3.0.2', 'dig gw.corp.example', 'resolves to 10.3.0.1, or resolves to 10.3.0.2'],
      ],
      not: ['resolves to 10.3.0.1 or another'],
    },
    {
      name: 'resolves to a public or private address',
      pattern: pattern(
        `${SUBJECT}resolves to (?:its )?(?<kind>public|external|internet|private|internal) (?:ips?|address|addresses|ip address|ip addresses)`,
      ),
      read: (part) => ({
        meaning: { is: 'resolves', to: /^(?:private|internal)$/i.test(part.text('kind')) ? 'private' : 'public' },
        hints: { output: 'dns' },
      }),
      examples: [
        ['Resolves to public IP', 'nslookup example.com', 'resolves to a public address'],
        ['should resolve to an internal address', 'dig +short db.corp.example', 'resolves to a private address'],
      ],
      not: ['Resolves to public IP via the office line', 'public IP', 'resolves to a public cloud'],
    },
    {
      name: 'resolves to a value that is given',
      pattern: pattern(
        `${SUBJECT}resolves to (?:its )?(?<what>pod|node|host|loadbalancer|gateway|ingress)(?:'s)? (?:ip|address|ip address)`,
      ),
      read: (part) => ({
        meaning: { is: 'resolves', to: { placeholder: `${part.text('what').toLowerCase()}-ip` } },
        hints: { output: 'dns' },
      }),
      examples: [
        ['Resolves to pod IP', 'nslookup <pod-ip>.default.pod.cluster.local', 'resolves to the value given for pod-ip'],
      ],
      not: ['Resolves to the right IP', 'Resolves to pod IP range'],
    },
    {
      name: 'resolves to a name',
      pattern: pattern(
        `${SUBJECT}(?:(?:is )?(?:cname|alias)(?: record)?(?: (?:to|for|of|shows|is|points to))?|resolves to|is canonical name)\\s*:?\\s*(?:<host:host>|<lit:lit>)`,
      ),
      read: (part) => {
        const name = part.has('host') ? part.text('host') : part.text('lit');
        return /^[\d.:]+$/.test(name)
          ? null
          : { meaning: { is: 'resolves', to: { name: name.replace(/\.$/, '') } }, hints: { output: 'dns' } };
      },
      examples: [
        ['CNAME to edge.corp.example', 'dig www.corp.example CNAME', 'resolves to the name edge.corp.example'],
      ],
      not: ['CNAME to be agreed', 'resolves to something'],
    },
    {
      name: 'an answer',
      pattern: pattern(
        `(?:(?:it|name|names|domain|host|hostname|dns|fqdn|record|lookup|query|all|both|every name|<host>|<lit>) )*(?:resolves|is resolved|is resolvable|resolves (?:correctly|successfully|ok|fine))|(?:shows |resolves to )?(?:valid )?(?:(?:one or more|at least one|some) )?(?:ip|ips|ip address|ip addresses|addresses|a record|a records|dns answer|dns response)(?: (?:is )?(?:returned|shown|present))?`,
      ),
      read: (part) =>
        /^(?:valid )?(?:ips?|addresses)$/i.test(part.sentence.text)
          ? null
          : { meaning: { is: 'resolves', to: 'any' }, hints: { output: 'dns' } },
      examples: [
        ['name resolves', 'getent hosts api.corp.example', 'resolves'],
        ['returns an IP address', 'dig +short api.corp.example', 'resolves'],
        ['resolves successfully', 'nslookup api.corp.example', 'resolves'],
      ],
      not: ['conflict resolves', 'resolves within the team', 'name never resolves'],
    },
    {
      name: 'resolution works',
      pattern: pattern(
        '(?:(?<both>both|all) )?(?:(?:internal|external|upstream|service|pod|cluster|dns|name|hostname|domain|host) (?:and |, )?)*(?:resolution|lookups?|queries|names|query) (?:works|succeeds|is successful|successful|is working|resolves|passes)',
      ),
      read: (part) => ({ meaning: { is: 'resolves', to: 'any' }, hints: { output: 'dns', each: part.has('both') } }),
      examples: [
        ['both internal and external resolution work', 'nslookup a.example', 'resolves'],
        ['DNS lookup succeeds', 'dig a.example', 'resolves'],
      ],
      not: ['resolution works from every pod', 'resolution continues'],
    },
    {
      name: 'no answer',
      pattern: pattern(
        `(?:shows )?(?:nxdomain|no such host|server can not find|can not find|non-existent domain)(?: (?:is )?(?:returned|error|response|status))?|${SUBJECT}(?:not resolves|is not resolved|fails to resolves?|is unresolvable|can not is resolved)|(?:dns |name )?(?:resolution|lookup) fails(?: with nxdomain)?`,
      ),
      read: (part) => ({
        meaning: { is: 'resolves', to: /\bnxdomain\b/.test(part.sentence.lower) ? 'nxdomain' : 'none' },
        hints: { output: 'dns' },
      }),
      examples: [
        ['NXDOMAIN', 'dig gone.corp.example', 'there is no such name'],
        ['should not resolve', 'nslookup gone.corp.example', 'does not resolve'],
      ],
      not: ['NXDOMAIN for other names', 'does not resolve everywhere'],
    },
  ],
};

export const http: Family = {
  title: 'HTTP',
  about:
    'The status of the response. Where curl prints none, the same request is repeated with the status written out.',
  phrases: [
    {
      name: 'status',
      pattern: pattern(
        `(?:(?:endpoint|request|response|api|server|it|url|page|site|service|health endpoint|probe) )*(?:shows |is |responds with |answers with |responds |answers )?(?:http(?:\\/[\\d.]+)?(?: (?:status|response))?(?: code)?\\s*:?\\s*|status(?: code)?\\s*(?:[:=]|is)?\\s*|response code\\s*[:=]?\\s*|code\\s*[:=]?\\s*)?(?<code>${CODE})(?:(?:\\s*(?:,|or|\\/)\\s*)+(?<more>${CODE}))?(?:[ /-]+(?:${REASON}))?(?: [(](?:${REASON})[)])?(?: (?:http )?(?:response|responses|status|code|status code|redirect|is returned|returned|received))*`,
      ),
      read: (part) => {
        if (/^\s*\d+\s*$/.test(part.sentence.raw)) return null;
        const statuses = [part.text('code'), ...(part.has('more') ? [part.text('more')] : [])].map((c) =>
          c.toLowerCase(),
        );
        return { meaning: { is: 'http', statuses }, hints: { output: 'http' } };
      },
      examples: [
        ['HTTP 200 OK', 'curl -v http://localhost:9000/health', 'HTTP status is 200'],
        ['returns 404', 'curl -i http://localhost:9000/nothing', 'HTTP status is 404'],
        ['200 or 302', 'curl -sI http://localhost:9000/', 'HTTP status is 200, or HTTP status is 302'],
        ['HTTP/1.1 200 OK', 'curl -I http://localhost:9000/', 'HTTP status is 200'],
        ['status code 2xx', 'curl -v http://localhost:9000/', 'HTTP status is 2xx'],
        ['responds with 401 Unauthorized', 'curl -i http://localhost:9000/admin', 'HTTP status is 401'],
        ['200', "curl -s -o /dev/null -w '%{http_code}' http://localhost:9000/", 'HTTP status is 200'],
      ],
      not: ['200 requests', 'HTTP works', '200 ms', 'returns 200 pods', '200 OK in the browser'],
    },
    {
      name: 'redirect to a place',
      pattern: pattern(
        '(?:it |request |http |http request )?(?:is )?(?:redirects|redirected|redirect) to (?:(?<scheme>https)|<url:lit>|(?<bare>https?:\\/\\/[^\\s,;()]+))',
      ),
      read: (part) => {
        const to = part.has('scheme') ? 'https:' : part.has('url') ? part.text('url') : part.text('bare');
        if (!/^(?:https:$|https?:\/\/|\/)/.test(to)) return null;
        return { meaning: { is: 'redirect', to }, hints: { output: 'http' } };
      },
      examples: [
        [
          'redirects to https',
          'curl -sI http://localhost:9000/',
          'HTTP status is 3xx; the output matches /^(?:< )?location: *https:\\/\\//im',
        ],
      ],
      not: ['redirects to the login page', 'redirects to https soon'],
    },
    {
      name: 'redirect',
      pattern: pattern(
        '(?:it |request |http )?(?:is )?(?:redirects|redirected|redirect)(?: (?:response|is returned|returned))?',
      ),
      read: () => ({ meaning: { is: 'http', statuses: ['3xx'] }, hints: { output: 'http' } }),
      examples: [['redirects', 'curl -I http://localhost:9000/', 'HTTP status is 3xx']],
      not: ['redirects to the login page'],
    },
  ],
};

export const metrics: Family = {
  title: 'Metrics',
  about: 'Prometheus text with a sample, or a result of the Prometheus API.',
  phrases: [
    {
      name: 'metrics are printed',
      pattern: pattern(
        '(?:metrics )?(?:endpoint )?(?:shows |serves? |exposes? )?(?:prometheus|prometheus-format|prometheus-formatted|openmetrics)(?: (?:text|format|formatted))* metrics(?: (?:is )?(?:shown|returned|present|visible|exposed|available|output|displayed|served))?(?: format)?',
      ),
      read: () => ({ meaning: { is: 'metrics', series: null }, hints: { output: 'metrics' } }),
      examples: [['Prometheus metrics returned', 'curl localhost:9100/metrics', 'Prometheus metrics are printed']],
      not: ['Prometheus metrics in Grafana', 'metrics increasing'],
    },
    {
      name: 'metrics of the endpoint',
      pattern: pattern(
        '(?:<all> )?(?:metrics|metrics endpoint|metrics output|list of metrics|metrics list) (?:is )?(?:shown|returned|present|exposed|available|displayed|shows metrics|visible|responds with metrics)',
      ),
      read: () => ({
        meaning: { is: 'metrics', series: null },
        hints: { output: 'metrics', names: [{ text: 'metrics', exact: false }] },
      }),
      examples: [['metrics are exposed', 'curl -s localhost:9100/metrics', 'Prometheus metrics are printed']],
      not: ['metrics visible in Grafana', 'metrics scraped'],
    },
    {
      name: 'a series is there',
      pattern: pattern(
        '(?:metric |series |time series |metrics (?:includes|contains) )?(?:<series:lit>|(?<bare>[a-z][a-z0-9]*(?:_[a-z0-9]+)+)) (?:metrics?|series|time series|counter|gauge|samples?)?\\s*(?:is )?(?:present|shown|exposed|returned|available|exists|listed|visible|found|displayed|appears)(?: in (?:output|metrics|response))?',
      ),
      read: (part) => {
        const name = part.has('bare') ? part.text('bare') : part.text('series');
        return /^[a-zA-Z_:][\w:]*$/.test(name)
          ? { meaning: { is: 'metrics', series: name }, hints: { output: 'metrics' } }
          : null;
      },
      examples: [
        ['`node_load1` is present', 'curl -s localhost:9100/metrics', 'a sample of node_load1 is printed'],
        [
          'http_requests_total metric exposed',
          'curl -s localhost:9100/metrics',
          'a sample of http_requests_total is printed',
        ],
      ],
      not: ['http_requests_total is growing', '`node_load1` visible in Grafana'],
    },
    {
      name: 'a result of a query',
      pattern: pattern(
        '(?:query )?(?:shows )?(?:non-empty )?(?:time[ -]?series|metrics?|query)(?: data| results?)? (?:is )?(?:shown|returned|present|found|available)(?: for <name:name>(?: metrics?)?)?|(?:query )?(?:shows|has) (?:data|results?|time series|non-empty result|at least one result)|(?:result|data) is (?:not empty|non-empty|returned)|non-empty results?',
      ),
      read: (part) => {
        if (part.has('name') && !usable(part.said('name'))) return null;
        return {
          meaning: { is: 'series', name: null },
          hints: { output: 'series', names: part.has('name') ? [part.said('name')] : [] },
        };
      },
      examples: [
        ['Time series data returned', "curl 'http://localhost:9090/api/v1/query?query=up'", 'the query has a result'],
        ['query returns data', "curl 'http://localhost:9090/api/v1/query?query=up'", 'the query has a result'],
      ],
      not: ['Time series increasing', 'time series visible in Grafana'],
    },
    {
      name: 'value of a series',
      pattern: pattern(
        '(?:(?:metric|series|value of) )?(?:<series:lit>|(?<bare>up|[a-z][a-z0-9]*(?:_[a-z0-9]+)+))(?: (?:metric|value))?(?: is)? ?(?:<op:op>)? ?(?<num>\\d+(?:\\.\\d+)?|zero|non-?zero|positive)',
      ),
      read: (part) => {
        const name = part.has('bare') ? part.text('bare') : part.text('series');
        const said = part.text('num').toLowerCase();
        if (!/^[a-zA-Z_:][\w:]*$/.test(name) || (!identifier({ text: name, exact: false }) && name !== 'up'))
          return null;
        const positive = /^(?:non-?zero|positive)$/.test(said);
        const op = positive ? '>' : part.has('op') ? part.comparison('op') : '=';
        const value = positive || said === 'zero' ? '0' : said;
        return op && { meaning: { is: 'sample', series: name, op, value }, hints: {} };
      },
      examples: [
        [
          'up == 1',
          "curl 'http://localhost:9090/api/v1/query?query=up'",
          'the query for up has a result, and its value is 1',
        ],
        [
          'queue_jobs_total > 0',
          'curl -s localhost:9100/metrics',
          'a sample of queue_jobs_total is printed, and its value is above 0',
        ],
      ],
      not: ['up to 1', 'jobs done > 0 times'],
    },
  ],
};
