import type { CommandFacts, KubectlCall, Stage } from '../command/facts.ts';
import { countsHeader } from './headed.ts';
import { kindOfResource } from './kinds.ts';
import { sparing } from '../text/sparing.ts';
import { GREPS, invertsMatch, printsCount } from './grep.ts';

/** What a command's words say about what it prints; words are all that is looked at. */
export interface CommandView {
  readonly text: string;
  /** The tool whose output is seen, wrappers (`kubectl exec … --`, `timeout 5`, `docker exec x`) taken off. */
  readonly tool: string | null;
  readonly args: readonly string[];
  readonly kubectl: KubectlCall | null;
  /** Kinds of the first stage's kubectl call. */
  readonly kinds: readonly string[];
  readonly prints: Prints;
  /** The key that a grep leaves of a document or of headers: `clusterIP`. */
  readonly key: string | null;
  /** Words that a grep looks for. */
  readonly filters: readonly string[];
  /** Looks a name up: `nslookup`, `dig`. */
  readonly lookup: boolean;
  readonly http: { readonly url: string; readonly headersOnly: boolean; readonly prometheus: boolean } | null;
  /** Counts lines at the end: `wc -l`, `grep -c`. `header`: a table's header is counted along. */
  readonly counts: { readonly header: boolean } | null;
  /** Where it tells its result: some tools print it on stderr. */
  readonly tells: 'stdout' | 'output';
  /** Renders or checks files and says what is wrong with them. */
  readonly builds: boolean;
  /** Prints one line for each thing that it lists, and nothing where there is none: no header, no summary. */
  readonly lists: boolean;
  /** Prints nothing: its exit is the answer. */
  readonly silent: boolean;
  /** Looks for faults and lists them: a linter, an audit, a scan. */
  readonly checks: boolean;
  readonly waits: boolean;
  /** Changes something, so that what it prints is not the state afterwards. */
  readonly changes: boolean;
}

/**
 * - `table`: kubectl's columns, or those of a tool that prints such.
 * - `scalar`: one value (or the same several times), as jsonpath, `jq -r .x` and `is-active` do.
 * - `number`: a count.
 */
export type Prints = 'table' | 'yaml' | 'json' | 'names' | 'scalar' | 'number' | 'describe' | 'logs' | 'text';

