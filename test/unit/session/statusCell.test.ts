import assert from 'node:assert/strict';
import { cellState, newStatus } from '../../../src/session/statusCell.ts';

describe('a status cell', () => {
  const cases: readonly [cell: string, column: readonly string[], verdict: 'pass' | 'fail', after: string | null][] = [
    ['⬜', ['⬜', '⬜'], 'pass', '✅'],
    ['⬜', ['⬜'], 'fail', '❌'],
    ['❌', ['❌', '⬜'], 'pass', '✅'],
    ['❌', ['❌'], 'fail', null],
    ['✅', ['✅'], 'pass', null],
    ['✅', ['✅'], 'fail', null],
    ['☐', ['☐', '☑'], 'pass', '☑'],
    ['[ ]', ['[ ]', '[x]'], 'pass', '[x]'],
    ['[ ]', ['[ ]'], 'fail', null],
    ['', ['', '✓'], 'pass', '✓'],
    ['', ['', ''], 'pass', '✅'],
    ['Pending', ['Pending', 'PASSED'], 'pass', 'PASSED'],
    ['Pending', ['Pending', 'Done'], 'pass', 'Done'],
    ['pending', ['pending'], 'pass', 'pass'],
    ['TODO', ['TODO'], 'fail', 'FAIL'],
    ['⏳', ['⏳', '⬜'], 'pass', '✅'],
    ['owner: ops', ['owner: ops'], 'pass', null],
    ['Not run', ['Not run', 'Passed'], 'fail', 'Failed'],
  ];
  for (const [cell, column, verdict, after] of cases)
    it(`${JSON.stringify(cell)} in a column of ${column.join(' ')} becomes ${String(after)} on ${verdict}`, () => {
      assert.equal(newStatus(cell, column, verdict), after);
    });

  it('never loses a tick, whatever its style', () => {
    for (const tick of ['✅', '☑', '[x]', '[X]', '✓', 'Pass', 'PASSED', 'done', '**Done**'])
      assert.equal(newStatus(tick, [tick, '⬜'], 'fail'), null, tick);
  });

  it('is open when it is empty, and other when it holds words that are no status', () => {
    assert.equal(cellState('  '), 'open');
    assert.equal(cellState('see ticket'), 'other');
    assert.equal(cellState('`✅`'), 'passed');
  });
});
