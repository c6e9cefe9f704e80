import type { Plan } from '../plan/plan.ts';
import type { Problem, Severity } from '../text/problem.ts';
import { PROBLEM_CODES } from '../text/problemCodes.ts';
import { redact } from '../redact/redact.ts';

const LEVEL = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<Severity, string>;

/** Problems as SARIF 2.1.0 (OASIS), for code scanning. Columns count UTF-16 units, as our own do. */
export function problemsSarif(plans: readonly Plan[]): object {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'story-ops', rules: PROBLEM_CODES.map((id) => ({ id })) } },
        columnKind: 'utf16CodeUnits',
        results: plans.flatMap((plan) => plan.problems.map((problem) => result(plan, problem))),
      },
    ],
  };
}

function result({ path, story: { lines } }: Plan, problem: Problem): object {
  const start = lines.position(problem.span.start);
  const end = lines.position(problem.span.end);
  return {
    ruleId: problem.code,
    level: LEVEL[problem.severity],
    message: { text: redact(problem.message) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: path.split('/').map(encodeURIComponent).join('/') },
          region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
        },
      },
    ],
  };
}
