import { sparing } from '../../text/sparing.ts';
import { brief, fail, pass, undecided } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';

/** Asks for the exit of something that ran elsewhere, and prints nothing else. */
const ASKS = sparing(
  /\b(?:docker|podman|nerdctl) (?:container )?wait\b|\{[^{}]*exit_?code\W*\}|\bjq\b.*\.exit_?code\b|\bExecMainStatus\b|custom-columns=\S*exit_?code\b/i,
);
/** An exit that is told by its key or in a sentence: `Exit Code:  3`, `"ExitCode": 3`, `exited with code 3`. */
const TOLD = sparing(
  /(?:\bexit[ _-]?(?:code|status|value)|\breturn[ _-]?code|\brc|\bexited|\bExecMainStatus|\bstatus(?==\d+\/[A-Z]))["']?(?:\s*[:=]\s*["']?|\s+(?:with\s+)?(?:(?:code|status)\s+)?|\s*\()(-?\d{1,10})\b/gi,
);

const OF_COMMANDS = sparing(/\bcommands?\b/i);

/**
 * An exit code that is printed is what an author may mean who names one beside it: that the command which prints it
 * ended well says nothing of it.
 *
 *     exit code 0     docker wait oar            3                   fail
 *     exit code 0     kubectl describe pod oar   Exit Code:    3     it may be either: left open
 *
 * Null: none is printed, or the words speak of the command.
 */
export function judgePrintedExit(code: number, scene: Scene): Decision | null {
  const { outcome, text } = scene.observed;
  if (outcome.kind !== 'exited' || outcome.code !== 0 || OF_COMMANDS.test(scene.clause)) return null;
  const want = `Expected exit code ${String(code)}`;
  const printed = scene.stdout.text.trim();
  if (ASKS.test(text) && /^-?\d+(?:\s+-?\d+)*$/.test(printed)) {
    const same = printed.split(/\s+/).every((one) => Number(one) === code);
    return (same ? pass : fail)(`${want}; the one that is printed is ${brief(printed)}.`, printed);
  }
  const other = TOLD.matchAll(scene.stdout.text).find(([, told]) => Number(told) !== code);
  return other ? undecided(`${want}; the command ended with 0, but it prints ${brief(other[0])}.`, other[0]) : null;
}
