/**
 * Names that Kubernetes generates. The suffixes come from the API server's `rand.String`, which leaves out vowels and
 * the look-alikes 0, 1 and 3; examples in saved output are often shortened or invented, so hexadecimal is taken too.
 */
const SAFE = /^[bcdfghjklmnpqrstvwxz2456789]+$/;
const HEX = /^[0-9a-f]+$/;
/** Words that look generated and are not. */
const WORDS = new Set(['https', 'grpcs', 'dhcp4', 'dhcp6', 'ldaps', 'smtps']);

/**
 * Whether `name` is a pod (or ReplicaSet) that stems from the workload.
 *
 *     web-7c9d5b-x2k4z   Deployment `web`          web-x2k4z   DaemonSet or Job `web`
 *     web-7c9d5b         its ReplicaSet            db-0        StatefulSet `db`, where pods are listed
 *     web-28391040-x2k4z CronJob `web`
 */
export function isGeneratedFrom(workload: string, name: string, pods: boolean): boolean {
  const base = workload.toLowerCase();
  if (!name.startsWith(base) || name[base.length] !== '-' || !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(base))
    return false;
  // `web-7c9d5b-x2k4z.shop`: istioctl writes the namespace behind it.
  const own = /^([a-z0-9]+-[a-z0-9]{5})\.[a-z0-9]+(?:-[a-z0-9]+)*$/.exec(name.slice(base.length + 1))?.[1];
  const parts = (own ?? name.slice(base.length + 1)).split('-');
  const [first = '', second] = parts;
  if (parts.length === 1) return isReplicaHash(first, 8) || isPodHash(first) || (pods && /^\d{1,2}$/.test(first));
  if (parts.length !== 2 || second === undefined) return false;
  if (/^\d{8}$/.test(first) && isPodHash(second)) return true;
  return isReplicaHash(first, 4) && /^[a-z0-9]{3,5}$/.test(second);
}

/** Kinds of resources whose names Kubernetes or a controller makes from those of others. */
const MADE =
  /^(?:po|pods?|all|rs|replicasets?|jobs?|ev|events?|controllerrevisions?|endpointslices?|certificaterequests?|orders?|challenges?|podmetrics|machines?|nodeclaims?|workflows?|pipelineruns?|taskruns?)(?:\.|$)/i;
/** Commands of kubectl that list things by the names they were given. */
const LISTS =
  /\b(?:kubectl|oc)\b[^|;&]*?\s(?:get|rollout|wait|scale|apply|create|delete|annotate|label|patch|describe)\s+(?<rest>[^|;&]*)/g;
/** Tools that list what people named. */
const OTHERS =
  /^\s*(?:sudo\s+)?(?:helm|virsh|gcloud|aws|az|velero|flux|argocd|ip|systemctl|terraform|tofu|docker\s+(?:volume|network|image)s?|docker[ -]compose|psql|mysql|ceph|rbd|lsblk|zpool|multipass|openstack)\b/;

/**
 * Whether a command may print names that are generated. A node, a release or a certificate has its own name, so that
 * `cart-2` is another one than `cart`.
 */
export function printsGenerated(command: string): boolean {
  if (OTHERS.test(command)) return false;
  const lists = [...command.slice(0, LONGEST).matchAll(LISTS)].map(({ groups }) => groups?.['rest'] ?? '');
  return lists.length === 0 || lists.some((rest) => namesMade(rest));
}

const LONGEST = 4000;

/** Some word before the flags may be a kind whose names are generated, or it is only known when the command runs. */
const namesMade = (rest: string): boolean =>
  rest.split(/[\s,/"']+/).some((word) => MADE.test(word) || word.startsWith('$'));

function isReplicaHash(part: string, least: number): boolean {
  return part.length >= least && part.length <= 10 && /\d/.test(part) && (SAFE.test(part) || HEX.test(part));
}

function isPodHash(part: string): boolean {
  return part.length === 5 && SAFE.test(part) && !WORDS.has(part);
}
