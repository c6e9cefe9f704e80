import type { RuleTest } from '../../../src/expect/rule.ts';
import { rows } from '../../support/judgeRows.ts';

const http = (status: string): RuleTest => ({ kind: 'http', status });

/** What `curl -v` says on stderr about one exchange. */
const talk = (status: string): string =>
  `* Connected to localhost (127.0.0.1) port 8080\n> GET /live HTTP/1.1\n> Accept: */*\n>\n< HTTP/1.1 ${status}\n< Content-Length: 2\n<\n`;
const url = 'http://localhost:8080/live';

describe('a rule on an HTTP status', () => {
  rows([
    {
      says: 'a status of -v',
      test: http('200'),
      ran: { command: `curl -v ${url}`, out: 'ok', err: talk('200 OK') },
      verdict: 'pass',
    },
    {
      says: 'another status of -v',
      test: http('200'),
      ran: { command: `curl -v ${url}`, out: '200 ok', err: talk('503 Service Unavailable') },
      verdict: 'fail',
    },
    {
      says: 'an interim status before the real one',
      test: http('200'),
      ran: { command: `curl -v ${url}`, err: talk('100 Continue') + talk('200 OK') },
      verdict: 'pass',
    },
    {
      says: "a proxy's own status",
      test: http('502'),
      ran: { command: `curl -v ${url}`, err: `${talk('200 Connection established')}${talk('502 Bad Gateway')}` },
      verdict: 'pass',
    },
    {
      says: 'the head of -i',
      test: http('200'),
      ran: { command: `curl -i ${url}`, out: 'HTTP/1.1 200 OK\r\nServer: x\r\n\r\nfine' },
      verdict: 'pass',
    },
    {
      says: 'a body that looks like a head',
      test: http('200'),
      ran: { command: `curl -i ${url}`, out: 'HTTP/1.1 500 Oops\r\nServer: x\r\n\r\nHTTP/1.1 200 OK\n' },
      verdict: 'fail',
    },
    {
      says: 'a body that looks like a head where no head is printed',
      test: http('200'),
      ran: { command: `curl ${url}`, out: 'HTTP/1.1 200 OK\n' },
      verdict: 'undecided',
      asks: `curl ${url} -s -o /dev/null -w '%{http_code}\\n'`,
    },
    {
      says: 'a body that mentions 200',
      test: http('200'),
      ran: { command: `curl ${url}`, out: '{"status":200}' },
      verdict: 'undecided',
    },
    {
      says: 'a status that was written out',
      test: http('204'),
      ran: { command: `curl -s -o /dev/null -w '%{http_code}' ${url}`, out: '204' },
      verdict: 'pass',
    },
    {
      says: 'no response at all',
      test: http('200'),
      ran: { command: `curl -s -o /dev/null -w '%{http_code}' ${url}`, out: '000', exit: 7 },
      verdict: 'fail',
    },
    {
      says: 'a status behind the body',
      test: http('200'),
      ran: { command: `curl -s -w '\\n%{http_code}\\n' ${url}`, out: '404 is what it was\n200\n' },
      verdict: 'pass',
    },
    {
      says: 'a number in the body before the status',
      test: http('200'),
      ran: { command: `curl -s -w '\\n%{http_code}\\n' ${url}`, out: '200\n404\n' },
      verdict: 'fail',
    },
    {
      says: 'a status between other words',
      test: http('200'),
      ran: {
        command: `curl -s -o /dev/null -w 'code=%{http_code} time=%{time_total}' ${url}`,
        out: 'code=200 time=0.500',
      },
      verdict: 'pass',
    },
    {
      says: 'a time that looks like the status',
      test: http('200'),
      ran: {
        command: `curl -s -o /dev/null -w 'code=%{http_code} time=%{time_total}' ${url}`,
        out: 'code=500 time=200',
      },
      verdict: 'fail',
    },
    {
      says: 'the last status of a redirect that was followed',
      test: http('200'),
      ran: { command: `curl -sIL ${url}`, out: 'HTTP/1.1 302 Found\r\nLocation: /x\r\n\r\nHTTP/2 200\r\n\r\n' },
      verdict: 'pass',
    },
    {
      says: 'a redirect that ended badly',
      test: http('302'),
      ran: { command: `curl -sIL ${url}`, out: 'HTTP/1.1 302 Found\r\nLocation: /x\r\n\r\nHTTP/2 404\r\n\r\n' },
      verdict: 'fail',
    },
    {
      says: 'a redirect that was not followed',
      test: http('200'),
      ran: { command: `curl -I ${url}`, out: 'HTTP/1.1 301 Moved Permanently\r\n\r\n' },
      verdict: 'fail',
    },
    {
      says: 'a class of statuses',
      test: http('2xx'),
      ran: { command: `curl -I ${url}`, out: 'HTTP/1.1 204 No Content\r\n\r\n' },
      verdict: 'pass',
    },
    {
      says: 'a refused request of -f',
      test: http('200'),
      ran: { command: `curl -f ${url}`, exit: 22, err: 'curl: (22) The requested URL returned error: 404' },
      verdict: 'fail',
    },
    {
      says: 'an expected refusal of -f',
      test: http('404'),
      ran: { command: `curl -f ${url}`, exit: 22, err: 'curl: (22) The requested URL returned error: 404' },
      verdict: 'pass',
    },
    {
      says: 'a connection that was refused',
      test: http('200'),
      ran: { command: `curl -v ${url}`, exit: 7, err: 'curl: (7) Failed to connect' },
      verdict: 'fail',
    },
    {
      says: 'wget that shows the response',
      test: http('200'),
      ran: {
        command: `wget -S -O /dev/null ${url}`,
        err: '--2026-01-01--  http://localhost\nHTTP request sent, awaiting response... \n  HTTP/1.1 200 OK\n',
      },
      verdict: 'pass',
    },
    {
      says: 'wget that was redirected',
      test: http('200'),
      ran: {
        command: `wget -O- ${url}`,
        err: 'HTTP request sent, awaiting response... 302 Found\nHTTP request sent, awaiting response... 200 OK\n',
      },
      verdict: 'pass',
    },
    {
      says: 'httpie that prints the head',
      test: http('201'),
      ran: { command: 'http --print=h POST localhost:8080/x', out: 'HTTP/1.1 201 Created\nServer: x\n' },
      verdict: 'pass',
    },
    {
      says: 'httpie that prints another head',
      test: http('201'),
      ran: { command: 'http --print=h POST localhost:8080/x', out: 'HTTP/1.1 200 OK\nServer: 201\n' },
      verdict: 'fail',
    },
    {
      says: 'a raw request through kubectl, which prints no status',
      test: http('200'),
      ran: { command: 'kubectl get --raw /readyz', out: 'ok' },
      verdict: 'undecided',
    },
    {
      says: 'a POST, which is never repeated',
      test: http('200'),
      ran: { command: `curl -X POST ${url}`, out: 'ok' },
      verdict: 'undecided',
    },
  ]);
});
