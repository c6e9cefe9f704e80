import type { Span } from '../text/span.ts';
import { sparing } from '../text/sparing.ts';

/** A place where words may be cut into clauses: the separator's span. */
const SEPARATOR = sparing(
  /\s*(?:;|,(?!\d)|(?<!\s|\b(?:incl|e\.g|i\.e|approx|resp|vs|max|min|avg))\.(?=\s)|\n)\s*(?:and\s+|but\s+|with\s+|plus\s+)?|\s+(?:and|but|with|plus|while|&|\+|–|—|·|-)\s+|\s+(?=via\s)|(?<=(?:^|\/\s)[a-z][a-z\d]{5,}\s[\w.-]+)\s+\/\s+(?=[a-z][a-z\d]{5,}\s[\w.-]+(?:\s\/|\s*$))/gi,
);

/** Cuts never fall inside these. What stands behind `Unexpected:` must not be there, up to the end of its line. */
const CLOSED = sparing(
  /(?<=^|\n)[ \t]*(?:[-*•][ \t]+)?[*_]*(?:unexpected|not[ \t]+expected)\b[^:\n]{0,40}:[^\n]*|(`+)[\s\S]+?\1(?!`)|"[^"]*"|“[^”]*”|\([^()]*\)|\[[^\]]*\]|\b(?:between|for\s+both)\s+(?:the\s+)?\S+\s+and\s+(?:the\s+)?\S+|\b(?:ends?|finish(?:es)?)\s+with\b|\bas\s+[a-z]+(?:ed|en|id)\s[^,;.\n]*|^\s*(?:the\s+)?same\b[^,;.\n]*\s(?:on|at|in|for)\s+(?:the\s+)?\S+\s+and\s+\S+|\{[^}]*\}/gi,
);

/** The pieces between all separators. */
export function piecesOf(words: string): readonly Span[] {
  const closed = CLOSED.matchAll(words).map((m) => ({ start: m.index, end: m.index + m[0].length }));
  const pieces: Span[] = [];
  let start = 0;
  for (const match of SEPARATOR.matchAll(words)) {
    const at = match.index;
    if (closed.some((c) => at >= c.start && at < c.end)) continue;
    pieces.push({ start, end: at });
    start = at + match[0].length;
  }
  pieces.push({ start, end: words.length });
  return pieces.filter((p) => !isMarker(words, p));
}

/** Nothing, or the marker of a list item whose words begin with a separator: "- AND exits with 0". `200.` is a status. */
function isMarker(words: string, { start, end }: Span): boolean {
  const piece = words.slice(start, end).trim();
  if (piece === '' || /^[-*•]$/.test(piece)) return true;
  return /^[1-9]\d?$/.test(piece) && /(?:^|\n)\s*$/.test(words.slice(0, start)) && /^[.)]\s/.test(words.slice(end));
}

/**
 * Cuts words into the fewest clauses that leave the fewest characters unread. Neighbouring pieces may form one clause
 * (`web and db are Running`); what cannot be read stays as it was cut, piece by piece.
 */
export function cut<T>(
  words: string,
  read: (clause: string) => T | null,
): readonly { readonly span: Span; readonly read: T | null }[] {
  const pieces = piecesOf(words);
  if (pieces.length === 0) return [];
  const most = 12;
  interface Best {
    readonly unread: number;
    readonly clauses: number;
    readonly from: number;
    readonly read: T | null;
  }
  const best: (Best | undefined)[] = [{ unread: 0, clauses: 0, from: 0, read: null }];
  for (let end = 1; end <= pieces.length; end++) {
    for (let start = Math.max(0, end - most); start < end; start++) {
      const before = best[start];
      const [a, b] = [pieces[start], pieces[end - 1]];
      if (!before || !a || !b) continue;
      const reading = read(words.slice(a.start, b.end));
      if (reading === null && end - start > 1) continue;
      const unread = before.unread + (reading === null ? b.end - a.start : 0);
      const clauses = before.clauses + 1;
      const now = best[end];
      if (!now || unread < now.unread || (unread === now.unread && clauses < now.clauses))
        best[end] = { unread, clauses, from: start, read: reading };
    }
  }
  const out: { span: Span; read: T | null }[] = [];
  for (let end = pieces.length; end > 0;) {
    const step = best[end];
    const [a, b] = [pieces[step?.from ?? 0], pieces[end - 1]];
    if (!step || !a || !b) break;
    out.unshift({ span: { start: a.start, end: b.end }, read: step.read });
    end = step.from;
  }
  return out;
}
