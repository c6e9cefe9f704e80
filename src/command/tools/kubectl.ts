import { GO, flagTable, readFlags, textOf } from '../argument.ts';
import type { Argument, FlagTable, ReadFlags } from '../argument.ts';
import type { KubectlCall, Mode, Target } from '../facts.ts';
import { contextTarget } from './context.ts';
import { lastText, NO_CLUSTER, reads, unknownFlag, writes } from './reading.ts';
import type { Call, Reading } from './reading.ts';

/** Flags of every kubectl command, from `kubectl options` of 1.36. */
const GLOBAL =
  '--context= -n,--namespace= --request-timeout= --match-server-version --disable-compression --warnings-as-errors -v,--v= --vmodule= --log-flush-frequency= -h,--help';
/** They choose another server or another identity than the context's. */
const OVERRIDES =
  '--kubeconfig= -s,--server= --token= --cluster= --user= --username= --password= --client-certificate= --client-key= --certificate-authority= --insecure-skip-tls-verify --tls-server-name=';
const AS = '--as= --as-group= --as-uid= --as-user-extra=';

const PRINT = '-o,--output= --template= --allow-missing-template-keys --show-managed-fields';
const FILES = '-f,--filename= -k,--kustomize= -R,--recursive';

/** The reads and their own flags, from `kubectl VERB --help` of 1.36 (1.28 and later have no other reading flags). */
const READS: Readonly<Record<string, string>> = {
  get: `${PRINT} ${FILES} -A,--all-namespaces --chunk-size= --field-selector= --ignore-not-found -L,--label-columns= --no-headers --output-watch-events --raw= -l,--selector= --server-print --show-kind --show-labels --sort-by= --subresource= -w,--watch --watch-only --export`,
  describe: `${FILES} -A,--all-namespaces --chunk-size= -l,--selector= --show-events`,
  logs: '--all-containers --all-pods -c,--container= -f,--follow --ignore-errors --limit-bytes= --max-log-requests= --pod-running-timeout= --prefix -p,--previous -l,--selector= --since= --since-time= --tail= --timestamps',
  'top pod':
    '-A,--all-namespaces --containers --field-selector= --no-headers -l,--selector= --show-swap --sort-by= --sum --use-protocol-buffers',
  'top node': '--no-headers -l,--selector= --show-capacity --show-swap --sort-by= --use-protocol-buffers',
  explain: '--api-version= -o,--output= -R,--recursive',
  'auth can-i': '-A,--all-namespaces --list --no-headers -q,--quiet --subresource=',
  'auth whoami': PRINT,
  diff: `${FILES} --concurrency= --field-manager= --force-conflicts --prune --prune-allowlist= -l,--selector= --server-side --show-managed-fields`,
  version: '--client -o,--output= --short',
  wait: `${PRINT} -f,--filename= -R,--recursive --all -A,--all-namespaces --field-selector= --for= --local -l,--selector= --timeout=`,
  'rollout status': `${FILES} --revision= -l,--selector= --timeout= -w,--watch`,
  'rollout history': `${PRINT} ${FILES} --revision= -l,--selector=`,
  'port-forward': '--address= --pod-running-timeout=',
  'api-resources':
    '--api-group= --cached --categories= --namespaced --no-headers -o,--output= --sort-by= --verbs= --show-managed-fields',
  'api-versions': '',
  'cluster-info': '',
  events: `${PRINT} -A,--all-namespaces --chunk-size= --for= --no-headers --types= -w,--watch`,
  kustomize: '--load-restrictor=',
  'config view': `${PRINT} --flatten --merge --minify --raw`,
  'config get-contexts': '--no-headers -o,--output=',
  'config current-context': '',
  'config get-clusters': '',
  'config get-users': '',
  'plugin list': '--name-only',
  options: '',
  completion: '',
  help: '',
};
const TABLES = new Map(
  Object.entries(READS).map(([verb, own]) => [
    verb,
    flagTable(GLOBAL, OVERRIDES, verb.startsWith('auth') ? AS : '', own),
  ]),
);

