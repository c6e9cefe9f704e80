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

  it('have many forms, and what is printed behind them never runs', () => {
    for (const prompt of ['$', 'ops@quay:~$', 'root@quay:/etc#', '[ops@quay ~]$', 'quay%', '%', '❯', 'ops@quay ~ %'])
      assert.deepEqual(commands('console', `${prompt} echo row`, 'touch oar'), ['echo row'], prompt);
    assert.deepEqual(commands('bash', 'ops@quay:~$ echo row', 'touch oar'), ['echo row']);
  });

  it('are of one form in a fence: what is printed may look like another', () => {
    assert.deepEqual(commands('console', '$ make', '50% touch', 'oar% touch oar', '% Total', 'a@b:~$ x'), ['make']);
    assert.deepEqual(commands('console', '% curl oar', '  % Total    % Received', '100% touch oar'), ['curl oar']);
    assert.deepEqual(commands('console', 'make oar', '50% done'), ['make oar', '50% done']);
  });

  it('end what goes on: a here-string, a comment with an apostrophe and a last word like do ask for nothing', () => {
    assert.deepEqual(commands('console', '$ cat <<<oar', 'oar', 'touch oar'), ['cat <<<oar']);
    assert.deepEqual(commands('console', "$ ls oar # don't row", 'touch oar'), ['ls oar']);
    assert.deepEqual(commands('console', '$ echo nothing to do', 'touch oar'), ['echo nothing to do']);
  });

  it('of root are told from comments by the command behind them', () => {
    assert.deepEqual(commands('console', '# echo row', 'touch oar', '# cat oar', 'wood'), ['echo row', 'cat oar']);
    assert.deepEqual(commands('console', '# look at the oar', 'cat oar'), ['cat oar']);
    assert.deepEqual(commands('console', '# make sure that it is there', 'cat oar'), ['cat oar']);
    assert.deepEqual(commands('bash', '# cat oar', 'cat rope'), ['cat rope']);
  });

  it('go on with > where bash asks for more', () => {
    assert.deepEqual(commands('console', '$ cat <<EOF', '> wood', '> EOF', 'touch oar'), ['cat <<EOF\nwood\nEOF']);
    assert.deepEqual(commands('console', '$ echo "a', '> b"', 'touch oar'), ['echo "a\nb"']);
    const loop = ['$ for i in 1 2; do', '> echo $i', '> done', '1', 'touch oar'];
    assert.deepEqual(commands('console', ...loop), ['for i in 1 2; do\necho $i\ndone']);
  });
});
