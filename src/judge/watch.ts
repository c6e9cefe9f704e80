import type { CommandFacts } from '../command/facts.ts';
import type { Rule, RuleTest } from '../expect/rule.ts';
import { escaped } from '../text/escaped.ts';
import type { Finding, Observed } from './contract.ts';
import { mayHoldTable } from './printed/tableRead.ts';
import { isQuantity } from './printed/sameQuantity.ts';
import { decide } from './decide.ts';
import { fail, pass, sceneOf, undecided } from './scene.ts';
import type { Decision } from './scene.ts';
import { isCut } from './kinds/value.ts';

/** Sees every byte of a command's streams, so that what is dropped from the middle is judged all the same. */
export interface Watch {
  readonly feed: (stream: 'stdout' | 'stderr', chunk: Uint8Array) => void;
  /** Null where nothing was too long: then the kept text says all. */
  readonly finish: () => ReadonlyMap<string, Finding> | null;
}

/** Shorter outputs are never looked at here. */
const WINDOW = 1024 * 1024;
/** Longer ones are looked at in pieces of whole lines: each is gone before the next one is made. */
const PIECE = 64 * 1024;

export function watchKey(rule: Rule): string {
  return JSON.stringify(rule);
}

/** Rules that hold for the whole where they hold for its parts, or add up. Others need a document or a table. */
export function startWatch(rules: readonly Rule[], text: string, facts: CommandFacts, window = WINDOW): Watch {
  const sums = rules.filter((rule) => isSummed(rule)).map((rule) => ({ rule, sum: startSum(rule) }));
  const streams = { stdout: startLines(window), stderr: startLines(window) };
  let windows = 0;
  const look = (stream: 'stdout' | 'stderr', part: string, line: number): void => {
    windows += 1;
    for (const { rule, sum } of sums) {
      if ((rule.on !== 'output' && rule.on !== stream) || !sum.mayDecide(part)) continue;
      const captured = { bytes: part.length, sha256: '', complete: true, text: part };
      const none = { ...captured, bytes: 0, text: '' };
      const observed: Observed = {
        text,
        facts,
        outcome: { kind: 'exited', code: 0 },
        stages: [],
        stdout: captured,
        stderr: none,
        ms: 0,
      };
      const scene = sceneOf(0, observed, { kind: 'ok', masked: null }, 'stdout', rule.clause, new Map());
      sum.add({ ...scene, again: true }, line);
    }
  };
  return {
    feed: (stream, chunk) => {
      if (sums.length > 0) streams[stream].feed(chunk, (part, line) => look(stream, part, line));
    },
    finish: () => {
      if (windows === 0) return null;
      for (const stream of ['stdout', 'stderr'] as const)
        streams[stream].finish((part, line) => look(stream, part, line));
      return new Map(sums.map(({ rule, sum }) => [watchKey(rule), sum.finish()]));
    },
  };
}

const SUMMED: ReadonlySet<RuleTest['kind']> = new Set(['contains', 'absent', 'matches', 'lines', 'exists', 'metrics']);

function isSummed(rule: RuleTest): boolean {
  if ((rule.kind === 'contains' || rule.kind === 'matches') && rule.each === true) return false;
  if (rule.kind === 'contains' && (rule.agree === true || rule.token.includes('\n'))) return false;
  return SUMMED.has(rule.kind) && !(rule.kind === 'metrics' && rule.compare !== undefined);
}

interface Lines {
  readonly feed: (chunk: Uint8Array, look: (part: string, line: number) => void) => void;
  readonly finish: (look: (part: string, line: number) => void) => void;
}

/** Whole lines, once there are more than a window; what is shorter is given at the end. */
function startLines(window: number): Lines {
  const decoder = new TextDecoder('utf-8');
  const piece = Math.min(PIECE, window);
  let least = window;
  let parts: string[] = [];
  let size = 0;
  let line = 0;
  const give = (part: string, look: (part: string, line: number) => void): void => {
    look(part, line);
    for (let at = part.indexOf('\n'); at !== -1; at = part.indexOf('\n', at + 1)) line += 1;
  };
  /** Gives all but the last line, which may go on; a line that is longer than a piece in pieces that overlap. */
  const giveAll = (whole: string, look: (part: string, line: number) => void): string => {
    let from = 0;
    while (whole.length - from > piece) {
      const cut = whole.lastIndexOf('\n', from + piece) + 1;
      const end = cut > from ? cut : from + piece;
      give(whole.slice(from, end), look);
      from = cut > from ? end : end - Math.min(OVERLAP, piece >> 1);
    }
    return whole.slice(from);
  };
  return {
    feed: (chunk, look) => {
      const text = decoder.decode(chunk, { stream: true });
      parts.push(text);
      size += text.length;
      if (size < least) return;
      const rest = giveAll(parts.join(''), look);
      parts = [rest];
      size = rest.length;
      least = 2 * piece;
    },
    finish: (look) => {
      const rest = parts.join('') + decoder.decode();
      parts = [];
      const end = giveAll(rest, look);
      if (end !== '') give(end, look);
    },
  };
}

