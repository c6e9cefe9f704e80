import { findPlaceholders } from './placeholder.ts';
import type { Placeholder } from './placeholder.ts';
import type { Zone } from './scan.ts';

/** A unit's text with values in it, and what could not be put in. */
export interface Filled {
  readonly text: string;
  /** Names without a usable value, each with a sentence part for people. The unit stays blocked while there is one. */
  readonly unfilled: readonly { readonly name: string; readonly why: string }[];
}

/** Programs that read a quoted text, or their whole line, as code again: bash's quoting does not hold in there. */
const READS_CODE =
  /(^|[\s;&|('"/])(sh|bash|zsh|ksh|dash|ash|eval|source|ssh|su|watch|xargs|parallel|expect|script|find|awk|gawk|mawk|sed|perl|python3?|ruby|node|php|psql|mysql|mariadb|mongosh|redis-cli|sqlite3|jq|yq|osascript|at|crontab|docker|podman|trap|alias|make|flock|nsenter|chroot|split|tar)(?=[\s;&|)}<>]|$)/;
/** Options that name a program, and what bash expands or runs once more. */
const NAMES_CODE =
  /(?:^|[\n;&|({])\s*\.\s|\bgit\s+-c\b|\bPS4=|\$\{!|\$\{[^}]*@[A-Za-z]\}|\$\{\w+(?:\[(?![@*]\])|:(?![-+=?]))|(?:^|[\s;&|({])\w+\[[^\]]*\]\+?=/;

/**
 * Words and forms of bash that evaluate what they are given once more, where a subscript may hold a command:
 *
 *     declare -i n=<n>      [[ 1 -eq <n> ]]      read <name>      printf -v <name> x      (( <n> > 1 ))
 */
const EVALUATES =
  /(?:^|[\s;&|({])(?:let|declare|typeset|local|read|mapfile|readarray|unset|getopts|select|coproc)(?=\s)|\bprintf\s+-v|\[\[[^\]]*\s-(?:eq|ne|lt|le|gt|ge|v|R)\s|(?:\btest|\[)\s+(?:!\s+)?-[vR]\s|\(\(|\$\[/;
/** In front of a placeholder: it stands in a subscript, or in the braces of a variable. */
const IN_EXPANSION = /\w\[[^\]]*$|\$\{[^}]*$/;
const HEREDOC = /(?<!<)<<(?!<)/;
const WRITES_PROGRAM = /\.(?:sh|bash|zsh|py|pl|rb|js)\b|^#!/m;

/** A here-document in which something is run, or that writes a program. */
function runsInHeredoc(text: string): boolean {
  const at = text.search(HEREDOC);
  return at !== -1 && (/\$\(|`|\$\{/.test(text.slice(at)) || WRITES_PROGRAM.test(text));
}

function isCode(text: string): boolean {
  return READS_CODE.test(text) || NAMES_CODE.test(text) || EVALUATES.test(text) || runsInHeredoc(text);
}

/** Nothing in it means anything to any shell or little language. */
const HARMLESS = /^[A-Za-z0-9_@%+=:,./-]*$/;

/**
 * Puts values for placeholders (`<pod-ip>`, `{{ns}}`) into a unit, quoted for where each stands, so that bash passes
 * every value on as it is: `<pod>.web` with `a b` becomes `'a b'.web`, `"http://<ip>/"` with `$(id)` becomes
 * `"http://\$(id)/"`. Where another program would read the text as code again, only values without any special
 * character are put in, and so where a variable takes the value there (`bash`: all commands of the same bash).
 * Describe the filled text anew before running it: a value may turn out to be an option.
 */
export function fillPlaceholders(
  text: string,
  values: ReadonlyMap<string, string>,
  bash: readonly string[] = [text],
): Filled {
  const unfilled: { name: string; why: string }[] = [];
  const coded = isCode(text) || reachesCode(namesSetIn(text), bash);
  let out = '';
  let at = 0;
  for (const placeholder of findPlaceholders(text)) {
    const { name, span, zone } = placeholder;
    const value = values.get(name);
    const why =
      value === undefined
        ? 'it has no value'
        : whyNot(value, placeholder, coded || IN_EXPANSION.test(text.slice(0, span.start)));
    out += text.slice(at, span.start);
    out += value === undefined || why !== null ? text.slice(span.start, span.end) : quoteFor(zone, value);
    at = span.end;
    if (why !== null && !unfilled.some((other) => other.name === name)) unfilled.push({ name, why });
  }
  return { text: out + text.slice(at), unfilled };
}

interface AsVariables {
  readonly given: ReadonlyMap<string, string>;
  readonly refused: ReadonlyMap<string, string>;
}

/**
 * The values that a bash gets as variables: of names that its commands have, but for those that one of them would read as
 * code. `refused`: these, each with why.
 */
export function asVariables(values: ReadonlyMap<string, string>, story: readonly string[]): AsVariables {
  const before = sorted.get(story);
  if (before?.of === values) return before;
  const all = [...values].filter(([name]) => story.some((text) => mentions(text, new Set([name]))));
  const isCoded = ([name, value]: readonly [string, string]): boolean =>
    !HARMLESS.test(value) && reachesCode([name], story);
  const found = {
    of: values,
    given: new Map(all.filter((one) => !isCoded(one))),
    refused: new Map(all.filter(isCoded).map(([name]) => [name, AS_CODE])),
  };
  sorted.set(story, found);
  return found;
}

/** Each command of a story asks for the same. */
const sorted = new WeakMap<readonly string[], AsVariables & { readonly of: ReadonlyMap<string, string> }>();

const AS_CODE = 'this text is read as code once more: only letters, digits and `_@%+=:,./-` can be put in';

/** Stands for every variable, where what keeps a value is none. */
const ANY = '*';

/** `N=`, `for n in`, `read n`; and what keeps a value in other ways: parameters, functions, files. */
function namesSetIn(text: string): readonly string[] {
  const names = [...text.matchAll(/(?:^|[\s;&|({])([A-Za-z_]\w*)\+?=|\bfor\s+([A-Za-z_]\w*)\b/g)].map(
    ([, set, turn]) => set ?? turn ?? '',
  );
  return KEEPS.test(text) ? [...names, ANY] : names;
}

const KEEPS = /\bset\s+--|\b(?:read|mapfile|readarray|tee)\b|>\s*(?!&|\/dev\/null)[^\s&>]/;

/** Whether a command that reads code has one of the variables, or one that is made of them. */
function reachesCode(names: readonly string[], bash: readonly string[]): boolean {
  const reached = new Set(names);
  // A function has its own names for what it is given.
  if (bash.some((text) => /\w\s*\(\s*\)|\bfunction\s/.test(text))) reached.add(ANY);
  if (reached.size === 0) return false;
  for (let before = 0; before < reached.size && !reached.has(ANY);) {
    before = reached.size;
    for (const text of bash) if (mentions(text, reached)) for (const name of namesSetIn(text)) reached.add(name);
  }
  return bash.some((text) => isCode(text) && (reached.has(ANY) || mentions(text, reached)));
}

/** Whether a text has one of the names as a word of its own. */
export function mentions(text: string, names: ReadonlySet<string>): boolean {
  return (text.match(/[A-Za-z_]\w*/g) ?? []).some((word) => names.has(word));
}

function whyNot(value: string, { zone, nested }: Placeholder, coded: boolean): string | null {
  if (value.includes('\0')) return 'no argument can hold a NUL character';
  if (HARMLESS.test(value)) return null;
  if (nested) return 'inside backticks only letters, digits and `_@%+=:,./-` can be put in';
  if (coded) return AS_CODE;
  if (/heredoc/.test(zone) && /[\r\n]/.test(value)) return 'a here-document could end in a value of several lines';
  return null;
}

function quoteFor(zone: Zone, value: string): string {
  switch (zone) {
    case 'bare':
      return value !== '' && HARMLESS.test(value) ? value : `'${value.replace(/'/g, `'\\''`)}'`;
    case 'single':
      return value.replace(/'/g, `'\\''`);
    case 'ansi':
      return value.replace(/[\\']/g, '\\$&');
    case 'double':
      return value.replace(/[\\"$`]/g, '\\$&');
    case 'heredoc':
      return value.replace(/[\\$`]/g, '\\$&');
    case 'literal heredoc':
    case 'comment':
      return value;
  }
}
