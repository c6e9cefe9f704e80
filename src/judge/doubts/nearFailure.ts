import { allWords } from '../../text/words.ts';
import { kindsOf } from '../../expect/kinds.ts';
import type { Rule } from '../../expect/rule.ts';
import type { Observed } from '../contract.ts';
import { outputOf } from '../printed/output.ts';
import { tablesOf } from '../printed/tableRead.ts';
import type { Decision } from '../scene.ts';

/** Whether a rule failed beside something that plainly shows what the words say, only in another form. */
export function isNearFailure(rule: Rule, { verdict, found }: Decision, { text, stdout }: Observed): boolean {
  if (verdict !== 'fail') return false;
  const shown = found ?? '';
  if (rule.kind === 'says')
    return IN_RANGE.test(rule.clause) || isReply(rule.clause, shown) || saysAll(rule.clause, shown);
  if (rule.kind === 'value') return rule.op === '=' && isHead(rule.value, shown);
  if (rule.kind === 'lines') return isLineForEach(rule, stdout) || isCellOfOne(rule.count, stdout);
  if (rule.kind === 'table')
    return (rule.min > 1 && isCellOfOne(rule.min, stdout)) || isSwitch(rule.column, rule.value, shown);
  return rule.kind === 'equals' && isOfSeveral(rule.clause, rule.value, text, stdout.text);
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

/** `Job mill completed 1/1` beside the row `mill  Complete  1/1`: each word of it is there, one of them in another form. */
function saysAll(clause: string, found: string): boolean {
  if (DENIES.test(clause)) return false;
  const [there, wanted] = [found, clause].map((text) => text.toLowerCase().split(/[\s,;]+/));
  const left = wanted?.filter((word) => word !== '' && !SMALL.test(word) && kindsOf(word).length === 0) ?? [];
  const other = left.filter((word) => !there?.includes(word));
  return (
    other.length > 0 &&
    other.length < left.length &&
    other.every((word) => there?.some((one) => rootOf(one) === rootOf(word)))
  );
}

const rootOf = (word: string): string => word.replace(/(?<=\p{L}{3})(?:ing|ed|es|[ds])$/u, '').replace(/e$/, '');
const DENIES = /\b(?:no|not|none|never|without|only|just|other|than|least|most|below|above|under|over)\b|n't\b|[<>≤≥]/i;
const SMALL = /^(?:is|are|was|has|have|the|an?|in|of|on|at|with|and|its|all|every|each)$/i;

/** `3 ready instances`, `between 2 and 8 replicas`: of one thing, whose row has that number. */
function isCellOfOne(count: number, stdout: Observed['stdout']): boolean {
  return tablesOf(outputOf(stdout), null).some(
    ({ rows }) => rows.length === 1 && (rows[0]?.cells ?? []).includes(String(count)),
  );
}

/** `active` beside ACTIVE True, `Healthy` beside HEALTH OK, `Synced` beside SecretSynced. */
function isSwitch(column: string, value: string | null, found: string): boolean {
  if (value === null) return false;
  if (/(?:^|\s)(?:True|Yes|OK)(?:\s|$)/i.test(found) && value.toLowerCase().startsWith(column.toLowerCase()))
    return true;
  if (!/^[A-Z][a-z]+$/.test(value)) return false;
  const longer = new RegExp(`^(?!Not|Non|Un|Out)[A-Z]\\w*[a-z]${value}$`);
  return found.split(/\s+/).some((cell) => longer.test(cell));
}

/** `min 3 max 9` beside `3 9`, and the names of what a template prints: each is one of the values. */
function isOfSeveral(clause: string, value: string, command: string, printed: string): boolean {
  const numbers = clause.match(/(?<![\w.-])\d+(?![\w.-])/g) ?? [];
  const shown = printed.trim().split(/\s+/);
  if (numbers.length > 1 && shown.length === numbers.length && numbers.every((one) => shown.includes(one))) return true;
  return /^[A-Za-z]+$/.test(value) && new RegExp(`\\.${value}\\b`).test(command) && shown.length > 1;
}

/** `3 commits` beside three lines that are no table. */
function isLineForEach(rule: Extract<Rule, { kind: 'lines' }>, stdout: Observed['stdout']): boolean {
  if (rule.of !== 'rows' || rule.op !== '=' || tablesOf(outputOf(stdout), null).length > 0) return false;
  return stdout.text.split('\n').filter((line) => line.trim() !== '').length === rule.count;
}
