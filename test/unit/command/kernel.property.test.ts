import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { splitBash } from '../../../src/command/bash.ts';
import { describeBlock } from '../../../src/command/describe.ts';
import { commandInCell, isWholeCommand } from '../../../src/command/prose.ts';
import { fillPlaceholders } from '../../../src/command/fill.ts';

const TABLE = new URL('../../golden/command/effects.tsv', import.meta.url);

function isPlainRead(source: string): boolean {
  return describeBlock(splitBash(source)).every(({ effect }) => effect.kind === 'read' && effect.sensitive === null);
}

const READS = readFileSync(TABLE, 'utf8')
  .split('\n')
  .filter((line) => /^[RS] /.test(line))
  .map((line) => (line.split('\t')[1] ?? '').replace(/⏎/g, '\n'));

/** One tool and its words: what is put behind it is an argument of that tool. */
const SIMPLE = READS.filter(
  (line) =>
    !/[|&;<>\n(]|^(echo|printf|true|false|test|\[|!|time|for|if|[A-Z]\w*=|export|LC_ALL|watch|ping)|--$/.test(line) &&
    !/ -- |^command -v|^(set|unset|seq|hostname|type)\b/.test(line),
);

describe('A read that something is added to is no plain read any more', () => {
  it('by an option that its tool does not have', () => {
    assert.ok(SIMPLE.length > 150, String(SIMPLE.length));
    for (const line of SIMPLE)
      for (const flag of ['--no-such-option', '--no-such-option=x', '-@'])
        assert.ok(!isPlainRead(`${line} ${flag}`), `${line} ${flag}`);
  });

  it('by a redirection into a file', () => {
    for (const line of READS.filter((one) => !/[&\n]$|\n|& |&$/.test(one)))
      for (const redirect of ['> out', '>> out', '2> out', '&> out', '>| out', '> "$HOME/x"'])
        assert.ok(!isPlainRead(`${line} ${redirect}`), `${line} ${redirect}`);
  });

  it('by a substitution that writes', () => {
    for (const line of SIMPLE)
      for (const more of [
        '$(rm x)',
        '"$(kubectl delete pod x)"',
        '`rm x`',
        '<(rm x)',
        '${X:-$(rm x)}',
        '"$((1 + $(rm x)))"',
      ])
        assert.ok(!isPlainRead(`${line} ${more}`), `${line} ${more}`);
  });

  it('by a wrapper', () => {
    for (const line of READS)
      for (const wrapper of [
        'sudo',
        'env',
        'env A=1',
        'xargs',
        'eval',
        'exec',
        'timeout 5',
        'nohup',
        'command',
        'builtin',
        'nice',
        './run',
        '$X',
      ])
        assert.ok(!isPlainRead(`${wrapper} ${line}`), `${wrapper} ${line}`);
    for (const line of READS.filter((one) => !one.includes("'")))
      for (const shell of ['sh -c', 'bash -lc', 'zsh -c', 'ssh node'])
        assert.ok(!isPlainRead(`${shell} '${line}'`), `${shell} ${line}`);
  });

  it('by a write beside it', () => {
    for (const line of READS.filter((one) => !one.includes('\n'))) {
      for (const source of [
        `rm x; ${line}`,
        `${line}; rm x`,
        `rm x && ${line}`,
        `${line} || rm x`,
        `PATH=/x; ${line}`,
        `kubectl() { rm x; }; ${line}`,
      ])
        assert.ok(!isPlainRead(source), source);
    }
  });

  it('by a variable in front that tools read', () => {
    for (const line of SIMPLE)
      for (const name of ['KUBECONFIG', 'PATH', 'LD_PRELOAD', 'KUBECTL_EXTERNAL_DIFF', 'HTTPS_PROXY', 'ANY'])
        assert.ok(!isPlainRead(`${name}=x ${line}`), `${name}=x ${line}`);
  });
});

describe('Any text at all', () => {
  const token = fc.constantFrom(
    ...'kubectl|get|pods|--context|a|=|$X|${X|}|$(|)|`|"|\'|\\|<|>|<<E\n|E\n|<<<|&|&&|||;|;;|\n|#|{{|}}|<pod>|if|then|fi|for|in|do|done|case|esac|[[|]]|((|))|{|}|()|*|?|!|\r\n|\t|😀|é|\u200b|exec|3>|PIPESTATUS|$((|-w|...|…|YOUR_X'.split(
      '|',
    ),
    '|',
    ' ',
    ' ',
    ' ',
  );
  const text = fc.oneof(
    fc.array(token, { maxLength: 30 }).map((parts) => parts.join('')),
    fc.string({ maxLength: 60, unit: 'binary' }),
  );

  it('is split and described without an exception, with spans inside and in order', () => {
    fc.assert(
      fc.property(text, (source) => {
        const block = splitBash(source);
        let at = 0;
        for (const { span, text: unit } of block.units) {
          assert.ok(span.start >= at && span.end >= span.start && span.end <= source.length);
          assert.equal(source.slice(span.start, span.end).replace(/\r\n/g, '\n'), unit);
          at = span.end;
        }
        for (const { span } of block.comments) assert.equal(source[span.start], '#');
        const facts = describeBlock(block);
        assert.equal(facts.length, block.units.length);
        for (const [i, { open, stages }] of facts.entries()) {
          const length = block.units[i]?.text.length ?? 0;
          for (const { span } of [...open, ...stages])
            assert.ok(span.start >= 0 && span.start <= span.end && span.end <= length);
        }
        isWholeCommand(source);
        commandInCell(source);
        fillPlaceholders(source, new Map([['pod', 'x y']]));
      }),
      { numRuns: 1500, seed: 11 },
    );
  });

  it('loses nothing but blanks, separators and comments between its units', () => {
    fc.assert(
      fc.property(text, (source) => {
        const block = splitBash(source);
        let rest = source;
        for (const { span } of [...block.units, ...block.comments].sort((a, b) => b.span.start - a.span.start))
          rest = rest.slice(0, span.start) + ' '.repeat(Math.max(0, span.end - span.start)) + rest.slice(span.end);
        assert.match(rest, /^([\s;&]|\\\r?\n)*$/);
      }),
      { numRuns: 800, seed: 12 },
    );
  });

  it('never reaches a shell with a placeholder that bash would take for redirections', () => {
    const name = fc.constantFrom(
      'pod-ip',
      'node name',
      'a|b',
      'x',
      'NAMESPACE',
      'pod.name',
      'host:port',
      'your-domain.com',
      'n',
    );
    const frame = fc.constantFrom(
      'a <@>',
      'a <@>.b c',
      'a -n=<@> b',
      'a <@> | b',
      'a <@>; b',
      'a "<@>/x"',
      '(a <@>)',
      'a $(b <@>)',
      'X=<@>',
      'a <@> &',
      'a <@>\nb',
      'for i in <@>; do a; done',
    );
    fc.assert(
      fc.property(name, frame, (one, where) => {
        const source = where.replace('@', one);
        const facts = describeBlock(splitBash(source));
        assert.ok(
          facts.some(({ open }) => open.some((found) => found.name === one)),
          source,
        );
      }),
      { seed: 13 },
    );
  });
});
