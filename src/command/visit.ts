import type { Argument } from './argument.ts';
import { textOf } from './argument.ts';
import { childrenOf } from './ast.ts';
import type { Assignment, Command, Redirection, Script, Statement, SyntaxNode, Word } from './ast.ts';
import { readBuiltin } from './builtin.ts';
import { checkArithmetic, checkParameter, checkText, noteVariable } from './expansion.ts';
import { noteMode, noteReading, noteWrite } from './findings.ts';
import type { Place } from './findings.ts';
import { assign, joinBranch, onlyPrints, steers, subshell } from './scope.ts';
import type { Scope, Value } from './scope.ts';
import { outputShape } from './shape.ts';
import { secretFile, secretVariable } from './tools/reading.ts';
import { readTool } from './tools/table.ts';
import { TEXT } from './tools/text.ts';
import { expandWord, valueOf } from './word.ts';
import { unwrap, WRAPPERS } from './wrapper.ts';

const MAX_DEPTH = 24;

/** Reads a script's statements in order, each leaving its traces in the scope for the next. */
export function visitScript(script: Script, place: Place): void {
  for (const statement of script.commands) visit(statement, place);
}

/** Reads one node and all below it: what it would do goes to `place.found`, what it assigns to `place.scope`. */
export function visit(node: SyntaxNode, place: Place): void {
  if (place.depth > MAX_DEPTH) return noteWrite(place.found, 'it nests too deep to be read');
  const { scope } = place;
  // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- the grammar's union; all others are alike
  switch (node.type) {
    case 'Script':
      return visitScript(
        node,
        'source' in node && node.source !== undefined
          ? { ...place, outer: place.outer ?? { start: 0, end: 0 } }
          : place,
      );
    case 'Statement':
      return visitStatement(node, place);
    case 'Command':
      return visitCommand(node, place);
    case 'AndOr': {
      const [first, ...others] = node.commands;
      if (first) visit(first, place);
      for (const [index, other] of others.entries()) {
        // After an assignment `&&` always goes on; behind anything else it may not.
        const sure =
          node.operators[index] === '&&' && node.commands.slice(0, index + 1).every((command) => isAssignment(command));
        if (sure) visit(other, place);
        else branch(place, (inner) => visit(other, inner));
      }
      return;
    }
    case 'Pipeline': {
      if (node.commands.length === 1) return visitChildren(node, place);
      for (const [index, command] of node.commands.entries())
        visit(command, { ...place, scope: subshell(scope), fed: index > 0 || place.fed });
      return;
    }
    case 'Redirected': {
      for (const redirect of node.redirects) visitRedirect(redirect, place);
      return visit(node.command, { ...place, fed: place.fed || node.redirects.some(feeds) });
    }
    case 'Subshell':
      return visit(node.body, { ...place, scope: subshell(scope) });
    case 'If': {
      visit(node.clause, place);
      branch(place, (inner) => visit(node.then, inner));
      for (const other of node.elif) {
        branch(place, (inner) => {
          visit(other.clause, inner);
          visit(other.then, inner);
        });
      }
      const otherwise = node.else;
      if (otherwise) branch(place, (inner) => visit(otherwise, inner));
      return;
    }
    case 'While':
      if (isEndless(node.clause, node.kind) && !leaves(node.body)) noteMode(place.found, 'watch');
      loop(node, place, (inner) => {
        visit(node.clause, inner);
        visit(node.body, inner);
      });
      return;
    case 'For': {
      const words = node.wordlist?.flatMap((word) => wordArguments(word, place)) ?? null;
      const numbers = node.wordlist?.every((word) => valueOf(word, scope, outputShape).kind === 'number') === true;
      loop(node.body, place, (inner) => {
        assign(inner.scope, node.name.value, numbers ? { kind: 'number' } : joinWords(words));
        visit(node.body, inner);
      });
      return;
    }
    case 'ArithmeticFor':
      checkArithmetic(node, place);
      loop(node, place, (inner) => visit(node.body, inner));
      return;
    case 'Select':
      noteMode(place.found, 'interactive');
      loop(node.body, place, (inner) => {
        assign(inner.scope, node.name.value, { kind: 'any' });
        visit(node.body, inner);
      });
      return;
    case 'Case':
      visitWord(node.word, place);
      for (const item of node.items) {
        for (const pattern of item.pattern) visitWord(pattern, place);
        branch(place, (inner) => visit(item.body, inner));
      }
      return;
    case 'Function':
      scope.functions.set(node.name.value, node.body);
      scope.shared.taint ??= 'a function was defined before it';
      return noteWrite(place.found, `it defines the function \`${node.name.value}\``);
    case 'Coproc':
      scope.shared.taint ??= 'a coprocess was started before it';
      noteWrite(place.found, 'it starts a coprocess');
      return visit(node.body, { ...place, scope: subshell(scope) });
    case 'ArithmeticCommand':
    case 'ArithmeticExpansion':
      checkArithmetic(node, place);
      return visitChildren(node, place);
    case 'TestBinary':
      if (/^-(eq|ne|lt|le|gt|ge)$/.test(node.operator)) checkArithmetic(node, place);
      return visitChildren(node, place);
    case 'TestUnary':
      if (/^-[vR]$/.test(node.operator) && !/^[A-Za-z_]\w*$/.test(node.operand.text))
        noteWrite(place.found, '`-v` evaluates the name that it tests');
      return visitWord(node.operand, { ...place, probing: /^-[znv]$/.test(node.operator) });
    case 'SimpleExpansion':
    case 'ParameterExpansion':
      noteVariable(node, place);
      checkParameter(node, place);
      return visitChildren(node, place);
    case 'CommandExpansion':
    case 'ProcessSubstitution':
    case 'ArithmeticCommandExpansion':
      if (node.script)
        visit(node.script, {
          ...place,
          scope: subshell(scope),
          outer: place.outer ?? ownSource(node.script, node),
          probing: false,
          depth: place.depth + 1,
        });
      return;
    case 'Redirect':
    case 'HereString':
    case 'HereDoc':
      return visitRedirect(node, place);
    default:
      return visitChildren(node, place);
  }
}

