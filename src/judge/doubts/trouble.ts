import { outputOf } from '../printed/output.ts';
import { tablesOf } from '../printed/tableRead.ts';
import { sparing } from '../../text/sparing.ts';
import type { Observed } from '../contract.ts';

const NONE = sparing(
  /\b(?:no|none|zero|0|without|nothing)\b[^,;.]*\b(?:errors?|failed|failures?|failing|pending|problems?|issues?|crash\w*|broken)\b/i,
);
/** What tools call a state that is none to be in, in words of their own. */
const TROUBLED =
  /^(?:(?:Init:)?\w*(?:BackOff|Failed|Error|Killed|Lost)\w*|Err[A-Z]\w*|Evicted|Unknown|Degraded|NodeAffinity|Invalid[A-Z]\w*)$/;

/** `no errors` beside a list in which one is in `ImagePullBackOff`, which it may mean. */
export function listsTrouble(words: string, { stdout }: Observed): boolean {
  if (!NONE.test(words)) return false;
  return tablesOf(outputOf(stdout), null).some(({ rows }) =>
    rows.some(({ cells }) => cells?.some((cell) => TROUBLED.test(cell.trim()))),
  );
}
