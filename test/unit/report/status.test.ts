import assert from 'node:assert/strict';
import { redact } from '../../../src/redact/redact.ts';
import { makeRecord } from '../../../src/report/makeRecord.ts';
import { type CheckResult, latestOf, resultsOf, statusOf } from '../../../src/report/status.ts';
import { LANTERNS } from '../../support/lanterns.ts';
import { rawRun, sha256 } from '../../support/runs.ts';

const at = '2025-03-04T10:20:30.000Z';
const result = (verdict: CheckResult['verdict'], more: Partial<CheckResult> = {}): CheckResult => ({
  verdict,
  confirmed: false,
  stale: false,
  at,
  ...more,
});

const RESULTS: ReadonlyMap<string, CheckResult> = new Map([
  ['pass', result('pass')],
  ['fail', result('fail')],
  ['undecided', result('undecided')],
  ['blocked', result('blocked')],
  ['confirmed', result('manual', { confirmed: true })],
  ['stale', result('pass', { stale: true })],
  ['staleFail', result('fail', { stale: true })],
]);

describe('a claim is', () => {
  const cases = [
    ['proven when all its checks passed', 'pass', 'proven'],
    ['proven by a person for what no rule decides', 'pass confirmed', 'proven'],
    ['failed when one check failed', 'pass fail', 'failed'],
    ['partly proven when some passed', 'pass undecided', 'partly proven'],
    ['partly proven when one never ran', 'pass never', 'partly proven'],
    ['unproven when none passed', 'undecided blocked', 'unproven'],
    ['unproven when nothing ran', 'never', 'unproven'],
    ['unproven when what passed is stale', 'stale', 'unproven'],
    ['unproven, not failed, when the failure is stale', 'staleFail', 'unproven'],
    ['without checks when it has none', '', 'without checks'],
  ] as const;
  for (const [what, checks, proof] of cases)
    it(what, () => {
      const status = statusOf({ id: 'AC1', title: redact('x'), checks: checks.split(' ').filter(Boolean) }, RESULTS);
      assert.equal(status.proof, proof);
      const { proven, failed, open, stale, neverRan } = status;
      assert.deepEqual([...proven, ...failed, ...open, ...stale, ...neverRan].sort(), [...status.checks].sort());
    });
});

describe('results', () => {
  it('come from the latest record of each check', () => {
    const again = makeRecord(rawRun({ id: '2.4', verdict: 'pass', startedAt: '2025-03-05T08:00:00.000Z' }), sha256);
    const results = resultsOf([again, ...LANTERNS.runs], ({ check }) => check === '2.3');
    assert.deepEqual(results.get('2.4'), result('pass', { at: '2025-03-05T08:00:00.000Z' }));
    assert.deepEqual(results.get('2.3'), result('pass', { stale: true }));
    assert.equal(results.get('AC4:look')?.confirmed, true);
    assert.equal(latestOf([again, ...LANTERNS.runs]).length, 4);
  });

  it('are not turned from failed to proven by a confirmation', () => {
    const failed = rawRun({ id: '1', verdict: 'fail', confirmation: { at, by: null, note: null } });
    assert.equal(resultsOf([makeRecord(failed, sha256)]).get('1')?.confirmed, false);
  });
});
