import type { Redacted } from '../base/redacted.ts';

/** What can stand in redacted text without another look: redacted text and numbers. */
type Clean = Redacted | number;

/** A sentence of our own words around redacted parts: kept`${verdict} on ${context}`. */
export function kept(strings: TemplateStringsArray, ...values: readonly Clean[]): Redacted {
  return String.raw({ raw: strings }, ...values) as Redacted;
}

/** Redacted parts with redacted text between them. */
export function joinKept(parts: readonly Redacted[], separator: Redacted): Redacted {
  return parts.join(separator) as Redacted;
}

/** A piece of redacted text is redacted. */
export function sliceKept(text: Redacted, start: number, end?: number): Redacted {
  return text.slice(start, end) as Redacted;
}

/** Redacted text in another form: escaped, wrapped, indented. The form must add no text from elsewhere. */
export function reshape(text: Redacted, form: (text: string) => string): Redacted {
  return form(text) as Redacted;
}
