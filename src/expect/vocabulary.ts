import { addressOf } from '../base/addresses.ts';
import { COLUMN_WORDS, KIND_WORDS } from './kinds.ts';
import type { Quantity } from './meaning.ts';
import type { Comparison } from './rule.ts';
import { LITERAL } from './sentence.ts';
import { STATE_WORDS } from './states.ts';

const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');

const OPERATORS: readonly (readonly [Comparison, string])[] = [
  [
    '>=',
    'at least|minimum of|minimum|no fewer than|no less than|not less than|no lower than|not below|greater than or equal to|>=',
  ],
  ['>', 'more than|greater than|larger than|bigger than|over|above|higher than|>'],
  [
    '<=',
    'at most|no more than|not more than|no larger than|not larger than|no bigger than|not exceeds|not exceed|no greater than|not greater than|no higher than|not above|not over|maximum of|maximum|up to|less than or equal to|<=',
  ],
  ['<', 'less than|lower than|smaller than|fewer than|under|below|<'],
  ['=', 'exactly|equal to|equals|only|==|='],
  ['!=', 'not equal to|is not|other than|!='],
];

/**
 * Lists of plain words in lower case. A list takes V8 long to make, so a pattern holds of it only those words that its
 * sentence holds (phrase.ts).
 */
export const WORDS: Readonly<Record<string, readonly string[]>> = {
  op: OPERATORS.flatMap(([, words]) => words.split('|')),
  number: NUMBERS,
  kind: KIND_WORDS,
  column: COLUMN_WORDS.map((word) => word.toLowerCase()),
  state: STATE_WORDS.map((word) => word.toLowerCase()),
};

/** Any of the words, as the source of a regular expression; of none, what never matches. */
export function anyOf(words: readonly string[]): string {
  if (words.length === 0) return '(?!)';
  return words.map((word) => word.replace(/[.*+?^${}()[\]\\/]/g, '\\$&').replace(/ /g, '\\s+')).join('|');
}

/** A name or token without quotes; a bare number or ratio is none. */
const WORD = String.raw`(?!\d+(?:\/\d+)?(?![\w.-]))[A-Za-z0-9](?:[\w.\-/]*\w)?`;
const NAME = `(?:${LITERAL}|${WORD})`;
/** A name that no everyday word is: quoted, or with a digit or a sign in it. */
const IDENT = `(?:${LITERAL}|(?=[^\\s,]*[\\d_./-])${WORD})`;
const JOINED = '(?:\\s*,\\s*(?:and\\s+|or\\s+)?|\\s+and\\s+|\\s+or\\s+|\\s+\\/\\s+|\\s*&\\s*)';

