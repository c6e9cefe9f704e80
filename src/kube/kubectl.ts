import { clusterFailure } from '../command/clusterFailure.ts';
import type { ApiAnswer } from './answer.ts';
import { CANCELLED } from './answer.ts';
import { clusterEnvironment } from '../command/clusterEnvironment.ts';
import type { ConfigFile, Entry } from './files.ts';
import { isEntry } from './files.ts';
import { execute } from './execute.ts';
import { probe } from './probe.ts';

export interface KubectlSettings {
  /** `kubectl`, or the path that the user set. */
  readonly program: string;
  readonly env: Readonly<Record<string, string>>;
  /** Where a story's commands run: a login plugin finds there what it finds then. */
  readonly cwd: string;
  readonly networkMs: number;
  readonly loginMs: number;
  /** Sees what the login says while we wait for it. */
  readonly onLogin: (text: string) => void;
}

/**
 * One GET through kubectl and an isolated file: the way for login plugins, whose prompts are then seen, and for all
 * that the client library cannot do.
 */
export async function getByKubectl(
  config: ConfigFile,
  path: string,
  settings: KubectlSettings,
  signal: AbortSignal,
): Promise<ApiAnswer> {
  const plugin = pluginOf(config);
  const dead = await probe(config.clusters[0]?.value ?? {}, settings.env, settings.networkMs, signal);
  if (signal.aborted) return CANCELLED;
  if (dead !== null) return { kind: 'blocked', why: dead };
  const limitMs = plugin === null ? settings.networkMs : settings.loginMs;
  const done = await execute(
    {
      file: settings.program,
      // The request's own limit would count the login's time, too; ours ends both.
      args: ['get', '--raw', path],
      cwd: settings.cwd,
      env: { ...clusterEnvironment(settings.env), KUBECONFIG: config.path },
      limitMs,
      onStderr: settings.onLogin,
    },
    signal,
  );
  switch (done.kind) {
    case 'cancelled':
      return CANCELLED;
    case 'not-found':
      return {
        kind: 'blocked',
        why: `kubectl is needed to log in to this cluster, and \`${settings.program}\` is not installed or not on PATH. Install it, or set its path.`,
      };
    case 'too-long':
      return { kind: 'blocked', why: tooLong(plugin, limitMs) };
    case 'exited':
      return done.code === 0 ? parse(done.stdout) : failed(done.stderr);
  }
}

/** The command of the user's login plugin. */
export function pluginOf(config: ConfigFile): string | null {
  const exec: unknown = config.users[0]?.value['exec'];
  return isEntry(exec) ? String((exec as Entry)['command']) : null;
}

function tooLong(plugin: string | null, ms: number): string {
  return plugin === null
    ? `The cluster did not answer within ${String(ms / 1000)} s. Check the VPN and whether the cluster is up.`
    : `The login plugin \`${plugin}\` did not finish within ${String(ms / 1000)} s. Log in once in a terminal of your own, then repeat.`;
}

function parse(stdout: string): ApiAnswer {
  try {
    return { kind: 'ok', body: JSON.parse(stdout) as unknown };
  } catch {
    return { kind: 'blocked', why: 'What answers there is not a Kubernetes API. Check the server of the context.' };
  }
}

function failed(stderr: string): ApiAnswer {
  const failure = clusterFailure(stderr);
  if (failure?.kind === 'forbidden' || failure?.kind === 'login') return { kind: failure.kind, why: failure.why };
  const last = stderr.trim().split('\n').at(-1) ?? '';
  return { kind: 'blocked', why: failure?.why ?? `kubectl could not ask the cluster: ${last}` };
}
