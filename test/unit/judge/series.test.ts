import type { RuleTest } from '../../../src/expect/rule.ts';
import { rows } from '../../support/judgeRows.ts';

const metrics = (series: string | null, more: object = {}): RuleTest => ({ kind: 'metrics', series, ...more });
const series = (name: string | null, more: object = {}): RuleTest => ({ kind: 'series', name, ...more });
const scrape = 'curl -s localhost:9100/metrics';
const TEXT =
  '# HELP web_requests_total Requests.\n# TYPE web_requests_total counter\nweb_requests_total{code="200"} 12\nweb_requests_total{code="500"} 0\n# TYPE web_wait_seconds histogram\nweb_wait_seconds_bucket{le="+Inf"} 3\nweb_wait_seconds_count 3\n';
const query = "curl -s 'http://localhost:9090/api/v1/query?query=web_up'";
const answer = (result: string): string => `{"status":"success","data":{"resultType":"vector","result":${result}}}`;
const UP = '[{"metric":{"__name__":"web_up","job":"web"},"value":[1700000000.1,"1"]}]';

describe('a rule on exposed metrics', () => {
  rows([
    {
      says: 'samples that have the labels, and more',
      test: metrics('web_requests_total{code="500"}', { compare: { op: '=', value: '0' } }),
      ran: {
        command: scrape,
        out: 'web_requests_total{code="200",verb="get"} 9\nweb_requests_total{code="500",verb="get"} 0\n',
      },
      verdict: 'pass',
    },
    {
      says: 'samples of which one differs',
      test: metrics('web_requests_total{code=500}', { compare: { op: '=', value: '0' } }),
      ran: {
        command: scrape,
        out: 'web_requests_total{code="500",verb="get"} 0\nweb_requests_total{code="500",verb="put"} 4\n',
      },
      verdict: 'fail',
    },
    {
      says: 'a label whose name ends alike',
      test: metrics('web_requests_total{code="500"}'),
      ran: { command: scrape, out: 'web_requests_total{subcode="500"} 1\n' },
      verdict: 'fail',
    },
    {
      says: 'a value beside a series whose name goes on',
      test: metrics('web_size', { compare: { op: '=', value: '1' } }),
      ran: { command: scrape, out: 'web_size 1\nweb_size_count 7\n' },
      verdict: 'pass',
    },
    { says: 'any sample', test: metrics(null), ran: { command: scrape, out: TEXT }, verdict: 'pass' },
    {
      says: 'a page that is no metrics',
      test: metrics(null),
      ran: { command: scrape, out: '<html><body>404 page not found</body></html>\n' },
      verdict: 'fail',
    },
    { says: 'the series', test: metrics('web_requests_total'), ran: { command: scrape, out: TEXT }, verdict: 'pass' },
    {
      says: 'only its comments',
      test: metrics('web_requests_total'),
      ran: {
        command: `${scrape} | grep web_requests_total`,
        stages: [0, 0],
        out: '# HELP web_requests_total Requests.\n# TYPE web_requests_total counter\n',
      },
      verdict: 'fail',
    },
    {
      says: 'a series of a longer name',
      test: metrics('web_requests'),
      ran: { command: scrape, out: TEXT },
      verdict: 'fail',
    },
    {
      says: 'a series whose name ends alike',
      test: metrics('requests_total'),
      ran: { command: scrape, out: TEXT },
      verdict: 'fail',
    },
    { says: 'a histogram', test: metrics('web_wait_seconds'), ran: { command: scrape, out: TEXT }, verdict: 'pass' },
    { says: 'a family', test: metrics('web_*'), ran: { command: scrape, out: TEXT }, verdict: 'pass' },
    { says: 'a family that is not there', test: metrics('db_*'), ran: { command: scrape, out: TEXT }, verdict: 'fail' },
    {
      says: 'samples without comments that grep kept',
      test: metrics(null),
      ran: { command: `${scrape} | grep -v '^#'`, stages: [0, 0], out: 'go_goroutines 41\n' },
      verdict: 'pass',
    },
    {
      says: 'a value',
      test: metrics('web_requests_total', { compare: { op: '>=', value: '0' } }),
      ran: { command: scrape, out: TEXT },
      verdict: 'pass',
    },
    {
      says: 'a value that one sample misses',
      test: metrics('web_requests_total', { compare: { op: '>', value: '0' } }),
      ran: { command: scrape, out: TEXT },
      verdict: 'fail',
    },
    { says: 'a port that nobody listens on', test: metrics(null), ran: { command: scrape, exit: 7 }, verdict: 'fail' },
    { says: 'an empty answer', test: metrics(null), ran: { command: scrape }, verdict: 'fail' },
    {
      says: 'grep that found nothing',
      test: metrics('web_up'),
      ran: { command: `${scrape} | grep web_up`, stages: [0, 1] },
      verdict: 'fail',
    },
    {
      says: 'the labels of a series',
      test: metrics('web_requests_total{code="200"}'),
      ran: { command: 'kubectl exec web-0 -- wget -qO- localhost:9100/metrics', out: TEXT },
      verdict: 'pass',
    },
    {
      says: 'labels that no sample has',
      test: metrics('web_requests_total{code="404"}'),
      ran: { command: 'kubectl get --raw /metrics', out: TEXT },
      verdict: 'fail',
    },
  ]);
});

