import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fence, useSession, verdicts } from '../support/sessionRun.ts';

describe('a run of what needs keys', () => {
  const session = useSession();
  const story = (...lines: readonly string[]): string =>
    `# Lamp\n\n## Tasks\n\n- [ ] **1.1 Look**: in.\n${fence(...lines)}\n${fence('echo later')}\n`;

  it('is manual and starts nothing of the check nor of later fences, also where writes are confirmed', async () => {
    const text = story('touch hit', 'kubectl exec -it web -- sh');
    const report = await session.run(text, { contexts: ['porch'], chosen: 'porch', writes: true });
    assert.deepEqual(verdicts(report), ['1.1 manual', '1.1#2 blocked']);
    assert.match(report.records[0]?.because ?? '', /keys/);
    assert.equal(report.text, text);
    await assert.rejects(readFile(join(session.folder(), 'hit')), { code: 'ENOENT' });
  });

  it('is blocked where something else stands in its way', async () => {
    const unbound = await session.run(story('kubectl exec -it web -- sh'), { writes: true });
    assert.equal(unbound.records[0]?.verdict, 'blocked');
    const given = { contexts: ['porch'], chosen: 'porch', writes: true };
    const open = await session.run(story('kubectl exec -it <pod-name> -- sh'), given);
    assert.equal(open.records[0]?.verdict, 'blocked');
  });

  it('is not asked for keys where a pipe or a flag answers', async () => {
    const text = `# Lamp\n\n## Tasks\n\n- [ ] **1.1 Look**: in.\n${fence('echo yes | { read -r word; echo "$word"; }')}\n`;
    assert.notEqual((await session.run(text, { writes: true })).records[0]?.verdict, 'manual');
  });
});
