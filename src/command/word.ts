import type { Argument } from './argument.ts';
import type { Script, Word, WordPart } from './ast.ts';
import { assign, isGiven, lookUp } from './scope.ts';
import type { Scope, Value } from './scope.ts';

/** A piece of a word: literal text, or what an expansion may give. */
interface Piece {
  readonly value: Value;
  /** Outside quotes: an expansion there is split into words. */
  readonly split: boolean;
}

const ANY: Value = { kind: 'any' };

/** How deep a substitution's output is looked into; given by the caller, who knows the tools. */
export type OutputShape = (script: Script | undefined, scope: Scope) => Value;

/**
 * The words that bash would make of one word. More than one where a known list stands in it (`$FLAGS`, `{a,b}`,
 * `"${CLUSTERS[@]}"`), none where a known empty text stands alone.
 */
export function expandWord(word: Word, scope: Scope, shape: OutputShape): readonly Argument[] {
  const base = { span: { start: word.pos, end: word.end }, raw: word.text };
  const parts = word.parts ?? [{ type: 'Literal', value: word.value, text: word.text, pos: word.pos, end: word.end }];
  const list = parts.length === 1 ? listOf(parts[0] as WordPart, scope) : null;
  if (list) return list.map((value) => ({ ...base, values: [value], prefix: value, plain: false }));
  const braces = expandBraces(word);
  if (braces) return braces.map((value) => ({ ...base, values: [value], prefix: value, plain: false }));

  const pieces = (parts as readonly WordPart[]).flatMap((part, index) =>
    // A pattern that starts a word may become any file's name; behind other text it keeps that text in front.
    part.type === 'Glob' && index === 0 && word.text !== '['
      ? [{ value: ANY, split: true }]
      : piecesOf(part, scope, shape, true),
  );
  let values: string[] | null = [''];
  let prefix = '';
  let open = true;
  let plain = true;
  for (const { value, split } of pieces) {
    const texts: readonly string[] | null = value.kind === 'known' ? value.values : null;
    if (texts && values && fits(values, texts)) values = values.flatMap((a) => texts.map((b) => a + b));
    else values = null;
    const single = texts?.length === 1 ? (texts[0] ?? '') : null;
    if (open && single !== null) prefix += single;
    else if (open) {
      prefix += texts ? commonStart(texts) : '';
      open = false;
    }
    if (!texts && (value.kind === 'any' ? split || prefix === '' : value.kind === 'array')) plain = false;
    if (texts && split && texts.some((text) => /[\s*?[]/.test(text) || (text === '' && pieces.length === 1))) {
      const only = pieces.length === 1 && single !== null && !scope.shared.splitting && !/[*?[]/.test(single);
      if (only)
        return single
          .split(/[ \t\n]+/)
          .filter(Boolean)
          .map((text) => ({ ...base, values: [text], prefix: text, plain: false }));
      values = null;
      plain = false;
      prefix = '';
      open = false;
    }
  }
  if (values) return [{ ...base, values, prefix: commonStart(values), plain: false }];
  return [{ ...base, values: null, prefix, plain: plain && !prefix.startsWith('-') }];
}

/** The value that an assignment gives: like a word, but bash splits nothing there. */
export function valueOf(word: Word, scope: Scope, shape: OutputShape): Value {
  const parts = word.parts ?? [];
  if (parts.length === 0) return { kind: 'known', values: [word.value] };
  const pieces = parts.flatMap((part) => piecesOf(part, scope, shape, false));
  if (pieces.length === 1) return (pieces[0] as Piece).value;
  let values: readonly string[] | null = [''];
  let tame = true;
  for (const [index, { value }] of pieces.entries()) {
    if (value.kind === 'known') {
      values = values && fits(values, value.values) ? values.flatMap((a) => value.values.map((b) => a + b)) : null;
      if (value.values.some((text) => /\s/.test(text) || (index === 0 && text.startsWith('-')))) tame = false;
    } else {
      values = null;
      if (value.kind === 'any' || value.kind === 'array') tame = false;
    }
  }
  if (values) return { kind: 'known', values };
  return { kind: tame ? 'plain' : 'any' };
}

/** A block can double a variable until nothing fits: what grows beyond a command line is not followed. */
function fits(values: readonly string[], more: readonly string[]): boolean {
  return values.length * more.length <= 64 && (values[0]?.length ?? 0) + (more[0]?.length ?? 0) <= 20_000;
}

function commonStart(texts: readonly string[]): string {
  let start = texts[0] ?? '';
  for (const text of texts) while (!text.startsWith(start)) start = start.slice(0, -1);
  return start;
}

/** `"${A[@]}"`, and `$LIST` of known words: each word on its own. */
function listOf(part: WordPart, scope: Scope): readonly string[] | null {
  const inner = part.type === 'DoubleQuoted' && part.parts.length === 1 ? (part.parts[0] as WordPart) : part;
  if (
    inner.type !== 'ParameterExpansion' ||
    inner.operation ||
    inner.prefix ||
    !/^[@*]$/.test(inner.index?.value ?? '')
  )
    return null;
  const value = lookUp(scope, inner.parameter);
  if (value.kind !== 'array') return null;
  return inner === part || inner.index?.value === '*'
    ? value.words.flatMap((text) => text.split(/\s+/).filter(Boolean))
    : value.words;
}

/** `{a,b}` and `{1..3}` around literal text; null for anything else. */
function expandBraces(word: Word): readonly string[] | null {
  if (!word.parts?.some(({ type }) => type === 'BraceExpansion')) return null;
  let out = [''];
  for (const part of word.parts) {
    let texts: readonly string[];
    if (part.type === 'BraceExpansion') {
      const range = /^\{(-?\d+)\.\.(-?\d+)\}$/.exec(part.text);
      const inner = part.text.slice(1, -1);
      if (range) texts = numbers(Number(range[1]), Number(range[2]));
      else if (/^[\w./:@%+=-]*(,[\w./:@%+=-]*)+$/.test(inner)) texts = inner.split(',');
      else return null;
    } else if (part.type === 'Literal' || part.type === 'SingleQuoted' || part.type === 'AnsiCQuoted')
      texts = [part.value];
    else return null;
    if (texts.length === 0 || out.length * texts.length > 256) return null;
    out = out.flatMap((a) => texts.map((b) => a + b));
  }
  return out;
}

function numbers(from: number, to: number): readonly string[] {
  if (Math.abs(to - from) > 255) return [];
  const step = from <= to ? 1 : -1;
  return Array.from({ length: Math.abs(to - from) + 1 }, (_, i) => String(from + i * step));
}

function piecesOf(part: WordPart, scope: Scope, shape: OutputShape, bare: boolean): readonly Piece[] {
  const piece = (value: Value): readonly Piece[] => [{ value, split: bare }];
  switch (part.type) {
    case 'Literal':
    case 'SingleQuoted':
    case 'AnsiCQuoted':
      return [{ value: { kind: 'known', values: [part.value] }, split: false }];
    case 'DoubleQuoted':
      return part.parts.length === 0
        ? [{ value: { kind: 'known', values: [''] }, split: false }]
        : part.parts.flatMap((child) => piecesOf(child, scope, shape, false));
    case 'Glob':
      return [{ value: { kind: 'known', values: [part.value] }, split: false }];
    case 'SimpleExpansion':
      return piece(scalar(lookUp(scope, part.text.slice(1))));
    case 'ParameterExpansion':
      return piece(parameterValue(part, scope, shape));
    case 'CommandExpansion':
      return piece(shape(part.script, scope));
    case 'ArithmeticExpansion':
      return piece({ kind: 'number' });
    case 'ProcessSubstitution':
      return [{ value: { kind: 'plain' }, split: false }];
    case 'LocaleString':
    case 'ExtendedGlob':
    case 'BraceExpansion':
      return piece(ANY);
  }
}

function scalar(value: Value): Value {
  return value.kind === 'array' ? { kind: 'known', values: [value.words[0] ?? ''] } : value;
}

type ParameterPart = Extract<WordPart, { type: 'ParameterExpansion' }>;

function parameterValue(part: ParameterPart, scope: Scope, shape: OutputShape): Value {
  if (part.prefix === '#') return { kind: 'number' };
  if (part.prefix === '!') return ANY;
  const value = lookUp(scope, part.parameter);
  const operation = part.operation;
  if (part.index) {
    const at = part.index.value;
    if (value.kind !== 'array' || operation) return ANY;
    return /^\d+$/.test(at) ? { kind: 'known', values: [value.words[Number(at)] ?? ''] } : ANY;
  }
  if (!operation) return scalar(value);
  // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- the grammar's union; all others are alike
  switch (operation.type) {
    case 'Default': {
      if (operation.operator === '?' || operation.operator === ':?') return scalar(value);
      const other = valueOf(operation.operand, scope, shape);
      if (operation.operator.endsWith('+'))
        return isUnset(scope, part.parameter) ? { kind: 'known', values: [''] } : ANY;
      const chosen = isUnset(scope, part.parameter)
        ? other
        : value.kind === 'known' && value.values.every((text) => text !== '')
          ? value
          : value.kind === 'plain' && !scope.vars.has(part.parameter)
            ? value
            : ANY;
      if (operation.operator.endsWith('=')) assign(scope, part.parameter, chosen);
      return chosen;
    }
    case 'Remove':
      return value.kind === 'known' && value.values.length === 1 && /^[\w./:-]*$/.test(operation.operand.text)
        ? { kind: 'known', values: [removed(value.values[0] ?? '', operation.operator, operation.operand.text)] }
        : ANY;
    default:
      return ANY;
  }
}

function removed(text: string, operator: string, affix: string): string {
  if (operator.startsWith('#')) return text.startsWith(affix) ? text.slice(affix.length) : text;
  return text.endsWith(affix) ? text.slice(0, text.length - affix.length) : text;
}

/** Surely unset: never assigned, not from outside. Without an environment we read as if it held nothing more. */
function isUnset(scope: Scope, name: string): boolean {
  if (scope.vars.has(name) || scope.shared.anyVariable) return false;
  if (/^[1-9]/.test(name)) return !scope.inFunction;
  return !isGiven(scope, name);
}
