import type { Span } from '../text/span.ts';

/**
 * One word as bash would pass it, as far as that is known before it runs.
 *
 *     kubectl get pod/$POD --context=$CTX -o wide
 *             ^^^ ^^^^^^^^ ^^^^^^^^^^^^^^ known; unknown behind `pod/`; known where CTX was assigned a constant
 */
export interface Argument {
  readonly span: Span;
  /** As written. */
  readonly raw: string;
  /** The texts that it may be (several inside a loop over literal words); null: only known when it runs. */
  readonly values: readonly string[] | null;
  /** How it starts for sure, whatever the rest is. */
  readonly prefix: string;
  /** It is one word (or none) and no option, even where its text is unknown. */
  readonly plain: boolean;
}

/** The one text of an argument, or null. */
export function textOf(arg: Argument | undefined): string | null {
  return arg?.values?.length === 1 ? (arg.values[0] ?? null) : null;
}

/** An argument of known text, for words that were taken apart (`--context=infra` gives `infra`). */
export function rest(arg: Argument, from: number): Argument {
  return {
    ...arg,
    values: arg.values?.map((value) => value.slice(from)) ?? null,
    prefix: arg.prefix.slice(from),
    plain: true,
  };
}

/** Flags of one tool: `-o,--output=` takes a value, `-A,--all` none, `--color?` one only behind an equals sign. */
export interface FlagTable {
  get(spelling: string): Flag | undefined;
}

interface Flag {
  readonly name: string;
  readonly value: 'no' | 'yes' | 'attached';
}

/**
 * Reads `'-n,--namespace= -A,--all-namespaces --color?'`; the last spelling is the flag's name. There are tables of a
 * hundred tools and a run asks for a few: each is read when it is first asked.
 */
export function flagTable(...lists: readonly string[]): FlagTable {
  let table: ReadonlyMap<string, Flag> | null = null;
  return { get: (spelling) => (table ??= readTable(lists.join(' '))).get(spelling) };
}

function readTable(list: string): ReadonlyMap<string, Flag> {
  const made = TABLES.get(list);
  if (made) return made;
  const table = new Map<string, Flag>();
  for (const entry of list.split(/\s+/).filter(Boolean)) {
    const value = entry.endsWith('=') ? 'yes' : entry.endsWith('?') ? 'attached' : 'no';
    const spellings = entry.replace(/[=?]$/, '').split(',');
    const name = spellings.at(-1) ?? entry;
    for (const spelling of spellings) table.set(spelling, { name, value });
  }
  TABLES.set(list, table);
  return table;
}

/** Tables are made of the project's own constants, so few; a tool's is made once. */
const TABLES = new Map<string, ReadonlyMap<string, Flag>>();

/** How a tool takes its options apart. */
export interface FlagStyle {
  /** `-it` is `-i -t`, `-ofile` is `-o file`. Off for tools whose long options have one dash. */
  readonly bundles: boolean;
  /** `--watch=true` for options without a value, as Go's flag packages allow. */
  readonly booleans: boolean;
  /** Options end at the first word that is none. */
  readonly strict: boolean;
  /** `-5` is a number (head, tail, grep). */
  readonly numbers: boolean;
}

export const GO: FlagStyle = { bundles: true, booleans: true, strict: false, numbers: false };
export const GNU: FlagStyle = { bundles: true, booleans: false, strict: false, numbers: false };
export const SINGLE: FlagStyle = { bundles: false, booleans: true, strict: false, numbers: false };

export interface ReadFlags {
  /** Values by flag name in order; a flag without a value has a null entry each time it stands there. */
  readonly flags: ReadonlyMap<string, readonly (Argument | null)[]>;
  readonly positionals: readonly Argument[];
  /** What stands behind `--`; null where there is no `--`. */
  readonly after: readonly Argument[] | null;
  /** Options that the table does not have, and words that could turn out to be options. */
  readonly unknown: readonly string[];
}

/** Takes the words behind a tool apart. Never guesses: what the table does not know is in `unknown`. */
export function readFlags(args: readonly Argument[], table: FlagTable, style: FlagStyle): ReadFlags {
  const flags = new Map<string, (Argument | null)[]>();
  const positionals: Argument[] = [];
  const unknown: string[] = [];
  let after: readonly Argument[] | null = null;
  const put = (name: string, value: Argument | null): void => {
    flags.set(name, [...(flags.get(name) ?? []), value]);
  };
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] as Argument;
    const text = textOf(arg);
    if (text === '--') {
      after = args.slice(i + 1);
      break;
    }
    const start = text ?? arg.prefix;
    if (text === '-' || (!start.startsWith('-') && isNoOption(arg))) {
      positionals.push(arg);
      if (!style.strict) continue;
      positionals.push(...args.slice(i + 1));
      break;
    }
    if (style.numbers && text !== null && /^-\d+$/.test(text)) continue;
    const equals = start.indexOf('=');
    const name = equals < 0 ? start : start.slice(0, equals);
    const flag = table.get(name);
    if (
      !start.startsWith('-') ||
      (text === null && equals < 0 && !(style.bundles && table.get(start.slice(0, 2))?.value === 'yes'))
    ) {
      unknown.push(arg.raw);
    } else if (flag && (style.bundles ? name.startsWith('--') || name.length === 2 : true)) {
      if (equals >= 0) {
        if (flag.value === 'no' && !style.booleans) unknown.push(arg.raw);
        else put(flag.name, rest(arg, equals + 1));
      } else if (flag.value === 'yes') {
        const value = args[++i];
        if (value === undefined) unknown.push(arg.raw);
        else {
          if (!isOneWord(value)) unknown.push(value.raw);
          put(flag.name, value);
        }
      } else put(flag.name, null);
    } else if (style.bundles && /^-[^-]/.test(start)) {
      i = readBundle(args, i, start, table, put, unknown);
    } else unknown.push(name);
  }
  return { flags, positionals, after, unknown };
}

/** `-it`, `-nweb`, `-sSo /dev/null`. Returns the index of the last word that it used up. */
function readBundle(
  args: readonly Argument[],
  index: number,
  start: string,
  table: FlagTable,
  put: (name: string, value: Argument | null) => void,
  unknown: string[],
): number {
  const arg = args[index] as Argument;
  for (let at = 1; at < start.length; at++) {
    const flag = table.get(`-${start[at] ?? ''}`);
    if (!flag) {
      unknown.push(start.length > 2 ? `-${start[at] ?? ''}` : start);
      return index;
    }
    if (flag.value === 'yes') {
      if (at + 1 < start.length || textOf(arg) === null) {
        put(flag.name, rest(arg, start[at + 1] === '=' ? at + 2 : at + 1));
        return index;
      }
      const value = args[index + 1];
      if (value === undefined) unknown.push(start);
      else put(flag.name, value);
      return index + 1;
    }
    put(flag.name, null);
  }
  if (textOf(arg) === null) unknown.push(arg.raw);
  return index;
}

/** An unquoted expansion of unknown text may give none or several words, and so move what follows. */
function isOneWord(arg: Argument): boolean {
  return arg.values !== null || arg.plain || arg.prefix !== '' || /^"[^"@*]*"$/.test(arg.raw);
}

/** Surely no option: known texts without a dash in front, or an unknown text of which that much is known. */
export function isNoOption(arg: Argument): boolean {
  if (arg.values) return arg.values.every((value) => value === '-' || !value.startsWith('-'));
  return arg.plain || (arg.prefix !== '' && !arg.prefix.startsWith('-'));
}
