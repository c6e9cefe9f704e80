/** `in the last 15 minutes`, `over the past hour`. */
const SAID =
  /^(?:in|over|during|for|within|from)\s+(?:the\s+)?(?:last|past)\s+(?:(\d+)\s*)?(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?)$/i;
/** `--since=15m`, `--since '15 min ago'`, `-S -1h`. */
const GIVEN =
  /(?:--since|\s-S)[ =]["']?-?(\d+)\s*(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?)(?:\s+ago)?["']?(?=\s|$)/i;

/** `in the last 200 lines` beside `--tail=200`, `tail -n 200` or `journalctl -n 200`. */
const SAID_LINES = /^(?:in|within|from)\s+(?:the\s+)?(?:last|past)\s+(\d+)\s+(?:log\s+)?(?:lines|entries)$/i;
const GIVEN_LINES = /(?:--tail|--lines|\btail\s+-n|\btail\s+-|\s-n)[ =]?(\d+)(?=\s|$)/;

/** Whether the command looks back just as far as the words say; null where they say nothing of that kind. */
export function looksBack(words: string, command: string): boolean | null {
  const said = SAID.exec(words.trim());
  const lines = SAID_LINES.exec(words.trim())?.[1];
  if (lines !== undefined) return GIVEN_LINES.exec(command)?.[1] === lines;
  if (!said) return null;
  const given = GIVEN.exec(command);
  return given !== null && span(given[1], given[2]) === span(said[1], said[2]);
}

function span(count: string | undefined, unit = ''): number {
  const seconds = { s: 1, m: 60, h: 3600, d: 86_400 }[unit.charAt(0).toLowerCase()] ?? Number.NaN;
  return Number(count ?? 1) * seconds;
}
