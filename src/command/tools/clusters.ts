import { flagTable, GO, readFlags, textOf } from '../argument.ts';
import type { Argument, ReadFlags } from '../argument.ts';
import type { Mode } from '../facts.ts';
import { contextTarget } from './context.ts';
import { lastText, NO_CLUSTER, reads, secretFile, unknownFlag, writes } from './reading.ts';
import type { Call, Reader } from './reading.ts';

/** A tool that reads kubeconfig: its context flag, its verbs and their flags. */
interface ClusterTool {
  readonly context: string;
  /** Flags that choose another server or identity. */
  readonly overrides: string;
  readonly global: string;
  /** Reading verbs (one or two words) and their own flags. */
  readonly reads: Readonly<Record<string, string>>;
  /** Reading verbs that contact no cluster, with these flags absent. */
  readonly local?: RegExp;
  readonly contacts?: readonly string[];
  /** Flags without which a verb contacts no cluster after all (`flux build --dry-run`). */
  readonly offline?: readonly string[];
  /** A flag that makes it run until it is stopped. */
  readonly watch?: readonly string[];
  readonly always?: Mode;
  readonly sensitive?: (verb: string, flags: ReadFlags) => string | null;
}

const KUBE_OVERRIDES =
  '--kubeconfig= --server= --token= --cluster= --user= --client-certificate= --client-key= --certificate-authority= --insecure-skip-tls-verify --tls-server-name= --as= --as-group= --as-uid=';

const HELM_VALUES =
  '-f,--values= --set= --set-string= --set-json= --set-literal= --set-file= --version= --repo= --devel --verify';

