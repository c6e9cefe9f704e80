import assert from 'node:assert/strict';
import fc from 'fast-check';
import { judgedBeside, type Ran } from '../../support/severalCases.ts';

/** What a command does for a thing of this name. */
type Done = (name: string) => readonly [out: string, exit?: number, err?: string];

interface Question {
  readonly command: (name: string) => string;
  readonly kind: string;
  readonly good: Done;
  readonly off: readonly Done[];
  /** What the author says of each. */
  readonly value: string;
}

const table = (header: string, row: string) => (name: string) => [`${header}\n${row.replace('NAME', name)}\n`] as const;
const deploy = (ready: string, count: string): Done =>
  table('NAME   READY   UP-TO-DATE   AVAILABLE   AGE', `NAME    ${ready}     2            ${count}           9d`);
const node = (status: string): Done =>
  table('NAME   STATUS   ROLES    AGE   VERSION', `NAME    ${status}   <none>   9d    v1.31.2`);
const pods = (ready: string, status: string): Done =>
  table('NAME    READY   STATUS    RESTARTS   AGE', `NAME-1   ${ready}     ${status}   0          9d`);
const says =
  (out: string, exit = 0, err = ''): Done =>
  () => [out, exit, err];

const QUESTIONS: readonly Question[] = [
  {
    ...{ command: (n) => `systemctl is-active ${n}`, kind: 'units', good: says('active\n'), value: 'active' },
    off: [says('inactive\n', 3), says('failed\n', 3)],
  },
  {
    command: (n) => `curl -s -o /dev/null -w '%{http_code}\\n' https://${n}.example/`,
    ...{ kind: 'sites', good: says('200\n'), off: [says('503\n'), says('000\n', 7)], value: '200' },
  },
  {
    ...{ command: (n) => `kubectl get deploy ${n} -n quay`, kind: 'deployments', good: deploy('2/2', '2') },
    ...{ off: [deploy('1/2', '1'), deploy('12/2', '12')], value: '2/2' },
  },
  {
    ...{ command: (n) => `kubectl get pods -l app=${n}`, kind: 'pods', good: pods('1/1', 'Running'), value: 'Running' },
    off: [pods('0/1', 'CrashLoopBackOff'), says('', 0, 'No resources found in quay namespace.\n')],
  },
  {
    ...{ command: (n) => `kubectl get node ${n}`, kind: 'nodes', good: node('Ready'), value: 'Ready' },
    off: [node('NotReady'), node('Ready,SchedulingDisabled')],
  },
  {
    ...{ command: (n) => `dig +short ${n}.tide.test`, kind: 'names', good: says('10.0.0.1\n'), value: '10.0.0.1' },
    off: [says('10.0.0.10\n'), says('')],
  },
  {
    ...{ command: (n) => `ssh ${n} uname -r`, kind: 'hosts', good: says('6.1.0-25-amd64\n'), value: '6.1.0-25-amd64' },
    off: [says('6.1.0-2-amd64\n')],
  },
  {
    ...{
      command: (n) => `kubectl auth can-i list secrets --as=${n}`,
      kind: 'users',
      good: says('no\n', 1),
      value: 'no',
    },
    off: [says('yes\n')],
  },
  {
    command: (n) => `docker inspect -f '{{.State.Health.Status}}' ${n}`,
    ...{
      kind: 'containers',
      good: says('healthy\n'),
      off: [says('unhealthy\n'), says('starting\n')],
      value: 'healthy',
    },
  },
  {
    ...{ command: (n) => `cat /etc/${n}.conf`, kind: 'files', good: says('mode = strict\n'), value: 'mode = strict' },
    off: [says('# mode = strict\nmode = lax\n')],
  },
  {
    ...{ command: (n) => `git -C ${n} status --porcelain`, kind: 'trees', good: says(''), value: 'clean' },
    off: [says(' M oar.tf\n')],
  },
];

/** Ways to say a value of all that are asked. */
const FORMS: readonly ((value: string, kind: string, names: readonly string[]) => string)[] = [
  (value) => value,
  (value) => `all ${value}`,
  (value) => `each ${value}`,
  (value) => `every one ${value}`,
  (value) => `only ${value}`,
  (value) => `nothing but ${value}`,
  (value) => `everything ${value}`,
  (value) => `${value} for each`,
  (value) => `${value} everywhere`,
  (value) => `each prints ${value}`,
  (value) => `all return ${value}`,
  (value, kind) => `${kind} ${value}`,
  (value, kind) => `all ${kind} are ${value}`,
  (value, kind) => `${kind}: all ${value}`,
  (value, _, names) => `${names.length === 2 ? 'both' : 'all three'} ${value}`,
  (value, kind, names) => `${names.length === 2 ? 'both' : 'all three'} ${kind} ${value}`,
  (value, _, names) => `${names.join(' and ')} are ${value}`,
  (value, _, names) => `${names.join(' and ')}: ${value}`,
  (value, _, names) => `${value} for ${names.join(' and ')}`,
  (value, _, names) => names.map((name) => `${name} is ${value}`).join(', '),
  (value, _, names) => names.map((name) => `${name}: ${value}`).join('; '),
  (value, _, names) => names.map(() => value).join(', '),
];

const NAMES = ['oak', 'elm', 'ash'];

describe('commands that ask the same, of which one is not as the words say of each', () => {
  const asked = fc.constantFrom(...QUESTIONS).chain((question) =>
    fc.record({
      question: fc.constant(question),
      off: fc.constantFrom(...question.off),
      form: fc.constantFrom(...FORMS),
      count: fc.constantFrom(2, 3),
      at: fc.nat(),
    }),
  );

  it('never pass', () => {
    fc.assert(
      fc.property(asked, ({ question, off, form, count, at }) => {
        const names = NAMES.slice(0, count);
        const ran = names.map((name, i): Ran => {
          const [out, exit = 0, err = ''] = (i === at % count ? off : question.good)(name);
          return [question.command(name), out, exit, err];
        });
        const words = form(question.value, question.kind, names);
        assert.notEqual(judgedBeside(words, ran), 'pass', `“${words}” on ${JSON.stringify(ran)}`);
      }),
      { numRuns: 800 },
    );
  });

  it('pass where each is so, in the plainest words', () => {
    for (const { command, good, value } of QUESTIONS) {
      const ran = ['oak', 'elm'].map((name): Ran => [command(name), ...good(name)]);
      assert.equal(judgedBeside(`both ${value}`, ran), 'pass', `both ${value} on ${JSON.stringify(ran)}`);
    }
  });
});
