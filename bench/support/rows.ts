/** One line of a benchmark: a ratio, or a number with its bar. Larger than the bar is a miss. */
export interface Row {
  readonly name: string;
  /** What was measured against what: `1.8 s, sha256sum 4.2 s`. */
  readonly detail: string;
  readonly value: number;
  readonly bar: number;
  /** `×`, ` ms`, ` MB`. */
  readonly unit: string;
}

/** Prints a row; the process ends with 1 where one misses its bar. */
export function sayRow({ name, detail, value, bar, unit }: Row): void {
  const good = value <= bar;
  if (!good) process.exitCode = 1;
  const shown = `${value.toFixed(2)}${unit}`.padStart(10);
  process.stdout.write(`${good ? '✓' : '✗'} ${shown} (bar ${String(bar)}${unit})  ${name}: ${detail}\n`);
}

/** The middle of several measurements, which a busy moment of the machine does not move. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
