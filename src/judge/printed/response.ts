import { unwrapped } from '../../expect/source.ts';
import type { Source } from '../../expect/source.ts';
import { lineAt } from './output.ts';
import type { Scene } from '../scene.ts';
import { escaped } from '../../text/escaped.ts';

/** A status line of a response, where it was printed. */
export interface Status {
  readonly code: string;
  readonly text: string;
  readonly line: number;
}

/** curl as it was called, also inside a pod. */
export function curlOf(scene: Scene): Source | null {
  return scene.observed.facts.stages.map(unwrapped).find((source) => source.tool === 'curl') ?? null;
}

/** Short letters of the flags that are set, long names put as their letters. */
export function flags(stage: Source | null): ReadonlySet<string> {
  const out = new Set<string>();
  const long: Readonly<Record<string, string>> = {
    '--include': 'i',
    '--head': 'I',
    '--verbose': 'v',
    '--location': 'L',
    '--fail': 'f',
    '--dump-header': 'D',
    '--show-headers': 'i',
  };
  for (const arg of stage?.args ?? []) {
    if (arg === null) continue;
    const name = arg.split('=', 1)[0] ?? arg;
    const letter = long[name];
    if (letter !== undefined) out.add(letter);
    else if (/^-[a-zA-Z]+$/.test(arg)) for (const char of shortLetters(arg)) out.add(char);
  }
  return out;
}

/** `-sSfo` ends where a letter takes the rest as its value. */
function shortLetters(arg: string): string {
  const at = arg.slice(1).search(/[oHXdFTuAebcmwxEr]/);
  return at === -1 ? arg.slice(1) : arg.slice(1, at + 2);
}

const STATUS = /^(?:< ?)?HTTP\/\d(?:\.\d)? (\d{3})(?: (.*))?$/;

