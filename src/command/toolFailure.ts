import type { ClusterFailure } from './clusterFailure.ts';

/** How a tool that reaches something by an account of its own says that it was not let in, or did not get there. */
interface Signs {
  readonly tool: RegExp;
  readonly login: RegExp;
  readonly unreachable?: RegExp;
}

const AWS =
  /Unable to locate credentials|\bExpiredToken(?:Exception)?\b|\bRequestExpired\b|\bInvalidClientTokenId\b|\bUnrecognizedClientException\b|\bInvalidSignatureException\b|Error loading SSO Token|SSO session .* (?:has )?expired|Token has expired and refresh failed|Partial credentials found|The config profile \(.*\) could not be found|[Nn]o valid credential(?: source)?s?\b|failed to (?:refresh cached|retrieve) credentials/;
const DAEMON = /Cannot connect to the Docker daemon|error during connect:|docker daemon is not running/i;
const NO_WAY =
  /Could not connect to the endpoint URL|dial tcp\b.*(?:refused|no such host|i\/o timeout|unreachable)|EndpointConnectionError|Failed to establish a new connection|Could not resolve host|Temporary failure in name resolution/i;

/** Each tool's words, from what it prints. What an account is not allowed to do is an answer, and no failed login. */
const SIGNS: readonly Signs[] = [
  { tool: /^(?:aws|aws-vault|eksctl|cdk|sam|copilot|ecs-cli)$/, login: AWS, unreachable: NO_WAY },
  {
    tool: /^(?:az|azd|kubelogin)$/,
    login: /\baz login\b|\bAADSTS\d+|No subscriptions? found|refresh token has expired/i,
    unreachable: NO_WAY,
  },
  {
    tool: /^(?:gcloud|gsutil|bq)$/,
    login:
      /\bgcloud auth (?:application-default )?login\b|active account selected|Reauthentication (?:required|failed)|invalid_grant|could not find default credentials/i,
    unreachable: NO_WAY,
  },
  {
    tool: /^argocd$/,
    login:
      /\bUnauthenticated\b|token is expired|invalid session|not logged in|\bargocd login\b|server address unspecified/i,
    unreachable: /dial tcp\b|connection refused|no such host|code = Unavailable/i,
  },
  {
    tool: /^(?:vault|bao)$/,
    login: /missing client token|invalid token|token (?:is )?expired/i,
    unreachable: NO_WAY,
  },
  {
    tool: /^(?:terraform|tofu|terragrunt|packer|pulumi)$/,
    login: new RegExp(
      `${AWS.source}|\\baz login\\b|could not find default credentials|terraform login|PULUMI_ACCESS_TOKEN must be set|pulumi login`,
    ),
  },
  {
    tool: /^(?:gh|glab|hub|tea)$/,
    login: /\b(?:gh|glab) auth login\b|Bad credentials|HTTP 401|not logged in/i,
    unreachable: /error connecting to|dial tcp\b/i,
  },
  {
    tool: /^git$/,
    login: /Authentication failed for|could not read (?:Username|Password)|Permission denied \(publickey/i,
    unreachable:
      /Could not resolve host|unable to access .*(?:Failed to connect|timed out)|Connection (?:refused|timed out)/i,
  },
  {
    tool: /^(?:psql|pg_dump|pg_restore|pgbench|createdb|mysql|mysqldump|mysqladmin|mariadb|mongosh|mongo)$/,
    login:
      /password authentication failed for user|fe_sendauth: no password supplied|no pg_hba\.conf entry for|Access denied for user '[^']*'@'[^']*' \(using password|MongoServerError: Authentication failed|role "[^"]*" does not exist/,
  },
  { tool: /^(?:docker|docker-compose|podman|nerdctl|buildx)$/, login: /(?!)/, unreachable: DAEMON },
  {
    tool: /^(?:doctl|oci|ibmcloud|linode-cli|hcloud|scw|exo|civo|op|heroku|fly|flyctl|vercel|netlify|nomad|consul|tsh|tctl)$/,
    login:
      /access token is required|not logged in|\blog ?in first\b|unable to authenticate|invalid (?:api )?token|no active context|not currently signed in|token expired|\bUse '?\w+ login\b/i,
    unreachable: NO_WAY,
  },
];

/** Reads what a tool other than those of a kubeconfig printed as it failed. Null: it failed for another reason. */
export function toolFailure(tool: string, text: string): ClusterFailure | null {
  const signs = SIGNS.find((one) => one.tool.test(tool));
  const login = signs?.login.exec(text);
  if (login) return { kind: 'login', why: `\`${tool}\` is not logged in (${quoted(login)}). Log in, then repeat.` };
  const away = signs?.unreachable?.exec(text);
  return away
    ? { kind: 'unreachable', why: `\`${tool}\` cannot reach what it asks (${quoted(away)}). Check it, then repeat.` }
    : null;
}

function quoted(match: RegExpExecArray): string {
  return (match[0].split('\n', 1)[0] ?? '').trim();
}
