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
  /**
   * The command must fail, for the stated reason where one is stated: a name in FAILURE_REASONS (`forbidden`,
   * `timeout`) or the words as they must be printed. A denial that is no failure (`no` of `auth can-i`) counts.
   */
  | { readonly kind: 'fails'; readonly reason: string | null }
  /**
   * A whole token or run of tokens is there. `exact`: letter case counts (text in backticks or quotes). A word right
   * after `not`, `no`, `non` or `never` is not there. Several lines must be there as they are, one below the other.
   * `each`: every line, or row of a table, has it. `agree`: no other line or row says another value in its place; with
   * `each`, a line of another form than those that have it leaves it open.
   */
  | {
      readonly kind: 'contains';
      readonly token: string;
      readonly exact: boolean;
      readonly each?: boolean;
      readonly agree?: boolean;
    }
  /**
   * None of the tokens is there. `list` names a published list of WORD_LISTS (`errors`, `dns-errors`); its words right
   * after `0`, `no`, `zero` or `without` (`0 errors`) do not count as there.
   */
  | {
      readonly kind: 'absent';
      readonly tokens: readonly string[];
      readonly exact: boolean;
      readonly list: string | null;
    }
  /**
   * The whole trimmed text is this; an empty value: nothing but blanks was printed. `each`: the text may say it several
   * times, as every line or every blank-separated word (`Running Running`), and says nothing else; at least once.
   */
  | { readonly kind: 'equals'; readonly value: string; readonly exact: boolean; readonly each?: boolean }
  /**
   * Some line matches; with `each` every line that is not blank; with `line` the first or the last of these, and with
   * both every one of a list of single words, too.
   */
  | {
      readonly kind: 'matches';
      readonly pattern: string;
      readonly flags: string;
      readonly each?: boolean;
      readonly line?: 'first' | 'last';
    }
  /**
   * The words stand in one line, token after token, whatever divides them; else undecided, or a failure where the line
   * ends in another value. What words get that no phrase reads.
   */
  /** `rows`: only as clauses about what is listed, all of them together. */
  | { readonly kind: 'says'; readonly text: string; readonly rows?: true }
  /** Number of non-blank lines, or of data rows of a table (documents of a list in YAML or JSON). */
  | { readonly kind: 'lines'; readonly op: Comparison; readonly count: number; readonly of: 'lines' | 'rows' }
  /** The output is one number (`3`, `3 rows`, a psql cell) that compares so. Several numbers decide nothing. */
  | { readonly kind: 'number'; readonly op: Comparison; readonly value: number }
  /**
   * Every live value at a key or path of YAML or JSON (or printed `key: value` and `key=value` lines) compares so, and
   * there is one; with `some` at least one of them. A `value` of YAML flow form (`[ALL]`) compares as that value, one in
   * double quotes (`"true"`) as a text. The path `.` is all that was printed: its lines, its words, or its document.
   */
  | {
      readonly kind: 'value';
      readonly path: string;
      readonly op: Comparison;
      readonly value: string;
      readonly some?: boolean;
    }
  /**
   * The state that the output tells, in whatever form, is one of these wherever it is told: one column of a table in
   * every row (STATUS, STATE, PHASE, HEALTH, READY …), every `status:`-like key, or every line as a whole. Where none
   * of these forms shows, it is undecided: a word somewhere in prose states nothing. `count`: so many lines tell it.
   */
  | { readonly kind: 'state'; readonly values: readonly string[]; readonly count?: number }
  /** The output parses as YAML or JSON; with a fragment, that is contained. */
  | { readonly kind: 'yaml'; readonly fragment: string | null }
  | TableTest
  /** Something is listed: a row, a document; with a name, one of that name or generated from it. */
  | { readonly kind: 'exists'; readonly name: string | null }
  /** It is not there: a NotFound failure, an empty list that was really read, or a list without the name. */
  | { readonly kind: 'missing'; readonly name: string | null }
  /** Every image of that name (last path component) has that tag, and there is one: `coredns:1.38.0`; `*:1.38.0`: every image of any name. */
  | { readonly kind: 'image'; readonly image: string }
  /**
   * HTTP status: `200`, `2xx`, `301 or 308`; with `not`, any other than that. Of several responses each one counts, or
   * with `some` at least one (of a chain of redirects too); there are `count` of them where that is given. `000` is what
   * curl writes where no response came. `protocol`: the status line's (`HTTP/2`).
   */
  | {
      readonly kind: 'http';
      readonly status: string;
      readonly not?: boolean;
      readonly some?: boolean;
      readonly count?: number;
      readonly protocol?: string;
    }
  /** A header of the response is there, or `absent`; its value is this, as a whole or before its parameters. */
  | { readonly kind: 'header'; readonly name: string; readonly value?: string; readonly absent?: boolean }
  /** A DNS answer: any, one address or name, one outside the special-purpose ranges; `none`: the name has no answer; `nxdomain`: there is no such name. */
  | {
      readonly kind: 'resolves';
      readonly to:
        | 'any'
        | 'public'
        | 'private'
        | 'none'
        | 'nxdomain'
        | { readonly address: string }
        /** All of these, and no other. */
        | { readonly addresses: readonly string[] }
        /** So many records of a type (`AAAA`); `address`: of any address. */
        | { readonly record: string; readonly op: Comparison; readonly count: number }
        | { readonly name: string }
        | { readonly placeholder: string };
    }
  /** Prometheus exposition text with a sample of the series (any series: null), every sample comparing so. */
  | { readonly kind: 'metrics'; readonly series: string | null; readonly compare?: Compared }
  /** A Prometheus API answer with a result, every value of it comparing so. */
  | { readonly kind: 'series'; readonly name: string | null; readonly compare?: Compared }
  /**
   * A version inside the range (`1.31.x`, `>=1.28.0`). `of` is the label before it (`Server Version`) or a column's header; without one
   * every version that the output prints is meant.
   */
  | { readonly kind: 'version'; readonly range: string; readonly of?: string }
  | { readonly kind: 'within'; readonly ms: number }
  /** Try a read again until the rule passes or the time is over. */
  | { readonly kind: 'eventually'; readonly rule: RuleTest; readonly ms: number; readonly everyMs: number }
  | { readonly kind: 'file'; readonly path: string; readonly test: FileTest }
  | { readonly kind: 'all'; readonly rules: readonly RuleTest[] }
  | { readonly kind: 'any'; readonly rules: readonly RuleTest[] };

