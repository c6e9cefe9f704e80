import type { Family } from './phrase.ts';
import { absence, counts, documents, existence, exits, network, texts, values } from './phrases/plain.ts';
import { tables } from './phrases/tables.ts';

/** All phrases, in the order in which they are tried. */
export const FAMILIES: readonly Family[] = [
  tables,
  network,
  absence,
  existence,
  documents,
  exits,
  counts,
  values,
  texts,
];

export const PHRASES = FAMILIES.flatMap((family) => family.phrases);
