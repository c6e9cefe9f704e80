/** Latin-1 text of base64 or base64url, white space inside included; null where it is none. */
export function decodeBase64(value: string): string | null {
  const plain = value.replace(/\s+/g, '').replace(/-/g, '+').replace(/_/g, '/').replace(/=+$/, '');
  if (!/^[A-Za-z0-9+/]*$/.test(plain) || plain.length % 4 === 1) return null;
  return atob(plain);
}

/** Base64 of the UTF-8 form of a text. */
export function encodeBase64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

/**
 * True where all values can be base64 and one is it rather than a word: padded, or with mixed case. Tells the data of a
 * Secret from that of a ConfigMap where no kind is in sight.
 */
export function allBase64(values: readonly string[]): boolean {
  return (
    values.every((value) => value.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(value)) &&
    values.some((value) => value.endsWith('=') || /[a-z][A-Z]|[A-Z][a-z]*\d|\d[a-z]*[A-Z]/.test(value))
  );
}

/** Base64 of `user:password`. */
export function isUserAndPassword(value: string): boolean {
  return /^[\x20-\x7e]*:[\x20-\x7e]*$/.test(decodeBase64(value) ?? '');
}
