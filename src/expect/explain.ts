import { unreachable } from '../base/exhaustive.ts';
import type { Comparison, RuleTest, TableTest } from './rule.ts';

const WORDS: Readonly<Record<Comparison, string>> = {
  '=': 'is',
  '!=': 'is not',
  '<': 'is below',
  '<=': 'is at most',
  '>': 'is above',
  '>=': 'is at least',
};
const quoted = (text: string, exact: boolean): string => (exact ? `\`${text}\`` : text);
const amount = (op: Comparison, n: number): string =>
  ({ '=': 'exactly', '!=': 'not', '<': 'fewer than', '<=': 'at most', '>': 'more than', '>=': 'at least' })[op] +
  ` ${String(n)}`;

/** A rule in words for people: `STATUS is Running in every row`. */
export function explainRule(rule: RuleTest): string {
  switch (rule.kind) {
    case 'exit':
      return `exit ${WORDS[rule.op]} ${String(rule.code)}`;
    case 'fails':
      return rule.reason === null ? 'the command fails' : `the command fails: ${rule.reason}`;
    case 'contains':
      return `${quoted(rule.token, rule.exact)} is printed${rule.each ? ' in every line' : rule.agree ? ', and no other value in its place' : ''}`;
    case 'absent':
      if (rule.list !== null) return `no word of the list ${rule.list} is printed`;
      return `${rule.tokens.map((t) => quoted(t, rule.exact)).join(' and ')} ${rule.tokens.length > 1 ? 'are' : 'is'} not printed`;
    case 'equals':
      if (rule.value === '') return 'nothing is printed';
      return rule.each
        ? `every line or word printed is ${quoted(rule.value, rule.exact)}`
        : `the whole output is ${quoted(rule.value, rule.exact)}`;
    case 'matches':
      return `${rule.line ? `the ${rule.line} line` : rule.each ? 'every line' : 'the output'} matches /${rule.pattern}/${rule.flags}`;
    case 'says':
      return `the output says “${rule.text}”`;
    case 'lines':
      return rule.of === 'rows'
        ? `${amount(rule.op, rule.count)} rows are listed`
        : `${amount(rule.op, rule.count)} lines are printed`;
    case 'number':
      return `the number printed ${WORDS[rule.op]} ${String(rule.value)}`;
    case 'value':
      if (rule.path === '.') return `every value printed ${WORDS[rule.op]} ${rule.value}`;
      return `${rule.some ? 'some' : 'every'} ${rule.path} ${WORDS[rule.op]} ${rule.value}`;
    case 'state':
      return `${rule.count === undefined ? 'every state printed' : `each of ${String(rule.count)} states printed`} is ${rule.values.join(' or ')}`;
    case 'yaml':
      return rule.fragment === null
        ? 'the output parses as YAML or JSON'
        : `the output contains this YAML: ${rule.fragment.trim()}`;
    case 'table':
      return explainTable(rule);
    case 'exists':
      return rule.name === null ? 'something is listed' : `${rule.name} is listed`;
    case 'missing':
      return rule.name === null ? 'nothing is found' : `${rule.name} is not found`;
    case 'image': {
      const at = rule.image.lastIndexOf(':');
      return `every image${rule.image.startsWith('*:') ? '' : ` ${rule.image.slice(0, at)}`} has the tag ${rule.image.slice(at + 1)}`;
    }
    case 'http':
      return explainStatus(rule);
    case 'header':
      if (rule.absent) return `there is no header ${rule.name}`;
      return `the header ${rule.name} is ${rule.value ?? 'there'}`;
    case 'resolves':
      return explainAnswer(rule.to);
    case 'metrics':
      return `${rule.series === null ? 'Prometheus metrics are printed' : `a sample of ${rule.series} is printed`}${compared(rule.compare)}`;
    case 'series':
      return `the query${rule.name === null ? '' : ` for ${rule.name}`} has a result${compared(rule.compare)}`;
    case 'version':
      return `${rule.of ?? 'every version printed'} is in ${rule.range}`;
    case 'within':
      return `it takes at most ${String(rule.ms)} ms`;
    case 'eventually':
      return `within ${String(rule.ms / 1000)} s, ${explainRule(rule.rule)}`;
    case 'file':
      return explainFile(rule);
    case 'all':
      return rule.rules.map(explainRule).join('; ');
    case 'any':
      return rule.rules.map(explainRule).join(', or ');
    default:
      return unreachable(rule);
  }
}

function explainStatus({ status, not, some, count, protocol }: Extract<RuleTest, { kind: 'http' }>): string {
  const which = some ? ' of some response' : count === undefined ? '' : ` of each of ${String(count)} responses`;
  return `HTTP status${which} is ${not ? 'not ' : ''}${status}${protocol === undefined ? '' : ` over ${protocol}`}`;
}

const compared = (c: { op: Comparison; value: string } | undefined): string =>
  c === undefined ? '' : `, and its value ${WORDS[c.op]} ${c.value}`;

function explainTable(rule: TableTest): string {
  const column = rule.column === '*' ? 'some cell' : rule.column;
  const values = [rule.value ?? '', ...(rule.or ?? [])].join(' or ');
  const test = {
    compare: `${WORDS[rule.op]} ${values}`,
    has: `${rule.op === '!=' ? 'has no' : 'has'} ${values}`,
    full: 'says that all is there',
    distinct: rule.rows === 'some' ? `has at least ${String(rule.min)} different values` : 'differs from row to row',
  }[rule.test];
  const where =
    rule.test === 'distinct'
      ? ''
      : rule.rows === 'some'
        ? ` in at least ${String(rule.min)} row${rule.min > 1 ? 's' : ''}`
        : ' in every row';
  const named = rule.name === undefined ? '' : ` of ${rule.name}`;
  return `${column} ${test}${where}${named}${bounds(rule)}`;
}

function bounds({ rows, min, max }: TableTest): string {
  if (rows === 'some') return max === undefined ? '' : ` and at most ${String(max)}`;
  if (max !== undefined)
    return max === min
      ? `, of exactly ${String(min)} row${min > 1 ? 's' : ''}`
      : `, of ${String(min)} to ${String(max)} rows`;
  return min > 1 ? `, of at least ${String(min)} rows` : '';
}

function explainAnswer(to: Extract<RuleTest, { kind: 'resolves' }>['to']): string {
  if (to === 'any') return 'resolves';
  if (to === 'none') return 'does not resolve';
  if (to === 'nxdomain') return 'there is no such name';
  if (to === 'public' || to === 'private') return `resolves to a ${to} address`;
  if ('addresses' in to) return `resolves to ${to.addresses.join(' and ')}`;
  if ('record' in to)
    return `${amount(to.op, to.count)} DNS ${to.record === 'address' ? 'addresses' : to.record === 'any' ? 'records' : `${to.record} records`} are answered`;
  if ('address' in to) return `resolves to ${to.address}`;
  if ('name' in to) return `resolves to the name ${to.name}`;
  return `resolves to the value given for ${to.placeholder}`;
}

function explainFile({ path, test }: Extract<RuleTest, { kind: 'file' }>): string {
  if (test.is === 'present') return `the file ${path} exists`;
  if (test.is === 'value') return `${test.key} is ${test.value} in ${path}`;
  return `${path} contains this YAML${test.under === null ? '' : ` under ${test.under}`}: ${test.yaml.trim()}`;
}
