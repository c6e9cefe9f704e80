import type { Redacted } from '../base/redacted.ts';
import { joinKept, kept } from '../redact/compose.ts';
import { oneLine } from '../redact/display.ts';
import { outcomeWords } from './outcomeWords.ts';
import type { ExpectationRecord, RunRecord } from './record.ts';

/** The expectations that did not pass. */
export function openExpectations(run: RunRecord): readonly ExpectationRecord[] {
  return run.expectations.filter((expectation) => expectation.verdict !== 'pass');
}

/** Why a check did not pass, one line each: the reason, the commands and how they ended, what was expected and found. */
export function failingLines(run: RunRecord): Redacted[] {
  const lines = [oneLine(run.because)];
  for (const command of run.commands) {
    lines.push(kept`$ ${oneLine(command.ran ?? command.text)}`, kept`  ${oneLine(outcomeWords(command))}`);
  }
  for (const { text, verdict, because, rules } of openExpectations(run)) {
    lines.push(kept`${verdict}: ${oneLine(text)}`);
    if (because !== run.because) lines.push(kept`  ${oneLine(because)}`);
    for (const rule of rules) {
      if (rule.verdict === 'pass') continue;
      if (rule.because !== because) lines.push(kept`  ${oneLine(rule.because)}`);
      if (rule.found !== null) lines.push(kept`  found: ${oneLine(rule.found)}`);
    }
  }
  if (run.confirmation) lines.push(kept`confirmed: ${oneLine(run.confirmation.note ?? kept`without a note`)}`);
  return lines;
}

/** The same as one text. */
export function failingText(run: RunRecord): Redacted {
  return joinKept(failingLines(run), kept`\n`);
}
