import { isSurelyOther } from './surelyOther.ts';
import { isStateWord } from '../../expect/asides.ts';
import type { Comparison } from '../../expect/rule.ts';
import { compares, magnitude } from '../printed/compare.ts';
import { WORD_LIST } from './field.ts';
import { isOtherValue, isSameImage, partIn } from './partOfValue.ts';
import type { Field } from './field.ts';
import { findToken } from '../printed/tokens.ts';
import { wildcardFor } from '../printed/wildcardName.ts';

/** A value that the author's words give to a key. */
export interface Said {
  readonly text: string;
  readonly op: Comparison;
  /** It was quoted, so that letter case counts. */
  readonly exact: boolean;
  /** `no errors`: none, however the output says that. */
  readonly none?: boolean;
}

const YES = /^(?:true|yes|on|enabled?)$/i;
const NO = /^(?:false|no|off|disabled?)$/i;
const EMPTY = /^(?:|<none>|<unset>|none|null|nil|n\/a|-|\[\]|\{\})$/i;
/** What praises rather than names a value. */
const PRAISE =
  /^(?:healthy|ok|okay|good|fine|well|normal|valid|working|up|ready|right|correct|expected|present|set|there|clean|available|complete|successful|secure|safe|stable|alive)$/i;
const DOUBT = /\b(?:not|no|un\w+|fail\w*|error|warn\w*|degraded|except|but|stale|old|pending|waiting|unknown)\b/i;

