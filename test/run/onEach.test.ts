import assert from 'node:assert/strict';
import { makeLedger } from '../../src/session/ledger.ts';
import { planStory } from '../../src/plan/plan.ts';
import { runJson } from '../../src/report/runJson.ts';
import { runText } from '../../src/report/text.ts';
import { fence, PATH, useSession } from '../support/sessionRun.ts';

describe('a run on each of several contexts', () => {
  const session = useSession();
  const each = { contexts: ['porch', 'attic', 'cellar'], each: ['porch', 'attic'] };
  const task = (id: string, command: string): string =>
    `- [ ] **${id} Look**: at it.\n${fence(command)}\n  - Expected: \`lamp lit\`\n`;
  const story = (...tasks: readonly string[]): string => `# Lamp\n\n## Tasks\n\n${tasks.join('')}`;
  const LIT = 'kubectl get lamp | sed "s/.*/lamp lit/"';
  const LIT_ON_PORCH =
    'kubectl get lamp >/dev/null; case "$KUBECONFIG" in *porch*) echo lamp lit ;; *) echo lamp dark ;; esac';

  it('runs the check on all of them, and ticks where it passed on all', async () => {
    const report = await session.run(story(task('1.1', LIT)), each);
    const json = runJson({ runs: report.records, edits: [], leftOut: [] });
    assert.deepEqual(
      json.runs.map(({ check, context, verdict }) => [check, context, verdict]),
      [
        ['1.1', 'porch', 'pass'],
        ['1.1', 'attic', 'pass'],
      ],
    );
    assert.match(report.text, /- \[x\] \*\*1\.1/);
    const text = runText({ runs: report.records, edits: [], leftOut: [] }, { color: false });
    assert.match(text, /\[porch\][^]*\[attic\]/);
  });

  it('ticks nothing where it failed on one, whichever came last, and remembers the failure', async () => {
    for (const order of [
      ['porch', 'attic'],
      ['attic', 'porch'],
    ]) {
      const text = story(task('1.1', LIT_ON_PORCH));
      const ledger = makeLedger();
      const report = await session.run(text, {
        ...each,
        each: order,
        ledger,
        writes: true,
        env: { KUBECONFIG: '/none' },
      });
      assert.deepEqual(
        report.records.map((r) => `${String(r.on)} ${r.verdict}`),
        order.map((on) => `${on} ${on === 'porch' ? 'pass' : 'fail'}`),
      );
      assert.equal(report.text, text);
      assert.equal(ledger.of(planStory(PATH, text), '1.1')?.record.verdict, 'fail');
      assert.deepEqual(ledger.proven(PATH), []);
    }
  });

  it('never takes a command elsewhere than its own words say, and runs what does not move once', async () => {
    const text = story(task('1.1', LIT.replace('kubectl', 'kubectl --context cellar')), task('1.2', 'echo lamp lit'));
    const report = await session.run(text, each);
    assert.deepEqual(
      report.records.map((r) => [r.check, r.on, ...r.contexts.map(({ context }) => context)]),
      [
        ['1.1', undefined, 'cellar'],
        ['1.2', undefined],
      ],
    );
  });

  it('asks for a write on each of them, and runs none where it was not confirmed', async () => {
    const report = await session.run(story('- [ ] **1.1 Go**: on.\n' + fence('kubectl delete lamp x')), {
      ...each,
      selections: [{ kind: 'task', id: '1.1' }],
      writes: true,
    });
    assert.deepEqual(
      report.records.map((r) => [r.on, r.contexts[0]?.context, r.commands[0]?.outcome.kind]),
      [
        ['porch', 'porch', 'exited'],
        ['attic', 'attic', 'exited'],
      ],
    );
  });
});
