import assert from 'node:assert/strict';
import { runDemo } from '../support/demoRun.ts';

describe('the demo’s story without a cluster', () => {
  it('shows passes, failures, an undecided check, and leaves out what people check', async () => {
    const { status, verdicts } = await runDemo('lighthouse.md', []);
    assert.deepEqual(verdicts, [
      '1.1 pass',
      '1.2 fail',
      '1.3 undecided',
      'AC1:all-lamps-are-listed pass',
      'AC1:no-lamp-is-dark pass',
      'AC2:the-colour-is-right pass',
      'AC2:the-rhythm-is-right fail',
      '2.1 left out',
      'AC3:the-light-is-seen left out',
    ]);
    assert.equal(status, 1);
  });

  it('ticks what passed, and nothing else', async () => {
    const { after } = await runDemo('lighthouse.md', ['--tick']);
    assert.deepEqual(
      after.split('\n').flatMap((line) => /^- \[(.)\] \*\*([\d.]+)/.exec(line)?.slice(1).join(' ') ?? []),
      ['x 1.1', '  1.2', '  1.3', '  2.1'],
    );
    assert.deepEqual(
      after.split('\n').flatMap((line) => /^\| AC\d .* (\S+) \|$/.exec(line)?.[1] ?? []),
      ['✅', '✅', '✅', '❌', '⬜'],
    );
  });
});
