import type { CommandView } from '../../expect/view.ts';
import { COLUMNS, CURL, GIT, STAT } from './templateNames.ts';

/** A part of what a command prints: a value with the names that people have for it, or what stands between values. */
export type Piece =
  | { readonly is: 'text'; readonly text: string }
  /** Any number of blanks. */
  | { readonly is: 'blank' }
  | Value;

export interface Value {
  readonly is: 'value';
  readonly keys: readonly string[];
  readonly above?: readonly string[];
  /** What its number is of, where that is not printed. */
  readonly unit?: string;
  /** It may hold blanks. */
  readonly free?: boolean;
  /** It is a list between commas. */
  readonly list?: boolean;
  /** Other ways to write it. */
  readonly same?: (value: string) => readonly string[];
  /** With the value behind this sign it is called by the same names: `owner root:root`. */
  readonly joins?: string;
}

/** What the command's own format says of the one thing that it prints; null where it has none that is known. */
export function templateOf({ tool, args, text }: CommandView): readonly Piece[] | null {
  const line = args.join(' ');
  if (/\[\*\]|\brange\b|\bend\b|\bif\b/.test(line)) return null;
  switch (tool ?? '') {
    case 'stat':
      return inFormat(optionOf(args, /^(?:-\w*c|--format|--printf)$/), /%([a-zA-Z])/g, (name) => STAT[name] ?? null);
    case 'curl':
      return inFormat(optionOf(args, /^(?:-\w*w|--write-out)$/), /%\{(\w+)\}/g, (name) => CURL[name] ?? null);
    case 'git':
      return inFormat(
        optionOf(args, /^--(?:format|pretty)$/)?.replace(/^format:/, ''),
        /%(a[en]|[hHsD]|c[end]|ad)/g,
        (name) => GIT[name] ?? null,
      );
    case 'docker':
    case 'podman':
      return inFormat(optionOf(args, /^(?:-f|--format)$/), /\{\{\s*\.([\w.]+)\s*\}\}/g, inPath);
    case 'kubectl':
    case 'oc':
      return inFormat(
        /jsonpath=(.*)$/s.exec(args.find((arg) => /jsonpath=/.test(arg)) ?? '')?.[1]?.replace(/\{"([^"{}]*)"\}/g, '$1'),
        /\{\.?([\w.[\]]+)\}/g,
        inPath,
      );
    case 'findmnt':
    case 'lsblk':
    case 'prlimit':
    case 'ps':
      return inColumns(args, text);
    case 'dig':
      return /\+short\b/.test(line) && /(?:^|\s)SOA(?:\s|$)/i.test(line) ? SOA : null;
    default:
      return null;
  }
}

/** `-c X`, `-cX`, `--format=X`. */
function optionOf(args: readonly string[], name: RegExp): string | undefined {
  for (const [i, arg] of args.entries()) {
    if (name.test(arg)) return args[i + 1];
    const [, long = '', value] = /^(--[\w-]+)=(.*)$/s.exec(arg) ?? [];
    if (name.test(long)) return value;
  }
  return undefined;
}

/** Null: there is no such format, or one value, or one that is not known. */
function inFormat(
  format: string | undefined,
  directive: RegExp,
  named: (name: string) => Value | null,
): readonly Piece[] | null {
  if (format === undefined) return null;
  const source = format.replace(/\\n/g, '\n').replace(/\\t/g, '\t').trim();
  const out: Piece[] = [];
  let at = 0;
  for (const match of source.matchAll(directive)) {
    const value = named(match[1] ?? '');
    if (!value) return null;
    if (match.index > at) out.push(between(source.slice(at, match.index)));
    out.push(value);
    at = match.index + match[0].length;
  }
  if (at < source.length) out.push(between(source.slice(at)));
  if (/[%{}]/.test(out.map((piece) => (piece.is === 'text' ? piece.text : '')).join(''))) return null;
  return out.filter(({ is }) => is === 'value').length > 1 ? out : null;
}

const between = (text: string): Piece => (/^[^\S\n]+$/.test(text) ? { is: 'blank' } : { is: 'text', text });

function inPath(path: string): Value | null {
  const parts = path
    .replace(/\[\d+\]/g, '')
    .split('.')
    .filter((part) => part !== '');
  const key = parts.at(-1);
  return key === undefined ? null : { is: 'value', keys: [key], above: parts.slice(0, -1) };
}

/** `-o A,B` without a header. */
function inColumns(args: readonly string[], text: string): readonly Piece[] | null {
  const list = optionOf(args, /^(?:-\w*o|--output)$/);
  const bare = /\s(?:-\w*n\w*|--no-?heading\w*)\b/.test(text) || /^\w+=(?:,\w+=)*$/.test(list ?? '');
  if (list === undefined || !bare) return null;
  const names = list.replace(/=/g, '').toUpperCase().split(',');
  return names.flatMap((name, i): readonly Piece[] => {
    const known = COLUMNS[name] ?? { keys: [name.toLowerCase()] };
    return [...(i === 0 ? [] : [{ is: 'blank' } as const]), { is: 'value', ...known }];
  });
}

const SOA: readonly Piece[] = [
  ['primary', 'primary nameserver', 'mname'],
  ['contact', 'rname'],
  ['serial', 'SOA serial', 'serial number'],
  ['refresh'],
  ['retry'],
  ['expire', 'expiry'],
  ['minimum', 'minimum ttl', 'negative ttl'],
].flatMap((keys, i): readonly Piece[] => [...(i === 0 ? [] : [{ is: 'blank' } as const]), { is: 'value', keys }]);
