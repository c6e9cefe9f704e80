import assert from 'node:assert/strict';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { clusterFailure } from '../../src/command/clusterFailure.ts';
import type { AliasTarget } from '../../src/kube/contract.ts';
import { clusterEnvironment } from '../../src/command/clusterEnvironment.ts';
import { makeRunner } from '../../src/run/runner.ts';
import { inFolder } from '../support/inFolder.ts';
import { kubeconfigOf, realParts, withKubeFolder } from './support/kubeFolder.ts';

/*
 * kubectl is the real one behind a script that writes down the kubeconfig which it sees; helm and flux are scripts that
 * write it down, too, and then ask whatever is current who it is, as the real ones would.
 */
const LOG = `printf '%s | %s | %s\\n' "\${0##*/} $*" "$(stat -c %a "$KUBECONFIG")" \\
  "$(grep -A99 '^contexts:' "$KUBECONFIG" | sed -n 's/^  - name: //p' | tr '\\n' ' ')" >>"$SEEN"`;
const KUBECTL = `#!/bin/sh\n${LOG}\nPATH=\${PATH#*:} exec kubectl "$@"\n`;
const BARE = `#!/bin/sh\n${LOG}\nPATH=\${PATH#*:} exec kubectl get ns kube-system -o 'jsonpath={.metadata.uid}'\n`;
const WHO = "get ns kube-system -o 'jsonpath={.metadata.uid}'";

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly ms: number;
  /** What the tool saw: call, mode and contexts of its kubeconfig. */
  readonly seen: string;
}

/** Runs commands in one bash, each with a kubeconfig of its own, and shows what each tool saw. */
async function runBlock(
  commands: readonly (readonly [text: string, ...aliases: readonly ('infra' | 'apps')[]])[],
  more: Readonly<Record<string, string>> = {},
): Promise<readonly Ran[]> {
  const ran: Ran[] = [];
  const parts = { 'admin@real infra/1': await realParts('infra'), 'admin@real-apps': await realParts('apps') };
  const real = { infra: 'admin@real infra/1', apps: 'admin@real-apps' };
  const files = {
    config: kubeconfigOf(parts, { 'current-context': real.apps }),
    'bin/kubectl': KUBECTL,
    'bin/helm': BARE,
    'bin/flux': BARE,
  };
  await withKubeFolder(files, async ({ folder, kube, env }) => {
    const seenFile = path.join(folder, 'seen');
    const runner = makeRunner();
    const shellEnv = {
      ...clusterEnvironment({ ...env, ...more }),
      PATH: `${path.join(folder, 'bin')}:${env['PATH'] ?? ''}`,
      SEEN: seenFile,
    };
    const shell = await runner.open({ cwd: folder, env: shellEnv, graceMs: 300 });
    for (const [text, ...aliases] of commands) {
      await writeFile(seenFile, '');
      const targets: AliasTarget[] = aliases.map((alias) => ({ alias, context: real[alias] }));
      const config = await kube.isolate(targets);
      const unit = { text, kubeconfig: config.path, mode: 'run' as const, timeoutMs: 30_000 };
      const result = await shell.run(unit, new AbortController().signal);
      const code = result.outcome.kind === 'exited' ? result.outcome.code : -1;
      const { stdout, stderr, ms } = result;
      ran.push({ code, stdout: stdout.text, stderr: stderr.text, ms, seen: await readFile(seenFile, 'utf8') });
      await config.dispose();
      await assert.rejects(stat(config.path), { code: 'ENOENT' });
    }
    await shell.close();
    runner.dispose();
  });
  return ran;
}

