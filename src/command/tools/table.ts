import { textOf } from '../argument.ts';
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

const INTERACTIVE = new Set(
  'vi vim nvim nano emacs man more top htop btop iotop k9s passwd su visudo sftp mosh telnet ftp screen tmux gdb crontab'.split(
    ' ',
  ),
);

/** What is known of one call of a tool. `path` is the command word as written where it is a path, else null. */
export function readTool(call: Call, path: string | null): Reading {
  if (path !== null && !/^\/(usr\/(local\/)?)?s?bin\/|^\/opt\/homebrew\/bin\//.test(path))
    return writes(`\`${path}\` is a program of its own`, { target: contextOfAny(call.args) });
  const reader = READERS.get(call.tool);
  if (reader) return withCarried(call, reader(call));
  if (asksVersion(call)) return reads();
  const mode = asks(call) ? 'interactive' : 'run';
  if (OWN_TARGET.has(call.tool)) {
    return writes(`\`${call.tool}\` brings its own target`, {
      mode,
      target: { kind: 'uncontrolled', why: `\`${call.tool}\` brings its own target` },
    });
  }
  const target = LOCAL.has(call.tool) ? NO_CLUSTER : contextOfAny(call.args);
  return writes(`\`${call.tool}\` is not a known read`, { mode, target });
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

/** Whether the call would wait for keys: an editor, a password, a question. */
function asks({ tool, args, fed }: Call): boolean {
  const words = args.map((arg) => textOf(arg) ?? arg.prefix);
  const has = (pattern: RegExp): boolean => words.some((word) => pattern.test(word));
  if (INTERACTIVE.has(tool)) return !(tool === 'top' && has(/^-\w*b/)) && !(tool === 'crontab' && has(/^-l/));
  switch (tool) {
    case 'ssh':
      return words.filter((word) => !word.startsWith('-')).length < 2 && !has(/^-(\w*[Nf]|V)/);
    case 'psql':
    case 'mysql':
    case 'mariadb':
      return !fed && !has(/^(-\w*[cfelAe]|--(command|file|execute|list))/);
    case 'redis-cli':
    case 'mongosh':
    case 'sqlite3':
      return !fed && words.filter((word) => !word.startsWith('-')).length === 0 && !has(/^--eval/);
    case 'terraform':
    case 'tofu':
      return /^(apply|destroy)$/.test(words[0] ?? '') && !has(/^-auto-approve|\.tfplan$|^[\w./-]*plan[\w./-]*$/);
    case 'docker':
    case 'podman':
      return words[0] === 'login' && !has(/--password-stdin/);
    case 'gh':
    case 'aws':
    case 'az':
    case 'gcloud':
    case 'npm':
      return has(/^(login|configure|init)$/) && !has(/^(-y|--yes|--with-token)$/);
    case 'apt':
    case 'apt-get':
    case 'dnf':
    case 'yum':
      return has(/^(install|remove|upgrade|purge)$/) && !has(/^(-\w*y|--yes|--assume-yes)/);
    case 'rm':
    case 'cp':
    case 'mv':
      return has(/^(-\w*i\w*|--interactive)$/) && !has(/^--interactive=(never|once)$/);
    case 'python':
    case 'python3':
    case 'node':
    case 'irb':
      return !fed && words.length === 0;
    case 'ssh-keygen':
      return !has(/^-N/) && !has(/^-\w*[lyFR]/);
    default:
      return false;
  }
}
