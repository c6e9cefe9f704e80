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
    ['undecided', '`queue_depth`', 'curl -s http://a:9/metrics', '{"queue_depth": 4}\n'],
    [
      'pass',
      'db.host: 10.3.0.9',
      'kubectl get cm tide -o yaml | grep db.host',
      '  db.host: 10.3.0.9\n',
      { stages: [0, 0] },
    ],
  ]);
});
