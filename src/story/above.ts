import type { ItemLine, Line, TextLine } from './lineKinds.ts';
import { plainText } from './plain.ts';
import type { Above, Heading } from './story.ts';

interface Label extends Above {
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
): ReadonlyMap<number, readonly Above[]> {
  const out = new Map<number, readonly Above[]>();
  let labels: readonly Label[] = [];
  let heading = -1;
  let paragraph = true;
  for (const line of lines) {
    if (line.kind === 'heading') heading++;
    if (line.kind === 'heading' || line.kind === 'rule') labels = [];
    else if (line.kind === 'item') labels = withItem(labels, line);
    else if (line.kind === 'text' && (paragraph || /^(?:\*\*|__)/.test(line.text)))
      labels = withParagraph(labels, line);
    paragraph = line.kind !== 'text' && line.kind !== 'item';
    if (wanted.has(line.index))
      out.set(line.index, [
        ...labels.map(({ text, line: at }) => ({ text, line: at })).reverse(),
        ...headingsAbove(headings, heading),
      ]);
  }
  return out;
}

/** The same list where all of it is: most lines end nothing. */
function inForce(labels: readonly Label[], indent: number): readonly Label[] {
  const holds = (label: Label): boolean => (label.kind === 'item' ? label.indent < indent : label.indent <= indent);
  return labels.every(holds) ? labels : labels.filter(holds);
}

function withItem(labels: readonly Label[], { indent, index, box, text }: ItemLine): readonly Label[] {
  const kept = inForce(labels, indent);
  if (box || !(BOLD.test(text) || LABEL.test(text))) return kept;
  return [...kept, { text: plainText(text), line: index + 1, indent, kind: 'item' }];
}

function withParagraph(labels: readonly Label[], { indent, index, text }: TextLine): readonly Label[] {
  const kept = inForce(labels, indent);
  const kind = BOLD.test(text) ? 'bold' : LABEL.test(text) ? 'plain' : null;
  if (kind === null) return kept;
  const outlives = (label: Label): boolean =>
    label.indent < indent || label.kind === 'item' || (label.kind === 'bold' && kind === 'plain');
  return [...kept.filter(outlives), { text: plainText(text), line: index + 1, indent, kind }];
}

function headingsAbove(headings: readonly Heading[], at: number): readonly Above[] {
  const out: Above[] = [];
  for (let i = at; i >= 0; i = headings[i]?.parent ?? -1) {
    const heading = headings[i];
    if (heading && heading.level > 1) out.push({ text: heading.text, line: heading.index + 1 });
  }
  return out;
}
