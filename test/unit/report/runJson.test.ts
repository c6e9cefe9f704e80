import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { redact } from '../../../src/redact/redact.ts';
import { exitCode, summaryOf } from '../../../src/report/exitCode.ts';
import { makeRecord } from '../../../src/report/makeRecord.ts';
import type { RunRecord } from '../../../src/report/record.ts';
import { runJson } from '../../../src/report/runJson.ts';
import { rawRun, sha256 } from '../../support/runs.ts';

const schema = JSON.parse(readFileSync(new URL('../../../schemas/run.schema.json', import.meta.url), 'utf8')) as object;
const valid = new Ajv({ allErrors: true }).compile(schema);

const RECORDS: readonly RunRecord[] = [
  rawRun({
    id: '2.3',
    verdict: 'pass',
    commands: [{ text: 'kubectl get deploy web', ran: 'kubectl get deploy web -o wide', out: 'web 2/2\n' }],
    expected: [{ text: '2/2 READY', verdict: 'pass', found: '2/2' }],
  }),
  rawRun({
    id: '2.4',
    verdict: 'fail',
    commands: [
      { text: 'sleep 9', outcome: { kind: 'timed-out', afterMs: 1000 } },
      { text: 'kill -9 $$', outcome: { kind: 'signalled', signal: 'SIGKILL' }, exit: 137 },
      { text: "echo 'a", outcome: { kind: 'not-started', why: 'No write starts.' }, unparsed: 'a quote' },
    ],
  }),
  rawRun({ id: 'AC1:x', verdict: 'manual', owner: { kind: 'row', line: 9 } }),
].map((raw) => makeRecord(raw, sha256));

describe('the JSON of run', () => {
  const json = runJson({
    runs: RECORDS,
    edits: [{ story: 'stories/lanterns.md', line: 10, before: redact('- [ ] x'), after: redact('- [x] x') }],
    leftOut: [{ story: 'stories/lanterns.md', check: '2.5', why: redact('It writes.') }],
  });

  it('is valid by its schema', () => {
    assert.ok(valid(JSON.parse(JSON.stringify(json))), JSON.stringify(valid.errors));
  });

  it('has the members of the contract and says how each command ended', () => {
    assert.deepEqual(Object.keys(json), ['version', 'runs', 'edits', 'summary']);
    const [first, second, third] = json.runs;
    assert.equal(first?.context, 'infra');
    assert.deepEqual(
      [first?.commands[0]?.ran, first?.commands[0]?.outcome, first?.commands[0]?.exit, first?.commands[0]?.stages],
      ['kubectl get deploy web -o wide', 'exited', 0, [0]],
    );
    assert.deepEqual(first?.expectations[0]?.rules[0], {
      rule: { kind: 'contains', token: '2/2 READY', exact: false, command: 0, on: 'stdout', clause: '2/2 READY' },
      verdict: 'pass',
      found: '2/2',
    });
    assert.deepEqual([second?.commands[0]?.outcome, second?.commands[0]?.exit], ['timed-out', null]);
    assert.deepEqual([second?.commands[0]?.why, second?.commands[2]?.why], [undefined, 'No write starts.']);
    assert.deepEqual([second?.commands[0]?.unparsed, second?.commands[2]?.unparsed], [undefined, 'a quote']);
    assert.deepEqual([second?.commands[1]?.outcome, second?.commands[1]?.exit], ['signalled', 137]);
    assert.equal(third?.context, null);
  });

  it('counts verdicts and names what was left out', () => {
    assert.deepEqual(json.summary, {
      pass: 1,
      fail: 1,
      undecided: 0,
      manual: 1,
      blocked: 0,
      leftOut: [{ story: 'stories/lanterns.md', check: '2.5', why: 'It writes.' }],
    });
  });

  it('is refused by the schema when a member is missing or strange', () => {
    for (const broken of [
      { ...json, version: 2 },
      { ...json, extra: 1 },
      { ...json, runs: [{ ...json.runs[0], verdict: 'ok' }] },
    ])
      assert.equal(valid(JSON.parse(JSON.stringify(broken))), false);
  });
});

describe('the exit code', () => {
  const none = { pass: 0, fail: 0, undecided: 0, manual: 0, blocked: 0 };
  const cases = [
    ['all passed', { pass: 2 }, 0],
    ['one failed', { pass: 2, fail: 1, blocked: 1 }, 1],
    ['some undecided', { pass: 2, undecided: 1 }, 3],
    ['some manual', { manual: 1 }, 3],
    ['some blocked', { blocked: 1 }, 3],
    ['nothing selected', {}, 2],
  ] as const;
  for (const [what, summary, code] of cases)
    it(`is ${String(code)} for ${what}`, () => {
      assert.equal(exitCode({ ...none, ...summary }), code);
    });
  it('counts records', () => {
    assert.equal(exitCode(summaryOf(RECORDS)), 1);
  });
});
