import type { Check } from '../plan/check.ts';
import { isEndless, type ReadyCommand } from './runOnce.ts';

/** Runs one command; `end`, where given, tells a watch or an endless loop that the others are done. */
export type RunReady = (each: ReadyCommand, end: AbortSignal | null) => Promise<void>;

/** Of a check whose terminal goes on beside those of other checks. */
export interface Beside {
  /** Fires when those are done. */
  readonly over: AbortSignal;
  /** Tells that they may start. */
  led(): void;
}

/**
 * Commands in order. Where the author wrote "Terminal 1" and "Terminal 2", the first terminal goes on in a bash of its
 * own until the others are done; a watch or a loop is then ended, between two of its iterations. What it forwards is there
 * before the others start, as a person would wait for it.
 */
export async function inTerminals(
  ready: readonly ReadyCommand[],
  run: RunReady,
  beside: Beside | null = null,
): Promise<void> {
  if (beside) return inFirst(ready, beside, run);
  const first = firstOf(ready);
  if (first === undefined) return inOrder(ready, run);
  // What stands above all terminals is done before them.
  const setup = ready.findIndex(({ command }) => command.terminal === first);
  await inOrder(ready.slice(0, setup), run);
  const own = ready.filter(({ command }) => command.terminal === first);
  const others = ready.slice(setup).filter(({ command }) => command.terminal !== first);
  await besideOthers(
    (of) => inFirst(own, of, run),
    () => inOrder(others, run),
  );
}

/** What the first terminal runs goes on until the others are done. The same for commands of one check and for checks. */
export async function besideOthers<T>(
  first: (beside: Beside) => Promise<T>,
  others: (end: () => Promise<T>) => Promise<void>,
): Promise<T> {
  const over = new AbortController();
  let led: () => void = () => undefined;
  const isLed = new Promise<void>((resolve) => (led = resolve));
  const running = first({ over: over.signal, led }).finally(led);
  // Nobody waits for it until the others are done, when its error is thrown.
  running.catch(() => undefined);
  const end = (): Promise<T> => {
    over.abort('the other terminal was done');
    return running;
  };
  try {
    await isLed;
    await others(end);
  } finally {
    await end();
  }
  return running;
}

async function inFirst(own: readonly ReadyCommand[], { over, led }: Beside, run: RunReady): Promise<void> {
  const lead = untilForwards(own);
  await inOrder(lead, run);
  led();
  for (const each of own.slice(lead.length)) await run(each, goesOn(each) ? over : null);
}

/**
 * What a person ends when the other terminal is done: a watch, a loop with a condition. Whatever ends by itself is let to,
 * a loop over so many words too.
 */
function goesOn({ command }: ReadyCommand): boolean {
  return isEndless(command) || /^\s*(?:while\b|until\b|for\s*\(\(\s*;\s*;)/.test(command.text);
}

/** The terminal that goes on beside others; undefined: there are not two. Above "In another terminal" it may have no name. */
function firstOf(ready: readonly ReadyCommand[]): number | null | undefined {
  const [first, ...more] = [...new Set(ready.map(({ command }) => command.terminal))];
  if (first !== null || more.length === 0) return more.length === 0 ? undefined : first;
  const unnamed = ready.filter(({ command }) => command.terminal === null).map(({ command }) => command);
  if (unnamed.some(isEndless)) return null;
  return more.length < 2 ? undefined : more[0];
}

/** Up to the last forward, which goes on once it forwards; nothing where a watch comes before it. */
function untilForwards(own: readonly ReadyCommand[]): readonly ReadyCommand[] {
  const lead = own.slice(0, own.findLastIndex(({ command }) => command.mode === 'probe') + 1);
  return lead.some(({ command }) => command.mode === 'watch') ? [] : lead;
}

async function inOrder(ready: readonly ReadyCommand[], run: RunReady): Promise<void> {
  for (const each of ready) await run(each, null);
}

/**
 * Checks of one task in the order in which they run: each alone, or with those behind it that its terminal goes on
 * beside. Where a fence stands under "Terminal 1" and the next under "Terminal 2", a person has both open.
 */
export function besideEachOther(checks: readonly Check[]): readonly (readonly [Check, ...Check[]])[] {
  const out: (readonly [Check, ...Check[]])[] = [];
  for (let i = 0; i < checks.length;) {
    const [first, ...more] = checks.slice(i);
    if (!first) break;
    const end = more.findIndex((other) => !goesOnBeside(first, other));
    const others = end < 0 ? more : more.slice(0, end);
    out.push([first, ...others]);
    i += 1 + others.length;
  }
  return out;
}

function goesOnBeside(first: Check, other: Check): boolean {
  const [own, theirs] = [terminalOf(first), terminalOf(other)];
  if (own === undefined || theirs === undefined || own === theirs) return false;
  return own !== null && theirs !== null ? true : first.commands.some(isEndless);
}

/** The one terminal of a check, null where it has no name; undefined where it has several, or needs a person's keys. */
function terminalOf({ commands }: Check): number | null | undefined {
  const [terminal, ...more] = new Set(commands.map((command) => command.terminal));
  return more.length > 0 || commands.some(({ mode }) => mode === 'interactive') ? undefined : terminal;
}
