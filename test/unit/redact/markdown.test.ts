import assert from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { fenced, inlineCode, words } from '../../../src/redact/markdown.ts';

const markdown = new MarkdownIt({ html: true });
const PIECE = fc.constantFrom(
  '`',
  '``',
  '```',
  '~~~',
  '\n',
  '<!--',
  ' story-ops:notes -->',
  '<!-- /story-ops:notes -->',
  '# x',
  '- [ ] y',
  '|',
  '\\',
  'a',
  ' ',
  '[l](u)',
  '![i](u)',
  '<b>',
  '<<<<<<< HEAD',
  '*',
  '_',
  '&amp;',
);
const TEXT = fc.array(PIECE, { maxLength: 14 }).map((parts) => parts.join(''));

describe('fenced', () => {
  it('is one fence, whatever is in it', () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        const tokens = markdown.parse(`${fenced(text, 'text')}\n`, {});
        assert.deepEqual(
          tokens.map((token) => token.type),
          ['fence'],
        );
      }),
    );
  });

  it('holds neither our markers nor those of a merge conflict', () => {
    const text = fenced('<!-- /story-ops:notes -->\n<<<<<<< HEAD\n=======\n>>>>>>> x\n', 'text');
    assert.equal(text, '```text\n<!\\-- /story-ops:notes -->\n <<<<<<< HEAD\n =======\n >>>>>>> x\n```');
  });

  it('shows plain text as it is', () => {
    assert.equal(fenced('a\nb\n', 'text'), '```text\na\nb\n```');
  });

  it('is longer than any fence in it', () => {
    assert.equal(fenced('````\nx', 'bash'), '`````bash\n````\nx\n`````');
  });
});

describe('inlineCode', () => {
  it('is one code span, whatever is in it', () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        const code = inlineCode(text);
        const inline = markdown.parseInline(`x ${code} y`, {})[0]?.children ?? [];
        assert.deepEqual(
          inline.map((token) => token.type),
          code === '' ? ['text'] : ['text', 'code_inline', 'text'],
        );
      }),
    );
  });

  it('keeps one line', () => {
    assert.equal(inlineCode('a \\\n  b\n'), '`a \\ ↵ b`');
  });
});

describe('words', () => {
  it('make one paragraph of text, whatever is in it', () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        const inline = markdown.parse(`x ${words(text)}`, {});
        assert.deepEqual(
          inline.map((token) => token.type),
          ['paragraph_open', 'inline', 'paragraph_close'],
        );
        const kinds = new Set(inline[1]?.children?.map((token) => token.type));
        assert.ok(
          [...kinds].every((kind) => kind === 'text' || kind === 'text_special'),
          [...kinds].join(),
        );
      }),
    );
  });

  it('leaves ordinary words alone', () => {
    assert.equal(words('Pods run on different nodes (2/2).'), 'Pods run on different nodes (2/2).');
  });
});
