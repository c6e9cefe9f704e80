import type { Span } from '../text/span.ts';
import { splitBash } from './bash.ts';
import { ENGLISH, knownCall, type KnownCall } from './knownTools.ts';

/**
 * Whether the text of an inline code span is a command that could be run as it stands, rather than a file name, an
 * option, a resource, a bare verb (`kubectl apply`) or a sketch (`kustomize build ...`). A placeholder is fine:
 * `kubectl logs <pod>` is whole, only blocked.
 */
export function isWholeCommand(text: string): boolean {
  return callOf(text).call === 'whole';
}

/** Whether a span whose result is stated is a command: of any tool, if its words leave no doubt (`tidectl -s`). */
export function isStatedCommand(text: string): boolean {
  const { call, words } = callOf(text);
  return call === 'whole' || (call === 'unknown' && words.length > 1 && isSure(words));
}

/** Whether a span behind a label such as `Verify:`, which may also name a value, is a command: its words leave no doubt. */
export function isLabelledCommand(text: string): boolean {
  return isStatedCommand(text) || isLoneProgram(callOf(text));
}

/** Whether a span behind `Run:`, or alone in a command cell, is a command: of any tool, by its form. */
export function isMeantAsCommand(text: string): boolean {
  const found = callOf(text);
  const { call, words } = found;
  if (call === 'whole') return true;
  if (words.length > 1) return call === 'unknown' || (call === 'odd' && isSure(words));
  return isLoneProgram(found);
}

function isLoneProgram({ words, assigned }: Call): boolean {
  const [only = '', more] = words;
  if (more !== undefined) return false;
  return assigned ? TOOL.test(only) || PATH.test(only) : LONE_PROGRAM.test(only);
}

interface Call {
  readonly call: KnownCall;
  /** Without prompt and assignments. */
  readonly words: readonly string[];
  /** Assignments stood in front: `MODE=1 .build/App`. */
  readonly assigned: boolean;
}

const NO_CALL: Call = { call: 'not', words: [], assigned: false };

/** Spans that a keystroke left as they were are not read again. */
const READ = new Map<string, Call>();
const MOST = 5000;

function callOf(text: string): Call {
  const source = text.trim();
  const known = READ.get(source);
  if (known) return known;
  const call = readCall(source);
  if (READ.size >= MOST) READ.clear();
  READ.set(source, call);
  return call;
}

function readCall(source: string): Call {
  if (source === '' || source.length > 4000 || /[→⇒⟶…]|(^|\s)\.\.\.(\s|$)/.test(source)) return NO_CALL;
  const words = source.split(/\s+/);
  let assigned = false;
  while (words.length > 1 && /^(\$|[A-Za-z_]\w*=\S*)$/.test(words[0] ?? '')) assigned = words.shift() !== '$';
  if (words.length > 1) words[0] = (words[0] ?? '').replace(/;$/, '');
  const call = knownCall(words);
  const found = { call, words, assigned };
  const hopeless = words.length > 1 ? call !== 'whole' && !hasForm(words) : call !== 'whole' && !isLoneProgram(found);
  if (hopeless || (call === 'not' && words.length > 1)) return NO_CALL;
  const block = splitBash(source);
  return block.parsed && block.units.length > 0 ? found : NO_CALL;
}

const TOOL = /^[a-z][\w+-]*(?:\.(?:sh|bash|py|js|ts|pl|rb|exe))?$/;
const PATH = /^[\w.~+-]*(?:\/[\w.~+-]+)+$/;
/** A path of a folder that holds programs. `deploy/web` and `docs/notes` are none. */
const PROGRAM = /^(?:\.{0,2}\/|~\/|\.\w[\w-]*\/|(?:build|bin|dist|target|out|scripts?|hack|tools?|ci)\/)/;
const LONE_PROGRAM =
  /^(?:\.{1,2}\/|(?:build|bin|dist|target|out|scripts?|hack|tools?|ci)\/)[\w./-]*?(?:\/|^)?[\w-]+(?:\.(?:sh|bash|py))?$/;
/** First words of code in other languages. */
const CODE =
  /^(?:const|let|var|import|from|return|function|class|def|async|await|new|throw|select|insert|update|delete|create|public|private|interface|enum|struct|package|use|a|an|the|no|all|any)$/;
const OPTION = /^-{1,2}[A-Za-z]/;
/** What tools call their own parts. A span of two plain words needs one of them, where no label says that it runs. */
const SUBCOMMAND =
  /^(?:status|state|get|list|ls|show|describe|info|version|health|healthcheck|check|test|tests|build|lint|run|verify|validate|audit|doctor|ping|stat|stats|ps|inspect|apply|plan|up|down|start|stop|restart|init|diff|format|fmt|scan|fetch|pull|push|deploy|migrate|generate|compile|bench|exec|logs|install)$/;
