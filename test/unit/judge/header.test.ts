import type { RuleTest } from '../../../src/expect/rule.ts';
import type { Verdict } from '../../../src/judge/contract.ts';
import { rows } from '../../support/judgeRows.ts';
import type { Row } from '../../support/judgeRows.ts';

const url = 'http://10.4.0.9/shop';
const HEAD = 'HTTP/1.1 302 Found\r\nVary: Origin\r\nContent-Type: text/html; charset=utf-8\r\nLocation: /cart\r\n\r\n';
const row = (
  says: string,
  test: RuleTest,
  command: string,
  out: string,
  verdict: Verdict,
  ...stages: number[]
): Row => ({
  says,
  test,
  on: 'output',
  ran: { command, out, stages },
  verdict,
});
const header = (name: string, value?: string): RuleTest => ({
  kind: 'header',
  name,
  ...(value === undefined ? {} : { value }),
});
const none = (name: string): RuleTest => ({ kind: 'header', name, absent: true });

describe('a rule on a header', () => {
  rows([
    row('a header of -I', header('vary'), `curl -sI ${url}`, HEAD, 'pass'),
    row('a header that is not there', header('etag'), `curl -sI ${url}`, HEAD, 'fail'),
    row('a value before its parameters', header('Content-Type', 'text/html'), `curl -sI ${url}`, HEAD, 'pass'),
    row('another value', header('Vary', 'Accept'), `curl -sI ${url}`, HEAD, 'fail'),
    row('an address that goes on', header('Location', '/car'), `curl -sI ${url}`, HEAD, 'fail'),
    row('a line of the body that looks like one', header('X-Shop'), `curl -si ${url}`, `${HEAD}X-Shop: a\n`, 'fail'),
    row('a body alone', header('Vary'), `curl -s ${url}`, 'Vary: Origin\n', 'undecided'),
    row('a header that was cut away', header('Vary'), `curl -sI ${url} | head -1`, 'HTTP/1.1 302 Found\n', 'undecided'),
    row('a header that must not be there', none('Vary'), `curl -sI ${url}`, HEAD, 'fail'),
    row('no such header', none('X-Debug'), `curl -sI ${url}`, HEAD, 'pass'),
    row('no such header where some were cut away', none('X-Debug'), `curl -sI ${url} | head -2`, HEAD, 'undecided'),
    row('a header that grep did not find', none('X-Debug'), `curl -sI ${url} | grep -i x-debug`, '', 'pass', 0, 1),
    row('no response', none('X-Debug'), `curl -sI ${url}`, '', 'fail', 7),
  ]);
});

const http = (status: string, more: { not?: boolean; some?: boolean; count?: number } = {}): RuleTest => ({
  kind: 'http',
  status,
  ...more,
});
const writes = `-s -o /dev/null -w '%{http_code}\\n'`;
const loop = `for i in 1 2 3; do curl ${writes} ${url}; done`;
const two = `curl ${writes} ${url} http://10.4.0.9/cart`;

describe('a rule on several statuses', () => {
  rows([
    row('another status', http('5xx', { not: true }), `curl ${writes} ${url}`, '404\n', 'pass'),
    row('just that status', http('5xx', { not: true }), `curl ${writes} ${url}`, '502\n', 'fail'),
    row('no response as another status', http('5xx', { not: true }), loop, '200\n000\n200\n', 'fail'),
    row('some of them', http('429', { some: true }), loop, '200\n200\n429\n', 'pass'),
    row('none of them', http('429', { some: true }), loop, '200\n200\n200\n', 'fail'),
    row('each of a loop', http('200'), loop, '200\n200\n200\n', 'pass'),
    row('one of a loop that differs', http('200'), loop, '500\n200\n200\n', 'fail'),
    row('a loop that prints more than statuses', http('200'), loop, '200\nwarning\n200\n', 'undecided'),
    row('the first of two that differs', http('200'), two, '500\n200\n', 'fail'),
    row('both', http('200', { count: 2 }), two, '200\n200\n', 'pass'),
    row('one where there should be two', http('200', { count: 2 }), two, '200\n', 'fail'),
    row(
      'a redirect on the way',
      http('3xx', { some: true }),
      `curl -sIL ${url}`,
      `${HEAD}HTTP/1.1 200 OK\r\n\r\n`,
      'pass',
    ),
    row(
      'an error status for no errors',
      { kind: 'absent', tokens: [], exact: false, list: 'errors' },
      `curl -sf ${url}`,
      '',
      'fail',
      22,
    ),
  ]);
});
