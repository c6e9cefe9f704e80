import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { UserError } from '../base/errors.ts';

/**
 * A small bash beside ours that outlives us: when its stdin closes, because we ended or were killed, it ends every group
 * it was told of and removes the private folders. It also makes named pipes, for which Node has no call.
 * Written for bash 3.2, without setsid and timeout; where there is /proc it also ends jobs that have groups of their own
 * in the session that a group's leader leads (`set -m`).
 */
const PROGRAM = `
trap '' HUP INT TERM PIPE
grace=$1
leaders=()
dirs=()
n=0
at() { for i in "\${!dirs[@]}"; do [ "\${dirs[i]}" = "$1" ] && return; done; i=$n; }
while IFS=' ' read -r op leader dir; do
  case $op in
    fifo) if why=$(exec mkfifo -m 600 "$dir/script.sh" "$dir/control" "$dir/stdout" "$dir/stderr" 2>&1)
          then dirs[n]=$dir; leaders[n]=0; n=$((n + 1)); echo ok
          else echo "no \${why%%$'\\n'*}"; fi ;;
    add) at "$dir"; leaders[i]=$leader ;;
    guard) dirs[n]=$dir; leaders[n]=0; n=$((n + 1)) ;;
    drop) at "$dir"; unset "dirs[i]" "leaders[i]" ;;
  esac
done
groups() {
  for l in "\${leaders[@]}"; do [ "$l" != 0 ] && kill -0 -- "-$l" && echo "$l"; done
  for f in /proc/[0-9]*/stat; do
    read -r line <"$f" || continue
    set -- \${line##*) }
    [ "$1" = Z ] && continue
    # Where we share processes with an outside, those from there have group and session 0: never ours.
    [ "$3" -gt 1 ] || continue
    for l in "\${leaders[@]}"; do [ "$l" != 0 ] && [ "$4" = "$l" ] && echo "$3"; done
  done
} 2>/dev/null
[ "\${#dirs[@]}" -eq 0 ] && exit
for g in $(groups); do kill -TERM -- "-$g" 2>/dev/null; done
waited=0
began=$SECONDS
# Where many processes run, a look at all takes longer than the pause.
while [ "$waited" -lt "$grace" ] && [ $((SECONDS - began)) -le $((grace / 1000)) ] && [ -n "$(groups)" ]; do
  sleep 0.1
  waited=$((waited + 100))
done
for g in $(groups); do kill -KILL -- "-$g" 2>/dev/null; done
for d in "\${dirs[@]}"; do
  # A bash that waits to open its script has no writer any more: we are it until the pipe has lost its name.
  { exec 3<>"$d/script.sh"; } 2>/dev/null
  rm -rf -- "$d"
  exec 3>&-
done
`;

export interface Supervisor {
  /** True once it has ended, whatever ended it: then another must be started. */
  readonly gone: boolean;
  /** Makes the named pipes of one shell in a folder. Rejects with a UserError where the folder's disk is full. */
  makePipes(dir: string): Promise<void>;
  /** From now on the group and the folder do not outlive us. */
  add(group: number, dir: string): void;
  drop(dir: string): void;
  /** From now on the folder does not outlive us. */
  guard(dir: string): void;
  /** Closes its stdin: it ends what was not dropped. */
  dispose(): void;
}

/**
 * Starts it in a session of its own, so that what ends our group or our terminal does not end it.
 * @param onEnd Called when it ended though it was not disposed of.
 */
export function startSupervisor(bashPath: string, graceMs: number, onEnd: () => void = () => undefined): Supervisor {
  const child = spawn(bashPath, ['--norc', '-c', PROGRAM, 'story-ops-supervisor', String(graceMs)], {
    detached: true,
    env: { PATH: `${process.env['PATH'] ?? ''}:/usr/bin:/bin` },
    cwd: '/',
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const { stdin, stdout } = child;
  const answers = stdout as Socket;
  const waiting: { resolve: () => void; reject: (error: Error) => void }[] = [];
  let gone: string | null = null;
  const failAll = (why: string) => {
    gone ??= why;
    for (const one of waiting.splice(0)) one.reject(new UserError(gone));
  };
  child.on('error', (error) => failAll(`bash cannot be started: ${error.message}`));
  let disposed = false;
  child.on('exit', () => {
    failAll('The process that guards running commands has ended.');
    if (!disposed) onEnd();
  });
  stdin.on('error', (error) => failAll(`The process that guards running commands cannot be reached: ${error.message}`));
  let said = '';
  stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (said + text).split('\n');
    said = lines.pop() ?? '';
    for (const line of lines) {
      const next = waiting.shift();
      if (waiting.length === 0) answers.unref();
      if (line === 'ok') next?.resolve();
      else next?.reject(new UserError(`Pipes for a command cannot be made: ${line.slice(3)}`));
    }
  });
  child.unref();
  (stdin as Socket).unref();
  answers.unref();
  return {
    get gone() {
      return gone !== null;
    },
    makePipes: (dir) =>
      new Promise((resolve, reject) => {
        if (gone !== null) return reject(new UserError(gone));
        waiting.push({ resolve, reject });
        answers.ref();
        stdin.write(`fifo 0 ${dir}\n`);
      }),
    add: (group, dir) => stdin.write(`add ${String(group)} ${dir}\n`),
    guard: (dir) => stdin.write(`guard 0 ${dir}\n`),
    drop: (dir) => stdin.write(`drop 0 ${dir}\n`),
    dispose() {
      disposed = true;
      stdin.end();
    },
  };
}
