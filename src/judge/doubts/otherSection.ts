import type { Observed, RuleVerdict } from '../contract.ts';
import { sparing } from '../../text/sparing.ts';

/**
 * What is found in another part of an output than the words speak of, or only as the beginning of something longer.
 *
 *     memory request 128Mi          Limits: memory: 128Mi
 *     container running             Status: Running        State: Waiting
 *     location https://a.test/      location: https://a.test/login
 *     no .bak files                 keys.bak
 *     files exist                   total 0
 */
export function isOtherSection(words: string, rules: readonly RuleVerdict[], { text, stdout }: Observed): boolean {
  const printed = stdout.text;
  return (
    isWaiting(words, printed) ||
    isOfOtherPart(words, printed) ||
    isLongerLocation(words, printed) ||
    isOfExtension(words, printed) ||
    (REVERTS.test(printed) && !/\brevert/i.test(words)) ||
    isNoFile(words, rules, text, printed)
  );
}

/** The title of a commit that takes another back. */
const REVERTS = sparing(/(?:^|\s)Revert "/m);
const WAITING = sparing(/^[ \t]+State:\s+(?:Waiting|Terminated)\b/m);

/** The pod's phase is Running while its container waits. */
function isWaiting(words: string, printed: string): boolean {
  const waits = WAITING.test(printed);
  return waits && /\brunning\b/i.test(words) && !/\b(?:waiting|terminated|phase)\b/i.test(words);
}

const PARTS = sparing(/^[ \t]+(?:Limits|Requests):[ \t]*$/m);

/** Requests and limits stand each below their own heading. */
function isOfOtherPart(words: string, printed: string): boolean {
  if (!PARTS.test(printed)) return false;
  const amounts = words.match(/(?<![\w.])\d+(?:\.\d+)?(?:m|[KMGT]i?)?(?![\w.])/g) ?? [];
  if (amounts.length === 0) return false;
  return ['Limits', 'Requests'].some((name) => {
    const meant = new RegExp(`\\b${name.slice(0, -1)}s?\\b`, 'i').test(words);
    const parts = [...printed.matchAll(new RegExp(`^([ \\t]+)${name}:[ \\t]*\\n((?:\\1[ \\t]+\\S.*\\n?)*)`, 'gm'))];
    return meant && !amounts.some((amount) => parts.some(([, , body = '']) => body.includes(` ${amount}`)));
  });
}

const LOCATION = sparing(/\blocation\b\W+(https?:\/\/[^\s`"',;)]+)/i);

function isLongerLocation(words: string, printed: string): boolean {
  const meant = LOCATION.exec(words)?.[1];
  if (meant === undefined) return false;
  const bare = (url: string): string => url.replace(/\/$/, '');
  const found = [...printed.matchAll(/^location:\s*(\S+)/gim)].map((match) => match[1] ?? '');
  return found.length > 0 && !found.some((url) => bare(url) === bare(meant));
}

/** `no .bak`. */
const EXTENSION = sparing(/\b(?:no|without|zero|0) [`"'*]*\.(\w{1,10})\b/i);

function isOfExtension(words: string, printed: string): boolean {
  const extension = EXTENSION.exec(words)?.[1];
  return extension !== undefined && new RegExp(`\\w\\.${extension}(?!\\w)`, 'i').test(printed);
}

/** That `ls` went well proves no file where nothing is listed. */
function isNoFile(words: string, rules: readonly RuleVerdict[], text: string, printed: string): boolean {
  if (!rules.every(({ rule }) => rule.kind === 'exit') || !/^[ \t]*(?:sudo\s+)?(?:ls|find|tree)\b/.test(text))
    return false;
  return /\b(?:files?|present|exists?|there|listed)\b/i.test(words) && /^(?:total 0)?$/.test(printed.trim());
}
