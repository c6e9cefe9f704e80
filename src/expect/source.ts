import type { Stage } from '../command/facts.ts';

/** A program and its arguments; an argument that is not known before the run is `\uFFFD`. */
export interface Source {
  readonly tool: string | null;
  readonly args: readonly string[];
}

/** Arguments as text. */
export const plain = (args: readonly (string | null)[]): string[] => args.map((a) => a ?? '\uFFFD');

/** The tool whose output and exit are seen: wrappers such as `kubectl exec … --`, `sudo` and `timeout 5` are taken off. */
export function unwrapped(stage: Stage): Source {
  const args = plain(stage.args);
  const call = stage.kubectl;
  if (call && (call.verb === 'exec' || call.verb === 'run' || call.verb === 'debug') && call.after.length > 0)
    return peel(plain(call.after));
  return peel([stage.tool ?? '', ...args]);
}

/** Takes `sudo`, `timeout 5`, `docker exec x`, `env A=1`, `sh -c '…'` off the front. */
function peel(words: readonly string[]): Source {
  let rest = [...words];
  for (let i = 0; i < 5; i++) {
    const [tool = '', ...args] = rest;
    if (tool === 'sudo' || tool === 'command' || tool === 'time' || tool === 'nice')
      rest = args.filter((a, n) => n > 0 || !a.startsWith('-'));
    else if (tool === 'timeout' || tool === 'watch')
      rest = args.slice(args.findIndex((a) => !a.startsWith('-')) + (tool === 'timeout' ? 1 : 0));
    else if (tool === 'env') rest = args.slice(args.findIndex((a) => !a.includes('=') && !a.startsWith('-')));
    else if ((tool === 'docker' || tool === 'podman') && args[0] === 'exec') rest = afterContainer(args.slice(1));
    else if ((tool === 'docker' || tool === 'docker-compose') && args[0] === 'compose' && args[1] === 'exec')
      rest = afterContainer(args.slice(2));
    else if ((tool === 'sh' || tool === 'bash') && args[0] === '-c' && args[1] !== undefined && !/[|;&]/.test(args[1]))
      rest = args[1].split(/\s+/);
    else break;
  }
  const [tool = '', ...args] = rest;
  return { tool: tool === '' || tool === '\uFFFD' ? null : (tool.split('/').at(-1) ?? tool), args };
}

function afterContainer(args: readonly string[]): string[] {
  let i = 0;
  while (i < args.length && args[i]?.startsWith('-'))
    i += /^-[^-]*[uwe]$|^--(?:user|workdir|env)$/.test(args[i] ?? '') ? 2 : 1;
  return args.slice(i + 1);
}
