import assert from 'node:assert/strict';
import { worstOf } from '../../../src/editor/verdictText.ts';

describe('one verdict for several checks', () => {
  it('passes only where all passed', () => {
    assert.equal(worstOf(['pass', 'pass']), 'pass');
    for (const other of ['fail', 'blocked', 'undecided', 'manual'] as const)
      assert.equal(worstOf(['pass', other, 'pass']), other);
  });

  it('is the failure, whatever else there is', () => {
    assert.equal(worstOf(['undecided', 'blocked', 'pass', 'manual', 'fail']), 'fail');
  });

  it('is none for no checks', () => {
    assert.equal(worstOf([]), null);
  });
});
