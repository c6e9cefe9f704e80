import type { Argument } from './argument.ts';
import { childrenOf } from './ast.ts';
import type { Script, Statement, SyntaxNode } from './ast.ts';
import { checkArithmetic, checkParameter, noteVariable } from './expansion.ts';
import { MAX_DEPTH, noteMode, noteWrite } from './findings.ts';
import type { Place } from './findings.ts';
import { carriesFile, feeds, saysLittle, visitRedirect } from './redirect.ts';
import { assign, joinBranch, subshell } from './scope.ts';
import type { Scope, Value } from './scope.ts';
import { outputShape } from './shape.ts';
import { visitCommand } from './simpleCommand.ts';
import { visitChildren, visitWord, wordArguments } from './visitWord.ts';
import { valueOf } from './word.ts';

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
      let assigning = first !== undefined && isAssignment(first);
      for (const [index, other] of others.entries()) {
        // After an assignment `&&` always goes on; behind anything else it may not.
        const sure = node.operators[index] === '&&' && assigning;
        assigning &&= isAssignment(other);
        if (sure) visit(other, place);
        else branch(place, (inner) => visit(other, inner));
      }
      return;
    }
    case 'Pipeline': {
      if (node.commands.length === 1) return visitChildren(node, place);
      for (const [index, command] of node.commands.entries()) {
        const carries = place.carries === true || !node.commands.slice(0, index).every(saysLittle);
        visit(command, { ...place, scope: subshell(scope), fed: index > 0 || place.fed, carries });
      }
      return;
    }
    case 'Redirected': {
      for (const redirect of node.redirects) visitRedirect(redirect, place);
      const carries = place.carries === true || node.redirects.some(carriesFile);
      return visit(node.command, { ...place, fed: place.fed || node.redirects.some(feeds), carries });
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
      if (isEndless(node.clause, node.kind) && !leaves(node.body, scope)) noteMode(place.found, 'watch');
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
      if (!place.fed) noteMode(place.found, 'interactive');
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
      for (const name of ['COPROC', node.name?.value ?? 'COPROC'])
        for (const variable of [name, `${name}_PID`]) assign(scope, variable, { kind: 'any' });
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
          // `> >(cmd)` writes to what cmd reads.
          fed: place.fed || (node.type === 'ProcessSubstitution' && node.operator === '>'),
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

function visitStatement(statement: Statement, place: Place): void {
  if (!statement.background) return visit(statement.command, place);
  const { modes } = place.found;
  const watched = modes.has('watch');
  visit(statement.command, { ...place, scope: subshell(place.scope) });
  // Nothing waits for it, and the author ends it by its `$!`.
  if (!watched) modes.delete('watch');
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

/** `while true`, `while :`, `while ((1))`, `until false`. */
function isEndless(clause: SyntaxNode, kind: 'while' | 'until'): boolean {
  const only = clause.type === 'CompoundList' && clause.commands.length === 1 ? clause.commands[0]?.command : undefined;
  const name = only?.type === 'Command' ? only.name?.value : undefined;
  if (kind === 'until') return name === 'false';
  return name === 'true' || name === ':' || (only?.type === 'ArithmeticCommand' && /^\s*[1-9]\d*\s*$/.test(only.body));
}

/** It may end itself: by its own words, by what it reads as code, or in a function. */
function leaves(node: SyntaxNode, scope: Scope, depth = 0): boolean {
  const name = node.type === 'Command' ? (node.name?.value ?? '') : '';
  if (/^(?:break|exit|return|eval|source|\.)$/.test(name)) return true;
  const body = depth < MAX_CALLS ? scope.functions.get(name) : undefined;
  if (body && leaves(body, scope, depth + 1)) return true;
  return childrenOf(node).some((child) => leaves(child, scope, depth));
}

const MAX_CALLS = 5;

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