/** Flags of writes that we look at: not for their effect, but for who runs them and where. */
const WRITES = flagTable(
  GLOBAL,
  OVERRIDES,
  AS,
  PRINT,
  FILES,
  '-i,--stdin -t,--tty --rm --image= --restart= --command --env= --overrides= --labels= --port= --attach -q,--quiet -c,--container= -l,--selector= -A,--all-namespaces --all --force --grace-period= --timeout= --wait --dry-run= --replicas= --type= -p,--patch= --cascade= --ignore-not-found --now --overwrite --from-literal= --from-file= --server-side --force-conflicts --field-manager= --validate= --ignore-daemonsets --delete-emptydir-data --pod-selector= --disable-eviction --for= --annotations= --target= --profile= --copy-to= --interactive --patch-file= --subresource= --prune --record --save-config --expose --image-pull-policy= --pod-running-timeout= --serviceaccount= --clusterrole= --role= --user= --group= --duration= --min= --max= --name= --cpu-percent= --to-revision= --current-replicas= --limits= --requests= --override-type= --leave-stdin-open --privileged --detach-keys=',
);

/** Commands of two words. */
const GROUPS = /^(rollout|auth|config|create|set|certificate|top|plugin|apply|cluster-info|alpha)$/;
const CLUSTERLESS = /^(kustomize|options|completion|help|plugin list)$/;

/** `kubectl` and `oc`: the reads by name and flag, everything else a write. */
export function readKubectl({ tool, args }: Call): Reading {
  const { verb, words } = findVerb(args);
  if (verb === null)
    return writes(`the ${tool} command is only known when it runs`, {
      target: contextTarget(read(args, WRITES), '--context', OVERRIDES),
    });
  const name = verbName(verb);
  const table = TABLES.get(name);
  const flags = read(words, table ?? WRITES);
  const call = kubectlCall(verb, flags);
  const target =
    CLUSTERLESS.test(name) || isLocal(name, flags) ? NO_CLUSTER : contextTarget(flags, '--context', OVERRIDES);
  const mode = modeOf(name, call, flags);
  const more = { target: chosen(name, flags) ?? target, mode, kubectl: call };
  if (verb === '' || (flags.flags.has('--help') && table !== undefined)) {
    return flags.unknown.length > 0 || flags.positionals.length > 1
      ? writes(`\`${tool}\` was given no command that is known`, more)
      : reads(more);
  }
  if (!table) return writes(whyWrite(tool, verb), more);
  const why = unknownFlag(`${tool} ${verb}`, flags) ?? ownWrite(name, flags);
  return why === null ? reads({ ...more, sensitive: secretOf(name, call, flags) }) : writes(why, more);
}

function read(words: readonly Argument[], table: FlagTable): ReadFlags {
  return readFlags(words, table, GO);
}

/** Finds the verb behind global flags and gives the other words in their order. Null: it is no literal word. */
function findVerb(args: readonly Argument[]): { verb: string | null; words: readonly Argument[] } {
  const takesValue = flagTable(GLOBAL, OVERRIDES, AS, '--cache-dir= --kuberc= --profile= --profile-output=');
  const verbs: string[] = [];
  const words: Argument[] = [];
  let ended = false;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] as Argument;
    const text = textOf(arg);
    if (text === '--') ended = true;
    if (ended || verbs.length === 2 || (verbs.length === 1 && !GROUPS.test(verbs[0] ?? ''))) {
      words.push(arg);
    } else if ((text ?? arg.prefix).startsWith('-')) {
      words.push(arg);
      const flag = text === null ? undefined : takesValue.get(text);
      const next = args[i + 1];
      if (flag?.value === 'yes' && next) {
        words.push(next);
        i++;
      }
    } else if (text === null) {
      if (verbs.length === 0) return { verb: null, words: args };
      words.push(arg);
      ended = true;
    } else verbs.push(text);
  }
  // The second word of `top`, `apply` and `cluster-info` may be an argument already; it stays with the verb there.
  return { verb: verbs.join(' '), words };
}

