import type { KubectlCall, Stage } from '../command/facts.ts';
import { GREPS, invertsMatch, printsCount } from './grep.ts';

/** A tool, wrappers taken off. */
interface Called {
  readonly tool: string | null;
  readonly args: readonly string[];
}

/** Calls whose first line names columns. */
const LISTINGS: Readonly<Record<string, RegExp>> = {
  helm: /^(?:(?:repo|plugin|search) )?(?:list|ls|history|hub|repo)\b/,
  flux: /^get\b/,
  docker:
    /^(?:ps|images|(?:compose|container|image|volume|network|service|node|stack|context) (?:\S+ )*?(?:ps|ls|list)|stats|top)\b/,
  argocd: /^(?:app|cluster|repo|proj) (?:list|resources|history)\b/,
  crictl: /^(?:ps|pods|images|stats)\b/,
  df: /^/,
  ps: /^/,
  lsof: /^/,
  free: /^/,
  ss: /^/,
  lsblk: /^/,
  systemctl: /^(?:-\S+ )*list-/,
  velero: /^(?:backup|restore|schedule|backup-location) get\b/,
  virsh: /^list\b/,
  nomad: /^(?:node|job|alloc|server)? ?status\b|^server members\b/,
  consul: /^(?:members|catalog)\b/,
  gcloud: /\blist\b/,
  pip: /^list\b/,
  apt: /^list\b/,
  istioctl: /^(?:proxy-status|ps)\b/,
  zpool: /^list\b/,
  zfs: /^list\b/,
  lvs: /^/,
  vgs: /^/,
  pvs: /^/,
  talosctl: /\bget\b/,
  calicoctl: /^get\b/,
};
/** `docker` and those that are called alike. */
const ALIKE: Readonly<Record<string, string>> = {
  podman: 'docker',
  nerdctl: 'docker',
  'docker-compose': 'docker',
  pip3: 'pip',
};
/** Flags of most of them that leave the header out, or print something else. */
const HEADLESS =
  /^(?:-q|-aq|-qa|--quiet|--short|--no-?head(?:er|ers|ings?)?|--no-legend|-o=?(?:json|yaml|name)?|--output.*|--format.*|-H|--services)$/;
/** … and of one of them. */
const OWN: Readonly<Record<string, RegExp>> = {
  ss: /^-\w*H\w*$|^--no-header$/,
  ps: /=$|^h$|^--no-headers?$/,
  df: /^$/,
  free: /^$/,
  lsof: /^-\w*t\w*$/,
  lsblk: /^-\w*[nJ]\w*$|^--(?:noheadings|json)$/,
};

function printsHeader({ tool, args }: Called, kubectl: KubectlCall | null): boolean {
  if (kubectl && tool === 'kubectl')
    return (
      ['get', 'top', 'api-resources', 'events'].includes(kubectl.verb.split(' ', 1)[0] ?? '') &&
      !kubectl.noHeaders &&
      (kubectl.output === null || /^(?:wide|custom-columns)/.test(kubectl.output))
    );
  const name = ALIKE[tool ?? ''] ?? tool ?? '';
  const line = [...(tool === 'docker-compose' ? ['compose'] : []), ...args].join(' ');
  return (LISTINGS[name]?.test(line) ?? false) && !args.some((arg) => (OWN[name] ?? HEADLESS).test(arg));
}

/** Whether a stage lets the line with the columns' names through. */
function keepsHeader({ tool, args }: Stage): boolean {
  const words = args.map((arg) => arg ?? '');
  const program = words.find((word) => !word.startsWith('-')) ?? '';
  if (GREPS.has(tool ?? '')) return words.some(invertsMatch) && !/^\^?\W*[A-Z]{3,}/.test(program);
  if (tool === 'awk')
    return !/\bNR\b/.test(program.replace(/\bEND\b.*/, '')) && /^\s*(?:\{|!|END|BEGIN|[^{]*(?:!=|!~))/.test(program);
  if (tool === 'sed') return !/(?:^|[;,\s])(?:1|2),?\S*[dp]|\/d/.test(program) && !words.includes('-n');
  if (tool === 'tail') return false;
  return tool !== 'jq' && tool !== 'yq';
}

/** Counts every line that it gets: `wc -l`, `grep -vc x`, awk's `NR` at the end. */
function countsLines(stage: Stage): boolean {
  const words = stage.args.map((arg) => arg ?? '');
  if (stage.tool === 'wc') return words.some((word) => /^-\w*l\w*$|^--lines$/.test(word));
  if (GREPS.has(stage.tool ?? '')) return words.some(printsCount) && keepsHeader(stage);
  return stage.tool === 'awk' && words.some((word) => /^\s*END\s*\{\s*print\s+NR\b/.test(word));
}

/** `kubectl get pods | wc -l`: the header was counted, unless it was left out or a filter took it. */
export function countsHeader(stages: readonly Stage[], source: Called): boolean {
  const [first, ...rest] = stages;
  while (rest.length > 1 && /^(?:tr|xargs|cat|tee)$/.test(rest.at(-1)?.tool ?? '')) rest.pop();
  const last = rest.pop();
  return (
    first !== undefined &&
    last !== undefined &&
    countsLines(last) &&
    printsHeader(source, first.kubectl) &&
    rest.every(keepsHeader)
  );
}