/** All final statuses in order, interim ones and those of a proxy left out; null where they cannot be told apart. */
export function statusesOf(scene: Scene): readonly Status[] | null {
  const curl = curlOf(scene);
  const written = writeOut(curl, scene);
  if (written !== null) return written;
  if (scene.observed.facts.stages.length === 0) return lineByLine(scene.stdout.text, STATUS.source.slice(1, -1));
  const set = flags(curl);
  const verbose = [
    ...linesWith(scene.stderr.text, /^< HTTP\/|^\s*HTTP\/\d(?:\.\d)? \d{3}/),
    ...linesWith(scene.stdout.text, /^< HTTP\//),
  ];
  const wget = /awaiting response\.\.\. (\d{3})/.exec(scene.stderr.text);
  if (verbose.length > 0) return solid(verbose);
  if (wget)
    return [...scene.stderr.text.matchAll(/awaiting response\.\.\. (\d{3})[^\n]*/g)]
      .slice(-1)
      .map((m) => ({ code: m[1] ?? '', text: m[0], line: lineAt(scene.stderr.text, m.index) }));
  const head = set.has('i') || set.has('I') || set.has('D') || (curl === null && /^HTTP\/\d/.test(scene.stdout.text));
  if (!head) return [];
  const urls = urlsOf(curl).length;
  const last = scene.observed.facts.stages.at(-1);
  const cut = last !== undefined && unwrapped(last).tool !== 'curl';
  const heads =
    cut || set.has('I') ? linesWith(scene.stdout.text, /^HTTP\/\d(?:\.\d)? \d{3}/) : headsOf(scene.stdout.text);
  if (urls > 1 && !set.has('I')) return null;
  return solid(heads);
}

function linesWith(text: string, pattern: RegExp): readonly Status[] {
  const out: Status[] = [];
  text.split('\n').forEach((line, i) => {
    const match = pattern.test(line) ? STATUS.exec(line.trim()) : null;
    if (match) out.push({ code: match[1] ?? '', text: line.trim(), line: i + 1 });
  });
  return out;
}

/** `-i` prints the heads before the body: nothing in the body is a status. */
function headsOf(text: string): readonly Status[] {
  const lines = text.split('\n');
  const out: Status[] = [];
  for (let i = 0; i < lines.length;) {
    const match = STATUS.exec((lines[i] ?? '').trim());
    if (!match) break;
    out.push({ code: match[1] ?? '', text: (lines[i] ?? '').trim(), line: i + 1 });
    while (i < lines.length && (lines[i] ?? '').trim() !== '') i += 1;
    while (i < lines.length && (lines[i] ?? '').trim() === '') i += 1;
  }
  return out;
}

function solid(statuses: readonly Status[]): readonly Status[] {
  return statuses.filter((status) => !status.code.startsWith('1') && !/connection established/i.test(status.text));
}

/** What `-w` wrote for each transfer, read by its own format; null where there is no status in the format. */
function writeOut(curl: Source | null, scene: Scene): readonly Status[] | null {
  const format = curl === null ? loopFormat(scene) : valueOf(curl, '-w', '--write-out');
  if (format === null || !/%\{(?:http_code|response_code)\}/.test(format)) return null;
  const source = format
    .split(/(%\{[a-z_.]+\}|\\n|\\t|\\r|\$\{?\w+\}?)/)
    .map((part) => {
      if (/^%\{(?:http_code|response_code)\}$/.test(part)) return '(\\d{3})';
      if (/^[%$]/.test(part)) return '[^\\n]*?';
      if (part === '\\n' || part === '\\r') return '\\n*';
      if (part === '\\t') return '\\s*';
      return escaped(part).replace(/\s+/g, '\\s*');
    })
    .join('');
  const text = scene.stdout.text;
  if (curl === null || urlsOf(curl).length > 1) return lineByLine(text, source);
  // Where the body went elsewhere, nothing but the format was written.
  const alone = valueOf(curl, '-o', '--output') !== null || flags(curl).has('o');
  const match = new RegExp(`${alone ? '^\\s*' : ''}${source}\\s*$`).exec(text);
  if (!match) return text.trim() === '' ? [] : null;
  const code = match[1] ?? '';
  // `000` is what curl writes where no response came.
  return [{ code, text: match[0].trim(), line: lineAt(text, match.index) }];
}

/** One transfer a line; null where a line is none. */
function lineByLine(text: string, source: string): readonly Status[] | null {
  const whole = new RegExp(`^\\s*${source}\\s*$`);
  const out: Status[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const code = whole.exec(line)?.[1];
    if (code === undefined) return null;
    out.push({ code, text: line.trim(), line: i + 1 });
  }
  return out;
}

/** The format of the one curl in a loop whose bodies go elsewhere; null where there is none. */
function loopFormat(scene: Scene): string | null {
  const { text, facts } = scene.observed;
  if (facts.stages.length > 0 || [...text.matchAll(/\bcurl\b/g)].length !== 1) return null;
  if (!/\s(?:-[a-zA-Z]*o|--output)[ =]?\/dev\/null\b/.test(text)) return null;
  const [, , quoted] = /\s(?:-[a-zA-Z]*w|--write-out)[ =]?(["'])((?:(?!\1)[^\\]|\\.)*)\1/.exec(text) ?? [];
  return quoted?.endsWith('\\n') ? quoted : null;
}

function urlsOf(curl: Source | null): readonly string[] {
  return (curl?.args ?? []).filter((arg) => /^(?:https?:\/\/|localhost|[\w.-]+:\d+\b|[\w-]+(?:\.[\w-]+)+\/)/.test(arg));
}

export interface Header {
  /** In lower case. */
  readonly name: string;
  readonly value: string;
  readonly text: string;
  readonly line: number;
}

const HEADER = /^([A-Za-z][\w-]*):\s*(.*)$/;

/** The headers that were printed, of the last response where redirects were followed; null where none are printed. */
export function headersOf(scene: Scene): { readonly list: readonly Header[]; readonly whole: boolean } | null {
  const curl = curlOf(scene);
  const set = flags(curl);
  const said = scene.stderr.lines.some((line) => /^\s*HTTP\/\d/.test(line)) ? scene.stderr.lines : null;
  const verbose = [...scene.stderr.lines, ...scene.stdout.lines].filter((line) => /^< /.test(line));
  const plain = set.has('I') ? scene.stdout.lines : set.has('i') || set.has('D') ? headLines(scene) : said;
  const lines = verbose.length > 0 ? verbose.map((line) => line.slice(2)) : plain;
  if (lines === null) return null;
  const list: Header[] = [];
  for (const [i, raw] of lines.entries()) {
    const line = raw.trim();
    // Each response of a chain has its own.
    if (/^HTTP\/\d/.test(line) && set.has('L')) list.length = 0;
    const [, name, value] = HEADER.exec(line) ?? [];
    if (name !== undefined)
      list.push({ name: name.toLowerCase(), value: value?.trim() ?? '', text: line, line: i + 1 });
  }
  const last = scene.observed.facts.stages.at(-1);
  const whole = last !== undefined && unwrapped(last).tool === (curl?.tool ?? 'wget');
  return { list, whole: whole && lines.some((line) => /^\s*HTTP\/\d/.test(line)) };
}

/** Before the first blank line there is no body; where the output was cut to some lines, they are taken as they are. */
function headLines(scene: Scene): readonly string[] | null {
  const { lines } = scene.stdout;
  if (!/^HTTP\/\d/.test(lines[0] ?? '')) return null;
  const end = lines.findIndex((line) => line.trim() === '');
  return end < 0 ? lines : lines.slice(0, end);
}

function valueOf(stage: Source, short: string, long: string): string | null {
  const { args } = stage;
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i];
    if (arg === undefined || arg === null) continue;
    if (arg === long || (/^-[a-zA-Z]+$/.test(arg) && arg.endsWith(short.slice(1)))) return args[i + 1] ?? null;
    if (arg.startsWith(`${long}=`)) return arg.slice(long.length + 1);
    if (arg.startsWith(short) && !arg.startsWith('--') && arg.length > 2) return arg.slice(2);
  }
  return null;
}