/** Word lists of the patterns, as sources of regular expressions, in which `<name>` is another list. */
export const VOCABULARY: Readonly<Record<string, string>> = {
  num: '(?:\\d{1,3}(?:,\\d{3})+|\\d+|<number>)',
  qty: '(?:<op>\\s*)?<num>(?:\\s*\\+|\\s+or\\s+(?:more|greater|higher|fewer|less))?',
  lit: LITERAL,
  name: NAME,
  ident: IDENT,
  idents: `${IDENT}(?:${JOINED}${IDENT})*`,
  names: `${NAME}(?:${JOINED}${NAME})*`,
  several: `${NAME}(?:${JOINED}${NAME})+`,
  value: `(?:${LITERAL}|[^\\s,;()]+)`,
  key: String.raw`[a-z_.][\w.\-\[\]/]*`,
  noun: 'instances?|containers?|resources?|objects?|items?|components?|targets?|releases?|units?|daemons?|servers?|process|processes|backups?|clusters?|databases?|images?|tasks?|checks?|connections?|stacks?|sources?|members?|brokers?|peers?',
  states: '<state>(?:(?:\\s*,\\s*or\\s+|\\s+or\\s+|\\s*,\\s*)<state>)*',
  badstates: '(?:error|<state>)(?:(?:\\s*,\\s*or\\s+|\\s+or\\s+|\\s*,\\s*)(?:error|<state>))*',
  ip: String.raw`\d{1,3}(?:\.\d{1,3}){3}|(?:[0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{0,4}`,
  state1: 'true|false|unknown',
  version: String.raw`v?\d+\.\d+\.\d+(?:[-+][\w.+-]+)?`,
  /** As tables print it in capitals, which the phrase must see to. */
  header: String.raw`[a-z][a-z0-9()%/#_-]+(?: [a-z][a-z0-9()%/#_-]*){0,2}?`,
  amount: String.raw`\d+(?:\.\d+)?(?:%|m|[kmgt]i?b?)?`,
  ports: String.raw`\d+(?:\/(?:tcp|udp|sctp))?(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*)\d+(?:\/(?:tcp|udp|sctp))?)*`,
  ratio: String.raw`\d+\/\d+`,
  host: String.raw`(?:[A-Za-z0-9_-]+\.)+[A-Za-z][A-Za-z0-9-]*\.?`,
  all: '(?:all|every|each|both|any)(?:\\s+(?:of|one|single))?',
  /** Between a thing and its state. */
  cop: '(?:\\s+(?:is|shows|has|in|as|at|with|reports|reaches|status|state|phase|column|all|to)|\\s*[:=]|\\s+-)*\\s+',
  reason:
    '(?:is |gets )?(?:forbidden|permission denied|operation not permitted|not authorized|unauthorized|unauthenticated|access (?:is )?denied|denied|rejected|blocked|connection (?:is )?refused|refused|(?:connection |request |operation )?(?:timed out|times? out|timeout)|deadline exceeded|already exists|no such file(?: or directory)?|not exists?|invalid|malformed|unreachable|not reachable|can not connect|can not reach|not connects?|no route to host|read-only file ?system|read-only)(?: (?:by|due to|because of) (?:(?:kyverno|gatekeeper|opa|cluster|admission|security|validating|pod security|cilium|calico)[ -])*(?:policy|policies|networkpolicy|network policy|rbac|webhook|admission webhook|admission controller|firewall|kyverno|gatekeeper|admission|pod security))?',
  there:
    '(?:is )?(?:all )?(?:exists?|present|there|found|listed|created|visible|shown|available|appears|returned|installed|deployed|registered|displayed)',
  where: '(?: (?:in|on|from|within) (?:output|list|logs?|namespaces?|cluster|response|table|result|stdout))?',
};

/** The comparison that words or a sign name. */
export function comparisonOf(text: string): Comparison | null {
  const said = text.toLowerCase().replace(/\s+/g, ' ').trim();
  return OPERATORS.find(([, words]) => words.split('|').includes(said))?.[0] ?? null;
}

/** `at least 2`, `3+`, `>= 3`, `two`, `2 or more`; null for anything else. */
export function quantityOf(text: string): Quantity | null {
  const match = /^(.*?)\s*(\d{1,3}(?:,\d{3})+|\d+|[a-z]+)(\s*\+|\s+or\s+(?:more|greater|higher|fewer|less))?$/isu.exec(
    text.trim(),
  );
  if (!match) return null;
  const [, before = '', number = '', after = ''] = match;
  const n = /^\d/.test(number) ? Number(number.replace(/,/g, '')) : NUMBERS.indexOf(number.toLowerCase());
  const op = before === '' ? '=' : comparisonOf(before);
  if (n < 0 || op === null) return null;
  if (/\+|more|greater|higher/i.test(after)) return { op: '>=', n };
  if (/fewer|less/i.test(after)) return { op: '<=', n };
  return { op, n };
}

/** Words before a kind that say which ones are meant in a way that no command shows. */
const NOT_NAMES = new Set(
  (
    'no not none nothing shows has is any some most many few fewer more other another new newer newest old older zero every same only just first last next previous ' +
    'remaining existing original unexpected failing failed broken its their this that these those your our my all both each and or of for with if when'
  ).split(' '),
);

/** Whether a word before a kind can be a name that a command mentions. */
export function isName(text: string): boolean {
  return !NOT_NAMES.has(text.toLowerCase()) && !NUMBERS.includes(text.toLowerCase());
}

export function isAddress(text: string): boolean {
  return addressOf(text) !== null;
}
