import assert from 'node:assert/strict';
import { withoutLastBlanks } from '../../../src/text/withoutLastBlanks.ts';

describe('a text without the line ends at its end', () => {
  it('keeps all others', () => {
    assert.equal(withoutLastBlanks('\na\n\nb\n\n\n'), '\na\n\nb');
    assert.equal(withoutLastBlanks('\n\n'), '');
    assert.equal(withoutLastBlanks(''), '');
  });

  it('is made at once, however many blank lines stand inside', () => {
    const many = `${'\n'.repeat(1_000_000)}tide`;
    assert.equal(withoutLastBlanks(`${many}\n`), many);
  });
});
