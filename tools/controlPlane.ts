import { spawn } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { openSync, closeSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from './freePort.ts';
import { runProgram } from './runProgram.ts';

/** One Kubernetes API server with its etcd, without nodes and controllers. */
export interface ControlPlane {
  readonly alias: string;
  /** First two numbers of its service addresses: `10.61`. */
  readonly services: string;
  readonly pods: string;
  readonly logLevel: string;
}

export interface StartOptions {
  /** Its state. Owner only: the token in it is all that is asked for. */
  readonly folder: string;
  readonly bin: string;
  readonly endWithUs: boolean;
}

export interface Access {
  /** Path of a kubeconfig with this cluster alone. */
  readonly kubeconfig: string;
  /** The parts of it, for a kubeconfig with several. */
  readonly entry: { readonly cluster: Named; readonly user: Named; readonly context: Named };
}

interface Named {
  readonly name: string;
}

const PROGRAMS = ['etcd', 'kube-apiserver'];
const READY_MS = 60_000;

/** Starts etcd on a socket in its folder and the API server on a free loopback port; resolves when that is ready. */
export async function startControlPlane(plane: ControlPlane, options: StartOptions): Promise<Access> {
  const { folder } = options;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const token = randomBytes(24).toString('hex');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const secret = { mode: 0o600 };
  await writeFile(join(folder, 'sa.key'), privateKey.export({ type: 'pkcs1', format: 'pem' }), secret);
  await writeFile(join(folder, 'tokens.csv'), `${token},demo-admin,demo-admin,"system:masters"\n`, secret);
  const port = await freePort();

  await launch('etcd', options, [
    ...['--data-dir', 'etcd', '--log-level', 'warn', '--unsafe-no-fsync'],
    // Sockets in the folder, not ports: etcd asks nobody who they are.
    ...['--listen-client-urls', 'unix://etcd:1', '--advertise-client-urls', 'unix://etcd:1'],
    ...['--listen-peer-urls', 'unix://etcd:2', '--initial-advertise-peer-urls', 'unix://etcd:2'],
    ...['--initial-cluster', 'default=unix://etcd:2'],
  ]);
  await launch('kube-apiserver', options, [
    ...['--etcd-servers', 'unix:etcd:1', '--secure-port', String(port)],
    ...['--bind-address', '127.0.0.1', '--advertise-address', '127.0.0.1', '--cert-dir', 'pki'],
    ...['--service-account-key-file', 'sa.key', '--service-account-signing-key-file', 'sa.key'],
    ...['--service-account-issuer', 'https://kubernetes.default.svc'],
    ...['--service-cluster-ip-range', `${plane.services}.0.0/16`],
    ...['--authorization-mode', 'RBAC', '--token-auth-file', 'tokens.csv'],
    ...['--disable-admission-plugins', 'ServiceAccount', '--endpoint-reconciler-type', 'none'],
  ]);
  return untilReady(plane.alias, { ...options, port, token });
}

/** A process in a session of its own, its output in `<name>.log`, its pid in `<name>.pid`. */
async function launch(name: string, { folder, bin, endWithUs }: StartOptions, args: readonly string[]): Promise<void> {
  const log = openSync(join(folder, `${name}.log`), 'w');
  const child = spawn(join(bin, 'planes'), [name, ...args], {
    cwd: folder,
    stdio: [endWithUs ? 'pipe' : 'ignore', log, log],
    detached: true,
    env: { ...process.env, ...(endWithUs ? { PLANES_END_WITH_STDIN: '1' } : {}) },
  });
  closeSync(log);
  await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject));
  await writeFile(join(folder, `${name}.pid`), String(child.pid));
  child.unref();
  if (child.stdin && 'unref' in child.stdin) (child.stdin as unknown as { unref(): void }).unref();
}

async function untilReady(
  alias: string,
  { folder, bin, port, token }: StartOptions & { readonly port: number; readonly token: string },
): Promise<Access> {
  const kubeconfig = join(folder, 'kubeconfig');
  const limit = Date.now() + READY_MS;
  for (;;) {
    const ca = await readFile(join(folder, 'pki', 'apiserver.crt'), 'base64').catch(() => '');
    if (ca !== '') {
      const entry = {
        cluster: {
          name: alias,
          cluster: { server: `https://127.0.0.1:${String(port)}`, 'certificate-authority-data': ca },
        },
        user: { name: `${alias}-admin`, user: { token } },
        context: { name: alias, context: { cluster: alias, user: `${alias}-admin` } },
      };
      const { cluster, user, context } = entry;
      const config = { apiVersion: 'v1', kind: 'Config', 'current-context': alias };
      await writeFile(
        kubeconfig,
        JSON.stringify({ ...config, clusters: [cluster], users: [user], contexts: [context] }),
        { mode: 0o600 },
      );
      const args = ['--kubeconfig', kubeconfig, 'get', '--raw', '/readyz'];
      if ((await runProgram(join(bin, 'kubectl'), args, { timeoutMs: 5_000 })).status === 0)
        return { kubeconfig, entry };
    }
    if (Date.now() > limit || !(await isRunning(folder))) {
      const log = await readFile(join(folder, 'kube-apiserver.log'), 'utf8').catch(() => '');
      throw new Error(`The control plane ${alias} did not become ready:\n${log.split('\n').slice(-15).join('\n')}`);
    }
    await pause(100);
  }
}

/** The pids of its processes that live. */
async function pidsOf(folder: string): Promise<readonly number[]> {
  const pids: number[] = [];
  for (const name of PROGRAMS) {
    const pid = Number(await readFile(join(folder, `${name}.pid`), 'utf8').catch(() => ''));
    if (pid > 0 && (await isOurs(pid, name))) pids.push(pid);
  }
  return pids;
}

/** A pid may have been given to another program meanwhile: asks what it is. Not every Linux has `ps`, but all have /proc. */
async function isOurs(pid: number, name: string): Promise<boolean> {
  if (process.platform !== 'linux') {
    const { output } = await runProgram('ps', ['-o', 'command=', '-p', String(pid)]);
    return output.includes(`planes ${name} `);
  }
  const line = await readFile(`/proc/${String(pid)}/cmdline`, 'utf8').catch(() => '');
  return line.includes(`planes\0${name}\0`);
}

/** True where etcd and the API server both run. */
export async function isRunning(folder: string): Promise<boolean> {
  return (await pidsOf(folder)).length === PROGRAMS.length;
}

/** Kills it, since its state goes with it, and resolves when both are gone. */
export async function stopControlPlane(folder: string): Promise<void> {
  for (const pid of await pidsOf(folder)) process.kill(pid, 'SIGKILL');
  while ((await pidsOf(folder)).length > 0) await pause(20);
  await rm(folder, { recursive: true, force: true });
}