describe('a rule on a query of time series', () => {
  rows([
    { says: 'a result', test: series('web_up'), ran: { command: query, out: answer(UP) }, verdict: 'pass' },
    { says: 'an empty result', test: series('web_up'), ran: { command: query, out: answer('[]') }, verdict: 'fail' },
    {
      says: 'an error',
      test: series('web_up'),
      ran: { command: query, out: '{"status":"error","errorType":"bad_data","error":"unknown"}' },
      verdict: 'fail',
    },
    { says: 'another series', test: series('db_up'), ran: { command: query, out: answer(UP) }, verdict: 'fail' },
    { says: 'any series', test: series(null), ran: { command: query, out: answer(UP) }, verdict: 'pass' },
    {
      says: 'a rate, which has no name, of the series that was asked for',
      test: series('web_up'),
      ran: { command: query, out: answer('[{"metric":{"job":"web"},"value":[1,"0.2"]}]') },
      verdict: 'pass',
    },
    {
      says: 'a value',
      test: series('web_up', { compare: { op: '=', value: '1' } }),
      ran: { command: query, out: answer(UP) },
      verdict: 'pass',
    },
    {
      says: 'another value',
      test: series('web_up', { compare: { op: '=', value: '1' } }),
      ran: { command: query, out: answer(UP.replace('"1"', '"0"')) },
      verdict: 'fail',
    },
    {
      says: 'a matrix',
      test: series('web_up'),
      ran: {
        command: query,
        out: '{"status":"success","data":{"resultType":"matrix","result":[{"metric":{"__name__":"web_up"},"values":[[1,"1"]]}]}}',
      },
      verdict: 'pass',
    },
    {
      says: 'a matrix without values',
      test: series('web_up'),
      ran: {
        command: query,
        out: '{"status":"success","data":{"resultType":"matrix","result":[{"metric":{"__name__":"web_up"},"values":[]}]}}',
      },
      verdict: 'fail',
    },
    {
      says: 'a page that is no answer',
      test: series(null),
      ran: { command: query, out: '<html>login</html>' },
      verdict: 'undecided',
    },
    {
      says: 'the result that jq cut out',
      test: series(null),
      ran: { command: `${query} | jq .data.result`, stages: [0, 0], out: UP },
      verdict: 'pass',
    },
    {
      says: 'an empty result that jq cut out',
      test: series(null),
      ran: { command: `${query} | jq .data.result`, stages: [0, 0], out: '[]\n' },
      verdict: 'fail',
    },
    {
      says: 'promtool',
      test: series('web_up'),
      ran: { command: 'promtool query instant http://x web_up', out: 'web_up{job="web"} => 1 @[1700000000]\n' },
      verdict: 'pass',
    },
    {
      says: 'a page in place of an answer',
      test: series(null),
      ran: { command: query, out: '<html><body>bad gateway</body></html>\n' },
      verdict: 'fail',
    },
    {
      says: 'names of a list',
      test: series('web_up'),
      ran: {
        command: 'curl -s localhost:8428/api/v1/label/__name__/values',
        out: '{"status":"success","data":["up","web_up"]}',
      },
      verdict: 'pass',
    },
    {
      says: 'names of a list without it',
      test: series('web_up'),
      ran: {
        command: 'curl -s localhost:8428/api/v1/label/__name__/values',
        out: '{"status":"success","data":["up","web_up2"]}',
      },
      verdict: 'fail',
    },
  ]);
});
