import type { Comparison, RuleTest } from './rule.ts';

export interface Quantity {
  readonly op: Comparison;
  readonly n: number;
}

/** A value as written, and whether its letter case counts. */
export interface Said {
  readonly text: string;
  readonly exact: boolean;
}

/** What there may be something in. */
export type FileSubject = 'file' | 'directory';

/**
 * What a clause says, before it is known which command it is about. `realise` makes rules of it for one command, or
 * says why that command cannot decide it.
 */
export type Meaning =
  /** Says the same of any command. */
  | { readonly is: 'tests'; readonly tests: readonly RuleTest[]; readonly on?: 'stdout' | 'output' | 'exit' }
  /** `all pods Running`, `Bound`: states (any of them) of what is listed. */
  | {
      readonly is: 'state';
      readonly states: readonly string[];
      readonly negated: boolean;
      readonly quantity: Quantity | null;
      readonly some: boolean;
      /** At most so many: `3-5 pods`. */
      readonly most?: number;
      /** The word stood in quotes: in logs it is a text to be found. */
      readonly quoted?: boolean;
    }
  /** `no pods Pending`: nothing listed is in one of these states. */
  | { readonly is: 'stateless'; readonly states: readonly string[] }
  /** `2/2 ready`, `1/1`. `ofThings`: `2/2 pods`, not 2 of 2 containers. */
  | {
      readonly is: 'ratio';
      readonly ratio: string;
      readonly available: boolean;
      readonly ofThings?: boolean;
      /** The things are said to be Running too. */ readonly running?: boolean;
      /** It may be what each of them shows: `pods Running (1/1)`. */
      readonly perhapsOfEach?: boolean;
    }
  /** `restarts < 5`, `NODE differs`, `MIN AVAILABLE 1`: a column by its header. */
  | {
      readonly is: 'column';
      readonly column: string;
      readonly op: Comparison;
      readonly value: string;
      readonly key?: string;
      /** The word may be no header: only a kind whose table has it decides. */
      readonly unsure?: boolean;
      /** A header as tables print it: no key of a document. */
      readonly headed?: boolean;
      /** The value may be one of several words of the cell. */
      readonly within?: boolean;
    }
  /** `among`: so many different values among all rows (`at most`: `max`); else every row has its own. */
  | {
      readonly is: 'distinct';
      readonly column: string;
      readonly min: number;
      readonly max?: number;
      readonly among?: boolean;
    }
  /** Something is there; `names` that must be listed; `kinds`: of one of these. */
  | { readonly is: 'present'; readonly names: readonly Said[]; readonly kinds?: readonly string[] }
  | { readonly is: 'gone'; readonly name: Said | null; readonly kinds?: readonly string[] }
  /** Values that must be printed: all of them, or any. */
  | {
      readonly is: 'text';
      readonly values: readonly Said[];
      readonly how: 'bare' | 'contains' | 'equals';
      readonly any: boolean;
    }
  /** `main`: a word, where a command prints nothing else. */
  | { readonly is: 'word'; readonly word: string }
  | { readonly is: 'without'; readonly values: readonly Said[] }
  /** `no alarms`: nothing of what the command lists. */
  | { readonly is: 'none'; readonly of: string }
  /** `no errors`, `no DNS resolution errors`. */
  | { readonly is: 'quiet'; readonly list: string }
  /** `of`: what is (not) empty; without it, whatever the command prints or looks at. */
  | { readonly is: 'empty'; readonly of?: 'output' | FileSubject }
  | { readonly is: 'filled'; readonly of?: 'output' | FileSubject }
  | { readonly is: 'file-there'; readonly directory?: boolean }
  | { readonly is: 'reachable' }
  /** `no diff`, `no changes`. */
  | { readonly is: 'same' }
  /** `key` is `.` for all that is printed. */
  | { readonly is: 'value'; readonly key: string; readonly op: Comparison; readonly value: string }
  /** How long an answer takes, of what prints seconds. */
  | { readonly is: 'seconds'; readonly op: Comparison; readonly value: string }
  | { readonly is: 'not-value'; readonly value: string }
  /** `keys are a and b`; `only`: and no others. */
  | { readonly is: 'members'; readonly of: string; readonly names: readonly string[]; readonly only: boolean }
  /** `hostPID is not set`. */
  | { readonly is: 'unset'; readonly key: string }
  /** `All claims are 40Gi`. */
  | { readonly is: 'each'; readonly value: Said; /** Of how many. */ readonly n?: number }
  /** `3 pods`, `at least 2 lines`, `0`. */
  | { readonly is: 'count'; readonly quantity: Quantity; readonly of: 'rows' | 'lines' | 'any'; readonly noun?: string }
  /** `3 replicas`; `state`: that they are in, where each is listed by itself (`some`: among others). */
  | {
      readonly is: 'replicas';
      readonly quantity: Quantity;
      readonly available?: boolean;
      readonly state?: string;
      readonly some?: boolean;
    }
  /** `nodes: 3`: a key's value where the command prints such a key, else a count. */
  | { readonly is: 'key-or-count'; readonly key: string; readonly quantity: Quantity }
  /** `deed`: of something that the command may only report about. */
  /** `word`: it may be what is printed (`green`). */
  | { readonly is: 'succeeds'; readonly deed: boolean; readonly word?: string }
  | { readonly is: 'allowed'; readonly not?: boolean }
  | { readonly is: 'rolled-out' }
  | { readonly is: 'fails'; readonly reason: string | null }
  | { readonly is: 'resolves'; readonly to: Extract<RuleTest, { kind: 'resolves' }>['to'] }
  /** Seconds from now in which a certificate must not end; null: as many as the command asks for. */
  | { readonly is: 'not-expiring'; readonly seconds: number | null }
  /** Names that a certificate is for. */
  | { readonly is: 'alt-names'; readonly names: readonly string[] }
  /** What ping sums up. */
  | { readonly is: 'ping'; readonly key: string; readonly op: Comparison; readonly value: string }
  /** A flag in the header of a DNS answer: `ad`. */
  | { readonly is: 'dns-flag'; readonly flag: string; readonly set: boolean }
  | {
      readonly is: 'http';
      readonly statuses: readonly string[];
      readonly not?: boolean;
      readonly some?: boolean;
      readonly count?: number;
      /** Said of what redirects lead to. */
      readonly follows?: boolean;
      /** As written: `HTTP/2`. */
      readonly protocol?: string;
    }
  | { readonly is: 'header'; readonly name: string; readonly value?: string; readonly absent?: boolean }
  | { readonly is: 'image-tag'; readonly tag: string }
  /** `to`: a whole address, or `https:` for any of that scheme; null where it is not said. */
  | { readonly is: 'redirect'; readonly to: string | null; readonly statuses: readonly string[] }
  /** `tool`: what is of that version, which the command or a label must name. */
  | { readonly is: 'version'; readonly range: string; readonly of: string | null; readonly tool?: string }
  /** `>= 1.28`: a version where the command prints versions, else a number. */
  | { readonly is: 'version-or-number'; readonly range: string; readonly op: Comparison; readonly value: string }
  | { readonly is: 'metrics'; readonly series: string | null }
  | { readonly is: 'series'; readonly name: string | null }
  /** `up == 1`: the value of a series, or of a key. */
  | { readonly is: 'sample'; readonly series: string; readonly op: Comparison; readonly value: string }
  | { readonly is: 'document'; readonly fragment: string | null }
  | { readonly is: 'both'; readonly parts: readonly Meaning[] }
  | { readonly is: 'either'; readonly parts: readonly Meaning[] };

/** Which command a clause is about. Everything that is given must fit. */
export interface Hints {
  /** Kubectl kinds, any of them: `pods`. */
  readonly kinds: readonly string[];
  /** Names that the command must mention, or that its table can be cut to. */
  readonly names: readonly Said[];
  readonly column: string | null;
  readonly output: OutputKind | null;
  readonly tool: string | null;
  /** A plain word that is a key only where the command asks for it: by a grep, or in the path that it prints. */
  readonly asked: string | null;
  /** `infra` of "(infra)". */
  readonly alias: string | null;
  /** "both", "all": the clause is about every command that can decide it. */
  readonly each: boolean;
}

export type OutputKind = 'dns' | 'http' | 'metrics' | 'series' | 'yaml' | 'logs' | 'table' | 'build';

export const NO_HINTS: Hints = {
  kinds: [],
  names: [],
  column: null,
  output: null,
  tool: null,
  asked: null,
  alias: null,
  each: false,
};
