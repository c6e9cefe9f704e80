import assert from 'node:assert/strict';
import { readingOfOne } from '../../support/reading.ts';

function reads(command: string, cases: readonly (readonly [words: string, rules: string])[]): void {
  for (const [words, rules] of cases)
    it(`are “${rules}” in “${words}” beside ${command}`, () => assert.equal(readingOfOne(words, command), rules));
}

describe('States with a slash', () => {
  const either = 'STATUS is Running or Completed in every row';
  reads('kubectl get pods', [
    ['all `Running`/`Completed`', either],
    ['all pods Running/Completed', either],
    ['`Running` / `Completed`', either],
    ['Pending/Running', 'STATUS is Pending or Running in every row'],
    ['Running & Completed', 'STATUS is Running in every row; STATUS is Completed in every row'],
  ]);
  reads('kubectl get pvc', [['Bound/Released', 'STATUS is Bound or Released in every row']]);
  reads('kubectl -n argocd get app shop', [
    ['Synced/Healthy', 'SYNC STATUS is Synced in every row; HEALTH STATUS is Healthy in every row'],
  ]);
});

describe('Pairs in one quotation', () => {
  const both = 'INSTALLED is True in every row; HEALTHY is True in every row';
  reads('kubectl get providers', [
    ['`INSTALLED=True, HEALTHY=True`', both],
    ['shows `INSTALLED=True HEALTHY=True`', both],
    ['"INSTALLED=True and HEALTHY=True"', both],
    ['`tier=web, zone=a`', '`tier=web, zone=a` is printed'],
    ['`INSTALLED=True, soon`', '`INSTALLED=True, soon` is printed'],
  ]);
});

describe('Lists of which the first part says what is to be done', () => {
  reads('git status --short', [
    ['delete `quay/a.yaml` and `quay/b.sh`', '? delete `quay/a.yaml` and `quay/b.sh`'],
    ['rewrite `a.yaml`, `b.yaml` and `c.yaml`', '? rewrite `a.yaml`, `b.yaml` and `c.yaml`'],
    ['scan `count` and `Killed`', '? scan `count` and `Killed`'],
    ['`a.yaml` and `b.yaml`', '`a.yaml` is printed; `b.yaml` is printed'],
    ['shows `a.yaml` and `b.yaml`', '`a.yaml` is printed; `b.yaml` is printed'],
  ]);
});

describe('Values that are only about so', () => {
  reads('grep -n lamp harbour.txt', [
    ['line ~533', '? line ~533'],
    ['line ≈533', '? line ≈533'],
    ['~533', '? ~533'],
    ['`~533`', '`~533` is printed'],
    ['line:533', 'line:533 is printed'],
  ]);
});

describe('Names behind a word and a colon', () => {
  const both = 'web-a is printed; web-b is printed';
  reads('kubectl config get-contexts -o name', [
    ['Should list: web-a, web-b', both],
    ['should include: web-a, web-b', both],
    ['Must contain: `web-a`, `web-b`', '`web-a` is printed; `web-b` is printed'],
    ['Should list: web-a', 'web-a is printed'],
    ['Should list web-a, web-b', both],
    ['Should not list: web-a', '? Should not list: web-a'],
  ]);
});
