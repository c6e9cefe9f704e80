import { sparing } from '../../text/sparing.ts';

const NOTHING_RAN = [
  sparing(/\bno tests? (?:found|ran|to run|files?|were)\b|\bcollected 0 items\b|\bran 0 tests\b|\[no test files\]/i),
  sparing(/^[ \t]*SKIP(?:PED)?\b(?![ \t]*[:=]?[ \t]*\d)/m),
];
const RAN = /(?<![\d.,])[1-9]\d* (?:passed|passing|ok|tests?)\b|^ok\s/im;

/** Nothing was tested, or less than was planned (`1..4` of TAP). */
export function ranNothing(printed: string): boolean {
  if (NOTHING_RAN.some((form) => form.test(printed)) && !RAN.test(printed)) return true;
  const planned = /^1\.\.(\d+)$/m.exec(printed)?.[1];
  const done = planned === undefined ? null : (printed.match(/^(?:not )?ok \d+/gm) ?? []).length;
  return done !== null && done < Number(planned);
}

const FINDINGS = [
  sparing(
    /(?<![\d.,])[1-9]\d*(?: \p{L}+){0,2} (?:issues?|problems?|findings?|violations?|vulnerabilit(?:y|ies)|leaks?|offenses?|misconfigurations?)(?:\(s\))?(?![\p{L}-])/iu,
  ),
  sparing(/\b(?:leaks|issues|problems|findings|violations) found:[ \t]*[1-9]|^Total:[ \t]*[1-9]|^>> Issue:/m),
];
const WARNINGS = sparing(/[⚠‼]|\bwarnings?\b|\bWRN\b/i);
const CLEAN =
  /\b(?:clean|spotless|green|tidy)\b|\b(?:no|without|zero|0) (?:\p{L}+ )?(?:issues?|problems?|findings?|warnings?)\b/iu;

/** It lists what it found; a warning counts where the words say that there is nothing at all. */
export function finds(words: string, printed: string): boolean {
  return FINDINGS.some((form) => form.test(printed)) || (CLEAN.test(words) && WARNINGS.test(printed));
}
