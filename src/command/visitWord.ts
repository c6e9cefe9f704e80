import type { Argument } from './argument.ts';
import { childrenOf } from './ast.ts';
import type { SyntaxNode, Word } from './ast.ts';
import type { Place } from './findings.ts';
import { outputShape } from './shape.ts';
import { expandWord } from './word.ts';

export function visitChildren(node: SyntaxNode, place: Place): void {
  for (const child of childrenOf(node)) place.visit(child, { ...place, depth: place.depth + 1 });
}

export function visitWord(word: Word, place: Place): void {
  visitChildren(word, place);
}

/** Visits a word for what it does, and gives what it stands for. */
export function wordArguments(word: Word, place: Place): readonly Argument[] {
  visitWord(word, place);
  return expandWord(word, place.scope, outputShape);
}
