import { isTold } from '../../expect/asides.ts';
import { keyWords, plainWord } from '../printed/keyWords.ts';
import { brief, fail, pass } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';

/**
 * All values that one key has, where lines of that key are all that is printed.
 *
 *     only namespace staging is rendered             namespace: staging
 *     just one storage class, gp3, is used           storageClassName: gp3
 *     kinds are Deployment and Service only          kind: Deployment        kind: Service
 *
 * Null: other words, or lines of several keys.
 */
export function judgeOnlyValues(clause: string, scene: Scene): Decision | null {
  const { exit, stdout, observed } = scene;
  if (exit.kind !== 'ok' || exit.masked !== null || !stdout.complete || clause.length > 120) return null;
  const text = clause.replace(/[.!]$/, '');
  const [, noun = '', list = '', more] =
    ONE.exec(text) ?? ONLY.exec(text) ?? EVERY.exec(text) ?? behind(BEHIND.exec(text)) ?? [];
  if (noun === '' || list === '') return null;
  const lines = stdout.lines.map((line) => line.trim()).filter((line) => line !== '');
  const pairs = lines.map((line) => PAIR.exec(line)?.slice(1) ?? []);
  const [key = ''] = pairs[0] ?? [];
  if (lines.length > MOST || key === '' || !pairs.every(([name]) => name === key)) return null;
  if (!names(noun, key)) return null;
  if (
    more !== undefined &&
    !more
      .split(' ')
      .every(
        (word) =>
          /^(?:is|are|comes?|out|up|appears?|remains?|exists?|used|listed|there|present|set|found|left)$/i.test(word) ||
          isTold(word, observed.text),
      )
  )
    return null;
  const wanted = list.split(/,\s+(?:and\s+)?|\s+and\s+/).map((one) => one.replace(/^[`"']|[`"']$/g, ''));
  if (wanted.some((one) => one === '' || /\s/.test(one))) return null;
  const values = pairs.map(([, value = '']) => value.replace(/^(["'])(.*)\1$/, '$2'));
  const want = `Expected “${brief(clause)}”`;
  const other = values.findIndex((value) => !wanted.includes(value));
  if (other !== -1)
    return wanted.some((one) => one.toLowerCase() === values[other]?.toLowerCase())
      ? null
      : fail(`${want}; found ${brief(lines[other] ?? '')}.`, lines[other] ?? null);
  const missing = wanted.find((one) => !values.includes(one));
  return missing === undefined
    ? pass(`${want}; found no other.`, lines[0] ?? null)
    : fail(`${want}; ${missing} is not among them.`, lines[0] ?? null);
}

const MOST = 500;
const PAIR = /^(?:- )?["']?([A-Za-z][\w.-]*)["']?:\s+(\S+)$/;
const NOUN = '((?:[a-z]+ )?[a-zA-Z]+)';
const VALUES = '(\\S+?(?:(?:, and |, | and )\\S+?)*)';
const REST = '(?: ((?:is|are|comes|come|appears?|remains?|exists?)(?: [a-z]+)?))?';
const ONLY = new RegExp(`^(?:only|just|nothing but|no other than)(?: the)? ${NOUN} ${VALUES}${REST}$`, 'i');
const ONE = new RegExp(`^(?:(?:only|just|exactly) )?(?:one|a single) ${NOUN},? ([^\\s,]+),?${REST}$`, 'i');
const EVERY = new RegExp(`^(?:every|each|all|the only) ${NOUN} (?:is|are|equals?|set to) ${VALUES}(?: (only))?$`, 'i');
const BEHIND = new RegExp(`^(?:the )?${NOUN} (?:is|are)(?: only)? ${VALUES}(?: only| and nothing else)$`, 'i');

const behind = (match: RegExpExecArray | null): readonly (string | undefined)[] | null =>
  match && [match[0], match[1], match[2]];

/** `storage class` names `storageClassName`. */
function names(noun: string, key: string): boolean {
  const { parts } = keyWords(key);
  const said = noun.split(/\s+/).flatMap((word) => [...keyWords(plainWord(word)).parts]);
  return said.every((word) => parts.includes(word)) && parts.every((part) => said.includes(part) || part === 'name');
}
