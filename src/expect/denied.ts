/**
 * What a command leaves out, or compares as different: it does not say that, but the opposite.
 *
 *     kubectl get pods | grep -v Running          select count(*) from orders where state <> 'paid'
 *                                ^^^^^^^                                                    ^^^^^^
 */
const DENIED =
  /\b[ef]?grep\s+(?:-\S+\s+)*-\w*v\w*\s+(?:-\S+\s+)*("[^"]*"|'[^']*'|\S+)|(?:<>|!=|!~\*?)\s*("[^"]*"|'[^']*'|[^\s)]+)|\bnot\s+(?:in|like|ilike)\s+(\([^)]*\)|'[^']*')/gi;

/** The command without what it leaves out. */
export function spokenIn(command: string): string {
  return command.replace(DENIED, ' ');
}

/** What it leaves out, each as written. */
export function deniedIn(command: string): readonly string[] {
  return [...command.matchAll(DENIED)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}
