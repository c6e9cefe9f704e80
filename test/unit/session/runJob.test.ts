import assert from 'node:assert/strict';
import { UserError } from '../../../src/base/errors.ts';
import type { AliasTarget, Kube, KubeContext } from '../../../src/kube/contract.ts';
import { planStory } from '../../../src/plan/plan.ts';
import type { Captured, Runner, ShellOptions, UnitRun } from '../../../src/run/contract.ts';
import { runJob } from '../../../src/session/runJob.ts';
import type { CheckResult } from '../../../src/session/result.ts';

const nothing: Captured = { bytes: 0, sha256: '', complete: true, text: '' };
const story = (...commands: readonly string[]): string =>
  [
    '# 01 — STORY-X — Farm',
    '',
    '## Tasks',
    '',
    '- [ ] **1.1 Look**: at it.',
    '  ```bash',
    ...commands.map((c) => `  ${c}`),
    '  ```',
    '',
  ].join('\n');

const contextOf = (name: string): KubeContext => ({
  name,
  cluster: name,
  server: `https://${name}`,
  namespace: null,
  execPlugin: false,
});

/** What a command does; the runner itself does nothing. */
type Started = (unit: UnitRun, signal: AbortSignal) => Promise<void>;

interface Ran {
  readonly results: readonly CheckResult[];
  readonly opened: readonly ShellOptions[];
  readonly units: readonly UnitRun[];
  /** What each file that was made holds, by its path. */
  readonly files: ReadonlyMap<string, readonly AliasTarget[]>;
  readonly left: ReadonlySet<string>;
}

/** Runs all checks of a story whose contexts are bound to `<alias>-real`, with a runner that does nothing. */
async function run(
  text: string,
  isolate: (targets: readonly AliasTarget[]) => void = () => undefined,
  { started = () => Promise.resolve(), jobs = 1 }: { started?: Started; jobs?: number } = {},
): Promise<Ran> {
  const opened: ShellOptions[] = [];
  const units: UnitRun[] = [];
  const files = new Map<string, readonly AliasTarget[]>();
  const left = new Set<string>();
  const runner: Runner = {
    open(options) {
      opened.push(options);
      return Promise.resolve({
        async run(unit, signal) {
          await started(unit, signal);
          assert.ok(unit.kubeconfig !== null && left.has(unit.kubeconfig), 'the file is there while the command runs');
          units.push(unit);
          const result = { outcome: { kind: 'exited' as const, code: 0 }, stages: [0], ms: 1, ran: null };
          return { ...result, stdout: nothing, stderr: nothing };
        },
        probes: () => [],
        close: () =>
          Promise.resolve({
            left: [],
            ended: [],
            last: null,
            outcome: { kind: 'exited', code: 0 },
            stdout: nothing,
            stderr: nothing,
          }),
      });
    },
    dispose: () => undefined,
  };
  const kube: Kube = {
    contexts: () => Promise.resolve([]),
    isolate(targets) {
      isolate(targets);
      const path = `/private/${String(files.size + 1)}`;
      files.set(path, targets);
      left.add(path);
      return Promise.resolve({ path, dispose: () => Promise.resolve(void left.delete(path)) });
    },
    identity: (context) =>
      Promise.resolve({ kind: 'known', identity: { server: `https://${context}`, uid: context, caHash: 'aa' } }),
    podIps: () => Promise.reject(new Error('not asked')),
    nodeNames: () => Promise.reject(new Error('not asked')),
  };
  const { checks } = planStory('farm.md', text);
  const contexts = new Map([
    ['infra', 'infra-real'],
    ['apps', 'apps-real'],
  ]);
  const results = await runJob(
    {
      story: 'farm.md',
      checks,
      answers: { aim: { contexts, chosen: 'infra' }, values: new Map(), writes: new Set(checks.map((c) => c.shell)) },
      world: { contexts: [...contexts.values()].map(contextOf), writeGate: () => null, handOver: null },
      cwd: '/farm',
      env: { HOME: '/home/ada', HELM_KUBECONTEXT: 'prod' },
      timeoutMs: 1000,
      graceMs: 100,
      watchMs: 100,
      withoutExpectation: 'ask',
      jobs,
      events: {},
      refuses: () => null,
    },
    {
      runner,
      kube,
      files: { read: () => Promise.resolve({ kind: 'absent' }) },
      clock: { now: () => 0, wait: () => Promise.resolve() },
      missingTools: () => [],
      locks: { take: () => ({ kind: 'taken', release: () => undefined }) },
    },
    new AbortController().signal,
  );
  return { results, opened, units, files, left };
}

