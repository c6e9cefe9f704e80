/**
 * Whether the words speak of more than the command looks at: of the cluster, where it asks for one namespace.
 *
 *     no pods in the cluster          kubectl get pods -n web
 */
export function speaksOfMore(words: string, command: string): boolean {
  if (!/\bkubectl\b/.test(command) || !/\s(?:get|top)\s/.test(command)) return false;
  if (/\s(?:-A|--all-namespaces)(?=[\s=]|$)/.test(command)) return false;
  const inOne = /\s(?:-n|--namespace)[ =]?\S/.test(command) || NAMESPACED.test(command);
  return inOne && WHOLE.test(words);
}

const WHOLE =
  /\b(?:(?:in|on|across|throughout|within) (?:the |this |our )?(?:whole |entire )?cluster(?! (?:issuer|role|secret|policy))|cluster-?wide|(?:in|across) (?:all|any|every|each|no)(?: of the)? namespaces?|across namespaces)\b/i;
const NAMESPACED =
  /\s(?:get|top)\s+(?:pods?|po|deployments?|deploy|statefulsets?|sts|daemonsets?|ds|replicasets?|rs|jobs?|cronjobs?|cj|services?|svc|ingress(?:es)?|ing|configmaps?|cm|secrets?|pvcs?|persistentvolumeclaims?|endpoints|ep|events?|hpa|pdb|netpol|networkpolic(?:y|ies))(?:\s|$)/i;
