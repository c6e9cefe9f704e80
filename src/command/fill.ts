import { findPlaceholders } from './placeholder.ts';
import type { Placeholder } from './placeholder.ts';
import { isCode, namesSetIn, reachesCode } from './readsCode.ts';
import type { Zone } from './scan.ts';

/** A unit's text with values in it, and what could not be put in. */
export interface Filled {
  readonly text: string;
  /** Names without a usable value, each with a sentence part for people. The unit stays blocked while there is one. */
  readonly unfilled: readonly { readonly name: string; readonly why: string }[];
}

/** In front of a placeholder: it stands in a subscript, or in the braces of a variable. */
const IN_EXPANSION = /\w\[[^\]]*$|\$\{[^}]*$/;
/** Nothing in it means anything to any shell or little language. */
export const HARMLESS = /^[A-Za-z0-9_@%+=:,./-]*$/;

/**
 * Puts values for placeholders (`<pod-ip>`, `{{ns}}`) into a unit, quoted for where each stands, so that bash passes
 * every value on as it is: `<pod>.web` with `a b` becomes `'a b'.web`, `"http://<ip>/"` with `$(id)` becomes
 * `"http://\$(id)/"`. Where another program would read the text as code again, only values without any special
 * character are put in, and so where a variable takes the value there (`bash`: all commands of the same bash).
 * Describe the filled text anew before running it: a value may turn out to be an option.
 */
export function fillPlaceholders(
  text: string,
  values: ReadonlyMap<string, string>,
  bash: readonly string[] = [text],
): Filled {
  const unfilled: { name: string; why: string }[] = [];
  let coded: boolean | null = null;
  const isCoded = (): boolean => (coded ??= isCode(text) || reachesCode(namesSetIn(text), bash));
  let out = '';
  let at = 0;
  for (const placeholder of findPlaceholders(text)) {
    const { name, span, zone } = placeholder;
    const value = values.get(name);
    const why =
      value === undefined
        ? 'it has no value'
        : whyNot(value, placeholder, () => IN_EXPANSION.test(text.slice(0, span.start)) || isCoded());
    out += text.slice(at, span.start);
    out += value === undefined || why !== null ? text.slice(span.start, span.end) : quoteFor(zone, value);
    at = span.end;
    if (why !== null && !unfilled.some((other) => other.name === name)) unfilled.push({ name, why });
  }
  return { text: out + text.slice(at), unfilled };
}

export const AS_CODE = 'this text is read as code once more: only letters, digits and `_@%+=:,./-` can be put in';

function whyNot(value: string, { zone, nested }: Placeholder, isCoded: () => boolean): string | null {
  if (value.includes('\0')) return 'no argument can hold a NUL character';
  if (HARMLESS.test(value)) return null;
  if (nested) return 'inside backticks only letters, digits and `_@%+=:,./-` can be put in';
  if (isCoded()) return AS_CODE;
  if (/heredoc/.test(zone) && /[\r\n]/.test(value)) return 'a here-document could end in a value of several lines';
  return null;
}

function quoteFor(zone: Zone, value: string): string {
  switch (zone) {
    case 'bare':
      return value !== '' && HARMLESS.test(value) ? value : `'${value.replace(/'/g, `'\\''`)}'`;
    case 'single':
      return value.replace(/'/g, `'\\''`);
    case 'ansi':
      return value.replace(/[\\']/g, '\\$&');
    case 'double':
      return value.replace(/[\\"$`]/g, '\\$&');
    case 'heredoc':
      return value.replace(/[\\$`]/g, '\\$&');
    case 'literal heredoc':
    case 'comment':
      return value;
  }
}
