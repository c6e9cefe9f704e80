import type { BashBlock, BashComment, BashUnit } from '../command/bash.ts';
import { looksLikeRules } from '../expect/directiveRules.ts';
import type { Span } from '../text/span.ts';
import type { Place } from './check.ts';
import { terminalIn } from './terminal.ts';
import { sparing } from '../text/sparing.ts';

/** An expectation that was written as a comment. Spans are offsets into the fence's body. */
export interface CommentWords {
  readonly span: Span;
  readonly text: string;
  readonly directive: boolean;
  readonly place: Place;
}

export interface CommentReading {
  readonly words: readonly CommentWords[];
  /** For each command the number of the "Terminal N" that it stands under, or null. */
  readonly terminals: readonly (number | null)[];
}

/** Comment lines that follow each other without a command or an empty line between. */
interface Run {
  readonly comments: readonly BashComment[];
  /** Index of the last command that begins before it, or -1. */
  readonly above: number;
  readonly trailing: boolean;
}

const EXPECTED = sparing(
  /^(?:✅|✓|☑|→|=>|->)?\s*(?:expected|expects?)\b\s*(?:output|results?|outcome|responses?|behaviou?r|values?|status|state|evidence)?\s*(?:\(([^)]*)\))?\s*(?:(?:should\s+)?(?:include|contain|show|be|is|are)s?\b)?\s*(?:[:：=]|-(?=\s)|→|$)?\s*(.*)$/iu,
);
const ARROW = sparing(/^(?:→|=>|⇒|->)\s*(\S.*)$/u);
const DIRECTIVE = sparing(/^expect:\s*(.*)$/);
const SHOULD = sparing(/\bshould\b|\bmust\s+(?:be|return|show|exist|contain|match|not)\b/i);
const IN_BRACKETS = sparing(/\(([^()]*\bshould\b[^()]*|expect(?:ed)?\b:?\s*[^()]*)\)/i);
const OUTPUT = sparing(/^(?:returns?|outputs?|prints|shows)\s*:\s*(\S.*)?$/i);
const RECORD = sparing(
  /^(?:actual\s+)?(?:results?|verdict|outcome|status)\s*:|^(?:(?:✅|✓|❌|✗)(?!\s*(?:expect|should))|PASS(?:ED)?\b|FAIL(?:ED)?\b|OK\b)/iu,
);
/** `# STATUS: Bound`: what a column shows, where `# Status: PASSED` is a record. */
const COLUMN = sparing(
  /^status\s*[:=]\s*(?![`"'*]*(?:pass|fail|ok\b|done\b|complete|success|verified|blocked|skipped|pending|todo|tbd|in\s+progress|✅|✓|❌|✗|⏳))\S/iu,
);
/** `# HEALTH_OK expected`, `# no rows expected`; "warnings are expected" says what is tolerated. */
const EXPECTED_BEHIND = sparing(
  /^((?:no|none|\d|[`"']|[A-Z][A-Z_]+\b)\S*(?:\s.{0,80}?)?)(?<!\b(?:is|are|as|than|be|was))\s+expected\.?$/,
);
/** `# all Ready`, `# 3 pods Running`: a state and nothing else, right behind a command or last below it. */
const STATE_ONLY = sparing(
  /^(?:(?:all|both|every|each|\d+(?:\/\d+)?)\b[\w /-]{0,40}\s)?(?:running|ready|bound|active|available|healthy|synced|completed|established)\.?$/i,
);
const RESULT = /^(?:actual\s+)?(?:results?|verdict|outcome)\s*:/i;
const LIST_LABEL = sparing(/^(?:check|verify|confirm|ensure)\b\s*(.*:)$/i);
const VALUE_LABEL = sparing(/^(?:verify|check|confirm|ensure)\b\s*(?:that\s+)?:?\s*(.*)$/i);
const VALUE =
  /(?:\bis|\bare|=|:|\bequals?|\breturns?|\bshows?|\bprints?)\s*[`"']?(?:\d|true\b|false\b|running\b|ready\b|healthy\b|active\b)|\b\d+\/\d+\b|^\d+\s/i;
const NOT_JUDGED = sparing(
  /^(?:monitor|while|watch|note|todo|tip|warning|example|e\.g\.|optional(?:ly)?|wait|if|or)\b/i,
);
const LIST_LINE = /^\s*(?:[-*•+]|\d+[.)])\s+\S/;

/** Reads the comments of one fence: which of them are expectations, and which command each belongs to. */
export function readComments(source: string, block: BashBlock): CommentReading {
  const runs = runsOf(source, block);
  const group = (index: number): readonly number[] => groupOf(source, block, index);
  const words = runs.flatMap((run) => readRun(run, block.units.length, group));
  return { words, terminals: terminalsOf(block) };
}

function runsOf(source: string, block: BashBlock): readonly Run[] {
  const out: Run[] = [];
  let open: BashComment[] = [];
  const above = (at: number): number => lastBefore(block.units, at);
  const flush = (): void => {
    const first = open[0];
    if (first) out.push({ comments: open, above: above(first.span.start), trailing: first.trailing });
    open = [];
  };
  for (const comment of block.comments) {
    const around = block.units[lastBefore(block.units, comment.span.start)];
    const inside = around !== undefined && comment.span.end < around.span.end;
    if (inside && !comment.trailing) continue;
    const last = open.at(-1);
    const between = last ? source.slice(last.span.end, comment.span.start) : '';
    const joined = last && !comment.trailing && !last.trailing && /^[ \t]*\r?\n[ \t]*$/.test(between);
    if (!joined) flush();
    open.push(comment);
  }
  flush();
  return out;
}

/** Index of the last command that begins before an offset, or -1. */
function lastBefore(units: readonly BashUnit[], at: number): number {
  let low = -1;
  let high = units.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((units[middle]?.span.start ?? 0) < at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The commands above and with `index` between which nothing but one line end stands. */
function groupOf(source: string, block: BashBlock, index: number): readonly number[] {
  const out = [index];
  for (let i = index; i > 0; i--) {
    const above = block.units[i - 1];
    const below = block.units[i];
    if (!above || !below || !/^[ \t]*\r?\n[ \t]*$/.test(source.slice(above.span.end, below.span.start))) break;
    out.unshift(i - 1);
  }
  return out;
}

/** One run may hold labels, then an expectation with its list, then another. */
function readRun(run: Run, count: number, group: (index: number) => readonly number[]): readonly CommentWords[] {
  const out: CommentWords[] = [];
  let open: { start: number; end: number; lines: string[]; directive: boolean; place: Place } | null = null;
  const close = (): void => {
    if (!open) return;
    const text = dedented(open.lines);
    if (text !== '')
      out.push({ span: { start: open.start, end: open.end }, text, directive: open.directive, place: open.place });
    open = null;
  };
  const at = (index: number, from: 'trailing' | 'below' | 'above'): Place => ({
    kind: 'command',
    index,
    group: from === 'below' ? group(index) : [index],
    from,
  });
  const own = run.above >= 0 ? at(run.above, run.trailing ? 'trailing' : 'below') : at(0, 'above');
  const next = run.above + 1 < count ? at(run.above + 1, 'above') : own;
  const alone = run.comments.length === 1 && (run.trailing || run.above === count - 1);
  run.comments.forEach((comment, i) => {
    const line = comment.text;
    const begin = (text: string, place: Place, directive = false): void => {
      close();
      open = { ...comment.span, lines: text === '' ? [] : [text], directive, place };
    };
    const trimmed = line.trim().replace(/^\d+[.)]\s+/, '');
    const following = run.comments[i + 1]?.text ?? '';
    const directive = DIRECTIVE.exec(trimmed);
    const expected = EXPECTED.exec(trimmed);
    const inBrackets = IN_BRACKETS.exec(trimmed);
    const isList = open !== null && (LIST_LINE.test(line) || /^\s{2,}\S/.test(line));
    if (directive && looksLikeRules(directive[1] || following)) begin(directive[1] ?? '', own, true);
    else if (open !== null && isList) extend(open, comment);
    else if (open === null && run.above >= 0 && (COLUMN.test(trimmed) || (alone && STATE_ONLY.test(trimmed))))
      begin(trimmed, own);
    else if (run.above >= 0 && EXPECTED_BEHIND.test(trimmed)) begin(EXPECTED_BEHIND.exec(trimmed)?.[1] ?? '', own);
    else if (terminalIn(trimmed) !== null || (open === null ? RECORD : RESULT).test(trimmed)) close();
    else if (
      expected &&
      !/^expect(?:s|ed)?\s+[a-z]+\s+[a-z]+/i.test(trimmed.replace(/^expected\s+(?:output|result)s?/i, 'expected:'))
    )
      begin(expected[2] ?? '', qualified(own, expected[1]));
    else if (expected) begin(trimmed.replace(/^(?:expected|expects?)\s+/i, ''), own);
    else if (inBrackets?.[1]) {
      begin(inBrackets[1].replace(/^expect(?:ed)?\s*:?\s*/i, ''), run.trailing ? own : next);
      close();
    } else if (LIST_LABEL.test(trimmed) && LIST_LINE.test(following)) begin(LIST_LABEL.exec(trimmed)?.[1] ?? '', own);
    else if (NOT_JUDGED.test(trimmed) && !/^(?:wait|note)\b.*\bshould\b/i.test(trimmed)) close();
    else if (ARROW.test(trimmed)) begin(ARROW.exec(trimmed)?.[1] ?? '', own);
    else if (SHOULD.test(trimmed)) {
      if (open !== null) extend(open, comment);
      else begin(trimmed, own);
    } else if (OUTPUT.test(trimmed)) begin(OUTPUT.exec(trimmed)?.[1] ?? '', own);
    else if (VALUE_LABEL.test(trimmed) && VALUE.test(trimmed))
      begin(VALUE_LABEL.exec(trimmed)?.[1] ?? '', run.trailing ? own : next);
    else if (open !== null && !VALUE_LABEL.test(trimmed) && trimmed !== '') extend(open, comment);
    else close();
  });
  close();
  return out;
}

/** Lines without the indentation that all but the first share, and without empty ones around. */
function dedented(lines: readonly string[]): string {
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const common = Math.min(...indents);
  return lines
    .map((line) => line.slice(Math.min(common, line.length - line.trimStart().length)).trimEnd())
    .join('\n')
    .replace(/^\n+|\n+$/g, '');
}

function extend(open: { end: number; lines: string[] }, comment: BashComment): void {
  open.lines.push(comment.text);
  open.end = comment.span.end;
}

function qualified(place: Place, qualifier: string | undefined): Place {
  return qualifier === undefined || qualifier === '' || place.kind !== 'command' ? place : { ...place, qualifier };
}

function terminalsOf(block: BashBlock): readonly (number | null)[] {
  const marks = block.comments.flatMap((comment) => {
    const number = comment.trailing ? null : terminalIn(comment.text.trim());
    return number === null ? [] : [{ at: comment.span.start, number }];
  });
  if (marks.length === 0) return block.units.map(() => null);
  let at = -1;
  return block.units.map((unit) => {
    while ((marks[at + 1]?.at ?? Infinity) < unit.span.start) at++;
    return marks[at]?.number ?? null;
  });
}
