import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { makeKube } from '../../src/kube/kube.ts';
import { makeLocks } from '../../src/run/locks.ts';
import { makeRunner } from '../../src/run/runner.ts';
import { findMissingTools } from '../../src/run/tools.ts';
import { systemClock } from '../../src/session/clock.ts';
import { makeLedger } from '../../src/session/ledger.ts';
import { runStory, type RunReport } from '../../src/session/runStory.ts';
import { fileDocuments } from '../../src/terminal/fileDocuments.ts';
import { workspaceFiles } from '../../src/terminal/workspaceFiles.ts';

/** Runs stories of a folder with the parts and settings of the running extension; every write is confirmed. */
export interface BenchSession {
  run(file: string): Promise<RunReport>;
  dispose(): Promise<void>;
}

export function openBenchSession(dir: string): BenchSession {
  const env = Object.fromEntries(Object.entries(process.env).map(([name, value]) => [name, value ?? '']));
  const runner = makeRunner();
  const kube = makeKube({ env: () => Promise.resolve(env), cwd: dir });
  const ports = {
    runner,
    kube,
    documents: fileDocuments((path) => path),
    filesOf: () => workspaceFiles(dir),
    clock: systemClock,
    missingTools: findMissingTools,
    locks: makeLocks(join(dir, 'locks')),
    ledger: makeLedger(),
    keeping: {
      sha256: (text: string) => createHash('sha256').update(text, 'utf8').digest('hex'),
      redact: {},
      nameOf: (path: string) => path,
    },
  };
  return {
    run: (path) =>
      runStory(
        {
          path,
          selections: [],
          mode: 'writes',
          answers: { aim: { contexts: new Map(), chosen: null }, values: new Map(), writes: new Set() },
          tick: null,
          settings: {
            world: { contexts: [], writeGate: () => null, handOver: null },
            ...{ cwd: dir, env, timeoutMs: 120_000, watchMs: 30_000, graceMs: 2000 },
            ...{ withoutExpectation: 'never', jobs: 8, events: { output: () => undefined }, refuses: () => null },
          },
        },
        ports,
        {
          ask(open, soFar) {
            const asked = open.flatMap(({ question }) => (question.kind === 'write' ? [question.shell] : []));
            if (asked.length === 0) return Promise.resolve(soFar);
            return Promise.resolve({ ...soFar, writes: new Set([...soFar.writes, ...asked]) });
          },
        },
        new AbortController().signal,
      ),
    async dispose() {
      runner.dispose();
      await kube.dispose();
    },
  };
}
