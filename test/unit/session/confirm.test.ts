import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { Verdict } from '../../../src/judge/contract.ts';
import { planStory } from '../../../src/plan/plan.ts';
import { confirmed, toConfirm } from '../../../src/session/confirm.ts';
import { recordOf } from '../../../src/session/keep.ts';
import { makeLedger } from '../../../src/session/ledger.ts';
import { unrun } from '../../../src/session/result.ts';

const STORY =
  '# Lamp\n\n## Tasks\n\n- [ ] **1.1 Look**: at it.\n  ```bash\n  echo lit\n  ```\n  - Expected: it feels warm\n';
const KEEPING = {
  sha256: (text: string) => createHash('sha256').update(text).digest('hex'),
  redact: {},
  nameOf: (path: string) => path,
};

function may(verdict: Verdict | null, now = STORY) {
  const then = planStory('s.md', STORY);
  const ledger = makeLedger();
  const [check] = then.checks;
  assert.ok(check);
  if (verdict !== null) ledger.record('s.md', check, recordOf(unrun(check, verdict, 'So it was.', 0), 's.md', KEEPING));
  const plan = planStory('s.md', now);
  return toConfirm(plan, plan.checks, ledger).kind;
}

describe('a person’s own word', () => {
  it('counts for what no rule decides', () => {
    for (const verdict of [null, 'undecided', 'manual', 'blocked'] as const) assert.equal(may(verdict), 'checks');
  });

  it('does not turn a failure into a pass, nor is it asked for what passed', () => {
    assert.equal(may('fail'), 'refused');
    assert.equal(may('pass'), 'refused');
  });

  it('is asked again when the check has changed since it was decided', () => {
    for (const verdict of ['fail', 'pass'] as const)
      assert.equal(may(verdict, STORY.replace('echo lit', 'echo dim')), 'checks');
  });

  it('never ticks in a file with the markers of a merge', () => {
    const plan = planStory('s.md', `<<<<<<< ours\n${STORY}=======\n>>>>>>> theirs\n`);
    for (const check of plan.checks) assert.equal(confirmed(plan, check.id, 'seen', 0), null);
  });
});
