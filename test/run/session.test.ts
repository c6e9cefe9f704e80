import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { runJson } from '../../src/report/runJson.ts';
import { runText } from '../../src/report/text.ts';
import { fence, PATH, useSession, verdicts } from '../support/sessionRun.ts';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Runs stories of local commands with real bashes; no cluster is there to be contacted. */
describe('a run of a story', () => {
  const { folder, run } = useSession();

  it('ticks what passed and only that', async () => {
    const story = `# Lamp\n\n## Tasks\n\n- [ ] **1.1 Lit**: look.\n${fence('echo 2/2 lit')}\n  - Expected: \`2/2 lit\`\n- [ ] **1.2 Many**: look.\n${fence('echo 12/2 lit')}\n  - Expected: \`2/2 lit\`\n`;
    const report = await run(story);
    assert.deepEqual(verdicts(report), ['1.1 pass', '1.2 fail']);
    assert.equal(report.text, story.replace('- [ ] **1.1', '- [x] **1.1'));
  });

  it('never lets a placeholder reach bash, and never lets its value do more than be one', async () => {
    const story = `# Lamp\n\n## Tasks\n\n- [ ] **1.1 Name**: say it.\n${fence('echo <lamp-name>.light')}\n  - Expected: \`$(touch hit); x.light\`\n`;
    const blocked = await run(story);
    assert.deepEqual(verdicts(blocked), ['1.1 blocked']);
    const filled = await run(story, { values: { 'lamp-name': '$(touch hit); x' } });
    assert.deepEqual(verdicts(filled), ['1.1 pass']);
    await assert.rejects(readFile(join(folder(), 'hit')), { code: 'ENOENT' });
  });

  it('starts no write after a failure that nothing explains, and no later fence of the task', async () => {
    const story = `# Lamp\n\n## Tasks\n\n- [ ] **1.1 Go**: on.\n${fence('ls nowhere', 'touch hit')}\n${fence('touch later')}\n`;
    const report = await run(story, { writes: true });
    assert.deepEqual(verdicts(report), ['1.1 fail', '1.1#2 blocked']);
    assert.equal(report.records[0]?.commands[1]?.outcome.kind, 'not-started');
    for (const name of ['hit', 'later']) await assert.rejects(readFile(join(folder(), name)), { code: 'ENOENT' });
  });

  it('takes what comes after the last command for its: an EXIT trap, its exit, and what still goes through a filter', async () => {
    const task = (commands: readonly string[], expected: string): string =>
      `# Lamp\n\n## Tasks\n\n- [ ] **1.1 Go**: on.\n${fence(...commands)}\n  - Expected: ${expected}\n`;
    const trapped = ["trap 'echo FAILED; exit 4' EXIT", 'echo run'];
    assert.deepEqual(verdicts(await run(task(trapped, 'exit 0'), { writes: true })), ['1.1 fail']);
    const told = await run(task(["trap 'echo 3 lamps lit' EXIT", 'echo run'], '`3 lamps lit`'), { writes: true });
    assert.deepEqual(verdicts(told), ['1.1 pass']);
    assert.equal(told.records[0]?.commands[1]?.stdout.bytes, 'run\n3 lamps lit\n'.length);
    const filtered = ['exec > >(sleep 0.05; sed "s/^/lamp: /")', 'echo lit'];
    assert.deepEqual(verdicts(await run(task(filtered, '`lamp: lit`'), { writes: true })), ['1.1 pass']);
  });

  it('takes no line for that of a command which a job in the background may have printed', async () => {
    const job = '(while [ ! -e go ]; do :; done; echo flame; touch lit)';
    const command = "bash -c 'touch go; while [ ! -e lit ]; do :; done; echo oil'";
    const story = (start: string, expected: string): string =>
      `# Lamp\n\n## Tasks\n\n- [ ] **1.1 Go**: on.\n${fence('rm -f go lit', start, `${command}   # Expected: contains \`${expected}\``, 'wait', '/bin/echo oil   # Expected: `oil`')}\n`;
    const beside = await run(story(`${job} &`, 'flame'), { writes: true });
    assert.deepEqual(verdicts(beside), ['1.1 undecided']);
    assert.match(beside.records[0]?.because ?? '', /where a job in the background prints as well/);
    const apart = await run(story(`${job} > flame.log &`, 'oil'), { writes: true });
    assert.deepEqual(verdicts(apart), ['1.1 pass']);
  });

  it('sees what comes last also where the output was too long to be kept', async () => {
    const story = (trap: string): string =>
      `# Lamp\n\n## Tasks\n\n- [ ] **1.1 Go**: on.\n${fence(`trap '${trap}' EXIT`, 'yes reef | head -c 20000000   # Should not contain `shoal`')}\n`;
    assert.deepEqual(verdicts(await run(story('true'), { writes: true })), ['1.1 pass']);
    assert.deepEqual(verdicts(await run(story('echo shoal'), { writes: true })), ['1.1 fail']);
  });

  it('lets a failure decide that ended the script by `set -e`, and not what it kept from starting', async () => {
    const story = `# Lamp\n\n## Tasks\n\n- [ ] **1.1 Go**: on.\n${fence('set -euo pipefail', 'grep -q nope /etc/hosts', 'echo b')}\n  - Expected: exit 0\n`;
    const report = await run(story, { writes: true });
    assert.deepEqual(verdicts(report), ['1.1 fail']);
    assert.match(String(report.records[0]?.commands[2]?.outcome.kind), /not-started/);
  });

  it('runs a loop over numbers, and what goes on behind, in the bash itself', async () => {
    const lines = [
      'n=0',
      'while (( n < 3 )); do n=$((n+1)); done',
      'tail -f /dev/null & lamp=$!',
      'kill $lamp',
      'echo "n=$n"',
    ];
    const story = `# Lamp\n\n## Tasks\n\n- [ ] **1.1 Go**: on.\n${fence(...lines)}\n  - Expected: \`n=3\`\n`;
    const report = await run(story, { writes: true });
    assert.deepEqual(verdicts(report), ['1.1 pass']);
    assert.deepEqual(
      report.records[0]?.commands.map(({ ran }) => ran),
      [null, null, null, null, null],
    );
  });

  it('takes the status that bash makes of a signal for the exit that the author names', async () => {
    const task = (expected: string): string =>
      `# Lamp\n\n## Tasks\n\n- [ ] **1.1 Go**: on.\n${fence("bash -c 'exit 143'")}\n  - Expected: ${expected}\n`;
    assert.deepEqual(verdicts(await run(task('exit 143'), { writes: true })), ['1.1 pass']);
    assert.deepEqual(verdicts(await run(task('exit 137'), { writes: true })), ['1.1 fail']);
    assert.deepEqual(verdicts(await run(task('exit 0'), { writes: true })), ['1.1 fail']);
  });

  it('names what its commands put into a session of its own and left running', async () => {
    const story = `# Lamp\n\n## Tasks\n\n- [ ] **1.1 Go**: on.\n${fence('setsid sleep 3.207 >/dev/null 2>&1 &', 'echo on')}\n  - Expected: \`on\`\n`;
    const report = await run(story, { writes: true });
    const [left = ''] = report.records[0]?.left ?? [];
    assert.match(left, /^(?:setsid )?sleep 3\.207 \(pid \d+\)$/);
    process.kill(Number(/\d+(?=\)$)/.exec(left)?.[0]), 'SIGKILL');
  });

  it('names what it ended at the end of a block, in the text and in the JSON', async () => {
    const story = `# Lamp\n\n## Tasks\n\n- [ ] **1.1 Go**: on.\n${fence('echo on', '(sleep 3.307; echo late > lf) &')}\n  - Expected: \`on\`\n`;
    const { records } = await run(story, { writes: true });
    const [ended = ''] = records[0]?.ended ?? [];
    assert.match(ended, /^sleep 3\.307 \(pid \d+\)$/);
    const report = { runs: records, edits: [], leftOut: [] };
    assert.ok(runText(report, { color: false }).includes(`\n             not waited for, but ended: ${ended}\n`));
    assert.deepEqual(runJson(report).runs[0]?.ended, [ended]);
  });

  it('runs a program by its path, and asks for one by its name on the PATH', async () => {
    const story = `# Lamp\n\n## Tasks\n\n- [ ] **1.1 Own**: run.\n${fence('printf "echo lit" > own.sh', 'chmod +x own.sh', './own.sh')}\n  - Expected: \`lit\`\n- [ ] **1.2 None**: run.\n${fence('no-such-lamp')}\n  - Expected: \`lit\`\n`;
    const report = await run(story, { writes: true });
    assert.deepEqual(verdicts(report), ['1.1 pass', '1.2 blocked']);
    assert.match(String(report.records[1]?.because), /Not on the PATH: no-such-lamp/);
  });

  it('asks for no tool that its commands made themselves: an alias, a function, a program of a new PATH', async () => {
    const alias = fence('shopt -s expand_aliases', "alias glow='echo lit'", 'glow');
    const own = fence('mkdir bin && printf "echo lit" > bin/glim && chmod +x bin/glim', 'export PATH="$PWD/bin:$PATH"');
    const story = `# Lamp\n\n## Tasks\n\n- [ ] **1.1 Alias**: on.\n${alias}\n  - Expected: \`lit\`\n- [ ] **1.2 Own**: on.\n${own}\n  - Expected: exit 0\n${fence('glim')}\n  - Expected: \`lit\`\n`;
    assert.deepEqual(verdicts(await run(story, { writes: true })), ['1.1 pass', '1.2 pass', '1.2#2 pass']);
  });

  it('runs no write unless it was confirmed', async () => {
    const story = `# Lamp\n\n## Tasks\n\n- [ ] **1.1 Go**: on.\n${fence('touch hit')}\n`;
    const report = await run(story, { selections: [{ kind: 'task', id: '1.1' }] });
    assert.deepEqual(verdicts(report), ['1.1 blocked']);
    const declined = await run(story, { writes: true, declines: true });
    assert.deepEqual(verdicts(declined), ['1.1 blocked']);
    await assert.rejects(readFile(join(folder(), 'hit')), { code: 'ENOENT' });
  });

  it('keeps variables, functions and directory from fence to fence of a task, and from no task to another', async () => {
    const story = `# Lamp\n\n## Tasks\n\n- [ ] **1.1 Set**: it.\n${fence('COLOUR=amber')}\n${fence('echo "the light is $COLOUR"')}\n  - Expected: \`the light is amber\`\n- [ ] **1.2 Other**: task.\n${fence('echo "the light is ${COLOUR:-out}"')}\n  - Expected: \`the light is out\`\n`;
    assert.deepEqual(verdicts(await run(story)), ['1.1 undecided', '1.1#2 pass', '1.2 pass']);
  });

  it('ticks nothing when the command changed while it ran', async () => {
    const story = `# Lamp\n\n## Tasks\n\n- [ ] **1.1 Lit**: look.\n${fence('echo lit')}\n  - Expected: \`lit\`\n`;
    const changed = story.replace('echo lit', 'echo dark');
    const report = await run(story, { during: (documents) => documents.texts.set(PATH, changed) });
    assert.deepEqual(verdicts(report), ['1.1 pass']);
    assert.equal(report.text, changed);
    assert.equal(report.notTicked[0]?.id, '1.1');
  });

  for (const [says, lines, verdict] of [
    ['one that another command follows in its unit', ['exec 3>&1', 'ls nowhere', 'exec 3>&-'], 'undecided'],
    ['one before a line that asks for its stages', ['ls nowhere', 'echo ${PIPESTATUS[0]}', 'echo end'], 'undecided'],
    ['one in a text that bash mends', ['ls nowhere', 'cat <<E', 'body', '  E'], 'undecided'],
    ['one that a trap gives another exit', ['trap "exit 0" EXIT', 'set -e', 'ls nowhere'], 'undecided'],
    ['one that only prepares', ['set -x', 'exec 2>/dev/null', 'ls nowhere', 'cd /'], 'undecided'],
    ['none', ['cd /', 'ls'], 'pass'],
  ] as const)
    it(`passes “all commands exit 0” by no failure that is hidden: ${says}`, async () => {
      const story = `# Lamp\n\n## Tasks\n\n- [ ] **1.1 Go**: on.\n${fence(...lines)}\n  - Expected: all commands exit 0\n`;
      assert.deepEqual(verdicts(await run(story, { writes: true })), [`1.1 ${verdict}`]);
    });

  it('names a missing tool before anything starts', async () => {
    const story = `# Lamp\n\n## Tasks\n\n- [ ] **1.1 Go**: on.\n${fence('touch hit', 'no-such-lamp-tool --on')}\n`;
    const report = await run(story, { writes: true });
    assert.deepEqual(verdicts(report), ['1.1 blocked']);
    assert.match(report.records[0]?.because ?? '', /no-such-lamp-tool/);
    await assert.rejects(readFile(join(folder(), 'hit')), { code: 'ENOENT' });
  });

  it('runs two terminals side by side, the first until the second is done', async () => {
    const story = `# Lamp\n\n**Two hands:**\n\n\`\`\`bash\n# Terminal 1: blink\nwhile true; do echo blink >> seen; sleep 0.1; done\n\n# Terminal 2: wait for it\nuntil grep -q blink seen 2>/dev/null; do sleep 0.1; done\n\`\`\`\n`;
    const report = await run(story, { writes: true });
    const [record] = report.records;
    assert.deepEqual(
      record?.commands.map((c) => c.outcome.kind),
      ['ended', 'exited'],
      JSON.stringify(record?.commands.map((c) => c.text)),
    );
  });

  // Each needs the other.
  const BLINK = 'while true; do if [ -e go ]; then echo blink >> seen; fi; sleep 0.1; done';
  const UNTIL_SEEN = 'touch go; until grep -q blink seen 2>/dev/null; do sleep 0.1; done';
  const kinds = ({ records }: Awaited<ReturnType<typeof run>>) =>
    records.map(({ commands }) => commands.map(({ outcome }) => outcome.kind).join());

  for (const { says, first, second } of [
    { says: 'under Terminal 1 and Terminal 2', first: 'Terminal 1:', second: 'Terminal 2:' },
    { says: 'of which only the other has a name', first: 'Blink:', second: 'In another terminal:' },
    { says: 'of which only the first has a name', first: 'In a second terminal:', second: 'Blink:' },
  ]) {
    it(`runs two fences of a task ${says} side by side`, async () => {
      const fences = `  ${first}\n${fence(BLINK)}\n\n  ${second}\n${fence(UNTIL_SEEN, 'echo blinked')}\n  - Expected: \`blinked\`\n`;
      const report = await run(`# Lamp\n\n## Tasks\n\n- [ ] **1.1 Go**: on.\n\n${fences}`, { writes: true });
      assert.deepEqual(kinds(report), ['ended', 'exited,exited']);
      assert.deepEqual(verdicts(report), ['1.1 pass', '1.1#2 pass'], report.records[1]?.because);
      assert.match(report.text, /- \[x\] \*\*1\.1/);
    });
  }

  it('lets a loop over so many words come to its end', async () => {
    const fences = `  Terminal 1:\n${fence('for i in 1 2 3 4 5 6; do echo blink >> seen; sleep 0.1; done', 'wc -l < seen')}\n  - Expected: \`6\`\n\n  Terminal 2:\n${fence('echo lit')}\n  - Expected: \`lit\`\n`;
    const report = await run(`# Lamp\n\n## Tasks\n\n- [ ] **1.1 Go**: on.\n\n${fences}`, { writes: true });
    assert.deepEqual(verdicts(report), ['1.1 pass', '1.1#2 pass'], report.records[0]?.because);
  });

  it('runs two blocks that no task owns side by side', async () => {
    const block = (...lines: string[]) => `\`\`\`bash\n${lines.join('\n')}\n\`\`\`\n`;
    const story = `# Lamp\n\n**Terminal 1:**\n\n${block(BLINK)}\n**Terminal 2:**\n\n${block(UNTIL_SEEN)}`;
    assert.deepEqual(kinds(await run(story, { writes: true })), ['ended', 'exited']);
  });

  it('takes a terminal that failed for a failure, though nothing is expected of it', async () => {
    const fences = `  Terminal 1:\n${fence('ls nowhere')}\n\n  Terminal 2:\n${fence('echo lit')}\n  - Expected: \`lit\`\n`;
    const report = await run(`# Lamp\n\n## Tasks\n\n- [ ] **1.1 Go**: on.\n\n${fences}`, { writes: true });
    assert.deepEqual(verdicts(report), ['1.1 fail', '1.1#2 pass']);
    assert.doesNotMatch(report.text, /\[x\]/);
  });

  it('does what stands above two terminals before them', async () => {
    const lines = ['sleep 0.3; echo lit > lamp', '# Terminal 1', 'cat lamp; sleep 1', '# Terminal 2', 'cat lamp'];
    const story = `# Lamp\n\n## Tasks\n\n- [ ] **1.1 Go**: on.\n${fence(...lines)}\n`;
    const [record] = (await run(story, { writes: true })).records;
    assert.deepEqual(
      record?.commands.map(({ stdout }) => stdout.excerpt.trim()),
      ['', 'lit', 'lit'],
    );
    assert.deepEqual(record?.commands[1]?.outcome, { kind: 'exited', code: 0 }, 'what ends by itself is let to');
  });

  it('starts no fence beside a terminal that was kept from starting', async () => {
    const fences = `  Terminal 1:\n${fence('no-such-lamp-tool --on')}\n\n  Terminal 2:\n${fence('touch hit')}\n`;
    const report = await run(`# Lamp\n\n## Tasks\n\n- [ ] **1.1 Go**: on.\n\n${fences}`, { writes: true });
    assert.deepEqual(verdicts(report), ['1.1 blocked', '1.1#2 blocked']);
    await assert.rejects(readFile(join(folder(), 'hit')), { code: 'ENOENT' });
  });

  it('has the forward of the first terminal before the second starts', async () => {
    const port = await freePort();
    const story = `# Lamp\n\n**Two hands:**\n\n\`\`\`bash\n# Terminal 1\nkubectl port-forward svc/lamp ${String(port)}:80\n\n# Terminal 2\ncurl -sS localhost:${String(port)}\n\`\`\`\n`;
    const given = { contexts: ['hall'], chosen: 'hall', env: { FORWARD_DELAY: '0.4' } };
    const [record] = (await run(story, given)).records;
    assert.deepEqual(record?.commands[1]?.outcome, { kind: 'exited', code: 0 }, record?.commands[1]?.stderr.excerpt);
  });

  it('has the forward of the first fence before that of another terminal starts', async () => {
    const port = await freePort();
    const forward = fence(`kubectl port-forward svc/lamp ${String(port)}:80`);
    const fences = `  Terminal 1:\n${forward}\n\n  Terminal 2:\n${fence(`curl -sS localhost:${String(port)}`)}\n`;
    const given = { contexts: ['hall'], chosen: 'hall', env: { FORWARD_DELAY: '0.4' } };
    const { records } = await run(`# Lamp\n\n## Tasks\n\n- [ ] **1.1 Go**: on.\n\n${fences}`, given);
    const curl = records[1]?.commands[0];
    assert.deepEqual(curl?.outcome, { kind: 'exited', code: 0 }, curl?.stderr.excerpt);
  });

  it('leaves a forward to the EXIT trap that ends it', async () => {
    const port = await freePort();
    const forward = `kubectl --context hall port-forward svc/lamp ${String(port)}:80 >/dev/null 2>&1 &`;
    const lines = [
      'set -e',
      forward,
      'pid=$!',
      "trap 'kill $pid && echo put out' EXIT",
      `curl -sS localhost:${String(port)}`,
    ];
    const story = `# Lamp\n\n## Tasks\n\n- [ ] **1.1 Go**: on.\n${fence(...lines)}\n  - Expected: \`port 80\`\n`;
    const { records } = await run(story, { contexts: ['hall'], writes: true });
    const last = records[0]?.commands.at(-1);
    assert.deepEqual(last?.outcome, { kind: 'exited', code: 0 }, last?.stderr.excerpt);
    assert.match(last?.stdout.excerpt ?? '', /put out/);
  });

  it('is undecided when it is cancelled, and ticks nothing', async () => {
    const abort = new AbortController();
    const story = `# Lamp\n\n## Tasks\n\n- [ ] **1.1 Wait**: long.\n${fence('sleep 60')}\n  - Expected: \`lit\`\n`;
    const report = await run(story, { signal: abort.signal, during: () => setImmediate(() => abort.abort()) });
    assert.deepEqual(verdicts(report), ['1.1 undecided']);
    assert.equal(report.text, story);
  });

  it('hides secrets in everything that it gives back', async () => {
    const story = `# Lamp\n\n## Tasks\n\n- [ ] **1.1 Say**: it.\n${fence('echo "password: correct-horse-battery"')}\n  - Expected: \`password: correct-horse-battery\`\n`;
    const report = await run(story);
    assert.doesNotMatch(JSON.stringify(report.records), /correct-horse/);
  });
});
