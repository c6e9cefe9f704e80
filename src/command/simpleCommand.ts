import type { Argument } from './argument.ts';
import { isExportedFunction } from './exportedFunction.ts';
import { textOf } from './argument.ts';
import { assignmentArgument, noteAssignment, visitAssignment, visitPrefix } from './assignment.ts';
import type { Assignment, Command, SyntaxNode, Word } from './ast.ts';
import { readBuiltin } from './builtin.ts';
import { MAX_DEPTH, noteReading, noteWrite } from './findings.ts';
import type { Place } from './findings.ts';
import { carriesFile, feeds, visitRedirect } from './redirect.ts';
import { joinBranch } from './scope.ts';
import type { Scope, Value } from './scope.ts';
import { outputShape } from './shape.ts';
import { secretVariable } from './tools/reading.ts';
import { readsKubeconfig, readTool } from './tools/table.ts';
import { TEXT } from './tools/text.ts';
import { visitWord, wordArguments } from './visitWord.ts';
import { expandWord } from './word.ts';
import { unwrap, WRAPPERS } from './wrapper.ts';

const DECLARES = new Set(['export', 'readonly', 'declare', 'typeset', 'local']);
const PRINTS = new Set(['echo', 'printf']);

export function visitCommand(command: Command, place: Place): void {
  const { scope, found } = place;
  for (const redirect of command.redirects) visitRedirect(redirect, place);
  const feeding = command.redirects.some(
    (redirect) => feeds(redirect) && !('descriptor' in redirect && redirect.descriptor),
  );
  if (feeding && command.name?.value === 'exec') place.scope.shared.fed = true;
  const fed = place.fed || place.scope.shared.fed || command.redirects.some(feeds);
  const prefix = command.prefix.filter((part) => part.type === 'Assignment');
  if (!command.name) {
    if (scope.shared.taint !== null) noteWrite(found, scope.shared.taint);
    for (const assignment of prefix) noteAssignment(assignment, visitAssignment(assignment, place), place);
    return;
  }
  for (const assignment of prefix) visitPrefix(assignment, command.name.value, place);
  visitWord(command.name, place);
  const name = expandWord(command.name, scope, outputShape);
  const word = textOf(name[0]);
  const tool = word === null ? null : word.replace(/^.*\//, '');
  const testing = tool === 'test' || tool === '[';
  const args = [...name.slice(1)];
  const declared: (readonly [Assignment, Value])[] = [];
  for (const [index, part] of command.suffix.entries()) {
    if (part.type === 'Word') {
      const before = command.suffix[index - 1];
      const probing = testing && before?.type === 'Word' && /^-[znv]$/.test(before.value);
      args.push(...wordArguments(part, { ...place, probing }));
    } else if (part.type === 'Assignment') {
      const value = visitAssignment(part, place);
      if (DECLARES.has(tool ?? '')) declared.push([part, value]);
      args.push(assignmentArgument(part, value));
    }
  }
  const literal = isLiteral(command.name);
  if (scope.shared.taint !== null) noteWrite(found, scope.shared.taint);
  if (tool === null || !literal) {
    noteWrite(found, `the command \`${command.name.text}\` is only known when it runs`);
    scope.shared.taint ??= `\`${command.name.text}\` could be any command and ran before it`;
  }
  if (tool === null) {
    found.targets.push({ kind: 'unnamed' });
    found.commands.set(command, { tool: null, args, kubectl: null, target: { kind: 'unnamed' } });
    return;
  }
  const carries = place.carries === true || command.redirects.some(carriesFile);
  const reading = readCommand(tool, word ?? '', args, { ...place, fed, carries });
  found.commands.set(command, { tool: literal ? tool : null, args, kubectl: reading.kubectl, target: reading.target });
  noteReading(found, reading);
  if (PRINTS.has(tool) || tool in TEXT) found.sensitive ??= secretVariable(args);
  if (makesReadonly(tool, args, 'KUBECONFIG')) scope.shared.keepsKubeconfig = true;
  for (const [assignment, value] of declared) {
    noteAssignment(assignment, value, place);
    scope.exported.add(assignment.name);
  }
}

function readCommand(tool: string, word: string, args: readonly Argument[], place: Place): ReturnType<typeof readTool> {
  const call = { tool, args, fed: place.fed, carries: place.carries === true };
  const body = word.includes('/') ? undefined : place.scope.functions.get(word);
  if (body && place.depth < MAX_DEPTH - 4) return callFunction(word, body, args, place);
  const builtin = word.includes('/') ? null : readBuiltin(call, place.scope);
  if (isExportedFunction(word, place.scope.env ?? new Map()))
    noteWrite(place.found, `\`${word}\` is a function of your environment`);
  if (WRAPPERS.has(tool))
    return unwrap(call, place, (inner, innerCall) =>
      readCommand(inner, inner, innerCall.args, { ...place, fed: innerCall.fed, depth: place.depth + 1 }),
    );
  const reading = builtin ?? readTool(call, word.includes('/') ? word : null);
  return !builtin && place.scope.shared.keepsKubeconfig && readsKubeconfig(tool)
    ? { ...reading, target: { kind: 'uncontrolled', why: '`KUBECONFIG` was made readonly before it' } }
    : reading;
}

/** `readonly KUBECONFIG`, `declare -rx KUBECONFIG=a` */
function makesReadonly(tool: string, args: readonly Argument[], name: string): boolean {
  const words = args.map((arg) => textOf(arg) ?? arg.prefix);
  const fixes = tool === 'readonly' || (DECLARES.has(tool) && words.some((word) => /^-\w*r/.test(word)));
  return fixes && words.some((word) => word.split('=')[0] === name);
}

/** A function's body runs in the same bash, with `$1` and so on as given. It is a write anyway; this finds its target. */
function callFunction(
  name: string,
  body: SyntaxNode,
  args: readonly Argument[],
  place: Place,
): ReturnType<typeof readTool> {
  noteWrite(place.found, `\`${name}\` is a function of this block`);
  const vars = new Map(place.scope.vars);
  for (const [index, arg] of args.entries())
    vars.set(
      String(index + 1),
      arg.values ? { kind: 'known', values: arg.values } : { kind: arg.plain ? 'plain' : 'any' },
    );
  const words = args.map((arg) => textOf(arg));
  if (words.every((text) => text !== null)) vars.set('@', { kind: 'array', words });
  const scope: Scope = { ...place.scope, vars, inFunction: true };
  place.visit(body, { ...place, scope, depth: place.depth + 4 });
  joinBranch(place.scope, { ...scope, vars: new Map([...vars].filter(([key]) => !/^[\d@]/.test(key))) });
  return {
    write: `\`${name}\` is a function of this block`,
    sensitive: null,
    target: { kind: 'none' },
    mode: 'run',
    kubectl: null,
  };
}

/** A command word without expansions: quotes and backslashes are fine, they name the same program. */
function isLiteral(word: Word): boolean {
  return (
    (word.parts ?? []).every(
      (part) =>
        part.type === 'Literal' ||
        part.type === 'SingleQuoted' ||
        part.type === 'AnsiCQuoted' ||
        (part.type === 'Glob' && word.text === '[') ||
        (part.type === 'DoubleQuoted' && part.parts.every((child) => child.type === 'Literal')),
    ) && !word.text.startsWith('~')
  );
}