const CLUSTER_TOOLS: Readonly<Record<string, ClusterTool>> = {
  helm: {
    context: '--kube-context',
    overrides:
      '--kubeconfig= --kube-apiserver= --kube-token= --kube-as-user= --kube-as-group= --kube-ca-file= --kube-insecure-skip-tls-verify --kube-tls-server-name=',
    global: '--kube-context= -n,--namespace= --debug -h,--help --burst-limit= --qps=',
    reads: {
      list: '-A,--all-namespaces -a,--all --deployed --failed --pending --superseded --uninstalled --uninstalling -f,--filter= -m,--max= --offset= -o,--output= -r,--reverse -l,--selector= -q,--short -d,--date --no-headers --time-format=',
      status: '-o,--output= --revision= --show-resources --show-desc',
      'get all': '--revision= --template=',
      'get values': '-a,--all -o,--output= --revision=',
      'get manifest': '--revision=',
      'get hooks': '--revision=',
      'get notes': '--revision=',
      'get metadata': '--revision= -o,--output=',
      history: '--max= -o,--output=',
      template: `${HELM_VALUES} -s,--show-only= --include-crds --skip-crds --skip-tests --no-hooks -a,--api-versions= --kube-version= --is-upgrade --name-template= -g,--generate-name --validate --dry-run? --render-subchart-notes --release-name --disable-openapi-validation --skip-schema-validation`,
      lint: '-f,--values= --set= --set-string= --set-json= --set-literal= --set-file= --strict --quiet --with-subcharts --kube-version= --skip-schema-validation',
      'show chart': HELM_VALUES,
      'show values': `${HELM_VALUES} --jsonpath=`,
      'show readme': HELM_VALUES,
      'show crds': HELM_VALUES,
      'show all': HELM_VALUES,
      'search repo': '-l,--versions --version= -o,--output= -r,--regexp --devel --max-col-width= --fail-on-no-result',
      'search hub': '-o,--output= --max-col-width= --list-repo-url',
      'repo list': '-o,--output=',
      'plugin list': '',
      'dependency list': '--max-col-width=',
      version: '--short -c,--client --template=',
      env: '',
      verify: '',
    },
    local: /^(template|lint|show \w+|search \w+|repo list|plugin list|dependency list|version|env|verify)$/,
    contacts: ['--validate', '--dry-run'],
  },
  flux: {
    context: '--context',
    overrides: KUBE_OVERRIDES,
    global:
      '--context= -n,--namespace= --timeout= --verbose -h,--help --disable-compression --kube-api-burst= --kube-api-qps=',
    reads: {
      get: '-A,--all-namespaces -l,--label-selector= --no-header --status-selector= -w,--watch',
      'build kustomization':
        '--path= --kustomization-file= --ignore-paths= --dry-run --strict-substitute -r,--recursive --local-sources= --in-memory-build',
      'diff kustomization':
        '--path= --kustomization-file= --ignore-paths= --progress-bar --strict-substitute -r,--recursive --local-sources= --in-memory-build',
      check: '--pre --components= --components-extra= --poll-interval=',
      logs: '-f,--follow --kind= --level= --flux-namespace= --name= --since= --since-time= --tail= -A,--all-namespaces',
      events: '--for= --types= -w,--watch -A,--all-namespaces --no-header',
      stats: '-A,--all-namespaces',
      'tree kustomization': '--compact -o,--output=',
      trace: '--kind= --api-version=',
      export: '--all -A,--all-namespaces --with-credentials',
      version: '--client -o,--output=',
      'list artifacts': '--provider= --filter-regex= --filter-semver=',
    },
    local: /^(list artifacts)$/,
    offline: ['--dry-run', '--client', '--pre'],
    watch: ['--watch', '--follow'],
    sensitive: (_, { flags }) => (flags.has('--with-credentials') ? 'it prints credentials' : null),
  },
  kustomize: {
    context: '',
    overrides: '',
    global: '-h,--help',
    reads: { build: '--load-restrictor= --as-current-user --reorder=', version: '--short -o,--output=' },
    local: /./,
  },
  cilium: {
    context: '--context',
    overrides: '--kubeconfig= --as= --as-group=',
    global: '--context= -n,--namespace= -h,--help --helm-release-name=',
    reads: {
      status:
        '--wait --wait-duration= -o,--output= --verbose --brief --interactive --ignore-warnings --worker-count= --timeout=',
      version: '--client',
      'config view': '',
      'clustermesh status': '--wait --wait-duration= -o,--output=',
      'bgp peers': '-o,--output= --wait-duration=',
      'bgp routes': '-o,--output= --wait-duration=',
      'encrypt status': '-o,--output=',
      features: '-o,--output=',
    },
    offline: ['--client'],
  },
  istioctl: {
    context: '--context',
    overrides: '-c,--kubeconfig= --as= --as-group=',
    global: '--context= -n,--namespace= -i,--istioNamespace= -h,--help --vklog= --revision= -r=',
    reads: {
      version: '--remote -o,--output= -s,--short',
      'proxy-status': '-o,--output= --xds-address=',
      ps: '-o,--output=',
      analyze:
        '-A,--all-namespaces --color -o,--output= --use-kube -k -R,--recursive --failure-threshold= -S,--suppress= -v,--verbose',
    },
  },
  linkerd: {
    context: '--context',
    overrides: '--kubeconfig= --as= --as-group= --api-addr=',
    global: '--context= -L,--linkerd-namespace= -n,--namespace= -h,--help --verbose',
    reads: { check: '--pre --proxy --wait= -o,--output= --expected-version=', version: '--client --proxy --short' },
  },
  velero: {
    context: '--kubecontext',
    overrides: '--kubeconfig=',
    global: '--kubecontext= -n,--namespace= -h,--help --colorized',
    reads: Object.fromEntries(
      ['backup', 'restore', 'schedule', 'backup-location', 'snapshot-location', 'repo', 'plugin'].flatMap((kind) => [
        [`${kind} get`, '-o,--output= -l,--selector= --show-labels --default'],
        [`get ${kind}`, '-o,--output= -l,--selector= --show-labels --default'],
        [`get ${kind}s`, '-o,--output= -l,--selector= --show-labels --default'],
        [`${kind} describe`, '--details -o,--output= -l,--selector= --insecure-skip-tls-verify'],
        [`describe ${kind}`, '--details -o,--output= -l,--selector='],
        [`${kind} logs`, '--timeout='],
      ]),
    ),
    sensitive: () => null,
  },
  cmctl: {
    context: '--context',
    overrides: KUBE_OVERRIDES,
    global: '--context= -n,--namespace= -h,--help --request-timeout=',
    reads: {
      'check api': '--wait= --interval= --verbose',
      'status certificate': '',
      version: '--client -o,--output= --short',
    },
    offline: ['--client'],
  },
  stern: {
    context: '--context',
    overrides: '--kubeconfig=',
    global:
      '--context= -n,--namespace= -A,--all-namespaces -l,--selector= -c,--container= -E,--exclude-container= -e,--exclude= -i,--include= -s,--since= --tail= -t,--timestamps? -o,--output= --color= --no-follow --only-log-lines --container-state= --field-selector= --node= --max-log-requests= -h,--help -v,--version --timezone= --ephemeral-containers --init-containers -p,--prompt',
    reads: { '': '' },
    always: 'watch',
  },
};

const ALIASES: Readonly<Record<string, string>> = {
  'helm ls': 'list',
  'helm hist': 'history',
  'helm dep': 'dependency',
  'helm inspect': 'show',
  'flux build ks': 'build kustomization',
  'flux diff ks': 'diff kustomization',
  'flux tree ks': 'tree kustomization',
  'linkerd viz check': 'check',
};

