import type { Argument } from './argument.ts';
import { textOf } from './argument.ts';
import type { Assignment } from './ast.ts';
import { checkText } from './expansion.ts';
import { noteWrite } from './findings.ts';
import type { Place } from './findings.ts';
import { assign, onlyPrints, steers } from './scope.ts';
import type { Value } from './scope.ts';
import { outputShape } from './shape.ts';
import { visitWord, wordArguments } from './visitWord.ts';
import { namedBy } from './tools/context.ts';
import { valueOf } from './word.ts';

export function visitAssignment(assignment: Assignment, place: Place): Value {
  const value = assignment.value;
  if (assignment.index) {
    visitWord(assignment.index, place);
    checkSubscript(assignment.index.text, place);
  }
  if (value.type === 'ArrayValue') {
    for (const { text } of value.elements) {
      const subscript = /^\[(.*?)\]\+?=/s.exec(text)?.[1];
      if (subscript !== undefined) checkSubscript(subscript, place);
    }
    const words = value.elements.flatMap((element) => wordArguments(element, place));
    const known = words.every((word) => word.values?.length === 1) && !assignment.append && !assignment.index;
    return known ? { kind: 'array', words: words.map((word) => textOf(word) ?? '') } : { kind: 'any' };
  }
  visitWord(value, place);
  if (assignment.index) return { kind: 'any' };
  const given = valueOf(value, place.scope, outputShape);
  if (!assignment.append) return given;
  const before = place.scope.vars.get(assignment.name);
  return before?.kind === 'known' && given.kind === 'known' && before.values.length * given.values.length <= 16
    ? { kind: 'known', values: before.values.flatMap((a) => given.values.map((b) => a + b)) }
    : { kind: 'any' };
}

/** A subscript is arithmetic, and bash expands what it evaluates there. */
function checkSubscript(text: string, place: Place): void {
  if (!/^["']?[\w.-]*["']?$/.test(text)) noteWrite(place.found, 'a subscript is only known when it runs');
  else checkText(text, place);
}

export function noteAssignment(assignment: Assignment, value: Value, place: Place): void {
  const { name } = assignment;
  const known = value.kind === 'known' && value.values.length === 1 ? (value.values[0] ?? null) : null;
  const before = place.scope.shared.taint;
  assign(place.scope, name, value);
  const given = assignment.value;
  if (given.type === 'Word' && /^"?\$!"?$/.test(given.text)) place.scope.jobs.add(name);
  place.found.assigned.push({ name, value: known });
  if (name === 'KUBECONFIG')
    place.found.targets.push({ kind: 'uncontrolled', why: '`KUBECONFIG` chooses another target' });
  if (before === null && place.scope.shared.taint !== null)
    noteWrite(
      place.found,
      steers(name) ? `\`${name}\` steers every later command` : `bash evaluates what \`${name}\` is given`,
    );
}

/** `VAR=x tool`: only variables that change how a tool prints leave it what it is. */
export function visitPrefix(assignment: Assignment, tool: string, place: Place): void {
  const { name } = assignment;
  const value = visitAssignment(assignment, place);
  if (name === 'HELM_KUBECONTEXT')
    place.found.targets.push(namedBy(value.kind === 'known' ? value.values : null, assignment.text));
  else if (/^(KUBECONFIG|HELM_KUBE\w+)$/.test(name))
    place.found.targets.push({ kind: 'uncontrolled', why: `\`${name}\` chooses another target` });
  if (onlyPrints(name) || (name === 'IFS' && tool === 'read' && value.kind === 'known')) return;
  noteWrite(place.found, `it sets \`${name}\` for \`${tool}\``);
}

export function assignmentArgument(part: Assignment, value: Value): Argument {
  const start = `${part.name}${part.append ? '+' : ''}=`;
  const values = value.kind === 'known' ? value.values.map((text) => start + text) : null;
  return {
    span: { start: part.pos, end: part.end },
    raw: part.text,
    values,
    prefix: values?.length === 1 ? (values[0] ?? start) : start,
    plain: true,
  };
}
