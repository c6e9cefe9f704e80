import { setTimeout as sleep } from 'node:timers/promises';
import { now } from './now.ts';
import { listProcesses, signal, type ProcessEntry } from './processes.ts';

const POLL_MS = 10;
/** How long a process may take to vanish after KILL; the kernel needs microseconds, a loaded machine more. */
const VANISH_MS = 2000;

/** Waits until the condition holds, or for so long. */
export async function until(condition: () => boolean, ms: number): Promise<boolean> {
  const end = now() + ms;
  for (let pause = 1; !condition(); pause = Math.min(pause * 2, POLL_MS)) {
    if (now() >= end) return false;
    await sleep(pause);
  }
  return true;
}

/** Process groups that belong to a session whose leader is our bash: its own, and those of jobs after `set -m`. */
function groupsOf(leader: number, all?: readonly ProcessEntry[]): readonly number[] {
  // 0: it was never started.
  if (leader === 0) return [];
  if (!signal(-leader, 0) && !hasProc()) return [];
  const members = membersOf(leader, all ?? listProcesses());
  return [...new Set(members.map((p) => p.group))];
}

function hasProc(): boolean {
  return process.platform === 'linux';
}

/** What of the session or the group lives. Processes from outside a container have group and session 0: never ours. */
export function membersOf(leader: number, all: readonly ProcessEntry[]): readonly ProcessEntry[] {
  return all.filter((p) => !p.zombie && p.group > 1 && (p.session === leader || p.group === leader));
}

/** True when nothing of the session or the group lives: of all processes, where they have just been listed. */
export function isEmpty(leader: number, all?: readonly ProcessEntry[]): boolean {
  return groupsOf(leader, all).length === 0;
}

/** TERM, grace, KILL to all groups of the session that our bash leads. Resolves when none of it lives. */
export async function endGroups(leader: number, graceMs: number): Promise<void> {
  const groups = groupsOf(leader);
  if (groups.length === 0) return;
  for (const group of groups) signal(-group, 'SIGTERM');
  if (await until(() => isEmpty(leader), graceMs)) return;
  for (const group of groupsOf(leader)) signal(-group, 'SIGKILL');
  await until(() => isEmpty(leader), VANISH_MS);
}
