import type { Step } from './story.ts';

/**
 * Words that stand before the first command and are not its result are set apart: a person looks at them, and no output
 * is judged by them. Each function changes `steps` in place.
 */

/** What is expected before a fence for the case that it does not come is not that fence's result. */
export function setFallbackApart(steps: Step[]): void {
  if (steps.some(runs)) return;
  steps.forEach((step, i) => {
    if (step.kind === 'expectation' && step.source !== 'directive') steps[i] = { ...step, about: step.line };
  });
}

/**
 * The list below a bold "Acceptance Criteria:" tells of the whole, not of the labelled command that comes next. Gives back the
 * lines of such lists.
 */
export function setCriteriaApart(steps: Step[], text: string): readonly number[] {
  const first = steps.findIndex(runs);
  const lines: number[] = [];
  steps.slice(0, Math.max(0, first)).forEach((step, i) => {
    if (step.kind !== 'expectation' || step.source !== 'acceptance' || !step.text.startsWith('- ')) return;
    if (!/^(?:\*\*|__)\W*acceptance\s+criteri/i.test(text.slice(step.span.start, step.span.end))) return;
    steps[i] = { ...step, about: step.line };
    lines.push(step.line);
  });
  return lines;
}

function runs(step: Step): boolean {
  return step.kind === 'fence' || step.kind === 'inline';
}
