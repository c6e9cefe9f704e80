import { commandInCell, isWholeCommand } from '../command/prose.ts';
import type { Span } from '../text/span.ts';
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

/** What follows a command when the author states its result: "passes", "returns 200", "→ 3 pods". */
const RESULT =
  /^\s*(?:[,;:(]|[-–—]|→|->|=>|⇒)?\s*(?:(?:still|now|all|and|which|it|that|should|must|to|exits?)\s+){0,2}(?:pass(?:es)?|succeeds?|succeeded|returns?|shows?|prints?|outputs?|exits?|reports?|completes?|works?|lists?|displays?|resolves?|yields?|gives?|produces?|is\s+(?:clean|green|empty)|are\s+(?:clean|green)|be\s+(?:clean|green|empty)|clean|green|ok|fails?|finds?|contains?|has\s+(?:no|zero|0)|expect(?:s|ed)?|verif(?:y|ies)|confirm|ensure|check|with(?:out)?\s+(?:no\s+)?(?:errors?|warnings?|failures?)|exit\s+(?:code\s+)?0|0\s+errors?|no\s+errors?)\b/i;
const ARROW = /^\s*(?:→|->|=>|⇒)\s*\S/;

/** The words of a stated result behind a command, or null: "`make test` passes" is "passes". */
export function statedResult(behind: string): string | null {
  if (!RESULT.test(behind) && !ARROW.test(behind)) return null;
  const words = behind
    .replace(/^[\s,;:(–—-]*(?:→|->|=>|⇒)?\s*/, '')
    .replace(/^(?:(?:and|to)\s+)?(?:expect(?:s|ed)?|verify|confirm|ensure|check)\b(?:\s+that)?\s*:?\s*/i, '')
    .replace(/(?:[.,;\s]|\s(?:and|then|but))+$/i, '')
    .replace(/^([^()]*)\)$/, '$1');
  return words === '' ? null : words;
}

/** "Type checking passes: `make types`": the result stands before the command. */
function statedBefore(before: string): string | null {
  if (!/:\**\s*`+$/.test(before)) return null;
  const label = /^[\s\S]{0,120}?([A-Za-z][^:.]{0,100}?)\**:\**\s*`+$/.exec(before.slice(-240))?.[1];
  const states =
    /\b(?:pass(?:es)?|succeeds?|builds?|compiles?|appl(?:y|ies)|clean(?:ly)?|green|works?|completes?|valid|starts?|runs?\s+without)\b/i;
  return label !== undefined && states.test(label) ? label.replace(/^\W+/, '').trim() : null;
}

/** An inline command with what the author says of its result. */
export interface InlineCommand {
  readonly code: CodeSpan;
  readonly result: { readonly text: string; readonly span: Span } | null;
}

/**
 * The commands of a labelled line (`labelled`), or those whose result is stated behind them. Other code spans are text.
 */
export function inlineCommands(text: string, offset: number, labelled: boolean): readonly InlineCommand[] {
  if (!text.includes('`')) return [];
  const codes = codeSpans(text, offset);
  const out: InlineCommand[] = [];
  codes.forEach((code, i) => {
    const all = text.slice(code.end - offset);
    const before = text.slice((codes[i - 1]?.end ?? offset) - offset, code.span.start - offset);
    const stated = RESULT.test(all) || ARROW.test(all);
    const earlier = stated ? null : statedBefore(before);
    if (!labelled && !stated && earlier === null) return;
    const meant = unwrapped(code.text);
    if (!(labelled ? fillsLabel(meant) : isWholeCommand(meant))) return;
    const next = codes[i + 1];
    const to = next !== undefined && isWholeCommand(unwrapped(next.text)) ? next.span.start - 1 - offset : text.length;
    const words = statedResult(unwrapped(text.slice(code.end - offset, to))) ?? earlier;
    if (!labelled && words === null) return;
    out.push({ code, result: words === null ? null : { text: words, span: { start: code.end, end: offset + to } } });
  });
  return out;
}

/** Behind a label such as `Run:` a command of an unknown tool is one too, if it has the form of one; a lone file
 * name (`Test: `tests/lamp.py``) has not. */
function fillsLabel(text: string): boolean {
  if (/^[\w-][\w./-]*\.(?!sh$|bash$)\w{1,5}$/.test(text)) return false;
  return isWholeCommand(text) || commandInCell(`\`${text}\``).kind === 'commands';
}
