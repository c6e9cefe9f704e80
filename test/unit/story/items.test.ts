import assert from 'node:assert/strict';
import { readSaid } from '../../../src/story/items.ts';

describe('a labelled item', () => {
  it('that says Verify and holds a whole command is a command to run', () => {
    assert.equal(readSaid('Verify: `kubectl get pods -n web`').kind, 'run');
  });

  it('that says Verify and holds a value in backticks says what to see', () => {
    for (const text of ['Verify: replicas is 3, image is `web:1.2.3`', '**Confirm**: `colour` is `amber`'])
      assert.equal(readSaid(text).kind, 'verify', text);
  });
});
