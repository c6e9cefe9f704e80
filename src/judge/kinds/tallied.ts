import type { CommandFacts } from '../../command/facts.ts';
import type { RuleTest } from '../../expect/rule.ts';
import { outputFrom } from '../printed/output.ts';
import type { Output } from '../printed/output.ts';

/**
 * What `uniq -c` counted, for rules that say what each of the values is: without the numbers before them.
 *
 *     14 up
 *      1 down
 */
export function withoutTally(output: Output, { stages }: CommandFacts, test: RuleTest): Output {
  if (test.kind !== 'state' && !(test.kind === 'equals' && test.each === true)) return output;
  const at = stages.findLastIndex(({ tool, args }) => tool === 'uniq' && args.some((arg) => COUNTS.test(arg ?? '')));
  const after = stages.slice(at + 1);
  const solid = output.lines.filter((line) => line.trim() !== '');
  if (at < 0 || !after.every(({ tool }) => tool === 'sort') || !solid.every((line) => TALLY.test(line))) return output;
  return outputFrom(output.lines.map((line) => line.replace(TALLY, '')).join('\n'), output.complete);
}

const COUNTS = /^-\w*c\w*$|^--count$/;
const TALLY = /^\s*\d+\s+(?=\S)/;
