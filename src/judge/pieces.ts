import type { ExpectationVerdict } from './contract.ts';
import { combine } from './combine.ts';
import type { Judgement } from './judge.ts';

/**
 * What commas join, each part judged as if it stood alone, where the whole is left open. Each part must say something
 * that rules decide, and none may choose, except or compare with another.
 *
 *     denied by the webhook, message mentions runAsUser        Service name resolves (no NXDOMAIN)
 */
export function judgePieces(words: string, judge: (words: string) => Judgement): Judgement | null {
  const pieces = piecesOf(words);
  if (pieces === null) return null;
  const [first = '', ...more] = pieces;
  const head = judge(first);
  if (!isByRules(head.verdict)) return null;
  // The message of what fails is its error.
  const failing = head.verdict.rules.some(({ rule }) => rule.kind === 'fails');
  const judged = [
    head,
    ...more.map((piece) => judge(failing ? piece.replace(/^(?:the )?message\b/i, 'error') : piece)),
  ];
  const verdicts = judged.map(({ verdict }) => verdict);
  if (!verdicts.every(isByRules)) return null;
  return {
    verdict: combine(
      verdicts.flatMap(({ rules }) => rules),
      [],
    ),
    needs: [],
  };
}

const JOINED =
  /\b(?:or|nor|either|neither|unless|except|but|if|when|while|other|others|same|than|only|both|respectively|each)\b/i;

function piecesOf(words: string): readonly string[] | null {
  const text = words.trim().replace(/[.!]$/, '');
  if (text.length > 200 || /[\n`"“;:]/.test(text) || JOINED.test(text)) return null;
  const [, before = '', inner = ''] = /^([^()]+\S)\s\((no [^()]+|exit[^()]+)\)$/.exec(text) ?? [];
  const pieces = before === '' ? text.split(/,\s+(?:and\s+)?/) : [before, inner];
  const whole = pieces.every((piece) => /\S\s\S/.test(piece.trim()) && !/[()]/.test(piece));
  return whole && pieces.length > 1 && pieces.length <= 3 ? pieces : null;
}

/** Decided by what a rule looks at, not by words that stand somewhere. */
const isByRules = ({ verdict, rules }: ExpectationVerdict): boolean =>
  (verdict === 'pass' || verdict === 'fail') && rules.length > 0 && rules.every(({ rule }) => rule.kind !== 'says');
