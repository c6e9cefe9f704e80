import type { AnswerTest, Bound } from '../../expect/answerWords.ts';
import type { Asked } from '../../expect/asked.ts';
import { compares, magnitude, mayBeOfOtherUnit, mayBeVersions, ordered } from '../printed/compare.ts';
import type { PrintedAnswer } from './printedAnswers.ts';
import { inRange, rangeOf } from '../printed/range.ts';

/** Whether a printed number, amount, time or version lies within the bounds; null where the two cannot be compared. */
export function comparedAnswer(
  test: Extract<AnswerTest, { is: 'compare' }>,
  answer: PrintedAnswer,
  asked: Asked,
  command: string,
): boolean | null {
  const { bounds, none } = test;
  const { value, label } = answer;
  // A version for each node: all of them, or none.
  const several = value.split(/\s+/);
  if (several.length > 1 && several.every((one) => /^v?\d+(?:\.\d+)+[\w.+-]*,?$/.test(one))) {
    const answers = several.map((one) => ({ ...answer, value: one.replace(/,$/, '') }));
    const results = new Set(answers.map((one) => comparedAnswer(test, one, asked, command)));
    const [only = null] = results;
    return results.size === 1 ? only : null;
  }
  if (none && !asked.counts && !/^0(?:\.0+)?$/.test(value)) return /^\d+$/.test(value) ? false : null;
  const results = bounds.map((bound) => {
    const spoken = bound.value.replace(/\s/g, '').replace(/percent$/i, '%');
    // `cgroup v2` beside the 2 of a command that asks for the version.
    const bare = /^v\d+$/i.test(spoken) && /^v?\d+$/i.test(value) && /version/i.test(`${label} ${command}`);
    const wanted = bare ? spoken.slice(1) : spoken;
    if (isVersion(value, wanted, command)) return versioned(bound, wanted, value);
    const found = withUnit(bare ? value.replace(/^v/i, '') : value, `${label} ${command}`, wanted);
    if (!bound.spoken && /^0\d+$/.test(wanted)) return /^\d+$/.test(found) ? Number(found) === Number(wanted) : null;
    const [a, b] = [magnitude(found), magnitude(wanted)];
    if (a === null || b === null || mayBeOfOtherUnit(found, wanted)) return null;
    // Of what is counted, none is so many gigabytes.
    if (asked.counts && /[a-z%]$/i.test(wanted) && !(bound.spoken && /\dk$/i.test(wanted))) return null;
    if (a.size === 0 && b.size === 0) return ordered(0, bound.op, 0);
    if (a.unit !== b.unit) return null;
    if (bound.op === '=' || bound.op === '!=') {
      if (a.unit === 'number' && /[A-Za-z]/.test(found + wanted)) return compares(found, bound.op, wanted);
      return ordered(a.size, bound.op, b.size);
    }
    return mayBeVersions(found, bound.op, wanted) ? null : ordered(a.size, bound.op, b.size);
  });
  if (results.includes(false)) return results.includes(null) ? null : false;
  return results.includes(null) ? null : true;
}

/** Two dots, a `v`, or a command that asks for versions. */
function isVersion(value: string, wanted: string, command: string): boolean {
  if (!/^v?\d+(?:\.\d+)*$/.test(wanted) || !/^v?\d+\.\d+/.test(value)) return false;
  return /^v?\d+\.\d+\.\d+|^v/.test(value) || /version|uname\s+-r|\bdescribe\b/i.test(command);
}

/** `15.10 (Debian …)`, `6.1.0-18-amd64`: what is behind a distribution's version is no pre-release. */
function versioned({ op, spoken }: Bound, wanted: string, value: string): boolean | null {
  const [number = '', rest = ''] = [/^v?\d+(?:\.\d+)*/.exec(value)?.[0], value.replace(/^v?\d+(?:\.\d+)*/, '')];
  const bare = number.replace(/^v/, '');
  const plain = wanted.replace(/^v/, '');
  if (op === '=' || op === '!=') {
    const same = bare === plain;
    if (!same && bare.startsWith(`${plain}.`)) return null;
    // `exactly v2.1.0` is not `v2.1.0-3-gabc`.
    if (same && rest !== '' && !/^[\s(]/.test(rest)) return spoken ? op !== '=' : null;
    return same === (op === '=');
  }
  if (/^-?(?:alpha|beta|rc|pre|dev|snapshot)/i.test(rest)) return null;
  const parts = [...bare.split('.'), '0', '0'].slice(0, 3).join('.');
  const range = rangeOf(`${op}${plain}`);
  return range === null ? null : inRange(parts, range);
}

/** The unit that the command or the label says, where it is not printed. */
function withUnit(value: string, said: string, wanted: string): string {
  if (!/^\d+(?:\.\d+)?$/.test(value)) return value;
  const time = magnitude(wanted)?.unit === 'time' && /[a-z]/i.test(wanted);
  if (time && /%\{time_\w+\}|seconds?\b|_secs?\b/i.test(said)) return `${value}s`;
  const bytes = /\d(?:[KMGTPE]i?B?)$/.test(wanted) ? unitOfTool(said) : null;
  if (bytes !== null) return `${value}${bytes}`;
  if (time && /(?:\b|_)(?:ms|millis|milliseconds)\b/i.test(said)) return `${value}ms`;
  return wanted.endsWith('%') && /\bpct\b|pcent|percent|\*\s*100\b/i.test(said) ? `${value}%` : value;
}

/** In what a tool counts memory and space where it prints bare numbers. */
function unitOfTool(said: string): string | null {
  const flag = /\b(?:free|du|df)\s(?:\S+\s)*?(?:-\w*([bkmg])\w*|--(kibi|mebi|gibi|bytes))(?=\s|$)/.exec(said);
  const letter = (flag?.[1] ?? flag?.[2] ?? '').charAt(0);
  if (letter === 'b') return null;
  if (letter !== '') return `${letter.toUpperCase()}i`;
  return /\b(?:free|du|df)\s|\brss\b|meminfo|\bVm(?:RSS|Size)\b/i.test(said) ? 'Ki' : null;
}