/** A substitution in escaped backticks has offsets into its own text: what is found there is reported for the whole. */
function ownSource(
  script: Script,
  node: { readonly pos: number; readonly end: number },
): { start: number; end: number } | null {
  return script.source === undefined ? null : { start: node.pos, end: node.end };
}

function visitChildren(node: SyntaxNode, place: Place): void {
  for (const child of childrenOf(node)) visit(child, { ...place, depth: place.depth + 1 });
}

function visitWord(word: Word, place: Place): void {
  visitChildren(word, place);
}

function visitStatement(statement: Statement, place: Place): void {
  visit(statement.command, statement.background ? { ...place, scope: subshell(place.scope) } : place);
}

/** Something that may or may not run. */
function branch(place: Place, run: (inner: Place) => void): void {
  const inner = subshell(place.scope);
  run({ ...place, scope: inner });
  joinBranch(place.scope, inner);
}

/** Something that may run again after itself: what it assigns anywhere is not known at its start. */
function loop(body: SyntaxNode, place: Place, run: (inner: Place) => void): void {
  for (const name of assignedIn(body)) if (place.scope.vars.has(name)) place.scope.vars.set(name, { kind: 'any' });
  branch(place, run);
}

function assignedIn(node: SyntaxNode): readonly string[] {
  const own = node.type === 'Assignment' ? [node.name] : [];
  return [...own, ...childrenOf(node).flatMap(assignedIn)];
}

function isAssignment(node: SyntaxNode): boolean {
  return node.type === 'Command' && (!node.name || /^(export|cd|set)$/.test(node.name.value));
}

function isEndless(clause: SyntaxNode, kind: 'while' | 'until'): boolean {
  const only = clause.type === 'CompoundList' && clause.commands.length === 1 ? clause.commands[0]?.command : undefined;
  const name = only?.type === 'Command' ? only.name?.value : undefined;
  return kind === 'while' ? name === 'true' || name === ':' || only?.type === 'ArithmeticCommand' : name === 'false';
}

function leaves(node: SyntaxNode): boolean {
  if (node.type === 'Command' && /^(break|exit|return)$/.test(node.name?.value ?? '')) return true;
  return childrenOf(node).some(leaves);
}

function feeds(redirect: Redirection): boolean {
  return redirect.type !== 'Redirect' || redirect.operator === '<' || redirect.operator === '<>';
}

/** The words of a loop as one value. */
function joinWords(words: readonly Argument[] | null): Value {
  if (words === null) return { kind: 'any' };
  const values: string[] = [];
  let plain = true;
  for (const word of words) {
    if (word.values) values.push(...word.values);
    plain &&= word.values ? word.values.every((text) => !text.startsWith('-') && !/\s/.test(text)) : word.plain;
  }
  if (words.every((word) => word.values !== null) && values.length > 0)
    return { kind: 'known', values: [...new Set(values)] };
  return { kind: plain ? 'plain' : 'any' };
}

