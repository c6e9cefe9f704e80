import assert from 'node:assert/strict';
import { parseBash } from '../../../src/command/ast.ts';
import { jobsOf } from '../../../src/command/jobs.ts';

const jobs = (text: string): { readonly leaves: string | null; readonly reaps: boolean } => {
  const script = parseBash(text);
  assert.ok(script);
  return jobsOf(script, text);
};

describe('jobs in the background', () => {
  for (const [text, leaves] of [
    ['./grind & echo on', './grind &'],
    ['kubectl get pods -w &', 'kubectl get pods -w &'],
    ['cat rye | ./grind &', 'cat rye | ./grind &'],
    ['for mill in a b; do ./grind "$mill" & done', './grind "$mill" &'],
    ['./grind 2> errors &', './grind 2> errors &'],
  ] as const)
    it(`prints beside what follows: ${text}`, () => assert.equal(jobs(text).leaves?.trim(), leaves));

  for (const text of [
    './grind > flour.log 2>&1 &',
    './grind &> flour.log &',
    'cat rye | ./grind >> flour.log &',
    '{ ./grind; ./sift; } > flour.log &',
    'sleep 5 &',
    'kubectl proxy --port=8001 &',
    'timeout 9 kubectl -n mill port-forward svc/mill 8080:80 &',
    './grind',
    'grind() { ./mill & }',
    './grind & wait',
  ])
    it(`prints nothing there: ${text}`, () => assert.equal(jobs(text).leaves, null));

  for (const [text, reaps] of [
    ['wait', true],
    ['wait "$PID"', true],
    ['kill %1', true],
    ['echo wait', false],
    ['./grind &', false],
  ] as const)
    it(`${reaps ? 'ends them' : 'leaves them'}: ${text}`, () => assert.equal(jobs(text).reaps, reaps));
});
