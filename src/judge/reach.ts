/** What tools say when the cluster, or the login to it, is not there. Forbidden is not among them: that is an answer. */
const UNREACHABLE =
  /^(?:Unable to connect to the server\b.*|The connection to the server .* was refused.*|error: You must be logged in to the server.*|.*\bcouldn't get current server API group list\b.*|Error: Kubernetes cluster unreachable.*|error: context ".*" does not exist|Error in configuration: .*|error: .*\bgetting credentials: exec\b.*)$/m;

/** The sentence of a tool that could not reach its cluster or log in; null where it did. */
export function whyBlocked(stderr: string, stdout: string): string | null {
  const said = UNREACHABLE.exec(stderr) ?? UNREACHABLE.exec(stdout);
  return said ? said[0].trim() : null;
}
