import type { Span } from '../text/span.ts';
import { whyUnread } from './advice.ts';
import type { Aside } from './asides.ts';
import { readBlock } from './block.ts';
import { cut } from './clauses.ts';
import { withoutGuidance } from './guidance.ts';
import { NO_HINTS, type Hints, type Meaning } from './meaning.ts';
import { withGlosses, withNames, withOwner } from './neighbours.ts';
import { withOpenLists } from './openLists.ts';
import { readClause, readCore } from './readClause.ts';
import { isRemark, leavesNothing, remarked, whatIsOver } from './remarks.ts';
import { withAddresses, withExceptions } from './together.ts';

/** One thing that the author's words say. */
export interface Clause {
  /** As written, Markdown kept. */
  readonly words: string;
  /** Offsets into the words that were read. */
  readonly span: Span;
  /** Null: no phrase covers all of its words. */
  readonly meaning: Meaning | null;
  readonly hints: Hints;
  /** "within 30s": how long the author gives it, in milliseconds. */
  readonly withinMs: number | null;
  /** Words beside the meaning, which must be told by the command for the clause to pass. */
  readonly asides: readonly Aside[];
  /** Why it was not read and what would decide it; null where it was read. */
  readonly why: string | null;
}

export interface ReadOptions {
  /** The words are a fence with output as it should look. */
  readonly sample?: boolean;
}

/**
 * Reads the author's words, without their label. Words that no phrase covers are clauses with `meaning: null`; adding
 * a word to a clause can only make it unread, since a phrase must match it whole.
 */
export function readWords(source: string, options: ReadOptions = {}): readonly Clause[] {
  const words = options.sample ? source : withoutGuidance(source);
  const explained = options.sample ? null : readRemarked(words);
  if (explained) return [explained];
  const block = readBlock(words, options.sample ?? false, readClause);
  const clauses = block ?? (options.sample ? [whole(words)] : cut(words, readClause));
  let before: Hints = NO_HINTS;
  const read = clauses.map(({ span, read: plain }): Clause => {
    const text = words.slice(span.start, span.end);
    const read = plain ?? (options.sample ? null : readCore(text));
    if (read === null)
      return { words: text, span, meaning: null, hints: NO_HINTS, withinMs: null, asides: [], why: whyUnread(text) };
    const own: Hints = { ...NO_HINTS, ...read.hints };
    const hints = inherits(read.meaning, own) ? { ...own, kinds: before.kinds, each: own.each || before.each } : own;
    before = hints;
    const { meaning, withinMs = null, asides = [] } = read;
    return { words: text, span, meaning, hints, withinMs, asides, why: null };
  });
  const listed = withNames(words, withAddresses(words, withExceptions(words, read, whyUnread), whyUnread));
  return withGlosses(words, withOwner(words, withOpenLists(words, listed, whyUnread)));
}

/** An answer that says it all, and a remark that explains it: `NXDOMAIN, the record has been removed`. */
function readRemarked(words: string): Clause | null {
  for (const { core, remark } of remarked(words)) {
    if (!isRemark(remark)) continue;
    const read = readClause(core) ?? readCore(core);
    const first = words.trim().startsWith(core);
    if (!read || !leavesNothing(read.meaning, { inBracket: !first, remark })) continue;
    // What is read of its own is no remark, but for "no …" and "… is off", where nothing is printed.
    const own = readClause(remark);
    const over = own && read.meaning.is === 'empty' ? whatIsOver(remark) : null;
    if (own && over === null && !(read.meaning.is === 'empty' && NONE_IS.has(own.meaning.is))) continue;
    const aside: Aside = over === null ? { words: remark, kind: 'gloss' } : { words: over, kind: 'circumstance' };
    return {
      words,
      span: { start: 0, end: words.length },
      meaning: read.meaning,
      hints: { ...NO_HINTS, ...read.hints },
      withinMs: read.withinMs ?? null,
      asides: [...(read.asides ?? []), aside],
      why: null,
    };
  }
  return null;
}

const NONE_IS: ReadonlySet<string> = new Set(['none', 'quiet', 'same', 'gone', 'stateless', 'succeeds', 'empty']);

const whole = (words: string): { span: Span; read: null } => ({ span: { start: 0, end: words.length }, read: null });

/** "pods Running and Ready": the second state is about the pods too. */
function inherits(meaning: Meaning, hints: Hints): boolean {
  if (hints.kinds.length > 0 || hints.names.length > 0) return false;
  return meaning.is === 'state' || meaning.is === 'ratio' || meaning.is === 'column';
}
