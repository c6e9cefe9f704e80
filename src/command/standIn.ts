/** A placeholder in brackets that starts at some place of bare shell text: its name, and where it ends. */
export interface StandIn {
  readonly name: string;
  readonly end: number;
}

/** No name that a person wrote is longer. */
const LONGEST = 120;
/** Words that say what a value is: `< pod >` is a placeholder where `< in >` is a file. */
const SAYS_WHAT =
  /(?:^|[^a-z])(?:name|id|ip|ns|namespace|pod|node|host|hostname|user|username|token|cluster|context|version|tag|port|password|secret|url|domain|count|number|value|your|my|new|old|current|service|deployment|image|release|revision|replica|replicas|flags|options|args|file|path|command)(?:$|[^a-z])/i;
const FILE = /^(?:["'$]|~?\/|\.{1,2}\/)|^\S*\.\w+(?:\s|$)/;
/** Behind `>`: one word, and the command ends or goes on with a further redirection. */
const TARGET = /^\s*(?:"[^"]*"|'[^']*'|[^\s;|&()<>"'-][^\s;|&()<>]*)\s*(?:$|[;|&)#]|\d?[<>])/;
const YOURS = /^(?:your|my|the|insert|enter|replace|add)[ _-]\S/i;
/** `{{ ns }}`, `${{ env.NS }}`. */
const DOUBLE = /^\$?\{\{\s*([^{}\n]+?)\s*\}\}/;
const COMPOUND = /^[A-Za-z]{2,}(?:[_-][A-Za-z]{2,})+$/;

/** The bracketed placeholder at `at`, which is outside of quotes and comments; null where bash means something. */
export function standInAt(source: string, at: number): StandIn | null {
  const opener = source[at] ?? '';
  switch (opener) {
    case '<':
      return angleAt(source, at);
    case '{':
      return source[at + 1] === '{' ? plainAt(source, at, DOUBLE) : curlyAt(source, at);
    case '$':
      return source.startsWith('{{', at + 1) ? plainAt(source, at, DOUBLE) : null;
    case '[':
      return squareAt(source, at);
    case '\\':
      return source[at + 1] === '<' ? plainAt(source, at, /^\\<([\p{L}\d][^<>\n]*?)\\>/u) : null;
    case '&':
      return source.startsWith('lt;', at + 1) ? plainAt(source, at, /^&lt;([^;\n]+?)&gt;/) : null;
    default:
      return plainAt(source, at, /^[＜‹⟨〈«]\s*([^＞›⟩〉»\n]+?)\s*[＞›⟩〉»]/);
  }
}

/** Characters at which `standInAt` may find something. */
export const OPENERS = new Set('<{$[\\&＜‹⟨〈«');

function plainAt(source: string, at: number, form: RegExp): StandIn | null {
  const found = form.exec(source.slice(at, at + LONGEST));
  return found?.[1] === undefined ? null : { name: found[1], end: at + found[0].length };
}

/** `{pod-name}`, where `{a,b}`, `{}`, `@{1}`, `%{http_code}`, `{fd}>x` and JSONPath mean something. */
function curlyAt(source: string, at: number): StandIn | null {
  if (/[$%@\\{]/.test(source[at - 1] ?? '')) return null;
  return plainAt(source, at, /^\{((?!(?:end|else)\})[A-Za-z]\w*(?:[ .-]\w+)*)\}(?![<>])/);
}

/** `[your-ns]`, `[pod-name]`, `[NAMESPACE]`, where `[a-z]` is a glob, `[ -f x ]` a test and `a[i]` an element. */
function squareAt(source: string, at: number): StandIn | null {
  if (!/^$|[\s=:/@,]/.test(source[at - 1] ?? '')) return null;
  const found = plainAt(source, at, /^\[([^[\]\n]{2,60})\](?![\w*?+[({=])/);
  if (found === null) return null;
  const { name } = found;
  const capitals = /^[A-Z]{3,}(?:[_-][A-Z\d]+)*$/.test(name);
  const known = /^[a-z]+$/.test(name) && SAYS_WHAT.test(name);
  return YOURS.test(name) || COMPOUND.test(name) || capitals || known ? found : null;
}

/**
 * bash reads `<a>` as two redirections. Whatever closes tight is a placeholder, since nobody writes `<in>out`; with
 * blanks at the brackets it is one unless it reads well as redirections: `<in >out`, `<in 2>err`. A wrong yes asks for
 * a value that is none; a wrong no runs something that the author never wrote.
 */
function angleAt(source: string, at: number): StandIn | null {
  const next = source[at + 1] ?? '\n';
  if ('<(&=>\n'.includes(next) || source[at - 1] === '<') return null;
  const end = closerOf(source, at);
  if (end < 0) return null;
  const inner = source.slice(at + 1, end - 1);
  const name = inner.trim();
  if (name === '') return null;
  const rest = /^[^\n]*/.exec(source.slice(end, end + LONGEST))?.[0] ?? '';
  const comparing = arithmeticAt(source, at);
  if (comparing !== null) return comparing ? null : { name, end };
  if (/[\w}"']$/.test(source[at - 1] ?? '') && insideTest(source, at)) return null;
  if (IN_FILE.test(inner) && OUT_FILE.test(rest) && /^$|\s/.test(source[at - 1] ?? '')) return null;
  const glued = /[=:/@,.%+]/.test(source[at - 1] ?? '');
  return isRedirection(inner, rest, glued) ? null : { name, end };
}

/** Behind the `>` that closes the `<` at `at`, those between counted; -1 where none does on its line. */
function closerOf(source: string, at: number): number {
  let depth = 0;
  for (let i = at + 1; i < Math.min(source.length, at + LONGEST); i++) {
    const c = source[i];
    if (c === '\n') return -1;
    if (c === '<') {
      if (/[<(]/.test(source[i + 1] ?? '')) return -1;
      depth++;
    } else if (c === '>' && !/\s[-=]$/.test(source.slice(i - 2, i))) {
      if (depth === 0) return i + 1;
      depth--;
    }
  }
  return -1;
}

/** `<in.txt>out.txt`: two files by their endings. */
const IN_FILE = /^[\w./~-]+\.[a-z]\w{1,4}$/;
const OUT_FILE = /^[\w./~-]+\.[a-z]\w{1,4}(?:$|[\s;|&)])/;

/** Inside `[[ … ]]` on its line, where `<` and `>` compare. */
function insideTest(source: string, at: number): boolean {
  const before = source.slice(Math.max(0, at - 200), at);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const open = line.lastIndexOf('[[ ');
  return open >= 0 && !line.includes(' ]]', open);
}

/** Inside `((…))` on its line: whether what stands before the sign is a number to compare. Null outside of it. */
function arithmeticAt(source: string, at: number): boolean | null {
  const before = source.slice(Math.max(0, at - 200), at);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const open = line.lastIndexOf('((');
  if (open < 0 || line.includes('))', open)) return null;
  return /[\w)\]}]\s*$/.test(line);
}

function isRedirection(inner: string, rest: string, glued: boolean): boolean {
  // `<in &>out`
  if (inner.endsWith('&') || inner.startsWith('/dev/') || /;\s*(?:do|then|else|fi|done|esac)\b/.test(inner))
    return true;
  if (glued) return false;
  const name = inner.trim();
  const opensLoose = /^\s/.test(inner);
  const closesLoose = /\s$/.test(inner);
  const descriptor = /\s\d$/.test(inner);
  if (!opensLoose && !closesLoose && !descriptor) return false;
  if (FILE.test(name) || /[;|&]/.test(name)) return true;
  const words = name.split(/\s+/);
  if (descriptor) {
    if (/^&[\d-]|^\s*\/dev\//.test(rest)) return true;
    return words.length === 2 && !SAYS_WHAT.test(words[0] ?? '') && /^\S/.test(rest) && TARGET.test(rest);
  }
  if (!closesLoose) return false;
  return /^[>&|(]/.test(rest) || (words.length === 1 && !SAYS_WHAT.test(name) && TARGET.test(rest));
}
