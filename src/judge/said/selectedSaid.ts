import { isTold } from '../../expect/asides.ts';
import { unframed } from '../../expect/frames.ts';
import { brief, fail, pass } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';

/**
 * A state said of names, beside a command that lists the names of what is in that state and nothing else.
 *
 *     gull and heron are running        docker compose ps --services --status running        gull / heron    pass
 *     gull-1 is healthy                 docker ps -q --filter health=healthy --format …       heron-1         fail
 *
 * Null: other words, a command that selects by no such state, or lines with more than a name.
 */
export function judgeSelectedSaid(clause: string, scene: Scene): Decision | null {
  const { exit, stdout, observed } = scene;
  if (exit.kind !== 'ok' || exit.masked !== null || !stdout.complete) return null;
  if (!observed.facts.stages.every(({ tool }, i) => i === 0 || tool === 'sort')) return null;
  const groups = SAID.exec(unframed(clause.replace(/[`"'“”]/g, '')).words)?.groups;
  const state = groups?.['state']?.toLowerCase();
  if (groups === undefined || state === undefined || !selects(observed.text, state)) return null;
  const names = (groups['names'] ?? '').split(/\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*/);
  if (!names.every((name) => NAME.test(name) && !OTHERS.test(name))) return null;
  const listed = stdout.lines.map((line) => line.trim()).filter((line) => line !== '');
  if (!listed.every((line) => NAME.test(line))) return null;
  const want = `Expected “${brief(clause)}”`;
  const missing = names.filter((name) => !listed.includes(name));
  const [first] = missing;
  if (first === undefined) return pass(`${want}; all of them are listed.`, names[0] ?? null);
  // `services` or a name with its prefix left out.
  const unsure = missing.some((name) => isTold(name, observed.text) || listed.some((line) => line.includes(name)));
  const sure = missing.length < names.length || missing.every((name) => /[a-z][-_.]?\d|[-_.]/i.test(name));
  return unsure || !sure ? null : fail(`${want}; ${first} is not listed.`);
}

const STATE = 'running|exited|paused|healthy|unhealthy|active|failed|enabled|disabled|up|ready|stopped|restarting';
const SAID = new RegExp(
  `^(?<names>[\\w.-]+(?:(?:,| and|, and| &) [\\w.-]+)*) (?:is |are |must be |should be )?(?<state>${STATE})$`,
  'i',
);
const NAME = /^[A-Za-z][\w.-]*$/;
const OTHERS =
  /^(?:no|not|none|nothing|all|both|each|every|everything|only|just|they|these|those|it|any|is|are|still)$/i;

/** `--status running`, `--filter status=running`, `--state=failed`, `docker ps`, which lists no others. */
function selects(command: string, state: string): boolean {
  if (/\s(?:-v|--invert-match)\s|!=/.test(command)) return false;
  const running = state === 'up' ? 'running' : state;
  if (
    new RegExp(
      `(?:--(?:status|state|health)[ =]|\\b(?:status|state|health|status\\.phase)=)["']?${running}["']?(?=\\s|$)`,
      'i',
    ).test(command)
  )
    return true;
  return (
    running === 'running' &&
    /^\s*(?:docker|podman|nerdctl)\s+(?:container\s+)?(?:ps|ls)\b(?!.*\s(?:-\w*[aln]\w*|--all|--last|--latest|--filter|-f)\b)/.test(
      command,
    )
  );
}
