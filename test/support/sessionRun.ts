import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kube, KubeContext } from '../../src/kube/contract.ts';
import type { Locks } from '../../src/run/contract.ts';
import { makeLocks } from '../../src/run/locks.ts';
import { makeRunner } from '../../src/run/runner.ts';
import { findMissingTools } from '../../src/run/tools.ts';
import { systemClock } from '../../src/session/clock.ts';
import type { HandOver } from '../../src/session/handOver.ts';
import { makeLedger, type Ledger } from '../../src/session/ledger.ts';
import type { Answers } from '../../src/session/question.ts';
import { runStory, type RunReport, type RunRequest, type SessionPorts } from '../../src/session/runStory.ts';
import { workspaceFiles } from '../../src/terminal/workspaceFiles.ts';
import { testEnvironment } from '../run/support.ts';
import { memoryDocuments, type MemoryDocuments } from './memoryDocuments.ts';

/** Path of the story that a session runs. */
export const PATH = 'lamp.md';

/** The fence of a task's item. */
export const fence = (...lines: readonly string[]): string =>
  ['  ```bash', ...lines.map((l) => `  ${l}`), '  ```'].join('\n');

export interface SessionGiven extends Partial<Pick<RunRequest, 'selections' | 'each'>> {
  readonly values?: Readonly<Record<string, string>>;
  /** Confirms every write that is asked for. */
  readonly writes?: boolean;
  /** The person who is asked says no. */
  readonly declines?: boolean;
  /** Called when a check starts. */
  readonly during?: (documents: MemoryDocuments) => void;
  /** Gets the documents before anything runs. */
  readonly documents?: (documents: MemoryDocuments) => void;
  readonly signal?: AbortSignal;
  /** Called when a cluster is asked who it is. */
  readonly onIdentity?: () => void;
  /** Contexts of the kubeconfig, each bound to an alias of its own name. */
  readonly contexts?: readonly string[];
  readonly chosen?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly ledger?: Ledger;
  readonly watchMs?: number;
  /** The person at the terminal. */
  readonly handOver?: HandOver;
}

export interface Session {
  folder(): string;
  readonly locks: () => Locks;
  run(text: string, given?: SessionGiven): Promise<RunReport & { readonly text: string }>;
}

/** `1.1 pass`, in the order of the report. */
export const verdicts = (report: RunReport): readonly string[] => report.records.map((r) => `${r.check} ${r.verdict}`);

/** A session with real bashes, a folder of its own for each test, documents in memory and clusters that nobody asks. */
export function useSession(): Session {
  let folder = '';
  const runner = makeRunner();
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'story-ops-session-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  after(() => runner.dispose());

  const locks = (): Locks => makeLocks(join(folder, 'locks'));
  const kube = (contexts: readonly KubeContext[], onIdentity?: () => void): Kube => ({
    contexts: () => Promise.resolve(contexts),
    identity: (context) => {
      onIdentity?.();
      if (!contexts.some((c) => c.name === context)) return Promise.reject(new Error(`${context} may not be asked.`));
      return Promise.resolve({
        kind: 'known',
        identity: { server: `https://${context}.test`, uid: context, caHash: null },
      });
    },
    podIps: () => Promise.reject(new Error('No cluster may be asked.')),
    nodeNames: () => Promise.reject(new Error('No cluster may be asked.')),
    isolate: async (targets) => {
      const names = targets.map(({ alias, context }) => `${alias}=${context}`).join(' ');
      const path = join(folder, `config ${names}`);
      await writeFile(path, `apiVersion: v1\nkind: Config\n# ${names}\n`);
      return { path, dispose: () => Promise.resolve() };
    },
  });

  return {
    folder: () => folder,
    locks,
    async run(text, given = {}) {
      const documents = memoryDocuments({ [PATH]: text });
      given.documents?.(documents);
      const contexts = (given.contexts ?? []).map((name): KubeContext => {
        return { name, cluster: name, server: `https://${name}.test`, namespace: null, execPlugin: false };
      });
      const ports: SessionPorts = {
        documents,
        runner,
        kube: kube(contexts, given.onIdentity),
        clock: systemClock,
        missingTools: findMissingTools,
        locks: locks(),
        ledger: given.ledger ?? makeLedger(),
        filesOf: () => workspaceFiles(folder),
        keeping: {
          sha256: (all) => createHash('sha256').update(all).digest('hex'),
          redact: {},
          nameOf: (path) => path,
        },
      };
      const values = new Map(Object.entries(given.values ?? {}));
      const bound = new Map(contexts.map(({ name }) => [name, name]));
      const answers: Answers = { aim: { contexts: bound, chosen: given.chosen ?? null }, values, writes: new Set() };
      const report = await runStory(
        {
          path: PATH,
          selections: given.selections ?? [],
          mode: given.writes ? 'writes' : 'reads',
          answers,
          ...(given.each ? { each: given.each } : {}),
          tick: { parents: false },
          settings: {
            world: { contexts, writeGate: () => null, handOver: given.handOver ?? null },
            cwd: folder,
            env: testEnvironment({ HOME: folder, ...given.env }),
            timeoutMs: 20_000,
            watchMs: given.watchMs ?? 500,
            graceMs: 500,
            withoutExpectation: 'ask',
            jobs: 4,
            events: { checkStarted: () => given.during?.(documents) },
            refuses: () => null,
          },
        },
        ports,
        {
          ask(open, soFar) {
            const writes = open.flatMap(({ question }) => (question.kind === 'write' ? [question.shell] : []));
            const isNew =
              given.writes === true && given.declines !== true && writes.some((id) => !soFar.writes.has(id));
            return Promise.resolve(isNew ? { ...soFar, writes: new Set([...soFar.writes, ...writes]) } : soFar);
          },
        },
        given.signal ?? new AbortController().signal,
      );
      return { ...report, text: documents.texts.get(PATH) ?? '' };
    },
  };
}
