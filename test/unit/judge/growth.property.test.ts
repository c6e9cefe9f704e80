import { assertGrowsInLine } from '../../support/growth.ts';
import { judgedBeside, type Ran } from '../../support/severalCases.ts';

const echoes = (count: number): readonly Ran[] =>
  Array.from({ length: count }, (_, i) => [`echo ${String(i)}`, `${String(i)}\n`] as const);

describe('The time that a judgement takes', () => {
  for (const words of ['exit 0', 'exit 0, no errors'])
    it(`grows with the number of commands and not with the square of it: ${words}`, function () {
      this.timeout(60_000);
      assertGrowsInLine(300, (n) => judgedBeside(words, echoes(n)));
    });

  const TEXTS: Readonly<Record<string, (n: number) => string>> = {
    'blank lines': (n) => '\n'.repeat(n),
    'capitals and signs': (n) => 'A%'.repeat(n),
    'brackets in capitals': (n) => 'A(a)(('.repeat(n),
  };
  for (const [name, make] of Object.entries(TEXTS))
    it(`grows with what was printed and not with the square of it: ${name}`, function () {
      this.timeout(60_000);
      assertGrowsInLine(20_000, (n) => judgedBeside('all Running, no errors', [['cat lamps', `${make(n)}\nlit\n`]]));
    });
});
