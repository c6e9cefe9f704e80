import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { planStory } from '../../../src/plan/plan.ts';
import { byHand } from '../../../src/session/confirm.ts';
import { terminalLine } from '../../../src/session/terminalLine.ts';

const [command] = planStory('x.md', '# X\n\n**Go:**\n\n```bash\nkubectl get ns\n```\n').checks[0]?.commands ?? [];
assert.ok(command);
const ready = (text: string, alias = 'porch') => ({
  command: { ...command, text },
  targets: [{ alias, context: alias, identity: null }],
  kubeconfig: `/private/o'${alias}`,
});

describe('the line for a terminal', () => {
  it('is the command as written where it is one line', () => {
    assert.equal(
      terminalLine([ready(`kubectl exec -it web -- sh -c 'echo "é\\n"'`)]),
      `kubectl exec -it web -- sh -c 'echo "é\\n"'`,
    );
  });

  it('holds no key that a prompt acts on, and bash reads of it what was written', () => {
    const text = "A='it\\'\nprintf '%s\t|' \"$A\" 'x\ty' <<EOF\n\u0007\u0090€\nEOF\n";
    const line = terminalLine([ready(text)]);
    assert.doesNotMatch(line, /[\x00-\x1f\x7f-\x9f]/);
    const plain = spawnSync('bash', ['-c', text]);
    assert.deepEqual(spawnSync('bash', ['-c', line]).stdout, plain.stdout);
    assert.equal(plain.stdout.length > 0, true);
  });

  it('is read back as it was by bash, whatever the text', () => {
    const bodies = fc.sample(fc.stringMatching(/^[\t\n -~é€\u0080-\u009f]{1,40}$/), 100);
    const lines = bodies.map((body) => terminalLine([ready(`cat <<'END-OF-IT'\n${body}\nEND-OF-IT`)]));
    // One bash for all: to copy a process with this many tests takes long.
    const script = lines.map((line) => `${line}\nprintf '\\0'\n`).join('');
    const { stdout } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
    assert.deepEqual(
      stdout.split('\0').slice(0, -1),
      bodies.map((body) => `${body}\n`),
    );
  });

  it('tells a command its file where it goes elsewhere than the one before it', () => {
    assert.equal(
      terminalLine([ready('kubectl a'), ready('kubectl b'), ready('kubectl c', 'attic')]),
      String.raw`eval $'kubectl a\nkubectl b\nexport KUBECONFIG=\'/private/o\'\\\'\'attic\'\nkubectl c'`,
    );
  });
});

describe('a result that a person marks as failed', () => {
  it('is a failure with their note', () => {
    const [check] = planStory('x.md', '# X\n\n## Tasks\n\n- [ ] **1.1 Go**: in.\n').checks;
    assert.ok(check);
    const failed = byHand(check, 'fail', ' it hung ', 5);
    assert.deepEqual(
      [failed.verdict, failed.because, failed.confirmation?.note],
      ['fail', 'Marked as failed by hand: it hung', 'it hung'],
    );
  });
});
