import type { Value } from './documents.ts';

/** The text has a form that only a full parser reads. */
export class Beyond extends Error {}

export const beyond = (): never => {
  throw new Beyond();
};

/** What stands behind a key or a dash. `value` is null where the line alone does not tell it: nothing, `|`, `{…}`. */
export interface Rest {
  readonly source: string;
  readonly value: Value | null;
}

/** `key: value` in a line. */
export interface Entry extends Rest {
  readonly key: string;
}

const LONGEST_KEY = 1000;
const DOUBLE_QUOTED = /^"(?:[^"\\]|\\.)*"/;
const SINGLE_QUOTED = /^'(?:[^']|'')*'/;

/** `key: value`, `"key": value`, `f:spec:`; null where the line is no entry of a map. */
export function entryOf(line: string): Entry | null {
  const quoted = /^["']/.test(line) ? (DOUBLE_QUOTED.exec(line) ?? SINGLE_QUOTED.exec(line) ?? [''])[0] : null;
  if (quoted === '' || (quoted === null && !/^[\w./$~(]/.test(line))) return null;
  let colon = line.indexOf(':', quoted?.length);
  while (colon !== -1 && !isBlankAt(line, colon + 1)) colon = line.indexOf(':', colon + 1);
  if (colon === -1) return null;
  if (colon > LONGEST_KEY) return beyond();
  const key = trimmed(line.slice(0, colon));
  if (quoted === null && /[ \t]#/.test(key)) return null;
  if (quoted !== null && key !== quoted) return null;
  return { key: quoted === null ? key : unquoted(quoted), ...restOf(line.slice(colon)) };
}

/** What is left of a line behind its colon or dash. */
export function restOf(line: string): Rest {
  const source = trimmed(line.slice(1));
  // Behind the blank a sign of its own begins a comment.
  return source === '' || source.startsWith('#') ? NONE : { source, value: scalarOf(source) };
}

const NONE: Rest = { source: '', value: null };

const isBlankAt = (line: string, at: number): boolean => at === line.length || line[at] === ' ' || line[at] === '\t';

/** Without blanks and tabs around it; other white space is part of a scalar. */
function trimmed(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && isBlankAt(text, from)) from += 1;
  while (to > from && isBlankAt(text, to - 1)) to -= 1;
  return text.slice(from, to);
}

function scalarOf(source: string): Value | null {
  if (/^["']/.test(source)) {
    const quoted = (DOUBLE_QUOTED.exec(source) ?? SINGLE_QUOTED.exec(source) ?? beyond())[0];
    if (!/^(?:[ \t]+#.*)?$/.test(source.slice(quoted.length))) return beyond();
    return { is: 'scalar', text: unquoted(quoted), string: true };
  }
  if (/^[|{[]/.test(source)) return null;
  if (/^(?:[>&*!%@`?,}\]]|-(?:[ \t]|$))/.test(source)) return beyond();
  const comment = source.search(/[ \t]#/);
  const text = comment === -1 ? source : trimmed(source.slice(0, comment));
  if (text.includes(':') && /:(?:[ \t]|$)/.test(text)) return beyond();
  return { is: 'scalar', text, string: isText(text) };
}

/** The text in quotes; those with escapes of YAML's own are the full parser's. */
function unquoted(quoted: string): string {
  if (quoted.startsWith("'")) return quoted.slice(1, -1).replaceAll("''", "'");
  if (!quoted.includes('\\') && !/[\x00-\x1f]/.test(quoted)) return quoted.slice(1, -1);
  try {
    return JSON.parse(quoted) as string;
  } catch (error) {
    if (error instanceof SyntaxError) return beyond();
    throw error;
  }
}

/** What is no text without quotes in YAML 1.1, beside the numbers: nothing, switches, what is no finite number. */
const WORDS =
  /^(?:~|[Nn]ull|NULL|[YyNn]|[Yy]es|YES|[Nn]o|NO|[Tt]rue|TRUE|[Ff]alse|FALSE|[Oo]n|ON|[Oo]ff|OFF|[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)?$/;
/** `1_000`, `1.5`, `2e3`, `0x1f`, `0b1`, `190:20:30`. */
const NUMBER =
  /^[-+]?(?:0b[01_]+|0x[\da-fA-F_]+|\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?|(?:\d[\d_]*)?(?:\.[\d_]*)?[eE][-+]?\d+|(?:\d[\d_]*)?\.[\d_]*|\d[\d_]*)$/;
const TIME =
  /^\d{4}-\d\d?-\d\d?(?:(?:[tT]|[ \t]+)\d\d?:\d\d?:\d\d?(?:\.\d+)?(?:[ \t]*(?:Z|[-+][012]?\d(?::\d\d)?))?)?$/;

/** Whether a scalar without quotes is a text in YAML 1.1. Its first sign tells so of most. */
function isText(plain: string): boolean {
  if (/^[^\d.+~eEyYnNtTfFoO-]/.test(plain)) return true;
  return !WORDS.test(plain) && !NUMBER.test(plain) && !TIME.test(plain);
}
