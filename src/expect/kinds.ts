/** What a kubectl resource type is called, and which columns its table prints. */
export interface ResourceKind {
  /** The plural that kubectl uses. */
  readonly kind: string;
  /** Short forms, singular and what people say, in lower case. */
  readonly words: readonly string[];
  readonly columns: readonly string[];
}

const row = (kind: string, words: string, columns: string): ResourceKind => ({
  kind,
  words: [kind, ...words.split(' ').filter(Boolean)],
  columns: columns.split(',').filter(Boolean),
});

/** The types that stories name most. A type that is not here is still read, by its own word. */
export const KINDS: readonly ResourceKind[] = [
  row('pods', 'pod po', 'READY,STATUS,RESTARTS,AGE,IP,NODE'),
  row('deployments', 'deployment deploy', 'READY,UP-TO-DATE,AVAILABLE,AGE,CONTAINERS,IMAGES'),
  row('statefulsets', 'statefulset sts', 'READY,AGE'),
  row('daemonsets', 'daemonset ds', 'DESIRED,CURRENT,READY,UP-TO-DATE,AVAILABLE,NODE SELECTOR,AGE'),
  row('replicasets', 'replicaset rs', 'DESIRED,CURRENT,READY,AGE'),
  row('services', 'service svc svcs', 'TYPE,CLUSTER-IP,EXTERNAL-IP,PORT(S),AGE'),
  row('nodes', 'node no', 'STATUS,ROLES,AGE,VERSION,INTERNAL-IP,EXTERNAL-IP,OS-IMAGE'),
  row('namespaces', 'namespace ns', 'STATUS,AGE'),
  row('persistentvolumeclaims', 'persistentvolumeclaim pvc pvcs claim claims', 'STATUS,VOLUME,CAPACITY,STORAGECLASS'),
  row(
    'persistentvolumes',
    'persistentvolume pv pvs volume volumes',
    'STATUS,CAPACITY,RECLAIM POLICY,CLAIM,STORAGECLASS',
  ),
  row('jobs', 'job', 'STATUS,COMPLETIONS,DURATION,AGE'),
  row('cronjobs', 'cronjob cj', 'SCHEDULE,SUSPEND,ACTIVE,LAST SCHEDULE'),
  row('poddisruptionbudgets', 'poddisruptionbudget pdb pdbs', 'MIN AVAILABLE,MAX UNAVAILABLE,ALLOWED DISRUPTIONS'),
  row('ingresses', 'ingress ing', 'CLASS,HOSTS,ADDRESS,PORTS'),
  row('configmaps', 'configmap cm', 'DATA,AGE'),
  row('secrets', 'secret', 'TYPE,DATA,AGE'),
  row('serviceaccounts', 'serviceaccount sa', 'SECRETS,AGE'),
  row('horizontalpodautoscalers', 'horizontalpodautoscaler hpa', 'REFERENCE,TARGETS,MINPODS,MAXPODS,REPLICAS'),
  row('events', 'event ev', 'TYPE,REASON,OBJECT,MESSAGE'),
  row('endpoints', 'ep', 'ENDPOINTS'),
  row('endpointslices', 'endpointslice', 'ADDRESSTYPE,PORTS,ENDPOINTS'),
  row('networkpolicies', 'networkpolicy netpol policy policies', 'POD-SELECTOR,AGE'),
  row('ciliumnetworkpolicies', 'ciliumnetworkpolicy cnp policy policies', 'AGE,VALID'),
  row('ciliumclusterwidenetworkpolicies', 'ciliumclusterwidenetworkpolicy ccnp policy policies', 'AGE,VALID'),
  row('clusterpolicies', 'clusterpolicy cpol policy policies', 'ADMISSION,BACKGROUND,READY'),
  row('servicemonitors', 'servicemonitor smon', 'AGE'),
  row('podmonitors', 'podmonitor pmon', 'AGE'),
  row('prometheusrules', 'prometheusrule promrule rule rules alert alerts', 'AGE'),
  row('helmreleases', 'helmrelease hr', 'READY,STATUS,AGE'),
  row('kustomizations', 'kustomization ks', 'READY,STATUS,AGE'),
  row('gitrepositories', 'gitrepository gitrepo', 'URL,READY,STATUS'),
  row('helmrepositories', 'helmrepository helmrepo', 'URL,READY,STATUS'),
  row('ocirepositories', 'ocirepository ocirepo', 'URL,READY,STATUS'),
  row('certificates', 'certificate cert certs', 'READY,SECRET,AGE'),
  row('certificaterequests', 'certificaterequest', 'APPROVED,DENIED,READY,ISSUER'),
  row('certificatesigningrequests', 'certificatesigningrequest csr csrs', 'SIGNERNAME,REQUESTOR,CONDITION'),
  row('issuers', 'issuer', 'READY,AGE'),
  row('clusterissuers', 'clusterissuer', 'READY,AGE'),
  row('challenges', 'challenge', 'STATE,DOMAIN'),
  row('orders', 'order', 'STATE,AGE'),
  row('applications', 'application app apps', 'SYNC STATUS,HEALTH STATUS'),
  row('externalsecrets', 'externalsecret es', 'STORE,STATUS,READY'),
  row('secretstores', 'secretstore', 'STATUS,READY'),
  row('clustersecretstores', 'clustersecretstore', 'STATUS,READY'),
  row('gateways', 'gateway gtw', 'CLASS,ADDRESS,PROGRAMMED'),
  row('gatewayclasses', 'gatewayclass', 'CONTROLLER,ACCEPTED'),
  row('httproutes', 'httproute', 'HOSTNAMES'),
  row('storageclasses', 'storageclass sc', 'PROVISIONER,RECLAIMPOLICY'),
  row('customresourcedefinitions', 'customresourcedefinition crd crds', 'CREATED AT'),
  row('apiservices', 'apiservice', 'SERVICE,AVAILABLE'),
  row('volumesnapshots', 'volumesnapshot snapshot snapshots', 'READYTOUSE'),
  row('rolebindings', 'rolebinding', 'ROLE,AGE'),
  row('clusterrolebindings', 'clusterrolebinding', 'ROLE,AGE'),
  row('clusterroles', 'clusterrole', 'CREATED AT'),
  row('resourcequotas', 'resourcequota', 'AGE,REQUEST,LIMIT'),
  row('limitranges', 'limitrange', 'CREATED AT'),
  row('priorityclasses', 'priorityclass', 'VALUE,GLOBAL-DEFAULT,AGE'),
  row('ingressclasses', 'ingressclass', 'CONTROLLER,PARAMETERS,AGE'),
  row('replicationcontrollers', 'replicationcontroller rc', 'DESIRED,CURRENT,READY'),
];

