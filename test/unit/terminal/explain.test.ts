import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../../src/terminal/main.ts';

const STORY = [
  '# Story 4.1: Cart',
  '',
  '## Tasks',
  '',
  '- [ ] **1.1 Check**: look at it',
  '  ```bash',
  '  kubectl get pods -l app=cart',
  '  kubectl get svc cart -o yaml | grep clusterIP',
  '  ```',
  '  - Expected: pods Running, traffic grows',
  '  - Expected: clusterIP: 10.3.0.9',
  '  - Expected: cart-a1 MOOD=calm',
  '',
].join('\n');

const noMachine = (): never => assert.fail('explain runs nothing');

describe('story-ops explain', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'explain-'));
    writeFileSync(join(folder, 'cart.md'), STORY);
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
    let [out, err] = ['', ''];
    const code = await main(
      ['explain', ...argv],
      {
        cwd: folder,
        env: {},
        color: false,
        out: (text) => void (out += text),
        err: (text) => void (err += text),
      },
      noMachine,
    );
    return { code, out, err };
  }

  it('shows the rule of each clause, its command, and what stays open', async () => {
    const { code, out } = await run('cart.md:10');
    assert.equal(code, 3);
    assert.match(
      out,
      /“pods Running” is read as: STATUS is Running in every row\n +on line 7: kubectl get pods -l app=cart/,
    );
    assert.match(out, /“traffic grows” is not read\n +No rule covers/);
  });

  it('says of words that only name what may be listed that they are compared with the output', async () => {
    const { code, out } = await run('cart.md:12');
    assert.equal(code, 3);
    assert.match(out, /“cart-a1 MOOD=calm” is not read\n +It is compared with the output when it is there/);
  });

  it('writes the reading as a directive', async () => {
    const { code, out } = await run('--directive', 'cart.md:11');
    assert.equal(code, 0);
    assert.match(out, /^<!-- story-ops:\n- value:\n {4}path: "clusterIP"\n {4}value: "10.3.0.9"\n {2}command: 1\n/);
  });

  it('gives the same as JSON', async () => {
    const { out } = await run('--json', 'cart.md:11');
    const { version, expectations } = JSON.parse(out) as {
      version: number;
      expectations: { line: number; rules: { reading: string; line: number }[] }[];
    };
    assert.equal(version, 1);
    assert.deepEqual(
      expectations.map((e) => [e.line, e.rules.map((r) => [r.reading, r.line])]),
      [[11, [['every clusterIP is 10.3.0.9', 8]]]],
    );
  });

  it('explains on the line of a command what judges it', async () => {
    assert.match((await run('cart.md:8')).out, /^11: clusterIP: 10\.3\.0\.9/);
  });

  it('says what to do where nothing stands', async () => {
    const { code, err } = await run('cart.md:1');
    assert.equal(code, 2);
    assert.match(err, /No expectation stands there/);
    assert.equal((await run('cart.md')).code, 2);
    assert.equal((await run('none.md:3')).code, 2);
  });
});
