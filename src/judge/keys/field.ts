/** One value that an output prints with its key, wherever that is: a document, a line, a list of two columns. */
export interface Field {
  readonly key: string;
  /** Keys and headings above it, outermost first. */
  readonly above: readonly string[];
  /** What it belongs to is called so: the `name`, `role` or `kind` beside it. */
  readonly owners: readonly string[];
  readonly value: string;
  /** The author's quotes make a text of it: `"true"`. */
  readonly quoted: boolean;
  /** Values of a list; null where it is none. */
  readonly list: readonly string[] | null;
  /** What the value is made of: the parts of a distinguished name. */
  readonly made: readonly string[] | null;
  /** 1-based; null in documents. */
  readonly line: number | null;
  readonly text: string;
}

export function plainField(
  key: string,
  above: readonly string[],
  value: string,
  at: { readonly line: number | null; readonly text: string },
): Field {
  return { key, above, owners: [], value, quoted: false, list: null, made: null, ...at };
}

/** What says whose the keys beside it are. */
export const NAMING = /^(?:name|kind|role|host|hostname|instance|type|id)$/i;

/** Keys of which each word of the value is an item. */
export const WORD_LIST =
  /^(?:.*\s)?(?:flags?|features|groups|options|capabilities|modules|extensions|labels|annotations|taints|tags|ciphers|protocols)$/i;
