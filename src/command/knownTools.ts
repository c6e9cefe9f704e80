/** Tools whose next word says what they do, and words that it may be. Anything else behind them is not a command. */
const VERBS: Readonly<Record<string, RegExp>> = {
  kubectl:
    /^(-|(get|describe|logs|top|explain|auth|diff|version|wait|rollout|port-forward|apply|delete|create|run|exec|drain|cordon|uncordon|taint|label|annotate|scale|patch|edit|replace|set|expose|cp|debug|kustomize|config|api-resources|api-versions|cluster-info|events|attach|proxy|certificate|autoscale|plugin|cnpg|krew|rook-ceph|hns|argo)$)/,
  helm: /^(-|(list|ls|get|status|template|lint|install|upgrade|uninstall|rollback|repo|dependency|dep|show|search|pull|push|history|test|version|env|registry|plugin|package|diff|secrets)$)/,
  flux: /^(-|(get|build|diff|check|reconcile|suspend|resume|logs|events|stats|tree|trace|create|delete|export|install|uninstall|bootstrap|version|pull|push|tag|list|debug|migrate|envsubst)$)/,
  git: /^(-|(status|log|diff|show|add|commit|push|pull|fetch|clone|checkout|switch|branch|merge|rebase|tag|rev-parse|grep|ls-files|remote|stash|reset|restore|worktree|submodule|config|blame|cherry-pick|describe|init|mv|rm|apply|bisect|clean|revert)$)/,
  docker:
    /^(-|(ps|run|build|images|pull|push|exec|logs|inspect|compose|tag|login|stop|rm|rmi|start|version|info|network|volume|system|manifest|buildx|save|load|cp|stats)$)/,
  go: /^(test|build|run|vet|mod|generate|install|fmt|get|list|version|env|tool|work)$/,
  npm: /^(-|(run|test|ci|install|i|start|exec|audit|publish|pack|version|ls|outdated|init|link|view|t)$)/,
  cargo: /^(\+|-|(build|test|run|check|clippy|fmt|install|bench|doc|publish|add|update|nextest|audit|tree|clean)$)/,
  kind: /^(create|delete|get|load|export|build|version)$/,
  pnpm: /^(-|[a-z][\w:.-]*$)/,
  make: /^[\w./:%={},-]+$/,
  task: /^[\w./:-]*[a-z][\w./:{},-]*$/,
  node: /^(-|.*[./](?!\d))/,
  host: /^(-|.*\.)/,
  test: /^(-|!|["'$])/,
  time: /^(kubectl|helm|flux|curl|make|npm|go|docker|\.\/)/,
};

/** Tools that take another's words. */
const LIKE: Readonly<Record<string, string>> = { oc: 'kubectl', podman: 'docker', yarn: 'pnpm', bun: 'pnpm' };

/** Verbs that do nothing without an argument: alone they name the verb, not a command. */
const NEEDS_MORE: Readonly<Record<string, RegExp>> = {
  kubectl:
    /^(get|describe|logs|explain|auth|wait|rollout|port-forward|apply|delete|create|run|exec|drain|cordon|uncordon|taint|label|annotate|scale|patch|edit|replace|set|expose|cp|debug|kustomize|config|attach|certificate|autoscale|diff|plugin)$/,
  helm: /^(get|status|template|lint|install|upgrade|uninstall|rollback|repo|dependency|dep|show|search|pull|push|history|test|registry|plugin|package|diff|secrets)$/,
  flux: /^(get|build|diff|reconcile|suspend|resume|create|delete|export|bootstrap|pull|push|tag|list|debug|tree|trace)$/,
  docker:
    /^(run|build|exec|logs|inspect|compose|tag|pull|push|rm|rmi|start|stop|network|volume|system|manifest|buildx|cp)$/,
  kind: /^(create|delete|get|load|export|build)$/,
  git: /^(clone|checkout|add|mv|rm|merge|config|apply)$/,
};

/** Tools that are a command with any further word. */
const TOOLS = new Set(
  (
    'curl wget dig nslookup getent ping traceroute nc ncat openssl ssh scp rsync grep egrep fgrep rg sed awk jq yq cat head tail ls find wc sort diff ' +
    'echo printf date test cd mkdir rm cp mv touch chmod chown ln tar unzip base64 sha256sum tee xargs env export source bash sh zsh sudo watch timeout sleep ' +
    'systemctl journalctl service apt apt-get dnf yum brew pip pip3 python python3 uv uvx poetry pytest tox ruff mypy black npx tsc eslint prettier jest vitest ' +
    'playwright cypress deno mvn gradle ./gradlew dotnet php composer ruby bundle rake rails mix sbt terraform tofu terragrunt ansible ansible-playbook packer ' +
    'vault bao aws gcloud az doctl gh glab argocd argo istioctl linkerd cilium hubble velero cmctl kubeseal sops age kustomize kubeconform kubeval kube-linter ' +
    'conftest opa trivy grype syft cosign crane skopeo oras k9s k3d k3s minikube stern talosctl talhelper etcdctl calicoctl kubectx kubens kubeadm nerdctl crictl ctr ' +
    'psql pg_isready pgbench mysql mysqladmin redis-cli mongosh sqlite3 clickhouse-client kafka-topics.sh mc s3cmd rclone restic promtool amtool logcli vmctl k6 hey ab wrk ' +
    'yamllint markdownlint shellcheck hadolint actionlint pre-commit golangci-lint just mise asdf direnv nix ip ss netstat lsof ps df du free uname hostname id stat file ' +
    'readlink which type command openspec specify backlog bmad code xcodebuild swift flutter dart adb'
  ).split(' '),
);

/** Tools whose names are words: what follows has to look like an argument, not like a sentence. */
const WORDS =
  /^(find|test|date|type|which|sort|source|code|file|stat|id|env|watch|host|export|cut|head|tail|split|sleep|service|command|age|hey|op|rake|diff|less|more|time|free|tree|cat|join|black|task|patch|at|php|ruby)$/;
const ARGUMENT = /^[-./~$"'`[{(@%+*!]|[/.=:$*@]|^\d/;
/** Second words of a sentence, never of a command. */
export const ENGLISH =
  /^(is|are|was|and|or|the|to|for|of|in|on|with|should|must|can|will|has|have|a|an|as|at|by|from|if|not|that|this|it|into|when|where|which|via|per|=|:|=>|->|\+|-|–|—|\||\/)$/i;

/** Commands that say all in one word. */
const ALONE = new Set('pytest tox nox rspec jest vitest mypy make ls pwd env whoami date'.split(' '));

/** A path that names a program rather than a file to look at. */
export const SCRIPT = /^(\.{0,2}\/|~\/|scripts?\/|bin\/|hack\/|tools?\/|ci\/|tests?\/)[\w./-]*$/;

/**
 * What the words of a span are as a call of the tools that are known here: `unknown` where the first is none of them,
 * `odd` where a known tool has a verb that is not known here (`oc login`, or "node labels").
 */
export type KnownCall = 'whole' | 'not' | 'odd' | 'unknown';

/** Tells by the words whether they call a known tool: `kubectl get pods` does, `kubectl apply` and `node labels` do not. */
export function knownCall(words: readonly string[]): KnownCall {
  const [first = '', second, ...rest] = words;
  if (second === undefined) return ALONE.has(first) || LONE_SCRIPT.test(first) ? 'whole' : 'not';
  if (/^(for|while|until|if|\[|\[\[|\(|\{|!)$/.test(first))
    return /[;\n]|\]/.test(words.join(' ')) || first === '!' ? 'whole' : 'not';
  if (/^(sudo|time|watch|nohup|command)$/.test(first))
    return second.startsWith('-') ? 'whole' : knownCall(words.slice(1)) === 'whole' ? 'whole' : 'not';
  const tool = LIKE[first] ?? first;
  const verbs = VERBS[tool];
  if (verbs) return verbs.test(second) ? (callsVerb(tool, verbs, second, rest) ? 'whole' : 'not') : 'odd';
  if (SCRIPT.test(first)) return 'whole';
  if (!TOOLS.has(first)) return 'unknown';
  if (first === 'timeout' && /^[\d.]+[smh]?$/.test(second) && rest.length > 0) return 'whole';
  if (ENGLISH.test(second) || /^v?\d+(\.\d+|\.x)*\+?$/.test(second))
    return first === 'sleep' && /^[\d.]+[smh]?$/.test(second) ? 'whole' : 'not';
  const argument =
    !WORDS.test(first) ||
    ARGUMENT.test(second) ||
    TOOLS.has(second) ||
    second in VERBS ||
    rest.some((word) => /^-{1,2}\w/.test(word));
  return argument ? 'whole' : 'not';
}

const LONE_SCRIPT = /^(\.{1,2}\/)[\w./-]*\.(sh|bash|py|js|ts|pl|rb)$/;

/** Options may stand before the verb, and do not stand for what a verb needs: `helm install --dry-run` is not whole. */
function callsVerb(tool: string, verbs: RegExp, second: string, rest: readonly string[]): boolean {
  if (second === 'sure') return false;
  if (rest.some((word) => /^(is|are|was|and|or|the|should|must|will)$/.test(word))) return false;
  if (second === 'commit' && rest[0] !== undefined && !rest[0].startsWith('-')) return false;
  if (second === 'auth' && rest[0] === 'can-i') return rest.includes('--list') || rest.length > 2;
  const needsMore = NEEDS_MORE[tool];
  if (!needsMore) return true;
  if (second.startsWith('-'))
    return (
      /^(--version|--help|-v|-V|-h)$/.test(second) || rest.some((word) => verbs.test(word) && !word.startsWith('-'))
    );
  return !needsMore.test(second) || rest.some((word) => !/^--?[\w-]+(=[\w-]*)?$/.test(word));
}
