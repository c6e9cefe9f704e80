import { findAll, type Finding } from './finding.ts';
import { isHarmlessValue, isSecretName } from './names.ts';
import { sparing } from '../text/sparing.ts';

/** Between a flag and its value: `=`, a space, or the next item of a list in JSON or YAML. */
const GAP = String.raw`(?:=|[ \t]+|\\?["'],?[ \t]*\n?[-+ \t]*,?[ \t]*\\?["']|["']?[ \t]*\n[ \t]*-[ \t]+)`;
const VALUE = String.raw`(?<secret>'[^'\n]*'|"(?:[^"\\\n]|\\.)*"|[^\s"'\x60,;|&)\]}]+[^\s"'\x60;|)\]}]*)`;

/**
 * A long flag and its value.
 *
 *     argocd login host --password hunter2 --grpc-web
 *                                  ^^^^^^^
 */
const LONG = new RegExp(String.raw`(?<![\w-])(?<flag>--?[a-z][\w.-]{2,60})${GAP}${VALUE}`, 'gi');

/** A flag alone on its line, its value on the next one: `kubectl describe`, continued lines. */
const ALONE = /^[ \t]*(?<flag>--?[a-z][\w.-]{2,60})[ \t]*\\?\n[ \t]+(?<secret>[^\s-]\S*)/gim;

/** Any flag that can be a secret's: short ones are below. */
const MAY_HOLD_FLAG = /-[a-z][\w.-]{2}/i;

/** Short flags that carry a password, by tool. */
const SHORT = [
  /\b(?:mysql|mysqldump|mysqladmin|mariadb)\b[^\n|;&]{0,300}?[ \t]-p(?<secret>[^\s"'`]+)/g,
  /\bsshpass[ \t]+-p[ \t]*(?<secret>'[^'\n]*'|"[^"\n]*"|\S+)/g,
  /\bredis-cli\b[^\n|;&]{0,300}?[ \t]-a[ \t]*(?<secret>'[^'\n]*'|"[^"\n]*"|\S+)/g,
  /\b(?:docker|podman|buildah|nerdctl|skopeo|crane|oras|helm[ \t]+registry|az|oc|argocd|flux)[ \t]+(?:auth[ \t]+)?login\b[^\n|;&]{0,300}?[ \t]-p[ \t=]*(?<secret>'[^'\n]*'|"[^"\n]*"|\S+)/g,
  /\bvault[ \t]+login[ \t]+(?:-[\w=-]{1,60}[ \t]+){0,8}(?<secret>[^\s=-][^\s=]*)$/gm,
  /\b(?:curl|wget|http|https|xh)\b[^\n|;&]{0,300}?[ \t](?:-u|--user|--proxy-user|-U|-a|--auth)[ \t=]*["']?[^\s:"'`@/]*:(?<secret>[^\s"'`]+)/g,
  /\bldap(?:search|modify|add|whoami|passwd)\b[^\n|;&]{0,300}?[ \t]-w[ \t]*(?<secret>'[^'\n]*'|"[^"\n]*"|\S+)/g,
  /\bhtpasswd\b[^\n|;&]{0,300}?[ \t]-\w*b\w*[ \t]+\S+[ \t]+\S+[ \t]+(?<secret>'[^'\n]*'|"[^"\n]*"|\S+)/g,
  /\bsmbclient\b[^\n|;&]{0,300}?[ \t]-U[ \t]*[^\s%]+%(?<secret>\S+)/g,
  /(?:-pass(?:in|out)?|-k)[ \t]+(?:pass:)(?<secret>\S+)/g,
  /--from-literal[ \t=]+["']?[\w.-]+=(?<secret>'[^'\n]*'|"[^"\n]*"|[^\s"'`]+)/g,
];

/** A word of each of them: most texts hold none, and then the patterns are not even compiled. */
const SHORT_WORDS = sparing(
  /mysql|mariadb|sshpass|redis-cli|login|curl|wget|http|\bxh\b|ldap|htpasswd|smbclient|pass:|--from-literal/,
);

/** Values of flags that carry secrets. */
export function findFlags(text: string): Finding[] {
  const found: Finding[] = [];
  for (const match of MAY_HOLD_FLAG.test(text) ? [...text.matchAll(LONG), ...text.matchAll(ALONE)] : []) {
    const { flag = '', secret = '' } = match.groups ?? {};
    if (!isSecretName(flag) || isHarmlessValue(secret.replace(/^(["'])(.*)\1$/s, '$2')) || secret.startsWith('-'))
      continue;
    const end = match.index + match[0].length;
    found.push({ start: end - secret.length, end, kind: 'password' });
  }
  if (SHORT_WORDS.test(text))
    for (const pattern of SHORT) found.push(...findAll(text, pattern, 'password', isHarmlessValue));
  return found;
}
