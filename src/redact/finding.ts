import { isOnlyMarkers, MARKER, marker, type SecretKind } from './marker.ts';

/**
 * A secret's place, half-open.
 *
 *     password: hunter2
 *               ^^^^^^^ { start, end, kind: 'pair' }
 */
export interface Finding {
  readonly start: number;
  readonly end: number;
  readonly kind: SecretKind;
}

/** A rule: all places in a text. Never throws, and its time is linear in the text. */
export type Finder = (text: string) => readonly Finding[];

/**
 * One finding for each run of overlapping ones; the kind is that of the first, at equal starts of the longest. What
 * lies inside a marker is none, and a marker that is touched is covered whole.
 */
export function mergeFindings(text: string, findings: readonly Finding[]): Finding[] {
  const markers = [...text.matchAll(MARKER)].map((m) => ({ start: m.index, end: m.index + m[0].length }));
  const merged: Finding[] = [];
  const ordered = findings
    .filter((f) => f.end > f.start && !isOnlyMarkers(text.slice(f.start, f.end)))
    .flatMap((f) => aroundMarkers(f, markers))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  for (const next of ordered) {
    const last = merged.at(-1);
    if (last && next.start < last.end) merged[merged.length - 1] = { ...last, end: Math.max(last.end, next.end) };
    else merged.push(next);
  }
  return merged;
}

function aroundMarkers(
  finding: Finding,
  markers: readonly { readonly start: number; readonly end: number }[],
): Finding[] {
  const touched = markers.filter((m) => m.start < finding.end && finding.start < m.end);
  if (touched.some((m) => m.start <= finding.start && finding.end <= m.end)) return [];
  const start = Math.min(finding.start, ...touched.map((m) => m.start));
  const end = Math.max(finding.end, ...touched.map((m) => m.end));
  return [{ ...finding, start, end }];
}

/** The text with a marker in each place. A place of several lines gets one on each, so that line numbers stay true. */
export function cover(text: string, merged: readonly Finding[]): string {
  let out = '';
  let at = 0;
  for (const { start, end, kind } of merged) {
    out += text.slice(at, start) + coverLines(text.slice(start, end), kind);
    at = end;
  }
  return out + text.slice(at);
}

function coverLines(secret: string, kind: SecretKind): string {
  if (!secret.includes('\n')) return marker(kind);
  return secret
    .split('\n')
    .map((line) =>
      line.replace(
        /^([ \t]*)(\S.*?)(\s*)$/su,
        (_all, before: string, _gone, after: string) => `${before}${marker(kind)}${after.replace(/[^\r]/g, '')}`,
      ),
    )
    .join('\n');
}

/** All matches of a global pattern; a group named `secret` narrows the place, the whole match otherwise. */
export function findAll(
  text: string,
  pattern: RegExp,
  kind: SecretKind,
  keep?: (secret: string) => boolean,
): Finding[] {
  const found: Finding[] = [];
  for (const match of text.matchAll(pattern)) {
    const secret = match.groups?.['secret'] ?? match[0];
    const start = match.index + match[0].lastIndexOf(secret);
    if (secret !== '' && !keep?.(secret)) found.push({ start, end: start + secret.length, kind });
  }
  return found;
}
