import { findAll, type Finding } from './finding.ts';

/**
 * The password of a URL, up to the last `@` of its run: passwords hold `@` and `/` in real life. A port is none.
 *
 *     postgres://app:hunter2@db:5432/app
 *                    ^^^^^^^
 */
const USERINFO = /:\/\/[^\s/@:"'<>`]*:(?!\/\/|\d+[/?#])(?<secret>[^\s"'<>`]{1,512})@/g;

/** `https://x-access-token@host`, a token alone before the `@`. */
const TOKEN_USER = /:\/\/(?<secret>[^\s/@:"'<>`]{20,})@/g;

/** `app:hunter2@tcp(db:3306)/app`. */
const DSN = /\b[\w.-]+:(?<secret>[^\s@"'`]{1,256})@(?:tcp|udp|unix)\(/g;

/** Signatures of presigned addresses. */
const SIGNED =
  /[?&](?:sig|signature|x-amz-signature|x-goog-signature|x-amz-credential|code|key)=(?<secret>[^\s&"'<>`#]{8,})/gi;

/** Slack and the like: the path is the secret. */
const HOOK =
  /https:\/\/(?:hooks\.slack\.com\/(?:services|workflows)|discord(?:app)?\.com\/api\/webhooks|[\w.-]+\.webhook\.office\.com\/webhookb2)\/(?<secret>[^\s"'<>`]+)/gi;

/** `db:5432:app:bob:hunter2`, a line of .pgpass. */
const PGPASS = /^[\w.*-]+:(?:\d{2,5}|\*):[\w.*-]+:[\w.*-]+:(?<secret>\S+)$/gm;

/** `machine host login bob password hunter2`, a line of .netrc. */
const NETRC = /\b(?:machine|login)\s+\S+\s+(?:account\s+\S+\s+)?password\s+(?<secret>\S+)/g;

/** Secrets in addresses. */
export function findInUrls(text: string): Finding[] {
  return [
    ...(text.includes('@') ? findUsers(text) : []),
    ...(/[?&]/.test(text) ? findAll(text, SIGNED, 'token', isVariable) : []),
    ...(text.includes(':') ? [...findAll(text, HOOK, 'token'), ...findAll(text, PGPASS, 'password')] : []),
    ...(text.includes('password') ? findAll(text, NETRC, 'password', isVariable) : []),
  ];
}

function findUsers(text: string): Finding[] {
  return [
    ...findAll(text, USERINFO, 'password', isVariable),
    ...findAll(text, TOKEN_USER, 'token', isVariable),
    ...(/@(?:tcp|udp|unix)\(/.test(text) ? findAll(text, DSN, 'password', isVariable) : []),
  ];
}

function isVariable(value: string): boolean {
  return /^(?:\$\{?[A-Z_][A-Z0-9_]*\}?|<[^>]+>)$/.test(value);
}
