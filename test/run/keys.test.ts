import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ForTerminal, HandOver } from '../../src/session/handOver.ts';
import { makeLedger } from '../../src/session/ledger.ts';
import { planStory } from '../../src/plan/plan.ts';
import { fence, PATH, useSession, verdicts } from '../support/sessionRun.ts';

const session = useSession();
const ASKS = 'kubectl exec -it web -- sh';
const story = (...lines: readonly string[]): string =>
  `# Lamp\n\n## Tasks\n\n- [ ] **1.1 Look**: in.\n${fence(...lines)}\n${fence('echo later')}\n  - Expected: \`later\`\n`;
const given = { contexts: ['porch'], chosen: 'porch', writes: true };

describe('a run of what needs keys, where nobody sits at a terminal', () => {
  it('is manual and starts nothing of the check nor of later fences, also where writes are confirmed', async () => {
    const text = story('touch hit', ASKS);
    const report = await session.run(text, given);
    assert.deepEqual(verdicts(report), ['1.1 manual', '1.1#2 blocked']);
    assert.match(report.records[0]?.because ?? '', /keys.*no terminal/);
    assert.equal(report.text, text);
    await assert.rejects(readFile(join(session.folder(), 'hit')), { code: 'ENOENT' });
  });

  it('is blocked where something else stands in its way', async () => {
    const unbound = await session.run(story(ASKS), { writes: true });
    assert.equal(unbound.records[0]?.verdict, 'blocked');
    const open = await session.run(story('kubectl exec -it <pod-name> -- sh'), given);
    assert.equal(open.records[0]?.verdict, 'blocked');
  });

  it('is not asked for keys where a pipe or a flag answers', async () => {
    const text = `# Lamp\n\n## Tasks\n\n- [ ] **1.1 Look**: in.\n${fence('echo yes | { read -r word; echo "$word"; }')}\n`;
    assert.notEqual((await session.run(text, { writes: true })).records[0]?.verdict, 'manual');
  });
});

