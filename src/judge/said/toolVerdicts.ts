import { STATES } from './toolStates.ts';
import { brief, fail, isBlank, pass } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';

/**
 * What git and Terraform say of what differs, in the words that people use for it.
 *
 *     working tree clean, branch up to date with origin/main     git status
 *     No changes, infrastructure up to date                      terraform plan
 *     versioning Enabled                                         nothing is printed for a bucket that never had it
 *
 * Null: other words, or another tool.
 */
export function judgeToolVerdict(clause: string, scene: Scene): Decision | null {
  const { exit, stdout, observed } = scene;
  const reader = READERS.find(({ of }) => of.test(observed.text));
  const [, ...filters] = observed.facts.stages;
  const whole = filters.every(({ tool }) => reader?.cut === true && CUTS.test(tool ?? ''));
  if (exit.kind !== 'ok' || exit.masked !== null || !stdout.complete || !whole) return null;
  const parts = clause
    .replace(/[`"]/g, '')
    .replace(/\s*\(no output\)\s*$/i, ', no output')
    .replace(/[.!]$/, '')
    .split(
      /\s*[,;]\s*(?:and\s+)?|\s+and\s+(?!(?:adds|changes|updates|destroys|deletes|removes) nothing$)|\s+(?=on (?:the )?branch )/,
    );
  if (!reader || parts.length > 5) return null;
  const want = `Expected “${brief(clause)}”`;
  const results = parts.map((part) => reader.read(part.trim(), scene));
  if (results.includes(null)) return null;
  const shown = stdout.lines.find((line) => line.trim() !== '')?.trim() ?? 'nothing was printed';
  return results.includes(false) ? fail(`${want}; found ${brief(shown)}.`) : pass(`${want}; found it so.`, shown);
}

/** What may stand behind a command whose one summary line says it all. */
const CUTS = /^(?:e?grep|tail|head|tee)$/;

export interface Reader {
  readonly of: RegExp;
  /** A line that a filter left says as much. */
  readonly cut?: true;
  readonly read: (part: string, scene: Scene) => boolean | null;
}

const READERS: readonly Reader[] = [
  { of: /^\s*git\b(?:\s+-C\s+\S+)?\s+status\b/, read: ofTree },
  { of: /^\s*(?:terraform|tofu)\b[^|;&]*\bplan\b/, cut: true, read: ofPlan },
  { of: /^\s*git\b(?:\s+-C\s+\S+)?\s+(?:rev-list\s(?:\S+\s)*--count|log)\b[^|]*\.\.(?!\.)/, read: ofRange },
  { of: /\bs3api\s+get-bucket-versioning\b/, read: ofVersioning },
  ...STATES,
];

const CLEAN =
  /^(?:(?:the )?(?:git )?(?:working|work) ?(?:tree|copy|directory)|(?:the )?(?:tree|worktree|repo|repository|checkout)) (?:is |must be |should be )?clean$|^(?:a )?clean (?:(?:git )?(?:working |work)?(?:tree|copy|directory)|repo|repository|checkout)$|^nothing to commit$|^(?:no|without) (?:local|uncommitted|pending) (?:changes|modifications)$/i;
const SYNCED =
  /^(?:(?:the |its |local )?(?:branch|main|master|it|repo|checkout) )?(?:is |must be |should be )?(?:up[ -]to[ -]date|in sync|level|even)(?: with (?:the )?([\w.-]+\/[\w./-]+|remote|upstream|origin))?$/i;
const COMMITTED = /^(?:nothing (?:is |left )?uncommitted|everything (?:is )?committed)$/i;
const SILENT = /^(?:no output|prints? nothing|nothing (?:is )?printed|empty(?: output)?|output (?:is )?empty)$/i;

function ofTree(part: string, { stdout, observed }: Scene): boolean | null {
  const short = /\s(?:-s|--short|--porcelain)\b/.test(observed.text);
  const { text } = stdout;
  if (SILENT.test(part)) return isBlank(stdout);
  if (CLEAN.test(part)) {
    if (short) return /\s(?:-\w*b|--branch)\b/.test(observed.text) ? null : isBlank(stdout);
    if (/^nothing to commit, working (?:tree|directory) clean$/m.test(text)) return true;
    return /^(?:Changes (?:not staged|to be committed)|Untracked files:|Unmerged paths:)/m.test(text) ? false : null;
  }
  // A file that git does not know may be no part of it.
  if (COMMITTED.test(part)) {
    if (/^nothing to commit, working (?:tree|directory) clean$/m.test(text)) return true;
    if (short) return isBlank(stdout) ? true : /^(?!\?\?|##|!!)../m.test(text) ? false : null;
    return /^(?:Changes (?:not staged|to be committed)|Unmerged paths:)/m.test(text) ? false : null;
  }
  const on = /^on (?:the )?(?:branch )?([\w./-]+)(?: branch)?$/i.exec(part)?.[1];
  if (on !== undefined) {
    const found = /^On branch (\S+)$/m.exec(text)?.[1];
    return found === undefined ? (/^HEAD detached/m.test(text) ? false : null) : found === on;
  }
  const match = SYNCED.exec(part);
  if (!match || short) return null;
  const [, upstream] = /^Your branch (?:is up to date with|is ahead of|is behind|and) '([^']+)'/m.exec(text) ?? [];
  if (upstream === undefined) return null;
  const named = match[1] ?? '';
  if (named.includes('/') && named !== upstream) return false;
  if (named === 'origin' && !upstream.startsWith('origin/')) return null;
  return /^Your branch is up to date with '/m.test(text);
}

const UNCHANGED =
  /^(?:the )?(?:real |live |remote |actual )?(?:infrastructure|infra|state|everything|resources?|environment|cloud|it) (?:is |are |must be |should be )?(?:up[ -]to[ -]date|in sync|unchanged|matches (?:the )?(?:config(?:uration)?|code|state)|in line with (?:the )?(?:config(?:uration)?|code))$/i;

/** `Plan: 2 to add, 0 to change, 1 to destroy.` */
const PLANNED =
  /^Plan: (?:\d+ to import, )?(?<add>\d+) to add, (?<change>\d+) to change, (?<destroy>\d+) to destroy\b/m;
/** `only adds`, `destroys nothing`, `nothing gets changed`: what the plan does, and what not. */
const ONLY =
  /^(?:it |the plan |plan |terraform )?(?:only (?<before>adds?|creates?)|(?<behind>adds?|creates?|additions?) only|only (?<noun>additions?))(?: (?:things|resources|something))?$/i;
const DEED = 'adds?|creates?|changes?|updates?|modifies|destroys?|deletes?|removes?';
const NOTHING = new RegExp(
  `^(?:it |the plan |plan |terraform )?(?<one>${DEED})(?: (?:or|and) (?<two>${DEED}))? nothing$`,
  'i',
);
const deedOf = (word: string): 'add' | 'change' | 'destroy' =>
  /^(?:add|create)/i.test(word) ? 'add' : /^(?:destroy|delete|remove)/i.test(word) ? 'destroy' : 'change';

function ofDeeds(part: string, text: string): boolean | null {
  const planned = PLANNED.exec(text)?.groups;
  const nothing = NOTHING.exec(part)?.groups;
  if (nothing !== undefined && /^No changes\. Your infrastructure matches/m.test(text)) return true;
  if (planned === undefined || (nothing === undefined && !ONLY.test(part))) return null;
  const none = (deed: 'add' | 'change' | 'destroy'): boolean => planned[deed] === '0';
  if (nothing === undefined) return !none('add') && none('change') && none('destroy');
  return [nothing['one'], nothing['two']].every((word) => word === undefined || none(deedOf(word)));
}

function ofPlan(part: string, { stdout }: Scene): boolean | null {
  const deeds = ofDeeds(part, stdout.text);
  if (deeds !== null) return deeds;
  if (
    !UNCHANGED.test(part) &&
    !/^(?:there (?:are|is) )?(?:no (?:changes|drift|diff|differences)|nothing to (?:change|do|apply))$/i.test(part)
  )
    return null;
  if (
    /^No changes\. (?:Your infrastructure matches the configuration\.|Infrastructure is up-to-date\.)/m.test(
      stdout.text,
    )
  )
    return true;
  return /^Plan: \d+ to /m.test(stdout.text) ? false : null;
}

const UNPUSHED = /^nothing (?:is |left )?(?:to push|unpushed)$|^everything (?:is |has been |was )?pushed$/i;
const UNPULLED = /^nothing (?:is |left )?(?:to (?:pull|fetch)|unpulled)$|^everything (?:is |has been |was )?pulled$/i;

/** Commits of one end that the other has not, as a number or a line each. */
function ofRange(part: string, { stdout, observed }: Scene): boolean | null {
  const ahead = /\b(?:origin|upstream)\/\S*\.\.(?:HEAD\b|(?!origin\/|upstream\/)[\w./-]*)|@\{u\w*\}\.\./.test(
    observed.text,
  );
  const behind = /\.\.(?:(?:origin|upstream)\/|@\{u)/.test(observed.text);
  if (ahead === behind || !(ahead ? UNPUSHED : UNPULLED).test(part)) return null;
  const text = stdout.text.trim();
  if (/\s--count\b/.test(observed.text)) return /^\d+$/.test(text) ? text === '0' : null;
  return text === '';
}

/** A bucket that never had versions says nothing at all. */
function ofVersioning(part: string, { stdout }: Scene): boolean | null {
  const said =
    /^(?:the )?(?:bucket )?versioning (?:status )?(?:is |must be |should be )?(?:turned |switched )?(enabled|on|suspended)(?: (?:on|for) (?:the |this )?bucket)?$/i.exec(
      part,
    )?.[1];
  if (said === undefined) return null;
  const status = /"Status":\s*"(\w+)"/.exec(stdout.text)?.[1]?.toLowerCase();
  if (status === undefined) return isBlank(stdout) ? false : null;
  return status === (/^on$/i.test(said) ? 'enabled' : said.toLowerCase());
}
