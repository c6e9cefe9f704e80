import type { KubectlCall } from '../../command/facts.ts';

/** Columns that kubectl prints for a kind, as of Kubernetes 1.25 to 1.36; variants where versions differ. */
interface Kind {
  readonly names: readonly string[];
  readonly columns: readonly (readonly string[])[];
  readonly wide: readonly string[];
}

const KINDS: readonly Kind[] = [
  {
    names: ['pods', 'pod', 'po'],
    columns: [['NAME', 'READY', 'STATUS', 'RESTARTS', 'AGE']],
    wide: ['IP', 'NODE', 'NOMINATED NODE', 'READINESS GATES'],
  },
  {
    names: ['deployments', 'deployment', 'deploy'],
    columns: [['NAME', 'READY', 'UP-TO-DATE', 'AVAILABLE', 'AGE']],
    wide: ['CONTAINERS', 'IMAGES', 'SELECTOR'],
  },
  {
    names: ['statefulsets', 'statefulset', 'sts'],
    columns: [['NAME', 'READY', 'AGE']],
    wide: ['CONTAINERS', 'IMAGES'],
  },
  {
    names: ['daemonsets', 'daemonset', 'ds'],
    columns: [['NAME', 'DESIRED', 'CURRENT', 'READY', 'UP-TO-DATE', 'AVAILABLE', 'NODE SELECTOR', 'AGE']],
    wide: ['CONTAINERS', 'IMAGES', 'SELECTOR'],
  },
  {
    names: ['replicasets', 'replicaset', 'rs'],
    columns: [['NAME', 'DESIRED', 'CURRENT', 'READY', 'AGE']],
    wide: ['CONTAINERS', 'IMAGES', 'SELECTOR'],
  },
  {
    names: ['services', 'service', 'svc'],
    columns: [['NAME', 'TYPE', 'CLUSTER-IP', 'EXTERNAL-IP', 'PORT(S)', 'AGE']],
    wide: ['SELECTOR'],
  },
  {
    names: ['nodes', 'node', 'no'],
    columns: [['NAME', 'STATUS', 'ROLES', 'AGE', 'VERSION']],
    wide: ['INTERNAL-IP', 'EXTERNAL-IP', 'OS-IMAGE', 'KERNEL-VERSION', 'CONTAINER-RUNTIME'],
  },
  { names: ['namespaces', 'namespace', 'ns'], columns: [['NAME', 'STATUS', 'AGE']], wide: [] },
  {
    names: ['poddisruptionbudgets', 'poddisruptionbudget', 'pdb'],
    columns: [['NAME', 'MIN AVAILABLE', 'MAX UNAVAILABLE', 'ALLOWED DISRUPTIONS', 'AGE']],
    wide: [],
  },
  {
    names: ['persistentvolumeclaims', 'persistentvolumeclaim', 'pvc'],
    columns: [
      ['NAME', 'STATUS', 'VOLUME', 'CAPACITY', 'ACCESS MODES', 'STORAGECLASS', 'VOLUMEATTRIBUTESCLASS', 'AGE'],
      ['NAME', 'STATUS', 'VOLUME', 'CAPACITY', 'ACCESS MODES', 'STORAGECLASS', 'AGE'],
    ],
    wide: ['VOLUMEMODE'],
  },
  {
    names: ['jobs', 'job'],
    columns: [
      ['NAME', 'STATUS', 'COMPLETIONS', 'DURATION', 'AGE'],
      ['NAME', 'COMPLETIONS', 'DURATION', 'AGE'],
    ],
    wide: ['CONTAINERS', 'IMAGES', 'SELECTOR'],
  },
  {
    names: ['horizontalpodautoscalers', 'horizontalpodautoscaler', 'hpa'],
    columns: [['NAME', 'REFERENCE', 'TARGETS', 'MINPODS', 'MAXPODS', 'REPLICAS', 'AGE']],
    wide: [],
  },
  {
    names: ['ingresses', 'ingress', 'ing'],
    columns: [['NAME', 'CLASS', 'HOSTS', 'ADDRESS', 'PORTS', 'AGE']],
    wide: [],
  },
  { names: ['configmaps', 'configmap', 'cm'], columns: [['NAME', 'DATA', 'AGE']], wide: [] },
  { names: ['secrets', 'secret'], columns: [['NAME', 'TYPE', 'DATA', 'AGE']], wide: [] },
  { names: ['endpoints', 'ep'], columns: [['NAME', 'ENDPOINTS', 'AGE']], wide: [] },
  {
    names: ['certificates', 'certificate', 'cert', 'certs'],
    columns: [['NAME', 'READY', 'SECRET', 'AGE']],
    wide: ['ISSUER', 'STATUS'],
  },
  { names: ['helmreleases', 'helmrelease', 'hr'], columns: [['NAME', 'AGE', 'READY', 'STATUS']], wide: [] },
  { names: ['kustomizations', 'kustomization', 'ks'], columns: [['NAME', 'AGE', 'READY', 'STATUS']], wide: [] },
];

/** The headers that a `kubectl get` of one known kind would have printed; empty where the kind or form is not known. */
export function layoutsOf(call: KubectlCall): readonly (readonly string[])[] {
  if (call.verb !== 'get' || call.resources.length !== 1) return [];
  if (call.output !== null && call.output !== 'wide') return [];
  const [first = ''] = call.resources;
  const name = first.toLowerCase().split('.', 1)[0] ?? '';
  const kind = KINDS.find((known) => known.names.includes(name));
  if (!kind) return [];
  return kind.columns.map((columns) => [
    ...(call.allNamespaces ? ['NAMESPACE'] : []),
    ...columns,
    ...(call.output === 'wide' ? kind.wide : []),
  ]);
}