describe('a run of what needs keys, with a person at a terminal', () => {
  const nobody: HandOver = () => assert.fail('Nothing may be given to the person.');
  const marks = (passed: boolean, note = ''): HandOver & { readonly got: ForTerminal[] } => {
    const got: ForTerminal[] = [];
    return Object.assign(
      (one: ForTerminal) => {
        got.push(one);
        return Promise.resolve({ passed, note });
      },
      { got },
    );
  };

  it('gives them nothing where the run is cancelled while its clusters are asked', async () => {
    const abort = new AbortController();
    const report = await session.run(story(ASKS), {
      ...given,
      handOver: nobody,
      signal: abort.signal,
      onIdentity: () => abort.abort(),
    });
    assert.equal(report.records[0]?.verdict, 'undecided');
  });

  it('gives them the line with the kubeconfig of just its context, and ticks what they mark as passed', async () => {
    const handOver = marks(true, 'the shell answered');
    const text = story(ASKS);
    const report = await session.run(text, { ...given, handOver });
    const [one] = handOver.got;
    assert.deepEqual([one?.line, one?.where, one?.cwd], [ASKS, 'porch', session.folder()]);
    assert.match(one?.env['KUBECONFIG'] ?? '', /config porch=porch$/);
    assert.deepEqual(verdicts(report), ['1.1 pass', '1.1#2 pass']);
    const [record] = report.records;
    assert.deepEqual(
      [record?.because, record?.confirmation?.note],
      ['Confirmed by hand: the shell answered', 'the shell answered'],
    );
    assert.deepEqual(
      record?.contexts.map(({ context, identity }) => [context, identity?.uid]),
      [['porch', 'porch']],
    );
    assert.equal(report.text, text.replace('- [ ]', '- [x]'));
  });

  it('types what the shell reads as the story wrote it', async () => {
    const handOver = marks(true);
    await session.run(story('for i in 1 2; do', '  read -r -p "$i? " answer', 'done'), { ...given, handOver });
    const [one] = handOver.got;
    assert.ok(one);
    assert.doesNotMatch(one.line, /\n/);
    const typed = spawnSync('bash', ['-c', `${one.line}; echo "$answer"`], { input: 'a\nb\n', encoding: 'utf8' });
    assert.equal(typed.stdout, 'b\n');
  });

  it('ticks nothing that they mark as failed, remembers it, and goes no further', async () => {
    const ledger = makeLedger();
    const text = story(ASKS);
    const report = await session.run(text, { ...given, ledger, handOver: marks(false, 'no shell') });
    assert.deepEqual(verdicts(report), ['1.1 fail', '1.1#2 blocked']);
    assert.equal(report.text, text);
    assert.equal(ledger.of(planStory(PATH, text), '1.1')?.record.because, 'Marked as failed by hand: no shell');
  });

  it('writes no failure of theirs into a matrix either', async () => {
    const text = `# Lamp\n\n## Validation Matrix\n\n| AC | Command | Expected | Status |\n|---|---|---|---|\n| AC1 | \`${ASKS}\` | a prompt | ⬜ |\n`;
    const failed = await session.run(text, { ...given, handOver: marks(false) });
    assert.equal(failed.text, text);
    assert.match((await session.run(text, { ...given, handOver: marks(true) })).text, /\| ✅ \|/);
  });

  it('is manual where they do not mark it', async () => {
    const text = story(ASKS);
    const report = await session.run(text, { ...given, handOver: () => Promise.resolve(null) });
    assert.deepEqual(verdicts(report), ['1.1 manual', '1.1#2 blocked']);
    assert.equal(report.text, text);
  });

  it('confirms its writes as every run does, before it is given to them', async () => {
    const declined = await session.run(story(ASKS), { ...given, declines: true, handOver: nobody });
    assert.deepEqual(verdicts(declined), ['1.1 blocked', '1.1#2 blocked']);
  });

  it('gives nothing to them where a question is open or the run was cancelled', async () => {
    const open = await session.run(story('kubectl exec -it <pod-name> -- sh'), { ...given, handOver: nobody });
    assert.equal(open.records[0]?.verdict, 'blocked');
    const cancelled = await session.run(story(ASKS), { ...given, signal: AbortSignal.abort(), handOver: nobody });
    assert.equal(cancelled.records[0]?.verdict, 'undecided');
  });

  it('takes no mark of a run that was cancelled meanwhile', async () => {
    const abort = new AbortController();
    const report = await session.run(story(ASKS), {
      ...given,
      signal: abort.signal,
      handOver: () => {
        abort.abort();
        return Promise.resolve({ passed: true, note: '' });
      },
    });
    assert.deepEqual(verdicts(report), ['1.1 undecided', '1.1#2 undecided']);
  });

  it('ticks nothing where the command changed while they were at it', async () => {
    const text = story(ASKS);
    const changed = text.replace('exec -it web', 'exec -it db');
    let write: (text: string) => void = () => undefined;
    const report = await session.run(text, {
      ...given,
      documents: (documents) => (write = (now) => void documents.texts.set(PATH, now)),
      handOver: () => {
        write(changed);
        return Promise.resolve({ passed: true, note: '' });
      },
    });
    assert.equal(report.text, changed);
    assert.match(report.notTicked[0]?.why ?? '', /changed/);
  });

  it('runs no later fence that may count on what was set in the terminal', async () => {
    for (const line of ['read -r -p "Which? " NAME', `cd / && ${ASKS}`, `${ASKS} && cd /`]) {
      const report = await session.run(story(line), { ...given, handOver: marks(true) });
      assert.deepEqual(verdicts(report), ['1.1 pass', '1.1#2 blocked'], line);
      assert.match(report.records[1]?.because ?? '', /1\.1 set in its terminal/);
    }
  });

  it('leaves it out of a run of all reads, and runs it where it is named', async () => {
    const text = story('read -r -p "Seen? " x');
    const all = await session.run(text, { handOver: nobody });
    assert.deepEqual(
      all.leftOut.map(({ check, why }) => `${check.id}: ${why}`),
      ['1.1: it asks for keys'],
    );
    const named = await session.run(text, { handOver: marks(true), selections: [{ kind: 'check', id: '1.1' }] });
    assert.deepEqual(verdicts(named), ['1.1 pass']);
  });

  it('gives them one terminal at a time', async () => {
    const one = (id: string): string => `- [ ] **${id} Look**: in.\n${fence('read -r -p "Seen? " x')}\n`;
    let open = 0;
    const handOver: HandOver = async () => {
      assert.equal(++open, 1);
      await new Promise((resolve) => setImmediate(resolve));
      open -= 1;
      return { passed: true, note: '' };
    };
    const report = await session.run(`# Lamp\n\n## Tasks\n\n${one('1.1')}${one('1.2')}`, { ...given, handOver });
    assert.deepEqual(verdicts(report), ['1.1 pass', '1.2 pass']);
  });

  it('is blocked where the line is too long to be typed', async () => {
    const text = story(`read -r -p "${'?'.repeat(4100)}" x`);
    const report = await session.run(text, { ...given, handOver: nobody });
    assert.match(report.records[0]?.because ?? '', /too long/);
  });
});
