import { isStateWord } from '../../expect/asides.ts';

/** States that say that all is well. */
const GOOD =
  /^(?:ok|okay|good|fine|well|normal|healthy|up|running|ready|active|enabled|available|online|connected|synced|valid|open|bound|deployed|succeeded|successful|success|passed|complete|completed|done|started|alive|green)$/i;
const DENIES = /^(?:no|not|none|never|off|false|disabled|inactive|absent|unset|empty|n\/a|-|<none>)(?![\w-])/i;
const BAD = /^(?:un|in|dis|non-|not-)[a-z]|(?:ing|ed)$|^(?:down|bad|broken|dead|lost|stale|wrong|dirty)$/i;
/** Of these a thing plays one. */
const ROLES = [
  /^(?:master|primary|leader|main|source)$/i,
  /^(?:slave|replica|secondary|follower|standby|mirror|learner|witness)$/i,
];

/**
 * Whether a value that is not the denied word is sure to be another thing. That it is another word is not enough:
 * `in progress` is no other thing than running, nor `error` than failed.
 *
 *     role is not master     role:slave          debug is not enabled     debug: off
 *     state is not failed    state: active       port is not 80           port: 8080
 */
export function isSurelyOther(value: string, denied: string): boolean {
  const [is, not] = [value.trim(), denied.trim()];
  if (/\d/.test(not) || /[./:_]/.test(not)) return true;
  // `inactive` does not deny that it is stopped.
  if (DENIES.test(is)) return GOOD.test(not) || !(DENIES.test(not) || isStateWord(not) || BAD.test(not));
  const roles = ROLES.map((role) => [role.test(is), role.test(not)] as const);
  if (roles.some(([a, b]) => a !== b) && roles.some(([a]) => a) && roles.some(([, b]) => b)) return true;
  // `on` says nothing of whether it is used.
  return GOOD.test(is) !== GOOD.test(not) && isStateWord(is) && (isStateWord(not) || GOOD.test(not));
}
