import { membersOf } from './group.ts';
import { nameOf, type ProcessEntry } from './processes.ts';

/**
 * Names of what still lives in the session of a bash, so that its author sees what did not come to its end: `sleep 5
 * (pid 412)`. Without bash itself and what is ended by plan. A fork of bash is told by what it runs just now.
 */
export function stillInside(
  { pid: leader, bashPath }: { readonly pid: number; readonly bashPath: string },
  planned: ReadonlySet<number>,
  all: readonly ProcessEntry[],
): readonly string[] {
  const inside = membersOf(leader, all)
    .filter(({ pid }) => pid !== leader && !planned.has(pid))
    .map(({ pid, parent }) => ({ pid, parent, name: nameOf(pid) }));
  const fork = `${bashPath} script.sh (`;
  return inside
    .filter(({ pid, name }) => !name.startsWith(fork) || !inside.some(({ parent }) => parent === pid))
    .map(({ name }) => (name.startsWith(fork) ? name.replace(fork, 'a part of the block (') : name));
}
