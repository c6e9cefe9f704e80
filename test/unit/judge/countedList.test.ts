import { beside } from '../../support/besideCases.ts';

const POLICIES = `NAME         POD-SELECTOR   AGE
deny-all     <none>         1d
allow-mill   <none>         1d
`;
const THREE = `${POLICIES}allow-any    <none>         1d\n`;

describe('a number before a list of names', () => {
  beside('kubectl get netpol -n mill', [
    ['2 policies: deny-all, allow-mill', POLICIES, 'pass'],
    ['exactly 2 policies: deny-all and allow-mill', POLICIES, 'pass'],
    ['both policies: deny-all, allow-mill', POLICIES, 'pass'],
    ['2 policies: deny-all, allow-mill', THREE, 'undecided'],
    ['2 policies - deny-all, allow-mill', THREE, 'undecided'],
    ['exactly 2 policies: deny-all and allow-mill', THREE, 'fail'],
    ['Only two policies: deny-all, allow-mill', THREE, 'fail'],
    ['There are 2 policies: deny-all and allow-mill', THREE, 'fail'],
    ['both policies: deny-all and allow-mill', THREE, 'fail'],
    ['exactly these: deny-all, allow-mill', THREE, 'fail'],
    ['4 policies: deny-all, allow-mill', POLICIES, 'undecided'],
    ['only one policy: deny-all', POLICIES, 'fail'],
    ['policies: deny-all, allow-mill', THREE, 'pass'],
    ['at least 2 policies: deny-all, allow-mill', THREE, 'pass'],
  ]);
  beside('docker volume ls', [
    ['2 volumes: silk, logs', 'DRIVER    VOLUME NAME\nlocal     silk\nlocal     logs\nlocal     yarn\n', 'undecided'],
  ]);
});
