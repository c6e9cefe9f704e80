import { cases } from '../../support/savedCases.ts';

const backups = (errors: string, warnings: string): string =>
  `NAME     STATUS      ERRORS   WARNINGS   EXPIRES\nweekly   Completed   ${errors}        ${warnings}          21d\n`;

describe('a table that counts errors in a column', () => {
  cases([
    { expect: '0 errors', command: 'velero backup get weekly', out: backups('0', '4'), verdict: 'pass' },
    { expect: 'no errors', command: 'velero backup get weekly', out: backups('2', '0'), verdict: 'fail' },
    { expect: '0 errors, 0 warnings', command: 'velero backup get weekly', out: backups('0', '4'), verdict: 'fail' },
    {
      expect: 'no failures',
      command: 'suite report',
      out: 'NAME   PASSED   FAILED\nweb    9        0\napi    7        1\n',
      verdict: 'fail',
    },
    {
      expect: 'no failures',
      command: 'suite report',
      out: 'NAME   PASSED   FAILED\nweb    9        0\napi    7        0\n',
      verdict: 'pass',
    },
    // Where no column has the word itself, those of its list count.
    {
      expect: 'no errors',
      command: 'suite report',
      out: 'NAME   PASSED   FAILED\nweb    9        3\n',
      verdict: 'fail',
    },
    {
      expect: 'no errors',
      command: 'netstat -i',
      out: 'Iface      MTU    RX-OK RX-ERR RX-DRP    TX-OK TX-ERR TX-DRP Flg\neth0      1500     1823      6      0      977      0      0 BMRU\n',
      verdict: 'fail',
    },
    {
      expect: 'no errors',
      command: 'netstat -i',
      out: 'Iface      MTU    RX-OK RX-ERR RX-DRP    TX-OK TX-ERR TX-DRP Flg\neth0      1500     1823      0      0      977      0      0 BMRU\n',
      verdict: 'pass',
    },
    { expect: 'no errors', command: 'ledger sum', out: 'NAME   ERRORS   SUM\nweb 0 7 12\n', verdict: 'undecided' },
    // A line in capitals is no header because it looks like one.
    { expect: 'no errors', command: 'cat app.log', out: 'ERROR   DISK FULL\nINFO    going on\n', verdict: 'fail' },
    { expect: 'no errors', command: 'cat app.log', out: 'FATAL   DISK FULL\nINFO    going on\n', verdict: 'fail' },
    { expect: 'no errors', command: 'cat app.log', out: 'FATAL   DISK FULL\n', verdict: 'fail' },
    { expect: '0 errors', command: 'psql -xc "table sums"', out: '-[ RECORD 1 ]\nerrors | 0\n', verdict: 'pass' },
    { expect: '0 errors', command: 'psql -xc "table sums"', out: '-[ RECORD 1 ]\nerrors | 5\n', verdict: 'fail' },
  ]);
});

describe('what a test runner counts', () => {
  const cargo = 'test result: ok. 14 passed; 0 failed; 0 ignored; 0 measured; finished in 0.10s\n';
  cases([
    { expect: 'test result: ok, 14 passed, 0 failed', command: 'cargo test', out: cargo, verdict: 'pass' },
    { expect: 'test result: ok, 15 passed, 0 failed', command: 'cargo test', out: cargo, verdict: 'fail' },
    { expect: '14 passed, 1 ignored', command: 'cargo test', out: cargo, verdict: 'fail' },
    { expect: '14 passed, 0 failed', command: 'npx vitest run', out: '      Tests  14 passed (14)\n', verdict: 'pass' },
    { expect: '14 passed, 0 failed', command: 'npx vitest run', out: 'Tests  13 passed (13)\n', verdict: 'fail' },
    {
      expect: '14 passed, 0 failed',
      command: './run.sh',
      out: '14 passed (unit)\n3 passed, 1 failed (smoke)\n',
      verdict: 'fail',
    },
    { expect: '14 passed, 0 failed', command: 'npx playwright test', exit: 1, out: '14 passed\n', verdict: 'fail' },
    { expect: '14 passing, 0 failing', command: 'npx mocha', out: '  14 passing (9ms)\n', verdict: 'pass' },
    {
      expect: 'Tests: 14 passed, 0 failed',
      command: 'npm test',
      err: 'Tests:  14 passed, 14 total\n',
      verdict: 'pass',
    },
    { expect: '14 examples, 0 failures', command: 'rspec', out: '14 examples, 0 failures\n', verdict: 'pass' },
    { expect: '14 examples, 0 failures', command: 'rspec', exit: 1, out: '14 examples, 2 failures\n', verdict: 'fail' },
    { expect: 'no failing tests', command: 'pytest', out: '14 passed in 1.2s\n', verdict: 'pass' },
    { expect: '0 failed tests', command: 'npm test', exit: 1, err: 'Tests:  2 failed, 12 passed\n', verdict: 'fail' },
    { expect: '0 failed tests', command: 'pytest', out: 'no tests ran in 0.01s\n', verdict: 'undecided' },
  ]);
});
