import type { Rule } from '../../expect/rule.ts';
import { plain } from '../printed/output.ts';
import { pass } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';

/** Words for a connection that is cut off, and what a tool says of itself where that is so. */
const CUT: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:blocked|denied|isolated|dropped|filtered|no access)$/, /timed? ?out|timeout|no route to host/i],
  [/^(?:timeout|timed out)$/, /timed? ?out|timeout/i],
  [/^(?:connection )?refused$/, /refused/i],
  [/^(?:unreachable|not reachable|no connection|closed)$/, /timed? ?out|timeout|no route to host|refused|unreachable/i],
];

/**
 * `curl … || echo blocked` prints its word for any failure. It is proven where the tool that tried says on stderr that
 * it was just this: `curl: (28) Connection timed out`. Null: nothing proves it.
 */
export function byToldFallback(rule: Rule, scene: Scene): Decision | null {
  const word =
    rule.kind === 'contains'
      ? rule.token
      : rule.kind === 'equals'
        ? rule.value
        : rule.kind === 'says'
          ? rule.text
          : null;
  const [, tried = ''] = /^([^|;&\n]*)\|\|\s*echo\s[^|;&\n]*$/.exec(scene.observed.text.trim()) ?? [];
  const tool = /(?:^|\s)(curl|wget|nc|ncat|ping|telnet)\s/.exec(tried)?.[1];
  if (word === null || tool === undefined || scene.stdout.text.trim().toLowerCase() !== word.trim().toLowerCase())
    return null;
  const reason = CUT.find(([means]) => means.test(word.trim().toLowerCase()))?.[1];
  const line = plain(scene.stderr.text)
    .split('\n')
    .find((one) => one.startsWith(`${tool}: `));
  return reason && line !== undefined && reason.test(line) ? pass(`Expected ${word}; ${line}`, line) : null;
}
