/** What a rule looks at. `output` is stdout and stderr, in that order. */
export type Subject = 'stdout' | 'stderr' | 'output' | 'exit' | 'file';

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

/**
 * The typed reading of one clause of an expectation. `command` is the index of the command that it judges, null for a
 * static item. `clause` are the author's words.
 */
export type Rule = RuleTest & { readonly command: number | null; readonly on: Subject; readonly clause: string };

/** What is tested, without where. One closed union: judge/ has one file per kind. */
export type RuleTest =
  /** The last pipeline's exit. */
  | { readonly kind: 'exit'; readonly op: Comparison; readonly code: number }
  /** The command must fail, for the stated reason where one is stated. */
  | { readonly kind: 'fails'; readonly reason: string | null }
  /** A whole token or run of tokens is there. `exact`: letter case counts (text in backticks or quotes). */
  | { readonly kind: 'contains'; readonly token: string; readonly exact: boolean }
  /** None of the tokens is there. `list` names a published list of words (`errors`, `dns-errors`). */
  | {
      readonly kind: 'absent';
      readonly tokens: readonly string[];
      readonly exact: boolean;
      readonly list: string | null;
    }
  /** The whole trimmed text is this. */
  | { readonly kind: 'equals'; readonly value: string; readonly exact: boolean }
  | { readonly kind: 'matches'; readonly pattern: string; readonly flags: string }
  /** Number of lines, or of data rows of a table. */
  | { readonly kind: 'lines'; readonly op: Comparison; readonly count: number; readonly of: 'lines' | 'rows' }
  /** Every live value at a key or path of YAML or JSON (or printed `key: value` lines) compares so. */
  | { readonly kind: 'value'; readonly path: string; readonly op: Comparison; readonly value: string }
  /** The output parses as YAML or JSON; with a fragment, that is contained. */
  | { readonly kind: 'yaml'; readonly fragment: string | null }
  /** A kubectl table's column by header. `distinct`: values differ and there are at least `min` rows. */
  | {
      readonly kind: 'table';
      readonly column: string;
      readonly test: 'compare' | 'distinct';
      readonly op: Comparison;
      readonly value: string | null;
      readonly min: number;
    }
  /** Something is listed: a row, a document, a name. */
  | { readonly kind: 'exists'; readonly name: string | null }
  /** HTTP status: `200`, `2xx`. */
  | { readonly kind: 'http'; readonly status: string }
  /** A DNS answer: any, one address, or one outside the special-purpose ranges. */
  | {
      readonly kind: 'resolves';
      readonly to: 'any' | 'public' | { readonly address: string } | { readonly placeholder: string };
    }
  /** Prometheus exposition text with a sample of the series (any series: null). */
  | { readonly kind: 'metrics'; readonly series: string | null }
  /** A Prometheus API answer with a result. */
  | { readonly kind: 'series'; readonly name: string | null }
  | { readonly kind: 'version'; readonly range: string }
  | { readonly kind: 'within'; readonly ms: number }
  /** Try a read again until the rule passes or the time is over. */
  | { readonly kind: 'eventually'; readonly rule: RuleTest; readonly ms: number; readonly everyMs: number }
  | { readonly kind: 'file'; readonly path: string; readonly test: FileTest }
  | { readonly kind: 'all'; readonly rules: readonly RuleTest[] }
  | { readonly kind: 'any'; readonly rules: readonly RuleTest[] };

export type FileTest =
  | { readonly is: 'present' }
  | { readonly is: 'value'; readonly key: string; readonly value: string }
  | { readonly is: 'fragment'; readonly under: string | null; readonly yaml: string };
