import type { Observed, RuleVerdict } from '../contract.ts';
import { comingIn, isDiff, newSideOf } from '../printed/newSide.ts';
import { findToken } from '../printed/tokens.ts';

/** What stands before ` -> ` of a plan. */
const BEFORE = /[^=\n]*?(?=\s->\s)/g;

/**
 * Whether what was found stands only in what a diff takes away, or a plan replaces.
 *
 *     replicas is 2      kubectl diff     -  replicas: 2        version is 14.7      terraform plan    "14.7" -> "15.4"
 *                                         +  replicas: 3
 */
export function isRemoved(rules: readonly RuleVerdict[], { text, stdout }: Observed): boolean {
  const printed = stdout.text;
  const diff = isDiff(text, printed);
  const plan = printed.includes(' -> ') && /\bplan\b|\bapply\b|\bpreview\b/.test(text);
  if (!diff && !plan) return false;
  return standsOutside(rules, diff ? newSideOf(printed) : printed.replace(BEFORE, ''));
}

const CHANGES =
  /\b(?:chang|becom|add|updat|upgrad|rais|scal|bump|increas|decreas|lower|reduc|replac|rename|switch|mov|turn)(?:e[sd]?|es|s|ed|d|ing)?\b|\bsets?\b|\bwill\b/i;

/** `replicas becomes 3`, where that is a line of the diff that stays as it was. */
export function stays(words: string, rules: readonly RuleVerdict[], { text, stdout }: Observed): boolean {
  return isDiff(text, stdout.text) && CHANGES.test(words) && standsOutside(rules, comingIn(stdout.text));
}

/** Something that was found is not in the text. */
function standsOutside(rules: readonly RuleVerdict[], text: string): boolean {
  const lines = new Set(text.split('\n').map(bare));
  return rules.some(({ verdict, found }) => {
    const token = found?.trim() ?? '';
    return (
      verdict === 'pass' && token !== '' && !lines.has(bare(token)) && findToken(text, token, { exact: false }) === null
    );
  });
}

const bare = (line: string): string => line.trim().replace(/^[-+~]\s*/, '');
