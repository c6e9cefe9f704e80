import { wordRows } from '../../support/wordRows.ts';

describe('a redirect and where it leads', () => {
  wordRows([
    [
      'pass',
      '301 or 308 redirect to https',
      'curl -sI http://a.example',
      'HTTP/1.1 308 Permanent Redirect\nLocation: https://a.example/\n\n',
    ],
    [
      'fail',
      'redirects (301) to https://',
      'curl -sI http://a.example',
      'HTTP/1.1 302 Found\nLocation: https://a.example/\n\n',
    ],
    [
      'fail',
      'Redirects to https://',
      'curl -sI http://a.example',
      'HTTP/1.1 302 Found\nLocation: http://a.example/login\n\n',
    ],
    [
      'pass',
      'Redirects to `https://`',
      'curl -sI http://a.example',
      'HTTP/1.1 302 Found\nLocation: https://a.example/login\n\n',
    ],
    [
      'pass',
      'HTTP 301 → https',
      'curl -sI http://a.example',
      'HTTP/1.1 301 Moved\nLocation: https://a.example/login\n\n',
    ],
  ]);
});

describe('a header that is there or is not', () => {
  wordRows([
    ['pass', 'No X-Powered-By header', 'curl -sI http://a.example', 'HTTP/1.1 200 OK\nServer: x\n\n'],
    ['fail', 'No X-Powered-By header leaked', 'curl -sI http://a.example', 'HTTP/1.1 200 OK\nX-Powered-By: x\n\n'],
    ['pass', '`Server` header is not exposed', 'curl -sI http://a.example', 'HTTP/1.1 200 OK\nDate: x\n\n'],
    ['pass', '`Server` header not exposed', "curl -sI http://a.example | grep -i '^server'", '', { stages: [0, 1] }],
    ['fail', '`Server` header not exposed', "curl -sI http://a.example | grep -i '^server'", '', { stages: [7, 1] }],
    ['pass', 'No Server or Via header in response', 'curl -sI http://a.example', 'HTTP/1.1 200 OK\nDate: x\n\n'],
    ['fail', 'No Server or Via header in response', 'curl -sI http://a.example', 'HTTP/1.1 200 OK\nVia: x\n\n'],
    [
      'pass',
      'has header `Strict-Transport-Security: max-age=31536000`',
      'curl -sI https://a.example',
      'HTTP/2 200\nstrict-transport-security: max-age=31536000\n\n',
    ],
    [
      'fail',
      'header `Strict-Transport-Security: max-age=31536000` is present',
      'curl -sI https://a.example',
      'HTTP/2 200\nstrict-transport-security: max-age=60\n\n',
    ],
    [
      'fail',
      'response header `X-Frame-Options: DENY` is set',
      'curl -sI https://a.example',
      'HTTP/2 200\nserver: x\n\n',
    ],
  ]);
});
