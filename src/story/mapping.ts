import type { ItemLine, Line } from './lineKinds.ts';
import { plainSigns } from './plain.ts';
import { readReferences } from './references.ts';
import type { Task } from './story.ts';

const ARROW = /(?:→|->|=>)/;
const RANGE = /\b([A-Z]+-?)(\d+)\s*(?:-|–|—|to|through|\.\.)\s*(?:[A-Z]+-?)?(\d+)\b/g;

/**
 * Adds what mapping lists say to the tasks' own references.
 *
 *     - AC1 (cluster up) → T0, T1
 *     - **AC2** (health): T003–T005
 *
 * `known` maps written references in lower case to ids.
 */
export function withMapping(
  tasks: readonly Task[],
  lines: readonly Line[],
  known: ReadonlyMap<string, string>,
): readonly Task[] {
  const byLabel = new Map(tasks.flatMap((task) => (task.label === null ? [] : [[task.label, task.id] as const])));
  if (byLabel.size === 0) return tasks;
  const added = new Map<string, string[]>();
  for (const line of lines) {
    if (line.kind !== 'item' || line.box || !/AC/.test(line.text)) continue;
    const parts = split(line);
    if (!parts) continue;
    const ids = readReferences(parts.criteria).ids.map((id) => known.get(id.toLowerCase()) ?? id);
    for (const label of labelsIn(parts.tasks)) {
      const task = byLabel.get(label);
      if (task === undefined) continue;
      added.set(task, [...(added.get(task) ?? []), ...ids]);
    }
  }
  if (added.size === 0) return tasks;
  return tasks.map((task) => {
    const more = added.get(task.id);
    return more ? { ...task, criteria: [...new Set([...task.criteria, ...more])] } : task;
  });
}

function split(line: ItemLine): { readonly criteria: string; readonly tasks: string } | null {
  if (!/^(?:\*\*)?AC/.test(line.text)) return null;
  const text = plainSigns(line.text.slice(0, 1000));
  const arrow = ARROW.exec(text);
  if (arrow) return { criteria: text.slice(0, arrow.index), tasks: text.slice(arrow.index + arrow[0].length) };
  const colon = /^[^:]{2,200}:\**\s+(?=\**(?:T-?\d|Task\s))/.exec(text);
  return colon ? { criteria: colon[0], tasks: text.slice(colon[0].length) } : null;
}

function labelsIn(text: string): readonly string[] {
  const out = new Set<string>();
  for (const range of text.matchAll(RANGE)) {
    const [, prefix = '', from = '', to = ''] = range;
    for (let n = Number(from); n <= Number(to) && n - Number(from) < 200; n++)
      out.add(`${prefix}${String(n).padStart(from.length, '0')}`);
  }
  for (const word of text.matchAll(/\b(?:Task\s+)?([A-Z]*-?\d+(?:\.\d+)*[a-z]?)\b/g)) if (word[1]) out.add(word[1]);
  return [...out];
}
