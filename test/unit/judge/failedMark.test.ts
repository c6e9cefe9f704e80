import { beside } from '../../support/besideCases.ts';

describe('marks beside the words', () => {
  describe('of a script of one’s own', () => {
    beside('./probe.sh', [
      ['ledger answers', 'ledger answers\n', 'pass'],
      ['ledger answers', '✓ ledger answers\n', 'pass'],
      ['ledger answers', '[OK] ledger answers\n', 'pass'],
      ['ledger answers', 'ledger answers ........ OK\n', 'pass'],
      ['ledger answers', '✗ ledger answers\n', 'fail'],
      ['ledger answers', '[✗] ledger answers\n', 'fail'],
      ['ledger answers', '❌ ledger answers\n✅ vault answers\n', 'fail'],
      ['ledger answers', '🔴 ledger answers\n', 'fail'],
      ['ledger answers', '[-] ledger answers\n', 'fail'],
      ['ledger answers', 'FAILED ledger answers\n', 'fail'],
      ['ledger answers', 'KO ledger answers\n', 'fail'],
      ['ledger answers', 'not ok 3 - ledger answers\n', 'undecided'],
      ['ledger answers', 'ledger answers    FAILED\n', 'fail'],
      ['ledger answers', 'ledger answers ........ FAILED\n', 'fail'],
      ['ledger answers', 'ledger answers ... FAILED (0.31s)\n', 'undecided'],
      ['ledger answers', '| ledger answers | FAIL |\n', 'fail'],
      ['ledger answers', 'ledger answers,fail\n', 'fail'],
      ['ledger answers', 'ledger answers ❌\n', 'fail'],
      ['ledger answers', 'ledger answers ... CANCELLED\n', 'fail'],
      ['ledger answers', '✗ ledger answers\n✓ ledger answers\n', 'undecided'],
      ['ledger answers', '⚠ ledger answers\n', 'undecided'],
      ['ledger answers', '! ledger answers\n', 'undecided'],
      ['ledger answers', '[ ] ledger answers\n', 'undecided'],
      ['ledger answers', 'PENDING ledger answers\n', 'undecided'],
      ['ledger answers', 'todo ledger answers\n', 'undecided'],
      ['ledger answers', 'ledger answers    SKIPPED\n', 'undecided'],
      ['ledger answers', 'ledger answers    TIMEOUT\n', 'undecided'],
      ['ledger answers', 'ledger answers    N/A\n', 'undecided'],
      ['ledger answers', 'ledger answers    false\n', 'undecided'],
      ['ledger answers', 'ledger answers | 0\n', 'undecided'],
      ['ledger answers', 'ledger answers [WARN]\n', 'undecided'],
      ['ledger answers', 'ledger answers\n  FAIL\n', 'undecided'],
    ]);
  });
  describe('of checks that tools run', () => {
    beside('flux check', [
      ['deployment ready', '✔ lamp-controller: deployment ready\n', 'pass'],
      ['deployment ready', '✗ lamp-controller: deployment ready\n', 'fail'],
      ['deployment ready', '✔ lamp-controller: deployment ready\n✗ moth-controller: deployment ready\n', 'undecided'],
    ]);
    beside('kube-bench run --targets master', [
      ['4.7.1 Ensure that lamps are off', '[PASS] 4.7.1 Ensure that lamps are off\n', 'pass'],
      ['4.7.1 Ensure that lamps are off', '[WARN] 4.7.1 Ensure that lamps are off\n', 'undecided'],
    ]);
    beside('pytest -v', [['test_lamp', 'tests/moth.py::test_lamp FAILED        [ 50%]\n', 'fail']]);
  });
  describe('that are no marks', () => {
    beside('kubectl logs deploy/lamp', [
      ['"connection refused" in the logs', 'ERROR: connection refused\n', 'pass'],
      ['connected to ledger', '2030-01-05T10:00:01Z INFO  connected to ledger\n', 'pass'],
    ]);
  });
});
