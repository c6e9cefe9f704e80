import type { Observed, RuleVerdict } from '../contract.ts';

/**
 * Whether a state is denied, and a longer one that it is a part of is printed: `nothing is pending` beside
 * `pending-upgrade`, `no Unknown pods` beside `ContainerStatusUnknown`.
 */
export function deniesPart(rules: readonly RuleVerdict[], { stdout }: Observed): boolean {
  return rules.some(({ rule, verdict }) => {
    if (verdict !== 'pass' || rule.kind !== 'absent') return false;
    return rule.tokens.some((token) => {
      if (!/^\p{L}{4,}$/u.test(token)) return false;
      const capital = `${token.charAt(0).toUpperCase()}${token.slice(1).toLowerCase()}`;
      return (
        new RegExp(`[a-z]${capital}(?![a-z])|(?<![A-Za-z])${capital}[A-Z]`).test(stdout.text) ||
        new RegExp(`(?<![\\w-])${token}-[a-z]{3,}(?=\\s|$)`, 'im').test(stdout.text)
      );
    });
  });
}
