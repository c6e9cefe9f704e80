import type { Clause } from './read.ts';

const QUOTATIONS = /^(?:`[^`]+`|"[^"]+")(?:(?:,\s*(?:and\s+)?|\s+and\s+)(?:`[^`]+`|"[^"]+"))*$/;

/**
 * "delete `a` and `b`": quotations that only go on with a list are no clause of their own where its first part is open.
 * `why` says why words are not read.
 */
export function withOpenLists(
  words: string,
  clauses: readonly Clause[],
  why: (words: string) => string,
): readonly Clause[] {
  const out: Clause[] = [];
  for (const clause of clauses) {
    const before = out.at(-1);
    const gap = before ? words.slice(before.span.end, clause.span.start) : '';
    const goesOn = gap !== '' && /^\s*(?:,|,?\s*and)\s*$/.test(gap) && QUOTATIONS.test(clause.words.trim());
    if (before?.meaning !== null || !goesOn || !/[`"]$/.test(before.words.trim())) {
      out.push(clause);
      continue;
    }
    const span = { start: before.span.start, end: clause.span.end };
    const text = words.slice(span.start, span.end);
    out[out.length - 1] = { ...before, words: text, span, why: why(text) };
  }
  return out;
}
