import { spawnSync } from 'node:child_process';
import { splitBash } from '../command/bash.ts';

/**
 * True where bash would read on behind the text for the end of a quote, a heredoc or a loop: our own lines would become
 * part of it. The grammar of `command/` is asked first, bash itself only where that does not know for sure.
 */
export function leavesOpen(text: string, bashPath: string): boolean {
  const heredoc = /(?<!<)<<(?!<)/.test(text);
  if (!heredoc && splitBash(text).parsed) return false;
  const env = { PATH: process.env['PATH'] ?? '' };
  const { status, stderr } = spawnSync(bashPath, ['-n'], { input: `${text}\n`, encoding: 'utf8', env });
  // Bash only warns where the end of the file closes a heredoc.
  return status !== 0 || (stderr ?? '') !== '';
}
