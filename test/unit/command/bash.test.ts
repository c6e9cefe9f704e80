import assert from 'node:assert/strict';
import { splitBash } from '../../../src/command/bash.ts';

const units = (source: string): readonly string[] => splitBash(source).units.map(({ text }) => text);

describe('Splitting a block into commands', () => {
  it('takes one command a line, with continuations, quoted lines and here-documents', () => {
    assert.deepEqual(units('kubectl get pods \\\n  -o wide\necho "a\nb"\ncat <<A <<B | wc\n1\nA\n2\nB\ndate'), [
      'kubectl get pods \\\n  -o wide',
      'echo "a\nb"',
      'cat <<A <<B | wc\n1\nA\n2\nB',
      'date',
    ]);
  });

  it('keeps statements of one line together, and so a loop', () => {
    assert.deepEqual(units('kubectl get x; echo done\nwhile true; do date; sleep 2; done'), [
      'kubectl get x; echo done',
      'while true; do date; sleep 2; done',
    ]);
  });

  it('gives what follows a port-forward in the background a unit of its own', () => {
    assert.deepEqual(units('kubectl --context=a port-forward deploy/web 80 >/dev/null 2>&1 & curl localhost:80'), [
      'kubectl --context=a port-forward deploy/web 80 >/dev/null 2>&1 &',
      'curl localhost:80',
    ]);
    assert.deepEqual(units('sleep 9 & curl localhost:80'), ['sleep 9 & curl localhost:80']);
  });

  it('joins a reader of PIPESTATUS with the unit above, and all that follows an exec that redirects', () => {
    assert.deepEqual(units('date\nfalse | true\necho ${PIPESTATUS[0]}\ndate\nexec 3>log\necho a >&3\nexec 3>&-'), [
      'date',
      'false | true\necho ${PIPESTATUS[0]}',
      'date',
      'exec 3>log\necho a >&3\nexec 3>&-',
    ]);
  });

  it('joins all that follows what sees every command or changes how bash reads its script', () => {
    for (const mode of [
      "trap 'n=1' DEBUG",
      'builtin() { :; }',
      'set -o history',
      'set -v',
      'set -eun',
      'set -o verbose',
      'shopt -so noexec',
      'f() { set -n; }',
      '{ set -v; }',
    ])
      assert.deepEqual(units(`date\n${mode}\na\nb`), ['date', `${mode}\na\nb`], mode);
    for (const other of [
      '(set -v; a)',
      'x=$(set -v)',
      'set -n &',
      'set -v | a',
      'set +v',
      'set -e -o pipefail',
      'set -- -v',
      'trap - DEBUG',
      'x=$(exec 2>&1; a)',
      '(exec >f; a)',
    ])
      assert.deepEqual(units(`${other}\nb`), [other, 'b'], other);
  });

  it('sees an argument where the author wrote a placeholder', () => {
    const block = splitBash('kubectl logs <pod>\nnslookup <pod-ip>.default\nkubectl -n {{ ns }} get pods');
    assert.equal(block.parsed, true);
    assert.equal(block.units.length, 3);
    assert.equal(block.units[0]?.text, 'kubectl logs <pod>');
  });

  it('runs whole what the grammar cannot read, an endless here-document included', () => {
    for (const source of ['if true; then\ndate', 'date\necho "open', 'date\ncat <<EOF\nhi', 'date\nfi']) {
      const block = splitBash(source);
      assert.equal(block.parsed, false, source);
      assert.deepEqual(block.units, [{ span: { start: 0, end: source.length }, text: source }]);
    }
  });

  it('finds comments, and takes no number sign in quotes, words and here-documents for one', () => {
    const source =
      "# top\necho '#' a#b ${x#y} $((16#ff)) # tail\ncat <<EOF\n# text\nEOF\nfor i in 1; do # in\n date\ndone";
    assert.deepEqual(
      splitBash(source).comments.map(({ text, trailing }) => [text, trailing]),
      [
        ['top', false],
        ['tail', true],
        ['in', true],
      ],
    );
  });

  it('keeps offsets into a text with CRLF line ends', () => {
    const source = 'date # a\r\necho \\\r\n  b\r\n';
    const block = splitBash(source);
    assert.deepEqual(
      block.units.map(({ span, text }) => [source.slice(span.start, span.end), text]),
      [
        ['date', 'date'],
        ['echo \\\r\n  b', 'echo \\\n  b'],
      ],
    );
    assert.equal(source.slice(block.comments[0]?.span.start, block.comments[0]?.span.end), '# a');
  });
});
