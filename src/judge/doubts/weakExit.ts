import { sparing } from '../../text/sparing.ts';

/** Tools that end with 0 whatever they found, unless a flag says from where on it counts. */
const ALWAYS_ZERO = sparing(
  /(?:^|[\s;&|(/])(?:kube-bench|popeye|grype|trivy|semgrep|kubescape|pluto|nmap|vegeta|hey|ab|wrk|siege|traceroute6?|tracepath|mtr|flyway info)\s/,
);
const COUNTS =
  /\s--(?:exit-code[ =][1-9]|fail-on|error\b|severity-threshold|(?:fail|compliance)-threshold|fail-on-severity|strict)|\s-f\s+(?:low|medium|high|critical)\b/;
/** Flags by which any tool does. */
const LENIENT = sparing(/\s--?(?:soft-fail|exit-zero|no-fail|no-exit-code|exit-code[ =]0)\b/);

/** Words that say no more than that it ran. */
export const RUNS =
  /\b(?:runs?|ran|completes?d?|finishe[sd]|returns|executes?d?)\b(?!.*\b(?:successfully|clean\w*|without|no)\b)/i;

/** The exit says only that the command ran: `kube-bench run`, `ruff check --exit-zero`. */
export function saysLittle(command: string): boolean {
  return LENIENT.test(command) || (ALWAYS_ZERO.test(`${command} `) && !COUNTS.test(command));
}
