import { encodeBase64 } from './base64.ts';
import { findAll, type Finder, type Finding } from './finding.ts';
import { isHarmlessValue } from './names.ts';
import { without } from './seen.ts';

/**
 * Finds the values in every form in which they may come back; null where there is nothing to hide. Linear in the text,
 * whatever the number of values.
 */
export function valueFinder(values: readonly string[]): Finder | null {
  const forms = [...new Set(values.filter((value) => !isHarmlessValue(value)).flatMap(formsOf))];
  if (forms.length === 0) return null;
  const short = forms.filter((form) => form.length < 4).map((form) => form.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'));
  // Short values are hidden as whole tokens only.
  const shortPattern =
    short.length > 0 ? new RegExp(`(?<![A-Za-z0-9])(?:${short.join('|')})(?![A-Za-z0-9])`, 'g') : null;
  const long = indexOf(forms.filter((form) => form.length >= 4));
  const wrapped = indexOf(forms.filter((form) => form.length >= 40 && /^[A-Za-z0-9+/=_-]+$/.test(form)));
  return (text) => [
    ...(shortPattern ? findAll(text, shortPattern, 'hidden') : []),
    ...findForms(text, long),
    ...(wrapped.size > 0 && text.includes('\n') ? findWrapped(text, wrapped) : []),
  ];
}

/** All occurrences of the values as they are; values shorter than four characters are none. */
export function findExactly(text: string, values: readonly string[]): Finding[] {
  const unique = [...new Set(values)].filter((value) => value.length >= 4);
  return unique.length === 0 ? [] : findForms(text, indexOf(unique));
}

/** A value that is a secret rather than a name (`kube-system`), which stands everywhere. */
export function isTelling(value: string): boolean {
  return value.length >= 6 && /^[\x20-\x7e\s]+$/.test(value) && /[A-Z]|\d[a-z]|[a-z]\d|[^\w\s.:/-]/.test(value);
}

/** Forms by their first four characters, longest first, so that a value that contains another is hidden whole. */
type FormIndex = ReadonlyMap<string, readonly string[]>;

function indexOf(forms: readonly string[]): FormIndex {
  const index = new Map<string, string[]>();
  for (const form of [...forms].sort((a, b) => b.length - a.length)) {
    const key = form.slice(0, 4);
    index.set(key, [...(index.get(key) ?? []), form]);
  }
  return index;
}

function findForms(text: string, index: FormIndex): Finding[] {
  const found: Finding[] = [];
  const first = new Set([...index.keys()].map((key) => key.charCodeAt(0)));
  for (let at = 0; at < text.length; at++) {
    if (!first.has(text.charCodeAt(at))) continue;
    const form = index.get(text.slice(at, at + 4))?.find((candidate) => text.startsWith(candidate, at));
    if (form === undefined) continue;
    found.push({ start: at, end: at + form.length, kind: 'hidden' });
    at += form.length - 1;
  }
  return found;
}

/** Base64 that was broken into lines. */
function findWrapped(text: string, index: FormIndex): Finding[] {
  const joined = without(text, /\r?\n[ \t]*/g);
  return findForms(joined.text, index).map(({ start, end, kind }) => ({
    start: joined.sourceOf(start),
    end: joined.sourceOf(end - 1) + 1,
    kind,
  }));
}

/** As it is, without white space around, escaped for JSON, a URL, the shell or HTML, in hex, and in base64 at any place. */
function formsOf(value: string): string[] {
  const trimmed = value.trim();
  const json = JSON.stringify(trimmed).slice(1, -1);
  const url = encodeURIComponent(trimmed.toWellFormed());
  const forms = [
    value,
    trimmed,
    json,
    JSON.stringify(json).slice(1, -1),
    url,
    url.replace(/%20/g, '+'),
    url.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
    url.replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`),
    trimmed.replaceAll("'", "'\\''"),
    trimmed.replaceAll("'", "''"),
    trimmed.replace(/[^\w@%+=:,./-]/g, '\\$&'),
    trimmed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
    trimmed.replaceAll('&', '\\u0026').replaceAll('<', '\\u003c').replaceAll('>', '\\u003e'),
  ];
  // A value of several lines comes back one line at a time, indented or prefixed.
  const lines = trimmed.split(/\r?\n/).map((line) => line.trim());
  if (lines.length > 1) forms.push(...lines.filter((line) => line.length >= 8 && !line.startsWith('-----')));
  if (trimmed.length >= 4) forms.push(...base64Forms(trimmed), ...base64Forms(value), ...hexForms(trimmed));
  return forms.filter((form) => form !== '');
}

/** The characters that a value always gives, whatever stands before and behind it in the encoded text. */
function base64Forms(value: string): string[] {
  const size = new TextEncoder().encode(value).length;
  const forms = [0, 1, 2].map((shift) => {
    const code = encodeBase64('\0'.repeat(shift) + value).replace(/=+$/, '');
    const from = Math.ceil((shift * 8) / 6);
    const to = Math.floor(((shift + size) * 8) / 6);
    return code.slice(from, to);
  });
  forms.push(encodeBase64(value), encodeBase64(`${value}\n`));
  return forms
    .filter((form) => form.length >= 5)
    .flatMap((form) => [form, form.replaceAll('+', '-').replaceAll('/', '_')]);
}

function hexForms(value: string): string[] {
  const hex = [...new TextEncoder().encode(value)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.length >= 8 ? [hex, hex.toUpperCase()] : [];
}
