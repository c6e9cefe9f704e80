import assert from 'node:assert/strict';
import fc from 'fast-check';
import { judgedBeside, type Ran } from '../../support/severalCases.ts';

/** One thing that a command shows, as the author says it, and as it is printed where it is so and where it is not. */
type Claim = readonly [said: string, good: string, off: string];

interface Question {
  readonly names: readonly [string, string];
  readonly command: (name: string) => string;
  readonly print: (name: string, one: string, two: string) => string;
  readonly claims: readonly [Claim, Claim];
}

const QUESTIONS: readonly Question[] = [
  {
    names: ['sloop', 'ketch'],
    command: (n) => `kubectl get pod ${n}`,
    print: (n, one, two) => `NAME    READY   STATUS    RESTARTS   AGE\n${n}   ${one}     ${two}   0          3d\n`,
    claims: [
      ['ready', '1/1', '0/1'],
      ['Running', 'Running', 'Pending'],
    ],
  },
  {
    names: ['sloop', 'ketch'],
    command: (n) => `systemctl status ${n}`,
    print: (n, one, two) =>
      `● ${n}.service - ${n}\n     Loaded: loaded (/etc/systemd/system/${n}.service; ${one}; preset: enabled)\n     Active: ${two} since Mon 2026-11-02 10:00:00 UTC; 3 weeks ago\n`,
    claims: [
      ['enabled', 'enabled', 'disabled'],
      ['active', 'active (running)', 'inactive (dead)'],
    ],
  },
  {
    names: ['sloop.test', 'ketch.test'],
    command: (n) => `curl -sI https://${n}/`,
    print: (_, one, two) => `HTTP/2 ${one} \ncontent-type: ${two}\nserver: nginx\n`,
    claims: [
      ['200', '200', '503'],
      ['text/html', 'text/html', 'application/json'],
    ],
  },
  {
    names: ['n1', 'n2'],
    command: (n) => `kubectl get node ${n}`,
    print: (n, one, two) => `NAME   STATUS   ROLES    AGE   VERSION\n${n}     ${one}    <none>   9d    ${two}\n`,
    claims: [
      ['Ready', 'Ready', 'NotReady'],
      ['v1.36.3', 'v1.36.3', 'v1.36.2'],
    ],
  },
  {
    names: ['/etc/sloop.key', '/etc/ketch.key'],
    command: (n) => `stat -c '%U %a' ${n}`,
    print: (_, one, two) => `${one} ${two}\n`,
    claims: [
      ['root', 'root', 'nobody'],
      ['600', '600', '644'],
    ],
  },
  {
    names: ['sloop', 'ketch'],
    command: (n) => `helm status ${n}`,
    print: (n, one, two) => `NAME: ${n}\nNAMESPACE: prod\nSTATUS: ${one}\nREVISION: ${two}\n`,
    claims: [
      ['deployed', 'deployed', 'failed'],
      ['revision 4', '4', '3'],
    ],
  },
  {
    names: ['hold-0', 'hold-1'],
    command: (n) => `kubectl get pvc ${n}`,
    print: (n, one, two) =>
      `NAME     STATUS   CAPACITY   ACCESS MODES   AGE\n${n}   ${one}    ${two}       RWO            9d\n`,
    claims: [
      ['Bound', 'Bound', 'Pending'],
      ['10Gi', '10Gi', '1Gi'],
    ],
  },
  {
    names: ['sloop.test', 'ketch.test'],
    command: (n) => `curl -s http://${n}/health`,
    print: (_, one, two) => `{"status":"${one}","db":"${two}"}\n`,
    claims: [
      ['status ok', 'ok', 'error'],
      ['db up', 'up', 'down'],
    ],
  },
];

/** `A` and `B` are the names, `P` and `Q` the claims. */
const SAID = [
  ...['A and B are P and Q', 'A and B P, Q', 'A, B: P, Q', 'A and B: P and Q', 'A and B both P and Q'],
  ...['both P and Q', 'both are P, Q', 'both P, both Q', 'P and Q on both', 'P, Q for each', 'each is P and Q'],
  ...['all P; all Q', 'A is P and Q, B too', 'A is P and Q; same for B', 'A is P and Q and so is B'],
  ...['P and Q for A and B', 'P, Q (A and B)', 'P and Q', 'P, Q', 'P; Q', 'shows P with Q', 'A P and B P, Q'],
  ...['A P, B P, both Q', 'A: P, Q; B: P, Q', 'first and second: P, Q', 'P everywhere, Q as well', 'P twice, Q'],
];

describe('two claims on each of two commands that ask the same, of which one is not so', () => {
  it('never pass, however they are said', () => {
    const cases = fc.record({
      question: fc.constantFrom(...QUESTIONS),
      said: fc.constantFrom(...SAID),
      turned: fc.boolean(),
      off: fc.constantFrom(0, 1),
      at: fc.constantFrom(0, 1),
    });
    fc.assert(
      fc.property(cases, ({ question: { names, command, print, claims }, said, turned, off, at }) => {
        const [p, q] = turned ? [claims[1], claims[0]] : claims;
        const meant: Readonly<Record<string, string>> = { A: names[0], B: names[1], P: p[0], Q: q[0] };
        const words = said.replace(/\b[ABPQ]\b/g, (letter) => meant[letter] ?? letter);
        const shown = (claim: 0 | 1, where: number): string => claims[claim][claim === off && where === at ? 2 : 1];
        const ran = names.map((name, i): Ran => [command(name), print(name, shown(0, i), shown(1, i))]);
        assert.notEqual(judgedBeside(words, ran), 'pass', `${words}\n${ran.map(([, out]) => out).join('')}`);
      }),
      { numRuns: 400 },
    );
  });
});
