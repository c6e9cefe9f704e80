import type { CommandFacts, KubectlCall } from '../command/facts.ts';
import { kindOfResource } from './kinds.ts';
import { sparing } from '../text/sparing.ts';
import { countsOf, grepWord, isGrep, keyOf, printsOf } from './prints.ts';
import type { Prints } from './prints.ts';
import { unwrapped } from './source.ts';
import type { Source } from './source.ts';

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
