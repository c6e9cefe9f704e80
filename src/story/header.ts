import type { Lines } from '../text/lines.ts';
import type { ItemLine, Line, TextLine } from './lineKinds.ts';
import { frontMatterEnd } from './lineKinds.ts';
import { plainText } from './plain.ts';
import type { Heading, Located } from './story.ts';
import { sparing } from '../text/sparing.ts';

/** What the top of the file says of the story as a whole. */
export interface Header {
  readonly id: string | null;
  readonly title: string | null;
  readonly status: Located | null;
}

const STORY_ID = /^[A-Z][A-Z0-9]*(?:[-_.][A-Z0-9]+)+$|^[A-Z]+-?\d+(?:[.-]\d+)*$/;
const STORY_NUMBER = sparing(/^(?:user\s+)?story\s+#?([\w]+(?:[.-]\w+)*)\s*(?:[:.—–-]\s*|$)(.*)$/i);
const STATUS = /^(?:[-*]\s+)?(?:\*\*|__)?status(?:\*\*|__)?\s*:\s*(?:\*\*|__)?\s*(.*)$/i;

/** Reads title, id and status from the H1, the front matter and the lines before the second section. */
export function readHeader(text: string, lines: Lines, kinds: readonly Line[], headings: readonly Heading[]): Header {
  const matter = frontMatter(text, lines);
  const h1 = headings.find((h) => h.level === 1);
  const named = h1 ? splitTitle(h1.text) : null;
  return {
    id: matter.get('id')?.text ?? named?.id ?? readId(kinds, headings),
    title: named?.title ?? matter.get('title')?.text ?? null,
    status: matter.get('status') ?? readStatus(kinds, headings),
  };
}

/** A line `ID: STORY-X` above the first section. */
function readId(kinds: readonly Line[], headings: readonly Heading[]): string | null {
  const limit = headings.find((h) => h.level > 1)?.index ?? kinds.length;
  for (const line of kinds) {
    if (line.index >= limit) return null;
    const found =
      line.kind === 'text'
        ? /^(?:\*\*)?(?:story\s+)?id(?:\*\*)?\s*:\s*(?:\*\*)?\s*`?([\w.-]+)`?\s*$/i.exec(line.text)
        : null;
    if (found?.[1]) return found[1];
  }
  return null;
}

/** `05 — STORY-DNS — Title`, `Story 1.2: Title`, `STORY-X — Title`: the id and the rest. */
function splitTitle(text: string): { readonly id: string | null; readonly title: string } {
  const numbered = STORY_NUMBER.exec(text);
  if (numbered?.[1] && /\d/.test(numbered[1])) return { id: numbered[1], title: numbered[2]?.trim() || text };
  const parts = text.split(/\s+[—–-]\s+|:\s+/);
  const at = parts.findIndex((part) => STORY_ID.test(part.trim()));
  if (at < 0 || at > 1) return { id: null, title: text };
  const id = parts[at]?.trim() ?? '';
  const rest = text.slice(text.indexOf(id) + id.length).replace(/^\s*[—–:-]\s*/, '');
  return { id, title: rest === '' ? text : rest };
}

/** Scalar keys of the front matter's top level. */
function frontMatter(text: string, lines: Lines): ReadonlyMap<string, Located> {
  const out = new Map<string, Located>();
  const end = frontMatterEnd(text, lines);
  for (let i = 1; i < end; i++) {
    const line = text.slice(lines.start(i), lines.end(i));
    const found = /^([A-Za-z_-]+):[ \t]+(\S.*)$/.exec(line);
    if (!found?.[1] || !found[2]) continue;
    const value = found[2].trimEnd();
    const quoted = /^(["'])(.*)\1$/.exec(value);
    const start = lines.start(i) + line.indexOf(value) + (quoted ? 1 : 0);
    const inner = quoted?.[2] ?? value;
    const key = found[1].toLowerCase();
    if (!out.has(key)) out.set(key, { text: inner, span: { start, end: start + inner.length } });
  }
  return out;
}

/** `Status: X` above the first section or under `## Status`; one in a later section is not the story's. */
function readStatus(kinds: readonly Line[], headings: readonly Heading[]): Located | null {
  const section = headings.find((h) => h.level > 1 && /^status\b/i.test(h.text));
  const first = headings.find((h) => h.level > 1);
  const limit = first?.index ?? kinds.length;
  for (const line of kinds) {
    if (line.index >= limit) break;
    const value = statusIn(line);
    if (value) return value;
  }
  if (!section) return null;
  const behind = /^status\s*:\s*(.+)$/i.exec(section.text);
  if (behind?.[1]) return { text: plainText(behind[1]), span: section.span };
  let keyed = false;
  for (const line of kinds.slice(section.index + 1)) {
    if (line.kind === 'heading') return null;
    if (line.kind !== 'text' && line.kind !== 'item') continue;
    const own = statusIn(line);
    keyed ||= namesOther(line);
    if (own === null && keyed) continue;
    const value = own ?? { text: line.text, span: line.content };
    return { text: plainText(value.text).replace(/[*_`]/g, ''), span: value.span };
  }
  return null;
}

/** `- **Priority**: P1` says something else of the story. */
function namesOther(line: ItemLine | TextLine): boolean {
  const key =
    line.kind === 'item'
      ? /^(?:\*\*|__)?[A-Z][\w /-]{0,40}(?:\*\*|__)?\s*[:：]/i
      : /^(?:\*\*|__)[^*_:]{1,40}(?:[:：](?:\*\*|__)|(?:\*\*|__)\s*[:：])/;
  return key.test(line.text);
}

function statusIn(line: Line): Located | null {
  if (line.kind !== 'text' && line.kind !== 'item') return null;
  for (const part of line.text.split(/\s+[|·•]\s+/)) {
    const found = STATUS.exec(part.trim());
    if (!found?.[1]) continue;
    const start = line.content.start + line.text.indexOf(found[1]);
    const value = plainText(found[1]).replace(/^[`*_]+|[`*_]+$/g, '');
    return value === '' ? null : { text: value, span: { start, end: start + found[1].length } };
  }
  return null;
}
