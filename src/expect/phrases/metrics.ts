import { pattern, type Family } from '../phrase.ts';
import { identifier, usable } from './about.ts';

/** A name with or without labels that are said by `=`. */
const LABEL = String.raw`\w+\s*=\s*(?:"[^"{}]*"|[^\s"'{}~,=]+)`;
const SERIES = new RegExp(String.raw`^[a-zA-Z_:][\w:]*(?:\{${LABEL}(?:\s*,\s*${LABEL})*\})?$`);
const WITH = '(?: (?:with|for|of) (?:label )?(?<label>[a-z_]\\w* ?= ?<lit>|<lit>))?';
const EACH =
  '(?: (?:for|on|in|at|of|across) (?:all|every|each)(?: of)? (?:instances?|targets?|jobs?|pods?|nodes?|endpoints?|series|samples?))?';

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
      name: 'version in the labels of a series',
      pattern: pattern(
        '(?:metric )?(?<series>[a-z][a-z0-9]*(?:_[a-z0-9]+)+) (?:shows|has|reports|with|at) (?:label )?version(?: is| ?[:=])? (?:<quoted:lit>|<v:version>)',
      ),
      read: (part) => ({
        meaning: { is: 'value', key: 'version', op: '=', value: part.text(part.has('v') ? 'v' : 'quoted') },
        hints: { asked: part.text('series') },
      }),
      examples: [
        [
          'tide_build_info shows version 2.4.1',
          'curl -s localhost:9100/metrics | grep tide_build_info',
          'every version is 2.4.1',
        ],
      ],
      not: ['tide_build_info shows version two'],
    },
    {
      name: 'a series is there',
      pattern: pattern(
        '(?:metric |series |time series |metrics (?:includes|contains) )?(?:<series:lit>|(?<bare>[a-z][a-z0-9]*(?:_[a-z0-9]+)+)) (?:metrics?|series|time series|counter|gauge|samples?)?\\s*(?:is )?(?:present|shown|exposed|exported|published|emitted|returned|available|exists|listed|visible|found|displayed|appears)(?: in (?:output|metrics|response))?',
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
        `(?:(?:all|every|each) )?(?:(?:metric|counter|gauge|series|samples?|values? (?:of|for)) )?(?:<series:lit>|(?<bare>up|[a-z][a-z0-9]*(?:_[a-z0-9]+)+)(?<of>\\{[^{}]*\\})?)(?: (?:metrics?|values?|samples?|series|counter|gauge))?${WITH}(?: (?:is|has value|has values|value))? ?(?:<op:op>)? ?(?<num>\\d+(?:\\.\\d+)?|zero|non-?zero|positive)${EACH}`,
      ),
      read: (part) => {
        const name = part.has('bare') ? part.text('bare') + part.text('of') : part.text('series');
        const series = (part.has('label') ? `${name}{${part.text('label')}}` : name).replace(
          /=\s*([^\s",}~]+)/g,
          '="$1"',
        );
        const said = part.text('num').toLowerCase();
        const bare = name.replace(/\{.*$/, '');
        if (!SERIES.test(series) || (!identifier({ text: bare, exact: false }) && bare !== 'up')) return null;
        const positive = /^(?:non-?zero|positive)$/.test(said);
        const op = positive ? '>' : part.has('op') ? part.comparison('op') : '=';
        const value = positive || said === 'zero' ? '0' : said;
        return op && { meaning: { is: 'sample', series, op, value }, hints: {} };
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
        [
          'all `queue_up` values are 1',
          'curl -s localhost:9100/metrics',
          'a sample of queue_up is printed, and its value is 1',
        ],
        [
          'queue_up{zone="b"} 1',
          'curl -s localhost:9100/metrics',
          'a sample of queue_up{zone="b"} is printed, and its value is 1',
        ],
        [
          'gauge `queue_depth` with label `zone="b"` is 0',
          'curl -s localhost:9100/metrics',
          'a sample of queue_depth{zone="b"} is printed, and its value is 0',
        ],
      ],
      not: ['up to 1', 'jobs done > 0 times', 'queue_up{zone=~"b.*"} 1', 'queue_up with labels is 1'],
    },
    {
      name: 'value of every series',
      pattern: pattern(`(?:(?:all|every|each) )?values? is ?(?:<op:op>)? ?(?<num>\\d+(?:\\.\\d+)?)(?<each>${EACH})`),
      read: (part) => {
        const op = part.has('op') ? part.comparison('op') : '=';
        if (op === null || (part.text('each') === '' && !/^(?:all|every|each) /.test(part.sentence.lower))) return null;
        return {
          meaning: { is: 'tests', tests: [{ kind: 'series', name: null, compare: { op, value: part.text('num') } }] },
          hints: { output: 'series' },
        };
      },
      examples: [
        [
          'value is "1" for every target',
          "curl 'http://localhost:9090/api/v1/query?query=up'",
          'the query has a result, and its value is 1',
        ],
      ],
      not: ['value is 1 for some targets', 'values are fine'],
    },
    {
      name: 'metrics of one name',
      pattern: pattern(
        '(?:shows|has|exposes|lists|includes|contains) (?:<series:lit>|(?<bare>[a-z][a-z0-9]*(?:_[a-z0-9]+)+)) (?:metrics?|series|time series|samples?)',
      ),
      read: (part) => {
        const name = part.has('bare') ? part.text('bare') : part.text('series');
        return SERIES.test(name) ? { meaning: { is: 'metrics', series: name }, hints: { output: 'metrics' } } : null;
      },
      examples: [
        ['shows `queue_depth` metrics', 'curl -s localhost:9100/metrics', 'a sample of queue_depth is printed'],
      ],
      not: ['shows `queue_depth` metrics in Grafana', 'shows new metrics'],
    },
    {
      name: 'lines counted of one name',
      pattern: pattern(
        '(?:number of |count of )?(?:<series:lit>|(?<bare>[a-z][a-z0-9]*(?:_[a-z0-9]+)+))(?: (?:lines?|samples?|series|metrics?))?(?: (?:count|total))(?: is)? ?<qty:qty>',
      ),
      read: (part) => {
        const quantity = part.quantity('qty');
        const noun = (part.has('bare') ? part.text('bare') : part.text('series')).toLowerCase();
        return quantity && SERIES.test(noun) ? { meaning: { is: 'count', quantity, of: 'any', noun } } : null;
      },
      examples: [
        [
          'queue_depth count > 0',
          'curl -s localhost:9100/metrics | grep -c ^queue_depth',
          'the number printed is above 0',
        ],
        ['queue_depth count > 0', 'curl -s localhost:9100/metrics', '? queue_depth count > 0'],
      ],
      not: ['queue_depth count is high'],
    },
    {
      name: 'status of an answer',
      pattern: pattern('(?:api |query |response )?status (?:is )?(?:[:=] ?)?(?:<s:lit>|success)'),
      read: (part) => {
        const value = part.has('s') ? part.text('s') : 'success';
        return /^\w+$/.test(value)
          ? { meaning: { is: 'value', key: 'status', op: '=', value }, hints: { output: 'http' } }
          : null;
      },
      examples: [
        ['status success', "curl 'http://localhost:9090/api/v1/query?query=up'", 'every status is success'],
        ['response status is "partial"', 'curl -s http://localhost:8080/job', 'every status is partial'],
      ],
      not: ['status success rate', 'status not "success"'],
    },
    {
      name: 'an empty list as printed',
      pattern: pattern('(?:shows )?(?:is )?empty (?:json )?(?:lists?|array|object|result|map):? [(]?<value:lit>[)]?'),
      read: (part) => {
        const value = part.text('value');
        return value === '[]' || value === '{}'
          ? { meaning: { is: 'tests', tests: [{ kind: 'equals', value, exact: true }] } }
          : null;
      },
      examples: [['empty list `[]`', 'curl -s http://localhost:8080/jobs', 'the whole output is `[]`']],
      not: ['empty list `jobs`', 'empty list'],
    },
    {
      name: 'an answer with data',
      pattern: pattern(
        '(?:(?:there is|has|with|shows|contains) )?(?:(?:some |non-empty )?data|(?:at least (?:one|1)|one or more|some) (?:time series|series|results?|samples?|data points?))(?: (?:is )?(?:shown|returned|present|found))?',
      ),
      read: () => ({ meaning: { is: 'series', name: null }, hints: { output: 'series' } }),
      examples: [
        ['at least one series', "curl 'http://localhost:9090/api/v1/series?match[]=up'", 'the query has a result'],
        ['data', 'curl -s http://localhost:8080/job', '? data'],
      ],
      not: ['at least one new series', 'data of last week'],
    },
  ],
};
