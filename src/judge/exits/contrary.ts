import { joined, lineAt, lineText } from '../printed/output.ts';
import type { Scene } from '../scene.ts';

/** Forms in which tools tell a failure in their result, whatever they exit with. */
const FAILED: readonly RegExp[] = [
  /(?<![\w.:-])[1-9]\d* (?:(?:tests?|specs?|checks?|suites?|hosts?|tasks?|files?) )?(?:failed|failures?|failing)(?![\w-])/i,
  // A sum of none (`# FAIL: 0`) tells of none.
  /^[ \t]*(?:--- )?FAIL(?:ED)?(?=[\s:]|$)(?!:?[ \t]+0\b)/m,
  /^# (?:FAIL|ERROR):[ \t]+[1-9]/m,
  /\b(?:status|phase|result|state)["']?\s*[:=]\s*["']?(?:PartiallyFailed|Failed|FailedValidation|Failure|Error)\b/i,
  /^(?:\S+:\d+: )?(?:ERROR|FATAL|PANIC):\s/m,
  /^\(error\) /m,
  /\b(?:failed|unreachable)=[1-9]/,
  /\bunsuccessful(?:ly)?\b|:\s+(?:bypassed|unverified|not (?:verified|passed|valid))\W*$/im,
  // Lists of checks, and the sum below them.
  /^[ \t]*\[(?:-|x|✗|FAIL(?:ED)?|ERR(?:OR)?)\] ?\S/im,
  /^[ \t]*(?:✗|✘|❌|×) /m,
  /\b(?:checks?|probes?) failed\s*$/m,
];

const NOTHING_TESTED =
  /\bno tests? (?:ran|found|to run|(?:were|was) (?:run|found))\b|\[no test files\]|\bcollected 0 items\b|\bran 0 tests\b|(?<![\d.,])0 (?:tests?|passed|passing)\b|\b[1-9]\d* skipped\b/i;
const TESTED =
  /(?<![\w.])[1-9]\d* (?:(?:tests?|specs?|checks?) )?(?:passed|passing|ok|succeeded)\b|^(?:ok|PASS)\b(?!.*\[no tests)|^--- PASS|\bran [1-9]\d* tests?\b|^tests?:\s+.*[1-9]\d* passed/im;

export interface Contrary {
  readonly text: string;
  readonly line: number;
}

/** What is printed says that it failed: `2 failed`, `status: PartiallyFailed`, psql's `ERROR:`. */
export function saidToFail(scene: Scene): Contrary | null {
  const said = joined(scene.stdout, scene.stderr);
  for (const form of FAILED) {
    const hit = form.exec(said.text);
    if (hit) return { text: lineText(said.text, hit.index).trim(), line: lineAt(said.text, hit.index) };
  }
  return null;
}

/** Words about tests over an output that says that none was run. */
export function saidToTestNothing(scene: Scene): Contrary | null {
  if (!/\b(?:tests?|specs?|suites?|checks?)\b/i.test(scene.clause)) return null;
  const said = joined(scene.stdout, scene.stderr);
  const hit = TESTED.test(said.text) ? null : NOTHING_TESTED.exec(said.text);
  return hit ? { text: lineText(said.text, hit.index).trim(), line: lineAt(said.text, hit.index) } : null;
}

/** A test runner says in its own words that what it ran has passed. */
export function saidToPass(scene: Scene): boolean {
  return TESTED.test(joined(scene.stdout, scene.stderr).text);
}