/** Visits a word for what it does, and gives what it stands for. */
function wordArguments(word: Word, place: Place): readonly Argument[] {
  visitWord(word, place);
  return expandWord(word, place.scope, outputShape);
}

function visitAssignment(assignment: Assignment, place: Place): Value {
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

function noteAssignment(assignment: Assignment, value: Value, place: Place): void {
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

const DECLARES = /^(export|readonly|declare|typeset|local)$/;

function visitCommand(command: Command, place: Place): void {
  const { scope, found } = place;
  for (const redirect of command.redirects) visitRedirect(redirect, place);
  const fed = place.fed || command.redirects.some(feeds);
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
      if (DECLARES.test(tool ?? '')) declared.push([part, value]);
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
  const reading = readCommand(tool, word ?? '', args, { ...place, fed });
  found.commands.set(command, { tool: literal ? tool : null, args, kubectl: reading.kubectl, target: reading.target });
  noteReading(found, reading);
  if (/^(echo|printf)$/.test(tool) || tool in TEXT) found.sensitive ??= secretVariable(args);
  for (const [assignment, value] of declared) {
    noteAssignment(assignment, value, place);
    scope.exported.add(assignment.name);
  }
}

function readCommand(tool: string, word: string, args: readonly Argument[], place: Place): ReturnType<typeof readTool> {
  const call = { tool, args, fed: place.fed };
  const body = word.includes('/') ? undefined : place.scope.functions.get(word);
  if (body && place.depth < MAX_DEPTH - 4) return callFunction(word, body, args, place);
  const builtin = word.includes('/') ? null : readBuiltin(call, place.scope);
  if (WRAPPERS.has(tool))
    return unwrap(call, place, visitScript, (inner, innerCall) =>
      readCommand(inner, inner, innerCall.args, { ...place, fed: innerCall.fed, depth: place.depth + 1 }),
    );
  return builtin ?? readTool(call, word.includes('/') ? word : null);
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
  visit(body, { ...place, scope, depth: place.depth + 4 });
  joinBranch(place.scope, { ...scope, vars: new Map([...vars].filter(([key]) => !/^[\d@]/.test(key))) });
  return {
    write: `\`${name}\` is a function of this block`,
    sensitive: null,
    target: { kind: 'none' },
    mode: 'run',
    kubectl: null,
  };
}

/** `VAR=x tool`: only variables that change how a tool prints leave it what it is. */
function visitPrefix(assignment: Assignment, tool: string, place: Place): void {
  const { name } = assignment;
  const value = visitAssignment(assignment, place);
  if (/^(KUBECONFIG|HELM_KUBE\w+)$/.test(name))
    place.found.targets.push({ kind: 'uncontrolled', why: `\`${name}\` chooses another target` });
  if (onlyPrints(name) || (name === 'IFS' && tool === 'read' && value.kind === 'known')) return;
  noteWrite(place.found, `it sets \`${name}\` for \`${tool}\``);
}

function assignmentArgument(part: Assignment, value: Value): Argument {
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

function visitRedirect(redirect: Redirection, place: Place): void {
  const { found } = place;
  if (redirect.type === 'HereDoc') {
    if (redirect.delimiter && !redirect.delimiter.quoted) visitChildren(redirect.body, place);
    return;
  }
  const target = redirect.target;
  if (!target) return noteWrite(found, 'a redirection has no target');
  const [arg] = wordArguments(target, place);
  if (redirect.type === 'HereString') return;
  const text = textOf(arg);
  if (redirect.descriptor?.type === 'FileDescriptorVariable')
    assign(place.scope, redirect.descriptor.name, { kind: 'number' });
  if (text !== null && /^\/dev\/(tcp|udp)\//.test(text))
    return noteWrite(found, `\`${target.text}\` opens a connection`);
  if (/^(>&|<&)$/.test(redirect.operator) && text !== null && /^(\d+-?|-)$/.test(text)) return;
  if (redirect.operator === '<' || redirect.operator === '<&') {
    if (text === null && arg?.prefix.startsWith('/dev') !== false)
      return noteWrite(found, `\`${target.text}\` could open a connection`);
    found.sensitive ??= arg ? secretFile([arg]) : null;
    return;
  }
  if (text === null || !/^\/dev\/(null|stdout|stderr|fd\/[012])$/.test(text))
    noteWrite(found, `it writes into \`${target.text}\``);
}
