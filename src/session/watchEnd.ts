import type { Rule } from '../expect/rule.ts';
import type { Observed } from '../judge/contract.ts';
import { watchesRows } from '../judge/tables/newestRows.ts';
import { decidable, openSoFar } from '../judge/soFar.ts';
import type { PlannedCommand } from '../plan/check.ts';
import type { Captured } from '../run/contract.ts';
import type { Clock } from './ports.ts';

/** Ends a watch that nothing but we will end. */
export interface WatchEnd {
  /** Its reason is a text for people. */
  readonly signal: AbortSignal;
  /** Whether it was ended because all its rules had passed. */
  readonly isEarly: () => boolean;
  readonly feed: (stream: 'stdout' | 'stderr', chunk: Uint8Array) => void;
  /** The watch is over, whatever ended it. */
  readonly close: () => void;
}

/** How long nothing may have come before a list counts as whole. */
const QUIET_MS = 1000;
/** How soon lines are looked at, where they decide at once. Looking takes at most a tenth of the time. */
const SOON_MS = 50;
/** A list that is longer is judged at the end alone. */
const MOST_CHARS = 1024 * 1024;

/**
 * Ends the watch when its rules have passed by what it printed so far, else when its time is over. It never ends early
 * because a rule failed: a later row may pass. Rules that a later line can undo ("no errors") take the whole time.
 */
export function endOfWatch(
  { text, facts }: Pick<PlannedCommand, 'text' | 'facts'>,
  rules: readonly Rule[],
  limitMs: number,
  clock: Clock,
): WatchEnd {
  const end = new AbortController();
  const over = new AbortController();
  const startedAt = clock.now();
  const when = decidable(rules);
  const isQuiet = when === 'when quiet' || watchesRows(facts);
  const streams = { stdout: new TextDecoder(), stderr: new TextDecoder() };
  const printed = { stdout: '', stderr: '' };
  let open = rules;
  let early = false;
  let pause = new AbortController();
  let isLooking = false;

  const look = (): void => {
    const seen = { stdout: wholeLines(printed.stdout), stderr: wholeLines(printed.stderr) };
    const stillOpen = openSoFar(open, observed(seen.stdout, seen.stderr));
    // A line decides once and for all, and need not be looked at again; a list is judged as a whole.
    if (!isQuiet) {
      open = stillOpen;
      for (const stream of ['stdout', 'stderr'] as const) printed[stream] = printed[stream].slice(seen[stream].length);
    }
    if (stillOpen.length > 0) return;
    early = true;
    end.abort('all that is expected of it was seen');
  };
  const observed = (stdout: string, stderr: string): Observed => ({
    ...{ text, facts, outcome: { kind: 'ended', why: '' }, stages: [], ms: clock.now() - startedAt },
    ...{ stdout: captured(stdout), stderr: captured(stderr) },
  });
  const lookAfterQuiet = async (): Promise<void> => {
    pause.abort();
    const mine = (pause = new AbortController());
    await clock.wait(QUIET_MS, AbortSignal.any([mine.signal, over.signal]));
    if (!mine.signal.aborted && !over.signal.aborted) look();
  };
  const lookSoon = async (): Promise<void> => {
    if (isLooking) return;
    isLooking = true;
    await clock.wait(SOON_MS, over.signal);
    if (over.signal.aborted) return;
    const before = clock.now();
    look();
    await clock.wait((clock.now() - before) * 9, over.signal);
    isLooking = false;
  };

  void clock.wait(limitMs, over.signal).then(() => {
    if (!over.signal.aborted) end.abort(`its time was over (${String(limitMs / 1000)} s)`);
  });
  return {
    signal: end.signal,
    isEarly: () => early,
    feed(stream, chunk) {
      if (when === 'at the end' || end.signal.aborted) return;
      printed[stream] += streams[stream].decode(chunk, { stream: true });
      if (isQuiet && printed.stdout.length + printed.stderr.length > MOST_CHARS) return pause.abort();
      void (isQuiet ? lookAfterQuiet() : lookSoon());
    },
    close: () => over.abort(),
  };
}

/** A line that is still being printed may say something else in the end. */
function wholeLines(text: string): string {
  return text.slice(0, text.lastIndexOf('\n') + 1);
}

function captured(text: string): Captured {
  return { bytes: text.length, sha256: '', complete: true, text };
}
