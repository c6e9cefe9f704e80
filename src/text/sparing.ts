import { findNeeds, hear, meets, type Heard, type Needs } from './needs.ts';

/**
 * A regular expression that is compiled only for a text that holds what it needs, since V8 takes a millisecond for one
 * of some hundred characters.
 */
export interface Sparing {
  test(text: string): boolean;
  exec(text: string): RegExpExecArray | null;
  /** All matches; the expression must be global. */
  matchAll(text: string): readonly RegExpExecArray[];
  replace(text: string, to: string): string;
}

/** @param atHand What it needs, where that is known before a start: the build finds it for the command line (esbuild.js). */
export function sparing(expression: RegExp, atHand?: Needs): Sparing {
  const { ignoreCase } = expression;
  let needs = atHand;
  // Once it is compiled, to run it takes less time than to look for what it needs.
  let compiled = false;
  let looks = 0;
  // Commands that are alike follow each other.
  let without: string | null = null;
  const mayMatch = (text: string): boolean => {
    if (compiled) return true;
    if (text === without) return false;
    compiled = text.length > LONG || ++looks > OFTEN || holdsNeeds(text);
    if (!compiled) without = text;
    return compiled;
  };
  const holdsNeeds = (text: string): boolean => {
    needs ??= needsOfExpression(expression);
    return meets(needs, ignoreCase ? inSmallLetters(text) : asWritten(text));
  };
  return {
    test: (text) => mayMatch(text) && expression.test(text),
    exec: (text) => (mayMatch(text) ? expression.exec(text) : null),
    matchAll: (text) => (mayMatch(text) ? [...text.matchAll(expression)] : []),
    replace: (text, to) => (mayMatch(text) ? text.replace(expression, to) : text),
  };
}

/** Many expressions look at the same text, one after the other. */
let lower = { of: '', heard: hear('') };
let written = hear('');

function inSmallLetters(text: string): Heard {
  if (lower.of !== text) lower = { of: text, heard: hear(text.toLowerCase().replaceAll('ſ', 's')) };
  return lower.heard;
}

function asWritten(text: string): Heard {
  if (written.text !== text) written = hear(text);
  return written;
}

/** So many looks take as long as compiling. */
const OFTEN = 100;

/** Looking through a longer text for each piece takes longer than compiling. */
const LONG = 2000;

/** What a regular expression needs of a text, of one in lower case where it ignores case. */
export function needsOfExpression({ source, ignoreCase }: RegExp): Needs {
  return ignoreCase ? inLowerCase(findNeeds(source)) : findNeeds(source);
}

function inLowerCase(needs: Needs): Needs {
  return needs.map((group) => group.map((piece) => piece.toLowerCase()));
}
