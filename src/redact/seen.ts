/** The text without what the eye does not see, and the way back to the original offsets. */
export interface Seen {
  readonly text: string;
  /** Offset in the original of the character at `offset` of `text`. */
  sourceOf(offset: number): number;
}

/** Colour codes, control characters and zero-width characters; the texts inside of titles and links stay. */
const UNSEEN =
  /\x1b\[[0-?]*[ -/]*[@-~]|\x1b[ -/]*[0-Z\\-~]?|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/**
 * A colour code inside `pass⟨code⟩word: x` must not hide the pair from the rules.
 */
export function seenOf(source: string): Seen {
  return without(source, UNSEEN);
}

/** The text without all matches of a global pattern. */
export function without(source: string, pattern: RegExp): Seen {
  const parts: string[] = [];
  /** Where each kept part begins: in the seen text, in the source. */
  const starts: { readonly seen: number; readonly source: number }[] = [];
  let at = 0;
  let length = 0;
  const keep = (end: number): void => {
    if (end <= at) return;
    starts.push({ seen: length, source: at });
    parts.push(source.slice(at, end));
    length += end - at;
  };
  for (const match of source.matchAll(pattern)) {
    keep(match.index);
    at = match.index + match[0].length;
  }
  if (at === 0) return { text: source, sourceOf: (offset) => offset };
  keep(source.length);
  return { text: parts.join(''), sourceOf: (offset) => mapped(starts, offset) };
}

function mapped(starts: readonly { readonly seen: number; readonly source: number }[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle]?.seen ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const part = starts[low] ?? { seen: 0, source: 0 };
  return part.source + (offset - part.seen);
}
