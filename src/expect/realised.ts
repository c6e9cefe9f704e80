import type { RuleTest, Subject } from './rule.ts';

/** Rules of a clause for one command, or why that command cannot decide it (a sentence part for people). */
export type Realised = { readonly tests: readonly RuleTest[]; readonly on?: Subject } | { readonly why: string };

export const cannot = (why: string): Realised => ({ why });
export const tests = (...list: readonly RuleTest[]): Realised => ({ tests: list });
