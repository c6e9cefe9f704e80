import { sparing, type Sparing } from '../../text/sparing.ts';

/** Who refuses, and what its refusals say. */
const REFUSERS: readonly (readonly [named: RegExp, says: RegExp])[] = [
  [/\bkyverno\b/i, /kyverno/i],
  [/\bgatekeeper\b/i, /gatekeeper/i],
  [/\bopa\b/i, /\bopa\b|gatekeeper|rego/i],
  [/\bpod ?security(?: admission| standards?)?\b/i, /pod ?security/i],
  [/\bwebhook\b/i, /webhook/i],
  [/\badmission\b/i, /webhook|admission|polic(?:y|ies)|pod ?security|violat|quota|limitrange/i],
  [/\b(?:resource ?)?quota\b/i, /quota/i],
  [/\bselinux\b/i, /selinux|avc/i],
  [/\bapparmor\b/i, /apparmor/i],
  [/\brbac\b/i, /\bcannot \w+ resource\b|\brbac\b|\bcannot impersonate\b|^\s*no\b|permission|does not have/im],
  [
    /\b(?:database|postgres\w*|mysql|mariadb|db)\b/i,
    /^(?:psql:.*)?ERROR\b|\b(?:authentication failed|pg_hba|denied|not permitted|not allowed|rejected|violates|read-only|must be (?:owner|superuser))\b/im,
  ],
];
/** A policy of admission, or of permissions: of the network's own nothing but a cut way tells. */
const POLICY = /\bpolic(?:y|ies)\b/i;
const OF_NETWORK = /network ?polic|\bnetpol\b|\bcilium\b|\bcalico\b|egress|ingress|firewall/i;
const OF_VAULT = /\bvault\b/i;
const SAYS_POLICY = /polic(?:y|ies)|violat|\bdenied the request\b|kyverno|gatekeeper|pod ?security|constraint/i;
const SAYS_VAULT = /permission denied|\bCode: 403\b|polic/i;

const BY =
  /\b(?:den(?:y|ied)|reject(?:s|ed)|refus(?:es|ed)|block(?:s|ed)|forbid(?:s|den)|prevented|prohibited|disallowed|stopped|turned (?:down|away))\b[^,;.]{0,20}?\s(?:by|because of|due to)\s+([^,;.()]+)/i;
const DOES = /^\W*((?:\S+\s+){1,4}?)(?:den(?:y|ies)|rejects?|refuses?|blocks?|forbids?|prevents?|stops?)\s/i;

/** The one that should decide could not be asked, or something else went wrong on the way. */
const NOT_ASKED: Sparing = sparing(
  /\bfail(?:ed|ing) (?:to call|calling) (?:admission )?webhook\b|\binternal error occurred\b|\bcontext deadline exceeded\b|\bx509:|\bno endpoints available\b|\bis sealed\b|\bCode: 50\d\b|\berror looking up service account\b|\bdatabase "[^"\n]{0,80}" does not exist\b|\btoo many (?:clients|connections)\b/i,
);
const REFUSED: Sparing = sparing(
  /\bdenied the request\b|\bviolates\b|\bcannot \w+ resource\b|\bis forbidden: exceeded quota\b/i,
);

/** `rejected by Kyverno` where something else refuses: who it was is told by the refusal. */
export function isOtherRefuser(words: string, command: string, printed: string): boolean {
  const by = BY.exec(words)?.[1] ?? DOES.exec(words)?.[1] ?? '';
  if (by === '') return false;
  const vault = OF_VAULT.test(by);
  const policy = POLICY.test(by) && !OF_NETWORK.test(by) && !/\brbac\b/i.test(by);
  const known = REFUSERS.some(([named]) => named.test(by));
  if (!(known || policy || vault)) return OF_NETWORK.test(by) && NOT_ASKED.test(printed) && !OF_WAY.test(printed);
  if (NOT_ASKED.test(printed) && !REFUSED.test(printed)) return true;
  // A policy of the network may cut the way.
  if (policy && OF_WAY.test(printed)) return false;
  if (policy && !(vault ? SAYS_VAULT : SAYS_POLICY).test(printed) && !POLICY.test(command)) return true;
  return REFUSERS.some(
    ([named, says]) => named.test(by) && !says.test(printed) && !(says.test(command) && !REFUSED.test(printed)),
  );
}

const OF_WAY = sparing(/\btimed? ?out\b|\bconnection (?:refused|reset)\b|\bunreachable\b/i);
