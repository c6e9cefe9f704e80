import assert from 'node:assert/strict';

const TIMES = 4;

/** CPU time of something in milliseconds. */
function cost(work: () => void): number {
  const from = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

/** Work on so many parts takes time by their number, and not by the square of it. */
export function assertGrowsInLine(parts: number, work: (parts: number) => void): void {
  work(parts >> 2);
  // Sizes that differ, as what was read before is remembered. One good pair of three is proof: chance only adds.
  const pairs = [1, 2, 3].map((i) => [cost(() => work(parts + i)), cost(() => work((parts + i) * TIMES))] as const);
  // Twice what grows in line, half of what grows by the square; some milliseconds are chance.
  const inLine = pairs.some(([small, large]) => large < Math.max(small, 5) * TIMES * 2);
  assert.ok(inLine, pairs.map((pair) => pair.map((ms) => ms.toFixed(0)).join(' → ')).join(', '));
}
