import type { Span } from '../text/span.ts';
import { splitBash } from './bash.ts';

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
  make: /^[\w./:%=-]+$/,
  task: /^[\w./-]*[a-z][\w./:-]*$/,
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
  /^(find|test|date|type|which|sort|source|code|file|stat|id|env|watch|host|export|cut|head|tail|split|sleep|service|command|mix|just|age|hey|op|opa|swift|dart|packer|bundle|rake|ansible|diff|less|more|time|free|tree|cat|join|nix|vault|linkerd|velero|black|ruff|task|patch|at|php|ruby|flutter)$/;
const ARGUMENT = /^[-./~$"'`[{(@%+*!]|[/.=:$*@]|^\d/;
const ENGLISH =
  /^(is|are|was|and|or|the|to|for|of|in|on|with|should|must|can|will|has|have|a|an|as|at|by|from|if|not|that|this|it|into|when|where|which|via|per|=|:|=>|->|\+|-|–|—|\||\/)$/i;

/** Commands that say all in one word. */
const ALONE = new Set('pytest tox nox rspec jest vitest mypy make ls pwd env whoami date'.split(' '));

const SCRIPT = /^(\.{0,2}\/|~\/|scripts?\/|bin\/|hack\/|tools?\/|ci\/|tests?\/)[\w./-]*$/;

/**
 * Whether the text of an inline code span is a command that could be run as it stands, rather than a file name, an
 * option, a resource, a bare verb (`kubectl apply`) or a sketch (`kustomize build ...`). A placeholder is fine:
 * `kubectl logs <pod>` is whole, only blocked.
 */
export function isWholeCommand(text: string): boolean {
  const source = text.trim();
  if (source === '' || /[→⇒⟶…]|(^|\s)\.\.\.(\s|$)/.test(source) || source.length > 4000) return false;
  const block = splitBash(source);
  if (!block.parsed || block.units.length === 0) return false;
  const words = source.split(/\s+/);
  while (words.length > 1 && /^(\$|[A-Za-z_]\w*=\S*)$/.test(words[0] ?? '')) words.shift();
  return startsCommand(words);
}

function startsCommand(words: readonly string[]): boolean {
  const [first = '', second, ...rest] = words;
  if (second === undefined) return ALONE.has(first) || /^(\.{1,2}\/)[\w./-]*\.(sh|bash|py|js|ts|pl|rb)$/.test(first);
  if (/^(for|while|until|if|\[|\[\[|\(|\{|!)$/.test(first)) return /[;\n]|\]/.test(words.join(' ')) || first === '!';
  if (/^(sudo|time|watch|nohup|command)$/.test(first))
    return !second.startsWith('-') ? startsCommand(words.slice(1)) : true;
  const tool = LIKE[first] ?? first;
  const verbs = VERBS[tool];
  if (verbs) {
    if (
      !verbs.test(second) ||
      second === 'sure' ||
      rest.some((word) => /^(is|are|was|and|or|the|should|must|will)$/.test(word))
    )
      return false;
    if (second === 'commit' && rest[0] !== undefined && !rest[0].startsWith('-')) return false;
    return rest.length > 0 || !(NEEDS_MORE[tool]?.test(second) ?? false);
  }
  if (SCRIPT.test(first)) return true;
  if (!TOOLS.has(first) || ENGLISH.test(second) || /^v?\d+(\.\d+|\.x)*\+?$/.test(second))
    return first === 'sleep' && /^[\d.]+[smh]?$/.test(second);
  return (
    !WORDS.test(first) ||
    ARGUMENT.test(second) ||
    TOOLS.has(second) ||
    second in VERBS ||
    rest.some((word) => /^-{1,2}\w/.test(word))
  );
}

/** What a cell of a matrix's command column holds. Spans are offsets into the cell's text. */
export type CellReading =
  /** `` `kubectl get pods` ``, or several of them joined by "and" or "then": run these, in order. */
  | { readonly kind: 'commands'; readonly spans: readonly Span[] }
  /** "Query `x` via the UI", "`cmd`, then look at the graph": work for a person. */
  | { readonly kind: 'prose' }
  | { readonly kind: 'empty' };

/** Tells a cell's commands from prose. Pass the text as it would run: `\|` unescaped, code spans kept. */
export function commandInCell(cell: string): CellReading {
  if (/^[\s—–-]*$|^\s*(n\/?a|none|tbd)\s*$/i.test(cell)) return { kind: 'empty' };
  const codes = [...cell.matchAll(/(?<!`)(`+)(?!`)([\s\S]*?[^`])\1(?!`)/g)].map((found) => {
    const ticks = found[1]?.length ?? 1;
    const inner = found[2] ?? '';
    const start = found.index + ticks + (inner.length - inner.trimStart().length);
    return {
      text: inner.trim(),
      span: { start, end: start + inner.trim().length },
      from: found.index,
      to: found.index + found[0].length,
    };
  });
  if (codes.length === 0) {
    const start = cell.search(/\S/);
    return isWholeCommand(cell)
      ? { kind: 'commands', spans: [{ start, end: cell.trimEnd().length }] }
      : { kind: 'prose' };
  }
  let around = '';
  let at = 0;
  for (const code of codes) {
    around += `${cell.slice(at, code.from)}\0`;
    at = code.to;
  }
  around += cell.slice(at);
  const joined = around.replace(
    /<br\s*\/?>|[\s.,;:+&]|\b(run|execute|command|cmd|and|then|use|with|first|via)\b/gi,
    '',
  );
  const alone = /^\0+$/.test(joined);
  // A span that fills its cell is a command even of a tool that we do not know, if it has the form of one.
  const whole = (text: string): boolean => isWholeCommand(text) || (codes.length === 1 && hasFormOfCommand(text));
  return alone && codes.every(({ text }) => whole(text))
    ? { kind: 'commands', spans: codes.map(({ span }) => span) }
    : { kind: 'prose' };
}

/** `mytool check --all`: parses, and has more than one word, of which one looks like an option or a path. */
function hasFormOfCommand(text: string): boolean {
  if (/[→⇒⟶…]|(^|\s)\.\.\.(\s|$)/.test(text) || !splitBash(text).parsed) return false;
  const [first = '', ...rest] = text.split(/\s+/);
  if (rest.length === 0) return SCRIPT.test(first) && /\.(sh|bash|py)$/.test(first);
  return /^[\w./~-]+$/.test(first) && /[a-z]/.test(first) && rest.some((word) => /^-{1,2}[a-z]|\/|\.|\|/i.test(word));
}
