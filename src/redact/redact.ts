import type { Redacted } from '../base/redacted.ts';
import { cover, findAll, type Finder, type Finding, mergeFindings } from './finding.ts';
import { findFlags } from './flags.ts';
import { findHeaders } from './headers.ts';
import { findKnown } from './known.ts';
import { findPairs } from './pairs.ts';
import { findPrivateKeys } from './pem.ts';
import { findInJson } from './secretJson.ts';
import { findInYaml } from './secretYaml.ts';
import { seenOf } from './seen.ts';
import { findSensitive } from './sensitive.ts';
import { findTokens } from './tokens.ts';
import { findInUrls } from './urls.ts';
import { findExactly, isTelling, valueFinder } from './values.ts';

export interface RedactOptions {
  /** Values to hide wherever they stand, also encoded: those of variables named like secrets (see `secretValues`). */
  readonly hide?: readonly string[];
  /** What the user adds; a group named `secret` narrows the match. Flags are kept, `g` is added. */
  readonly patterns?: readonly RegExp[];
  /** The text comes from a command that reads secrets: every value goes, whatever its form. */
  readonly sensitive?: boolean;
}

const FINDERS: readonly Finder[] = [
  findPrivateKeys,
  findInYaml,
  findInJson,
  findHeaders,
  findInUrls,
  findFlags,
  findTokens,
  findKnown,
  findPairs,
];

/**
 * The text that may be kept: secrets are replaced by `‹redacted:kind›`, line by line, everything else stays. Give whole
 * texts and cut afterwards: a cut Secret no longer shows that it is one. Redacting again changes nothing.
 */
export function redact(text: string, options?: RedactOptions): Redacted {
  if (options) return makeRedactor(options)(text);
  redactPlain ??= makeRedactor();
  return redactPlain(text);
}

let redactPlain: Redactor | undefined;

export type Redactor = (text: string) => Redacted;

/** Reports say the same few words again and again. */
const REMEMBERED = { texts: 500, length: 500 };

/** `redact` for many texts with the same options. */
export function makeRedactor(options: RedactOptions = {}): Redactor {
  const finders = [...FINDERS, ...findersOf(options)];
  const clean = new Set<string>();
  return (text) => {
    if (text === '' || clean.has(text)) return text as Redacted;
    let current = text;
    // What one pass covers can bring out what stood in its shadow.
    for (let pass = 0; pass < 4; pass++) {
      const next = redactOnce(current, finders);
      if (next === current) break;
      current = next;
    }
    // Only texts without a secret stay in memory.
    if (current === text && text.length <= REMEMBERED.length && clean.size < REMEMBERED.texts) clean.add(text);
    return current as Redacted;
  };
}

/** What `redact` would take out of a text, line by line and without colours. */
export function secretsIn(text: string, options: RedactOptions = {}): string[] {
  return makeSecretFinder(options)(text);
}

/** `secretsIn` for many texts with the same options. */
export function makeSecretFinder(options: RedactOptions = {}): (text: string) => string[] {
  const finders = [...FINDERS, ...findersOf(options)];
  return (text) => {
    if (text === '') return [];
    const seen = seenOf(text).text;
    const found = mergeFindings(
      seen,
      finders.flatMap((find) => find(seen)),
    );
    const lines = found.flatMap(({ start, end }) => seen.slice(start, end).split('\n'));
    return [...new Set(lines.map((line) => line.trim()))].filter((line) => line !== '');
  };
}

function redactOnce(text: string, finders: readonly Finder[]): string {
  const seen = seenOf(text);
  const found = finders.flatMap((find) => find(seen.text));
  const merged = mergeFindings(seen.text, [...found, ...repeated(seen.text, found)]);
  return cover(
    text,
    merged.map(({ start, end, kind }) => ({ start: seen.sourceOf(start), end: seen.sourceOf(end - 1) + 1, kind })),
  );
}

/** What shows itself as a secret in one place is hidden in all: a variable's value also among the arguments. */
function repeated(text: string, found: readonly Finding[]): readonly Finding[] {
  const values = found
    .filter(({ kind }) => kind !== 'sensitive' && kind !== 'hidden')
    .map(({ start, end }) =>
      text
        .slice(start, end)
        .trim()
        .replace(/^(["'])(.*)\1$/s, '$2'),
    )
    .filter((value) => value.length >= 8 && !value.includes('\n') && isTelling(value));
  return findExactly(text, values);
}

function findersOf({ hide = [], patterns = [], sensitive = false }: RedactOptions): Finder[] {
  const finders: Finder[] = sensitive ? [findSensitive] : [];
  const values = valueFinder(hide);
  if (values) finders.push(values);
  for (const pattern of patterns) {
    const global = new RegExp(pattern.source, pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`);
    finders.push((text) => findAll(text, global, 'pattern'));
  }
  return finders;
}
