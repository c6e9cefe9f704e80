import { allWords } from '../../text/words.ts';
import type { Rule } from '../../expect/rule.ts';
import type { Observed } from '../contract.ts';
import { outputOf } from '../printed/output.ts';
import { tablesOf } from '../printed/tableRead.ts';
import type { Decision } from '../scene.ts';

/** Whether a rule failed beside something that plainly shows what the words say, only in another form. */
export function isNearFailure(rule: Rule, { verdict, found }: Decision, { stdout }: Observed): boolean {
  if (verdict !== 'fail') return false;
  return (
    (rule.kind === 'says' && found !== null && isReply(rule.clause, found)) ||
    (rule.kind === 'says' && IN_RANGE.test(rule.clause)) ||
    (rule.kind === 'value' && rule.op === '=' && found !== null && isHead(rule.value, found)) ||
    (rule.kind === 'lines' && isLineForEach(rule, stdout))
  );
}

/** `pod IPs in 10.244.0.0/16`: addresses of it are other texts. */
const IN_RANGE = /\b(?:in|within|inside|from) (?:the )?(?:\S+ )?\d+\.\d+\.\d+\.\d+\/\d+/;

/** `0 keys` beside `(integer) 0`, as redis answers. */
function isReply(clause: string, found: string): boolean {
  const [, number] = /^\(integer\) (\d+)$/.exec(found.trim()) ?? [];
  return number !== undefined && allWords(clause).includes(number);
}

/** `Node: worker-2/10.20.0.22`, `TargetPort: 8080/TCP`: the value, and what belongs to it. */
function isHead(value: string, found: string): boolean {
  const shown = found.trim().slice(found.trim().lastIndexOf(' ') + 1);
  return shown.startsWith(`${value}/`) && /^(?:TCP|UDP|SCTP|\d+\.\d+\.\d+\.\d+)$/i.test(shown.slice(value.length + 1));
}

/** `3 commits` beside three lines that are no table. */
function isLineForEach(rule: Extract<Rule, { kind: 'lines' }>, stdout: Observed['stdout']): boolean {
  if (rule.of !== 'rows' || rule.op !== '=' || tablesOf(outputOf(stdout), null).length > 0) return false;
  return stdout.text.split('\n').filter((line) => line.trim() !== '').length === rule.count;
}
