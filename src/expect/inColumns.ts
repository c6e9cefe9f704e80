const RESTARTED =
  /^(?:no|none of the|not one of the) (?:pods?|containers?|replicas?) (?:(?:has|have|was|were|had) )?(?:been )?restart(?:ed|s)$|^(?:nothing|none) (?:has |was )?(?:been )?restarted$/i;
const VERSIONS =
  /^(?:(?:all|every|each|both)(?: of)? )?(?:the )?nodes? (?:(?:is|are|runs?|on|at) )*(?:(?:at least|>=) ?(v?\d+\.\d\S*)|(v?\d+\.\d\S*) or (?:newer|later|higher|above))$/i;
const GONE =
  /^(?:the )?(namespace|deployment|service|secret|configmap|pod|job|ingress|statefulset|daemonset) [`"']?([\w.-]+)[`"']? (?:no longer exists|does not exist(?: any ?more)?|is gone|(?:has been|was) (?:deleted|removed))$/i;
const UNCHANGED = /^(?:everything|each of them) (?:(?:is|was|stays|remains) )?unchanged$/i;

/**
 * What people say of what kubectl lists, in the words of its columns and messages.
 *
 *     no pod has restarted      no restarts                    namespace reef is gone      the namespace no longer exists
 *     nodes are v1.29 or newer  version is at least v1.29      everything unchanged        all unchanged
 */
export function inColumns(words: string, command: string): readonly string[] {
  if (!/\bkubectl\b/.test(command)) return [];
  if (/\sget\s+(?:po|pods?)\b/.test(command) && RESTARTED.test(words)) return ['no restarts'];
  const [, least, newest] = VERSIONS.exec(words) ?? [];
  const version = least ?? newest;
  if (version !== undefined && /\sget\s+(?:no|nodes?)\b/.test(command)) return [`version is at least ${version}`];
  const [, kind = '', name = ''] = GONE.exec(words) ?? [];
  if (name !== '' && asksForOne(command, name)) return [`the ${kind.toLowerCase()} no longer exists`];
  return /\sapply\s/.test(command) && UNCHANGED.test(words) ? ['all unchanged'] : [];
}

/** `kubectl get ns reef -o name`: that one name, and no other. */
function asksForOne(command: string, name: string): boolean {
  const asked = /\sget\s+(?:[a-z.]+\/|[a-z.]+\s+)([\w.-]+)(?=\s|$)(?!\s+[\w.])/i.exec(command)?.[1];
  return asked === name;
}
