import { readDirective } from '../expect/directive.ts';
import { sliceOf } from '../text/span.ts';
import type { Problem } from '../text/problem.ts';
import type { Story } from '../story/story.ts';
import type { Check, PlannedCommand } from './check.ts';

/** What can be said of a story's commands and criteria before anything runs. */
export function planProblems(story: Story, checks: readonly Check[]): readonly Problem[] {
  return [
    ...checks.flatMap((check) => check.commands.flatMap((command) => commandProblems(story, command, check))),
    ...checks.flatMap(directiveProblems),
    ...unknownCriteria(story),
    ...untestedCriteria(story, checks),
  ];
}

/** `kubectl build ...`: nobody can be asked for that. */
const isSketch = (text: string): boolean => /^(?:\.{3}|…)$/.test(text);

function commandProblems(story: Story, command: PlannedCommand, check: Check): readonly Problem[] {
  const out: Problem[] = [];
  const names = command.facts.open.flatMap(({ text }) => (isSketch(text) ? [] : [text]));
  if (names.length < command.facts.open.length)
    out.push({
      code: 'placeholder',
      severity: 'info',
      span: command.span,
      message: 'This command never runs as it stands: write out what `...` leaves open.',
    });
  if (names.length > 0)
    out.push({
      code: 'placeholder',
      severity: 'info',
      span: command.span,
      message: `This command cannot run before ${names.join(', ')} ${names.length === 1 ? 'has a value' : 'have values'}: you are asked, or give ${names.length === 1 ? 'it' : 'them'} by --set.`,
    });
  const { unparsed } = command.facts;
  if (unparsed !== undefined && check.refused === null)
    out.push({
      code: 'block-unparsed',
      severity: 'warning',
      span: command.span,
      message: `This is no bash that can be read (${unparsed}): it would run as one piece, and counts as a write.`,
    });
  if (check.owner.kind === 'row' && ambiguousPipe(sliceOf(story.text, command.span)))
    out.push({
      code: 'pipe-ambiguous',
      severity: 'warning',
      span: command.span,
      message:
        'In a table `\\|` is a pipe, but in a basic regular expression it means "or". It is run as a pipe character, which grep takes literally: write `grep -E` with `\\|`, or two `-e` patterns.',
    });
  return out;
}

/** A directive that cannot be used leaves its check undecided; better to hear of it before the run. */
function directiveProblems({ expectations, commands }: Check): readonly Problem[] {
  return expectations
    .filter(({ source }) => source === 'directive')
    .flatMap(({ span, text }): readonly Problem[] => {
      const { rules, problems } = readDirective(text, null);
      const wrong = problems.map(({ message }) => message);
      const far = rules?.find((rule) => rule.command !== null && rule.command >= commands.length)?.command ?? null;
      if (far !== null)
        wrong.push(
          `The directive names command ${String(far)}; the check has ${String(commands.length)}, counted from 0.`,
        );
      return wrong.map((message) => ({ code: 'directive-unread', severity: 'error', span, message }));
    });
}

/** `grep "a\|b"` in a table cell, without -E: the table eats the backslash that grep needs. */
function ambiguousPipe(written: string): boolean {
  if (!written.includes('\\|')) return false;
  const quoted = /\bgrep\b((?:\s+-[-\w=]+)*)\s+(?:-e\s+)?(["'])[^"']*\\\|[^"']*\2/.exec(written);
  return quoted !== null && !/\s-\w*[EPF]|--(?:extended|perl|fixed)/.test(quoted[1] ?? '');
}

function unknownCriteria(story: Story): readonly Problem[] {
  if (story.criteria.length === 0) return [];
  const known = new Set(story.criteria.map((criterion) => criterion.id));
  const missing = (ids: readonly string[]): readonly string[] => ids.filter((id) => !known.has(id));
  const places = [
    ...story.tasks.map((task) => ({ span: task.span, ids: missing(task.criteria) })),
    ...story.matrices.flatMap((m) => m.rows.map((row) => ({ span: row.span, ids: missing(row.criteria) }))),
  ];
  return places
    .filter(({ ids }) => ids.length > 0)
    .map(({ span, ids }) => ({
      code: 'criterion-unknown',
      severity: 'warning',
      span,
      message: `The story has no criterion ${ids.join(', ')}. Write it, or correct the reference.`,
    }));
}

/** Only where the story says which check proves what: a story that never does is not told so once per criterion. */
function untestedCriteria(story: Story, checks: readonly Check[]): readonly Problem[] {
  const proven = new Set(checks.flatMap((check) => check.criteria));
  if (proven.size === 0) return [];
  return story.criteria
    .filter((criterion) => !proven.has(criterion.id))
    .map((criterion) => ({
      code: 'criterion-without-check',
      severity: 'info',
      span: criterion.span,
      message: `No task or matrix row says that it proves ${criterion.id}.`,
    }));
}
