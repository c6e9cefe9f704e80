import { strict as assert } from 'node:assert';
import { judgedBeside, type Ran } from '../../support/severalCases.ts';
import { wordRows } from '../../support/wordRows.ts';

const SERVER = 'Server:\t\t10.7.0.53\nAddress:\t10.7.0.53#53\n\n';
const NONE = `${SERVER}** server can't find oar.pier.svc: NXDOMAIN\n`;
const OTHER = `${SERVER}Name:\toar.pier.svc\nAddress: 10.7.9.9\n`;
const SERVFAIL = 'Host oar.example not found: 2(SERVFAIL)\n';
const GONE = 'Host oar.example not found: 3(NXDOMAIN)\n';
const dug = (ms: number): string =>
  `;; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 7\n;; ANSWER SECTION:\noar.example.\t60\tIN\tA\t10.7.9.9\n\n;; Query time: ${String(ms)} msec\n`;

function none(words: readonly string[], ...rans: readonly Ran[]): void {
  for (const one of words)
    for (const ran of rans)
      it(`no pass: ${one} | ${ran[0]} | ${ran[1].slice(0, 60)}`, () => {
        assert.notEqual(judgedBeside(one, [ran]), 'pass');
      });
}

describe('what a lookup tells of itself is no answer', () => {
  const words = [
    '10.7.0.53',
    'shows 10.7.0.53',
    'returns 10.7.0.53',
    'prints 10.7.0.53',
    'answer 10.7.0.53',
    '10.7.0.53 returned',
    '`10.7.0.53`',
  ];
  none(words, ['nslookup oar.pier.svc', NONE], ['nslookup oar.pier.svc', OTHER], ['nslookup oar.pier.svc', NONE, 1]);
  none(words, [
    'host oar.pier.svc 10.7.0.53',
    'Using domain server:\nName: 10.7.0.53\nAddress: 10.7.0.53#53\nAliases: \n\noar.pier.svc has address 10.7.9.9\n',
  ]);
  wordRows([
    ['pass', '10.7.9.9', 'nslookup oar.pier.svc', OTHER],
    ['pass', 'returns 10.7.9.9', 'nslookup oar.pier.svc', OTHER],
    ['pass', 'server 10.7.0.53', 'nslookup oar.pier.svc', OTHER],
  ]);
});

describe('a server that fails says of no name that it is not there', () => {
  none(
    ['NXDOMAIN', 'does not exist', 'record is gone', 'no longer resolves', 'is gone'],
    ['host oar.example', SERVFAIL, 1],
  );
  wordRows([
    ['pass', 'NXDOMAIN', 'host oar.example', GONE, { exit: 1 }],
    ['pass', 'does not exist', 'host oar.example', GONE, { exit: 1 }],
  ]);
});

describe('how long a lookup took', () => {
  none(['resolves within 10 ms', 'resolves in under 10 ms', 'answers within 10 ms'], ['dig oar.example', dug(12)]);
  it('resolves within 1 second: a pass', () => {
    assert.equal(judgedBeside('resolves within 1 second', [['dig oar.example', dug(12)]]), 'pass');
  });
});
