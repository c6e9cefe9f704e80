import { compares } from '../printed/compare.ts';
import { fail, isBlank, pass, subjectOf, undecided } from '../scene.ts';
import type { Decision, Scene, TestOf } from '../scene.ts';

/**
 * A condition in the table that `kubectl describe` prints, or, as of a custom resource, among its keys; null where it
 * prints none of that name.
 *
 *     Conditions:                                    Conditions:
 *       Type           Status  Reason                  Reason:  Ready
 *       Available      True    MinimumAvailable        Status:  True
 *                                                      Type:    Ready
 */
export function judgeCondition(test: TestOf<'value'>, scene: Scene, want: string): Decision | null {
  const { stages } = scene.observed.facts;
  const output = subjectOf(scene);
  if (stages[0]?.kubectl?.verb !== 'describe' || !/^[A-Za-z]+$/.test(test.path) || isBlank(output)) return null;
  const found: { readonly value: string; readonly text: string; readonly line: number }[] = [];
  let inside = stages.length > 1;
  output.lines.forEach((line, i) => {
    if (/^\S/.test(line) && stages.length === 1) inside = /^(?:Conditions|Status):\s*$/.test(line);
    const [name, value = ''] = conditionOf(line, output.lines[i - 1] ?? '');
    if (inside && name?.toLowerCase() === test.path.toLowerCase() && /^(?:True|False|Unknown)$/.test(value))
      found.push({ value, text: line, line: i + 1 });
  });
  const [first] = found;
  if (!first) return null;
  const bad = found.find(({ value }) => compares(value, test.op, test.value) !== true);
  if (!bad) return pass(`${want}; found ${first.value}.`, first.text, first.line);
  const mixed = found.some(({ value }) => compares(value, test.op, test.value) === true);
  const sentence = `${want}; found ${bad.value}.`;
  return mixed ? undecided(sentence, bad.text, bad.line) : fail(sentence, bad.text, bad.line);
}

/** What a line calls a condition, and the state of it there, or in the line above where each key has its own. */
function conditionOf(line: string, above: string): readonly string[] {
  const type = /^\s*Type:\s+(\S+)\s*$/.exec(line)?.[1];
  if (type === undefined) return line.trim().split(/\s+/);
  return [type, /^\s*Status:\s+(\S+)\s*$/.exec(above)?.[1] ?? ''];
}
