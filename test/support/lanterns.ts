import { redact } from '../../src/redact/redact.ts';
import { makeRecord } from '../../src/report/makeRecord.ts';
import type { RunReport } from '../../src/report/record.ts';
import { rawRun, sha256 } from './runs.ts';

/** A run of a small story, with one check in each verdict but `undecided`, for the goldens of all reports. */
export const LANTERNS: RunReport = {
  runs: [
    rawRun({
      id: '2.3',
      title: 'Lanterns are lit',
      criteria: ['AC1', 'AC2'],
      verdict: 'pass',
      because: 'All 1 expectations hold.',
      commands: [{ text: 'kubectl get deploy lantern', out: 'NAME READY\nlantern 2/2\n' }],
      expected: [{ text: '2/2 READY', verdict: 'pass', because: 'READY is 2/2.', found: '2/2' }],
    }),
    rawRun({
      id: '2.4',
      title: 'The wick has its address',
      line: 31,
      criteria: ['AC2'],
      verdict: 'fail',
      because: 'Expected clusterIP 10.0.0.10, found 10.0.0.11.',
      commands: [
        {
          text: 'kubectl get svc wick -o yaml \\\n  | grep clusterIP',
          out: '  clusterIP: 10.0.0.11\n  clusterIPs:\n',
          err: 'warning: old\n',
        },
      ],
      expected: [
        {
          text: '`10.0.0.10`',
          verdict: 'fail',
          because: 'Expected clusterIP 10.0.0.10, found 10.0.0.11.',
          found: 'clusterIP: 10.0.0.11',
        },
      ],
    }),
    rawRun({
      id: '2.5',
      title: 'The keeper answers',
      line: 40,
      criteria: ['AC3'],
      verdict: 'blocked',
      because: 'No value for <pod-ip>.',
      commands: [{ text: 'dig <pod-ip>', outcome: { kind: 'not-started', why: 'No value for <pod-ip>.' } }],
    }),
    rawRun({
      id: 'AC4:look',
      title: 'Somebody looks',
      line: 50,
      criteria: ['AC4'],
      owner: { kind: 'row', line: 50 },
      verdict: 'manual',
      because: 'It is for a person.',
      confirmation: { at: '2025-03-04T11:00:00.000Z', by: null, note: 'All lamps burn.' },
    }),
  ].map((raw) => makeRecord(raw, sha256)),
  edits: [
    {
      story: 'stories/lanterns.md',
      line: 9,
      before: redact('- [ ] **2.3 Lanterns are lit**'),
      after: redact('- [x] **2.3 Lanterns are lit**'),
    },
  ],
  leftOut: [{ story: 'stories/lanterns.md', check: '2.2', why: redact('It writes.') }],
};
