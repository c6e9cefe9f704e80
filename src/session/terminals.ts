import type { ReadyCommand } from './runOnce.ts';

/** Runs one command; `end`, where given, tells a watch or an endless loop that the others are done. */
export type RunReady = (each: ReadyCommand, end: AbortSignal | null) => Promise<void>;

/**
 * Commands in order. Where the author wrote "Terminal 1" and "Terminal 2", the first terminal goes on in a bash of its
 * own until the others are done, and is then ended: a loop between two of its iterations. What it forwards is there before
 * the others start, as a person would wait for it.
 */
export async function inTerminals(ready: readonly ReadyCommand[], run: RunReady): Promise<void> {
  const numbers = [...new Set(ready.flatMap(({ command }) => command.terminal ?? []))];
  const [first] = numbers;
  if (first === undefined || numbers.length < 2) return inOrder(ready, null, run);
  const over = new AbortController();
  const own = ready.filter(({ command }) => command.terminal === first);
  const lead = untilForwards(own);
  await inOrder(lead, null, run);
  const beside = inOrder(own.slice(lead.length), over.signal, run);
  try {
    await inOrder(
      ready.filter(({ command }) => command.terminal !== first),
      null,
      run,
    );
  } finally {
    over.abort('the other terminal was done');
    await beside;
  }
}

/** Up to the last forward, which goes on once it forwards; nothing where a watch comes before it. */
function untilForwards(own: readonly ReadyCommand[]): readonly ReadyCommand[] {
  const lead = own.slice(0, own.findLastIndex(({ command }) => command.mode === 'probe') + 1);
  return lead.some(({ command }) => command.mode === 'watch') ? [] : lead;
}

async function inOrder(ready: readonly ReadyCommand[], end: AbortSignal | null, run: RunReady): Promise<void> {
  for (const each of ready) await run(each, end);
}
