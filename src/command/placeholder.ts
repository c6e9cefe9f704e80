import type { Span } from '../text/span.ts';
import { scanZones } from './scan.ts';
import type { Zone } from './scan.ts';
import { sparing } from '../text/sparing.ts';

/**
 * A name in brackets, or a word such as `YOUR_TOKEN`, that stands for a value.
 *
 *     kubectl -n {{ns}} logs <pod-name>
 *                ^^^^^^      ^^^^^^^^^^ names `ns` and `pod-name`
 */
export interface Placeholder {
  readonly name: string;
  readonly span: Span;
  readonly zone: Zone;
  /** Inside backticks or `"${…}"`, where no value can be put safely. */
  readonly nested: boolean;
}

/** Cells that kubectl prints in angle brackets: in quotes they are text to look for. */
const PRINTED = /^(none|unknown|pending|unset|invalid|nil|null|error|missing|empty|no value|no response|self|all)$/i;
const HTML =
  /^(a|b|i|p|q|s|u|abbr|body|br|button|code|dd|div|dl|dt|em|form|h[1-6]|head|header|hr|html|img|input|kbd|label|li|link|main|meta|nav|ol|option|pre|script|section|select|small|span|strong|style|sub|sup|svg|table|tbody|td|th|thead|title|tr|ul|xml)$/i;
/** Words with which go templates begin what is no name. */
const TEMPLATE_WORDS =
  /^(end|else|break|continue|now|nil|true|false|range|if|with|define|block|template|include|len|index|slice|print|printf|println|json|js|html|urlquery|call|and|or|not|eq|ne|lt|le|gt|ge|to[A-Z]\w*)\b/;

/**
 * `YOUR_DOMAIN`, `your-ns`, `TOKEN_HERE`, `REPLACE_ME`, `web-xxxxx`, `10.0.x.x`: not a variable, and not the name of one
 * that is being assigned.
 */
