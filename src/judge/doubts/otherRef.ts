import type { Observed, RuleVerdict } from '../contract.ts';
import { sparing } from '../../text/sparing.ts';

const LISTS = sparing(/\bgit\b.*\s(?:branch|tag|ls-remote|for-each-ref|show-ref)\b/);
/** What stands before the name of a branch or a tag and is no part of it. */
const PLACE = /^(?:refs\/)?(?:heads\/|tags\/|remotes\/)?(?:origin\/|upstream\/)?$/;

/** `release/1.4` beside `origin/archive/release/1.4`: the end of another name. */
export function isOtherRef(rules: readonly RuleVerdict[], { text, stdout }: Observed): boolean {
  if (!LISTS.test(text)) return false;
  const refs = stdout.text.split(/\s+/);
  return rules.some(({ rule, verdict }) => {
    const token = rule.kind === 'contains' ? rule.token : rule.kind === 'exists' ? rule.name : null;
    if (verdict !== 'pass' || token === null) return false;
    const ends = refs.filter((ref) => ref.endsWith(token));
    return ends.length > 0 && ends.every((ref) => !PLACE.test(ref.slice(0, -token.length)));
  });
}
