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
  if (exit.kind !== 'ok' || exit.masked !== null || !stdout.complete || observed.facts.stages.length !== 1) return null;
  const reader = READERS.find(({ of }) => of.test(observed.text));
  const parts = clause
    .replace(/[`"]/g, '')
    .replace(/\s*\(no output\)\s*$/i, ', no output')
    .replace(/[.!]$/, '')
    .split(/\s*[,;]\s*(?:and\s+)?|\s+and\s+|\s+(?=on (?:the )?branch )/);
  if (!reader || parts.length > 5) return null;
  const want = `Expected “${brief(clause)}”`;
  const results = parts.map((part) => reader.read(part.trim(), scene));
  if (results.includes(null)) return null;
  const shown = stdout.lines.find((line) => line.trim() !== '')?.trim() ?? 'nothing was printed';
  return results.includes(false) ? fail(`${want}; found ${brief(shown)}.`) : pass(`${want}; found it so.`, shown);
}

interface Reader {
  readonly of: RegExp;
  readonly read: (part: string, scene: Scene) => boolean | null;
}

const READERS: readonly Reader[] = [
  { of: /^\s*git\b(?:\s+-C\s+\S+)?\s+status\b/, read: ofTree },
  { of: /^\s*(?:terraform|tofu)\b[^|;&]*\bplan\b/, read: ofPlan },
  { of: /\bs3api\s+get-bucket-versioning\b/, read: ofVersioning },
];

const CLEAN =
  /^(?:(?:the )?(?:git )?(?:working|work) ?(?:tree|copy|directory)|(?:the )?(?:tree|worktree|repo|repository|checkout)) (?:is |must be |should be )?clean$|^(?:a )?clean (?:(?:git )?(?:working |work)?(?:tree|copy|directory)|repo|repository|checkout)$|^nothing to commit$|^(?:no|without) (?:local|uncommitted|pending) (?:changes|modifications)$/i;
const SYNCED =
  /^(?:(?:the |its |local )?(?:branch|main|master|it|repo|checkout) )?(?:is |must be |should be )?(?:up[ -]to[ -]date|in sync|level|even)(?: with (?:the )?([\w.-]+\/[\w./-]+|remote|upstream|origin))?$/i;
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

function ofPlan(part: string, { stdout }: Scene): boolean | null {
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
