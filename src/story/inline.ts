import { isLabelledCommand, isMeantAsCommand, isStatedCommand, isWholeCommand } from '../command/prose.ts';
import type { Span } from '../text/span.ts';
import { isConditional, isToldOf, leadOf, shownBy, valueNext } from './labelBefore.ts';
import type { ValueNext } from './labelBefore.ts';
import { resultBehind } from './results.ts';
import { closesOuter, masked, sentencesOf } from './statement.ts';
import { unwrapped } from './wrapped.ts';

/** A code span of a line; `span` covers what is between the backticks. */
export interface CodeSpan {
  readonly span: Span;
  readonly text: string;
  /** Offset behind the closing backticks. */
  readonly end: number;
}

/** Code spans of one line of text that starts at `offset`. */
export function codeSpans(text: string, offset: number): readonly CodeSpan[] {
  const out: CodeSpan[] = [];
  let at = text.indexOf('`');
  while (at >= 0) {
    let length = 1;
    while (text.charAt(at + length) === '`') length++;
    const close = text.indexOf('`'.repeat(length), at + length);
    if (close < 0) return out;
    const start = at + length;
    out.push({
      span: { start: offset + start, end: offset + close },
      text: text.slice(start, close).trim(),
      end: offset + close + length,
    });
    at = text.indexOf('`', close + length);
  }
  return out;
}

/** An inline command with what the author says of its result. */
export interface InlineCommand {
  readonly code: CodeSpan;
  readonly result: { readonly text: string; readonly span: Span } | null;
}

/** Where the text stands: behind a label such as `Run:`, a task's title, or any other line. */
export type InlinePlace = 'labelled' | 'title' | 'text';

/**
 * The commands of a line: those behind a label, and those whose result is stated. Other code spans are text. Spans that
 * are joined ("`a`, `b` and `c` pass") are all commands, each with the result, or none is; of `a` → `b` the last has it.
 */
export function inlineCommands(text: string, offset: number, place: InlinePlace): readonly InlineCommand[] {
  if (!text.includes('`')) return [];
  const chains = chainsOf(text, offset).filter((chain) => !isValue(text, offset, chain));
  const out: InlineCommand[] = [];
  let above: Above = { end: offset, labelled: false };
  const next = nextCommands(chains);
  chains.forEach((chain, i) => {
    const read = readChain({ text, offset, place }, chain, next[i] ?? null, above);
    if (read) above = { end: chain.codes.at(-1)?.end ?? offset, labelled: read.labelled };
    out.push(...(read?.commands ?? []));
  });
  return out;
}

function valueAt(text: string, at: number): ValueNext {
  return valueNext(leadIn(text, at - LONGEST, at));
}

/** Where perhaps a value is announced, only a command of a known tool with a result of its own is none. */
function isValue(text: string, offset: number, { codes, value }: Chain): boolean {
  const [first] = codes;
  const last = codes.at(-1);
  if (value !== 'perhaps' || !first || !last) return value === 'surely';
  const behind = unwrapped(text.slice(last.end - offset, last.end - offset + LONGEST));
  return !isWholeCommand(unwrapped(first.text)) || resultBehind(behind, 'text', codes.length > 1) === null;
}

/** For each chain the next command behind it. */
function nextCommands(chains: readonly Chain[]): readonly (CodeSpan | null)[] {
  const out: (CodeSpan | null)[] = [];
  let next: CodeSpan | null = null;
  for (let i = chains.length - 1; i >= 0; i--) {
    out[i] = next;
    const chain = chains[i];
    if (chain?.codes.every(namesCommand)) next = chain.codes[0] ?? next;
  }
  return out;
}

/** No label, condition or bracket that stands farther away is about a command. */
const LONGEST = 3000;

interface Source {
  readonly text: string;
  readonly offset: number;
  readonly place: InlinePlace;
}

/** The commands before: where they end, and whether a label stood before them. */
interface Above {
  readonly end: number;
  readonly labelled: boolean;
}

interface Chain {
  readonly codes: readonly CodeSpan[];
  readonly arrows: boolean;
  readonly value: ValueNext;
}

const AND = /^\s*(?:,|;|&|\+|,?\s*(?:and|then|and\s+then|followed\s+by))\s*$/i;
const ARROW = /^\s*(?:→|->|=>|⇒)\s*$/;

