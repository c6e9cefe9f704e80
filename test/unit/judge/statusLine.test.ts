import { wordRows } from '../../support/wordRows.ts';

const HEAD = 'curl -sI https://quay.corp.example/';
const head = (line: string): string => `${line}\r\nServer: x\r\n\r\n`;
const CODE = "curl -s -o /dev/null -m 3 -w '%{http_code}' http://10.4.0.9/";

describe('the protocol of a status line', () => {
  wordRows([
    ['pass', '`HTTP/2 200`', HEAD, head('HTTP/2 200')],
    ['fail', '`HTTP/2 200`', HEAD, head('HTTP/1.1 200 OK')],
    ['fail', '"HTTP/2 204"', HEAD, head('HTTP/2 200')],
    ['fail', 'HTTP/2 200', HEAD, head('HTTP/1.1 200 OK')],
    ['fail', 'returns HTTP/3 200', HEAD, head('HTTP/2 200')],
    ['pass', 'responds with `HTTP/3 200`', HEAD, head('HTTP/3 200')],
    ['fail', '`HTTP/1.1 200 OK`', HEAD, head('HTTP/2 200')],
    ['fail', '`HTTP/1.0 200`', HEAD, head('HTTP/1.1 200 OK')],
    ['pass', '`HTTP/1.1 301 Moved Permanently`', HEAD, head('HTTP/1.1 301 Moved Permanently')],
    ['pass', 'HTTP/1.1 200 OK', HEAD, head('HTTP/1.1 200 OK')],
    ['undecided', 'HTTP/1.1 200 OK', HEAD, head('HTTP/2 200')],
    ['pass', 'HTTP 200', HEAD, head('HTTP/2 200')],
    ['undecided', '`HTTP/2 200`', CODE, '200'],
    ['pass', '`HTTP/2 200`', "curl -so x -w 'HTTP/%{http_version} %{http_code}' https://a.example/", 'HTTP/2 200'],
    ['fail', '`HTTP/2 200`', "curl -so x -w 'HTTP/%{http_version} %{http_code}' https://a.example/", 'HTTP/1.1 200'],
    [
      'pass',
      'Follows the redirect and ends in `HTTP/2 200`',
      'curl -sIL http://quay.corp.example/',
      head('HTTP/1.1 308 Permanent Redirect') + head('HTTP/2 200'),
    ],
    [
      'fail',
      'Follows the redirect and ends in `HTTP/2 200`',
      'curl -sIL http://quay.corp.example/',
      head('HTTP/1.1 308 Permanent Redirect') + head('HTTP/1.1 200 OK'),
    ],
  ]);
});

describe('the status that curl writes where no response came', () => {
  wordRows([
    ['pass', '`000`', CODE, '000', { exit: 28 }],
    ['pass', 'HTTP 000', CODE, '000', { exit: 7 }],
    ['fail', '000', CODE, '200'],
    ['fail', '200', CODE, '000', { exit: 28 }],
    ['fail', '0', CODE, '000', { exit: 28 }],
    ['undecided', '000', 'curl -s -m 3 http://10.4.0.9/', '', { exit: 28 }],
    ['pass', '000', 'stat -c %a sealed.key', '000\n'],
  ]);
});