const FILTERS = new Set([
  'grep',
  'egrep',
  'fgrep',
  'rg',
  'head',
  'tail',
  'sort',
  'uniq',
  'cat',
  'tee',
  'column',
  'less',
]);
const LOOKUPS = new Set(['nslookup', 'dig', 'host', 'getent', 'drill', 'kdig', 'resolvectl']);
const BUILDERS = [
  sparing(/^flux build\b/),
  sparing(/^kustomize build\b/),
  sparing(/^kubectl kustomize\b/),
  sparing(/^helm (?:template|lint)\b/),
  sparing(
    /^(?:kubeconform|kubeval|yamllint|tflint|conftest|promtool\s+(?:check|test)|actionlint|shellcheck|hadolint|eslint|tsc|ruff|mypy)\b/,
  ),
  sparing(/^(?:terraform|tofu) (?:validate|plan|fmt)\b/),
  sparing(
    /^(?:docker|podman|npm|pnpm|yarn|go|cargo|make|mvn|gradle) (?:run )?(?:build|compose build|image build|lint|vet|check|typecheck|install|ci)\b/,
  ),
  sparing(/^talosctl validate\b/),
  sparing(/^(?:bash|sh|zsh) -n\b/),
  sparing(/^(?:nginx -t|sshd -t|visudo -c|haproxy -c|named-checkconf|caddy validate|apachectl configtest)\b/),
  sparing(/^kubectl apply .*--dry-run/),
];
/** Tools that keep stdout for data, or write there nothing at all. */
const ON_STDERR = sparing(
  /^(?:nginx -[tTvV]|(?:apachectl|apache2ctl|httpd) (?:configtest|-t)|caddy (?:validate|adapt|fmt)|sshd -t|ssh -V|java -version|javac -version|haproxy -c|nc |ncat |ansible-lint\b|python\d? -m unittest|(?:npx |pnpm |yarn |npm )(?:run )?(?:jest|test)\b|jest\b|gitleaks\b|cosign verify|gcloud .*(?:get-credentials|create|delete|update|enable)|(?:docker|podman|nerdctl) (?:compose (?:\S+ )*?(?:up|down|pull|build|start|stop|restart|create)\b|build|buildx)|docker-compose (?:\S+ )*?(?:up|down|pull|build|start|stop|restart|create)\b|kind (?:create|delete|load)|k3d |git (?:push|fetch|clone|checkout|switch|pull)|cargo |rustc |go (?:build|vet|mod|get|install)|wget |dd |flux (?:reconcile|bootstrap|install|suspend|resume|create|check))/,
);
const LISTERS = sparing(
  /^(?:find|ls|pgrep|lsof|etcdctl (?:.* )?(?:get|alarm list)|redis-cli (?:.* )?(?:--scan|keys)|git (?:.* )?(?:ls-files|stash list|tag|log .*\.\.\S*|cherry|diff .*--name-only|status (?:--porcelain|-s|--short))|(?:docker|podman|crictl|nerdctl|helm) .*(?:-q|-aq|--quiet|--short)|journalctl|dmesg|swapon --show|systemctl .*--no-legend|systemctl (?:.* )?(?:list-(?:units|unit-files|timers|sockets)|--failed|--state[ =]\S+)|gofmt -l|(?:terraform|tofu) fmt .*-check|aws s3 ls|az .*\blist\b.* (?:-o|--output) (?:table|tsv)|kubectl .*--no-headers)(?=\s|$)/i,
);
const SILENT = sparing(
  /^(?:(?:bash|sh|zsh) -n|test|\[|cmp -s|g?rep -q|git diff --quiet|systemctl is-\w+ (?:-q|--quiet)|mountpoint -q|visudo -cq?f?|jq -e \S+ >)(?=\s|$)/,
);
const CHECKERS = sparing(
  /^(?:[\w-]*(?:lint|audit|check|scan|vuln)[\w-]*|trivy|grype|snyk|checkov|tfsec|terrascan|gitleaks|trufflehog|semgrep|bandit|flake8|pylint|clippy|staticcheck|kube-score|polaris|popeye|pluto|kubent|vale|codespell|stylelint|pre-commit)\b|^(?:\S+ )(?:run )?(?:analyze|analyse|audit|lint|check|vet|scan|validate|clippy|diagnose)\b/,
);
const CHANGING = new Set([
  'apply',
  'create',
  'delete',
  'drain',
  'cordon',
  'uncordon',
  'scale',
  'patch',
  'edit',
  'replace',
  'label',
  'annotate',
  'rollout restart',
  'rollout undo',
  'set image',
  'set env',
  'set resources',
]);

const VIEWS = new WeakMap<CommandFacts, CommandView>();

/** Reads a command. `text` is as written. Every expectation of a check looks at all of its commands. */
export function viewOf(text: string, facts: CommandFacts): CommandView {
  const known = VIEWS.get(facts);
  if (known?.text === text) return known;
  const view = read(text, facts);
  VIEWS.set(facts, view);
  return view;
}

function read(text: string, facts: CommandFacts): CommandView {
  const stages = facts.stages;
  const first = stages[0];
  const kubectl = first?.kubectl ?? null;
  const source = first ? unwrapped(first) : { tool: null, args: [] };
  const filters = stages
    .slice(1)
    .flatMap((s) => (isGrep(s) ? [grepWord(s)] : []))
    .filter((w) => w !== '');
  const counts = countsOf(stages, source);
  const prints = printsOf(stages, source);
  const line = [source.tool ?? '', ...source.args].join(' ');
  return {
    text,
    tool: source.tool,
    args: source.args,
    kubectl,
    kinds: kindsIn(source, kubectl),
    prints,
    key: keyOf(stages, prints),
    filters,
    lookup: source.tool !== null && LOOKUPS.has(source.tool),
    http: httpOf(first ? source : loopedCurl(text)),
    counts,
    // Few commands are asked for these, and each takes a while to tell.
    get tells() {
      return stages.length === 1 && ON_STDERR.test(line) ? 'output' : 'stdout';
    },
    get builds() {
      return BUILDERS.some((b) => b.test(line));
    },
    get checks() {
      return CHECKERS.test(line);
    },
    get lists() {
      return stages.length === 1 && LISTERS.test(line);
    },
    get silent() {
      return stages.length === 1 && SILENT.test(line);
    },
    waits: kubectl !== null && source.tool === 'kubectl' && ['rollout status', 'wait'].includes(kubectl.verb),
    changes: kubectl !== null && source.tool === 'kubectl' && CHANGING.has(kubectl.verb),
  };
}

/** Kinds that a command lists: kubectl's resources, and what flux and argocd call the same. */
function kindsIn({ tool, args }: Source, kubectl: KubectlCall | null): readonly string[] {
  if (tool === 'kubectl' && kubectl) return kubectl.verb === 'logs' ? [] : kubectl.resources.map(kindOfResource);
  const words = args.filter((arg) => !arg.startsWith('-'));
  if (tool === 'flux' && words[0] === 'get')
    return [
      kindOfResource(
        words[1] === 'sources' || words[1] === 'source' ? (words[2] ?? '') + 'repository' : (words[1] ?? ''),
      ),
    ];
  if (tool === 'argocd' && words[0] === 'app') return ['applications'];
  return [];
}

export interface Source {
  readonly tool: string | null;
  readonly args: readonly string[];
}

const plain = (args: readonly (string | null)[]): string[] => args.map((a) => a ?? '\uFFFD');

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

const isGrep = (s: Stage): boolean => s.tool !== null && GREPS.has(s.tool);

function grepWord(stage: Stage): string {
  const args = plain(stage.args);
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    if (arg === '-e' || arg === '--regexp') return args[i + 1] ?? '';
    if (/^-[A-Za-z]*[ABCm]$/.test(arg)) i++;
    else if (!arg.startsWith('-')) return arg;
  }
  return '';
}

