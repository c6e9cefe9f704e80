/**
 * The name of a certificate that stands for one label of any kind, where it covers this host: `*.quay.example` of
 * `DNS:*.quay.example` for `web.quay.example`, and neither for `quay.example` nor for `a.web.quay.example`.
 */
export function wildcardFor(host: string, printed: string): string | null {
  if (!printed.includes('DNS:*.')) return null;
  const [, rest] = /^(?:dns:)?[a-z\d_-]+\.((?:[a-z\d-]+\.)+[a-z\d-]+)$/i.exec(host) ?? [];
  const names = rest === undefined ? [] : [...printed.matchAll(/\bDNS:(\*\.[^\s,]+)/g)];
  return names.find(([, name = '']) => name.toLowerCase() === `*.${(rest ?? '').toLowerCase()}`)?.[1] ?? null;
}