/** Whether a printed value is what is said of it; null where that cannot be told. */
export function agrees(field: Field, said: Said): boolean | null {
  const { text, op, exact } = said;
  const value = field.value.trim();
  if (op === '!=') {
    const same = agrees(field, { ...said, op: '=' });
    if (same !== false) return same === null ? null : false;
    return exact || isSurelyOther(value, text) ? true : null;
  }
  if (said.none) return isNone(field);
  if (field.list && /^\[.*\]$/.test(text)) return isList(field.list, text);
  if (field.list && /^\d+$/.test(text)) return compares(String(field.list.length), op, text);
  if (op !== '=') {
    const result = /^\d/.test(text) ? comparesAll(field, op, text) : null;
    return result ?? (EMPTY.test(value) && value !== '' ? false : null);
  }
  // `10.9.0.7 (the relay)`: what the bracket claims is not told by the value.
  const [, bare] = /^(.*?\S)\s*\([^()]*\)$/.exec(text) ?? [];
  if (bare !== undefined && value.toLowerCase().startsWith(bare.toLowerCase()) && value !== text) return null;
  // One of several words is no value; what is among them is told elsewhere.
  if (!field.list && WORD_LIST.test(field.key) && /\S\s+\S/.test(value) && value !== text) return null;
  if (exact) return value === text ? true : value.toLowerCase() === text.toLowerCase() ? null : differs(value, text);
  const lower = value.toLowerCase();
  const wanted = text.toLowerCase();
  if (lower === wanted) return isLiteralText(field, text) ? null : true;
  if (EMPTY.test(text)) return isNone(field);
  // `enabled (not at rest)`
  const truth = DOUBT.test(/[([].*$/.exec(value)?.[0] ?? '') ? null : truthOf(value, field);
  const asked = YES.test(text) ? true : NO.test(text) ? false : null;
  if (asked !== null && truth !== null) return isLiteralText(field, text) ? null : truth === asked;
  if (wildcardFor(text, value) !== null) return null;
  if (field.made) return ofParts(field.made, text);
  if (field.list) return field.list.length === 1 && field.list[0]?.toLowerCase() === wanted ? true : null;
  const parts = value.split(/,\s+(?![^(]*\))/).map((part) => part.replace(/\s*[([][^()[\]]*[)\]]$/, ''));
  const same = parts.filter((part) => part.toLowerCase() === wanted);
  const clear = !DOUBT.test(value.slice(text.length));
  if (same.length === parts.length) return clear || DOUBT.test(text) ? true : null;
  if (same.length > 0) return /^v?\d+(?:\.\d+)+$/.test(text) ? false : null;
  const goesOn =
    lower.startsWith(wanted) && /^(?:\s+(?:to|since|at|from|in|on)\s|\s*[([])/.test(lower.slice(wanted.length));
  if (goesOn && !/\d$/.test(wanted)) return clear ? true : null;
  const part = /[/:]\S/.test(text) && findToken(value, text, { exact: false }) ? partIn(value, text) : null;
  // What ends in `/` may speak of all below it; see doubts/valuePart.ts.
  if (part && (text.endsWith('/') || isSameImage(field.key, text, part))) return true;
  if (part) return isOtherValue(part) ? false : null;
  // `pool: tank` names the pool; of its state it tells nothing.
  if (isStateWord(text) && !TELLS_STATE.test(field.key) && isName(value)) return null;
  return differs(value, text);
}

const TELLS_STATE = /stat(?:e|us)|phase|health|condition|result|mode|role|ready|active|enabled|type|policy|level/i;
/** One word of letters that is no state and no switch. */
const isName = (value: string): boolean =>
  /^\p{L}[\p{L}\p{N}._-]*$/u.test(value) &&
  !isStateWord(value) &&
  !YES.test(value) &&
  !NO.test(value) &&
  !EMPTY.test(value);

/** `load average: 3.31, 5.40, 11.42`: of several numbers each must be so, or none. */
function comparesAll({ value, text: line }: Field, op: Comparison, text: string): boolean | null {
  const numbers =
    /(?<![\w.])\d+(?:\.\d+)?(?:,?[ \t]+\d+(?:\.\d+)?)+[ \t]*$/.exec(line)?.[0].trim().split(/,?\s+/) ?? [];
  const several = numbers[0] === value.trim().split(/,?\s+/, 1)[0] && /,/.test(line) ? numbers : [value];
  const results = new Set(several.map((one) => compares(one, op, text)));
  const [only = null] = results;
  return results.size === 1 ? only : null;
}

/** `[a, b]`: the same items, in any order. */
function isList(found: readonly string[], text: string): boolean {
  const wanted = text
    .slice(1, -1)
    .split(',')
    .map((item) => item.trim().replace(/^(["'])(.*)\1$/, '$2'))
    .filter((item) => item !== '');
  return wanted.length === found.length && wanted.every((item) => found.includes(item));
}

/** The text `"true"`, where `true` is said, is another value than the switch. */
function isLiteralText({ quoted, line }: Field, text: string): boolean {
  return quoted && line === null && /^(?:true|false|null|\d+(?:\.\d+)?)$/i.test(text) && !/^\d/.test(text);
}

function truthOf(value: string, { key }: Field): boolean | null {
  const word = value.replace(/\s*[([].*$/, '');
  if (YES.test(word)) return true;
  if (NO.test(word)) return false;
  // `ready: 1` may count them.
  if (
    /^(?:ready|available|running|active|connected|healthy|up|online|failed|pending|open|closed|idle|enabled)$/i.test(
      key,
    )
  )
    return null;
  // A switch of the kernel or of a server is 1 or 0.
  return /^[01]$/.test(word) && !/count|number|total|size|max|min|limit|port|id$/i.test(key) ? word === '1' : null;
}

function isNone(field: Field): boolean | null {
  const value = field.value.trim();
  if (field.list) return field.list.length === 0;
  if (/^\d+(?:\.\d+)?$/.test(value)) return Number(value) === 0;
  if (EMPTY.test(value)) return value === '' ? null : true;
  if (/^[\w./-]+=\S+$/.test(value)) return false;
  return truthOf(value, field) === null ? null : !truthOf(value, field);
}

/** `Quay Trust R4`, where the organisation is Quay Trust and its name R4: whole parts, one after the other. */
function ofParts(parts: readonly string[], text: string): boolean | null {
  const wanted = text.toLowerCase();
  const lower = parts.map((part) => part.toLowerCase());
  for (let from = 0; from < lower.length; from += 1)
    for (let to = from + 1; to <= lower.length; to += 1) if (lower.slice(from, to).join(' ') === wanted) return true;
  const first = lower.find((part) => wanted.startsWith(`${part} `));
  if (first !== undefined) return lower.includes(wanted.slice(first.length + 1)) ? null : false;
  return lower.some((part) => part.includes(wanted) && !/\d/.test(wanted)) ? null : false;
}

/** False where what is printed is surely another value; null where it may say the same in other words. */
function differs(value: string, text: string): false | null {
  if (value === '') return null;
  const [a, b] = [magnitude(value), magnitude(text)];
  if (a && b && a.unit === 'percent' && b.unit === 'number') return a.size === b.size ? null : false;
  if (a && b)
    return /^\d+$/.test(text) === /^\d+$/.test(value) && a.size !== b.size
      ? false
      : a.unit === b.unit && a.size !== b.size
        ? false
        : null;
  if (b) return EMPTY.test(value) || /^\d/.test(value) ? (a || EMPTY.test(value) ? false : null) : null;
  // A number is no answer to words.
  if (a && !/\d/.test(text)) return null;
  const rest = value.toLowerCase().startsWith(text.toLowerCase()) ? value.slice(text.length) : null;
  if (rest !== null && (/^[-+_:/@ (,]/.test(rest) || (/^\.\d/.test(rest) && /^v?\d+(?:\.\d+)*$/.test(text))))
    return null;
  if (value.replace(/^v/, '') === text.replace(/^v/, '')) return null;
  if (PRAISE.test(text))
    return isStateWord(value) || NO.test(value.replace(/\s*[([].*$/, '')) || /^(?:not|un|in)[\s-]?/i.test(value)
      ? false
      : null;
  if (YES.test(text) || NO.test(text)) return null;
  // A sentence may say anything.
  if (value.split(/\s+/).length > 4 && !/\d/.test(text)) return null;
  return /\s/.test(text) && !/\d/.test(text) && value.includes(text.split(' ')[0] ?? '') ? null : false;
}