/** No token of an author is longer. */
const OVERLAP = 4096;

interface Sum {
  /** False: this part decides as the one before it did, which is seen without taking it apart. */
  readonly mayDecide: (part: string) => boolean;
  readonly add: (scene: Parameters<typeof decide>[1], line: number) => void;
  readonly finish: () => Decision;
}

function startSum(rule: Rule): Sum {
  if (rule.kind === 'lines') return sumOfLines(rule);
  const forbids = rule.kind === 'absent';
  let settled: Decision | null = null;
  let open: Decision | null = null;
  let last: Decision | null = null;
  let cut = false;
  const word = rule.kind === 'contains' ? wordOf(rule.token) : null;
  return {
    mayDecide: (part) => settled === null && (last === null || word === null || word.test(part)),
    add: (scene, line) => {
      cut ||= isCut({ ...scene, again: false });
      if (settled) return;
      const decision = shifted(decide(rule, scene), line);
      last = decision;
      if (decision.verdict === (forbids ? 'fail' : 'pass')) settled = decision;
      else if (decision.verdict === 'undecided') open ??= decision;
    },
    finish: () => {
      // Lines of one key that a filter left must agree, and they may stand in different windows.
      if (settled && rule.kind === 'contains' && cut)
        return undecided(
          `${settled.because} The output is too long to compare all its lines.`,
          settled.found,
          settled.foundLine,
        );
      return settled ?? open ?? last ?? undecided('Nothing was seen.');
    },
  };
}

/**
 * The longest word of a token, without which it stands nowhere; null where it may be said otherwise: an amount in another
 * unit, a count. Of a name with dots the last part, as `*.example` may stand for it.
 */
function wordOf(token: string): RegExp | null {
  const words = token.match(/[A-Za-z\d.-]+/g) ?? [];
  if (words.some((word) => isQuantity(word))) return null;
  const parts = words.map((word) => (/[A-Za-z]/.test(word) ? (word.split('.').at(-1) ?? '') : word));
  const [longest = ''] = parts.sort((a, b) => b.length - a.length);
  return longest.length < 3 ? null : new RegExp(escaped(longest), 'i');
}

/** Lines that are not blank, counted without making them. */
function solidLines(text: string): number {
  let count = 0;
  let isSolid = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10) isSolid = false;
    else if (!isSolid && c !== 32 && c !== 9) {
      isSolid = true;
      count += 1;
    }
  }
  return count;
}

function sumOfLines(rule: Extract<Rule, { kind: 'lines' }>): Sum {
  let count = 0;
  let table = false;
  let goesOn = false;
  return {
    mayDecide: () => true,
    add: (scene) => {
      const { text } = scene.stdout;
      // A line that is longer than a piece was counted with the piece before.
      count += solidLines(text) - (goesOn && /^[^\n]*\S/.test(text) ? 1 : 0);
      goesOn = !text.endsWith('\n');
      table ||=
        mayHoldTable(text) && decide({ ...rule, of: 'lines', op: '>=', count: 0 }, scene).verdict === 'undecided';
    },
    finish: () => {
      const want = `Expected ${rule.op} ${String(rule.count)} ${rule.of}`;
      if (table || rule.of === 'rows') return undecided(`${want}; the output is too long to read as a table.`);
      const ok = {
        '=': count === rule.count,
        '!=': count !== rule.count,
        '<': count < rule.count,
        '<=': count <= rule.count,
        '>': count > rule.count,
        '>=': count >= rule.count,
      };
      const found = `${want}; found ${String(count)}.`;
      return ok[rule.op] ? pass(found) : fail(found);
    },
  };
}

function shifted(decision: Decision, line: number): Decision {
  return decision.foundLine === null ? decision : { ...decision, foundLine: decision.foundLine + line };
}
