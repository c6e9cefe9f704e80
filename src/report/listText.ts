import type { Check } from '../plan/check.ts';
import type { Plan } from '../plan/plan.ts';
import { checksOfTask } from '../plan/plan.ts';
import { columnsOf, fitted, padded } from '../text/columns.ts';

/** `list` for people: criteria, tasks with their checks, matrix, free blocks, problems; columns aligned. */
export function listText(plans: readonly Plan[]): string {
  return plans.map(storyText).join('\n');
}

function storyText(plan: Plan): string {
  const { story } = plan;
  const name = [story.id, story.title].filter((part) => part !== null).join(' — ') || plan.path;
  const out = [name, `  ${plan.path}${story.status ? ` · ${story.status.text}` : ''}`];
  section(
    out,
    'Criteria',
    story.criteria.map((c) => [c.id, `:${String(c.line)}`, c.title]),
  );
  section(
    out,
    'Tasks',
    story.tasks.map((task) => {
      const box = task.checked === null ? '   ' : task.checked ? '[x]' : '[ ]';
      return [`${box} ${task.id}`, `:${String(task.line)}`, task.title, summary(checksOfTask(plan, task.id))];
    }),
  );
  const others = (kind: 'row' | 'block'): string[][] =>
    plan.checks
      .filter((check) => check.owner.kind === kind)
      .map((check) => [check.id, `:${String(check.line)}`, check.title, summary([check])]);
  section(out, 'Matrix', others('row'));
  section(out, 'Blocks', others('block'));
  section(
    out,
    'Problems',
    plan.problems.map((problem) => {
      const { line, column } = story.lines.position(problem.span.start);
      return [`${problem.severity} ${problem.code}`, `:${String(line)}:${String(column)}`, problem.message];
    }),
  );
  return `${out.join('\n')}\n`;
}

function summary(checks: readonly Check[]): string {
  const commands = checks.flatMap((check) => check.commands);
  if (commands.length === 0)
    return checks.some((check) => check.expectations.length > 0) ? 'static or manual' : 'manual';
  const writes = commands.filter((command) => command.facts.effect.kind === 'write').length;
  const reads = commands.length - writes;
  return [reads > 0 ? `${String(reads)} read` : '', writes > 0 ? `${String(writes)} write` : '']
    .filter(Boolean)
    .join(', ');
}

const WIDEST = 48;

/** Adds rows under a heading; every column but the last as wide as its widest cell, up to a limit. */
function section(out: string[], heading: string, rows: readonly (readonly string[])[]): void {
  if (rows.length === 0) return;
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, i) => (widths[i] = Math.min(WIDEST, Math.max(widths[i] ?? 0, columnsOf(cell)))));
  out.push('', `${heading} (${String(rows.length)})`);
  for (const row of rows) {
    const cells = row.map((cell, i) => (i === row.length - 1 ? cell : padded(fitted(cell, WIDEST), widths[i] ?? 0)));
    out.push(`  ${cells.join('  ').trimEnd()}`);
  }
}
