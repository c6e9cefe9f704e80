import { untold } from './besideWords.ts';
import { brief, fail, pass } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';
import { escaped } from '../../text/escaped.ts';

/** What a piece says of mode, owner and group. */
const PIECE =
  /^(?:(?:is|has|with|the|at) )*(?:(?:mode|permissions?|perms)(?: is| of|:)? )?(?:(?<mode>0?[0-7]{3})|(?<mode2>[1-7][0-7]{3}))?(?:[ ,]*(?:(?:is )?(?:owned by|belongs to|owner(?: is|:)?) )?(?<owner>[a-z_][\w-]*)(?::(?<group>[a-z_][\w-]*))?)?$/i;
const OWNED = /\b(?:owned by|belongs to|owner)\b|:[a-z_]/i;
const FIELDS: Readonly<Record<string, string>> = { a: '(?<mode>\\d+)', U: '(?<owner>\\S+?)', G: '(?<group>\\S+?)' };

/**
 * Mode and owner of a file by what stat was asked to print.
 *
 *     640 root:adm        spool has 750 and belongs to lp        stat -c '%a %U:%G' …
 *
 * Null: other words, several files, or the format leaves out what is said.
 */
export function judgeStat(words: string, { stdout, observed, exit }: Scene): Decision | null {
  const format = /\bstat\s(?:-L )?(?:-c|--format|--printf)[ =](['"])([^'"|]+)\1/.exec(observed.text)?.[2];
  const line = stdout.text.trim();
  if (format === undefined || exit.kind !== 'ok' || !stdout.complete || observed.facts.stages.length !== 1) return null;
  if (line === '' || line.includes('\n') || /%[^aUG]/.test(format)) return null;
  const pattern = escaped(format.trim()).replace(/%([aUG])/g, (_all, field: string) => FIELDS[field] ?? '');
  const printed = new RegExp(`^${pattern}$`).exec(line)?.groups;
  const text = words
    .trim()
    .replace(/[.\s]+$/, '')
    .replace(/`/g, '');
  const [, who = '', rest = text] = /^(?:the )?([\w./-]+) (?=(?:is|has|belongs)\b)(.+)$/i.exec(text) ?? [];
  if (!printed || (who !== '' && !/^it$/i.test(who) && untold(who, observed.text).length > 0)) return null;
  const results = rest.split(/,? and |, /).map((piece) => holds(piece, printed));
  if (results.includes(null)) return null;
  const shown = `Expected “${brief(words)}”; found ${brief(line)}.`;
  return results.includes(false) ? fail(shown, line, 1) : pass(shown, line, 1);
}

function holds(piece: string, printed: Readonly<Record<string, string>>): boolean | null {
  const said = PIECE.exec(piece.trim())?.groups;
  const mode = said?.['mode'] ?? said?.['mode2'];
  const { owner, group } = said ?? {};
  if (!said || (mode === undefined && owner === undefined)) return null;
  // `750 ops` may name the owner; what else may stand behind a mode is none.
  const bare = owner !== undefined && !OWNED.test(piece);
  if (bare && (mode === undefined || owner !== printed['owner'])) return null;
  const pairs = [
    [mode?.replace(/^0/, ''), printed['mode']],
    [owner, printed['owner']],
    [group, printed['group']],
  ] as const;
  const wanted = pairs.filter(([want]) => want !== undefined);
  if (wanted.some(([, found]) => found === undefined)) return null;
  return wanted.every(([want, found]) => want === found);
}
