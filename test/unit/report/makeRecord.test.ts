import assert from 'node:assert/strict';
import { makeRecord, streamRecord } from '../../../src/report/makeRecord.ts';
import { capturedOf, rawRun, sha256 } from '../../support/runs.ts';

const CANARY = 'c4nary-B1rd-77';
const CANARY_64 = Buffer.from(CANARY).toString('base64');

describe('a record', () => {
  it('keeps what ran, where, and what was judged', () => {
    const record = makeRecord(
      rawRun({
        id: '2.3',
        verdict: 'pass',
        commands: [{ text: 'kubectl get deploy web', out: 'NAME READY\nweb 2/2\n' }],
        expected: [{ text: '2/2 READY', verdict: 'pass', found: '2/2' }],
      }),
      sha256,
    );
    assert.equal(record.check, '2.3');
    assert.equal(record.commands[0]?.stdout.excerpt, 'NAME READY\nweb 2/2');
    assert.equal(record.commands[0]?.ran, null);
    assert.equal(record.contexts[0]?.context, 'admin@infra-01');
    assert.equal(record.expectations[0]?.rules[0]?.found, '2/2');
    assert.equal(record.expectations[0]?.rules[0]?.rule.clause, '2/2 READY');
  });

  it('holds no canary in any text, whichever text shows that it is one', () => {
    const everywhere = `seen ${CANARY}`;
    const record = makeRecord(
      rawRun({
        id: '1.1',
        title: everywhere,
        verdict: 'fail',
        because: everywhere,
        commands: [
          { text: `echo ${CANARY}`, ran: `echo "${CANARY}"`, out: everywhere, err: everywhere },
          { text: 'login', outcome: { kind: 'not-started', why: everywhere } },
          { text: 'kubectl get secret web -o yaml', out: `data:\n  any: ${CANARY_64}\nkind: Secret\n` },
        ],
        expected: [{ text: everywhere, verdict: 'fail', because: everywhere, found: CANARY }],
        confirmation: { at: '2025-03-04T10:20:30.000Z', by: everywhere, note: everywhere },
      }),
      sha256,
    );
    assert.ok(!JSON.stringify(record).includes(CANARY), JSON.stringify(record, null, 1));
    assert.ok(!JSON.stringify(record).includes(CANARY_64));
  });

  it('hides everything that a sensitive command printed, also where it is quoted', () => {
    const record = makeRecord(
      rawRun({
        id: '1.1',
        verdict: 'pass',
        because: `Found ${CANARY}.`,
        commands: [
          { text: "kubectl get secret web -o jsonpath='{.data.any}' | base64 -d", out: `${CANARY}\n`, sensitive: true },
        ],
        expected: [{ text: 'a value', verdict: 'pass', found: CANARY }],
      }),
      sha256,
    );
    assert.equal(record.commands[0]?.stdout.excerpt, '‹redacted:sensitive›');
    assert.equal(record.because, 'Found ‹redacted:hidden›.');
    assert.equal(record.expectations[0]?.rules[0]?.found, '‹redacted:hidden›');
  });

  it('says that an expectation without a judgement is undecided', () => {
    const raw = rawRun({ id: '1', verdict: 'blocked', expected: [{ text: 'x', verdict: 'pass' }] });
    assert.equal(makeRecord({ ...raw, judged: [] }, sha256).expectations[0]?.verdict, 'undecided');
  });
});

describe('a stream', () => {
  it('is made of both ends of a long output, each redacted as what it is', () => {
    const line = 'all is well here\n';
    const out = `${line.repeat(90_000)}password: hunter22x\n${line.repeat(90_000)}token: ${CANARY}\n`;
    const record = makeRecord(rawRun({ id: '1.1', verdict: 'pass', commands: [{ text: 'cat log', out }] }), sha256);
    const stdout = record.commands[0]?.stdout;
    assert.equal(stdout?.complete, false);
    assert.equal(stdout.bytes, out.length);
    assert.ok(stdout.excerpt.startsWith(line) && stdout.excerpt.includes('token: ‹redacted'));
    assert.ok(!JSON.stringify(record).includes(CANARY));
  });

  it('has the hash of all bytes where nothing was hidden', () => {
    const raw = { ...capturedOf('plain\n'), bytes: 9e9, sha256: 'f'.repeat(64), complete: false };
    assert.deepEqual(streamRecord(raw, sha256), {
      bytes: 9e9,
      sha256: 'f'.repeat(64),
      complete: false,
      excerpt: 'plain',
    });
  });

  it('has the hash of the redacted text where something was, so that no short secret can be guessed', () => {
    const record = streamRecord(capturedOf('password=hunter2\n'), sha256);
    assert.equal(record.sha256, sha256('password=‹redacted:pair›\n'));
    assert.equal(record.excerpt, 'password=‹redacted:pair›');
  });

  it('is redacted before it is cut: a Secret names itself at its end', () => {
    const lines = Array.from({ length: 200 }, (_, i) => `  key${String(i)}: plain words ${String(i)}`);
    const record = streamRecord(capturedOf(`data:\n${lines.join('\n')}\nkind: Secret\n`), sha256);
    assert.doesNotMatch(record.excerpt, /plain words/);
    assert.match(record.excerpt, /^data:\n {2}key0: ‹redacted:secret-data›/);
    assert.equal(record.complete, false);
  });
});
