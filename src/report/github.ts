import type { Redacted } from '../base/redacted.ts';
import type { Verdict } from '../judge/contract.ts';
import { joinKept, kept } from '../redact/compose.ts';
import { githubData, githubProperty } from '../redact/display.ts';
import { redact } from '../redact/redact.ts';
import { failingText } from './failing.ts';
import type { RunReport } from './record.ts';

const LEVEL = { fail: 'error', undecided: 'warning', blocked: 'warning', manual: 'notice' } as const satisfies Record<
  Exclude<Verdict, 'pass'>,
  string
>;

/** A workflow command for each check that did not pass, one a line, for GitHub's annotations at the story's lines. */
export function githubAnnotations({ runs }: RunReport): Redacted {
  const lines = runs.flatMap((run) => {
    if (run.verdict === 'pass') return [];
    const file = githubProperty(redact(run.story));
    const title = githubProperty(kept`${redact(run.check)} ${run.title}: ${run.verdict}`);
    return [
      kept`::${LEVEL[run.verdict]} file=${file},line=${run.line},title=${title}::${githubData(failingText(run))}\n`,
    ];
  });
  return joinKept(lines, kept``);
}
