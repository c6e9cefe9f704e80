import { strict as assert } from 'node:assert';
import type { Verdict } from '../../../src/judge/contract.ts';
import { judgeSaved } from '../../../src/judge/saved.ts';

interface Case {
  readonly says: string;
  readonly expect: string;
  readonly command: string;
  readonly exit?: number;
  readonly out?: string;
  readonly err?: string;
  readonly verdict: Verdict;
}

function cases(list: readonly Case[]): void {
  for (const { says, expect, command, exit = 0, out = '', err = '', verdict } of list)
    it(`${says}: ${verdict}`, () => {
      const judged = judgeSaved({ expect, command, exit, stages: [], stdout: out, stderr: err });
      assert.equal(judged.verdict, verdict, judged.because);
    });
}

describe('a success that the output denies', () => {
  cases([
    {
      says: 'tests that ran',
      expect: 'All tests pass',
      command: 'npm test',
      out: '41 passing (2s)\n',
      verdict: 'pass',
    },
    {
      says: 'tests that ran, with a package that has none',
      expect: 'All tests pass',
      command: 'go test ./...',
      out: 'ok  \tshop.example/cart\t0.21s\n?   \tshop.example/api\t[no test files]\n',
      verdict: 'pass',
    },
    {
      says: 'packages that have none',
      expect: 'All tests pass',
      command: 'go test ./api/...',
      out: '?   \tshop.example/api\t[no test files]\n',
      verdict: 'undecided',
    },
    {
      says: 'tests that were all skipped',
      expect: 'Test suite passes',
      command: 'pytest it/',
      out: '3 skipped in 0.02s\n',
      verdict: 'undecided',
    },
    {
      says: 'a backup that is only half there',
      expect: 'Backup completes successfully',
      command: 'velero backup create w44 --wait',
      out: 'Backup completed with status: PartiallyFailed.\n',
      verdict: 'undecided',
    },
    {
      says: 'a script that went on after an error',
      expect: 'Migration succeeds',
      command: 'psql -d shop -f up.sql',
      out: 'CREATE TABLE\n',
      err: 'psql:up.sql:9: ERROR:  relation "cart" does not exist\n',
      verdict: 'undecided',
    },
    {
      says: 'failures that `||` hides',
      expect: 'All tests pass',
      command: 'pytest -q || true',
      out: '2 failed, 9 passed in 1.1s\n',
      verdict: 'fail',
    },
    {
      says: 'none failed',
      expect: 'All checks pass',
      command: 'make verify',
      out: '12 passed, 0 failed\n',
      verdict: 'pass',
    },
    {
      says: 'an author who asks for the exit alone',
      expect: 'exit code 0',
      command: 'pytest it/',
      out: '3 skipped in 0.02s\n',
      verdict: 'pass',
    },
  ]);
});

describe('no findings', () => {
  cases([
    { says: 'silence of a linter', expect: 'No issues', command: 'yamllint k8s/', verdict: 'pass' },
    {
      says: 'an audit that says so',
      expect: 'No known vulnerabilities',
      command: 'pip-audit',
      out: 'No known vulnerabilities found\n',
      verdict: 'pass',
    },
    {
      says: 'a warning',
      expect: 'no validation issues',
      command: 'istioctl analyze -n tolls',
      out: 'Warning [IST0118] (Service tolls/api) Port name web is not of the known form.\n',
      verdict: 'fail',
    },
    {
      says: 'words that tell neither',
      expect: 'No findings',
      command: 'checkov -d infra/',
      out: 'Scanned 14 resources\n',
      verdict: 'undecided',
    },
    {
      says: 'a linter that failed',
      expect: 'No problems',
      command: 'shellcheck run.sh',
      exit: 1,
      out: 'In run.sh line 3:\nSC2086: Double quote to prevent globbing.\n',
      verdict: 'fail',
    },
  ]);
});
