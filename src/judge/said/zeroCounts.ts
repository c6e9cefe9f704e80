/** One thing that a line counts. */
export interface Count {
  /** In lower case. */
  readonly of: string;
  readonly n: number;
  readonly text: string;
}

/** `HIGH: 2`, `0 failures`, `fail: 0`; not `10:12`, a ratio, or a part of a version. */
export function countsIn(line: string): readonly Count[] {
  if (line.length > 400) return [];
  const text = line.trim();
  const out: Count[] = [];
  for (const [, of = '', n = ''] of text.matchAll(
    /(?<![\p{L}\p{N}_.-])(\p{L}[\p{L}_-]*)\s?[:=]\s?(\d+)(?![\p{L}\p{N}_.:/%-])/gu,
  ))
    out.push({ of: of.toLowerCase(), n: Number(n), text });
  for (const [, n = '', of = ''] of text.matchAll(
    /(?<![\p{L}\p{N}_.:/=-])(?<![:=] )(\d+) (\p{L}[\p{L}-]*)(?! (?!(?:found|listed|detected|reported|were|was|are|is|in|from|on|of|and)\b)\p{L})/gu,
  ))
    out.push({ of: of.toLowerCase(), n: Number(n), text });
  return out;
}

const SMALL =
  /^(?:found|listed|detected|were|was|are|is|have|has|been|in|the|a|an|on|for|of|matching|match|when|to|at|loaded|with|your)$/;

/** `No vulnerabilities found`, `✔ No issues found when analyzing namespace: web.`, `-- No entries --`. */
export function zeroLine(line: string): { readonly text: string; readonly words: readonly string[] } | null {
  const head = /^[^\p{L}\p{N}]{0,12}(?:no|zero|0) (?=\p{L})/iu.exec(line);
  const text = line.trim();
  if (!head || line.length > 300 || /\b(?:but|except|unless|other|more|longer|if|yet)\b/i.test(text)) return null;
  // What stands behind a colon or in brackets says where it looked.
  const [said = ''] = line.slice(head[0].length).toLowerCase().split(/[.:(]/);
  const words = said.split(/[\s-]+/).filter((word) => word !== '' && !SMALL.test(word));
  return words.every((word) => /^[\p{L}']+$/u.test(word)) ? { text, words } : null;
}
