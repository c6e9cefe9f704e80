import assert from 'node:assert/strict';
import type { Check } from '../../../src/plan/check.ts';
import { planStory } from '../../../src/plan/plan.ts';
import { askedTools } from '../../../src/session/askedTools.ts';

/** The checks of a task, one for each fence. */
function checksOf(...fences: readonly (readonly string[])[]): readonly Check[] {
  const blocks = fences.map((lines) => ['  ```bash', ...lines.map((line) => `  ${line}`), '  ```'].join('\n'));
  return planStory('lamp.md', `# Lamp\n\n## Tasks\n\n- [ ] **1.1 Go**: on.\n${blocks.join('\n\n')}\n`).checks;
}

function asked(...fences: readonly (readonly string[])[]): readonly string[] {
  const checks = checksOf(...fences);
  const last = checks.at(-1);
  assert.ok(last);
  return askedTools(last, checks.slice(0, -1));
}

describe('the tools that must be on the PATH before a check starts', () => {
  it('are those that it calls by their names', () => {
    assert.deepEqual(asked(['lamp on', 'lamp show | lens -x', './own.sh']), ['lamp', 'lamp', 'lens']);
  });

  it('are no functions with names that only bash allows', () => {
    for (const name of ['é', 'a+b', 'g@', 'kube::log', 'ns/fn', 'x%y'])
      assert.deepEqual(asked([`${name}() { echo on; }`, name]), [], name);
  });

  it('are found at once in a text with a long word', () => {
    assert.deepEqual(asked([`echo "${'a'.repeat(200_000)}(" | wc -c`]), ['echo', 'wc']);
  });

  it('are not what the block made an alias or a function', () => {
    assert.deepEqual(asked(['shopt -s expand_aliases', "alias k=kubectl l='lens -x'", 'k get pods', 'l on']), [
      'shopt',
      'alias',
    ]);
    assert.deepEqual(asked(['shopt -s expand_aliases; alias k=kubectl; k get pods']), []);
    for (const made of ['lit() { echo on; }', 'lit  () { echo on; }', 'function lit { echo on; }'])
      assert.deepEqual(asked([made, 'lit', 'lens']), ['lens'], made);
  });

  it('are still asked for where only the value of an alias has their name', () => {
    assert.deepEqual(asked(['alias k=lamp', 'lamp on']), ['alias', 'lamp']);
  });

  it('are not those after a change of PATH, or after a script that may change it', () => {
    for (const change of [
      'export PATH="$PWD/bin:$PATH"',
      'PATH=bin:$PATH',
      'PATH+=:bin',
      'source env.sh',
      '. ./env.sh',
      'eval "$(lamp env)"',
    ])
      assert.deepEqual(
        asked(['lamp on', change, 'lens on']).filter((tool) => tool === 'lens'),
        [],
        change,
      );
    assert.deepEqual(asked(['PATH=bin:$PATH lens on']), []);
    assert.deepEqual(asked(['lamp on', 'export MY_PATH=bin', 'lens on']), ['lamp', 'export', 'lens']);
  });

  it('are not what an earlier fence of the same bash made', () => {
    assert.deepEqual(asked(['lit() { echo on; }', 'alias k=kubectl'], ['lit', 'k get pods', 'lens']), ['lens']);
    assert.deepEqual(asked(['export PATH=bin'], ['lens']), []);
  });
});
