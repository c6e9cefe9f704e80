import type { Finding } from './finding.ts';
import { isHarmlessValue, isSecretName } from './names.ts';

/**
 * `name: value`, `name=value`, `"name":"value"`, also with escaped quotes.
 *
 *     {"db":"{\"password\":\"hunter2\"}"}
 *                ^^^^^^^^   ^^ open ^^^^^^^ value
 */
const PAIR =
  /(?<![\w.\\/-])(?<name>[A-Za-z_.-][\w./-]{1,100})(?<close>\\{0,7}["'`]?(?:\]|\))?)(?<sep>[ \t]*(?:=>|:=|[:=])(?![=:/])[ \t]*)(?<open>\\{0,7}["'`])?/g;

/** What may stand before a name that begins its line: bullets, quotes, `export`, diff and log signs. */
const LINE_START = /^[\s\-?>+|#*"'`<{,]*(?:export\s+|set\s+|env\s+|declare\s+-x\s+)?["'`]?$/;

/** Values of names that are a secret's. */
export function findPairs(text: string): Finding[] {
  const found: Finding[] = [];
  if (!/[:=]/.test(text)) return found;
  for (const match of text.matchAll(PAIR)) {
    const { name = '', sep = '', open, close = '' } = match.groups ?? {};
    if (!isSecretName(name)) continue;
    // "Secret: web-tls" is how people and tools name a Secret object.
    if (name === 'Secret' && close === '' && sep.startsWith(':')) continue;
    const start = match.index + match[0].length;
    const end = open === undefined ? bareEnd(text, match.index, start, name, sep) : quotedEnd(text, start, open);
    const value = text.slice(start, end);
    if (end > start && !isHarmlessValue(value.replace(/[,;]$/, ''))) found.push({ start, end, kind: 'pair' });
  }
  return found;
}

/** End of a quoted value: its closing quote, escaped as deeply as the opening one, else the end of the line. */
function quotedEnd(text: string, start: number, open: string): number {
  const depth = open.length - 1;
  const quote = open.at(-1) ?? '"';
  for (let at = start, slashes = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '\n') return at;
    if (char === '\\') {
      slashes++;
      continue;
    }
    if (char === quote && (depth === 0 ? slashes % 2 === 0 || quote === "'" : slashes <= depth))
      return at - Math.min(slashes, depth);
    slashes = 0;
  }
  return text.length;
}

function bareEnd(text: string, nameAt: number, start: number, name: string, sep: string): number {
  const lineEnd = endOfLine(text, start);
  const rest = text.slice(start, lineEnd);
  const before = text.slice(text.lastIndexOf('\n', nameAt - 1) + 1, nameAt);
  const first = /^\S*/.exec(rest)?.[0].length ?? 0;
  const spaced = /[ \t]$/.test(sep);
  // A mapping: its own names say what is secret in it.
  if (/^\{\s*(?:\\*["'}]|$)/.test(rest)) return start;
  if (rest.startsWith('[')) return start + closing(rest);
  if (/^(?:\$\(|<set to the key|<[a-z][^>]*>|\{\{)/i.test(rest)) return start + rest.trimEnd().length;
  // A configuration line is all value; after a bare `=` the shell's words go on.
  if (LINE_START.test(before) && spaced) return start + untrailed(rest.trimEnd());
  if (sep.includes('=')) return start + untrailed(beforeSeparator(rest.slice(0, first), text[nameAt - 1]));
  // `registry/token-service:1.2` is an image.
  if (!spaced) return name.includes('/') ? start : start + untrailed(rest.slice(0, first));
  // In prose the value is a word, or a passphrase up to the end of the line.
  return (
    start +
    (/^[\w-]+(?: [\w-]+){1,7}$/.test(rest.trimEnd()) && !isHarmlessValue(rest.slice(0, first))
      ? rest.trimEnd().length
      : untrailed(rest.slice(0, first)))
  );
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}

function closing(rest: string): number {
  const at = rest.indexOf(']');
  return at < 0 ? rest.length : at + 1;
}

/** `?token=abc&query=up` and `;Password=abc;Encrypt=yes` go on behind the separator that they began with. */
function beforeSeparator(value: string, before: string | undefined): string {
  const stop = before === '?' || before === '&' ? value.search(/[&#"'<>]/) : before === ';' ? value.indexOf(';') : -1;
  return stop < 0 ? value : value.slice(0, stop);
}

/** Length without the punctuation of the sentence or the structure around. */
function untrailed(value: string): number {
  return value.replace(/[,;"'`)}\]]+$/, '').length;
}
