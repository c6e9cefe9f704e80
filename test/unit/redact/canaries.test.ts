import assert from 'node:assert/strict';
import { redact, type RedactOptions } from '../../../src/redact/redact.ts';

/** What must never be seen again, and the text around it. `CANARY` stands for the secret. */
type Case = readonly [what: string, secret: string, text: string, options?: RedactOptions];

const B64 = 'Q2FuYXJ5LTQyLWJpcmQ=';
const WORD = 'c4nary-B1rd';
const JWT = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJib2IifQ.c2lnbmF0dXJlLWNhbmFyeQ';
const KEY_BODY = 'MIIEpAIBAAKCAQEAq3canaryZ0pQx8vL2dYk7bN4tS9wRf1uHj6gEo5iMcXaPzBd';
const PEM = `-----BEGIN RSA PRIVATE KEY-----\n${KEY_BODY}\n${KEY_BODY}\n-----END RSA PRIVATE KEY-----`;
const EC_PEM_64 = Buffer.from(PEM.replaceAll('RSA', 'EC')).toString('base64');
const APPLIED = JSON.stringify({
  apiVersion: 'v1',
  data: { password: B64 },
  kind: 'Secret',
  metadata: { name: 'web' },
});

const CASES: readonly Case[] = [
  // Kubernetes Secrets
  [
    'a Secret as kubectl prints it',
    B64,
    'apiVersion: v1\ndata:\n  any: CANARY\nkind: Secret\nmetadata:\n  name: web\n',
  ],
  ['a Secret with its kind first', B64, 'kind: Secret\nmetadata:\n  name: web\ndata:\n  any: CANARY\n'],
  ['plain stringData', 'plain words here', 'kind: Secret\nstringData:\n  any: CANARY\n'],
  ['quoted stringData', WORD, 'kind: Secret\nstringData:\n  "any": "CANARY"\n'],
  ['a block scalar in stringData', WORD, 'kind: Secret\nstringData:\n  app.conf: |\n    first line\n    x CANARY y\n'],
  [
    'a List of Secrets',
    B64,
    'apiVersion: v1\nitems:\n- apiVersion: v1\n  data:\n    any: CANARY\n  kind: Secret\n  metadata:\n    name: a\nkind: List\n',
  ],
  ['an indented list of Secrets', B64, 'items:\n  - kind: Secret\n    data:\n      any: CANARY\n'],
  ['flow data', B64, 'kind: Secret\ndata: {any: CANARY}\n'],
  ['a Secret behind other documents', B64, 'kind: ConfigMap\ndata:\n  a: b\n---\nkind: Secret\ndata:\n  any: CANARY\n'],
  ['a List of Secrets cut at both ends', B64, '  - apiVersion: v1\n    data:\n      any: CANARY\n      other: YWJj\n'],
  ['one line of the data of a Secret', B64, '      any: CANARY\n'],
  ['a Secret cut off before its kind', B64, 'apiVersion: v1\ndata:\n  any: CANARY\n  other: YWJj\n'],
  ['a Secret with CRLF', B64, 'apiVersion: v1\r\ndata:\r\n  any: CANARY\r\nkind: Secret\r\n'],
  [
    'a Secret inside a ConfigMap',
    WORD,
    'kind: ConfigMap\ndata:\n  s.yaml: |\n    kind: Secret\n    stringData:\n      any: CANARY\n',
  ],
  [
    'the applied configuration of a Secret',
    B64,
    `metadata:\n  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: |\n      ${APPLIED}\n`,
  ],
  [
    'the applied configuration in JSON',
    B64,
    JSON.stringify(
      { metadata: { annotations: { 'kubectl.kubernetes.io/last-applied-configuration': `${APPLIED}\n` } } },
      null,
      2,
    ),
  ],
  ['a Secret in JSON', B64, '{"apiVersion":"v1","data":{"any":"CANARY"},"kind":"Secret"}'],
  ['a Secret in indented JSON', B64, JSON.stringify({ data: { any: 'CANARY' }, kind: 'Secret' }, null, 4)],
  ['a List in JSON', B64, JSON.stringify({ items: [{ data: { any: 'CANARY' }, kind: 'Secret' }], kind: 'List' })],
  [
    'a SecretList, whose items name no kind',
    WORD,
    JSON.stringify({ items: [{ stringData: { any: 'CANARY' } }], kind: 'SecretList' }),
  ],
  ['a Secret in JSON, cut off', B64, '{\n    "apiVersion": "v1",\n    "data": {\n        "any": "CANARY",'],
  [
    'a Secret in KYAML',
    B64,
    '---\n{\n  apiVersion: "v1",\n  kind: "Secret",\n  data: {\n    any: "CANARY",\n  },\n}\n',
  ],
  ['a Secret in a log line', B64, 'I1010 12:00:00 applying {"kind":"Secret","data":{"any":"CANARY"}} done'],
  ['a Secret in an escaped string', B64, String.raw`msg="{\"kind\":\"Secret\",\"data\":{\"any\":\"CANARY\"}}"`],
  ['a Secret in a diff', B64, ' kind: Secret\n data:\n-  password: b2xk\n+  password: CANARY\n'],
  ['the end of a Secret in YAML', B64, '  any: CANARY\n  other: YWJj\nkind: Secret\nmetadata:\n  name: web\n'],
  [
    'the end of a Secret in a list',
    'plain words',
    '    any: CANARY\n  kind: Secret\n  metadata:\n    name: web\n- kind: Pod\n',
  ],
  ['lines of a Secret alone', B64, '  any: CANARY\n  other: YWJj'],
  [
    'the end of a Secret in JSON',
    'plain words',
    '        "any": "CANARY"\n    },\n    "kind": "Secret",\n    "metadata": {}\n}\n',
  ],
  [
    'a Secret in a folded string',
    'plain words',
    '  "x": "\\\n      {\\"kind\\":\\"Secret\\",\\"stringData\\":{\\"any\\":\\"CANARY\\"}}\\n\\\n      ",\n',
  ],
  ['the data map without its object', B64, '{"any":"CANARY","other":"YWJj"}'],
  // Sensitive commands
  ['a value by jsonpath', B64, 'CANARY', { sensitive: true }],
  ['a decoded value', WORD, 'CANARY\n', { sensitive: true }],
  ['a data map by jsonpath', B64, '{"any":"CANARY"}', { sensitive: true }],
  [
    'lines of a sensitive manifest',
    WORD,
    'apiVersion: v1\nkind: Thing\nspec:\n  any: CANARY\n  - CANARY\n',
    { sensitive: true },
  ],
  ['a decoded value that looks like a pair', 'hunter2', 'CANARY: 7', { sensitive: true }],
  // Tokens
  ['a JWT', JWT, 'got CANARY from there'],
  ['a JWT in base64', Buffer.from(JWT).toString('base64').replace(/=+$/, ''), 'x: CANARY'],
  ['a bearer token', 'abc123.def456-ghi', 'Bearer CANARY'],
  ['a bearer token in a header', WORD, '> Authorization: Bearer CANARY\r\n> Accept: */*'],
  ['basic authentication', 'Ym9iOmM0bmFyeQ==', '-H "Authorization: Basic CANARY"'],
  ['basic authentication alone', 'Ym9iOmM0bmFyeQ==', 'using Basic CANARY here'],
  ['a header without a scheme', WORD, 'authorization: CANARY'],
  ['a header in JSON', WORD, '{"headers":{"Authorization":"Bearer CANARY","Accept":"*/*"}}'],
  ['a header in a Go map', WORD, 'map[Authorization:[Bearer CANARY] Accept:[*/*]]'],
  ['a cookie', WORD, 'Cookie: sid=CANARY; theme=dark'],
  ['a set cookie', WORD, '< Set-Cookie: sid=CANARY; HttpOnly'],
  ['an API key header', WORD, 'X-Api-Key: CANARY'],
  ['a Vault header', WORD, "curl -H 'X-Vault-Token: CANARY' http://vault:8200"],
  ['a GitLab header', WORD, 'PRIVATE-TOKEN: CANARY'],
  ['a GitHub token', 'ghp_16C7e42F292c6912E7710c838347Ae178B4a', 'remote CANARY ok'],
  ['a long GitHub token', 'ghs_16C7e42F292c6912E7710c838347Ae178B4a16C7e42F292c', 'remote CANARY ok'],
  ['a GitHub fine-grained token', `github_pat_${'11ABCDEFG0123456789_a'.repeat(4).slice(0, 82)}`, 'x=CANARY'],
  ['a GitLab token', 'glpat-ABCDEFGHIJ0123456789', 'x CANARY'],
  ['a GitLab runner token', 'glrt-ABCDEFGHIJ0123456789', 'x CANARY'],
  ['an AWS key id', 'AKIAQ3EGUIIJ4BXCANAR', 'id CANARY'],
  ['an AWS secret key', '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', 'aws_secret_access_key = CANARY'],
  ['a Google key', 'AIzaSyD-canary0123456789abcdefghijklmnop', 'k CANARY'],
  ['a Slack token', 'xoxb-123456789012-canarycanary', 'x CANARY'],
  ['a Slack hook', 'T0CANARY0/B0CANARY0/canarycanarycanary', 'https://hooks.slack.com/services/CANARY'],
  ['a Stripe key', 'sk_live_4eC39HqLyjWDcanary', 'x CANARY'],
  ['a Vault token', 'hvs.CAESIcanary0123456789', 'x CANARY'],
  ['an npm token', 'npm_0123456789abcdefghijklmnopqrstuvwxyz', '//registry/:_authToken=CANARY'],
  ['a bootstrap token', 'abcdef.0123456789abcdef', 'kubeadm join 10.0.0.1:6443 --token CANARY'],
  [
    'a listed bootstrap token',
    'abcdef.0123456789abcdef',
    'CANARY   23h   2024-01-01T00:00:00Z   authentication,signing   <none>',
  ],
  ['an age key', 'AGE-SECRET-KEY-1QQPQYPGPCANARYQQPQYPGPCANARYQQ', '# key\nCANARY\n'],
  ['a password hash', '$6$salt$canarycanarycanarycanary', 'root:CANARY:19000:0'],
  // Private keys
  ['a private key', KEY_BODY, PEM],
  ['an indented private key', KEY_BODY, `tls.key: |\n${PEM.replace(/^/gm, '    ')}\nafter: yes\n`],
  ['a private key in one line', KEY_BODY, JSON.stringify({ key: PEM })],
  ['a private key cut off at its end', KEY_BODY, PEM.split('\n').slice(0, 3).join('\n')],
  ['a private key cut off at its start', KEY_BODY, PEM.split('\n').slice(1).join('\n')],
  ['a private key in base64', EC_PEM_64.slice(0, 40), `x: ${EC_PEM_64}`],
  [
    'a client key',
    'LS0tLS1CRUdJTiBSU0EgUFJJVkFURSBLRVktLS0tLQpNSUlF',
    'users:\n- name: a\n  user:\n    client-key-data: CANARY\n',
  ],
  ['a kubeconfig token', WORD, 'users:\n- name: a\n  user:\n    token: CANARY\n'],
  ['a docker configuration', 'Ym9iOmM0bmFyeQ==', '{"auths":{"registry":{"auth":"CANARY"}}}'],
  // URLs
  ['a password in a URL', WORD, 'postgres://app:CANARY@db:5432/app?sslmode=disable'],
  ['a password with @ in a URL', 'p@ss/c4nary', 'amqp://app:CANARY@mq:5672/'],
  ['a URL without a user', WORD, 'redis://:CANARY@cache:6379/0'],
  ['a token as user', 'ghx0123456789abcdefcanary', 'https://CANARY@git.internal/org/repo.git'],
  ['a MySQL DSN', WORD, 'app:CANARY@tcp(db:3306)/app'],
  ['a token in a query', WORD, 'GET /api?access_token=CANARY&page=2'],
  ['a signature in a query', 'Zm9vYmFyY2FuYXJ5', 'https://b.blob.core.windows.net/x?sv=1&sig=CANARY&se=2'],
  ['a line of .pgpass', WORD, 'db.internal:5432:app:bob:CANARY'],
  ['a line of .netrc', WORD, 'machine git.internal login bob password CANARY'],
  // Flags
  ['a flag with a space', WORD, 'argocd login host --username bob --password CANARY --grpc-web'],
  ['a flag with =', WORD, 'app --token=CANARY --verbose'],
  ['a quoted flag', 'two words', 'app --db-password "CANARY" --verbose'],
  ['a flag in a JSON list', WORD, '"args":["--password","CANARY","--port","80"]'],
  ['a flag in a YAML list', WORD, 'args:\n- --password\n- CANARY\n'],
  ['mysql -p', WORD, 'mysql -u root -pCANARY -e "select 1"'],
  // One of each service that the library alone knows.
  ['an AWS secret key', 'Zx/9'.repeat(10), 'aws_SecretAccessKey: CANARY'],
  ['a GitHub login in a URL', 'someone-canary', 'https://CANARY:x-oauth-basic@github.com/a/b'],
  ['an npm token in prose', `npm_${'aB3d'.repeat(9)}`, 'x CANARY'],
  ['a Groq key', `gsk_${'aB3d'.repeat(13)}`, 'x CANARY'],
  ['a Hugging Face token', `hf_${'aBcDeFgHiJkLmNoPq'.repeat(2)}`, 'x CANARY'],
  ['a Linear key', `lin_api_${'aB3d'.repeat(10)}`, 'x CANARY'],
  ['a Notion token', `ntn_12345678901${'aB3dE'.repeat(7)}`, 'x CANARY'],
  ['a SendGrid key', `SG.${'aB3'.repeat(7)}_.${'eF6g'.repeat(10)}_hI`, 'x CANARY'],
  ['a Shopify token', `shpat_${'aB3d'.repeat(8)}`, 'x CANARY'],
  ['a Grafana cloud token', `glc_${'aB3d'.repeat(9)}`, 'x CANARY'],
  ['a Grafana service account', `glsa_${'aB3d'.repeat(8)}_0123abcd`, 'x CANARY'],
  [
    'a 1Password service account',
    `ops_${Buffer.from(JSON.stringify({ muk: 'c'.repeat(93) })).toString('base64')}`,
    'x CANARY',
  ],
  ['a Vault batch token', `hvb.${'aB3d'.repeat(35)}`, 'x CANARY'],
  ['a Vercel token', `vcp_${'aB3d'.repeat(6)}`, 'x CANARY'],
  ['a Databricks token', `dapi${'a1b2'.repeat(8)}`, 'x CANARY'],
  ['a Docker token', `dckr_pat_${'aB3'.repeat(9)}`, 'x CANARY'],
  ['a Figma token', `figd_${'aB3d'.repeat(10)}`, 'x CANARY'],
  ['an OpenAI key', `sk-${'aB3d'.repeat(5)}T3BlbkFJ${'aB3d'.repeat(5)}`, 'x CANARY'],
  ['an Anthropic key', `sk-ant-api03-${'aB3d'.repeat(23)}xAA`, 'x CANARY'],
  ['a Slack hook', 'HTTPS://HOOKS.SLACK.COM/SERVICES/T1a/B2b/c3d', 'x CANARY'],
  ['sshpass', WORD, 'sshpass -p CANARY ssh bob@host'],
  ['curl -u', WORD, 'curl -sS -u bob:CANARY https://host/'],
  ['docker login -p', WORD, 'docker login -u bob -p CANARY registry'],
  ['a literal of create secret', WORD, 'kubectl create secret generic x --from-literal=any=CANARY'],
  ['a helm value', WORD, 'helm upgrade x y --set auth.password=CANARY'],
  ['openssl', WORD, 'openssl rsa -passin pass:CANARY'],
  ['a flag alone on its line', WORD, '    Args:\n      --password\n      CANARY\n      --port\n'],
  ['a flag in a diff', WORD, '   "--password",\n-  "CANARY",\n+  "CANARY2",\n'],
  ['a variable in a diff', WORD, ' {\n  "Name": "DB_PASSWORD",\n-  "Value": "CANARY",\n+  "Value": "CANARY2",\n }\n'],
  ['a secret that stands elsewhere too', WORD, 'started with CANARY\nDB_PASSWORD=CANARY\nthen CANARY again\n'],
  // Pairs
  ['a YAML pair', 'correct horse battery', 'password: CANARY\n'],
  ['an environment pair', WORD, 'export DB_PASSWORD=CANARY\n'],
  ['an environment pair before a command', WORD, 'PGPASSWORD=CANARY psql -h db'],
  ['a camel-case pair', WORD, '"clientSecret": "CANARY"'],
  ['an escaped pair', WORD, String.raw`"{\"apiKey\":\"CANARY\",\"a\":1}"`],
  ['a doubly escaped pair', WORD, String.raw`"{\\\"apiKey\\\":\\\"CANARY\\\"}"`],
  ['a properties pair', WORD, 'spring.datasource.password = CANARY'],
  ['a pair in logfmt', WORD, 'level=info token=CANARY user=bob'],
  ['a pair in prose', WORD, 'Generated admin password: CANARY'],
  ['a passphrase in prose', 'correct horse battery staple', 'The initial password: CANARY'],
  ['a Python pair', WORD, "{'password': 'CANARY', 'user': 'bob'}"],
  ['a Ruby pair', WORD, ':password => "CANARY"'],
  ['a connection string', WORD, 'Server=db;Password=CANARY;Encrypt=yes'],
  ['a folded value', WORD, 'password:\n  CANARY\n'],
  ['a block scalar under a secret name', WORD, 'apiToken: |\n  CANARY\nother: 1\n'],
  [
    'an environment variable in a pod',
    WORD,
    '    env:\n    - name: DB_PASSWORD\n      value: CANARY\n    - name: MODE\n      value: fast\n',
  ],
  ['an environment variable in JSON', WORD, '{"env":[{"name":"DB_PASSWORD","value":"CANARY"}]}'],
  [
    'an environment variable in describe',
    WORD,
    '    Environment:\n      DB_PASSWORD:  CANARY\n      MODE:         fast\n',
  ],
  // Colours and hostile text
  ['a coloured key', WORD, '\x1b[1mpass\x1b[31mword\x1b[0m: CANARY'],
  ['a coloured value', 'c4n\x1b[31mary', 'password: CANARY'],
  ['a pair in a window title', WORD, '\x1b]0;password=CANARY\x07'],
  ['a zero-width character in the key', WORD, 'pass\u200bword: CANARY'],
  ['a forged marker', 'hunter2', 'password: ‹redacted:CANARY›'],
  ['a marker with a tail', 'hunter2', 'password: ‹redacted:pair›CANARY'],
  ['a switch of the library', 'glpat-ABCDEFGHIJ0123456789', 'secretlint-disable\nCANARY'],
  // Values given by the caller
  ['a hidden value', WORD, 'it is CANARY!', { hide: [WORD] }],
  [
    'a hidden value in base64',
    Buffer.from(WORD).toString('base64').replace(/=+$/, ''),
    'it is CANARY!',
    { hide: [WORD] },
  ],
  [
    'a hidden value inside longer base64',
    Buffer.from(`user:${WORD}:x`).toString('base64').slice(8, 18),
    Buffer.from(`user:${WORD}:x`).toString('base64'),
    { hide: [WORD] },
  ],
  ['a hidden value in a URL', 'p%40ss%20w%2Frd', 'https://h/?q=CANARY', { hide: ['p@ss w/rd'] }],
  ['a hidden value in JSON', String.raw`p\"ss\\word`, '{"x":"CANARY"}', { hide: [String.raw`p"ss\word`] }],
  ['a hidden value in hex', Buffer.from(WORD).toString('hex'), 'x CANARY', { hide: [WORD] }],
  [
    'a hidden value of several lines',
    'second line of it',
    'first\n> CANARY\n',
    { hide: ['first line of it\nsecond line of it'] },
  ],
  ["a user's pattern", 'EMP-004242', 'owner CANARY', { patterns: [/EMP-\d+/] }],
  ["a user's pattern with a group", 'c4nary', 'badge=CANARY;', { patterns: [/badge=(?<secret>\w+)/] }],
];

describe('redact leaves no canary', () => {
  for (const [what, secret, template, options] of CASES)
    it(what, () => {
      const text = template.replaceAll('CANARY', secret);
      assert.ok(text.includes(secret), 'the case itself must hold the secret');
      const kept = redact(text, options);
      assert.ok(!kept.includes(secret), kept);
      assert.match(kept, /‹redacted:[a-z-]+›/);
      assert.equal(kept.split('\n').length, text.split('\n').length, 'line numbers stay');
      assert.equal(redact(kept, options), kept, 'redacting again changes nothing');
    });
});
