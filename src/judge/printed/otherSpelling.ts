/**
 * Whether what words say is not there may be printed in another way, so that its absence proves nothing.
 *
 *     no crash-looping pods     CrashLoopBackOff          no 1.29 nodes     v1.29.4
 *     no not-ready nodes        NotReady                  no 3.x            3.0.2
 */
export function mayBeSpelledOtherwise(text: string, output: string): boolean {
  if (/\d\.?x\b|\.x\b|\*/i.test(text)) return true;
  const version = /(?:^|[:@=])v?(\d+(?:\.\d+)+)$/i.exec(text)?.[1];
  if (version !== undefined) {
    const plain = version.replace(/\./g, '\\.');
    return new RegExp(`(?<![\\d.])v?${plain}(?![\\d])`, 'i').test(output);
  }
  if (!/^[a-z]+(?:-[a-z]+)+$/i.test(text)) return false;
  const letters = (said: string): string => said.toLowerCase().replace(/[^a-z\n]+/g, '');
  return ADJECTIVE.test(text) || letters(output).includes(letters(text).replace(/s$/, ''));
}

/** Words joined by a hyphen that tell how something is, for which tools have words of their own; no names. */
const ADJECTIVE =
  /-(?:[a-z]+(?:ed|ing|able|ible)|only|ready|date|level|free|term|memory|loops?|safe|specific|compliant|running|healthy|empty|root)$|^(?:non|un|under|over|out|self|not|mis|half|long|crash|end)-/i;
