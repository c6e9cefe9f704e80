/** What kind of secret stood where a marker stands now. */
export type SecretKind =
  | 'secret-data'
  | 'token'
  | 'private-key'
  | 'password'
  | 'header'
  | 'pair'
  | 'hash'
  | 'hidden'
  | 'pattern'
  | 'sensitive';

const KINDS: readonly SecretKind[] = [
  'secret-data',
  'token',
  'private-key',
  'password',
  'header',
  'pair',
  'hash',
  'hidden',
  'pattern',
  'sensitive',
];

/** A marker of ours, exactly: text that only resembles one is not spared. */
export const MARKER = new RegExp(`‹redacted:(?:${KINDS.join('|')})›`, 'g');

const ONLY_MARKERS = new RegExp(`^(?:${MARKER.source}|[\\s"'\`,;)\\]}\\\\])*$`);

/**
 *     password: ‹redacted:pair›
 *               ^^^^^^^^^^^^^^^ marker('pair')
 */
export function marker(kind: SecretKind): string {
  return `‹redacted:${kind}›`;
}

/** True where nothing is left to take out: markers, white space and closing punctuation. */
export function isOnlyMarkers(text: string): boolean {
  return ONLY_MARKERS.test(text);
}
