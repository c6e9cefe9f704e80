import type { Check, PlannedCommand } from '../../src/plan/check.ts';
import type { Plan } from '../../src/plan/plan.ts';

/** A plan as lines that a person can write by hand: one for each criterion, task, loose box, check and problem. */
export function planLines(plan: Plan): string {
  const { story } = plan;
  const out = [`story ${story.id ?? '-'} | ${story.title ?? '-'} | ${story.status?.text ?? '-'}`];
  for (const c of story.criteria) out.push(`criterion ${c.id} :${String(c.line)} ${c.title}`);
  for (const t of story.tasks) {
    const box = t.checked === null ? '' : t.checked ? ' [x]' : ' [ ]';
    const more = [t.phase && `in ${t.phase}`, t.parent && `of ${t.parent}`, t.criteria.join(' ')];
    out.push([`task ${t.id} :${String(t.line)}${box} ${t.title}`, ...more.filter(Boolean)].join(' | '));
  }
  for (const b of story.boxes) out.push(`box :${String(b.line)} ${b.section}${b.checked ? ' [x]' : ' [ ]'}`);
  for (const check of plan.checks) out.push(...checkLines(check));
  for (const p of plan.problems) {
    const { line, column } = story.lines.position(p.span.start);
    out.push(`problem ${p.code} :${String(line)}:${String(column)}`);
  }
  return `${out.join('\n')}\n`;
}

function checkLines(check: Check): readonly string[] {
  const { owner } = check;
  const by = owner.kind === 'task' ? `task ${owner.id}` : `${owner.kind} :${String(owner.line)}`;
  const proves = check.criteria.length > 0 ? ` | ${check.criteria.join(' ')}` : '';
  return [
    `check ${check.id} :${String(check.line)} | ${by}${proves}`,
    ...check.commands.map((command) => {
      const terminal = command.terminal === null ? '' : ` (terminal ${String(command.terminal)})`;
      return `  ${String(command.index)} :${String(command.line)} ${escaped(command.text)}${terminal}${inferred(command)}`;
    }),
    ...check.expectations.map((e) => {
      const at = e.place.kind === 'command' ? ` →${String(e.place.index)}` : '';
      const only = e.place.kind === 'command' && e.place.qualifier ? ` (${e.place.qualifier})` : '';
      return `  ${e.source} :${String(e.line)}${at}${only} ${escaped(e.text)}`;
    }),
  ];
}

/** Where a command that names no context goes, if the story says it. */
function inferred({ aliases, contextFrom, contextChoices }: PlannedCommand): string {
  if (contextChoices.length > 0)
    return ` | ? ${contextChoices.map(({ alias, from }) => `${alias} by ${from}`).join(', ')}`;
  return contextFrom === null || /^(?:chosen|flag|variable)$/.test(contextFrom)
    ? ''
    : ` | ${aliases.join(' ')} by ${contextFrom}`;
}

function escaped(text: string): string {
  return text.replaceAll('\n', '⏎');
}
