import assert from 'node:assert/strict';
import { joinKept, kept, sliceKept } from '../../../src/redact/compose.ts';
import { redactDeep } from '../../../src/redact/deep.ts';
import { isSecretName, secretValues } from '../../../src/redact/names.ts';
import { pieceRedactor, secretsOf } from '../../../src/redact/pieces.ts';
import { redact } from '../../../src/redact/redact.ts';

const SECRET = 'kind: Secret\ndata:\n  any: SHVudGVyLTctZmFsY29u\n  namespace: a3ViZS1zeXN0ZW0=\n';

describe('pieces of output', () => {
  const clean = pieceRedactor(secretsOf([{ text: SECRET }, { text: 'raw-Value-99', sensitive: true }]));

  it('lose what is hidden in the whole', () => {
    assert.equal(clean('Found SHVudGVyLTctZmFsY29u, expected x.'), 'Found ‹redacted:hidden›, expected x.');
  });
  it('lose the decoded form too', () => {
    assert.equal(clean('It says Hunter-7-falcon.'), 'It says ‹redacted:hidden›.');
  });
  it('go whole where they lie inside a secret', () => {
    assert.equal(clean('dGVyLTct'), '‹redacted:hidden›');
  });
  it('lose what a sensitive command printed', () => {
    assert.equal(clean('Found raw-Value-99.'), 'Found ‹redacted:hidden›.');
  });
  it('keep names that a Secret also holds', () => {
    assert.equal(clean('In kube-system: 2/2 READY.'), 'In kube-system: 2/2 READY.');
  });
  it('hide hundreds of secrets in a second text', () => {
    const many = Array.from(
      { length: 300 },
      (_, i) => `    key-${String(i)}: ${Buffer.from(`Value-${String(i)}-x`).toString('base64')}\n`,
    );
    const all = secretsOf([{ text: `kind: Secret\ndata:\n${many.join('')}` }]);
    assert.ok(all.length >= 600);
    assert.equal(pieceRedactor(all)('a Value-77-x b'), 'a ‹redacted:hidden› b');
  });
});

describe('plain data', () => {
  it('is redacted in every string, and keeps its shape', () => {
    const rule = {
      kind: 'contains' as const,
      token: 'password=hunter2',
      list: null,
      count: 2,
      of: ['a', 'token: abcdef'],
    };
    assert.deepEqual(redactDeep(rule, redact), {
      kind: 'contains',
      token: 'password=‹redacted:pair›',
      list: null,
      count: 2,
      of: ['a', 'token: ‹redacted:pair›'],
    });
  });
});

describe('composed text', () => {
  it('joins redacted parts with words of our own', () => {
    const token = redact('token=abcdefgh');
    assert.equal(kept`a ${token} b ${2}`, 'a token=‹redacted:pair› b 2');
    assert.equal(joinKept([redact('a'), redact('b')], kept`, `), 'a, b');
    const verdict: 'pass' | 'fail' = 'pass';
    assert.equal(kept`It is ${verdict}.`, 'It is pass.');
    const raw: string = 'token';
    // @ts-expect-error A plain string must not get in.
    assert.equal(kept`${raw}`, 'token');
    assert.equal(sliceKept(redact('abc'), 1), 'bc');
  });
});

describe('names', () => {
  const secret =
    'PASSWORD DB_PASSWORD clientSecret api-key API_KEY aws_secret_access_key GITHUB_TOKEN private_key token spring.datasource.password PGPASSWORD kms.encryptionKey SECRET_KEY_BASE client-key-data tls.key accessToken mysql-root-password tokenV2 sessionId DB_PWD pwd_admin';
  const plain =
    'secretName SECRET_NAME tokenExpirationSeconds passwordFile TOKEN_TTL max_tokens imagePullSecrets secretKeyRef discovery-token-ca-cert-hash external-secrets.io/managed keyboard monkey author tokenizer key name token_type useTokenAuth passwordPolicy existingSecret PWD OLDPWD';
  for (const name of secret.split(' '))
    it(`${name} holds a secret`, () => {
      assert.equal(isSecretName(name), true);
    });
  for (const name of plain.split(' '))
    it(`${name} holds none`, () => {
      assert.equal(isSecretName(name), false);
    });
  it('give the values of an environment that are to be hidden', () => {
    const env = {
      DB_PASSWORD: 'hunter2',
      USE_TOKEN: 'true',
      HOME: '/home/x',
      EMPTY_TOKEN: '',
      SSH_AUTH_SOCK: '/run/x',
      A_TOKEN: undefined,
    };
    assert.deepEqual(secretValues(env), ['hunter2']);
  });
});