export interface Compared {
  readonly op: Comparison;
  readonly value: string;
}

/**
 * A table's column by header (letter case ignored); `*`: any one cell of the row.
 *
 * - `compare`: the cell compares with `value` (or, with `=`, is one of `or` as well). Numbers and durations (AGE, `5m`)
 *   compare as such under `<` and `>`, where an `n/m` cell counts as its n; a RESTARTS cell `3 (5m ago)` is 3.
 * - `has`: the cell has the words of `value` as whole words (`Up` and `healthy` of `Up 3 hours (healthy)`), or has them not (`!=`);
 *   in PORT(S), one of the ports is that one.
 * - `full`: the cell says that all is there: `n/m` with n = m ≥ 1; `True`; a bare number ≥ 1 that equals the row's
 *   DESIRED, or the m of its READY, where it has one.
 * - `distinct`: values differ from row to row; with `rows: some`, there are at least `min` different ones.
 *
 * `rows`: every row (the default), or at least `min` of them. `name`: only rows with this NAME, or whose NAME is
 * generated from it. `min` (at least 1) and `max` bound the number of rows that count: under `every` of all rows, under
 * `some` of those that satisfy the test.
 */
export interface TableTest {
  readonly kind: 'table';
  readonly column: string;
  readonly test: 'compare' | 'has' | 'full' | 'distinct';
  readonly op: Comparison;
  readonly value: string | null;
  readonly or?: readonly string[];
  readonly rows?: 'every' | 'some';
  readonly name?: string;
  readonly min: number;
  readonly max?: number;
}

export type FileTest =
  | { readonly is: 'present' }
  | { readonly is: 'value'; readonly key: string; readonly value: string }
  | { readonly is: 'fragment'; readonly under: string | null; readonly yaml: string };
