import type { SyntaxNode, WordPart } from './ast.ts';
import { walk } from './ast.ts';
import { noteWrite } from './findings.ts';
import type { Place } from './findings.ts';
import { assign, isGiven, isNumeric, lookUp } from './scope.ts';
import { outputShape } from './shape.ts';

type Expansion = Extract<WordPart, { type: 'SimpleExpansion' | 'ParameterExpansion' }>;

/** Notes a variable that nothing has given a value. */
export function noteVariable(node: Expansion, place: Place): void {
  const name = node.type === 'SimpleExpansion' ? node.text.slice(1) : node.parameter;
  const { scope, found } = place;
  if (place.probing || scope.vars.has(name) || scope.shared.anyVariable || isGiven(scope, name)) return;
  if (/^[1-9]/.test(name) && scope.inFunction) return;
  if (node.type === 'ParameterExpansion') {
    if (node.prefix === '!' || node.operation?.type === 'Names') return;
    if (node.operation?.type === 'Default' && !node.operation.operator.endsWith('?')) return;
  }
  const span = place.outer ?? { start: node.pos, end: node.end };
  found.open.push({ kind: 'variable', name, text: node.text, span });
}

/** Expansions that do more than put a value in: indirect names, prompt strings, subscripts, slices. */
export function checkParameter(node: Expansion, place: Place): void {
  if (node.type !== 'ParameterExpansion') return;
  const { operation, index, prefix } = node;
  if (operation ?? index) noteHidden(node.text, node, place);
  if (prefix === '!' && operation?.type !== 'Names' && !/^[@*]$/.test(index?.value ?? ''))
    noteWrite(place.found, `\`${node.text}\` takes the name of a variable from another`);
  if (operation?.type === 'Transform' && !/^[QULuLk]$/.test(operation.operand.text))
    noteWrite(place.found, `\`${node.text}\` evaluates what the variable holds`);
  if (operation?.type === 'Unknown') noteWrite(place.found, `\`${node.text}\` is not a known expansion`);
  if (index && !/^(\d+|[@*]|-\d+)$/.test(index.value)) checkText(index.text, place);
  if (operation?.type === 'Slice') {
    checkText(operation.offset.text, place);
    if (operation.length) checkText(operation.length.text, place);
  }
  if (operation?.type === 'Default' && operation.operator.endsWith('='))
    assign(place.scope, node.parameter, { kind: 'any' });
}

/**
 * bash evaluates variables in arithmetic as expressions, subscripts with substitutions included, so a variable there
 * must hold a number. Assignments in it are noted.
 */
export function checkArithmetic(root: SyntaxNode, place: Place): void {
  walk(root, (node) => {
    if (node.type === 'ArithmeticExpansion') noteHidden(node.text, node, place);
    if (node.type === 'ArithmeticCommand') noteHidden(node.body, node, place);
    if (node.type === 'ArithmeticWord' || node.type === 'Word') {
      const text = node.type === 'Word' ? node.text : node.value;
      noteHidden(text, node, place);
      checkText(withoutSubstitutions(text), place);
    }
    if (node.type !== 'CommandExpansion' && node.type !== 'ArithmeticCommandExpansion')
      return node.type !== 'CompoundList';
    if (!isNumeric(outputShape(node.script, place.scope)))
      noteWrite(place.found, `\`${node.text}\` is evaluated as arithmetic and only known when it runs`);
    return false;
  });
  walk(root, (node) => {
    if (node.type === 'ArithmeticBinary' && /^([-+*/%&|^]|<<|>>)?=$/.test(node.operator)) assignTo(node.left, place);
    if (node.type === 'ArithmeticUnary' && /^(\+\+|--)$/.test(node.operator)) assignTo(node.operand, place);
    return node.type !== 'CompoundList';
  });
}

/**
 * Quotes that hide a substitution from the grammar need not hide it from bash: `$(('$(rm x)'))` and, in double quotes
 * and here-documents, `${X:-'$(rm x)'}` run it. What looks like an expansion there and was not read as one is a write.
 */
function noteHidden(text: string, node: SyntaxNode, place: Place): void {
  let rest = text;
  walk(node, (inner) => {
    if (inner === node || !('text' in inner) || !/Expansion$|^ProcessSubstitution$/.test(inner.type)) return true;
    rest = rest.replace(inner.text, () => '');
    return false;
  });
  if (node.type === 'ParameterExpansion' || node.type === 'ArithmeticExpansion')
    rest = rest.replace(/^\$(\{|\(\(|\[)/, '');
  if (/\$[({[]|`|[<>]\(/.test(rest)) noteWrite(place.found, `quotes inside \`${text}\` may hide a substitution`);
}

/** What substitutions print is judged by itself. */
function withoutSubstitutions(text: string): string {
  return text.replace(/\$\(([^()]|\([^()]*\))*\)|`[^`]*`/g, '0');
}

function assignTo(node: SyntaxNode, place: Place): void {
  if (node.type !== 'ArithmeticWord' || !/^[A-Za-z_]\w*$/.test(node.value)) return;
  assign(place.scope, node.value, { kind: 'number' });
  if (place.scope.shared.taint !== null) noteWrite(place.found, place.scope.shared.taint);
}

/** Every name in an arithmetic text has to hold a number. */
export function checkText(text: string, place: Place): void {
  for (const name of text.replace(/\b0[xX][\da-fA-F]+\b|\b\d+#\w+/g, '0').match(/[A-Za-z_]\w*/g) ?? []) {
    const value = lookUp(place.scope, name);
    // A variable of the user's own environment is not the story's to choose.
    if (!isNumeric(value) && !(value.kind === 'plain' && !place.scope.vars.has(name)))
      noteWrite(place.found, `\`${name}\` is evaluated as arithmetic and is not known to be a number`);
  }
}
