/**
 * Variables that lead kubectl, helm, flux and others past the KUBECONFIG that they are given, or, in a pod, to the
 * cluster around them.
 */
const LEADS_ASTRAY: ReadonlySet<string> = new Set([
  'HELM_KUBEAPISERVER',
  'HELM_KUBEASGROUPS',
  'HELM_KUBEASUSER',
  'HELM_KUBECAFILE',
  'HELM_KUBECONTEXT',
  'HELM_KUBEINSECURE_SKIP_TLS_VERIFY',
  'HELM_KUBETLS_SERVER_NAME',
  'HELM_KUBETOKEN',
  'KUBERNETES_MASTER',
  'KUBERNETES_SERVICE_HOST',
  'KUBERNETES_SERVICE_PORT',
]);

/**
 * The environment for a shell that runs a story's commands: the user's, without what would take a command past its
 * isolated kubeconfig. kubectl's own preferences are off, because a default flag in them (`--server`) counts more than
 * the file, and another (`--force`) would make a command do what its words do not say.
 */
export function clusterEnvironment(env: Readonly<Record<string, string>>): Record<string, string> {
  const kept = Object.entries(env).filter(([name]) => !LEADS_ASTRAY.has(name));
  return { ...Object.fromEntries(kept), KUBERC: 'off' };
}
