import type { BashBlock } from '../command/bash.ts';
import { describeBlock } from '../command/describe.ts';
import type { CommandFacts } from '../command/facts.ts';

/** What is known of each command of a block that stands alone. */
export function factsOf(source: string, block: BashBlock): readonly CommandFacts[] {
  return describeBlock(source, block);
}
