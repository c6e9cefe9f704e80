import { viewOf } from '../../expect/view.ts';
import type { Observed, RuleVerdict } from '../contract.ts';
import { OF_EXIT } from './unwell.ts';

/** What was done, as it is told by the command that does it. */
const DEEDS: readonly (readonly [RegExp, RegExp])[] = [
  [/\b(?:tests|specs?|suites?)\b/i, /test|spec|check|verify/i],
  [/\btest\b/i, /test|spec|check|verify|nginx -t/i],
  [/\bmigrations?\b/i, /migrat/i],
  [/\brollouts?\b/i, /rollout|\bwait\b/i],
  [/\bupgrades?\b/i, /upgrad|full-upgrade/i],
  [/\blog-?ins?\b/i, /log-?in|auth|token|passw|whoami|-u\b/i],
  [/\bconnections?\b/i, /connect|ping/i],
  [/\bbackups?\b/i, /backup|dump|snapshot/i],
  [/\brestor(?:e|ation)s?\b/i, /restor/i],
  [/\bchecks\b/i, /check|test|lint|verify|validat/i],
];
/** Prints what lies there. */
const PRINTS = /^(?:cat|ls|head|tail|less|more|find|stat|echo|env|printenv|du|df|ps|pwd|wc)$/;
/** Asks for a change, and does not wait for what becomes of it. */
const ASKS_FOR =
  /\b(?:kubectl|oc) (?:\S+ )*?(?:apply|create|replace|patch|label|annotate|scale)\b|\bsystemctl (?:\S+ )*?(?:start|restart|reload|enable)\b|\bnginx -t\b/;

/** `tests pass` beside `ls`, `rollout complete` beside `kubectl apply`: the command does no such thing. */
export function isDeedOfOther(words: string, { rule, verdict }: RuleVerdict, { text, facts }: Observed): boolean {
  if (verdict !== 'pass' || rule.kind !== 'exit' || OF_EXIT.test(rule.clause)) return false;
  const deeds = DEEDS.filter(([said]) => said.test(words));
  if (deeds.length === 0) return false;
  if (PRINTS.test(viewOf(text, facts).tool ?? '')) return true;
  return ASKS_FOR.test(text) && deeds.some(([, does]) => !does.test(text));
}
