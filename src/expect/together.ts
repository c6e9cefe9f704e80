import { NO_HINTS } from './meaning.ts';
import type { Clause } from './read.ts';

/** Why words are not read. */
type Why = (words: string) => string;

const EXCEPTION = /(?:^|\s)[(]?(?:except|excepting|excluding|apart from|aside from|other than|save for)\b/i;

/** `all Synced and Healthy, except `web``: what is left out changes all that is said before, which is not read alone. */
export function withExceptions(words: string, clauses: readonly Clause[], why: Why): readonly Clause[] {
  const out: Clause[] = [];
  for (const clause of clauses) {
    // More that are left out, with what is said of all others behind them.
    const open = out.at(-1);
    const listed = open !== undefined && LISTED.test(words.slice(open.span.end, clause.span.start));
    if (open?.meaning === null && listed && EXCEPTION.test(open.words)) {
      out[out.length - 1] = together(words, [open, clause], why);
      continue;
    }
    let whole = clause;
    for (
      let before = out.at(-1);
      before && clause.meaning === null && EXCEPTION.test(clause.words);
      before = out.at(-1)
    ) {
      if (!/^\s*(?:,|,?\s*(?:and|with|&))?\s*$/.test(words.slice(before.span.end, whole.span.start))) break;
      whole = together(words, [before, whole], why);
      out.pop();
    }
    out.push(whole);
  }
  return out;
}

const LISTED = /^\s*(?:,|,?\s*(?:and|&))\s*$/;
const ADDRESS = /\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?/;
const ENDS_SO = new RegExp(`(?:^|\\s)${ADDRESS.source}$`);
const BEGINS_SO = new RegExp(`^${ADDRESS.source}(?=\\s|$)`);

/** `endpoints 10.1.0.4 and 10.1.0.5`: the first alone is not the value. */
export function withAddresses(words: string, clauses: readonly Clause[], why: Why): readonly Clause[] {
  const out: Clause[] = [];
  for (const clause of clauses) {
    const before = out.at(-1);
    const gap = before ? words.slice(before.span.end, clause.span.start) : '';
    const listed = LISTED.test(gap) && BEGINS_SO.test(clause.words.trim());
    const valued =
      before && (before.meaning === null || before.meaning.is === 'value' || before.meaning.is === 'column');
    if (listed && valued && ENDS_SO.test(before.words.trim()))
      out[out.length - 1] = together(words, [before, clause], why);
    else out.push(clause);
  }
  return out;
}

/** Both as one that is not read. */
function together(words: string, [first, last]: readonly [Clause, Clause], why: Why): Clause {
  const span = { start: first.span.start, end: last.span.end };
  const text = words.slice(span.start, span.end);
  return { words: text, span, meaning: null, hints: NO_HINTS, withinMs: null, asides: [], why: why(text) };
}
