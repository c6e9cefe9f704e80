import assert from 'node:assert/strict';
import { commandInCell, isWholeCommand } from '../../../src/command/prose.ts';

describe('Whole commands among code spans', () => {
  const whole = [
    'kubectl get pods',
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
    '! grep -q x y',
  ];
  const not = [
    'kubectl',
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
  ];
  for (const text of whole) it(`takes "${text}" for one`, () => assert.equal(isWholeCommand(text), true));
  for (const text of not.filter((t) => t !== 'make'))
    it(`does not take "${text}" for one`, () => assert.equal(isWholeCommand(text), false));
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
