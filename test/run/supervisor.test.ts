import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { startSupervisor } from '../../src/run/supervisor.ts';

describe('the supervisor', () => {
  it('answers each who asks for pipes, though what went wrong with one takes several lines to say', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'story-ops-pipes-'));
    const supervisor = startSupervisor('bash', 100);
    try {
      const answers = await Promise.allSettled([
        supervisor.makePipes(join(dir, 'none')),
        supervisor.makePipes(dir),
        supervisor.makePipes(join(dir, 'none either')),
      ]);
      assert.deepEqual(
        answers.map(({ status }) => status),
        ['rejected', 'fulfilled', 'rejected'],
      );
      assert.match(String((answers[0] as PromiseRejectedResult).reason), /No such file or directory$/);
      assert.deepEqual(readdirSync(dir).sort(), ['control', 'script.sh', 'stderr', 'stdout']);
    } finally {
      supervisor.drop(dir);
      supervisor.dispose();
      rmSync(dir, { recursive: true });
    }
  });
});
