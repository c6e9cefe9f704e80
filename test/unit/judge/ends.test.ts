import { wordRows } from '../../support/wordRows.ts';

const list = '[+]ping ok\n[+]store ok\nreadyz check passed\n';
const READY = "curl -sk 'https://127.0.0.1:8443/readyz?verbose'";

describe('how the output begins and ends', () => {
  wordRows([
    ['pass', 'ends with `readyz check passed`', READY, list],
    [
      'fail',
      'ends with `readyz check passed`',
      READY,
      '[+]ping ok\n[-]store failed: reason withheld\nreadyz check failed\n',
    ],
    ['fail', 'ends with `ping ok`', READY, list],
    ['pass', 'Output ends with "all lamps lit"', 'lamps --list', 'north lit\nsouth lit\nall lamps lit\n'],
    ['fail', 'Output ends with "all lamps lit"', 'lamps --list', 'all lamps lit\nsouth went out\n'],
    ['pass', 'log ends with `server started`', 'kubectl logs deploy/pier', 'boot\nload config\nserver started\n'],
    ['fail', 'log ends with `server started`', 'kubectl logs deploy/pier', 'server started\nserver gone\n'],
    ['pass', 'starts with `-----BEGIN CERTIFICATE-----`', 'cat ca.pem', '-----BEGIN CERTIFICATE-----\nMIIB x\n'],
    ['fail', 'starts with `-----BEGIN CERTIFICATE-----`', 'cat ca.pem', 'MIIB x\n-----BEGIN CERTIFICATE-----\n'],
    ['pass', 'starts with `eni-`', 'cat ids.txt', 'eni-1\neni-2\n'],
    ['fail', 'starts with `eni-`', 'cat ids.txt', 'eni-1\nvol-2\n'],
    ['undecided', 'ends with `.lan`', 'cat hosts.txt', 'a.corp\nb.lan\n'],
    ['pass', 'Output ends with `done`', 'cat steps.txt', 'lift\nlower\ndone\n'],
    ['pass', 'Output starts with `lift`', 'cat steps.txt', 'lift\nlower\ndone\n'],
    ['fail', 'every line ends with `lit`', 'lamps --list', 'north dark\nsouth lit\n'],
    ['fail', 'each name ends with `.lan`', 'cat hosts.txt', 'a.corp\nb.lan\n'],
    ['fail', 'ends with `lit`', 'lamps --list', ''],
  ]);
});

describe('a list of checks of which one failed', () => {
  wordRows([
    ['pass', 'All checks ok', READY, list],
    ['undecided', 'All checks ok', READY, '[+]ping ok\n[-]store failed: reason withheld\nreadyz check failed\n'],
    ['undecided', 'All checks pass', 'linkerd check', '√ can query\n× pods are ready\n'],
    ['undecided', 'All checks pass', 'harbor check', '[FAIL] lamps\n[OK] piers\n'],
  ]);
});