const inverted = (s: Stage): boolean => s.args.some((a) => a !== null && invertsMatch(a));
const countsMatches = (s: Stage): boolean => s.args.some((a) => a !== null && printsCount(a));

function countsOf(stages: readonly Stage[], source: Source): CommandView['counts'] {
  const last = stages.at(-1);
  if (!last) return null;
  const header = countsHeader(stages, source);
  if (header || (isGrep(last) && countsMatches(last)) || (last.tool === 'wc' && last.args.includes('-l')))
    return { header };
  return null;
}

function printsOf(stages: readonly Stage[], source: Source): Prints {
  if (countsOf(stages, source)) return 'number';
  let prints = printsFirst(stages[0], source);
  for (const stage of stages.slice(1)) {
    const args = plain(stage.args);
    if (stage.tool === null) return 'text';
    if (stage.tool === 'jq' || stage.tool === 'yq') prints = jqPrints(stage.tool, args);
    else if (stage.tool === 'wc') prints = 'number';
    else if (stage.tool === 'awk' || stage.tool === 'cut' || stage.tool === 'tr' || stage.tool === 'sed')
      prints = prints === 'scalar' ? 'scalar' : 'text';
    else if (stage.tool === 'base64') prints = 'scalar';
    else if (!FILTERS.has(stage.tool)) prints = 'text';
  }
  return prints;
}

