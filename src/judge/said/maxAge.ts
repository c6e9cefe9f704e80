import { unframed } from '../../expect/frames.ts';
import { brief, fail, pass } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';

/**
 * How long HSTS holds, in the words that people use for so many seconds.
 *
 *     HSTS is set to a year            strict-transport-security: max-age=31536000; includeSubDomains    pass
 *     HSTS for at least six months     Strict-Transport-Security: max-age=86400                          fail
 *
 * Null: other words, or no such header, or several.
 */
export function judgeMaxAge(clause: string, { exit, stdout }: Scene): Decision | null {
  const groups = SAID.exec(unframed(clause.replace(/[`"'“”]/g, '')).words)?.groups;
  if (groups === undefined || exit.kind !== 'ok' || exit.masked !== null || !stdout.complete) return null;
  const lines = stdout.lines.filter((line) => /^\s*<?\s*strict-transport-security:/i.test(line));
  const [line, another] = lines;
  const seconds = Number(/max-age="?(\d+)/i.exec(line ?? '')?.[1]);
  const many = NUMBERS.indexOf((groups['many'] ?? '').toLowerCase());
  const count = many > 0 ? many : /^an?$/i.test(groups['many'] ?? '') ? 1 : Number(groups['many']);
  const spans = SECONDS[(groups['unit'] ?? '').toLowerCase()] ?? [];
  if (line === undefined || another !== undefined || Number.isNaN(seconds + count) || spans.length === 0) return null;
  const least = groups['least'] !== undefined;
  const holds = spans.map((span) => (least ? seconds >= span * count : seconds === span * count));
  const found = `Expected “${brief(clause)}”; found ${brief(line.trim())}.`;
  if (holds.includes(true)) return least && holds.includes(false) ? null : pass(found, line.trim());
  // A year may be one of 365 days or some seconds more.
  const isNear = spans.some((span) => Math.abs(seconds - span * count) < span * count * 0.05);
  return isNear ? null : fail(found, line.trim());
}

const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const DAY = 86_400;
const SECONDS: Readonly<Record<string, readonly number[]>> = {
  day: [DAY],
  week: [7 * DAY],
  month: [30 * DAY, 31 * DAY],
  year: [365 * DAY],
};
const SAID =
  /^(?:the )?(?:hsts|strict-transport-security)(?: header)?(?: (?:is|has|lasts|holds|with|set|of|to|for|valid|enabled|on|an?|the|max-age))*? (?<least>(?:at least|no less than|a minimum of) )?(?<many>an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)[ -](?<unit>day|week|month|year)s?$/i;
