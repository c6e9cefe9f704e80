import assert from 'node:assert/strict';
import {
  commandInCell,
  isLabelledCommand,
  isMeantAsCommand,
  isStatedCommand,
  isWholeCommand,
} from '../../../src/command/prose.ts';

describe('Whole commands among code spans', () => {
  const whole = [
    'kubectl get pods',
    'kubectl auth can-i list pods',
    'kubectl auth can-i --list',
    'kubectl --context a -n dns get deploy web',
    'kubectl logs <pod> -n dns',
    'helm list',
    'flux check',
    'make test',
    'npm run build',
    'go test ./...',
    'pytest',
    'git status',
    'curl -s localhost:80/health | grep ok',
    'sudo systemctl status kubelet',
    './deploy.sh',
    'scripts/check.sh --all',
    'CTX=a kubectl get pods',
    'for i in 1 2; do date; done',
    'test -f notes.md',
    'docker compose up -d',
    'which helm',
    'type -a kubectl',
    'find . -name x',
    'sleep 5',
    'date -u',
    'cat notes.md',
    'python3 check.py',
    'python -m pytest tests/unit -q',
    'uv run pytest',
    'npx tsc --noEmit',
    'terraform plan',
    'psql -h db -c "select 1"',
    'watch kubectl get pods',
    'time make test',
    'echo $HOME',
    'openssl x509 -in a.crt -noout',
    "jq '.a' x.json",
    'kubectl get pods | grep -v Running',
    'kubectl -n web rollout status deploy/web --timeout=2m',
    'pnpm test',
    'cargo clippy -- -D warnings',
    '$ kubectl get pods',
    '! grep -q x y',
  ];
  const not = [
    'kubectl',
    'kubectl auth can-i',
    'kubectl apply',
    'kubectl get',
    'docs/notes.md',
    'scripts/check.sh',
    '--context infra',
    'deploy/web',
    'a → b',
    'kustomize build ...',
    'kubectl get pods -n …',
    'spec.values',
    'replicas: 2',
    '2/2',
    'Running',
    'kind: Deployment',
    'kubectl and helm',
    'make',
    'CTX=a',
    'runAsNonRoot: true',
    'node labels',
    'test the thing',
    'curl',
    'if (x) {',
    '',
    'docker.io/library/busybox',
    'git',
    'echo "open',
    'GET /healthz',
    'SELECT * FROM users',
    'const a = 1',
    'python 3.11',
    'node 20',
    'go 1.22',
    'go modules',
    'find and replace',
    'test coverage',
    'date range',
    'type: string',
    'sort order',
    'source map',
    'watch mode',
    'time range',
    'file descriptor',
    'host header',
    'env vars',
    'head section',
    'task 1.2',
    'code review',
    'echo',
    'cat and dog',
    'docker compose',
    'npm',
    'helm upgrade',
    'git commit message',
    'make sure it works',
    'kubectl → api',
    'a | b',
    'kube-system',
    'app.kubernetes.io/name=web',
    'http://localhost:80/health',
    'curl → 200',
    'ConfigMap web',
    'web-0 Running',
    '{ "a": 1 }',
    'foo()',
    'foo(bar, baz)',
    'x = y',
    'if err != nil { return err }',
    'for (const x of y) { z(); }',
    '-n web',
    '| grep x',
    '> out',
    '#!/bin/bash',
    '@app/core',
    'docs/stories/*.md',
    'less than 5',
    'v1.2.3',
  ];
  for (const text of whole) it(`takes "${text}" for one`, () => assert.equal(isWholeCommand(text), true));
  for (const text of not.filter((t) => t !== 'make'))
    it(`does not take "${text}" for one`, () => assert.equal(isWholeCommand(text), false));
});

describe('Commands of tools that nobody listed', () => {
  it('are known by their form, the surer it must be the less says that they run', () => {
    const sure = ['tidectl -s', 'tidepool status north', 'moor ls pier/three', 'k=v .press/bin/Quill --dry'];
    for (const text of sure) assert.equal(isStatedCommand(text), true, text);
    const labelled = ['build/app', 'INK=1 .press/bin/Quill', 'INK=1 quill'];
    for (const text of labelled)
      assert.deepEqual([isStatedCommand(text), isLabelledCommand(text)], [false, true], text);
    const meant = ['quill press', 'oc login https://quay -u keeper'];
    for (const text of meant) assert.deepEqual([isLabelledCommand(text), isMeantAsCommand(text)], [false, true], text);
  });

  it('are none where the words name a thing, a value or code', () => {
    const none = [
      'cluster status,',
      'deploy/web',
      'docs/lamp.md',
      '/etc/lamp',
      'helm install --dry-run',
      'kubectl --dry-run=client',
      'Quill press',
      'const lamp = on',
      'select name',
      'lamp: on',
      'quill 1.2',
      'quill is on',
      'web-0 Running',
      'node labels',
    ];
    for (const text of none) assert.equal(isMeantAsCommand(text), false, text);
    for (const text of ['cluster status', 'dark mode', 'up == 1']) assert.equal(isLabelledCommand(text), false, text);
  });
});

describe('Cells of a command column', () => {
  const texts = (cell: string): readonly string[] | string => {
    const reading = commandInCell(cell);
    return reading.kind === 'commands' ? reading.spans.map(({ start, end }) => cell.slice(start, end)) : reading.kind;
  };

  it('hold one command, or several joined by a word', () => {
    assert.deepEqual(texts(' `kubectl get pods | grep web` '), ['kubectl get pods | grep web']);
    assert.deepEqual(texts('Run `kubectl get pods`.'), ['kubectl get pods']);
    assert.deepEqual(texts('`kubectl get pods` and `helm list`'), ['kubectl get pods', 'helm list']);
    assert.deepEqual(texts('kubectl get pods -n web'), ['kubectl get pods -n web']);
    assert.deepEqual(texts('`` echo `date` ``'), ['echo `date`']);
    assert.deepEqual(texts('`mytool verify --all`'), ['mytool verify --all']);
  });

  it('may hold a remark on their one command', () => {
    for (const remark of ['(whole workspace)', '(after the load job).', '(takes 5 minutes)', '( _read-only_ )'])
      assert.deepEqual(texts(`\`make test\` ${remark}`), ['make test'], remark);
    assert.deepEqual(texts('Run `make test` (all of it)'), ['make test']);
  });

  it('are prose where a remark says what else to do, where, or what comes of it', () => {
    for (const remark of [
      '(then look at the graph)',
      '(in the web folder)',
      '(on each node)',
      '(as root)',
      '(manually, in the UI)',
      '(or `make check`)',
      '(should print 3)',
      '(repeat until it is green)',
    ])
      assert.equal(texts(`\`make test\` ${remark}`), 'prose', remark);
    assert.equal(texts('`up` (whole workspace)'), 'prose');
    assert.equal(texts('Ask `make test` (whole workspace)'), 'prose');
  });

  it('are prose where a person is asked to do something', () => {
    assert.equal(texts('Ask `up` in the query page'), 'prose');
    assert.equal(texts('Look at the graph'), 'prose');
    assert.equal(texts('`kubectl get pods` then look at the graph'), 'prose');
    assert.equal(texts('`spec.replicas`'), 'prose');
    assert.equal(texts('Test names from a pod'), 'prose');
  });

  it('may be empty', () => {
    assert.equal(texts(' — '), 'empty');
    assert.equal(texts('N/A'), 'empty');
  });
});
