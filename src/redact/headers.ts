import { isUserAndPassword } from './base64.ts';
import { findAll, type Finding } from './finding.ts';
import { isHarmlessValue } from './names.ts';
import { sparing } from '../text/sparing.ts';

const NAMES =
  '(?:proxy-)?authorization|(?:set-)?cookie2?|x-(?!kubernetes-)[a-z0-9-]*(?:token|(?:api|access|secret|auth|functions|signing|master|shared)-?key|secret|auth|signature|password|credential|session)|(?:private|job|deploy)-token|api-?key|www-authenticate-token';

/**
 * A header's value up to the end of its line or the quote around it; the scheme stays.
 *
 *     > Authorization: Bearer abc.def
 *                             ^^^^^^^
 */
const HEADER = new RegExp(
  `(?<=(?<quote>\\\\*["'])|[^\\w-]|^)(?:${NAMES})(?:\\\\*["'])?\\s{0,3}[:=]\\s{0,3}(?:\\[?\\\\*["'])?(?:(?:bearer|basic|token|digest|negotiate|apikey|aws4-hmac-sha256)[ ]+)?(?<secret>[^\\s"'\`\\\\][^\\r\\n"'\`]*)`,
  'gim',
);

/** Each of the names holds one of these: to look for them takes less time than to make the long expression. */
const NAMED = /auth|cookie|token|key|secret|signature|password|credential|session/i;

const NAMES_BEARER = sparing(/bearer/i);
const NAMES_BASIC = sparing(/basic/i);

/** `Bearer` and `Basic` with credentials behind them, wherever they stand. */
const BEARER = /\bbearer[ \t:]+["'`]?(?<secret>[A-Za-z0-9._~+/-]{8,}=*)/gi;
const BASIC = /\bbasic[ \t]+(?<secret>[A-Za-z0-9+/_-]{6,}={0,2})(?![A-Za-z0-9+/=])/gi;

/** `"auth": "Ym9iOnB3"` of a registry's login. */
const LOGIN = /\bauth["']?[ \t]*[:=][ \t]*["']?(?<secret>[A-Za-z0-9+/]{6,}={0,2})/g;

/** Header values that carry credentials. */
export function findHeaders(text: string): Finding[] {
  const pairs = /[:=]/.test(text);
  return [
    ...(pairs && NAMED.test(text) ? findAll(text, HEADER, 'header', isHarmlessValue) : []),
    ...(NAMES_BEARER.test(text) ? findAll(text, BEARER, 'token', isWord) : []),
    ...(pairs && text.includes('auth') ? findAll(text, LOGIN, 'password', (value) => !isUserAndPassword(value)) : []),
    ...(NAMES_BASIC.test(text) ? findAll(text, BASIC, 'password', (value) => !isUserAndPassword(value)) : []),
  ];
}

/** "Bearer authentication" is prose: a token has a digit, mixed case or more than a word's length. */
function isWord(value: string): boolean {
  return /^[A-Z]?[a-z]+(?:[-./][a-z]+)*\.?$/.test(value) && value.length < 24;
}
