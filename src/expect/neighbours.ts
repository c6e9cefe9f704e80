import { isStateWord, type Aside } from './asides.ts';
import { kindsOf } from './kinds.ts';
import type { Meaning, Said } from './meaning.ts';
import type { Clause } from './read.ts';
import { isName } from './vocabulary.ts';

/** `` shows `db` with 3/3 ready ``: what stands behind `with` is said of what was named. */
export function withOwner(words: string, clauses: readonly Clause[]): readonly Clause[] {
  return clauses.map((clause, i) => {
    const before = clauses[i - 1];
    const gap = before ? words.slice(before.span.end, clause.span.start) : '';
    const [name, ...more] = before ? ownersOf(before.meaning) : [];
    const own = clause.hints.kinds.length === 0 || /\breplicas?\b/i.test(clause.words);
    const free = clause.hints.names.length === 0 && own;
    if (!name || more.length > 0 || !/^\s+with\s+$/i.test(gap) || !free) return clause;
    if (clause.meaning === null || !OF_NAMES.has(clause.meaning.is)) return clause;
    return { ...clause, hints: { ...clause.hints, names: [{ text: name.text, exact: true }] } };
  });
}

/** What a clause says is there, where it says no more. */
function ownersOf(meaning: Meaning | null): readonly Said[] {
  if (meaning?.is === 'present') return meaning.names;
  return meaning?.is === 'text' && meaning.how !== 'equals' && !meaning.any ? meaning.values : [];
}

const LONE = /^[`"]?([A-Za-z][\w.-]*)[`"]?$/;
const OF_NAMES: ReadonlySet<string> = new Set(['state', 'column', 'ratio']);

/** `db, cart-api and mail-2 are Running`: what is said of the last of a list of names is said of each. */
export function withNames(words: string, clauses: readonly Clause[]): readonly Clause[] {
  const out: Clause[] = [];
  for (const clause of [...clauses].reverse()) {
    const after = out[0];
    const gap = after ? words.slice(clause.span.end, after.span.start) : '';
    const name = gap === '' ? undefined : LONE.exec(clause.words.trim())?.[1];
    const bare = clause.meaning === null || clause.meaning.is === 'text' || clause.meaning.is === 'word';
    const listed = name !== undefined && bare && /^\s*(?:,|,?\s*(?:and|&))\s*$/.test(gap) && !isStateWord(name);
    if (!after || !listed || kindsOf(name).length > 0 || !isName(name)) out.unshift(clause);
    else if (after.meaning === null)
      out[0] = {
        ...after,
        words: words.slice(clause.span.start, after.span.end),
        span: { ...after.span, start: clause.span.start },
      };
    else if (OF_NAMES.has(after.meaning.is) && after.hints.names.length > 0)
      out.unshift({
        ...after,
        words: clause.words,
        span: clause.span,
        hints: { ...after.hints, names: [{ text: name, exact: true }] },
      });
    else out.unshift(clause);
  }
  return out;
}

/** Words behind a dash that are not read as a whole explain the clause before it: `0 — nothing is left`. */
export function withGlosses(words: string, clauses: readonly Clause[]): readonly Clause[] {
  const out: Clause[] = [];
  for (const clause of clauses) {
    const before = out.at(-1);
    const gap = before ? words.slice(before.span.end, clause.span.start) : '';
    // Where nothing is printed, nothing else can be said of it.
    const stated = clause.meaning !== null && clause.asides.every(({ kind }) => kind === 'gloss');
    const explains = !stated || before?.meaning?.is === 'empty';
    if (!before?.meaning || !explains || !/^\s+[–—-]\s+$/u.test(gap)) out.push(clause);
    else {
      const span = { start: before.span.start, end: clause.span.end };
      const asides: readonly Aside[] = [...before.asides, { words: clause.words.trim(), kind: 'gloss' }];
      out[out.length - 1] = { ...before, words: words.slice(span.start, span.end), span, asides };
    }
  }
  return out;
}
