import type { Redacted } from '../base/redacted.ts';

/** What can stand in redacted text without another look: redacted text, members of closed unions and numbers. */
type Clean<Value> = Value extends string
  ? string extends Value
    ? never
    : Value
  : Value extends number
    ? Value
    : never;

/** A sentence of our own words around redacted parts: kept`${verdict} on ${context}`. A plain string does not compile. */
export function kept<const Values extends readonly (string | number)[]>(
  strings: TemplateStringsArray,
  ...values: { [Key in keyof Values]: Clean<Values[Key]> }
): Redacted {
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
