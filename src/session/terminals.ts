import type { ReadyCommand } from './runOnce.ts';

/** Runs one command; `end`, where given, tells a watch or an endless loop that the others are done. */
export type RunReady = (each: ReadyCommand, end: AbortSignal | null) => Promise<void>;

/**
 * Commands in order. Where the author wrote "Terminal 1" and "Terminal 2", the first terminal goes on in a bash of its
 * own until the others are done, and is then ended: a loop between two of its iterations.
 */
export async function inTerminals(ready: readonly ReadyCommand[], run: RunReady): Promise<void> {
  const numbers = [...new Set(ready.flatMap(({ command }) => command.terminal ?? []))];
  const [first] = numbers;
  if (first === undefined || numbers.length < 2) return inOrder(ready, null, run);
  const over = new AbortController();
  const beside = inOrder(
    ready.filter(({ command }) => command.terminal === first),
    over.signal,
    run,
  );
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

async function inOrder(ready: readonly ReadyCommand[], end: AbortSignal | null, run: RunReady): Promise<void> {
  for (const each of ready) await run(each, end);
}
