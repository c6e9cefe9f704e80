import { strict as assert } from 'node:assert';
import type { Need, Supplied, Verdict } from '../../src/judge/contract.ts';
import { judgeRule } from '../../src/judge/rule.ts';
import type { RuleTest, Subject } from '../../src/expect/rule.ts';
import { observe, rule } from './observe.ts';
import type { Ran } from './observe.ts';

/** One row: what is tested, what ran, and what must come out. */
export interface Row {
  readonly says: string;
  readonly test: RuleTest;
  readonly on?: Subject;
  readonly ran: Ran;
  readonly verdict: Verdict;
  /** The repeated read that is asked for. */
  readonly asks?: string;
}

/** One `it` for each row. */
export function rows(list: readonly Row[]): void {
  for (const row of list)
    it(`${row.verdict === 'pass' ? 'passes' : row.verdict === 'fail' ? 'fails' : `leaves ${row.verdict}`} ${row.says}`, () => {
      const decision = judge(row);
      assert.equal(decision.verdict, row.verdict, decision.because);
      if (row.asks !== undefined) assert.deepEqual(decision.needs?.map(textOf), [row.asks]);
    });
}

export function judge(row: Row, supplied: ReadonlyMap<string, Supplied> = new Map()): ReturnType<typeof judgeRule> {
  return judgeRule(rule(row.test, row.on), new Map([[0, observe(row.ran)]]), supplied);
}

function textOf(need: Need): string {
  return need.kind === 'reread' ? need.text : need.kind;
}

/** Lines of a sample, without the indentation of the test file. */
export function lines(strings: TemplateStringsArray): string {
  const all = (strings.raw[0] ?? '').replace(/^\n/, '').split('\n');
  const indent = Math.min(
    ...all.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length),
  );
  return all
    .map((line) => line.slice(indent))
    .join('\n')
    .replace(/ +$/, '');
}
