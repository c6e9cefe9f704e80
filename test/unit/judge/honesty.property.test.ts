import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import type { Verdict } from '../../../src/judge/contract.ts';
import { judgeSaved } from '../../../src/judge/saved.ts';

/** A case that passes, as a template: `{name}` stands for a value that all three texts share. */
interface Template {
  readonly expect: string;
  readonly command: string;
  readonly out: string;
  readonly err?: string;
}

const NAME = fc
  .stringMatching(/^[a-z][a-z]{3,7}$/)
  .filter((word) => !/^(?:error|fail|true|false|none|null|node|name|pods?|state|status|ready|host)/.test(word));
const ADDRESS = fc
  .tuple(fc.integer({ min: 11, max: 99 }), fc.integer({ min: 10, max: 99 }), fc.integer({ min: 10, max: 99 }))
  .map((parts) => `10.${parts.join('.')}`);
const COUNT = fc.integer({ min: 2, max: 9 }).map(String);

const TEMPLATES: readonly Template[] = [
  {
    expect: '{n}/{n} READY',
    command: 'kubectl -n {ns} get deploy {app}',
    out: 'NAME   READY   UP-TO-DATE   AVAILABLE   AGE\n{app}   {n}/{n}   {n}   {n}   5d\n',
  },
  {
    expect: 'clusterIP: {ip}',
    command: 'kubectl -n {ns} get svc {app} -o yaml',
    out: 'kind: Service\nmetadata:\n  name: {app}\nspec:\n  clusterIP: {ip}\n',
  },
  {
    expect: '{ip}',
    command: 'kubectl -n {ns} get svc {app} -o yaml | grep clusterIP',
    out: '  clusterIP: {ip}\n  clusterIPs:\n',
  },
  {
    expect: 'Resolves to {ip}',
    command: 'nslookup {app}.{ns}.svc',
    out: 'Server:\t\t10.1.0.10\nAddress:\t10.1.0.10:53\n\nName:\t{app}.{ns}.svc\nAddress: {ip}\n',
  },
  {
    expect: 'minAvailable: {n}',
    command: 'kubectl get pdb {app} -o yaml | grep minAvailable',
    out: '  minAvailable: {n}\n',
  },
  {
    expect: '`{app}:1.{n}.0`',
    command: "kubectl get pods -o yaml | grep 'image:'",
    out: '    image: reg.example/{ns}/{app}:1.{n}.0\n',
  },
  { expect: 'HTTP 200', command: 'curl -i http://{app}/x', out: 'HTTP/1.1 200 OK\r\nServer: {app}\r\n\r\nfine\n' },
  { expect: '{n}', command: 'kubectl -n {ns} get pods --no-headers | wc -l', out: '{n}\n' },
];

const VALUES = fc
  .record({ app: NAME, ns: NAME, ip: ADDRESS, n: COUNT })
  .filter(({ app, ns }) => app !== ns && !app.includes(ns) && !ns.includes(app));
type Values = { readonly [K in 'app' | 'ns' | 'ip' | 'n']: string };

const fill = (text: string, values: Values): string =>
  text.replace(/\{(app|ns|ip|n)\}/g, (_, key: keyof Values) => values[key]);

function verdict(expect: string, command: string, stdout: string, exit = 0): Verdict {
  const stages = command.includes(' | ') ? [exit, exit] : [];
  return judgeSaved({ expect, command, exit, stages, stdout, stderr: '' }).verdict;
}