describe('a run', () => {
  it('gives every command a file with its own contexts, made for the cluster that was asked, and removes it', async () => {
    const { units, files, left } = await run(
      story('kubectl --context infra get pods', 'kubectl --context=apps get pods', 'kubectl get nodes', 'echo done'),
    );
    const seen = units.map(({ kubeconfig }) =>
      files.get(kubeconfig ?? '')?.map(({ alias, context }) => `${alias}=${context}`),
    );
    assert.deepEqual(seen, [['infra=infra-real'], ['apps=apps-real'], ['infra=infra-real'], []]);
    assert.equal([...files.values()][0]?.[0]?.expected?.server, 'https://infra-real');
    assert.equal(left.size, 0);
  });

  it('shares a file among reads, never with a write, which may change it', async () => {
    const { units } = await run(
      story(
        'kubectl --context infra get pods',
        'kubectl --context infra config set-cluster infra --server=https://elsewhere',
        'kubectl --context infra get nodes',
        'kubectl --context infra apply -f web.yaml',
      ),
    );
    const [read, write, again, apply] = units.map(({ kubeconfig }) => kubeconfig);
    assert.equal(read, again);
    assert.equal(new Set([read, write, apply]).size, 3);
  });

  it('runs reads before and after a write where the story has them', async () => {
    const task = (id: string, command: string): readonly string[] => [
      `- [ ] **${id} Step**: one.`,
      '  ```bash',
      `  ${command}`,
      '  ```',
      '',
    ];
    const text = [
      '# 01 — STORY-X — Farm',
      '',
      '## Tasks',
      '',
      ...task('1.1', 'kubectl --context infra get pods'),
      ...task('1.2', 'kubectl --context infra scale deploy/mill --replicas=0'),
      ...task('1.3', 'kubectl --context infra get deploy mill'),
      ...task('1.4', 'kubectl --context infra delete deploy mill'),
      ...task('1.5', 'kubectl --context infra get deploy'),
    ].join('\n');
    const { units } = await run(text);
    assert.deepEqual(
      units.map(({ text: ran }) => ran.split(' ')[3]),
      ['get', 'scale', 'get', 'delete', 'get'],
    );
  });

  it('tells later commands of a bash the namespace that one of them set', async () => {
    const { units, files } = await run(
      story(
        'kubectl --context infra get pods',
        'kubectl config set-context --current --namespace=mill',
        'kubectl get pods',
        'kubectl --context apps get pods',
        'kubectl config set-context apps --namespace barn',
        'kubectl --context apps create cm straw',
      ),
    );
    const seen = units.map(({ kubeconfig }) => files.get(kubeconfig ?? '')?.map(({ namespace }) => namespace ?? '-'));
    assert.deepEqual(seen, [['-'], ['-'], ['mill'], ['-'], ['mill'], ['barn']]);
  });

  it('runs nothing where the namespace that was set is only known when it runs', async () => {
    const { results } = await run(
      story('kubectl config set-context --current --namespace="$(cat ns)"', 'kubectl create cm straw'),
    );
    assert.match(results[0]?.because ?? '', /sets the namespace to what is only known when it runs/);
    const named = await run(
      story('kubectl config set-context --current --namespace="$(cat ns)"', 'kubectl -n mill create cm straw'),
    );
    assert.equal(named.units.length, 2);
  });

  it('opens its bash without variables that lead past the file', async () => {
    const { opened } = await run(story('kubectl --context infra get pods'));
    assert.deepEqual(opened[0]?.env, { HOME: '/home/ada', KUBERC: 'off' });
  });

  it('is blocked where a context leads elsewhere by the time its file is made', async () => {
    const { results, units } = await run(story('kubectl --context infra get pods'), () => {
      throw new UserError('Context "infra-real" changed while it was in use.', { next: 'Run again.' });
    });
    assert.deepEqual(
      results.map(({ verdict, because }) => [verdict, because]),
      [['blocked', 'Context "infra-real" changed while it was in use. Run again.']],
    );
    assert.deepEqual(units, []);
  });
});

describe('a job of which one bash breaks', () => {
  it('rejects only when the others have ended, which it cancels', async () => {
    let ended = '';
    const started: Started = (unit, signal) =>
      unit.text === 'ls /broken'
        ? Promise.reject(new TypeError('a bug'))
        : new Promise((done) => {
            const end = (): void => {
              ended = unit.text;
              done();
            };
            if (signal.aborted) end();
            else signal.addEventListener('abort', () => setImmediate(end));
          });
    const two = `# F\n\n| AC | Command | Expected |\n|---|---|---|\n| AC1 | \`ls /broken\` | 1 |\n| AC2 | \`ls /whole\` | 1 |\n`;
    await assert.rejects(run(two, undefined, { started, jobs: 2 }), /a bug/);
    assert.equal(ended, 'ls /whole');
  });
});
