import type { AnswerWords } from '../../expect/answerWords.ts';
import { stemOf, stemsOf, type Asked } from '../../expect/asked.ts';
import type { PrintedAnswer } from './printedAnswers.ts';

const YES = /^(?:true|t|yes|y|on|1|enabled)$/i;
const NO = /^(?:false|f|no|n|off|0|disabled)$/i;
const ON = /^(?:on|enabled)$/i;
const OFF = /^(?:off|disabled)$/i;
/** A name in which these stand is switched on to switch something off. */
const TURNED =
  /\b(?:not?|disabl\w*|skip\w*|den(?:y|ied)|prevent\w*|block\w*|suspend\w*|paus\w*|ignor\w*|without|exclud\w*|inhibit\w*)\b/i;

/** What is said of some questions in other words than the command's. */
const ROLES: readonly (readonly [RegExp, RegExp, RegExp])[] = [
  [
    /\bpg_is_in_recovery\b/,
    /^(?:standby|replica|secondary|follower|recovery)$/i,
    /^(?:primary|master|leader|writable)$/i,
  ],
  [/\bspec\.unschedulable\b/, /^(?:cordoned|unschedulable)$/i, /^(?:uncordoned|schedulable)$/i],
  [/\bredis-cli\s.*\bexists\b/, /^exists$/i, /^(?:absent|gone|missing)$/i],
  [/\bis-enabled\b/, /^(?:enabled|starts|started|autostarts?)$/i, /^disabled$/i],
  [/\bcan-i\b/, /^(?:may|can|allowed|permitted|granted|able)$/i, /^(?:forbidden|denied|disallowed)$/i],
];

/** Whom a question can only be about. */
const SUBJECT = /^(?:node|server|instance|database|db|host|postgres\w*)$/i;

/**
 * Words on a switch that is printed as yes or no: `deletion protection is on`, `the CronJob is suspended`, `not allowed`.
 * Null: they are no such words.
 */
export function switched(
  said: AnswerWords,
  { value, label }: PrintedAnswer,
  asked: Asked,
  isTold: (word: string) => boolean,
  command: string,
): boolean | null {
  if (!YES.test(value) && !NO.test(value)) return null;
  const is = YES.test(value);
  const role = ROLES.find(([asks]) => asks.test(command));
  if (role) return inRole(said, is, role, isTold);
  const key = label === '' ? asked.key : [...stemsOf(label)];
  const [word, ...more] = said.words.filter((one) => ON.test(one) || OFF.test(one));
  if (word !== undefined) {
    const others = said.words.filter((one) => one !== word);
    if (more.length > 0 || others.length === 0) return null;
    if (isTurned(key, label)) return byKey(said, is, key, isTold);
    if (!others.every(isTold) || !namesHead(key, others)) return null;
    if (said.denied !== null && said.denied !== word) return null;
    return (ON.test(word) !== (said.denied !== null)) === is;
  }
  // That a switch is set may mean that it is on, or that it has a value.
  if (
    /^[01]$/.test(value) ||
    key.length === 0 ||
    said.words.some((one) => /^set$/i.test(one) || YES.test(one) || NO.test(one))
  )
    return null;
  return byKey(said, is, key, isTold);
}

/** `deletion is on` says another thing of `DeletionProtection`: its last word, which is what is on, must be named. */
function namesHead(key: readonly string[], words: readonly string[]): boolean {
  const head = key.filter((part) => !TELLS.test(part)).at(-1);
  return (
    head === undefined ||
    words.some((word) => stemsOf(word).has(head)) ||
    words.some((word) => stemsOf(word.replace(/-/g, '')).has(head))
  );
}

/** Stems of what only says that it is a switch. */
const TELLS = /^(?:enabl|disabl|statu|stat|valu|mod|flag|set|sett|on|is|activ)$/;

function isTurned(key: readonly string[], label: string): boolean {
  return TURNED.test(`${key.join(' ')} ${label.replace(/([a-z])(?=[A-Z])|_/g, '$1 ')}`);
}

function inRole(
  said: AnswerWords,
  is: boolean,
  [, good, bad]: (typeof ROLES)[number],
  isTold: (word: string) => boolean,
): boolean | null {
  const roles = said.words.filter((word) => good.test(word) || bad.test(word));
  // `yes, ops may list pods`
  const [first = ''] = said.words;
  if (/^yes$/i.test(first) && !is) return false;
  const others = said.words.filter((word) => !roles.includes(word) && !SUBJECT.test(word) && !/^yes$/i.test(word));
  if (!others.every(isTold) || roles.length > 2) return null;
  // `enabled, must not start at boot` denies another word than its role.
  if (said.denied !== null && (roles.length > 1 || (roles.length > 0 && !roles.includes(said.denied)))) return null;
  const goods = roles.filter((word) => good.test(word));
  if (goods.length > 0 && goods.length < roles.length) return null;
  // `viewers must not delete pods`
  if (roles.length === 0) return said.denied !== null && others.length > 1 && good.test('may') ? !is : null;
  return (goods.length > 0 !== (said.denied !== null)) === is;
}

/** The words name all that the key says, and nothing that is not told: `vault is unsealed` beside `.sealed`. */
function byKey(
  said: AnswerWords,
  is: boolean,
  key: readonly string[],
  isTold: (word: string) => boolean,
): boolean | null {
  const stems = said.words.map((word) => [...stemsOf(word)]);
  const named = new Set(stems.flat());
  const turned = said.words.filter((word) => {
    const stem = stemOf(word);
    return key.some((part) => opposes(stem, part));
  });
  const missing = key.filter((part) => !named.has(part) && !turned.some((word) => opposes(stemOf(word), part)));
  const isOfKey = (word: string): boolean => key.includes(stemOf(word)) || turned.includes(word);
  const other = said.words.filter((word) => !isTold(word) && !isOfKey(word));
  if (missing.length > 0 || other.length > 0 || turned.length > 1) return null;
  if (
    said.denied !== null &&
    ![...stemsOf(said.denied)].some((stem) => key.includes(stem)) &&
    !turned.includes(said.denied)
  )
    return null;
  return ((turned.length === 0) !== (said.denied !== null)) === is;
}

const opposes = (a: string, b: string): boolean =>
  ['un', 'in', 'non', 'dis'].some((no) => a === `${no}${b}` || b === `${no}${a}`) ||
  (/^(?:en|dis)abl$/.test(a) && /^(?:en|dis)abl$/.test(b) && a !== b);
