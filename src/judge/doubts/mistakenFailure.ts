import { isTold } from '../../expect/asides.ts';
import type { Rule } from '../../expect/rule.ts';
import { maySayTheSame } from '../answers/answerWord.ts';
import type { Observed } from '../contract.ts';
import { outputOf } from '../printed/output.ts';
import { tablesOf } from '../printed/tableRead.ts';
import { findToken, sameWord } from '../printed/tokens.ts';
import type { Decision } from '../scene.ts';

/** Whether a rule failed by a word that only the author has for what was printed, or by another thing than they mean. */
export function isMistakenFailure(rule: Rule, decision: Decision, observed: Observed): boolean {
  return (
    mayBeSameSwitch(rule, decision, observed) ||
    mayMeanTheSame(rule, decision) ||
    mayAnswerOther(rule, decision, observed) ||
    isPlaceOf(rule, observed) ||
    saysItWent(rule, observed) ||
    isOtherEmpty(rule, observed) ||
    isTagOf(rule, observed) ||
    isOfTable(rule, observed) ||
    isYearOf(rule, decision) ||
    isOfSeveral(rule, observed) ||
    isWithMore(rule, decision, observed) ||
    isOfRule(rule, observed) ||
    isInOtherColumn(rule, observed) ||
    isQuantile(rule) ||
    saysZero(rule, decision)
  );
}

/** `no FAIL` beside `0 checks FAIL`, `no errors` beside `error rate 0.00%`, `no DiskPressure` beside `DiskPressure False`: the line says that there is none. */
function saysZero(rule: Rule, { verdict, found }: Decision): boolean {
  if (verdict !== 'fail' || found === null) return false;
  const denies =
    rule.kind === 'absent' || (rule.kind === 'says' && /^\W*(?:no|none|zero|without)\b/i.test(rule.clause));
  return (
    denies && /^\s*0(?:\.0+)?%?\s+\S|[\s:=]0(?:\.0+)?%?\s*$|^\s*[\w-]+(?:\s*[:=]\s*|\s+)(?:false|none)\b/i.test(found)
  );
}

/** `on` beside `true`: it is the same where the words speak of what was asked for, and another word where not. */
function mayBeSameSwitch(rule: Rule, { verdict }: Decision, { stdout }: Observed): boolean {
  if (verdict !== 'fail' || !(rule.kind === 'contains' || rule.kind === 'equals' || rule.kind === 'state'))
    return false;
  if (rule.kind === 'contains') return !rule.exact && /^(?:on|off|enabled|disabled)$/i.test(rule.token);
  const printed = stdout.text.trim();
  if (/^"?(?:true|t|yes)"?$/i.test(printed)) return /\b(?:on|enabled)\b/i.test(rule.clause);
  return /^"?(?:false|f|no)"?$/i.test(printed) && /\b(?:off|disabled)\b/i.test(rule.clause);
}

/** `active` where `running` is expected, `t` where `standby` is: a word for the state, which may be printed in another. */
function mayMeanTheSame(rule: Rule, { verdict, found }: Decision): boolean {
  if (verdict !== 'fail' || found === null || !/^[\w-]+$/.test(found.trim())) return false;
  if (rule.kind === 'state') return rule.values.some((value) => maySayTheSame(value, found.trim()));
  return rule.kind === 'equals' && !rule.exact && rule.each === true && maySayTheSame(rule.value, found.trim());
}

