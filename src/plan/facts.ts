import type { BashBlock } from '../command/bash.ts';
import type { CommandFacts } from '../command/facts.ts';
import { findPlaceholders } from '../command/placeholder.ts';

/** What is known of each command of a block; where nothing is, the dangerous thing. */
export function factsOf(_source: string, block: BashBlock): readonly CommandFacts[] {
  return block.units.map((unit) => ({
    stages: [],
    effect: { kind: 'write', why: 'what it does is not known' },
    target: { kind: 'unnamed' },
    mode: 'run',
    open: findPlaceholders(unit.text).map(({ name, span }) => ({
      kind: 'placeholder',
      name,
      text: unit.text.slice(span.start, span.end),
      span,
    })),
    masks: [],
  }));
}