/** Kinds whose rows are replicas of something, for people who say "2/2 replicas". */
const WORKLOADS = ['deployments', 'statefulsets', 'daemonsets', 'replicasets', 'replicationcontrollers'];

const byWord = new Map<string, string[]>();
for (const { kind, words } of KINDS) for (const word of words) byWord.set(word, [...(byWord.get(word) ?? []), kind]);
for (const words of [
  'storage class',
  'config map',
  'service account',
  'network policy',
  'cluster issuer',
  'helm release',
  'service monitor',
  'pod monitor',
  'prometheus rule',
  'stateful set',
  'daemon set',
  'replica set',
  'cron job',
  'persistent volume claim',
  'persistent volume',
  'pod disruption budget',
  'git repository',
  'external secret',
]) {
  const kinds = byWord.get(words.replace(/ /g, '')) ?? [];
  byWord.set(words, kinds);
  byWord.set(
    words.endsWith('y') ? `${words.slice(0, -1)}ies` : words.endsWith('s') ? `${words}es` : `${words}s`,
    kinds,
  );
}
for (const word of ['replica', 'replicas', 'workload', 'workloads']) byWord.set(word, WORKLOADS);

/** The kinds that a word means: `deploy`, `Deployment`, `deployments.apps`, `policy` (several); empty for others. */
export function kindsOf(word: string): readonly string[] {
  const lower = word.toLowerCase().replace(/\s+/g, ' ');
  return byWord.get(lower) ?? byWord.get(lower.split('.')[0] ?? '') ?? [];
}

/** The kind that a kubectl argument names; an unknown type is its own kind. */
export function kindOfResource(resource: string): string {
  const kinds = kindsOf(resource);
  return kinds[0] ?? resource.toLowerCase().split('.')[0] ?? resource;
}

/** All words for a kind. */
export function wordsOf(kind: string): readonly string[] {
  return KINDS.find((k) => k.kind === kind)?.words ?? [kind];
}

export function columnsOf(kind: string): readonly string[] {
  return KINDS.find((k) => k.kind === kind)?.columns ?? [];
}

const squeeze = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** What people and documents call a column that has another header. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  host: ['hosts', 'hostnames'],
  hosts: ['hostnames'],
  hostname: ['hostnames', 'hosts'],
  hostnames: ['hosts'],
  minreplicas: ['minpods'],
  maxreplicas: ['maxpods'],
};

/** The header of a kind's table that a key means: `minAvailable` → `MIN AVAILABLE`, `clusterIP` → `CLUSTER-IP`. */
export function columnFor(kind: string, key: string): string | null {
  const wanted = squeeze(key.split('.').at(-1) ?? key);
  const named = (word: string): string | null => columnsOf(kind).find((c) => squeeze(c) === word) ?? null;
  return named(wanted) ?? (SYNONYMS[wanted] ?? []).map(named).find((column) => column !== null) ?? null;
}

/** Short forms that mean something else in a sentence. */
const NOT_IN_PROSE = new Set(['no', 'es', 'ev', 'ep', 'rc', 'sc']);

/** Every word that names a kind in a sentence, longest first: for patterns. */
export const KIND_WORDS: readonly string[] = [...byWord.keys()]
  .filter((word) => !NOT_IN_PROSE.has(word))
  .sort((a, b) => b.length - a.length);

/** Headers that tables print, longest first: for patterns. `NODE` is one, the everyday `CLAIM` is not needed. */
export const COLUMN_WORDS: readonly string[] = [
  ...new Set([
    ...KINDS.flatMap((k) => k.columns),
    'NAME',
    'NAMESPACE',
    'CHART',
    'APP VERSION',
    'REVISION',
    'SUSPENDED',
    'HEALTH',
    'STATE',
  ]),
].sort((a, b) => b.length - a.length);
