import assert from 'node:assert/strict';
import { readSaid } from '../../../src/story/items.ts';

describe('a labelled item', () => {
  it('that says Verify and holds a whole command is a command to run', () => {
    for (const text of ['Verify: `kubectl get pods -n web`', 'Verify: `lampctl state --all`'])
      assert.equal(readSaid(text).kind, 'run', text);
  });

  it('that says Verify and holds a value in backticks says what to see', () => {
    for (const text of [
      'Verify: replicas is 3, image is `web:1.2.3`',
      '**Confirm**: `colour` is `amber`',
      'Verify: `colour: amber`',
    ])
      assert.equal(readSaid(text).kind, 'verify', text);
  });
});