/** `12` where `12/12` is expected may be all of them; `main` where `main is clean` is, is what the words speak of. */
function mayAnswerOther(rule: Rule, { verdict, found }: Decision, { stdout }: Observed): boolean {
  if (verdict !== 'fail') return false;
  const shown = (found ?? stdout.text.slice(0, 200)).trim();
  if (rule.kind === 'contains') return /^\d+$/.test(shown) && rule.token.startsWith(`${shown}/`);
  // `a UUID` is a kind of value.
  if (rule.kind === 'equals' && /^\s*#?\s*an? \p{Lu}+\s*$/u.test(rule.clause))
    return rule.value !== 'UUID' || UUID.test(shown);
  if (rule.kind !== 'equals' || rule.each !== true || rule.value === shown || !/^\p{L}[\w./-]*$/u.test(shown))
    return false;
  const words = rule.clause.split(/[\s,;:()`"]+/);
  const [at, is] = [words.indexOf(shown), words.findIndex((word) => /^(?:is|are)$/i.test(word))];
  return at !== -1 && at < is && words.indexOf(shown, is) === -1;
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** `10.6.0.1 is on gate-1` beside `ssh gate-1 ip addr`, which prints the first: where it is looked for need not be printed. */
function isPlaceOf(rule: Rule, { text, stdout }: Observed): boolean {
  if (rule.kind !== 'contains' || !isTold(rule.token, text)) return false;
  const at = rule.clause.toLowerCase().indexOf(rule.token.toLowerCase());
  const who = /(\S+) (?:is|are|on|in|at|from)(?: the)? [`"']?$/i.exec(rule.clause.slice(0, Math.max(at, 0)))?.[1];
  return who !== undefined && findToken(stdout.text, who, { exact: false }) !== null;
}

/** `validate is OK` beside `Success! The configuration is valid.`: the author's word for it is not the tool's. */
function saysItWent(rule: Rule, { outcome, stdout }: Observed): boolean {
  if (rule.kind !== 'contains' || rule.exact === true || !/^(?:ok|okay|fine|good)$/i.test(rule.token)) return false;
  const well = /\b(?:success(?:ful(?:ly)?)?|valid|passed|no (?:errors?|changes|problems?))\b/i.test(stdout.text);
  return well && outcome.kind === 'exited' && outcome.code === 0;
}

/** `the queue is empty`, `plan is empty`: a thing of which the output tells, and not the output itself. */
function isOtherEmpty(rule: Rule, { stdout }: Observed): boolean {
  if (rule.kind !== 'equals' || rule.value !== '') return false;
  const noun = /(\p{L}[\p{L}-]*) (?:is|are|stays?|remains?|must be|should be)(?: now)? empty\b/iu.exec(
    rule.clause,
  )?.[1];
  const bare = /^\s*(?:\[\]|\{\}|0|null)\s*$/.test(stdout.text);
  return bare || (noun !== undefined && !OUTPUT.test(noun));
}

/** What is printed, by any of its names; and what a listing command lists. */
const OUTPUT =
  /^(?:output|result|results|response|answer|stdout|text|it|this|that|log|logs|diff|list|line|file|body|reply|everything|namespace|folder|directory|dir)$/i;

/** `image is latest` beside `reg.example/oar:latest`: the tag of what is printed. */
function isTagOf(rule: Rule, { stdout }: Observed): boolean {
  return rule.kind === 'equals' && rule.value !== '' && stdout.text.trim().endsWith(`:${rule.value}`);
}

/** `chart version 4.10.1` beside a table, which has other numbers that look like a version. */
function isOfTable(rule: Rule, { stdout }: Observed): boolean {
  return rule.kind === 'version' && tablesOf(outputOf(stdout), null).length > 0;
}

/** `notAfter 2030` beside `notAfter=Jan  1 00:00:00 2030 GMT`: a year, and not the whole of a date. */
function isYearOf(rule: Rule, { found }: Decision): boolean {
  const value = rule.kind === 'value' ? rule.value : '';
  return /^20\d\d$/.test(value) && found !== null && new RegExp(`(?<!\\d)${value}(?!\\d)`).test(found);
}

/**
 * `Bound/10Gi` beside a table that shows the two apart, and a list of `- STATUS: deployed`, which is no YAML but the
 * author's items: each is printed by itself.
 */
function isOfSeveral(rule: Rule, { stdout }: Observed): boolean {
  const parts =
    rule.kind === 'contains' && !rule.exact && /^[^/\s]+\/[^/\s]+$/.test(rule.token)
      ? rule.token.split('/')
      : rule.kind === 'yaml' && /^(?:\s*- [\w .-]+: \S.*(?:\n|$))+$/.test(rule.clause)
        ? rule.clause.split('\n').map((line) => line.replace(/^\s*- /, ''))
        : [];
  return parts.length > 1 && parts.every((part) => findToken(stdout.text, part, { exact: false }) !== null);
}

/** `uid=1001` beside `uid=1001(deploy)`, `10 passed, 0 failed` beside `10 passed`. */
function isWithMore(rule: Rule, { found }: Decision, { stdout, outcome }: Observed): boolean {
  if (rule.kind === 'value') return rule.op === '=' && (found?.includes(`${rule.value}(`) ?? false);
  const well = outcome.kind === 'exited' && outcome.code === 0 && !/\bfail|\berror/i.test(stdout.text);
  const counts = rule.kind === 'contains' && well ? rule.token.split(', ') : [];
  const some = counts.filter((count) => !/^0 [a-z]+$/.test(count));
  if (counts.length < 2 || some.length === counts.length || !/^\d+ (?:tests? )?passed$/.test(some[0] ?? ''))
    return false;
  return some.every((count) => findToken(stdout.text, count, { exact: false }) !== null);
}

/** `every peer is Established`, where STATE says `up` and another column says that of each. */
function isInOtherColumn(rule: Rule, { outcome, stdout }: Observed): boolean {
  if (rule.kind !== 'state' || outcome.kind !== 'exited' || outcome.code !== 0) return false;
  return tablesOf(outputOf(stdout), null).some(
    ({ header, rows }) =>
      rows.length > 0 &&
      header.some((_, i) =>
        rows.every(({ cells }) => rule.values.some((value) => sameWord(cells?.[i] ?? '', value, false))),
      ),
  );
}

/** `p95` is `p(95)`, `95%` or `95th percentile`, as tools print it. */
function isQuantile(rule: Rule): boolean {
  return rule.kind === 'contains' && /^p\d{2}(?:\.?\d+)?$/i.test(rule.token);
}

/**
 * `23/tcp is denied` beside a list of rules, and `is blocked` beside a setting that is called so, which the command itself
 * went well to show; `on branch main` beside `* main`.
 */
function isOfRule(rule: Rule, { text, outcome, stdout }: Observed): boolean {
  if (rule.kind === 'fails')
    return (
      outcome.kind === 'exited' &&
      outcome.code === 0 &&
      (/\b(?:DENY|DENIED|REJECT|DROP|BLOCK)\b/.test(stdout.text) || /[-_]block\b/.test(text))
    );
  const branch = rule.kind === 'contains' ? /^on branch (\S+)$/i.exec(rule.token)?.[1] : undefined;
  return branch !== undefined && stdout.text.split('\n').includes(`* ${branch}`);
}
