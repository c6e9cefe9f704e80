import { splitBash } from '../../src/command/bash.ts';
import { describeBlock } from '../../src/command/describe.ts';
import type { CommandFacts } from '../../src/command/facts.ts';

/** Facts of one command alone. */
export function factsOf(text: string): CommandFacts {
  const [facts] = describeBlock(splitBash(text));
  if (!facts) throw new Error(`No command in ${text}`);
  return facts;
}