function chainsOf(text: string, offset: number): readonly Chain[] {
  const out: { codes: CodeSpan[]; arrows: boolean; value: ValueNext }[] = [];
  let before: CodeSpan | null = null;
  for (const code of codeSpans(text, offset)) {
    const gap = before ? text.slice(before.end - offset, code.span.start - offset).replace(/`+$/, '') : '';
    const last = out.at(-1);
    const command = isNextStep(code, before);
    const arrow = ARROW.test(gap);
    // "prints `lit`; `make b` …": no value goes on in a command.
    const joins = arrow ? command : AND.test(gap) && !(last?.value === 'surely' && command);
    if (before && last && joins) {
      last.codes.push(code);
      last.arrows ||= arrow;
    } else
      out.push({
        codes: [code],
        arrows: false,
        value: before && arrow ? 'surely' : valueAt(text, code.span.start - offset),
      });
    before = code;
  }
  return out;
}

/** A command of a known tool, or of the one before: not `hauled up`. */
function isNextStep(code: CodeSpan, before: CodeSpan | null): boolean {
  const tool = (one: CodeSpan): string | undefined => one.text.split(/\s/)[0];
  return isWholeCommand(unwrapped(code.text)) || (before !== null && tool(code) === tool(before) && namesCommand(code));
}

function namesCommand(code: CodeSpan): boolean {
  return isStatedCommand(unwrapped(code.text));
}

function readChain(
  { text, offset, place }: Source,
  { codes, arrows }: Chain,
  next: CodeSpan | null,
  above: Above,
): { readonly commands: readonly InlineCommand[]; readonly labelled: boolean } | null {
  const first = codes[0];
  const last = codes.at(-1);
  if (!first || !last || !codes.some((code) => isMeantAsCommand(unwrapped(code.text)))) return null;
  const all = leadIn(text, first.span.start - offset - LONGEST, first.span.start - offset);
  const from = Math.max(above.end, first.span.start - LONGEST);
  const words = leadIn(text, from - offset, first.span.start - offset);
  const rest = unwrapped(text.slice(last.end - offset, last.end - offset + LONGEST));
  const closed = /^\s*\)/.test(rest);
  const own = leadOf(words, place === 'title', closed);
  const labelled = place === 'labelled' || own.before === 'label' || (above.labelled && continuesList(words));
  const runs = own.runs || (place === 'labelled' && own.before !== 'label');
  const isCommand = runs ? isMeantAsCommand : labelled ? isLabelledCommand : isStatedCommand;
  const meant = codes.filter((code) => isCommand(unwrapped(code.text)));
  if (meant.length === 0 || (!labelled && meant.length < codes.length)) return null;
  const to = tailEnd(text, offset, last, next);
  const tail = unwrapped(text.slice(last.end - offset, to));
  if (isToldOf(all)) return null;
  if (!labelled && (isConditional(all) || isAside(all, rest))) return null;
  const behind = resultBehind(tail, labelled ? 'label' : own.before, codes.length > 1 && !arrows);
  // Words before a colon are the check's name where the result stands behind it.
  const result =
    behind !== null
      ? { text: behind, span: { start: last.end, end: offset + to } }
      : own.states !== null
        ? { text: own.states + (closed ? goesOn(tail) : ''), span: { start: above.end, end: first.span.start } }
        : null;
  if (!labelled && result === null) return null;
  const commands = meant.map((code) => ({ code, result: arrows && code !== last ? null : result }));
  return { commands, labelled: labelled || own.states !== null };
}

/** The words before a span, without its backticks. */
function leadIn(text: string, from: number, to: number): string {
  return unwrapped(text.slice(Math.max(0, from), to)).replace(/`+$/, '');
}

/** "`a` (all Ready), `b` empty", "with `a` that …, and with `b`": what stood before the first counts for the next. */
function continuesList(between: string): boolean {
  return sentencesOf(between).length === 1 && /(?:[,;]|\b(?:and|then|with))\s*$/i.test(between);
}

/** The words behind a chain go to the next command, or up to the sentence that holds it. */
function tailEnd(text: string, offset: number, last: CodeSpan, next: CodeSpan | null): number {
  if (!next) return text.length;
  const from = last.end - offset;
  const to = next.span.start - 1 - offset;
  const between = text.slice(from, to);
  const sentence = sentencesOf(between).at(-1)?.start ?? 0;
  if (sentence > 0) return from + sentence;
  const shown = shownBy(between.replace(/`+$/, ''), /^\s*\)/.test(text.slice(next.end - offset)));
  return shown ? from + shown.start : to;
}

/** "the bell rings (`x`) and no rope is cut": what else is to be seen, behind the bracket. */
function goesOn(tail: string): string {
  const more = /^\s*\)(,?\s+(?:and|but)\s.*)$/s.exec(sentencesOf(tail)[0]?.text ?? '')?.[1] ?? '';
  return more.replace(/[\s.;,]+$/, '');
}

/** In brackets behind which the sentence goes on: "sees it (`x` OK) and leaves". */
function isAside(before: string, behind: string): boolean {
  const plain = masked(before);
  if (plain.lastIndexOf('(') <= plain.lastIndexOf(')')) return false;
  const close = closesOuter(behind);
  return close >= 0 && /^\)\s*(?:and|or|but|then|,?\s*[a-z])/.test(behind.slice(close));
}
