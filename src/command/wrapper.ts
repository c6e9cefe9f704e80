import { textOf } from './argument.ts';
import type { Argument } from './argument.ts';
import { parseBash, syntaxError } from './ast.ts';
import type { Script } from './ast.ts';
import { newFindings, noteMode } from './findings.ts';
import type { Place } from './findings.ts';
import { assign, subshell } from './scope.ts';
import { reads, UNNAMED, writes } from './tools/reading.ts';
import type { Call, Reading } from './tools/reading.ts';
import { readsKubeconfig } from './tools/table.ts';

/** Commands that run another command. Each is a write, whatever is inside; `watch` and `command -v` are told apart. */
export const WRAPPERS: ReadonlySet<string> = new Set(
  'sudo doas su env xargs parallel sh bash zsh dash ash ksh fish busybox eval exec command builtin timeout gtimeout nohup nice ionice chrt taskset setsid stdbuf unbuffer script expect strace ltrace time chroot unshare nsenter flock watch caffeinate systemd-run runuser direnv mise op sops'.split(
    ' ',
  ),
);

type ReadInner = (tool: string, call: Call) => Reading;

/** Reads a wrapper for its own effect, and for the target and mode of what it wraps. */
export function unwrap(call: Call, place: Place, readInner: ReadInner): Reading {
  const { tool, args } = call;
  if (tool === 'command' && /^-[vV]$/.test(textOf(args[0]) ?? '')) return reads();
  if (tool === 'exec' && args.length === 0) return reads();
  if (tool === 'watch') return unwrapWatch(call, place);
  if (/^(command|builtin|eval)$/.test(tool)) place.scope.shared.taint ??= `\`${tool}\` ran something before it`;
  const why = `\`${tool}\` runs another command`;
  const interactive =
    (tool === 'sudo' && !args.some((arg) => /^(-\w*[nS]|--non-interactive|--stdin)$/.test(textOf(arg) ?? ''))) ||
    tool === 'su';
  const mode = interactive ? 'interactive' : 'run';
  const script = scriptOf(tool, args);
  if (script !== null) {
    // A copy of the findings: what is inside decides target and mode, the wrapper already is the write.
    const found = newFindings();
    place.visit(script, {
      ...place,
      found,
      scope: tool === 'eval' ? place.scope : subshell(place.scope),
      outer: { start: 0, end: 0 },
      depth: place.depth + 4,
    });
    place.found.targets.push(...found.targets);
    for (const inside of found.modes) if (inside !== 'probe') noteMode(place.found, inside);
    return writes(why, { mode });
  }
  const inner = innerCall(call);
  if (inner === null)
    return writes(why, {
      mode,
      target:
        /^(sh|bash|zsh|dash|ksh|eval|xargs|parallel|env|direnv|mise|op|sops|time)$/.test(tool) &&
        (args.length > 0 || call.fed)
          ? UNNAMED
          : { kind: 'none' },
    });
  const reading = readInner(inner.tool, inner);
  const target =
    /^(sudo|doas|su|runuser|chroot|nsenter|unshare)$/.test(tool) && reading.target.kind !== 'none'
      ? ({
          kind: 'uncontrolled',
          why: `\`${tool}\` runs \`${inner.tool}\` with the kubeconfig of another user`,
        } as const)
      : reading.target;
  return writes(why, {
    target,
    mode: mode === 'interactive' ? mode : reading.mode === 'probe' ? 'run' : reading.mode,
    kubectl: null,
  });
}

/** `sh -c 'text'`, `eval "text"`: the script where its text is known. */
function scriptOf(tool: string, args: readonly Argument[]): Script | null {
  let texts: readonly (string | null)[];
  if (tool === 'eval') texts = args.map((arg) => textOf(arg));
  else if (/^(ba|z|da|a|k)?sh$/.test(tool)) {
    const at = args.findIndex((arg) => /^-\w*c\w*$/.test(textOf(arg) ?? ''));
    if (at < 0) return null;
    texts = [textOf(args[at + 1])];
  } else return null;
  return texts.length === 0 || texts.includes(null) ? null : parseBash(texts.join(' '));
}

/** Options of wrappers that take the next word. */
const VALUED =
  /^(-[uUgpCDhRTnIPLdsEakw]|--(user|group|host|prompt|signal|kill-after|max-args|max-procs|replace|delimiter|interval))$/;

/** The command inside: behind the wrapper's options, assignments and durations. */
function innerCall({ args, fed, tool }: Call): Call | null {
  for (let i = 0; i < args.length; i++) {
    const text = textOf(args[i]);
    if (text === null) return null;
    // A tool that reads kubeconfig is found wherever it stands: options of wrappers are many.
    if (readsKubeconfig(text.replace(/^.*\//, '')))
      return { tool: text.replace(/^.*\//, ''), args: args.slice(i + 1), fed };
    if (text.startsWith('-')) {
      if (VALUED.test(text) && !(tool === 'sudo' && /^-[nEHkis]$/.test(text))) i++;
      continue;
    }
    if (/^[A-Za-z_]\w*=/.test(text) || (/^(timeout|gtimeout)$/.test(tool) && /^[\d.]+[smhd]?$/.test(text))) continue;
    return { tool: text.replace(/^.*\//, ''), args: args.slice(i + 1), fed };
  }
  return null;
}

function unwrapWatch(call: Call, place: Place): Reading {
  const words: string[] = [];
  for (let i = 0; i < call.args.length; i++) {
    const arg = call.args[i];
    const text = textOf(arg);
    if (words.length === 0 && text?.startsWith('-')) {
      if (/^(-n|--interval)$/.test(text)) i++;
      else if (
        !/^(-[dtcgebpw]+|-n[\d.]+|--interval=[\d.]+|--(differences|no-title|color|chgexit|errexit|beep|precise|no-wrap)(=\w+)?)$/.test(
          text,
        )
      )
        return writes(`\`${text}\` is not a known flag of watch`, { mode: 'watch' });
    } else if (text === null)
      return writes('what `watch` repeats is only known when it runs', { mode: 'watch', target: UNNAMED });
    else words.push(text);
  }
  const script = parseBash(words.join(' '));
  if (!script || syntaxError(script) !== null)
    return writes('what `watch` repeats could not be read', { mode: 'watch' });
  // It hands the words to a shell again, which sees this one's exported variables: known ones were put in already.
  const scope = subshell(place.scope);
  for (const name of scope.vars.keys()) if (!scope.exported.has(name)) assign(scope, name, { kind: 'any' });
  place.visit(script, { ...place, scope, outer: { start: 0, end: 0 }, depth: place.depth + 4 });
  return reads({ mode: 'watch' });
}