/** Words for things: "cluster status" is a thing's, `zpool status` a tool's. */
const THING =
  /^(?:pod|node|cluster|service|order|user|job|build|sync|health|item|cart|error|log|page|file|query|data|config|app|db|api|server|client|network|storage|backup|release|system|account|session|token|email|message|event|project|team|home|dark|light|unit|integration|smoke|load)s?$/;

/** A word that could be a tool, and behind it words, options and paths, but not those of a sentence. */
function hasForm(words: readonly string[]): boolean {
  const [first = '', second = ''] = words;
  if (!(TOOL.test(first) || (PATH.test(first) && PROGRAM.test(first))) || CODE.test(first)) return false;
  if (ENGLISH.test(second) || /^v?\d+(\.\d+)*$/.test(second)) return false;
  return !/^[A-Z][a-z]+$/.test(second) && !words.some((word) => /[:,]$|^than$/.test(word));
}

function isSure(words: readonly string[]): boolean {
  const [first = '', ...rest] = words;
  if (PATH.test(first) || rest.some((word) => OPTION.test(word) || /\/|\w=|^\|$/.test(word))) return true;
  return !THING.test(first) && rest.slice(0, 2).some((word) => SUBCOMMAND.test(word));
}

/** What a cell of a matrix's command column holds. Spans are offsets into the cell's text. */
export type CellReading =
  /** `` `kubectl get pods` ``, or several of them joined by "and" or "then": run these, in order. */
  | { readonly kind: 'commands'; readonly spans: readonly Span[] }
  /** "Query `x` via the UI", "`cmd`, then look at the graph": work for a person. */
  | { readonly kind: 'prose' }
  | { readonly kind: 'empty' };

/** Tells a cell's commands from prose. Pass the text as it would run: `\|` unescaped, code spans kept. */
export function commandInCell(cell: string): CellReading {
  if (/^[\s—–-]*$|^\s*(n\/?a|none|tbd)\s*$/i.test(cell)) return { kind: 'empty' };
  const codes = [...cell.matchAll(/(?<!`)(`+)(?!`)([\s\S]*?[^`])\1(?!`)/g)].map((found) => {
    const ticks = found[1]?.length ?? 1;
    const inner = found[2] ?? '';
    const start = found.index + ticks + (inner.length - inner.trimStart().length);
    return {
      text: inner.trim(),
      span: { start, end: start + inner.trim().length },
      from: found.index,
      to: found.index + found[0].length,
    };
  });
  if (codes.length === 0) {
    const start = cell.search(/\S/);
    return isWholeCommand(cell)
      ? { kind: 'commands', spans: [{ start, end: cell.trimEnd().length }] }
      : { kind: 'prose' };
  }
  let around = '';
  let at = 0;
  for (const code of codes) {
    around += `${cell.slice(at, code.from)}\0`;
    at = code.to;
  }
  around += cell.slice(at);
  const only = codes.length === 1 && isWholeCommand(codes[0]?.text ?? '');
  const joined = (only ? withoutRemark(around) : around).replace(
    /<br\s*\/?>|[\s.,;:+&]|\b(run|execute|command|cmd|and|then|use|with|first|via)\b/gi,
    '',
  );
  const alone = /^\0+$/.test(joined);
  // A span that fills its cell is a command even of a tool that we do not know, if it has the form of one.
  const whole = (text: string): boolean => isWholeCommand(text) || (codes.length === 1 && isMeantAsCommand(text));
  return alone && codes.every(({ text }) => whole(text))
    ? { kind: 'commands', spans: codes.map(({ span }) => span) }
    : { kind: 'prose' };
}

/** "(whole workspace)" behind a command; one that says where, what else or what comes of it is kept. */
function withoutRemark(cell: string): string {
  const remark = /\0\s*\(([^()\0]*)\)[\s.]*$/.exec(cell);
  return remark && !DOES_MORE.test(remark[1] ?? '') ? cell.slice(0, remark.index + 1) : cell;
}

const DOES_MORE =
  /\b(?:then|and|or|if|unless|until|look|see|check|compare|ui|gui|browser|console|dashboard|manual(?:ly)?|by\s+hand|repeat|twice|again|each|every|both|in|inside|within|on|from|at|as|with|via|using|through|against|should|must|expect\w*|returns?|prints?|shows?|fails?)\b/i;
