import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { stoppableLoop } from '../../../src/run/loop.ts';
import { outcomeOf, stagesOf } from '../../../src/run/outcome.ts';
import { localPorts } from '../../../src/command/localPorts.ts';
import { forwardedPorts, probeJob } from '../../../src/run/probe.ts';
import { quote, readMessages } from '../../../src/run/script.ts';

describe('messages of a bash', () => {
  const done = ['done', '1', '2', '0', '1', 'last arg', ''].join('\0');

  it('are read whole, whatever the last argument holds', () => {
    const tricky = ['done', '0', '1', '0', 'done\n0 "x"', ''].join('\0');
    const { messages, rest } = readMessages(done + tricky);
    assert.equal(rest, '');
    assert.deepEqual(messages, [
      { kind: 'done', status: 1, stages: [0, 1], lastArgument: 'last arg' },
      { kind: 'done', status: 0, stages: [0], lastArgument: 'done\n0 "x"' },
    ]);
  });

  it('are read the same, however they are cut', () => {
    fc.assert(
      fc.property(fc.nat(done.length), fc.nat(done.length), (a, b) => {
        const text = done + done;
        const cuts = [a, done.length + b].sort((x, y) => x - y);
        let rest = '';
        const got = [text.slice(0, cuts[0]), text.slice(cuts[0], cuts[1]), text.slice(cuts[1])].flatMap((part) => {
          const read = readMessages(rest + part);
          rest = read.rest;
          return read.messages;
        });
        assert.deepEqual(got, readMessages(text).messages);
        assert.equal(rest, '');
      }),
    );
  });

  it('with an empty last argument wait for nothing more', () => {
    assert.equal(readMessages('ready\x000\x001\x000\x00\x00').messages.length, 1);
  });
});

describe('an exit status of bash', () => {
  it('above 128 tells of a signal, where the last stage has it', () => {
    assert.deepEqual(outcomeOf({ status: 143, stages: [143] }), { kind: 'signalled', signal: 'SIGTERM' });
    assert.deepEqual(outcomeOf({ status: 141, stages: [141, 0] }), { kind: 'exited', code: 141 });
    assert.deepEqual(outcomeOf({ status: 255, stages: [255] }), { kind: 'exited', code: 255 });
    assert.deepEqual(outcomeOf({ status: 128, stages: [128] }), { kind: 'exited', code: 128 });
  });

  it('has stages only where as many were shown', () => {
    assert.deepEqual(stagesOf({ status: 1, stages: [0, 1] }, { text: 'a | b', stages: 2 }), [0, 1]);
    assert.deepEqual(stagesOf({ status: 1, stages: [0, 1] }, { text: 'f', stages: 1 }), []);
    assert.deepEqual(stagesOf({ status: 1, stages: [0, 1] }, { text: 'a | b' }), [0, 1]);
    // Left by the command before: a loop without a turn sets none.
    assert.deepEqual(stagesOf({ status: 0, stages: [3] }, { text: 'for i in; do :; done', stages: 1 }), []);
    assert.deepEqual(stagesOf({ status: 1, stages: [0] }, { text: '! true', stages: 1 }), [0]);
  });
});

describe('a word for bash', () => {
  it('holds its quotes', () => {
    assert.equal(quote("it's; $(id)"), `'it'\\''s; $(id)'`);
  });
});

describe('a forward as a job', () => {
  const output = { stdout: '/d/o', stderr: '/d/e' };
  it('is put into the background once', () => {
    const wanted = "kubectl port-forward svc/web 80 >'/d/o' 2>'/d/e' &";
    assert.equal(probeJob('kubectl port-forward svc/web 80', output, quote).job, wanted);
    assert.equal(probeJob('kubectl port-forward svc/web 80 &  ', output, quote).job, wanted);
  });

  it('keeps its own redirections', () => {
    const text = 'kubectl port-forward svc/web 80 > pf.log 2>&1 &';
    assert.deepEqual(probeJob(text, output, quote), { job: text, shown: text });
  });

  it('tells its ports, once for both address families', () => {
    const said = 'Forwarding from 127.0.0.1:9153 -> 9153\nForwarding from [::1]:9153 -> 9153\n';
    assert.deepEqual(forwardedPorts(said), [9153]);
    assert.deepEqual(forwardedPorts('Not Forwarding from 127.0.0.1:1 -> 1'), []);
  });
});

describe('the words of a forward', () => {
  it('name its local ports', () => {
    const ports = (words: string) => localPorts(`kubectl --context=a -n b ${words}`);
    assert.deepEqual(ports('port-forward deploy/web 9153'), [9153]);
    assert.deepEqual(ports('port-forward deploy/web 9153:8080 80:http &'), [9153, 80]);
    assert.deepEqual(ports('port-forward --address 127.0.0.1 svc/web :8080 $PORT:1 >/dev/null 2>&1 &'), [0]);
    assert.deepEqual(localPorts('ssh -L 9153:localhost:9153 host'), []);
  });
});

describe('an endless loop', () => {
  it('gets an end between two iterations', () => {
    const body = ' date; sleep 2; done';
    for (const head of ['while true; do', 'while :;do', 'until false\ndo', 'for ((;;)); do', 'while [ 1 ]; do'])
      assert.equal(stoppableLoop(head + body, 'stop'), `while [ ! -e stop ]; do${body}`);
  });

  it('is not found in a loop that ends by itself, nor behind another command', () => {
    for (const text of [
      'while read -r x; do :; done',
      'for i in 1 2; do :; done',
      'date; while true; do :; done',
      'whiletrue; do',
    ])
      assert.equal(stoppableLoop(text, 'stop'), null);
  });
});
