import { beside } from '../../support/besideCases.ts';

describe('a line that only waits for what is said, or tells of what was not done', () => {
  const log = (line: string): string => `10:00:00 INFO boot\n10:00:01 INFO ${line}\n`;
  beside('kubectl logs deploy/oar', [
    ['all planks nailed', log('all planks nailed'), 'pass'],
    ...[
      'exiting once all planks nailed',
      'will start when all planks nailed',
      'requires all planks nailed',
      'assuming all planks nailed',
      'verify all planks nailed',
      'would have all planks nailed',
      '[dry-run] all planks nailed',
      'simulated: all planks nailed',
      'pending: all planks nailed',
    ].map((line) => ['all planks nailed', log(line), 'undecided'] as const),
    ['moored at the north quay', log('0 boats moored at the north quay'), 'undecided'],
    ['moored at the north quay', log('nobody moored at the north quay'), 'undecided'],
    ['moored at the north quay', log('moored at the north quay'), 'pass'],
  ]);
});

describe('a success by the exit alone, beside what tells that nothing was done or that it went wrong', () => {
  beside('./build.sh', [
    ['build succeeded', 'built 3 boats\n', 'pass'],
    ['build succeeded', 'dry run: 3 boats would be built\n', 'undecided'],
    ['build succeeded', 'Traceback (most recent call last):\n  File "x.py", line 1\n', 'undecided'],
    ['build succeeded', 'Segmentation fault (core dumped)\n', 'undecided'],
    ['build succeeded', 'usage: build.sh [-f] FILE\n', 'undecided'],
    ['all checks pass', 'keel: ok\nmast: mismatch\n', 'undecided'],
    ['all checks pass', 'keel: ✓\nmast: ✗\n', 'undecided'],
    ['all checks pass', 'skipped: no boats here\n', 'undecided'],
    ['validation succeeds', 'WARN - mast.yaml was not validated against a schema\n', 'undecided'],
    ['completes without errors', '', 'undecided', 0, 'NOTICE: oar.txt: Skipped copy as --dry-run is set\n'],
  ]);
  beside('./build.sh --dry-run', [['build succeeded', 'dry run: 3 boats would be built\n', 'pass']]);
});