describe('every command of a block', () => {
  let uid: { readonly infra: string; readonly apps: string };
  before(async () => {
    const [infra, apps] = await runBlock([
      [`kubectl ${WHO}`, 'infra'],
      [`kubectl ${WHO}`, 'apps'],
    ]);
    uid = { infra: infra?.stdout ?? '', apps: apps?.stdout ?? '' };
    assert.match(uid.infra, /^[0-9a-f-]{36}$/);
    assert.match(uid.apps, /^[0-9a-f-]{36}$/);
    assert.notEqual(uid.infra, uid.apps);
  });

  it('reaches its own cluster and sees no other context, however it names it', async () => {
    const ran = await runBlock([
      [`kubectl --context infra ${WHO}`, 'infra'],
      [`kubectl --context=apps ${WHO}`, 'apps'],
      ['export CTX=apps'],
      [`kubectl --context=$CTX ${WHO}`, 'apps'],
      [`kubectl ${WHO} --context "$CTX"`, 'apps'],
      [`kubectl ${WHO}`, 'infra'],
      ['flux reconcile kustomization web --with-source', 'infra'],
      ['helm status web', 'apps'],
    ]);
    assert.deepEqual(
      ran.map(({ stdout }) => stdout),
      [uid.infra, uid.apps, '', uid.apps, uid.apps, uid.infra, uid.infra, uid.apps],
    );
    assert.deepEqual(
      ran.map(({ seen }) => seen.split(' | ').slice(1).join(' ').trim()),
      ['600 "infra"', '600 "apps"', '', '600 "apps"', '600 "apps"', '600 "infra"', '600 "infra"', '600 "apps"'],
    );
  });

  it('that loops over contexts sees those, and no more', async () => {
    const [ran] = await runBlock([
      [`for c in infra apps; do kubectl --context "$c" ${WHO}; echo; done`, 'infra', 'apps'],
    ]);
    assert.equal(ran?.stdout, `${uid.infra}\n${uid.apps}\n`);
    assert.match(ran.seen, /^(?:kubectl .* \| 600 \| "infra" "apps" \n){2}$/);
  });

  it('that has no target finds a closed port at once, although a context is current for the user', async () => {
    const ran = await runBlock([[`kubectl ${WHO}`], ['flux get all'], [`kubectl --context apps ${WHO}`]]);
    for (const { code, stdout, stderr, ms } of ran.slice(0, 2)) {
      assert.deepEqual([code, stdout], [1, '']);
      assert.equal(clusterFailure(stderr)?.kind, 'no-context', stderr);
      assert.ok(ms < 5_000, String(ms));
    }
    assert.deepEqual([ran[2]?.code, ran[2]?.stdout], [1, '']);
    assert.equal(clusterFailure(ran[2]?.stderr ?? '')?.kind, 'no-context');
  });

  it('cannot reach a context of the user that is not its own, by its alias or its real name', async () => {
    const ran = await runBlock([
      [`kubectl --context apps ${WHO}`, 'infra'],
      [`kubectl --context admin@real-apps ${WHO}`, 'infra'],
      [`kubectl config view -o 'jsonpath={.contexts[*].name} {.clusters[*].name} {.users[*].name}'`, 'infra'],
    ]);
    assert.deepEqual(
      ran.map(({ code, stdout }) => [code, stdout]),
      [
        [1, ''],
        [1, ''],
        [0, 'infra infra infra'],
      ],
    );
    assert.equal(clusterFailure(ran[0]?.stderr ?? '')?.kind, 'no-context');
  });

  it('is not led elsewhere by preferences of kubectl or variables of the user', () =>
    inFolder(async (folder) => {
      const KUBERC = path.join(folder, 'kuberc');
      const astray = [{ command: 'get', options: [{ name: 'server', default: 'https://127.0.0.1:1' }] }];
      const kind = { apiVersion: 'kubectl.config.k8s.io/v1beta1', kind: 'Preference' };
      await writeFile(KUBERC, JSON.stringify({ ...kind, defaults: astray }));
      const [ran] = await runBlock([[`kubectl ${WHO}`, 'infra']], { KUBERC, KUBERNETES_MASTER: 'https://127.0.0.1:1' });
      assert.equal(ran?.stdout, uid.infra, ran?.stderr);
    }));

  it('that changes its kubeconfig changes its own copy: the next command is not led elsewhere', async () => {
    const ran = await runBlock([
      [
        'kubectl config use-context apps && kubectl config set-context --current --namespace=elsewhere',
        'infra',
        'apps',
      ],
      [`kubectl ${WHO}`, 'infra'],
      ["kubectl config view --minify -o 'jsonpath={..namespace}'", 'infra'],
    ]);
    assert.deepEqual([ran[0]?.code, ran[1]?.stdout, ran[2]?.stdout], [0, uid.infra, '']);
  });
});

describe('two aliases', () => {
  it('of one context work side by side', async () => {
    const config = kubeconfigOf({ one: await realParts('infra') });
    await withKubeFolder({ config }, async ({ folder, kube, env }) => {
      const made = await kube.isolate([
        { alias: 'blue', context: 'one' },
        { alias: 'green team/7', context: 'one' },
      ]);
      const runner = makeRunner();
      await mkdir(path.join(folder, 'work'));
      const shell = await runner.open({ cwd: path.join(folder, 'work'), env, graceMs: 300 });
      const text = `for c in blue 'green team/7'; do kubectl --context "$c" ${WHO}; echo; done`;
      const unit = { text, kubeconfig: made.path, mode: 'run' as const, timeoutMs: 30_000 };
      const { stdout } = await shell.run(unit, new AbortController().signal);
      const [blue, green] = stdout.text.split('\n');
      assert.match(blue ?? '', /^[0-9a-f-]{36}$/);
      assert.equal(blue, green);
      await shell.close();
      runner.dispose();
    });
  });
});
