import type { Stage } from '../command/facts.ts';
import { unwrapped } from '../expect/view.ts';
import type { Source } from '../expect/view.ts';
import { lineAt } from './output.ts';
import { ask } from './reread.ts';
import { fail, pass, undecided } from './scene.ts';
import type { Decision, Scene, TestOf } from './scene.ts';

/** A status line of a response, where it was printed. */
interface Status {
  readonly code: string;
  readonly text: string;
  readonly line: number;
}

/**
 * Decides the status of a response: the last one where redirects were followed. Only what a tool prints as a status
 * counts (`< HTTP/1.1 200`, the head of `-i`, `%{http_code}`); a body that speaks of 200 does not.
 */
export function judgeHttp(test: TestOf<'http'>, scene: Scene): Decision {
  const want = `Expected HTTP status ${test.status}`;
  const all = statusesOf(scene);
  if (all === null) return undecided(`${want}; which response the printed status belongs to is not plain.`);
  const follows = flags(curlOf(scene)).has('L');
  const statuses = follows ? all.slice(-1) : all;
  const bad = statuses.find((status) => !fits(status.code, test.status));
  if (bad) return fail(`${want}; found ${bad.code}.`, bad.text, bad.line);
  const [first] = statuses;
  if (first) return pass(`${want}; found ${first.code}.`, first.text, first.line);
  const refused = /The requested URL returned error: (\d{3})/.exec(scene.stderr.text)?.[1];
  if (refused !== undefined) {
    const sentence = `${want}; found ${refused}.`;
    return fits(refused, test.status) ? pass(sentence, refused) : fail(sentence, refused);
  }
  if (scene.exit.kind === 'answer')
    return /^[45]/.test(test.status)
      ? undecided(`${want}; ${scene.exit.means}.`)
      : fail(`${want}; ${scene.exit.means}.`);
  const text = withStatus(scene);
  if (text === null) return undecided(`${want}; no status was printed.`);
  return ask(scene, `reread:${String(scene.index)}:${text}`, text, (second) => judgeHttp(test, second));
}

function fits(code: string, wanted: string): boolean {
  return wanted
    .split(/\s*(?:[|,/]|\bor\b)\s*/)
    .some((one) => new RegExp(`^${one.trim().toLowerCase().replace(/x/g, '\\d')}$`).test(code));
}

/** curl as it was called, also inside a pod. */
function curlOf(scene: Scene): Source | null {
  return scene.observed.facts.stages.map(unwrapped).find((source) => source.tool === 'curl') ?? null;
}

/** curl called here, as a stage of its own. */
function ownCurl(scene: Scene): Stage | null {
  return scene.observed.facts.stages.find((stage) => stage.tool === 'curl') ?? null;
}

/** Short letters of the flags that are set, long names put as their letters. */
function flags(stage: Source | null): ReadonlySet<string> {
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
function statusesOf(scene: Scene): readonly Status[] | null {
  const curl = curlOf(scene);
  const written = writeOut(curl, scene);
  if (written !== null) return written;
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
  const urls = (curl?.args ?? []).filter(
    (arg) => arg !== null && /^(?:https?:\/\/|localhost|[\w.-]+:\d+\b|[\w-]+(?:\.[\w-]+)+\/)/.test(arg),
  ).length;
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

/** What `-w` wrote at the end of stdout, read by its own format; null where there is no status in the format. */
function writeOut(curl: Source | null, scene: Scene): readonly Status[] | null {
  const format = curl === null ? null : valueOf(curl, '-w', '--write-out');
  if (format === null || !/%\{(?:http_code|response_code)\}/.test(format)) return null;
  const source = format
    .split(/(%\{[a-z_.]+\}|\\n|\\t|\\r)/)
    .map((part) => {
      if (/^%\{(?:http_code|response_code)\}$/.test(part)) return '(\\d{3})';
      if (/^%\{/.test(part)) return '[^\\n]*?';
      if (part === '\\n' || part === '\\r') return '\\n*';
      if (part === '\\t') return '\\s*';
      return part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/\s+/g, '\\s*');
    })
    .join('');
  const text = scene.stdout.text;
  // Where the body went elsewhere, nothing but the format was written.
  const alone = curl !== null && (valueOf(curl, '-o', '--output') !== null || flags(curl).has('o'));
  const match = new RegExp(`${alone ? '^\\s*' : ''}${source}\\s*$`).exec(text);
  if (!match) return text.trim() === '' ? [] : null;
  const code = match[1] ?? '';
  // `000` is what curl writes where no response came.
  return [{ code, text: match[0].trim(), line: lineAt(text, match.index) }];
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

/** The same GET with its status written out; null where it is no GET that can be repeated. */
function withStatus(scene: Scene): string | null {
  const curl = ownCurl(scene);
  if (scene.again || curl === null || curl.args.includes(null)) return null;
  const set = flags(unwrapped(curl));
  const writes = ['d', 'F', 'T', 'X', 'w', 'o', 'O'].some((letter) => set.has(letter));
  if (writes || curl.args.some((arg) => /^--(?:data|form|upload|request|json|write-out|output)/.test(arg ?? '')))
    return null;
  const source = scene.observed.text.slice(curl.span.start, curl.span.end).trim();
  if (source === '' || /[\n;]/.test(source)) return null;
  return `${source.replace(/\s+2>\s*(?:\/dev\/null|&1)/g, '')} -s -o /dev/null -w '%{http_code}\\n'`;
}
