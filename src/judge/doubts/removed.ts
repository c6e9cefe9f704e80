import type { Observed, RuleVerdict } from '../contract.ts';
import { findToken } from '../printed/tokens.ts';

/** `-  replicas: 2`, a line that goes; the heads of a diff are none. */
const GONE = /^-(?!--\s).*$/gm;
const COMES = /^\+(?!\+\+\s).*$/m;
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
  const diff = /\bdiff\b|\bgit\s+(?:show|log\b.*\s-p)\b/.test(text) && COMES.test(printed);
  const plan = /\bplan\b|\bapply\b|\bpreview\b/.test(text) && printed.includes(' -> ');
  if (!diff && !plan) return false;
  const after = diff ? printed.replace(GONE, '') : printed.replace(BEFORE, '');
  const lines = new Set(after.split('\n').map(bare));
  return rules.some(({ verdict, found }) => {
    const token = found?.trim() ?? '';
    return (
      verdict === 'pass' &&
      token !== '' &&
      !lines.has(bare(token)) &&
      findToken(after, token, { exact: false }) === null
    );
  });
}

const bare = (line: string): string => line.trim().replace(/^[-+~]\s*/, '');
