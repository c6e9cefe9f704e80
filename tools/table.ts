import { duration, say } from './say.ts';

export interface TierResult {
  readonly name: string;
  readonly state: 'passed' | 'failed' | 'not run';
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Why it was not run, or what went wrong around its tests. */
  readonly why: string;
  readonly ms: number;
}

/** One line a tier, and the sum alone on the last line. */
export function sayTable(results: readonly TierResult[]): void {
  const rows = results.map((r) => [
    r.name,
    r.state,
    String(r.passed),
    String(r.failed),
    String(r.skipped),
    duration(r.ms),
    r.why,
  ]);
  const lines = [['tier', 'state', 'passed', 'failed', 'skipped', 'time', ''], ...rows];
  const widths = [0, 1, 2, 3, 4, 5].map((i) => Math.max(...lines.map((line) => (line[i] ?? '').length)));
  say('');
  for (const line of lines)
    say(
      line
        .map((cell, i) => (i > 1 && i < 6 ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
        .join('  ')
        .trimEnd(),
    );
  const sum = (of: (result: TierResult) => number): string => String(results.reduce((total, r) => total + of(r), 0));
  say('');
  say(`${sum((r) => r.passed)} passed, ${sum((r) => r.failed)} failed, ${sum((r) => r.skipped)} skipped`);
}
