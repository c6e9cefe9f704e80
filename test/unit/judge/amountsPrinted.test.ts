import { wordRows } from '../../support/wordRows.ts';

describe('numbers as awk writes them', () => {
  wordRows([
    ['pass', '> 1000', "awk '{s+=$1} END {print s}' a.txt", '2.5e+04\n'],
    ['fail', 'less than 1000', "awk '{s+=$1} END {print s}' a.txt", '2.5e+04\n'],
  ]);
});

describe('a series on a page of metrics', () => {
  wordRows([
    ['fail', '`quay_ships_total`', 'curl -s http://a:9/metrics', '# HELP quay_ships_total x\nquay_other 4\n'],
    [
      'pass',
      'metrics exposed, incl. `quay_ships_total`',
      'curl -s http://a:9/metrics',
      '# TYPE quay_ships_total counter\nquay_ships_total 4\n',
    ],
    [
      'fail',
      'metrics exposed, incl. `quay_ships_total`',
      'curl -s http://a:9/metrics',
      '# HELP quay_ships_total x\nquay_other 4\n',
    ],
  ]);
});
