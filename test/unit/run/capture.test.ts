import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { startCapture } from '../../../src/run/capture.ts';

function capture(chunks: readonly Uint8Array[], keep?: number) {
  const one = startCapture(keep);
  for (const chunk of chunks) {
    // As a pipe does: the chunk is used again after the call.
    const used = Uint8Array.from(chunk);
    one.feed(used);
    used.fill(0x21);
  }
  return one.finish();
}

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('capture of a stream', () => {
  it('keeps a character whose bytes come one by one', () => {
    const bytes = [...utf8('a🙂é')].map((byte) => Uint8Array.of(byte));
    assert.deepEqual([capture(bytes).text, capture(bytes).complete], ['a🙂é', true]);
  });

  it('shows bytes that are not UTF-8 as replacement characters, and counts and hashes them as they are', () => {
    const got = capture([Uint8Array.of(0x61, 0xff, 0xfe, 0x00, 0x62)]);
    assert.deepEqual([got.text, got.bytes], ['a\ufffd\ufffd\0b', 5]);
    assert.equal(
      got.sha256,
      createHash('sha256')
        .update(Uint8Array.of(0x61, 0xff, 0xfe, 0x00, 0x62))
        .digest('hex'),
    );
  });

  it('keeps a byte order mark, carriage returns and colours', () => {
    assert.equal(capture([utf8('\ufeffa\r\u001b[31mb')]).text, '\ufeffa\r\u001b[31mb');
  });

  it('drops the middle beyond its bound and says how much', () => {
    const got = capture([utf8('abcdef'), utf8('ghijkl')], 8);
    assert.deepEqual([got.text, got.complete, got.bytes], ['abcd\n[… 4 bytes left out …]\nijkl', false, 12]);
  });

  it('is complete when it just fits', () => {
    const got = capture([utf8('abcd'), utf8('efgh')], 8);
    assert.deepEqual([got.text, got.complete], ['abcdefgh', true]);
  });

  it('cuts between characters', () => {
    const got = capture([utf8('abcéfghijé1234567é')], 8);
    assert.equal(got.text, 'abc\n[… 14 bytes left out …]\n67é');
  });

  it('gives the same for any way of cutting the bytes into chunks', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 20 }), { maxLength: 20 }),
        fc.integer({ min: 2, max: 40 }),
        (chunks, keep) => {
          const whole = Buffer.concat(chunks);
          assert.deepEqual(capture(chunks, keep), capture([whole], keep));
          assert.equal(capture(chunks, keep).sha256, createHash('sha256').update(whole).digest('hex'));
          assert.equal(capture(chunks, keep).complete, whole.length <= Math.floor(keep / 2) * 2);
        },
      ),
    );
  });
});
