import { secretValues } from '../redact/names.ts';
import { systemClock } from '../session/clock.ts';
import { GRACE_MS, WATCH_MS } from '../session/job.ts';
import { makeLedger } from '../session/ledger.ts';
import type { Aim } from '../session/destination.ts';
import type { RunEvents } from '../session/ports.ts';
import type { World } from '../session/question.ts';
import { runStory, type RunReport, type SessionPorts } from '../session/runStory.ts';
import { answersOf } from './aim.ts';
import type { Chosen } from './chosen.ts';
import { fileDocuments } from './fileDocuments.ts';
import type { Io } from './io.ts';
import type { Machine } from './machine.ts';
import type { RunOptions } from './runOptions.ts';
import { workRoot } from './workRoot.ts';
import { workspaceFiles } from './workspaceFiles.ts';
import { terminalHost } from './writeHost.ts';

/** What all stories of one call share. */
export interface Shared {
  readonly options: RunOptions;
  readonly mode: 'reads' | 'writes';
  readonly aim: Aim;
  readonly world: World;
  readonly kube: SessionPorts['kube'];
  readonly events: RunEvents;
}

/** Runs what was chosen of one story. Rejects with a UserError where it cannot be run at all. */
export async function runOne(
  { story, selections }: Chosen,
  shared: Shared,
  io: Io,
  machine: Machine,
): Promise<RunReport> {
  const { options, mode, aim, world, kube, events } = shared;
  const root = await workRoot(story.file, io.cwd);
  const ports: SessionPorts = {
    documents: fileDocuments(() => story.path),
    filesOf: () => workspaceFiles(root),
    clock: systemClock,
    missingTools: machine.missingTools,
    locks: machine.locks,
    runner: machine.runner,
    kube,
    ledger: makeLedger(),
    keeping: {
      sha256: (text) => machine.sha256(text),
      redact: { hide: secretValues(io.env) },
      nameOf: () => story.path,
    },
  };
  return runStory(
    {
      path: story.file,
      selections,
      mode,
      answers: answersOf(aim, options),
      ...(options.use.length > 1 ? { each: [...new Set(options.use)] } : {}),
      tick: options.tick ? { parents: false } : null,
      settings: {
        world,
        cwd: root,
        env: definedOf(io.env),
        timeoutMs: options.timeout * 1000,
        withoutExpectation: 'never',
        watchMs: WATCH_MS,
        graceMs: GRACE_MS,
        jobs: options.jobs,
        events,
        refuses: () => null,
      },
    },
    ports,
    terminalHost(options, world, io, machine),
    machine.signal,
  );
}

function definedOf(env: Io['env']): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(env).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])));
}
