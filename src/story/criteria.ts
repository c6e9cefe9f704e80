import type { Problem } from '../text/problem.ts';
import type { Span } from '../text/span.ts';
import type { Line } from './lineKinds.ts';
import { plainSigns, plainText } from './plain.ts';
import { criteriaHeadings, isDecoy } from './sections.ts';
import type { Criterion, Heading } from './story.ts';
import { cellsOf } from './tables.ts';

/** How a section numbers its criteria; the strongest form that it uses is the one that counts. */
type Form = 'heading' | 'label' | 'numbered' | 'number' | 'bullet';

interface Candidate {
  readonly form: Form;
  readonly id: string | null;
  readonly index: number;
  readonly title: string;
  readonly span: Span;
  readonly indent: number;
  /** It is an item of a numbered list. */
  readonly ordered: boolean;
}

const LABEL =
  /^(?:\[[ xX~-]\]\s+)?(?:\p{Extended_Pictographic}\uFE0F?\s*)?(?:\*\*|__|\[)?\s*(?:\p{Extended_Pictographic}\uFE0F?\s*)?AC[\s_-]?#?(\d+[a-z]?(?:\.\d+)*)((?:[-_][A-Za-z][\w-]*)?)\s*(?=$|[:.)\]*(—–-]|\s)((?:\*\*|__|\])?\s*[:.)\]—–-]*\s*(?:\*\*|__)?)/u;
const EXCLUDED = /^(?:\[[ xX~-]\]\s+)?(?:\*\*)?(?:❌|🚫|~~)/u;

/** Criteria of the story's section for them, or of each requirement's own. */
export function readCriteria(
  text: string,
  lines: readonly Line[],
  headings: readonly Heading[],
  problems: Problem[],
): readonly Criterion[] {
  const used = new Map<string, number>();
  const out: Criterion[] = [];
  for (const candidate of criteriaHeadings(headings).flatMap((at) => sectionCriteria(text, lines, headings, at))) {
    const own = candidate.id ?? `AC${String(out.length + 1)}`;
    let n = (used.get(own) ?? 0) + 1;
    while (n > 1 && used.has(`${own}~${String(n)}`)) n++;
    used.set(own, n);
    const id = n === 1 ? own : `${own}~${String(n)}`;
    if (id !== own)
      problems.push({
        code: 'id-duplicate',
        severity: 'warning',
        span: candidate.span,
        message: `${own} is given more than once; this one is read as ${id}. Give each criterion a number of its own.`,
      });
    if (id !== own) used.set(id, 1);
    out.push({ id, line: candidate.index + 1, title: candidate.title, span: candidate.span });
  }
  return out;
}

/** Those of one section, which reaches to the next heading of its level or above, in the strongest form that it uses. */
function sectionCriteria(
  text: string,
  lines: readonly Line[],
  headings: readonly Heading[],
  at: number,
): readonly Candidate[] {
  const heading = headings[at];
  if (!heading) return [];
  let end = at + 1;
  while ((headings[end]?.level ?? 0) > heading.level) end++;
  const found = candidates(text, lines.slice(heading.index + 1, headings[end]?.index ?? lines.length));
  const forms: readonly Form[] = ['heading', 'label', 'numbered', 'number', 'bullet'];
  const form = forms.find((f) => found.some((c) => c.form === f));
  // One numbered list may label some of its items and not others: all of them are criteria.
  const mixed = form === 'label' && found.some((c) => c.form === 'label' && c.ordered);
  return found.filter((c) => c.form === form || (mixed && c.form === 'number' && c.ordered));
}

function candidates(text: string, lines: readonly Line[]): readonly Candidate[] {
  const out: Candidate[] = [];
  let labelledIndent = -1;
  let base = -1;
  for (const line of lines) {
    if (line.kind === 'heading') {
      base = -1;
      labelledIndent = -1;
      if (isDecoy(line.text)) return out;
      const label = labelled(line.text);
      const numbered = /^(?:(?:criterion|scenario)\s+)?#?(\d+)(?:[.):]|\s*[—–-])\s+(\S.*)$/i.exec(line.text);
      const common = { index: line.index, span: line.span, indent: 0, ordered: false };
      if (label) out.push({ form: 'heading', ...label, ...common });
      else if (numbered?.[1])
        out.push({ form: 'numbered', id: `AC${numbered[1]}`, title: titleOf(numbered[2] ?? ''), ...common });
    } else if (line.kind === 'item') {
      if (base < 0 || line.indent < base) base = line.indent;
      if (line.indent > base + 1 || EXCLUDED.test(line.text) || isMapping(line.text)) continue;
      const label = labelled(line.text);
      const common = { index: line.index, span: line.content, indent: line.indent, ordered: line.number !== null };
      if (label) out.push({ form: 'label', ...label, ...common });
      else if (line.text === '') continue;
      else if (line.number !== null)
        out.push({ form: 'number', id: `AC${String(line.number)}`, title: titleOf(line.text), ...common });
      else {
        const hash = /^#(\d+)\s+(.*)$/.exec(line.text);
        if (hash?.[1]) out.push({ form: 'number', id: `AC${hash[1]}`, title: titleOf(hash[2] ?? ''), ...common });
        else if (!/^\**(?:when|then|and|but)\b/i.test(line.text))
          out.push({ form: 'bullet', id: null, title: titleOf(line.text), ...common });
      }
    } else if (line.kind === 'table') {
      const [first, ...more] = cellsOf(text, line.span);
      const label = first && /^\**AC[\s-]?#?\d/.test(plainSigns(first.text)) ? labelled(first.text) : null;
      const title = more.find((cell) => cell.text !== '');
      if (label && title)
        out.push({
          form: 'label',
          id: label.id,
          title: titleOf(title.text),
          index: line.index,
          span: line.span,
          indent: 0,
          ordered: false,
        });
    } else if (line.kind === 'text' && /^\**given\b/i.test(line.text)) {
      out.push({
        form: 'bullet',
        id: null,
        title: titleOf(line.text),
        index: line.index,
        span: line.content,
        indent: line.indent,
        ordered: false,
      });
    } else if (line.kind === 'text' && line.indent <= 3 && !EXCLUDED.test(line.text)) {
      const label = labelled(line.text);
      if (label && labelledIndent < 0)
        out.push({
          form: 'label',
          ...label,
          index: line.index,
          span: line.content,
          indent: line.indent,
          ordered: false,
        });
    }
  }
  return out;
}

/** `AC1 (health) → T5, T6`: says which tasks serve a criterion, and is none itself. */
function isMapping(text: string): boolean {
  return /^\**AC[^→]{0,200}(?:→|->|=>)\s*\**(?:T-?\d|Task\s*\d)/.test(text);
}

/** `AC-1: text`, `**AC1** (Task T2): text`, `AC1-Cluster — text`; the suffix stays as written. */
function labelled(source: string): { readonly id: string; readonly title: string } | null {
  const text = plainSigns(source.length > 1000 ? source.slice(0, 1000) : source);
  const found = LABEL.exec(text);
  if (!found?.[1]) return null;
  const behind = found[3] ?? '';
  const rest = source.slice(found[0].length);
  if (behind.trim() === '' && rest !== '' && !rest.startsWith('(')) return null;
  return { id: `AC${found[1]}${found[2] ?? ''}`, title: titleOf(rest) };
}

/** The bold part that a criterion starts with, or its whole first line. */
function titleOf(text: string): string {
  const bold = /^\*\*([^*]{1,300}?)\s*:?\s*\*\*\s*:?\s*(?=.)/.exec(text);
  const words = bold?.[1] !== undefined && !/^(?:given|when|then|and|but)$/i.test(bold[1]) ? bold[1] : text;
  return plainText(
    words.replace(/^\((?:tasks?\s*)?T?-?\d[\d.,\sT-]*\)\s*:?\s*|^\(tasks?\s[^)]*\)\s*:?\s*/i, ''),
  ).replace(/\s*[:：]$/, '');
}
