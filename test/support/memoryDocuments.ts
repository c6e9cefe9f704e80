import type { Documents } from '../../src/session/ports.ts';
import { applyEdits } from '../../src/text/edit.ts';

/** Stories in memory: what a host's documents do, without a disk. */
export interface MemoryDocuments extends Documents {
  readonly texts: Map<string, string>;
}

export function memoryDocuments(texts: Readonly<Record<string, string>>): MemoryDocuments {
  const all = new Map(Object.entries(texts));
  return {
    texts: all,
    read: (path) => Promise.resolve(all.get(path) ?? ''),
    change(path, make) {
      const before = all.get(path) ?? '';
      const edits = make(before);
      if (edits.length === 0) return Promise.resolve({ kind: 'nothing' });
      all.set(path, applyEdits(before, edits));
      return Promise.resolve({ kind: 'changed', before, edits });
    },
  };
}
