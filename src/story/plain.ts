const EMOJI =
  /(?:\p{Extended_Pictographic}|[\u2600-\u27BF\u2B1B\u2B1C\u2B50\uFE0F\u200D\u20E3]|\p{Regional_Indicator}|[\u{1F3FB}-\u{1F3FF}])/gu;

/** A dash or a letter with an accent is none. */
const MAY_BE_EMOJI = /[\u00A9\u00AE\u200D\u203C\u2049\u20E3\u2100-\uFFFF]/;
const BEYOND_ASCII = /[\u0080-\uFFFF]/;
const DECORATED = /[*_~{<]| {2}/;

/** Most lines are: they are spared the slow expressions. */
function isAscii(text: string): boolean {
  return !BEYOND_ASCII.test(text);
}

/** Words without emoji, emphasis marks and anchors: `### 🔧 **Phase 1**: Base {#p1}` is `Phase 1: Base`. */
export function plainText(text: string): string {
  const words = MAY_BE_EMOJI.test(text) ? text.replace(EMOJI, '') : text;
  if (!DECORATED.test(words)) return words.trim();
  return words
    .replace(/\*\*|__|~~/g, '')
    .replace(/\{#[^}]*\}/g, '')
    .replace(/<!--.*?-->/g, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** A part of an id: letters and digits in lower case, all else one hyphen. */
export function slugOf(text: string): string {
  const slug = isAscii(text)
    ? text.toLowerCase().replace(/[^a-z0-9]+/g, '-')
    : text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '-');
  return slug.replace(/^-|-$/g, '');
}

/** Hyphens of all kinds as `-`, full-width colons as `:`; keeps the length, so that offsets stay right. */
export function plainSigns(text: string): string {
  if (isAscii(text)) return text;
  return text.replace(/[\u2010-\u2012\u2212\uFE63\uFF0D]/g, '-').replace(/[\uFF1A\uFE55]/g, ':');
}
