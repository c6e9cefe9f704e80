import { cases } from '../../support/savedCases.ts';

describe('a word of success as tools print it', () => {
  cases([
    { expect: 'PASS', command: 'make smoke', out: 'smoke: PASS\n', verdict: 'pass' },
    { expect: 'PASS', command: 'make smoke', out: 'smoke: BYPASS\n', verdict: 'fail' },
    { expect: 'PASS', command: 'make smoke', out: 'smoke: SKIPPED\n', verdict: 'fail' },
    { expect: 'PASS', command: 'make smoke', exit: 2, out: 'smoke: PASS\n', verdict: 'fail' },
    { expect: 'PASS', command: 'make smoke', out: 'smoke: PASS\nload: SKIPPED\n', verdict: 'undecided' },
    { expect: 'All tests PASS', command: 'go test ./...', out: 'ok  \tshop/cart\t0.2s\n', verdict: 'pass' },
    { expect: 'All tests PASS', command: 'go test ./...', out: '?  shop/cart [no test files]\n', verdict: 'undecided' },
    // That it ended well is not what was asked.
    { expect: 'PASS', command: 'make smoke', out: 'building…\n', verdict: 'undecided' },
    { expect: 'PASS', command: 'make smoke', verdict: 'undecided' },
    { expect: 'Prints PASSED', command: './gate.sh', out: 'gate: NOT RUN\n', verdict: 'fail' },
    { expect: 'SUCCESS', command: './release.sh', out: 'release: UNSUCCESSFUL\n', verdict: 'fail' },
    { expect: 'SUCCESS', command: './release.sh', err: 'release: SUCCESS\n', verdict: 'pass' },
    { expect: 'prints success', command: './release.sh', out: 'queued\n', verdict: 'undecided' },
    { expect: 'Result: PASS', command: 'make smoke', out: 'Result: FAIL\n', verdict: 'fail' },
    { expect: 'All checks PASSED', command: 'make smoke', out: '4 checks: not run\n', verdict: 'fail' },
    { expect: 'OK', command: 'python3 -m unittest', err: 'Ran 4 tests in 0.002s\n\nOK\n', verdict: 'pass' },
    // Plain words are about how it ends, but not against what it says.
    { expect: 'Success', command: './release.sh', out: 'done\n', verdict: 'pass' },
    { expect: 'Success', command: './release.sh', out: 'unsuccessful\n', verdict: 'undecided' },
    { expect: 'Passed', command: 'make smoke', out: 'smoke: bypassed\n', verdict: 'undecided' },
  ]);
});
