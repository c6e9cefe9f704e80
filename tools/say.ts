import { styleText } from 'node:util';

/** One line of progress for people. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** A heading above what follows. */
export function sayHeading(line: string): void {
  say(`\n${styleText('bold', line)}`);
}

/** `7 s`, `1 min 20 s`. */
export function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return seconds < 90 ? `${String(seconds)} s` : `${String(Math.floor(seconds / 60))} min ${String(seconds % 60)} s`;
}

/** Says what is being done, every 15 seconds that it still is, and how long it took. */
export async function during<T>(
  what: string,
  work: (step: () => void) => Promise<T>,
  /** What a call of `step` stands for: "packages compiled". */
  steps = '',
): Promise<T> {
  const began = Date.now();
  let count = 0;
  say(`${what} …`);
  const still = setInterval(() => {
    const done = steps === '' ? '' : `, ${String(count)} ${steps}`;
    say(`  still at it after ${duration(Date.now() - began)}${done}`);
  }, 15_000);
  try {
    const result = await work(() => (count += 1));
    say(`  done in ${duration(Date.now() - began)}`);
    return result;
  } finally {
    clearInterval(still);
  }
}
