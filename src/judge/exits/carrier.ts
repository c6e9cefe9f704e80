import { unwrapped } from '../../expect/source.ts';
import type { Output } from '../printed/output.ts';
import { outputFrom } from '../printed/output.ts';
import type { Scene } from '../scene.ts';

/** Verbs of kubectl that run something elsewhere. */
const CARRYING = new Set(['exec', 'run', 'debug', 'attach', 'cp', 'port-forward']);
const CONTAINERS = /^(?:docker|podman|nerdctl|crictl)$/;

/** How carriers begin what they say of themselves. */
const OF_KUBECTL = /^(?:error: |Error from server|Unable to connect to |The connection to the server )/;
const OF_SSH =
  /^(?:ssh: |kex_exchange_identification|ssh_exchange_identification|Host key verification failed|Connection (?:closed|reset|timed out|refused)\b|\S+@\S+: Permission denied|Permission denied \(|Timeout, server )/;
const OF_DOCKER = /^(?:docker: |Error: |Error response from daemon|Cannot connect to the Docker daemon|OCI runtime )/;
/** What kubectl and docker say when what they carried has run and failed. */
const RAN = /^(?:command terminated with (?:exit code|non-zero)|pod "?[\w./-]+"? terminated \()/m;

/** Tools that try a connection, so that no failure of their carrier can be what is expected of them. */
const CONNECTS =
  /^(?:curl|wget|nc|ncat|netcat|telnet|ping6?|traceroute|tracepath|nmap|openssl|grpcurl|dig|nslookup|host)$/;

export interface Carried {
  /** The tool that was carried, where it is known. */
  readonly tool: string | null;
  readonly connects: boolean;
  /** The line in which the carrier says that it failed itself; null: what it carried was tried. */
  readonly failure: string | null;
  /** What was said without the carrier's own lines. */
  readonly said: Output;
}

/**
 * A command that runs another one elsewhere: `kubectl exec … -- curl`, `ssh host curl`, `docker exec web curl`. Its own
 * failure says nothing of the other, even where it sounds alike. Null: nothing is carried.
 */
export function carriedIn(scene: Scene, said: Output): Carried | null {
  const last = scene.observed.facts.stages.find((stage) => carries(stage.tool, stage.kubectl?.verb));
  if (!last) return null;
  const inner = last.tool === 'ssh' ? afterHost(last.args) : unwrapped(last);
  const tool = inner.tool === last.tool ? null : inner.tool;
  const own = last.tool === 'ssh' ? OF_SSH : last.kubectl ? OF_KUBECTL : OF_DOCKER;
  const connects = CONNECTS.test(tool ?? '') || connectsWithin(inner.args);
  const lines = said.text.split('\n');
  const proven = last.kubectl?.verb === 'exec' && /^command terminated with exit code/m.test(said.text);
  if (proven) return { tool, connects, failure: null, said };
  const line = lines.find((text) => own.test(text)) ?? null;
  const ran = RAN.test(said.text) || (tool !== null && lines.some((text) => text.startsWith(`${tool}: `)));
  const rest = outputFrom(lines.map((text) => (own.test(text) ? '' : text)).join('\n'), said.complete);
  return { tool, connects, failure: ran ? null : line, said: rest };
}

function carries(tool: string | null, verb: string | undefined): boolean {
  return verb !== undefined ? CARRYING.has(verb) : tool === 'ssh' || CONTAINERS.test(tool ?? '');
}

/** `sh -c "curl … && echo ok"` tries a connection too. */
function connectsWithin(args: readonly string[]): boolean {
  return args.some((arg) => arg.split(/[\s;&|()]+/).some((word) => CONNECTS.test(word)));
}

/** `ssh -p 22 user@host curl -s url`: what runs on the host. */
function afterHost(args: readonly (string | null)[]): {
  readonly tool: string | null;
  readonly args: readonly string[];
} {
  const words = args.map((arg) => arg ?? '');
  let at = 0;
  while (words[at]?.startsWith('-')) at += /^-[bcDEeFIiJLlmOopQRSWw]$/.test(words[at] ?? '') ? 2 : 1;
  const [tool = '', ...rest] = words
    .slice(at + 1)
    .join(' ')
    .trim()
    .split(/\s+/);
  return { tool: tool === '' ? null : tool, args: rest };
}