describe('honesty', () => {
  it('keeps the verdict when names, addresses and numbers are renamed everywhere', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TEMPLATES), VALUES, ({ expect, command, out }, values) => {
        assert.equal(verdict(fill(expect, values), fill(command, values), fill(out, values)), 'pass');
      }),
      { numRuns: 200 },
    );
  });

  it('does not pass what was renamed in the output alone', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...TEMPLATES.filter(({ expect }) => expect.includes('{'))),
        VALUES,
        VALUES,
        ({ expect, command, out }, values, others) => {
          const said = ['app', 'ip', 'n'].filter((key) => expect.includes(`{${key}}`)) as (keyof Values)[];
          fc.pre(said.some((key) => values[key] !== others[key]));
          assert.notEqual(
            verdict(fill(expect, values), fill(command, values), fill(out, { ...others, ns: values.ns })),
            'pass',
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  it('does not pass a digit more, a letter more, or an opposite', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...TEMPLATES.filter(({ expect }) => expect.includes('{'))),
        VALUES,
        fc.constantFrom('0', '7', 'x', '-v2'),
        fc.boolean(),
        ({ expect, command, out }, values, more, front) => {
          const key = (['ip', 'n', 'app'] as const).find((one) => expect.includes(`{${one}}`)) ?? 'n';
          const changed = { ...values, [key]: front && more !== '-v2' ? more + values[key] : values[key] + more };
          fc.pre(!/^0/.test(changed.n));
          assert.notEqual(verdict(fill(expect, values), fill(command, values), fill(out, changed)), 'pass');
        },
      ),
      { numRuns: 300 },
    );
  });

  it('does not pass a failed command, whatever it printed', () => {
    for (const { expect, command, out } of TEMPLATES) {
      const values = { app: 'relay', ns: 'shop', ip: '10.20.30.40', n: '3' };
      for (const exit of [1, 2, 124, 126, 127, 130, 137, 143])
        assert.notEqual(verdict(fill(expect, values), fill(command, values), fill(out, values), exit), 'pass', expect);
    }
  });

  it('does not pass any truncation that took away what was expected', () => {
    for (const { expect, command, out } of TEMPLATES) {
      const values = { app: 'relay', ns: 'shop', ip: '10.20.30.40', n: '3' };
      const [text, words] = [fill(out, values), fill(expect, values)];
      const proof = (words.match(/10\.20\.30\.40|relay:1\.3\.0|200|3\/3|3/) ?? [''])[0];
      for (let end = 0; end < text.length; end += 1) {
        const cut = text.slice(0, end);
        if (verdict(words, fill(command, values), cut) === 'pass') assert.ok(cut.includes(proof), `${words}: ${cut}`);
      }
    }
  });

  it('never passes because unrelated words were added to what was undecided', () => {
    const open = ['increasing', 'a new pod', 'healthy in Grafana', 'via the upstream of the provider', 'looks good'];
    fc.assert(
      fc.property(
        fc.constantFrom(...open),
        fc.array(NAME, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        fc.constantFrom(...TEMPLATES),
        (words, extra, first, { command, out }) => {
          const values = { app: 'relay', ns: 'shop', ip: '10.20.30.40', n: '3' };
          const more = extra.join(' ');
          const expect = first ? `${more} ${words}` : `${words} ${more}`;
          assert.notEqual(verdict(words, fill(command, values), fill(out, values)), 'pass');
          assert.notEqual(verdict(expect, fill(command, values), fill(out, values)), 'pass');
        },
      ),
      { numRuns: 200 },
    );
  });

  it('does not pass when a bad row joins the good ones', () => {
    const good = 'NAME        READY   STATUS    RESTARTS   AGE\na-7c9d5b8f4-x2k4z   1/1     Running   0          5d\n';
    for (const row of [
      'b-7c9d5b8f4-x2k4z   0/1     Pending   0          5d\n',
      'b-7c9d5b8f4-x2k4z   0/1     CrashLoopBackOff   9 (2m ago)   5d\n',
    ])
      for (const expect of ['All pods Running', 'Running', 'STATUS Running', 'all pods Running and Ready']) {
        assert.equal(verdict(expect, 'kubectl get pods', good), 'pass', expect);
        assert.notEqual(verdict(expect, 'kubectl get pods', good + row), 'pass', expect);
      }
  });
});