function verbName(verb: string): string {
  if (/^top (po|pods?)$/.test(verb)) return 'top pod';
  if (/^top (no|nodes?)$/.test(verb)) return 'top node';
  if (/^(help|completion|options)( |$)/.test(verb)) return verb.split(' ')[0] ?? verb;
  return verb === 'log' ? 'logs' : verb;
}

/** `config use-context infra` needs that context, and no other, in the kubeconfig that it sees. */
function chosen(name: string, flags: ReadFlags): Target | null {
  const alias = name === 'config use-context' ? textOf(flags.positionals[0]) : null;
  return alias === null ? null : { kind: 'named', aliases: [alias], from: 'flag' };
}

function isLocal(name: string, flags: ReadFlags): boolean {
  return name === 'version' && flags.flags.has('--client') && lastText(flags, '--client') !== 'false';
}

const CHANGES =
  /^(apply|create|delete|patch|edit|replace|scale|autoscale|expose|label|annotate|drain|cordon|uncordon|taint|set|certificate|rollout (restart|undo|pause|resume)|auth reconcile)\b/;

function whyWrite(tool: string, verb: string): string {
  const [first = ''] = verb.split(' ');
  if (/^(exec|run|attach|debug|cp)$/.test(first)) return `\`${tool} ${first}\` runs a command in the cluster`;
  if (first === 'config') return `\`${tool} ${verb}\` changes the kubeconfig`;
  if (CHANGES.test(verb)) return `\`${tool} ${verb}\` changes the cluster`;
  return `\`${tool} ${verb}\` is not a known read`;
}

/** What makes a known read a write all the same. */
function ownWrite(name: string, flags: ReadFlags): string | null {
  if (name === 'port-forward') {
    const addresses = flags.flags.get('--address') ?? [];
    if (addresses.some((value) => !/^(localhost|127(\.\d+){3}|::1)$/.test(textOf(value ?? undefined) ?? '')))
      return '`--address` opens the port to other machines';
  }
  if (name === 'get') {
    for (const value of flags.flags.get('--raw') ?? []) {
      const path = value?.values?.join(' ') ?? value?.prefix ?? '';
      if (
        /\/(exec|attach|portforward|run|eviction|token|binding)(\/|\?|$| )/i.test(path) ||
        /\/proxy\/(run|exec)/.test(path)
      )
        return '`--raw` reaches a path that starts something';
      if (/%|\.\./.test(path.split('?')[0] ?? '')) return '`--raw` has an encoded path';
    }
  }
  return null;
}

const SECRETS = /(^|[,/])secrets?($|[,/.])/i;

function secretOf(name: string, call: KubectlCall, flags: ReadFlags): string | null {
  if (Number(lastText(flags, '--v') ?? 0) >= 6 || (flags.flags.has('--v') && lastText(flags, '--v') === null))
    return '`-v` prints requests and answers in full';
  if (name === 'config view' && flags.flags.has('--raw')) return 'it prints the kubeconfig with its credentials';
  if (name === 'get' && flags.flags.has('--raw')) {
    const path = flags.flags.get('--raw')?.at(-1);
    if (textOf(path ?? undefined) === null) return 'the path of `--raw` is only known when it runs';
    if (/\/(secrets|serviceaccounts\/[^/]+\/token)|\/proxy(\/|$)/i.test(textOf(path ?? undefined) ?? ''))
      return '`--raw` reads what may hold secrets';
  }
  if (name !== 'get' && name !== 'describe') return null;
  if (call.resources.some((type) => SECRETS.test(type))) return 'it reads Secrets';
  const first = flags.positionals[0];
  if (
    first?.values
      ? first.values.some((text) => SECRETS.test(text))
      : first !== undefined && !/^[a-z.]+\//i.test(first.prefix)
  )
    return first?.values ? 'it reads Secrets' : 'what kind of object it reads is only known when it runs';
  const whole = /^(ya?ml|json|kyaml|jsonpath|go-template|template|custom-columns)/.test(call.output ?? '');
  return whole && (flags.flags.has('--filename') || flags.flags.has('--kustomize'))
    ? 'the files may name Secrets'
    : null;
}

