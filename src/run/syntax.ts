import { spawnSync } from 'node:child_process';

/** True where a heredoc may not be closed: then bash would read our own lines as its text. */
export function leavesOpen(text: string): boolean {
  if (!/(?<!<)<<(?!<)/.test(text)) return false;
  const { status, stderr } = spawnSync('bash', ['-n'], { input: `${text}\n`, encoding: 'utf8' });
  // Bash only warns where the end of the file closes a heredoc.
  return status !== 0 || (stderr ?? '') !== '';
}
