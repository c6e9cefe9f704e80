/** Encodings under which UTF-8 is commonly decoded by mistake. */
export type Encoding = 'macroman' | 'cp1252' | 'latin1';

/** What bytes 0x80 to 0xFF mean in Mac OS Roman. */
const MAC_ROMAN =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø' +
  '¿¡¬√ƒ≈∆«»…\u00A0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uF8FFÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ';

/** What bytes 0x80 to 0x9F mean in Windows-1252; the five that it leaves open pass as the control of their number. */
const CP1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

function table(high: string, from: number): ReadonlyMap<number, number> {
  const out = new Map<number, number>();
  [...high].forEach((char, i) => out.set(char.codePointAt(0) ?? 0, from + i));
  return out;
}

const LATIN1 = String.fromCharCode(...Array.from({ length: 96 }, (_, i) => 0xa0 + i));
const TO_BYTE: Readonly<Record<Encoding, ReadonlyMap<number, number>>> = {
  macroman: table(MAC_ROMAN, 0x80),
  cp1252: table(CP1252 + LATIN1, 0x80),
  latin1: table(String.fromCharCode(...Array.from({ length: 128 }, (_, i) => 0x80 + i)), 0x80),
};

/** The byte that a character stands for in an encoding; -1 where it has none. ASCII is itself. */
export function byteOf(encoding: Encoding, code: number): number {
  if (code < 0x80) return code;
  const byte = TO_BYTE[encoding].get(code);
  if (byte !== undefined) return byte;
  // Two signs of Mac OS Roman have two code points in use: the old currency sign for the euro, ohm for omega.
  if (encoding === 'macroman') return code === 0xa4 ? 0xdb : code === 0x2126 ? 0xbd : -1;
  return -1;
}
