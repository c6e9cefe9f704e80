import type { Line } from './lineKinds.ts';
import { plainText } from './plain.ts';
import type { Heading } from './story.ts';

interface Label {
  readonly text: string;
  readonly indent: number;
  /** An item's label is for what is deeper than it; a bold paragraph outlives the `Steps:` below it. */
  readonly kind: 'item' | 'bold' | 'plain';
}

const BOLD = /^(?:\*\*|__)[^*_]+(?:\*\*|__)\s*[:：]?$/;
const LABEL = /[:：](?:\*\*|__)?$|^(?:\*\*|__)[^*_]+(?:[:：](?:\*\*|__)|(?:\*\*|__)[:：])/;

/**
 * What stands above some lines: the labels that are in force there (`**Infra Cluster**:` above a checklist) and the
 * headings, nearest first, the story's title left out. `wanted` are 0-based lines.
 */
export function readAbove(
  lines: readonly Line[],
  headings: readonly Heading[],
  wanted: ReadonlySet<number>,
): ReadonlyMap<number, readonly string[]> {
  const out = new Map<number, readonly string[]>();
  let labels: Label[] = [];
  let heading = -1;
  let paragraph = true;
  for (const line of lines) {
    if (line.kind === 'heading') heading++;
    if (line.kind === 'heading' || line.kind === 'rule') labels = [];
    else if (line.kind === 'item') labels = withItem(labels, line.indent, line.box ? null : line.text);
    else if (line.kind === 'text' && (paragraph || /^(?:\*\*|__)/.test(line.text)))
      labels = withParagraph(labels, line.indent, line.text);
    paragraph = line.kind !== 'text' && line.kind !== 'item';
    if (wanted.has(line.index))
      out.set(line.index, [...labels.map(({ text }) => text).reverse(), ...headingsAbove(headings, heading)]);
  }
  return out;
}

function withItem(labels: readonly Label[], indent: number, text: string | null): Label[] {
  const kept = labels.filter((label) => (label.kind === 'item' ? label.indent < indent : label.indent <= indent));
  return text !== null && (BOLD.test(text) || LABEL.test(text))
    ? [...kept, { text: plainText(text), indent, kind: 'item' }]
    : kept;
}

function withParagraph(labels: readonly Label[], indent: number, text: string): Label[] {
  const kept = labels.filter((label) => (label.kind === 'item' ? label.indent < indent : label.indent <= indent));
  const kind = BOLD.test(text) ? 'bold' : LABEL.test(text) ? 'plain' : null;
  if (kind === null) return kept;
  const outlives = (label: Label): boolean =>
    label.indent < indent || label.kind === 'item' || (label.kind === 'bold' && kind === 'plain');
  return [...kept.filter(outlives), { text: plainText(text), indent, kind }];
}

function headingsAbove(headings: readonly Heading[], at: number): readonly string[] {
  const out: string[] = [];
  for (let i = at; i >= 0; i = headings[i]?.parent ?? -1) {
    const heading = headings[i];
    if (heading && heading.level > 1) out.push(heading.text);
  }
  return out;
}
