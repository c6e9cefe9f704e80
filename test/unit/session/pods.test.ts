import assert from 'node:assert/strict';
import { planStory } from '../../../src/plan/plan.ts';
import type { Outcome } from '../../../src/run/contract.ts';
import { podsLeft } from '../../../src/session/pods.ts';

const NOTHING = { bytes: 0, sha256: '', complete: true, text: '' };
const OUT_OF_TIME: Outcome = { kind: 'timed-out', afterMs: 8000 };

/** What is said to be left of one command on the context `barn-real`, which ended so. */
function leftOf(line: string, outcome: Outcome): readonly string[] {
  const [check] = planStory('farm.md', `# Farm\n\n\`\`\`bash\n${line}\n\`\`\`\n`).checks;
  const [command] = check?.commands ?? [];
  assert.ok(command);
  const { text, facts } = command;
  const observed = { text, facts, outcome, stages: [], stdout: NOTHING, stderr: NOTHING, ms: 8000 };
  const targets = [{ alias: 'barn', context: 'barn-real', identity: null }];
  return podsLeft([{ command, ran: null, targets, observed, notStarted: null, repeats: [] }]);
}

describe('pods that a run may have left', () => {
  const CASES: readonly (readonly [says: string, line: string, outcome: Outcome, left: readonly string[]])[] = [
    [
      'are named with what removes them, where the time was over',
      'kubectl --context barn -n hay run mill --rm -i --image=busybox:1.36 -- sleep 60',
      OUT_OF_TIME,
      ['perhaps pod mill: kubectl --context barn-real -n hay delete pod mill'],
    ],
    [
      'are named where the run was cancelled',
      'kubectl run mill --rm -it --image=busybox:1.36 -- sh | cat',
      { kind: 'cancelled' },
      ['perhaps pod mill: kubectl --context barn-real delete pod mill'],
    ],
    [
      'are told by their command where the name is not known',
      'while true; do kubectl run mill-$RANDOM --rm -i --image=busybox:1.36 -- date; done',
      OUT_OF_TIME,
      ['perhaps a pod of `kubectl run mill-$RANDOM --rm`'],
    ],
    [
      'are none where kubectl removed it',
      'kubectl run mill --rm -i --image=x -- date',
      { kind: 'exited', code: 1 },
      [],
    ],
    ['are none where one was meant to stay', 'kubectl run mill --image=x -- sleep 60', OUT_OF_TIME, []],
    ['are none of a command without pods', 'sleep 60', OUT_OF_TIME, []],
  ];
  for (const [says, line, outcome, left] of CASES) it(says, () => assert.deepEqual(leftOf(line, outcome), left));
});
