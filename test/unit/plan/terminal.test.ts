import assert from 'node:assert/strict';
import { terminalIn } from '../../../src/plan/terminal.ts';

describe('the terminal that words put commands into', () => {
  const CASES: readonly (readonly [words: string, terminal: number | null])[] = [
    ['Terminal 1', 1],
    ['Terminal #2 (probe)', 2],
    ['terminal B: watch', 2],
    ['In window 3', 3],
    ['In another terminal', 2],
    ['In a second shell, keep probing', 2],
    ['Then, from a separate terminal window', 2],
    ['Open a new terminal', 2],
    ['In the first terminal', 1],
    ['Terminal output', null],
    ['Terminal velocity 1', null],
    ['In another cluster', null],
    ['Watch the terminal 2 minutes', null],
    ['The second terminal shows it', null],
  ];
  for (const [words, terminal] of CASES) it(words, () => assert.equal(terminalIn(words), terminal));
});
