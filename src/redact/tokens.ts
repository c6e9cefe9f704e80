import { findAll, type Finding } from './finding.ts';
import type { SecretKind } from './marker.ts';

/** Tokens that show what they are, beyond those that the library knows. Each stands alone between non-word characters. */
const SHAPES: readonly (readonly [SecretKind, RegExp])[] = [
  // JSON Web Tokens (JWS and JWE), whole or cut off behind the header, and their base64 in a Secret.
  ['token', /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{6,}(?:\.[A-Za-z0-9_-]*){1,4}/g],
  ['token', /(?<![A-Za-z0-9+/])ZXlK[A-Za-z0-9+/]{20,}={0,2}/g],
  ['token', /(?<![A-Za-z0-9])(?:gh[a-z]_[A-Za-z0-9_]{20,}|github_pat_[A-Za-z0-9_]{20,})/g],
  ['token', /(?<![A-Za-z0-9])(?:gl[a-z]{2,8}-[A-Za-z0-9_.-]{18,}|GR1348941[A-Za-z0-9_-]{20,})/g],
  ['token', /(?<![A-Za-z0-9])(?:AIza[A-Za-z0-9_-]{30,}|ya29\.[A-Za-z0-9_-]{16,}|GOCSPX-[A-Za-z0-9_-]{16,})/g],
  ['token', /(?<![A-Za-z0-9])(?:[sr]k_(?:live|test)_[A-Za-z0-9]{10,}|whsec_[A-Za-z0-9+/=]{20,})/g],
  ['token', /(?<![A-Za-z0-9])(?:hv[bsr]\.[A-Za-z0-9_-]{18,}|s\.[A-Za-z0-9]{24}(?![A-Za-z0-9]))/g],
  [
    'token',
    /(?<![A-Za-z0-9])(?:sk-[A-Za-z0-9_-]{24,}|pypi-[A-Za-z0-9_-]{24,}|do[opr]_v1_[a-f0-9]{32,}|tskey-[a-z]+-[A-Za-z0-9-]{12,})/g,
  ],
  ['token', /(?<![A-Za-z0-9])(?:xox[a-z]-[A-Za-z0-9-]{10,}|xapp-[A-Za-z0-9-]{10,}|dp\.[a-z]{2,4}\.[A-Za-z0-9]{30,})/g],
  [
    'token',
    /(?<![A-Za-z0-9])(?:ATATT3[A-Za-z0-9_=-]{20,}|NRAK-[A-Z0-9]{20,}|PMAK-[a-f0-9-]{30,}|lin_api_\w{20,}|[A-Za-z0-9]{14}\.atlasv1\.[\w-]{40,})/g,
  ],
  ['token', /(?<![A-Za-z0-9])(?:\d{8,10}:AA[A-Za-z0-9_-]{30,}|K10[a-f0-9]{32,}::[\w:.-]+)/g],
  ['private-key', /AGE-SECRET-KEY-1[A-Z0-9]{20,}/gi],
  ['token', /(?<![A-Za-z0-9])(?:A3T[A-Z0-9]|AKIA|ABIA|ACCA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])/g],
  // Password hashes of shadow and htpasswd files.
  ['hash', /\$(?:apr1|2[abxy]?|5|6|7|y|argon2(?:id|i|d)|pbkdf2[\w-]*|scram[\w-]*)\$[./A-Za-z0-9$=,+-]{12,}/g],
  ['hash', /SCRAM-SHA-(?:1|256)\$[\w+/=:$-]{20,}/g],
];

/** The shortest of all shapes, for texts of a few words: they need none of the patterns above. */
const LONG_WORD = /[\w.+/$:=-]{10}/;

/** Tokens recognised by their own shape. */
export function findTokens(text: string): Finding[] {
  if (!LONG_WORD.test(text)) return [];
  return [...SHAPES.flatMap(([kind, pattern]) => findAll(text, pattern, kind)), ...findBootstrap(text)];
}

/** `abcdef.0123456789abcdef`, where its line says that it is a token: file and event names have the same form. */
function findBootstrap(text: string): Finding[] {
  const found: Finding[] = [];
  for (const { index, 0: token } of text.matchAll(/(?<![\w./-])[a-z0-9]{6}\.[a-z0-9]{16}(?![\w.-])/g)) {
    const end = index + token.length;
    const before = text.slice(Math.max(text.lastIndexOf('\n', index) + 1, index - 120), index);
    const after = /^[^\n]*/.exec(text.slice(end, end + 160))?.[0] ?? '';
    if (
      /\b(?:tokens?|bootstrap|join)\b/i.test(before) ||
      /\b(?:authentication|signing|system:bootstrappers)\b/.test(after)
    )
      found.push({ start: index, end, kind: 'token' });
  }
  return found;
}
