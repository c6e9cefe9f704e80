import type { Rule } from '../expect/rule.ts';
import type { Check, Owner } from '../plan/check.ts';
import type { Plan } from '../plan/plan.ts';
import { redact } from '../redact/redact.ts';
import type { Problem } from '../text/problem.ts';
import type { Lines } from '../text/lines.ts';

/** The public JSON of `list`; its shape is `schemas/list.schema.json`. */
export function listJson(plans: readonly Plan[]): object {
  return { version: 1, stories: plans.map(storyJson) };
}

function storyJson(plan: Plan): object {
  const { story, checks } = plan;
  return {
    path: plan.path,
    id: story.id,
    title: story.title,
    status: story.status?.text ?? null,
    criteria: story.criteria.map((criterion) => ({
      id: criterion.id,
      line: criterion.line,
      title: criterion.title,
      checks: checks.filter((check) => check.criteria.includes(criterion.id)).map((check) => check.id),
    })),
    tasks: story.tasks.map((task) => ({
      id: task.id,
      line: task.line,
      title: task.title,
      checked: task.checked,
      phase: task.phase,
      criteria: task.criteria,
      parent: task.parent,
      checks: (byTask(checks).get(task.id) ?? []).map((check) => check.id),
    })),
    boxes: story.boxes.map(({ line, section, checked }) => ({ line, section, checked })),
    checks: checks.map(checkJson),
    problems: plan.problems.map((problem) => problemJson(problem, story.lines)),
  };
}

const grouped = new WeakMap<readonly Check[], Map<string, Check[]>>();

function byTask(checks: readonly Check[]): ReadonlyMap<string, readonly Check[]> {
  let map = grouped.get(checks);
  if (!map) {
    map = new Map();
    for (const check of checks) {
      if (check.owner.kind !== 'task') continue;
      const list = map.get(check.owner.id);
      if (list) list.push(check);
      else map.set(check.owner.id, [check]);
    }
    grouped.set(checks, map);
  }
  return map;
}

function checkJson(check: Check): object {
  return {
    id: check.id,
    line: check.line,
    owner: ownerJson(check.owner),
    criteria: check.criteria,
    commands: check.commands.map((command) => ({
      index: command.index,
      line: command.line,
      text: redact(command.text),
      effect: command.facts.effect.kind,
      context: command.aliases[0] ?? null,
      contextFrom: command.contextFrom,
      mode: command.mode,
      terminal: command.terminal,
      blocked: command.facts.open.map((open) => open.text),
    })),
    expectations: check.expectations.map((expectation) => ({
      line: expectation.line,
      text: redact(expectation.text),
      commands: [
        ...new Set((expectation.rules ?? []).flatMap((rule) => (rule.command === null ? [] : [rule.command]))),
      ],
      rules: expectation.rules?.map(redactedRule) ?? null,
    })),
  };
}

/** A rule with its texts redacted: an author may have written a secret as what is expected. */
function redactedRule(rule: Rule): unknown {
  return JSON.parse(JSON.stringify(rule), (_key, value: unknown) =>
    typeof value === 'string' ? redact(value) : value,
  );
}

function ownerJson(owner: Owner): object {
  switch (owner.kind) {
    case 'task':
      return { task: owner.id };
    case 'row':
      return { row: owner.line };
    case 'block':
      return { block: owner.line };
  }
}

/** The public JSON of `lint`. */
export function problemsJson(plans: readonly Plan[]): object {
  return {
    version: 1,
    stories: plans.map(({ path, problems, story }) => ({
      path,
      problems: problems.map((problem) => problemJson(problem, story.lines)),
    })),
  };
}

/** `{code, severity, line, column, message}`, as `list` and `lint` print it. */
export function problemJson(problem: Problem, lines: Lines): object {
  const { line, column } = lines.position(problem.span.start);
  return { code: problem.code, severity: problem.severity, line, column, message: redact(problem.message) };
}