/** Tools that reach clusters through kubeconfig, each by the table above. */
export const CLUSTERS: Readonly<Record<string, Reader>> = Object.fromEntries(
  Object.entries(CLUSTER_TOOLS).map(([name, tool]) => [name, (call: Call) => readCluster(name, tool, call)]),
);

function readCluster(name: string, tool: ClusterTool, call: Call): ReturnType<Reader> {
  const table = flagTable(tool.global, tool.overrides);
  const { verb, own, words } = findVerb(name, tool, call.args, table);
  const all = flagTable(
    tool.global,
    tool.overrides,
    own ??
      '-f,--values= --set= --version= -o,--output= --timeout= --wait --create-namespace --install --atomic --with-source --force --reset --all -A,--all-namespaces -l,--selector= --path= --interval= --source= --url= --branch= --export -q,--silent',
  );
  const flags = readFlags(words, all, GO);
  const on = (flag: string): boolean => flags.flags.has(flag) && lastText(flags, flag) !== 'false';
  const local =
    ((tool.local?.test(verb) ?? false) &&
      !(tool.contacts ?? []).some((flag) => on(flag) && lastText(flags, flag) !== 'client')) ||
    (own !== undefined && (tool.offline ?? []).some(on));
  const target = local ? NO_CLUSTER : contextTarget(flags, tool.context, tool.overrides);
  const watches = tool.always === 'watch' ? !on('--no-follow') : (tool.watch ?? []).some(on);
  const mode: Mode = watches
    ? 'watch'
    : /^(uninstall|bootstrap)\b/.test(verb) && name === 'flux' && !on('--silent')
      ? 'interactive'
      : 'run';
  const more = { target, mode };
  if (own === undefined) {
    if (on('--help') || verb === '') return reads({ target: NO_CLUSTER });
    const changes =
      /^(install|upgrade|uninstall|rollback|reconcile|suspend|resume|create|delete|bootstrap|restore|backup|schedule|renew)\b/.test(
        verb,
      );
    return writes(
      `\`${name}${verb === '' ? '' : ' '}${verb}\` ${changes ? 'changes the cluster' : 'is not a known read'}`,
      more,
    );
  }
  const why =
    unknownFlag(`${name} ${verb}`.trim(), flags) ?? (on('--prompt') || on('--interactive') ? 'it asks' : null);
  return why === null
    ? reads({ ...more, sensitive: tool.sensitive?.(verb, flags) ?? secretKind(flags) ?? secretFile(fileValues(flags)) })
    : writes(why, more);
}

/** Files that a chart or an overlay takes in and prints. */
function fileValues({ flags }: ReadFlags): readonly Argument[] {
  return ['--set-file', '--values'].flatMap((name) => flags.get(name) ?? []).filter((value) => value !== null);
}

function secretKind(flags: ReadFlags): string | null {
  return flags.positionals.some((arg) => arg.values?.some((text) => /^secrets?$/i.test(text)))
    ? 'it reads Secrets'
    : null;
}

/** The longest known verb (two words before one) behind global flags; `own` undefined where none is known. */
function findVerb(
  name: string,
  tool: ClusterTool,
  args: readonly Argument[],
  table: ReturnType<typeof flagTable>,
): { verb: string; own: string | undefined; words: readonly Argument[] } {
  if (tool.reads[''] !== undefined) return { verb: '', own: tool.reads[''], words: args };
  const at: number[] = [];
  for (let i = 0; i < args.length && at.length < 2; i++) {
    const text = textOf(args[i]);
    if (text === null || text === '--') break;
    if (!text.startsWith('-')) at.push(i);
    else if (table.get(text)?.value === 'yes') i++;
    else if (at.length === 1 && table.get(text.split('=')[0] ?? '') === undefined) break;
  }
  const [first, second] = at;
  const one = first === undefined ? '' : (textOf(args[first]) ?? '');
  const named = ALIASES[`${name} ${one}`] ?? one;
  const two = second === undefined ? '' : `${named} ${textOf(args[second]) ?? ''}`;
  const both = ALIASES[`${name} ${two}`] ?? two;
  const without = (...skip: readonly (number | undefined)[]): readonly Argument[] =>
    args.filter((_, i) => !skip.includes(i));
  if (both !== '' && tool.reads[both] !== undefined)
    return { verb: both, own: tool.reads[both], words: without(first, second) };
  return { verb: named, own: tool.reads[named], words: without(first) };
}
