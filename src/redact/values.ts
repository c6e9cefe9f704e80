import { encodeBase64 } from './base64.ts';
import type { Finding } from './finding.ts';
import { isHarmlessValue } from './names.ts';

/** A pattern for every form of the given values; null where there is nothing to hide. */
export function valuesPattern(values: readonly string[]): RegExp | null {
  const forms = new Set(values.filter((value) => !isHarmlessValue(value)).flatMap(formsOf));
  if (forms.size === 0) return null;
  // Longest first, so that a value that contains another is hidden whole.
  const ordered = [...forms].sort((a, b) => b.length - a.length);
  return new RegExp(ordered.map(patternOf).join('|'), 'g');
}

/** All occurrences of the values. */
export function findValues(text: string, pattern: RegExp): Finding[] {
  return [...text.matchAll(pattern)].map((m) => ({ start: m.index, end: m.index + m[0].length, kind: 'hidden' }));
}

/** As it is, without white space around, escaped for JSON, a URL, the shell or HTML, in hex, and in base64 at any place. */
function formsOf(value: string): string[] {
  const trimmed = value.trim();
  const json = JSON.stringify(trimmed).slice(1, -1);
  const url = encodeURIComponent(trimmed.replace(/\p{Cs}/gu, '\ufffd'));
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

/** Short values are hidden as whole tokens only; long ones also across the line ends of wrapped base64. */
function patternOf(form: string): string {
  if (form.length < 4) return `(?<![A-Za-z0-9])${escaped(form)}(?![A-Za-z0-9])`;
  if (form.length >= 40 && /^[A-Za-z0-9+/=_-]+$/.test(form))
    return form.split('').map(escaped).join('(?:\\r?\\n[ \\t]*)?');
  return escaped(form);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
