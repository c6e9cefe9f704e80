import { isTold } from './asides.ts';
import { kindsOf } from './kinds.ts';

/** What people call the things that a command lists, where its own text does not say it. */
const CALLED: readonly (readonly [RegExp, RegExp])[] = [
  [/\baws\s+s3(?:api)?\b|\bgsutil\b|\bmc\s+ls\b/, /^(?:bucket|object|prefix)$/],
  [/\bpg_stat_replication\b|\binfo\s+replication\b/i, /^(?:standby|replica|follower|connection)$/],
  [/\bpg_replication_slots\b/, /^(?:slot)$/],
  [/\bpg_database\b|\bpg_stat_database\b|\bpsql\s.*(?:-l\b|\\l\b)|\bshow\s+databases\b/i, /^(?:database|db)$/],
  [
    /\brs\.status\(\)|\brs\.conf\(\)|\bpatronictl\b|\bserf\b|\betcdctl\s+(?:member|endpoint)\b/,
    /^(?:member|node|instance)$/,
  ],
  [/\bpatronictl\b/, /^(?:database|server)$/],
  [/\betcdctl\b/, /^(?:endpoint)$/],
  [/\bconsul\s+members\b|\bnomad\s+server\s+members\b/, /^(?:member|node|agent)$/],
  [/\bnomad\s+node\b/, /^(?:client|node)$/],
  [/\braft\s+list-peers\b/, /^(?:peer|server|node|member)$/],
  [/\bistioctl\s+(?:ps|proxy-status)\b/, /^(?:prox(?:y|ie)|sidecar|envoy|workload|pod)$/],
  [/\bcalicoctl\s+node\b|\bcilium\s+bgp\b|\bgobgp\b|\bvtysh\b|\bbirdc\b/, /^(?:peer|neighbou?r|session|node)$/],
  [/\bdocker\s+(?:container\s+)?ps\b|\bnerdctl\s+ps\b|\bpodman\s+ps\b|\bcrictl\s+ps\b/, /^(?:container)$/],
  [/\bdocker[ -]compose\b.*\bps\b/, /^(?:container|service)$/],
  [/\b(?:docker|podman|nerdctl|crictl)\s+images?\b/, /^(?:image|tag|repository)$/],
  [/\bcrictl\s/, /^(?:node)$/],
  [/\bgh\s+run\b/, /^(?:run|workflow|build)$/],
  [/\bgh\s+pr\b/, /^(?:pr|pull|request)$/],
  [/\bhelm\s+(?:list|ls)\b/, /^(?:release|chart)$/],
  [/\bhelm\s+history\b|\brollout\s+history\b/, /^(?:revision|release)$/],
  [/\bdf\b/, /^(?:filesystem|mount|disk|partition|volume)$/],
  [/\b(?:lsblk|findmnt|mount)\b/, /^(?:disk|device|partition|volume|mount|filesystem)$/],
  [/\bvault\s+(?:secrets|auth)\s+list\b/, /^(?:engine|method|backend)$/],
  [/\bzpool\b/, /^(?:pool)$/],
  [/\bvelero\b.*\b(?:backup-location|bsl)\b/, /^(?:bsl|backup|storage|location)$/],
  [/\bvirsh\s+list\b/, /^(?:domain|vm|guest|machine)$/],
  [/\baz\s+vm\b|\bgcloud\s+compute\s+instances\b|\bopenstack\s+server\b/, /^(?:vm|instance|machine|server)$/],
  [/\bgcloud\s+container\s+clusters\b|\baz\s+aks\b|\beksctl\b/, /^(?:cluster)$/],
  [/\bsupervisorctl\b|\bpm2\b/, /^(?:program|process|app)$/],
  [/\bsystemctl\b/, /^(?:unit|service)$/],
  [/\bceph\s+osd\b/, /^(?:osd|disk)$/],
  [/\bterraform\b.*\bstate\b|\btofu\b.*\bstate\b|\bpulumi\s+stack\b/, /^(?:resource)$/],
  [/\bargocd\s+app\b/, /^(?:app|application)$/],
  [/\bss\s|\bnetstat\b/, /^(?:listener|socket|connection|port)$/],
  [/\bget\s+(?:ep|endpoints|endpointslices?)\b/, /^(?:service|backend)$/],
  [/\bget\s+(?:pvc|persistentvolumeclaims?)\b/, /^(?:volume|claim)$/],
  [/\bget\s+(?:po|pods?)\b/, /^(?:replica|copy)$/],
  [/\bget\s+(?:sc|storageclass(?:es)?)\b/, /^(?:class|storage)$/],
  [/\bup\{|\/targets\b/, /^(?:target|instance|job|exporter)$/],
];

/** Words for whatever is listed. */
const ANY =
  /^(?:row|line|entr(?:y|ie)|item|record|object|resource|member|instance|element|target|peer|component|participant|thing|one)$/;

export function singularOf(word: string): string {
  const lower = word.toLowerCase();
  if (/ies$/.test(lower) && lower.length > 4) return `${lower.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x)es$/.test(lower)) return lower.slice(0, -2);
  return /[^su]s$/.test(lower) && lower.length > 2 ? lower.slice(0, -1) : lower;
}

/** Whether a word says what the rows of a command are: the command says it, or people call them so. */
export function namesListed(word: string, command: string): boolean {
  const one = singularOf(word);
  if (ANY.test(one) || CALLED.some(([of, is]) => is.test(one) && of.test(command))) return true;
  if (/^(?:value|output|response|result|setting|mode|page|command)$/.test(one)) return false;
  return /^\p{L}[\p{L}-]*$/u.test(word) && isTold(word, command);
}

/** The word names the kind of resources that the command lists: `deployment` beside `kubectl get deploy`. */
export function isListedKind(word: string, listed: readonly string[]): boolean {
  return [...kindsOf(word), ...kindsOf(singularOf(word))].some((kind) => listed.includes(kind));
}

/** A kind of resources that is not among those that the command lists. */
export function isOtherKind(word: string, command: string, listed: readonly string[]): boolean {
  if (CALLED.some(([of, is]) => is.test(singularOf(word)) && of.test(command))) return false;
  const kinds = [...kindsOf(word), ...kindsOf(singularOf(word))];
  return kinds.length > 0 && !kinds.some((kind) => listed.includes(kind)) && !isTold(word, command);
}
