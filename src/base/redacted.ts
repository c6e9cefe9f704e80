/**
 * Text from which secrets were taken out. Every sink (record, report, terminal, hover, `--json`) asks for this type,
 * and only `redact/` makes it, so that a sink which is handed raw output does not compile.
 */
export type Redacted = string & { readonly [redacted]: true };

declare const redacted: unique symbol;
