import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  forTerminal,
  githubData,
  githubProperty,
  plainText,
  terminalFilter,
  visible,
} from '../../../src/redact/display.ts';

const CODES: readonly (readonly [what: string, text: string, shown: string])[] = [
  ['colours', '\x1b[1;31mred\x1b[0m', '\x1b[1;31mred\x1b[0m'],
  ['line ends and tabs', 'a\tb\r\nc\rd', 'a\tb\r\nc\rd'],
  ['a cleared screen', 'a\x1b[2J\x1b[Hb', 'ab'],
  ['a window title', 'a\x1b]0;owned\x07b', 'ab'],
  ['a clipboard write', 'a\x1b]52;c;ZXZpbA==\x1b\\b', 'ab'],
  ['a link', '\x1b]8;;http://evil\x1b\\click\x1b]8;;\x1b\\', 'click'],
  ['a device string', 'a\x1bPq#0\x1b\\b', 'ab'],
  ['a code of one byte', 'a\x9b2Jb', 'ab'],
  ['a bell and a backspace', 'a\x07b\x08c', 'abc'],
  ['a reset', 'a\x1bcb', 'ab'],
  ['a character set', 'a\x1b(0b', 'ab'],
  ['a code that never ends', 'a\x1b[', 'a'],
  ['a title that never ends keeps the next line', 'a\x1b]0;x\nb', 'a\nb'],
  ['a private colour-like code', 'a\x1b[?25mb', 'ab'],
];

describe('forTerminal lets only colours and line ends act', () => {
  for (const [what, text, shown] of CODES)
    it(what, () => {
      assert.equal(forTerminal(text), shown);
    });

  it('gives the same for any chunks as for the whole text', () => {
    const piece = fc.constantFrom('\x1b', '[', '31', 'm', 'J', ']0;', '\x07', '\\', 'x', '\n', '\r', '\x9b', '🙂');
    fc.assert(
      fc.property(
        fc.array(
          fc.array(piece, { maxLength: 4 }).map((parts) => parts.join('')),
          { maxLength: 6 },
        ),
        (chunks) => {
          const filter = terminalFilter();
          const out = chunks.map((chunk) => filter.feed(chunk)).join('') + filter.finish();
          assert.equal(out, forTerminal(chunks.join('')));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('leaves no control character but tab and line ends in plain text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii', maxLength: 30 }), (text) => {
        assert.doesNotMatch(plainText(text), /[\x00-\x08\x0b-\x1f\x7f-\x9f]/);
      }),
      { numRuns: 200 },
    );
  });
});

describe('visible', () => {
  const cases: readonly (readonly [what: string, text: string, shown: string])[] = [
    ['spells out a direction override', 'echo \u202eevil', 'echo ⟨U+202E⟩evil'],
    ['spells out zero-width characters', 'pa\u200bth \ufeff', 'pa⟨U+200B⟩th ⟨U+FEFF⟩'],
    ['spells out isolates and marks', '\u2066a\u2069\u200f', '⟨U+2066⟩a⟨U+2069⟩⟨U+200F⟩'],
    ['spells out tag characters', 'a\u{e0041}', 'a⟨U+E0041⟩'],
    ['spells out look-alike spaces', 'rm\u00a0-rf', 'rm⟨U+00A0⟩-rf'],
    ['spells out escape codes', '\x1b[8mhidden', '⟨U+001B⟩[8mhidden'],
    ['marks line ends', 'a\nb\r\nc', 'a↵\nb⟨U+000D⟩↵\nc'],
    ['leaves letters, tabs and emoji', 'ünï 中文 ✔️ a\tb', 'ünï 中文 ✔️ a\tb'],
    ['spells out a lone surrogate', 'a\ud800b', 'a⟨U+D800⟩b'],
  ];
  for (const [what, text, shown] of cases)
    it(what, () => {
      assert.equal(visible(text), shown);
    });
});

describe('workflow commands', () => {
  it('cannot be ended or begun by a message', () => {
    assert.equal(githubData('50%\r\n::error::x\n::set-env'), '50%25%0A::error::x%0A::set-env');
  });
  it('cannot get another property', () => {
    assert.equal(githubProperty('a,line=1::x%'), 'a%2Cline=1%3A%3Ax%25');
  });
});
