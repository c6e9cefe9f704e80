import type { ExpectationStep, Step } from '../story/story.ts';

/** Steps from one runnable fence or inline command to the next, with the words that belong to it. */
export interface Group {
  readonly start: Step | null;
  /** Where it begins; null: where its task does. */
  readonly line: number | null;
  readonly steps: readonly Step[];
}

/**
 * Words before the first command belong to it; all others to the command above them. What is expected of something that
 * does not run is a group of its own, behind the others, so that no command is judged by it.
 */
export function groupsOf(all: readonly Step[]): readonly Group[] {
  const steps = withoutCriteria(all);
  const out: { start: Step; line: number; steps: Step[] }[] = [];
  const asides = new Map<number, Step[]>();
  let waiting: Step[] = [];
  for (const step of steps) {
    const starts = step.kind === 'fence' || (step.kind === 'inline' && step.judged);
    const last = out.at(-1);
    if (starts) {
      out.push({ start: step, line: step.line, steps: waiting });
      waiting = [];
    } else if (step.kind === 'expectation' && step.about !== null)
      asides.set(step.about, [...(asides.get(step.about) ?? []), step]);
    else if (last) last.steps.push(step);
    else waiting.push(step);
  }
  if (out.length === 0) return [{ start: null, line: null, steps }];
  return [...out, ...[...asides].map(([line, own]) => ({ start: null, line, steps: own }))];
}

/** "GIVEN … WHEN … THEN …" under a task's "Acceptance criteria:" is a criterion: its test plan says what is checked. */
function withoutCriteria(steps: readonly Step[]): readonly Step[] {
  const stated = steps.some((step) => step.kind === 'expectation' && !isCriterion(step));
  return stated ? steps.filter((step) => step.kind !== 'expectation' || !isCriterion(step)) : steps;
}

function isCriterion(step: ExpectationStep): boolean {
  return step.source === 'acceptance' && isGivenWhenThen(step.text);
}

/** Whether words tell a case in Gherkin's manner. No rule can follow it from one command's output. */
export function isGivenWhenThen(words: string): boolean {
  return /^(?:[-*\s]|\d+[.)])*(?:\*\*)?given\b[\s\S]*\bthen\b/i.test(words);
}
