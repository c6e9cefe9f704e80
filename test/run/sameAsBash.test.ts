import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { splitBash } from '../../src/command/bash.ts';
import type { Outcome } from '../../src/run/contract.ts';
import { isEmpty, until } from '../../src/run/group.ts';
import { makeRunner } from '../../src/run/runner.ts';
import { testEnvironment } from './support.ts';

const BLOCKS = new URL('../golden/run/', import.meta.url);
/** Everything that a block can leave behind in its bash. */
const STATE =
  '\n{ builtin declare -p | grep -Ev \'^declare -[^ ]* (BASH[A-Z_]*|PIPESTATUS|_|RANDOM|SRANDOM|SECONDS|EPOCH[A-Z]*|PPID|LINENO|COPROC_PID|EPOCHREALTIME|KUBECONFIG)(=|$)\'; builtin declare -f; shopt; set +o; umask; alias; trap -p; pwd; dirs; echo "$-"; } 2>/dev/null\n';

interface Seen {
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: Outcome;
}

describe('a block of commands, run one by one', () => {
  let home = '';
  const runner = makeRunner();
  before(() => {
    home = mkdtempSync(join(tmpdir(), 'story-ops-corpus-'));
  });
  after(() => {
    runner.dispose();
    rmSync(home, { recursive: true });
  });

  /** A fresh folder of the same name each time, since blocks print it. */
  function freshFolder(): string {
    const work = join(home, 'work');
    rmSync(work, { recursive: true, force: true });
    mkdirSync(work);
    return work;
  }

  async function bare(source: string): Promise<Seen> {
    const cwd = freshFolder();
    writeFileSync(join(cwd, 'script.sh'), source);
    const paths = { stdout: join(home, 'stdout'), stderr: join(home, 'stderr') };
    const fds = [openSync(paths.stdout, 'w'), openSync(paths.stderr, 'w')] as const;
    const env = testEnvironment({ KUBECONFIG: '/none' });
    const child = spawn('bash', ['script.sh'], { cwd, env, detached: true, stdio: ['ignore', ...fds] });
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
    const group = child.pid ?? 0;
    await until(() => isEmpty(group), 1000);
    fds.forEach(closeSync);
    return {
      stdout: readFileSync(paths.stdout, 'latin1'),
      stderr: readFileSync(paths.stderr, 'latin1'),
      exit: signal === null ? { kind: 'exited', code: code ?? -1 } : { kind: 'signalled', signal },
    };
  }

  async function oneByOne(source: string): Promise<Seen> {
    const cwd = freshFolder();
    // The author's folder holds the script in the other run too.
    writeFileSync(join(cwd, 'script.sh'), source);
    const shell = await runner.open({ cwd, env: testEnvironment({ KUBECONFIG: '/none' }), graceMs: 500 });
    const chunks = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
    const { units, parsed } = splitBash(source);
    for (const { text, span } of units) {
      const line = source.slice(0, span.start).split('\n').length;
      const result = await shell.run(
        {
          text,
          line,
          kubeconfig: '/none',
          mode: 'run',
          timeoutMs: 5000,
          whole: !parsed,
          onOutput: (stream, chunk) => chunks[stream].push(Buffer.from(chunk)),
        },
        new AbortController().signal,
      );
      assert.notEqual(result.outcome.kind, 'timed-out', `hangs: ${text}`);
    }
    const end = await shell.close();
    const all = (stream: 'stdout' | 'stderr') => Buffer.concat(chunks[stream]).toString('latin1');
    return { stdout: all('stdout'), stderr: all('stderr'), exit: end.outcome };
  }

  for (const name of readdirSync(BLOCKS).sort()) {
    const source = readFileSync(new URL(name, BLOCKS), 'utf8');
    it(`gives the same as bash: ${name}`, async () => {
      assert.deepEqual(withoutPids(await oneByOne(source)), withoutPids(await bare(source)));
    });
    it(`leaves the same behind as bash: ${name}`, async () => {
      assert.deepEqual(withoutPids(await oneByOne(source + STATE)), withoutPids(await bare(source + STATE)));
    });
  }
});

/** `script.sh: line 8: 1234 Killed` names a process that is another each time. */
function withoutPids({ stdout, stderr, exit }: Seen): Seen {
  return { stdout, stderr: stderr.replaceAll(/(line \d+: +)\d+ /g, '$1PID '), exit };
}
