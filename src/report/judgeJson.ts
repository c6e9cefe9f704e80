import type { Redacted } from '../base/redacted.ts';
import type { SavedJudgement } from '../judge/saved.ts';

/** The public JSON of `judge`; its shape is `schemas/judge.schema.json`. `redact` is asked for all raw text. */
export function judgeJson(judgement: SavedJudgement, redact: (text: string) => Redacted): object {
  return {
    version: 1,
    verdict: judgement.verdict,
    because: redact(judgement.because),
    expectations: judgement.expectations.map(({ text, verdict, because, rules, unread }) => ({
      text: redact(text),
      verdict,
      because: redact(because),
      rules: rules.map((one) => ({
        rule: one.rule,
        verdict: one.verdict,
        because: redact(one.because),
        found: one.found === null ? null : redact(one.found),
        foundLine: one.foundLine,
      })),
      unread: unread.map((words) => redact(words)),
    })),
  };
}
