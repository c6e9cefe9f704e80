import { sparing } from '../text/sparing.ts';

/** Words that make a name a secret's, wherever they stand in it. */
const SECRET_WORD = sparing(
  /passw(?:or)?d|passphrase|passcode|(?:^|[^a-z])pwd|secret|token(?!iz)|api[-_]?key|access[-_]?key|private[-_]?key|shared[-_]?key|account[-_]?key|encryption[-_]?key|signing[-_]?key|master[-_]?key|auth[-_]?key|(?:ssh|license|certificate|admin|deploy|session|hmac|webhook)[-_]?key|key[-_]data|credential|session[-_]?id|sessid|cookie|dockercfg|dockerconfigjson/i,
);

/** Last words that say that the value is about a secret, and is none: its name, its place, its age, its size. */
const ABOUT = sparing(
  /^(?:name|names|namespace|ref|refs|reference|file|files|filename|path|paths|dir|directory|mount|volume|expiration|expires|expiry|expire|seconds|minutes|hours|timeout|interval|duration|ttl|age|created|updated|refreshed|type|types|kind|count|counter|total|sum|bucket|min|max|limit|length|size|bytes|hash|digest|fingerprint|checksum|url|uri|endpoint|host|port|id|ids|uid|policy|selector|version|enabled|disabled|required|allowed|provider|store|class|method|mode|algorithm|alg|issuer|audience|audiences|scope|scopes|cache|review|request|requests|response|controller|operator|status|state|reason|error|errors|message|usage|usages|rotation|rotate|stdin|prompt|env|var|label|labels|annotation|annotations|format|encoding|template|generator|managed|manager|driver|available|present|exists|missing|valid|invalid|validity|authentication|authenticator)$/i,
);

/** First words of limits and switches: `max_tokens`, `useTokenAuth`, `existingSecret`. */
const SWITCH = /^(?:max|min|num|is|has|use|uses|enable|disable|allow|require|requires|existing|automount)$/i;

/** `GITHUB_PAT`. */
const PERSONAL = sparing(/(?:^|_)pat$/i);
const SESSION = sparing(/sess(?:ion)?[-_]?id$/i);
/** `password.file` of a chart's values. */
const PART_OF_PASSWORD = sparing(/(?:^|\.)(?:password|passwd|passphrase)\./i);

const WHOLE = new Set([
  'tls.key',
  '.dockercfg',
  '.dockerconfigjson',
  'client-key-data',
  'ssh-privatekey',
  '_auth',
  'identitytoken',
  'signature',
  'sig',
]);
const NOT = new Set([
  'existingsecret',
  'automountserviceaccounttoken',
  'secretkeyref',
  'token_type',
  // The working directory, which every shell has in its environment.
  'pwd',
  'oldpwd',
]);

/**
 * True for a name whose value is a secret: `DB_PASSWORD`, `clientSecret`, `spring.datasource.password`, `--api-key`;
 * false for what only tells of one: `secretName`, `tokenExpirationSeconds`, `discovery-token-ca-cert-hash`.
 */
export function isSecretName(name: string): boolean {
  const before = known.get(name);
  if (before !== undefined) return before;
  const found = namesSecret(name);
  if (known.size < MOST_KNOWN) known.set(name, found);
  return found;
}

/** An output of some megabytes has the same names a hundred thousand times. */
const known = new Map<string, boolean>();
const MOST_KNOWN = 5000;

function namesSecret(name: string): boolean {
  const plain = name.slice(name.lastIndexOf('/') + 1).replace(/^-+/, '');
  if (WHOLE.has(plain.toLowerCase()) || SESSION.test(plain)) return true;
  const segment = plain.slice(plain.lastIndexOf('.') + 1);
  if (NOT.has(segment.toLowerCase()) || /secrets$/i.test(segment)) return false;
  if (!SECRET_WORD.test(segment) && !PERSONAL.test(segment)) return PART_OF_PASSWORD.test(plain);
  const words = segment.replace(/([a-z0-9])([A-Z])/g, '$1 $2').split(/[^A-Za-z0-9]+/);
  return !ABOUT.test(words.findLast((word) => word !== '') ?? '') && !SWITCH.test(words[0] ?? '');
}

/** Values that hide nothing: absent, a switch, a size, a placeholder, a variable that bash fills in. */
const HARMLESS_WORDS = new Set(
  ' null nil ~ none true false yes no on off unset undefined empty enabled disabled required optional missing invalid denied forbidden unauthorized unknown synced valid present exists ready ok set expired bearer basic jwt opaque rotated redacted [redacted]'.split(
    ' ',
  ),
);
const HARMLESS_NUMBER = /^(?:\d{1,3}|\d+ bytes|v?\d+\.\d+(?:\.\d+)?)$/i;
const HARMLESS_SIGNS =
  /^(?:<[^>]*>|[*.x•]+|[[{|>][-+]?|\$\{?[A-Z_][A-Z0-9_]*(?::?[-?+=][^}]*)?\}?|\$\(.*|`.*|\{\{.*|<set to the key .*)$/i;
const HARMLESS_TALK = sparing(/^(?:not|must|is (?:not|required|missing|invalid|expired)) .*$/i);

/** True where a secret's name has a value that gives nothing away. */
export function isHarmlessValue(value: string): boolean {
  const text = value.trim();
  if (HARMLESS_WORDS.has(text.toLowerCase())) return true;
  if (/^v?\d/i.test(text)) return HARMLESS_NUMBER.test(text);
  return /^[a-wyz/]/i.test(text) ? text.includes(' ') && HARMLESS_TALK.test(text) : HARMLESS_SIGNS.test(text);
}

/** The values of an environment's variables named like secrets, for `hide`. */
export function secretValues(env: Readonly<Record<string, string | undefined>>): string[] {
  return Object.entries(env)
    .filter(
      ([name, value]) =>
        value !== undefined && isSecretName(name) && !isHarmlessValue(value) && !/(?:^|_)(?:SOCK|PID|TTY)$/.test(name),
    )
    .map(([, value]) => value ?? '');
}
