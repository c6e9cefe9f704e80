import { slugOf } from './plain.ts';
import type { Heading } from './story.ts';

/** Gives out ids: a unique label keeps itself, all else gets heading path, label and ordinal. */
export class Ids {
  private readonly used = new Set<string>();
  private readonly counts = new Map<string, number>();

  /** The label where it is still free; otherwise `tasks/phase-1/1.1/2`, or `tasks/phase-1/3` without a label. */
  task(label: string | null, pathOf: () => string): string {
    if (label !== null && !this.used.has(label)) {
      this.used.add(label);
      return label;
    }
    const path = pathOf();
    const stem = label === null || label === '' ? path || 'task' : path === '' ? label : `${path}/${label}`;
    let n = (this.counts.get(stem) ?? (label === null ? 0 : 1)) + 1;
    let id = `${stem}/${String(n)}`;
    for (; this.used.has(id); id = `${stem}/${String(n)}`) n++;
    this.counts.set(stem, n);
    this.used.add(id);
    return id;
  }

  /** `block:infra-cluster`, the second of that name `block:infra-cluster-2`. */
  named(stem: string): string {
    let n = (this.counts.get(stem) ?? 0) + 1;
    let name = n === 1 ? stem : `${stem}-${String(n)}`;
    for (; this.used.has(name); name = `${stem}-${String(n)}`) n++;
    this.counts.set(stem, n);
    this.used.add(name);
    return name;
  }
}

/** Slugs of a heading and those above it, from the second level down. */
export function headingPath(headings: readonly Heading[], at: number): string {
  const parts: string[] = [];
  for (let i = at; i >= 0; i = headings[i]?.parent ?? -1) {
    const heading = headings[i];
    if (heading && heading.level > 1) parts.unshift(slugOf(heading.text));
  }
  return parts.filter((part) => part !== '').join('/');
}
