import type { Span } from '../text/span.ts';
import { scanZones } from './scan.ts';
import type { Zone } from './scan.ts';

/**
 * A name in angle or curly brackets that stands for a value.
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
/** What go templates say without a dot or a dollar. */
const TEMPLATE_WORDS = /^(end|else|break|continue|now|nil|true|false)$/;

/** All placeholders of a shell text, in order; none inside comments. */
export function findPlaceholders(source: string): readonly Placeholder[] {
  if (!/<|\{\{|YOUR[_-]/.test(source)) return [];
  const out: Placeholder[] = [];
  for (const { zone, span, nested } of scanZones(source)) {
    if (zone === 'comment') continue;
    const text = source.slice(span.start, span.end);
    const found = zone === 'bare' ? findBare(text) : findQuoted(text);
    for (const [name, start, end] of [...found, ...findYours(text)].sort((a, b) => a[1] - b[1]))
      out.push({ name, zone, nested, span: { start: span.start + start, end: span.start + end } });
  }
  return out;
}

type Found = readonly [name: string, start: number, end: number];

/**
 * Outside quotes bash would read `<a>` as two redirections, so whatever can be a placeholder is one. Redirections that
 * cannot be mistaken keep their meaning: `<in >out`, `<in 2>err`, `<<EOF`, `<(cmd)`, `<&3`.
 */
function findBare(text: string): readonly Found[] {
  const out: Found[] = [];
  const pattern =
    /(?<![<\\])<([\p{L}\d_.…][^<>\n;&()`'"$\\]{0,78}?|[\p{L}\d])>(?![>&|(])|\{\{\s*([^{}\n]{1,80}?)\s*\}\}/gu;
  for (const found of text.matchAll(pattern)) {
    const angle = found[1];
    const name = angle ?? found[2] ?? '';
    if (angle !== undefined && (/\s$/.test(angle) || /\s\d+$/.test(angle))) continue;
    out.push([name, found.index, found.index + found[0].length]);
  }
  return out;
}

/** In quotes and here-documents angle brackets are often markup, and double braces often a template. */
function findQuoted(text: string): readonly Found[] {
  const out: Found[] = [];
  const markup = /<\/[A-Za-z]|\/>|<\?xml|<!/.test(text);
  for (const found of text.matchAll(/(?<![<\\?P(])<(\p{L}[\p{L}\d_ .:/|*,#…-]{0,60}?|\.\.\.|…)>(?!>)/gu)) {
    const name = found[1] ?? '';
    const before = text[found.index - 1] ?? '';
    if (markup || PRINTED.test(name) || HTML.test(name) || /\s$/.test(name)) continue;
    if (/\w/.test(before) && /\s/.test(name)) continue; // A comparison: `a<b and c>d`.
    out.push([name, found.index, found.index + found[0].length]);
  }
  if (!/\{\{-?\s*[.$"(]|\{\{-?\s*\w+\s/.test(text.replace(/\{\{\s*\w+\s*\}\}/g, '')))
    for (const found of text.matchAll(/\{\{\s*([A-Za-z_][\w-]*)\s*\}\}/g)) {
      const name = found[1] ?? '';
      if (!TEMPLATE_WORDS.test(name)) out.push([name, found.index, found.index + found[0].length]);
    }
  return out.sort((a, b) => a[1] - b[1]);
}

/** `YOUR_DOMAIN`, `YOUR-TOKEN`: not a variable, and not the name of one that is being assigned. */
function findYours(text: string): readonly Found[] {
  return [...text.matchAll(/(?<![\w$-])(?<!\$\{[!#]?)YOUR[_-][A-Z0-9][A-Z0-9_-]*(?![\w=[])/g)].map((found) => [
    found[0],
    found.index,
    found.index + found[0].length,
  ]);
}

/**
 * The text with every placeholder outside quotes turned into a word of the same length (`<pod-ip>` → `_pod_ip_`), so
 * that the grammar sees an argument where the author meant one, and all offsets stay.
 */
export function maskPlaceholders(source: string, placeholders: readonly Placeholder[]): string {
  let out = source;
  for (const { span, zone } of placeholders) {
    if (zone !== 'bare') continue;
    const word = source.slice(span.start, span.end).replace(/[^A-Za-z0-9_]/g, '_');
    out = out.slice(0, span.start) + word + out.slice(span.end);
  }
  return out;
}