const KEYS =
  /^(\/\S*\/)?(ba|z|a|da|k|c)?sh$|^(psql|mysql|mariadb|mongo|mongosh|redis-cli|python3?|node|irb|vi|vim|nano|top|htop|less|sqlite3|cqlsh|etcdctl-shell)$/;

function modeOf(name: string, call: KubectlCall, flags: ReadFlags): Mode {
  const on = (flag: string): boolean => flags.flags.has(flag) && lastText(flags, flag) !== 'false';
  const first = name.split(' ')[0] ?? '';
  if (name === 'port-forward') return 'probe';
  if (first === 'edit' || (first === 'delete' && on('--interactive'))) return 'interactive';
  if (/^(exec|run|attach|debug)$/.test(first) && on('--stdin') && on('--tty')) {
    const [program, ...more] = first === 'exec' && flags.after === null ? execWords(flags) : call.after;
    if (program === undefined) return first === 'run' && on('--command') ? 'run' : 'interactive';
    if (program !== null && KEYS.test(program) && more.length === 0) return 'interactive';
    return 'run';
  }
  if (name === 'rollout status') return lastText(flags, '--watch') === 'false' ? 'run' : 'watch';
  return on('--watch') || on('--watch-only') || on('--follow') ? 'watch' : 'run';
}

/** The old form without `--`: `kubectl exec -it web sh`. */
function execWords(flags: ReadFlags): readonly (string | null)[] {
  return flags.positionals.slice(1).map((arg) => textOf(arg));
}

const TYPED =
  /^(get|describe|delete|edit|patch|label|annotate|scale|autoscale|expose|wait|explain|top pod|top node|rollout \w+|set \w+)$/;

function kubectlCall(verb: string, flags: ReadFlags): KubectlCall {
  const words = flags.positionals.map((arg) => textOf(arg) ?? (arg.prefix.includes('/') ? arg.prefix : null));
  const resources: string[] = [];
  const names: string[] = [];
  const top = /^top (pods?|po|nodes?|no)$/.exec(verb);
  if (top?.[1]) {
    resources.push(top[1]);
    names.push(...words.filter((word) => word !== null));
  } else if (TYPED.test(verb)) {
    for (const [index, word] of words.entries()) {
      if (word === null) continue;
      const slash = word.indexOf('/');
      if (slash > 0 && !word.includes(',') && verb !== 'explain') {
        resources.push(word.slice(0, slash));
        if (slash + 1 < word.length) names.push(word.slice(slash + 1));
      } else if (index === 0) resources.push(...word.split(',').filter(Boolean));
      else names.push(word);
    }
  } else {
    for (const word of words) {
      const typed = word === null || verb.startsWith('config') ? null : /^([a-z.]+)\/(.+)$/i.exec(word);
      if (typed?.[1] && typed[2]) {
        resources.push(typed[1]);
        names.push(typed[2]);
      } else if (word !== null) names.push(word);
    }
  }
  const has = (name: string): boolean => flags.flags.has(name) && lastText(flags, name) !== 'false';
  return {
    verb: top ? 'top' : verb,
    resources: [...new Set(resources)],
    names,
    namespace: lastText(flags, '--namespace'),
    allNamespaces: has('--all-namespaces'),
    selector: lastText(flags, '--selector'),
    output: lastText(flags, '--output') ?? (flags.flags.has('--template') ? 'go-template' : null),
    noHeaders: has('--no-headers'),
    after: flags.after?.map((arg) => textOf(arg)) ?? [],
  };
}
