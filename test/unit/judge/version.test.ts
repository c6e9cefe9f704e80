import type { RuleTest } from '../../../src/expect/rule.ts';
import { rows } from '../../support/judgeRows.ts';
import type { Row } from '../../support/judgeRows.ts';

const KUBECTL = 'Client Version: v1.30.2\nKustomize Version: v5.4.2\nServer Version: v1.33.4\n';
const NODES = (one: string, two: string): string =>
  `NAME   STATUS   ROLES    AGE   VERSION\na      Ready    <none>   3d    ${one}\nb      Ready    <none>   3d    ${two}\n`;

type Short = readonly [says: string, range: string, of: string | null, command: string, out: string, Row['verdict']];

const row = ([says, range, of, command, out, verdict]: Short): Row => {
  const test: RuleTest = of === null ? { kind: 'version', range } : { kind: 'version', range, of };
  return { says, test, ran: { command, out }, verdict };
};

describe('a rule on a version', () => {
  rows(
    (
      [
        ['a later minor', '>=2.30', null, 'git --version', 'git version 2.43.0\n', 'pass'],
        ['an earlier minor', '>=2.30', null, 'git --version', 'git version 2.25.1\n', 'fail'],
        ['a minor that only begins alike', '>=2.30', null, 'git --version', 'git version 2.3.0\n', 'fail'],
        ['the same major', '>=20', null, 'node --version', 'v20.0.0\n', 'pass'],
        ['an earlier major', '>=20', null, 'node --version', 'v18.20.4\n', 'fail'],
        ['a pre-release of the wished one', '>=20.0.0', null, 'node --version', 'v20.0.0-rc.1\n', 'fail'],
        ['a two-digit minor', '>=1.9', 'terraform', 'terraform version', 'Terraform v1.10.2\n', 'pass'],
        ['a minor below', '>=1.9', 'terraform', 'terraform version', 'Terraform v1.8.5\n', 'fail'],
        ['the label that is meant', '1.33.x', 'Server Version', 'kubectl version', KUBECTL, 'pass'],
        ['the right version under another label', '1.30.x', 'Server Version', 'kubectl version', KUBECTL, 'fail'],
        [
          'a label that is not printed',
          '1.33.x',
          'Server Version',
          'kubectl version',
          'Client Version: v1.33.1\n',
          'undecided',
        ],
        ['a column in every row', '1.33.x', 'VERSION', 'kubectl get nodes', NODES('v1.33.2', 'v1.33.4'), 'pass'],
        [
          'a vendor build',
          '1.33.x',
          'VERSION',
          'kubectl get nodes',
          NODES('v1.33.2+k3s1', 'v1.33.4-eks-1a2b3c'),
          'pass',
        ],
        ['one row that lags behind', '1.33.x', 'VERSION', 'kubectl get nodes', NODES('v1.33.2', 'v1.32.9'), 'fail'],
        ['a build number', '>=3.14', null, 'helm version --short', 'v3.16.2+g13654a5\n', 'pass'],
        ['one-digit minor below two digits', '>=3.14', null, 'helm version --short', 'v3.9.0+g7ceeda6\n', 'fail'],
        ['a version without a patch', '>=16', null, 'psql --version', 'psql (PostgreSQL) 16.2\n', 'pass'],
        ['nothing printed', '>=1', null, 'helm version --short', '', 'fail'],
        ['no range', 'newest', null, 'helm version --short', 'v3.16.2\n', 'undecided'],
      ] satisfies readonly Short[]
    ).map(row),
  );
});

const image = (says: string, wanted: string, command: string, out: string, verdict: Row['verdict']): Row => ({
  says,
  test: { kind: 'image', image: wanted },
  ran: { command, out },
  verdict,
});
const PATH = "kubectl get pods -o jsonpath='{.items[*].spec.containers[*].image}'";

describe('a rule on the tag of every image', () => {
  rows([
    image('all with the tag', '*:2.7.1', PATH, 'reg.example/a/web:2.7.1 reg.example/a/job:2.7.1', 'pass'),
    image('a longer tag', '*:2.7.1', PATH, 'reg.example/a/web:2.7.10', 'fail'),
    image('a tag that only begins so', '*:2.7.1', PATH, 'reg.example/a/web:2.7.1-rc1', 'fail'),
    image('one with another tag', '*:2.7.1', PATH, 'reg.example/a/web:2.7.1 reg.example/a/job:2.7.0', 'undecided'),
    image('a port for a tag', '*:5000', PATH, 'reg.example:5000/a/web', 'undecided'),
    image('keys', '*:2.7.1', 'kubectl get deploy web -o yaml', 'spec:\n  image: web:2.7.1\n', 'pass'),
    image('another key', '*:2.7.1', 'kubectl get deploy web -o yaml', 'spec:\n  base: web:2.7.1\n', 'undecided'),
    image('nothing', '*:2.7.1', PATH, '', 'fail'),
    image('the last component', 'web:2.7.1', PATH, 'reg.example/a/web:2.7.1', 'pass'),
    image('a name that ends so', 'web:2.7.1', PATH, 'reg.example/a/cobweb:2.7.1', 'fail'),
  ]);
});
