import { know } from './needs.ts';
import { NEEDS_AT_HAND } from './needsAtHand.ts';
import type { Family } from './phrase.ts';
import { absence, listed } from './phrases/absence.ts';
import { amounts } from './phrases/amounts.ts';
import { certificates } from './phrases/certificates.ts';
import { columns } from './phrases/columns.ts';
import { dns } from './phrases/dns.ts';
import { existence } from './phrases/existence.ts';
import { files } from './phrases/files.ts';
import { headers } from './phrases/headers.ts';
import { http } from './phrases/http.ts';
import { metrics } from './phrases/metrics.ts';
import { outcomes } from './phrases/outcomes.ts';
import { counts, documents, texts, versions } from './phrases/plain.ts';
import { reach } from './phrases/reach.ts';
import { states } from './phrases/states.ts';
import { values } from './phrases/values.ts';
import { VOCABULARY } from './vocabulary.ts';

/** All phrases, in the order in which they are tried: the more special before the more general. */
export const FAMILIES: readonly Family[] = [
  states,
  dns,
  http,
  reach,
  files,
  certificates,
  columns,
  absence,
  existence,
  documents,
  outcomes,
  counts,
  versions,
  metrics,
  values,
  amounts,
  headers,
  texts,
  listed,
];

export const PHRASES = FAMILIES.flatMap((family) => family.phrases);

[...PHRASES.map(({ pattern }) => pattern.template), ...Object.values(VOCABULARY)].forEach((template, i) => {
  const needs = NEEDS_AT_HAND[i];
  if (needs) know(template, needs);
});
