import { duration, say } from './say.ts';
import type { Tally } from './tally.ts';

export interface TierResult {
  readonly name: string;
  readonly state: 'passed' | 'failed' | 'not run';
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Why it was not run, or what went wrong around its tests. */
  readonly why: string;
  readonly ms: number;
  readonly failures: Tally['failed'];
}

/** Lines of a failure that are told again at the end. */
const FAILURE_LINES = 15;

/** One line a tier, every failure once more, since its own line may be thousands of lines up, and the sum alone on the last line. */
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
  for (const { name, failures } of results)
    for (const { title, why } of failures) {
      const lines = why.split('\n').slice(0, FAILURE_LINES);
      say(`\n✗ ${name}: ${title}\n${lines.map((line) => `    ${line}`).join('\n')}`);
    }
  const sum = (of: (result: TierResult) => number): string => String(results.reduce((total, r) => total + of(r), 0));
  say('');
  say(`${sum((r) => r.passed)} passed, ${sum((r) => r.failed)} failed, ${sum((r) => r.skipped)} skipped`);
}
