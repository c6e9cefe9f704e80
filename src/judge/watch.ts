import type { CommandFacts } from '../command/facts.ts';
import type { Rule, RuleTest } from '../expect/rule.ts';
import type { Finding, Observed } from './contract.ts';
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

/** Text is looked at in windows of whole lines; shorter outputs are never looked at here. */
const WINDOW = 1024 * 1024;

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
      if (rule.on !== 'output' && rule.on !== stream) continue;
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

/** Whole lines in windows; a line longer than a window is looked at in pieces that overlap. */
function startLines(window: number): Lines {
  const decoder = new TextDecoder('utf-8');
  let parts: string[] = [];
  let size = 0;
  let line = 0;
  const give = (part: string, look: (part: string, line: number) => void): void => {
    look(part, line);
    for (let at = part.indexOf('\n'); at !== -1; at = part.indexOf('\n', at + 1)) line += 1;
  };
  return {
    feed: (chunk, look) => {
      const text = decoder.decode(chunk, { stream: true });
      parts.push(text);
      size += text.length;
      if (size < window) return;
      const whole = parts.join('');
      const cut = whole.lastIndexOf('\n') + 1;
      const end = cut > 0 ? cut : whole.length;
      give(whole.slice(0, end), look);
      const rest = cut > 0 ? whole.slice(end) : whole.slice(-OVERLAP);
      parts = [rest];
      size = rest.length;
    },
    finish: (look) => {
      const rest = parts.join('') + decoder.decode();
      parts = [];
      if (rest !== '') give(rest, look);
    },
  };
}

/** No token of an author is longer. */
const OVERLAP = 4096;

interface Sum {
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
  return {
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

function sumOfLines(rule: Extract<Rule, { kind: 'lines' }>): Sum {
  let count = 0;
  let table = false;
  return {
    add: (scene) => {
      for (const text of scene.stdout.lines) if (text.trim() !== '') count += 1;
      table ||= decide({ ...rule, of: 'lines', op: '>=', count: 0 }, scene).verdict === 'undecided';
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
