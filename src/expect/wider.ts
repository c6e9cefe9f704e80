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

/**
 * Whether the words deny what the command leaves out of what it looks at, so that it would not have shown it.
 *
 *     no warnings          dmesg -l err                 no Pending pods      --field-selector=status.phase=Failed
 *     no 4xx               grep -c ' 50[0-9] '
 */
export function deniesUnseen(words: string, command: string): boolean {
  if (!/\b(?:no|none|nothing|zero|without|not a single|gone|empty)\b/i.test(words)) return false;
  return levelUnseen(words, command) || phaseUnseen(words, command) || statusUnseen(words, command);
}

const LEVEL =
  /\b(?:journalctl|dmesg)\b.*\s(?:-p|-l|--priority|--level)[ =]?["']?(emerg|alert|crit|err|error|[0-3])(?=["'\s]|$)/i;

/** A level shows what is as bad or worse. */
function levelUnseen(words: string, command: string): boolean {
  const level = LEVEL.exec(command)?.[1]?.toLowerCase();
  if (level === undefined) return false;
  if (/\b(?:warnings?|notices?|info(?:rmational)?)\b/i.test(words)) return true;
  return /^(?:emerg|alert|crit|[0-2])$/.test(level) && /\berrors?\b/i.test(words);
}

const STATE =
  /\b(?:Pending|Running|Succeeded|Failed|Unknown|CrashLoopBackOff|Error|Evicted|Completed|ImagePullBackOff|ErrImagePull|Terminating|Normal|Warning)\b/gi;

function phaseUnseen(words: string, command: string): boolean {
  const [, not, phase] = /--field-selector[ =]["']?\S*?(?:status\.phase|type)(!)?==?(\w+)/.exec(command) ?? [];
  if (phase === undefined || !/\bkubectl\b.*\sget\s/.test(command) || /\|/.test(command)) return false;
  const states = (words.match(STATE) ?? []).map((word) => word.toLowerCase());
  // The phase of a pod that restarts all the time is Running.
  if (not !== undefined) return phase === 'Running' && /\bCrashLoopBackOff\b/i.test(words);
  const within = phase === 'Failed' ? ['failed', 'error', 'evicted'] : [phase.toLowerCase()];
  return states.some((state) => !within.includes(state)) || (states.length === 0 && /\ball\b.*\bgone\b/i.test(words));
}

/** Statuses in the words, of which the pattern of a grep names none. */
function statusUnseen(words: string, command: string): boolean {
  const pattern = /\bgrep\s+(?:-[a-zA-Z]+\s+)*('[^']*'|"[^"]*"|\S+)/.exec(command)?.[1] ?? '';
  const codes = [...words.matchAll(/\b([1-5])(\d\d|xx)s?\b/gi)];
  if (codes.length === 0 || !/\b[1-5](?:\d|\[)/.test(pattern) || /\bgrep\s+-\w*v/.test(command)) return false;
  return codes.some(
    ([, first = '']) => !new RegExp(`(?<![\\d\\]])${first}(?:\\d|\\[|\\.|\\\\d)|\\[[^\\]]*${first}`).test(pattern),
  );
}
