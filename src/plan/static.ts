import type { FileTest, Rule } from '../expect/rule.ts';
import type { Step } from '../story/story.ts';
import type { Expectation } from './check.ts';

/**
 * The static items of a task as expectations about workspace files. `Target:` and "Add to" speak of the `File:` above
 * them; a `File:` that none of them uses says that the file exists.
 */
export function staticExpectations(steps: readonly Step[]): readonly Expectation[] {
  const out: Expectation[] = [];
  let file: Extract<Step, { kind: 'file' }> | null = null;
  let used = false;
  const flush = (): void => {
    if (file && !used) out.push(expectation(file, file.path, file.path, { is: 'present' }));
  };
  for (const step of steps) {
    if (step.kind === 'file') {
      flush();
      file = step;
      used = false;
    } else if (step.kind === 'target' && file) {
      used = true;
      out.push(
        expectation(step, `${step.key}: ${step.value}`, file.path, { is: 'value', key: step.key, value: step.value }),
      );
    } else if (step.kind === 'fragment' && file) {
      used = true;
      out.push(expectation(step, step.yaml, file.path, { is: 'fragment', under: step.under, yaml: step.yaml }));
    }
  }
  flush();
  return out;
}

function expectation(step: Extract<Step, { span: unknown }>, text: string, path: string, test: FileTest): Expectation {
  const rule: Rule = { kind: 'file', path, test, command: null, on: 'file', clause: text };
  return {
    line: step.line,
    span: step.span,
    text,
    source: 'static',
    place: { kind: 'check' },
    rules: [rule],
    unread: [],
  };
}

/** The line of a task's first static item, or null where it has none. */
export function firstStaticLine(steps: readonly Step[]): number | null {
  return steps.find((step) => step.kind === 'file' || step.kind === 'target' || step.kind === 'fragment')?.line ?? null;
}