/** Commands whose answer is one value. */
const PRINTS_VALUE = [
  sparing(/^systemctl (?:is-active|is-enabled|is-failed)\b/),
  sparing(/^(?:docker|podman) (?:inspect|info|version) .*(?:-f|--format)/),
  sparing(/^(?:git (?:rev-parse|branch --show-current)|kubectl config current-context|whoami|hostname|uname)\b/),
];
/** Without headings, unless it counts. */
const UNLABELLED = sparing(/^psql\b.* -\w*(?:tA|At)/);
const CONTAINER_TABLE = sparing(
  /^(?:docker|podman) (?:ps|images|image ls|container ls|compose (?:(?:-f|-p|--file|--project-name|--profile|--env-file)[ =]\S+ )*ps)\b|^docker-compose ps\b/,
);
const RELEASE_TABLE = sparing(
  /^(?:helm (?:list|ls|history)|flux get|argocd app list|velero (?:backup|schedule|restore) get)\b/,
);
const LOG_READER = sparing(/^(?:journalctl|docker logs|docker compose logs|stern)\b/);
/** One number is all that is asked for: `select count(*) …`, `--query 'length(Contents)'`, `llen jobs`. */
const COUNT = sparing(
  /^(?:psql|mysql|mariadb|sqlite3)\s.*\bselect\s+count\s*\((?:(?!\bunion\b|\bgroup\s+by\b).)*$|^(?:aws|az|oci)\s.*\s--query[ =]length\s*\(|^redis-cli\s.*\b(?:llen|scard|zcard|hlen|xlen|dbsize)\b|^nproc\b|^git\s.*\brev-list\s.*--count\b/is,
);

function jqPrints(tool: string, args: readonly string[]): Prints {
  const program = args.find((a) => !a.startsWith('-')) ?? '.';
  if (/\blength\s*$/.test(program)) return 'number';
  if (program === '.' || /[{]|\bmap\(|to_entries/.test(program)) return tool === 'jq' ? 'json' : 'yaml';
  return 'scalar';
}

function printsFirst(stage: Stage | undefined, source: Source): Prints {
  const call = stage?.kubectl ?? null;
  const line = [source.tool ?? '', ...source.args].join(' ');
  if (call && source.tool === 'kubectl') {
    if (call.verb === 'get') return outputOf(call.output);
    if (call.verb === 'describe') return 'describe';
    if (call.verb === 'logs') return 'logs';
    if (call.verb === 'top' || call.verb === 'events') return 'table';
    if (call.verb === 'auth can-i') return 'scalar';
    if (source.args.includes('current-context')) return 'scalar';
    return 'text';
  }
  if (PRINTS_VALUE.some((form) => form.test(line))) return 'scalar';
  if (CONTAINER_TABLE.test(line)) return 'table';
  if (RELEASE_TABLE.test(line)) return /-o\s*json/.test(line) ? 'json' : 'table';
  if (source.tool === 'jq' || source.tool === 'yq') return jqPrints(source.tool, source.args);
  if (LOG_READER.test(line)) return 'logs';
  if (source.tool === 'wc' || COUNT.test(line)) return 'number';
  if (UNLABELLED.test(line)) return 'scalar';
  return 'text';
}

function outputOf(output: string | null): Prints {
  if (output === null || output === 'wide' || output.startsWith('custom-columns')) return 'table';
  if (output === 'yaml') return 'yaml';
  if (output === 'json') return 'json';
  if (output === 'name') return 'names';
  return 'scalar';
}

/** The key of `… -o yaml | grep clusterIP`, `describe … | grep Status:`, `curl -I … | grep -i server`. */
function keyOf(stages: readonly Stage[], prints: Prints): string | null {
  if (prints !== 'yaml' && prints !== 'json' && prints !== 'describe') return null;
  const greps = stages.slice(1).filter((s) => isGrep(s) && !inverted(s));
  const word = greps.length === 1 && greps[0] ? grepWord(greps[0]) : '';
  const key = /^["']?([A-Za-z_][\w.\-/]*)["']?\s*:?\s*(?:\.\*.*)?$/.exec(word)?.[1];
  return key ?? null;
}

/** A loop has no stages of its own: the one curl that it repeats. */
function loopedCurl(text: string): Source {
  const calls = [...text.matchAll(/\bcurl\s([^;|&\n]*)/g)];
  const [call] = calls;
  if (!/^\s*(?:for|while|until)\b/.test(text) || calls.length !== 1) return { tool: null, args: [] };
  return {
    tool: 'curl',
    args: (call?.[1] ?? '')
      .trim()
      .split(/\s+/)
      .map((word) => word.replace(/^["']|["']$/g, '')),
  };
}

const HTTP_CLIENTS = new Set(['curl', 'wget', 'http', 'https', 'xh', 'httpie']);

function httpOf(source: Source): CommandView['http'] {
  const tool = source.tool ?? '';
  if (!HTTP_CLIENTS.has(tool)) return null;
  const url =
    source.args.find((a) => /^(?:https?:\/\/|localhost|\d+\.\d+\.\d+\.\d+|[\w.-]+[:/])/.test(a) && !/^-/.test(a)) ?? '';
  return {
    url,
    headersOnly: source.args.some((a) => /^(?:-[a-zA-Z]*I[a-zA-Z]*|--head)$/.test(a)),
    prometheus: /\/api\/v1\/(?:query|query_range|series|label)/.test(source.args.join(' ')),
  };
}
