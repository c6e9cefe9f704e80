/** `2025-03-04T10:20:30.000Z` as `2025-03-04 10:20 UTC`; anything else stays. */
export function minuteOf(iso: string): string {
  const parts = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?Z$/.exec(iso);
  return parts ? `${parts[1] ?? ''} ${parts[2] ?? ''} UTC` : iso;
}

/** `950 ms`, `1.2 s`, `2 min 5 s`. */
export function durationOf(ms: number): string {
  if (ms < 1000) return `${String(Math.round(ms))} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${String(Math.floor(seconds / 60))} min ${String(seconds % 60)} s`;
}
