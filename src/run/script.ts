import { sparing } from '../text/sparing.ts';
/**
 * The text that bash reads beside the author's own. Bash reads its script from a named pipe, line by line as it runs,
 * so that each command of the author stands at the top level of one script, as it would in `bash script.sh`. Our lines
 * leave no variable, function or file descriptor behind; what they trace goes to /dev/null.
 */

/** What a command left behind for the next one: `$?` and `$_`. */
export interface Carried {
  readonly status: number;
  readonly lastArgument: string;
}

/** `it's` → `'it'\''s'`: one word of bash, whatever the text holds. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The author's text as lines of the script. A backslash at its end would join our next line to it. */
export function linesOf(text: string): string {
  return text.endsWith('\\') && /(?<!\\)(?:\\\\)*\\$/.test(text) ? `${text}\n\n` : `${text}\n`;
}

/**
 * Where our lines go. They print nothing on stdout, so that the trap of a signal that runs between them can: only what
 * they trace and complain of is hidden, but where a DEBUG trap prints for each of them.
 */
export type Hidden = '2>/dev/null' | '>/dev/null 2>&1';

const MAY_TRAP = sparing(/\bdebug\b/i);

/** Where they go beside a command, and behind it. */
export function hiddenBeside(text: string, before: Hidden): Hidden {
  return MAY_TRAP.test(text) ? '>/dev/null 2>&1' : before;
}

/** The first line: into the author's directory, with `OLDPWD` as if bash had been started there. */
export function firstLine(cwd: string, control: string): string {
  const enter = `\\builtin cd -- ${quote(cwd)}`;
  const old =
    'if [ -n "$1" ]; then OLDPWD=$1; else \\builtin unset OLDPWD; \\builtin export OLDPWD; fi; \\builtin set --';
  return `{ \\builtin set -- "\${OLDPWD-}"; ${enter}; ${send('ready', control)}; ${old}; } >/dev/null 2>&1\n`;
}

/**
 * The line before a command. The here-string is the one place where an assignment to LINENO holds: it makes the next
 * line the author's own. Status 1 and above are set where neither `set -e` nor an ERR trap sees them.
 */
export function lineBefore(line: number, kubeconfig: string | null, carried: Carried, hidden: Hidden): string {
  // In quotes as a whole: after `set -k` bash takes an assignment out of the words, and would print all that is exported.
  const target = kubeconfig === null ? '' : `\\builtin export ${quote(`KUBECONFIG=${kubeconfig}`)}; `;
  const last = `\\builtin : ${quote(carried.lastArgument)}`;
  const { status } = carried;
  const restore =
    status === 0 ? last : status === 1 ? `! ${last}` : `${last}; (\\builtin exit ${String(status)}) && \\builtin :`;
  return `{ ${target}${restore}; } <<<$((LINENO=${String(line - 1)})) ${hidden}\n`;
}

/** The line after a command: tells how it ended. Behind an `eval` that bash could not read, only an empty line lets it see a `{`. */
export function lineAfter(control: string, hidden: Hidden): string {
  return `\n{ ${send('done', control)}; } ${hidden}\n`;
}

/** In a subshell, so that it leaves no trace; `&& :` keeps `set -e` from ending the bash around it. */
export function apart(text: string, control: string, hidden: Hidden): string {
  return `(\n${linesOf(text)}{ ${send('inner', control)}; } ${hidden}\n) && \\builtin :\n`;
}

/** As a background job that is waited for, so that it alone can be ended. */
export function watched(text: string, control: string, hidden: Hidden): string {
  const job = `${send('job', control, '"$!"')}; \\builtin wait "$!"`;
  return `(\n${linesOf(text)}{ ${send('inner', control)}; } ${hidden}\n) &\n{ ${job}; } ${hidden} && \\builtin :\n`;
}

/** The line after a command that was put into the background: tells its process id. */
export function jobLine(control: string, hidden: Hidden): string {
  return `{ ${send('job', control, '"$!"')}; } ${hidden}\n`;
}

/** Asks how a background job ended. */
export function reapLine(pid: number, control: string, hidden: Hidden): string {
  return `{ \\builtin wait ${String(pid)} && \\builtin :; ${send('done', control)}; } ${hidden}\n`;
}

function send(kind: Message['kind'], control: string, status = '"$?"'): string {
  return `\\builtin printf '%s\\0' ${kind} ${status} "\${#PIPESTATUS[@]}" "\${PIPESTATUS[@]}" "$_" >${quote(control)}`;
}

/** `job`: status is its process id. `inner`: the end of a subshell's text; `done`: the end of a command. */
export interface Message {
  readonly kind: 'ready' | 'job' | 'inner' | 'done';
  readonly status: number;
  readonly stages: readonly number[];
  readonly lastArgument: string;
}

/** Takes whole messages off the front of what has come, one character a byte; the rest waits for more. */
export function readMessages(text: string): { readonly messages: readonly Message[]; readonly rest: string } {
  const messages: Message[] = [];
  let rest = text;
  for (;;) {
    const fields = rest.split('\0');
    const count = Number(fields[2]);
    if (fields.length < 5 || fields.length < count + 5) return { messages, rest };
    messages.push({
      kind: fields[0] as Message['kind'],
      status: Number(fields[1]),
      stages: fields.slice(3, 3 + count).map(Number),
      lastArgument: Buffer.from(fields[3 + count] ?? '', 'latin1').toString(),
    });
    rest = fields.slice(4 + count).join('\0');
  }
}
