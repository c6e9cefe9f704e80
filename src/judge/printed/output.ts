import type { Captured } from '../../run/contract.ts';

/** One stream as rules see it: without terminal codes, with `\n` between lines. */
export interface Output {
  readonly text: string;
  readonly lines: readonly string[];
  /** False: its middle was dropped, and what is not seen may say the opposite. */
  readonly complete: boolean;
  /** True: rows were blanked, and a blank line does not end a table. */
  readonly gaps?: boolean;
}

const ESCAPES = /\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_][^\x1b]*\x1b\\|[ -/]*[0-~])/g;

/** Without terminal codes; CR LF and lone CR become line ends; a byte order mark and backspaces go. */
export function plain(text: string): string {
  let out = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (out.includes('\x1b')) out = out.replace(ESCAPES, '');
  if (out.includes('\r')) out = out.replace(/\r+\n?/g, '\n');
  if (out.includes('\b')) out = out.replace(/[^\n]\x08/g, '');
  return out;
}

const OUTPUTS = new WeakMap<Captured, Output>();

/** Made once for each: many rules and readings look at the same. */
export function outputOf(captured: Captured): Output {
  const before = OUTPUTS.get(captured);
  if (before) return before;
  const made = outputFrom(plain(captured.text), captured.complete);
  OUTPUTS.set(captured, made);
  return made;
}

export function outputFrom(text: string, complete: boolean): Output {
  let lines: readonly string[] | null = null;
  return {
    text,
    complete,
    /** Documents are read without them. */
    get lines() {
      lines ??= linesOf(text);
      return lines;
    },
  };
}

function linesOf(text: string): readonly string[] {
  const body = text.endsWith('\n') ? text.slice(0, -1) : text;
  return body === '' ? [] : body.split('\n');
}

/** Two streams read one after the other. */
export function joined(first: Output, second: Output): Output {
  const gap = first.text === '' || first.text.endsWith('\n') ? '' : '\n';
  const both = outputFrom(first.text + gap + second.text, first.complete && second.complete);
  return first.gaps ? { ...both, gaps: true } : both;
}

/** 1-based line of an offset. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

/** The first line that a test holds of, and its 1-based number; the text is not cut into lines before it is found. */
export function lineWhere(
  text: string,
  holds: (line: string) => boolean,
): { readonly text: string; readonly number: number } | null {
  for (let from = 0, number = 1; from < text.length; number += 1) {
    const end = text.indexOf('\n', from);
    const line = end === -1 ? text.slice(from) : text.slice(from, end);
    if (holds(line)) return { text: line, number };
    from += line.length + 1;
  }
  return null;
}

/** The line of text around an offset, shortened to what fits a message. */
export function lineText(text: string, offset: number): string {
  const from = text.lastIndexOf('\n', offset - 1) + 1;
  const to = text.indexOf('\n', offset);
  return text.slice(from, to === -1 ? undefined : to);
}

/**
 * Text that is printed twice over counts once: kubectl's fallback from attaching to logs prints what it had already
 * printed. Blank lines around the halves do not matter.
 */
export function once(text: string): string {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const solid = lines.filter((line) => line !== '');
  if (solid.length < 2 || solid.length % 2 === 1) return text;
  const half = solid.length / 2;
  for (let i = 0; i < half; i += 1) if (solid[i] !== solid[i + half]) return text;
  let seen = 0;
  for (let i = 0; i < lines.length; i += 1) {
    if (lines[i] !== '') seen += 1;
    if (seen === half) return `${lines.slice(0, i + 1).join('\n')}\n`;
  }
  return text;
}

/** What kubectl adds to the output of a pod that it ran and removed. */
const REMOVED = /^pod "[^"]+" deleted(?: from \S+ namespace)?$/gm;

/** The output of `kubectl run --rm` without what kubectl says about the pod, printed once. */
export function ofRunPod(text: string): string {
  return once(text.replace(REMOVED, ''));
}

const ANNOTATION =
  /^(?:\s*"?kubectl\.kubernetes\.io\/last-applied-configuration"?:.*|\s+\{"apiVersion":.*"kind":.*|.*last-applied-configuration[=:].*)$/;

/** Whether a line is the annotation that `kubectl apply` leaves: what was once wished, not what is. */
export function isAnnotation(line: string): boolean {
  return line.length > 20 && ANNOTATION.test(line);
}

/** The text with annotation lines blanked, so that line numbers stay. */
export function live(text: string): string {
  if (!text.includes('last-applied') && !text.includes('{"apiVersion"')) return text;
  return text
    .split('\n')
    .map((line) => (isAnnotation(line) ? '' : line))
    .join('\n');
}
