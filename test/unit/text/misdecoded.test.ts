import assert from 'node:assert/strict';
import fc from 'fast-check';
import { byteOf } from '../../../src/text/encodings.ts';
import type { Encoding } from '../../../src/text/encodings.ts';
import { readDamage } from '../../../src/text/misdecoded.ts';

const CHARS = new Map<Encoding, string[]>();
for (const encoding of ['macroman', 'cp1252', 'latin1'] as const) {
  const chars: string[] = [];
  // From high to low, so that of two characters of one byte the lower wins.
  for (let code = 0xffff; code >= 0x80; code--) {
    const byte = byteOf(encoding, code);
    if (byte >= 0) chars[byte] = String.fromCharCode(code);
  }
  CHARS.set(encoding, chars);
}

/** What a program shows that takes UTF-8 for another encoding. */
function misread(text: string, encoding: Encoding): string {
  const chars = CHARS.get(encoding) ?? [];
  return [...new TextEncoder().encode(text)]
    .map((b) => (b < 0x80 ? String.fromCharCode(b) : (chars[b] ?? '?')))
    .join('');
}

describe('mis-decoded text', function () {
  this.timeout(60_000);
  for (const encoding of ['macroman', 'cp1252', 'latin1'] as const)
    it(`is restored from ${encoding} without loss, whatever it held`, () => {
      fc.assert(
        fc.property(fc.string({ unit: 'binary' }), (tail) => {
          const text = `- [ ] Käse — 🔧 ⬜\r\n${tail.replaceAll('\uFEFF', '')}`;
          const damage = readDamage(misread(text, encoding));
          // A text may also read back under another encoding; what counts is that the meant one comes out.
          assert.equal(damage.kind, 'whole');
          assert.equal(damage.kind === 'whole' && damage.text, text);
        }),
      );
    });

  it('keeps a byte order mark, and says for each place where it stood', () => {
    const text = '\uFEFFa — b';
    const damage = readDamage(`\uFEFF${misread('a — b', 'macroman')}`);
    assert.ok(damage.kind === 'whole');
    assert.equal(damage.text, text);
    assert.equal(damage.offsets.length, text.length + 1);
    assert.equal(damage.offsets[text.indexOf('b')], 7);
  });

  for (const sound of ['', 'plain', 'naïve café', '— “quoted” … ⬜', 'Größe ≥ 2', '日本語', 'Ä Ö Ü', 'é'])
    it(`is not what ${JSON.stringify(sound)} is`, () => {
      assert.equal(readDamage(sound).kind, 'none');
    });

  it('is refused where only some lines are damaged, and the lines are named', () => {
    const damage = readDamage(`ok\n${misread('a — b', 'cp1252')}\nnaïve — sound\n`);
    assert.deepEqual(damage, { kind: 'part', encoding: 'cp1252', damaged: [2], sound: [3] });
  });
});
