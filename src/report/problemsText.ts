import type { Redacted } from '../base/redacted.ts';
import type { Plan } from '../plan/plan.ts';
import { joinKept, kept } from '../redact/compose.ts';
import { githubData, githubProperty, oneLine } from '../redact/display.ts';
import { redact } from '../redact/redact.ts';
import type { Severity } from '../text/problem.ts';

const LEVEL = { error: 'error', warning: 'warning', info: 'notice' } as const satisfies Record<Severity, string>;

/** Problems for people: `story.md:12:3 warning row-ragged: sentence`, those with a fix marked. */
export function problemsText(plans: readonly Plan[]): Redacted {
  const rows = plans.flatMap((plan) =>
    plan.problems.map((problem) => {
      const { line, column } = plan.story.lines.position(problem.span.start);
      const where = kept`${redact(plan.path)}:${line}:${column}`;
      const fix = problem.fix ? redact(' (fix: --fix)') : redact('');
      return oneLine(
        kept`${where} ${redact(problem.severity)} ${redact(problem.code)}: ${redact(problem.message)}${fix}`,
      );
    }),
  );
  return joinKept(
    rows.map((row) => kept`${row}\n`),
    kept``,
  );
}

/** A GitHub workflow command for each problem. */
export function problemsGithub(plans: readonly Plan[]): Redacted {
  const rows = plans.flatMap((plan) =>
    plan.problems.map((problem) => {
      const { line, column } = plan.story.lines.position(problem.span.start);
      const file = githubProperty(redact(plan.path));
      const title = githubProperty(redact(problem.code));
      const level = redact(LEVEL[problem.severity]);
      return kept`::${level} file=${file},line=${line},col=${column},title=${title}::${githubData(redact(problem.message))}\n`;
    }),
  );
  return joinKept(rows, kept``);
}
