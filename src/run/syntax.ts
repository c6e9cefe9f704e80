import { spawnSync } from 'node:child_process';
import { mustBeLast as endsOurs } from '../command/apart.ts';
import { parseBash } from '../command/ast.ts';
import { splitBash } from '../command/bash.ts';
import { sparing } from '../text/sparing.ts';

/** What keeps our lines out is spelled with one of these. */
const LEADS_THERE = sparing(
  /\b(?:set|shopt|builtin|unset|ulimit|trap|eval|enable|alias|declare|typeset|local|readonly|LINENO|PIPESTATUS|BASH_XTRACEFD)\b/,
);

/**
 * True where no line of ours can follow the text. Bash would read on behind it for the end of a quote, a heredoc or a
 * loop, and ours would become part of that; or it would show ours or not run them (`set -v`, `set -n`), and more (command/apart.ts). The grammar of
 * `command/` is asked first, bash itself only where that does not know for sure.
 */
export function mustBeLast(text: string, bashPath: string): boolean {
  if (LEADS_THERE.test(text) && parseBash(text)?.commands.some(endsOurs) === true) return true;
  const heredoc = text.includes('<<') && /(?<!<)<<(?!<)/.test(text);
  if (!heredoc && splitBash(text).parsed) return false;
  const env = { PATH: process.env['PATH'] ?? '' };
  const options = { input: `${text}\n`, encoding: 'utf8', env } as const;
  // An earlier command may have switched extglob on, without which its patterns are errors.
  const { status, stderr } = spawnSync(bashPath, ['-O', 'extglob', '-n'], options);
  // Bash only warns where the end of the file closes a heredoc.
  return status !== 0 || (stderr ?? '') !== '';
}
