import { planStory } from '../../../src/plan/plan.ts';
import { assertGrowsInLine } from '../../support/growth.ts';

const TASKS = '# T\n\n## Tasks\n\n';
const inFence = (body: string): string => `${TASKS}- [ ] a\n  \`\`\`bash\n  ${body}\n  \`\`\`\n`;
const each = (count: number, make: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join('');

/** Texts that once took time by the square of their size, or easily could; `n` is a number of parts. */
const TEXTS: Readonly<Record<string, readonly [parts: number, make: (n: number) => string]>> = {
  'placeholders on a line': [4_000, (n) => inFence(`echo ${each(n, (i) => `<a-${String(i)}> `)}`)],
  'angles that never close': [20_000, (n) => inFence(`echo ${'<a '.repeat(n)}`)],
  'brackets that never close': [15_000, (n) => inFence(`echo ${'[a {{ '.repeat(n)}`)],
  'substitutions in each other': [6_000, (n) => inFence('$('.repeat(n))],
  'defaults in each other': [6_000, (n) => inFence(`echo ${'${a:-'.repeat(n)}`)],
  'a chain of commands': [6_000, (n) => inFence(`a${' && a'.repeat(n)}`)],
  'commands of one fence': [2_000, (n) => inFence(each(n, (i) => `kubectl get pods -n a${String(i)}\n  `))],
  'comments behind commands': [2_000, (n) => inFence('ls # Should be 2\n  '.repeat(n))],
  'expectations of many commands': [
    400,
    (n) => `${inFence('kubectl get pods\n  '.repeat(n))}${'  - Expected: 2/2 READY\n'.repeat(n)}`,
  ],
  'rows of a matrix': [
    1_200,
    (n) =>
      `| AC | Command | Expected |\n|---|---|---|\n${each(n, (i) => `| AC${String(i)} | \`kubectl get pods -n a${String(i)}\` | 2/2 READY |\n`)}`,
  ],
  'tests that never close': [4_000, (n) => inFence(`N=<n>\n  ${'[[ '.repeat(n)}`)],
  'tasks in each other': [2_000, (n) => TASKS + each(n, (i) => `${' '.repeat(i % 100)}- [ ] T${String(i)}\n`)],
  'labels above lists': [2_000, (n) => TASKS + '**Infra Cluster**:\n\n- [ ] a\n\nSteps:\n\n'.repeat(n)],
  'clusters by many names': [
    600,
    (n) =>
      TASKS + each(n, (i) => `- [ ] A ${String(i)} cluster\n  - Run: \`kubectl --context c${String(i)} get po\`\n`),
  ],
  'requirements with criteria': [3_000, (n) => '### R\n#### Acceptance Criteria\n1. a\n'.repeat(n)],
  'tasks that wait for each other': [100, (n) => `${TASKS}- T1${' and T1'.repeat(n)}\n`],
  'commands by which to verify': [
    300,
    (n) =>
      `${TASKS}- [ ] a\n${each(n, (i) => `  - Verify ${String(i)} with \`make x\`; confirm it is lit (\`make y\`)\n`)}`,
  ],
  'fences that never close': [4_000, (n) => TASKS + '- [ ] a\n  ````md\n  ```bash\n'.repeat(n)],
};

describe('The time that a text takes', () => {
  for (const [name, [parts, make]] of Object.entries(TEXTS))
    it(`grows with its size and not with the square of it: ${name}`, function () {
      this.timeout(60_000);
      assertGrowsInLine(parts, (n) => planStory('x.md', make(n)));
    });
});
