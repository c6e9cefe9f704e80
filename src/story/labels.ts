import { plainSigns } from './plain.ts';
import { sparing } from '../text/sparing.ts';

/**
 * A task's own label at the start of its text.
 *
 *     **Task 1.1 Upgrade**: text      label `1.1`, rest from `Upgrade`
 *       ^^^^^^^^
 */
export interface Label {
  /** Without decoration and without the words Task and Step. */
  readonly label: string;
  /** Offset behind the label, its separator and closing emphasis marks. */
  readonly after: number;
  /** The word that stood before the number: `task`, `step`, `test case`. */
  readonly word: string | null;
}

const WORD = sparing(
  /^(?:(sub-?task|task|step|test\s+case|scenario)(?:\s+#?\s*|#\s*|-(?=\d)|(?=\d)))(?=\d|[A-Z]{0,4}-?\d|[A-Z]\b)/i,
);
/** A heading of one of these words may have a letter for a number. */
const BEGINS = sparing(/^\W*(?:task|step|test|scenario|sub)/i);
const DOTTED = /^\d+(?:\.\d+)+[a-e]?(?=$|[\s:.)*\-–—|\]])/;
const NUMBER = /^\d+[a-zA-Z]?(?=$|[\s:.)*\-–—(|\]])/;
const LETTERED = /^[A-Z]{1,10}(?:-[A-Z]{1,10})*-?\d+(?:[.-]\d+)*[a-z]?(?=$|[\s:.)*\-–—(|\][])/;
const SEPARATOR = /^(?:\s*(?:\*\*|__|\]))*\s*(?:[:.)|]|-(?=\s)|[–—])?(?:\*\*|__)?\s*/;

/** The label that a task's text starts with, or null: `2 pods Running`, `30-day retention` and `S3-compatible` have none. */
export function labelOf(source: string): Label | null {
  if (!/\d/.test(source.slice(0, 60)) && !BEGINS.test(source)) return null;
  const text = plainSigns(source.length > 400 ? source.slice(0, 400) : source);
  const opening = /^(?:\p{Extended_Pictographic}|[\uFE0F\u200D\s])*(?:~~)?(\*\*|__|\[)?\s*/u.exec(text);
  const lead = opening?.[0].length ?? 0;
  const marked = opening?.[1] !== undefined;
  const body = text.slice(lead);
  // `TASK-001` is a label as it stands; `Task-1` is the word and its number.
  const word = /^TASK-\d/.test(body) ? null : WORD.exec(body);
  const wordLength = word?.[0].length ?? 0;
  const rest = body.slice(wordLength);
  const found = numberOf(rest, word !== null, marked);
  if (found === null) return null;
  const separator = SEPARATOR.exec(rest.slice(found.length))?.[0] ?? '';
  const name = word?.[1]?.toLowerCase().replace(/\s+/, ' ') ?? null;
  const label =
    name === 'test case' || name === 'scenario' ? `${(word?.[1] ?? '').replace(/\s+/, ' ')} ${found}` : found;
  return { label, after: lead + wordLength + found.length + separator.length, word: name };
}

/** The label of a heading. `Scenario 1` tells what happens, as `Test 2` does; it is nothing to do. */
export function headingLabel(text: string): Label | null {
  const label = labelOf(text);
  return label?.word === 'scenario' ? null : label;
}

/** The number or lettered label at the start of `rest`; without a word before it, it needs a sign that it is a label. */
function numberOf(rest: string, hasWord: boolean, marked: boolean): string | null {
  const dotted = DOTTED.exec(rest)?.[0];
  if (dotted !== undefined) return hasWord || marked || !isQuantity(dotted, rest.slice(dotted.length)) ? dotted : null;
  const number = NUMBER.exec(rest)?.[0];
  if (number !== undefined) {
    const behind = rest.slice(number.length);
    if (hasWord || separates(behind)) return number;
    return marked && /^\s*(?:\*\*|__|\])/.test(behind) ? number : null;
  }
  const lettered = LETTERED.exec(rest)?.[0];
  if (lettered !== undefined && !/^AC-?\d/.test(lettered)) {
    const behind = rest.slice(lettered.length);
    if (hasWord || /^T-?\d/.test(lettered)) return lettered;
    return separates(behind) || (marked && /^\s*(?:\*\*|__|\])/.test(behind)) ? lettered : null;
  }
  if (!hasWord) return null;
  return /^[A-Z](?=$|[\s:.)*\-–—(])/.exec(rest)?.[0] ?? null;
}

/** `1.31.x`, `10.245.0.1`, `1.38.0 deployed` and `1.5 GB` are values, not labels. */
function isQuantity(dotted: string, behind: string): boolean {
  const parts = dotted.split('.');
  if (parts.length > 4 || parts.some((part) => part.length > 3)) return true;
  if (parts.length === 4 && parts.some((part) => part.length > 2)) return true;
  if (parts.length >= 3 && parts.at(-1) === '0' && !separates(behind)) return true;
  if (/^\.[\w]/.test(behind)) return true;
  return /^\s*(?:[KMGT]i?B?|CPUs?|cores?|%|m?s|hours?|seconds?|minutes?|x|or\s+(?:later|newer|higher))\b/i.test(behind);
}

/** A colon, dot, bracket or dash that sets a label off from what follows. */
function separates(behind: string): boolean {
  return /^(?:\*\*|__)?(?:[:.)](?:\s|\*|_|$)|\s+(?:-|–|—)\s)/.test(behind);
}
