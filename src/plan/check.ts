import type { CommandFacts, Mode } from '../command/facts.ts';
import type { Rule } from '../expect/rule.ts';
import type { ExpectationSource } from '../story/steps.ts';
import type { Words } from './target.ts';
import type { Span } from '../text/span.ts';

/** Who owns a check: a task, a matrix row (by its line) or a free block (by its fence's line). */
export type Owner =
  | { readonly kind: 'task'; readonly id: string }
  | { readonly kind: 'row'; readonly line: number }
  | { readonly kind: 'block'; readonly line: number };

/** One runnable fence, matrix row, labelled inline command, or static items that have no fence to join. */
export interface Check {
  readonly id: string;
  /** 1-based line of the fence's opener, the row, or the first static item. */
  readonly line: number;
  readonly owner: Owner;
  /** For people: the task's title, the row's criterion, the label above the block. */
  readonly title: string;
  /** The label above its fence (`**Infra Cluster:**`), null where there is none. */
  readonly label: string | null;
  /** Titles, labels and headings that may say which cluster it is for, nearest first. */
  readonly above: readonly Words[];
  /** Ids of the criteria that it proves. */
  readonly criteria: readonly string[];
  /** Checks of one shell run in order in one bash; a task's fences share it. */
  readonly shell: string;
  readonly commands: readonly PlannedCommand[];
  readonly expectations: readonly Expectation[];
  /** Why nothing of it may run at all (merge conflict markers); null where it may. */
  readonly refused: string | null;
}

/** Where an expectation stands, for binding its clauses to commands. */
export type Place =
  /** A bullet, paragraph, cell or sample of the check as a whole. */
  | { readonly kind: 'check' }
  /**
   * A comment in the fence: `index` is the command that it belongs to, `group` the commands that stand together with
   * it, up to an empty line or another comment. `qualifier` is `infra` in `# Expected (infra): …`.
   */
  | {
      readonly kind: 'command';
      readonly index: number;
      readonly group: readonly number[];
      readonly from: 'trailing' | 'below' | 'above';
      readonly qualifier?: string;
    };

/** Where a command's target comes from. */
export type ContextReason = 'flag' | 'variable' | 'block' | 'title' | 'label' | 'name' | 'chosen';

export interface PlannedCommand {
  readonly index: number;
  readonly line: number;
  /** Of the command in the story's text, from its first to its last character (indentation inside included). */
  readonly span: Span;
  /** As bash gets it: without the fence's indentation and without prompts. */
  readonly text: string;
  readonly facts: CommandFacts;
  readonly mode: Mode;
  /** All aliases that it resolves to, the first current. Empty: no cluster, or not known (then see facts.target). */
  readonly aliases: readonly string[];
  readonly contextFrom: ContextReason | null;
  /** Readings of the target that differ: the user is asked. */
  readonly contextChoices: readonly { readonly alias: string; readonly from: ContextReason }[];
  /**
   * What an earlier command of its bash made the namespace of its context (`kubectl config set-context --current
   * --namespace=web`); empty where that is only known when it runs.
   */
  readonly namespace?: string;
  /** Number of the "Terminal N" that it stands under. */
  readonly terminal: number | null;
  /** Where values were given: the texts of all commands of its bash and of the story, which may pass one on. */
  readonly around?: { readonly bash: readonly string[]; readonly story: readonly string[] };
}

/** One bullet, cell or comment run. */
export interface Expectation {
  readonly line: number;
  readonly span: Span;
  /** The words without their label, Markdown kept. */
  readonly text: string;
  readonly source: ExpectationSource;
  readonly place: Place;
  /** The rules that were read, bound to commands. Null: no clause could be read, or none was yet (rules.ts). */
  readonly rules: readonly Rule[] | null;
  /** Clauses that no rule covers: with one of these the expectation is at best `undecided`. */
  readonly unread: readonly string[];
}