const WORDS =
  /(?<![\w$-])(?<!\$\{[!#]?)(?:YOUR[_-][A-Z\d][A-Z\d_-]*|your[_-][a-z\d][\w-]*|(?:REPLACE|CHANGE)[_-]?ME|(?:REPLACE|INSERT|ENTER|PASTE|FILL)[_-][A-Z][A-Z\d_-]*|(?<!<<-?\s?["'\\]?)[A-Z][A-Z\d]*(?:[_-][A-Z\d]+)*[_-]HERE|PLACEHOLDER)(?![\w=[])|(?<![\w.])\d{1,3}(?=[\d.]*\.[xX])(?:\.(?:\d{1,3}|[xX]{1,3})){3}(?![\w.])|(?<![A-Za-z\d$%\\{])(?:x{3,}|X{3,})(?:[-_.]?([xyzXYZ])\1{2,})*(?![A-Za-z\d=])/g;
const MAY_HOLD_WORDS = sparing(
  /YOUR[_-]|your[_-]|HERE|[_-]?ME\b|(?:REPLACE|INSERT|ENTER|PASTE|FILL)[_-]|PLACEHOLDER|xxx|XXX|\.[xX]\b/,
);

/** All placeholders of a shell text, in order; none inside comments. */
export function findPlaceholders(source: string): readonly Placeholder[] {
  const words = MAY_HOLD_WORDS.test(source);
  if (!words && !/[<{[＜‹⟨〈«]|&lt;/.test(source)) return [];
  const out: Placeholder[] = [];
  const mktemp = /\bmktemp\b/.test(source);
  for (const { zone, span, nested, standIn } of scanZones(source)) {
    if (zone === 'comment') continue;
    if (standIn !== undefined) {
      out.push({ name: standIn, zone, nested, span });
      continue;
    }
    const text = source.slice(span.start, span.end);
    const found = [...(zone === 'bare' ? [] : findQuoted(text)), ...(words ? findWords(text, zone, mktemp) : [])];
    let end = 0;
    for (const [name, from, to] of found.sort((a, b) => a[1] - b[1])) {
      if (from < end) continue; // `"<YOUR_NAME>"` is one.
      end = to;
      out.push({ name, zone, nested, span: { start: span.start + from, end: span.start + to } });
    }
  }
  return out;
}

type Found = readonly [name: string, start: number, end: number];

/** In quotes and here-documents angle brackets are often markup, and double braces often a template. */
function findQuoted(text: string): Found[] {
  const out: Found[] = [];
  const note = (found: RegExpExecArray): void => {
    out.push([found[1] ?? '', found.index, found.index + found[0].length]);
  };
  if (text.includes('<')) {
    const markup = /<\/[A-Za-z]|\/>|<\?xml|<!/.test(text);
    const angles =
      /(?<![<\\?P(])<(\p{L}[\p{L}\d_ .:/|*,#…()'’;&+?-]{0,80}?|\d[\p{L}\d_-]*\p{L}[\p{L}\d_-]{0,40}|\.\.\.|…)>(?!>)/gu;
    for (const found of text.matchAll(angles)) {
      const name = found[1] ?? '';
      const before = text[found.index - 1] ?? '';
      if (markup || PRINTED.test(name) || HTML.test(name) || /\s$/.test(name)) continue;
      if (/\w/.test(before) && /\s/.test(name)) continue; // A comparison: `a<b and c>d`.
      if (isProse(name, text.slice(Math.max(0, found.index - 200), found.index))) continue;
      note(found);
    }
  }
  if (!text.includes('{')) return out;
  const double = [...text.matchAll(/\{\{-?\s*([^{}\n]{0,80}?)\s*-?\}\}/g)];
  const names = double.filter((found) => isPlainName(found[1] ?? ''));
  if (names.length === double.length) names.forEach(note);
  // Behind the `s/` of sed it is what is to be replaced.
  for (const found of text.matchAll(/(?<=\/)(?<!(?:^|[\s;'"{}])s\/)\{([A-Za-z][\w-]{0,60})\}/g)) note(found);
  return out;
}

/** `List<String>`, `#include <stdio.h>`, `see <https://…>`, `usage: x <file>`: text that somebody else is to read. */
function isProse(name: string, before: string): boolean {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  return (
    /^(?:https?|ftp|mailto):(?!.*\b(?:your|my|host|name)\b)/i.test(name) ||
    (/(?:^|[^\w])[A-Z]\w*[a-z]\w*$/.test(line) && /^[A-Z]\w*[a-z][\w, ]*$/.test(name)) ||
    /#\s*include\s*$/.test(line) ||
    /\busage:?\s/i.test(line)
  );
}

/** `host name`, `ns | lower`, and nothing that a go template would evaluate. */
function isPlainName(inner: string): boolean {
  return /^[A-Za-z_][\w-]*(?: [\w|-]+)*$/.test(inner) && !TEMPLATE_WORDS.test(inner);
}

/** Nobody writes more of them for a value. */
const LONGEST_RUN = 24;

function findWords(text: string, zone: Zone, mktemp: boolean): readonly Found[] {
  const out: Found[] = [];
  for (const found of text.matchAll(WORDS)) {
    const word = found[0];
    const end = found.index + word.length;
    if (/^x+$/i.test(word) && (mktemp || word.length > LONGEST_RUN || /\b(?:TODO|FIXME|HACK)\b/.test(text))) continue;
    // The delimiter that ends a here-document.
    if (zone.endsWith('heredoc') && word.endsWith('HERE') && /(^|\n)\t*$/.test(text.slice(0, found.index))) continue;
    out.push([word, found.index, end]);
  }
  return out;
}

/** What a masked placeholder starts and ends with: no shell text of a person holds these. */
const [START, END] = ['\uE000', '\uE001'];

/**
 * The text with every bracketed placeholder outside quotes turned into a word of the same length, so that the grammar
 * sees an argument where the author meant one, and all offsets stay.
 */
export function maskPlaceholders(source: string, placeholders: readonly Placeholder[]): string {
  const out: string[] = [];
  let at = 0;
  for (const { span, zone } of placeholders) {
    const written = source.slice(span.start, span.end);
    if (zone !== 'bare' || /^[\w.-]+$/.test(written)) continue;
    out.push(source.slice(at, span.start), START, written.slice(1, -1).replace(/[^A-Za-z0-9_]/g, '_'), END);
    at = span.end;
  }
  return out.length === 0 ? source : out.join('') + source.slice(at);
}

/** Whether a word of the masked text holds a placeholder. */
export function holdsMask(word: string): boolean {
  return word.includes(START);
}

/** Puts the placeholders of `source` back into words that came from its masked text. */
export function unmasker(source: string, placeholders: readonly Placeholder[]): (word: string) => string {
  const written = new Map<string, string>();
  const masked = maskPlaceholders(source, placeholders);
  if (masked !== source)
    for (const { span } of placeholders)
      written.set(masked.slice(span.start, span.end), source.slice(span.start, span.end));
  // One that is not this text's own came by a variable: `CTX=<ctx>` above, `$CTX` here.
  return (word) =>
    holdsMask(word)
      ? word.replace(/\uE000([^\uE001]*)\uE001/g, (mask, name: string) => written.get(mask) ?? `<${name}>`)
      : word;
}
