import { explainRule } from '../../src/expect/explain.ts';
import { readWords } from '../../src/expect/read.ts';
import { bindExpectation, type BindingPlace } from '../../src/plan/bind.ts';
import { factsOf } from './facts.ts';

/** How words are read beside commands: `[index] rule` a line, `? words` for what stays open. */
export function reading(words: string, commands: readonly string[], place?: BindingPlace): string[] {
  const bound = bindExpectation(
    readWords(words),
    commands.map((text, index) => ({ index, text, facts: factsOf(text), aliases: [] })),
    place,
  );
  return [
    ...(bound.rules ?? []).map((rule) => `[${String(rule.command)}] ${explainRule(rule)}`),
    ...bound.unread.map((w) => `? ${w}`),
  ];
}

/** The same for one command, rules joined by a semicolon. */
export function readingOfOne(words: string, command: string): string {
  return reading(words, [command])
    .map((line) => line.replace(/^\[0\] /, ''))
    .join('; ');
}
