import { linesOf } from '../text/lines.ts';
import { readDamage } from '../text/misdecoded.ts';
import type { Encoding } from '../text/encodings.ts';
import type { Problem } from '../text/problem.ts';
import type { Plan } from './plan.ts';

const NAMES: Readonly<Record<Encoding, string>> = { macroman: 'MacRoman', cp1252: 'Windows-1252', latin1: 'Latin-1' };

/**
 * Plans a text that may be UTF-8 decoded under another encoding. Where one step restores it, the restored text is what
 * is read, and every place in the plan is moved back to where it stands in the text as it is.
 */
export function planDamaged(text: string, planOf: (text: string) => Plan): Plan {
  const damage = readDamage(text);
  if (damage.kind === 'none') return planOf(text);
  if (damage.kind === 'part') {
    const plan = planOf(text);
    const first = linesOf(text).span((damage.damaged[0] ?? 1) - 1);
    const message = `Lines ${listed(damage.damaged)} were decoded as ${NAMES[damage.encoding]}; lines ${listed(damage.sound)} were not, so the file cannot be repaired in one step. Repair those lines by hand.`;
    return {
      ...plan,
      problems: [{ code: 'mis-decoded-part', severity: 'warning', span: first, message }, ...plan.problems],
    };
  }
  const plan = planOf(damage.text);
  const at = (offset: number): number => damage.offsets[Math.min(offset, damage.offsets.length - 1)] ?? text.length;
  const moved = moveSpans(plan, at);
  const problem: Problem = {
    code: 'mis-decoded',
    severity: 'warning',
    span: { start: 0, end: Math.min(text.length, linesOf(text).end(0)) },
    message: `The file was decoded as ${NAMES[damage.encoding]} instead of UTF-8. It is read as it was meant; \`story-ops repair\` restores it without loss.`,
    fix: { title: 'Repair the whole file', edits: [{ span: { start: 0, end: text.length }, text: damage.text }] },
  };
  // Fixes of single places were made for the restored text: after the repair they are offered again.
  const others = moved.problems.map(({ fix: _, ...rest }) => rest);
  return { ...moved, story: { ...moved.story, text, lines: linesOf(text) }, problems: [problem, ...others] };
}

function listed(lines: readonly number[]): string {
  const shown = lines.slice(0, 10).join(', ');
  return lines.length > 10 ? `${shown} and ${String(lines.length - 10)} more` : shown;
}

/** Parts whose offsets count from somewhere else than the story's text. */
const KEPT = new Set(['facts', 'rules', 'text', 'lines', 'fix']);

/** A copy in which every `start` and `end` is moved. */
function moveSpans<T>(value: T, at: (offset: number) => number): T {
  return moveAny(value, at) as T;
}

function moveAny(value: unknown, at: (offset: number) => number): unknown {
  if (Array.isArray(value)) return value.map((item) => moveAny(item, at));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (KEPT.has(key)) return [key, inner];
      if ((key === 'start' || key === 'end') && typeof inner === 'number') return [key, at(inner)];
      return [key, moveAny(inner, at)];
    }),
  );
}
