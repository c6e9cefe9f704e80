import type { Comparison, RuleTest } from '../../../src/expect/rule.ts';
import { rows } from '../../support/judgeRows.ts';
import type { Row } from '../../support/judgeRows.ts';

type Short = readonly [says: string, op: Comparison, wanted: string, out: string, Row['verdict']];

const row = ([says, op, value, out, verdict]: Short): Row => {
  const test: RuleTest = { kind: 'value', path: '.', op, value };
  return { says, test, ran: { command: 'jq -r .spec.size a.json', out }, verdict };
};

describe('a rule on all that was printed', () => {
  rows(
    (
      [
        ['more than is wished', '>=', '20Gi', '24Gi\n', 'pass'],
        ['less than is wished', '>=', '20Gi', '20Mi\n', 'fail'],
        ['no unit where one is wished', '<', '75%', '60\n', 'undecided'],
        ['a share below', '<', '75%', '60%\n', 'pass'],
        ['one of two above', '<', '75%', '60%\n82%\n', 'fail'],
        ['a unit behind a blank', '<=', '2 seconds', '1.5 seconds\n', 'pass'],
        ['words', '<=', '2 seconds', 'quick\n', 'undecided'],
        ['a list in another style', '=', '[NET_RAW, CHOWN]', '- CHOWN\n- NET_RAW\n', 'pass'],
        ['a list with one more', '=', '[NET_RAW]', '- CHOWN\n- NET_RAW\n', 'fail'],
        ['lines that are a list', '=', '[a.yaml, b.yaml]', 'a.yaml\nb.yaml\n', 'pass'],
        ['lines with one less', '=', '[a.yaml, b.yaml]', 'a.yaml\n', 'fail'],
        ['an empty map', '=', '{}', '{}\n', 'pass'],
        ['a map with a key', '=', '{}', '{"a":1}\n', 'fail'],
        ['nothing where an empty list is wished', '=', '[]', '\n', 'fail'],
        ['another value', '!=', 'null', 'UTC\n', 'pass'],
        ['that value', '!=', 'null', 'null\n', 'fail'],
        ['a version of the kind', '=', '2.7.x', 'v2.7.4\n', 'pass'],
        ['a version of another kind', '=', '2.7.x', 'v2.17.4\n', 'fail'],
        ['a version that may be early', '=', '2.7.x', '2.7.0-custom\n', 'undecided'],
      ] satisfies readonly Short[]
    ).map(row),
  );

  const total: RuleTest = { kind: 'value', path: '.', op: '<', value: '0.4 seconds' };
  const timed = "curl -so /dev/null -w '%{time_total}' https://a.example/";
  rows([
    { says: 'a time of curl', test: total, ran: { command: timed, out: '0.213501' }, verdict: 'pass' },
    { says: 'a longer time of curl', test: total, ran: { command: timed, out: '1.213501' }, verdict: 'fail' },
  ]);
});

describe('a rule on a key of the part that a path leads to', () => {
  const test: RuleTest = { kind: 'value', path: 'drop', op: '=', value: '[NET_RAW]' };
  const command = "kubectl get pod a -o yaml | yq '.spec.securityContext.capabilities'";
  rows([
    { says: 'its value', test, ran: { command, out: 'drop:\n  - NET_RAW\n' }, verdict: 'pass' },
    { says: 'another value', test, ran: { command, out: 'drop:\n  - CHOWN\n' }, verdict: 'fail' },
    { says: 'a map without it', test, ran: { command, out: 'add:\n  - NET_RAW\n' }, verdict: 'fail' },
    { says: 'a list, which has no keys', test, ran: { command, out: '- NET_RAW\n' }, verdict: 'undecided' },
    {
      says: 'a key with dots',
      test: { kind: 'value', path: 'example.io/zone', op: '=', value: 'b' },
      ran: { command: 'jq .labels a.json', out: '{"example.io/zone":"b"}' },
      verdict: 'pass',
    },
  ]);
});
