import { pattern, type Family } from '../phrase.ts';
import { identifier, usable } from './about.ts';

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
