import assert from 'node:assert/strict';
import { planStory } from '../../../src/plan/plan.ts';

function commands(language: string, ...lines: readonly string[]): readonly string[] {
  const fence = [`  \`\`\`${language}`, ...lines.map((line) => `  ${line}`), '  ```'];
  const text = ['# STORY-1 — Oars', '', '## Tasks', '', '- [ ] **1.1 Row**: out', ...fence, ''].join('\n');
  return planStory('oars.md', text).checks.flatMap((check) => check.commands.map((one) => one.text));
}

describe('prompts of a fence', () => {
  it('make a transcript of it where it begins with one, below comments', () => {
    assert.deepEqual(commands('bash', '# out', '$ echo row', 'row', '$ echo rest'), ['echo row', 'echo rest']);
  });

  it('are part of the script where they stand in a text of several lines', () => {
    const heredoc = ['cat > motd <<X', 'type this:', '$ touch oar', 'X'];
    assert.deepEqual(commands('bash', ...heredoc, 'echo row'), [heredoc.join('\n'), 'echo row']);
    assert.deepEqual(commands('bash', "x='one", "$ touch oar'", 'echo row'), ["x='one\n$ touch oar'", 'echo row']);
  });

  it('are looked for anywhere in what is called a terminal', () => {
    assert.deepEqual(commands('console', 'Last login: Monday', '$ echo row', 'row'), ['echo row']);
  });
});
