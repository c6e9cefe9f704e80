import { asks, goesOn } from './asks.ts';
import { CLUSTERS } from './clusters.ts';
import { contextOfAny } from './context.ts';
import { readGit } from './git.ts';
import { readKubectl } from './kubectl.ts';
import { isLoopback, NETWORK } from './network.ts';
import { NO_CLUSTER, reads, writes } from './reading.ts';
import type { Call, Reader, Reading } from './reading.ts';
import { asksVersion, SYSTEM } from './system.ts';
import { TEXT } from './text.ts';

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ...Object.entries(TEXT),
  ...Object.entries(SYSTEM),
  ...Object.entries(NETWORK),
  ...Object.entries(CLUSTERS),
  ['kubectl', readKubectl],
  ['oc', readKubectl],
  ['git', readGit],
]);

/** Tools that bring their own target: another machine, a cloud, a daemon, a database. */
const OWN_TARGET = new Set(
  'ssh scp sftp mosh rsync talosctl talhelper omnictl argocd aws gcloud gsutil bq az doctl eksctl hcloud oci ibmcloud linode-cli scw civo pulumi terraform tofu terragrunt packer ansible ansible-playbook docker podman nerdctl crictl ctr buildah docker-compose kind k3d k3s minikube kubeadm rke2 psql pg_dump pg_restore createdb dropdb mysql mariadb mysqldump redis-cli valkey-cli mongosh mongo mongodump cqlsh clickhouse-client sqlcmd influx etcdctl vault bao consul nomad boundary rabbitmqctl rabbitmqadmin kafka-topics.sh kafka-console-producer.sh kafka-console-consumer.sh kcat nats mc s3cmd s5cmd rclone restic borg crane skopeo oras cosign gh glab az-cli op bw telnet ftp lftp ipmitool snmpwalk snmpset wrangler vercel netlify fly flyctl heroku firebase supabase tailscale warp-cli cloudflared hubble logcli amtool mimirtool'.split(
    ' ',
  ),
);

/** Tools of a programmer's own machine: writes, but nothing that reads kubeconfig. */
const LOCAL = new Set(
  'npm npx pnpm yarn bun deno node tsc eslint prettier jest vitest mocha playwright cypress go gofmt golangci-lint cargo rustc rustup python python3 pip pip3 uv uvx poetry pipx pytest tox nox ruff mypy black flake8 isort ruby gem bundle rake rspec rails php composer java javac mvn gradle gradlew sbt dotnet swift xcodebuild flutter dart gcc g++ clang cc cmake ninja meson mkdir rmdir rm cp mv ln touch chmod chown chgrp install tar zip unzip gzip gunzip xz bzip2 dd truncate mktemp split tee crontab at kill pkill killall apt apt-get dpkg yum dnf rpm apk pacman brew snap port pre-commit sops age age-keygen gpg kubeseal ssh-keygen ssh-add ssh-agent yamlfmt dprint shfmt code open xdg-open pbcopy vi vim nvim nano emacs man more top htop btop iotop watchman entr passwd chpasswd useradd usermod visudo openspec specify backlog bmad'.split(
    ' ',
  ),
);

/** What is known of one call of a tool. `path` is the command word as written where it is a path, else null. */
export function readTool(call: Call, path: string | null): Reading {
  if (path !== null && !/^\/(usr\/(local\/)?)?s?bin\/|^\/opt\/homebrew\/bin\//.test(path))
    return writes(`\`${path}\` is a program of its own`, { target: contextOfAny(call.args) });
  const reader = READERS.get(call.tool);
  if (reader) return withCarried(call, withMode(call, reader(call)));
  if (asksVersion(call)) return reads();
  const mode = asks(call) ? 'interactive' : goesOn(call) ? 'watch' : 'run';
  if (OWN_TARGET.has(call.tool)) {
    return writes(`\`${call.tool}\` brings its own target`, {
      mode,
      target: { kind: 'uncontrolled', why: `\`${call.tool}\` brings its own target` },
    });
  }
  const target = LOCAL.has(call.tool) ? NO_CLUSTER : contextOfAny(call.args);
  return writes(`\`${call.tool}\` is not a known read`, { mode, target });
}

/** Tools with a reader of their own that ask for keys, or go on, by their options. */
const HAS_MODES = new Set(['git', 'openssl', 'dmesg', 'vmstat']);

/** What a reader of its own says nothing of. */
function withMode(call: Call, reading: Reading): Reading {
  if (reading.mode !== 'run' || !HAS_MODES.has(call.tool)) return reading;
  return { ...reading, mode: asks(call) ? 'interactive' : goesOn(call) ? 'watch' : 'run' };
}

/** Any tool may fetch from an address: what is only known when it runs must not be carried away in one unasked. */
function withCarried(call: Call, reading: Reading): Reading {
  if (reading.write !== null || reading.sensitive !== null || call.tool === 'echo' || call.tool === 'printf')
    return reading;
  const carrier = call.args.find((arg) => {
    const address =
      arg.values === null ? /(?:^|=)((?:https?|oci|git|ssh|ftp):\/\/.*)$/is.exec(arg.prefix)?.[1] : undefined;
    return address !== undefined && !isLoopback(address, false);
  });
  return carrier ? { ...reading, sensitive: `it sends \`${carrier.raw}\` to another host` } : reading;
}

/** Tools that read kubeconfig themselves, for what wrappers wrap. */
export function readsKubeconfig(tool: string): boolean {
  return tool === 'kubectl' || tool === 'oc' || tool === 'k9s' || (tool in CLUSTERS && tool !== 'kustomize');
}
