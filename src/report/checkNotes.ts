import type { Redacted } from '../base/redacted.ts';
import { joinKept, kept } from '../redact/compose.ts';
import { fenced, inlineCode, words } from '../redact/markdown.ts';
import { redact } from '../redact/redact.ts';
import { outcomeWords } from './outcomeWords.ts';
import type { CommandRecord, ExpectationRecord, RunRecord } from './record.ts';
import { durationOf, minuteOf } from './when.ts';

/** The paragraphs of one check in dev notes. */
export function checkNotes(run: RunRecord, head: Redacted, stale: boolean): Redacted[] {
  const aliases = run.contexts.map(({ alias }) => inlineCode(redact(alias)));
  const where = aliases.length === 0 ? kept`` : kept` on ${joinKept(aliases, kept`, `)}`;
  const when = redact(`${minuteOf(run.startedAt)}, ${durationOf(run.ms)}`);
  const tries = run.attempts > 1 ? kept`, ${run.attempts} attempts` : kept``;
  const age = stale ? kept` (stale: it changed since)` : kept``;
  return [
    kept`${head}: **${run.verdict}**${age}${where}, ${when}${tries}. ${words(run.because)}${confirmed(run)}`,
    ...(run.expectations.length === 0 ? [] : [joinKept(run.expectations.map(expectationLine), kept`\n`)]),
    ...run.commands.flatMap(commandNotes),
  ];
}

function confirmed({ confirmation }: RunRecord): Redacted {
  if (!confirmation) return kept``;
  const by = confirmation.by === null ? kept`` : kept` by ${words(confirmation.by)}`;
  const note = confirmation.note === null ? kept`.` : kept`: ${words(confirmation.note)}`;
  return kept` Confirmed on ${redact(minuteOf(confirmation.at))}${by}${note}`;
}

function expectationLine({ text, verdict, because, rules }: ExpectationRecord): Redacted {
  const found = rules
    .flatMap((rule) => (rule.found === null ? [] : [inlineCode(rule.found)]))
    .filter((piece) => piece !== '');
  const pieces = found.length === 0 ? kept`` : kept` Found ${joinKept(found, kept`, `)}.`;
  return kept`- ${verdict}: ${words(text)}. ${words(because)}${pieces}`;
}

function commandNotes(command: CommandRecord): Redacted[] {
  const { stdout, stderr } = command;
  return [
    fenced(command.text, 'bash'),
    ...(command.ran === null ? [] : [kept`Ran as:`, fenced(command.ran, 'bash')]),
    words(outcomeWords(command)),
    ...(stdout.excerpt === '' ? [] : [fenced(stdout.excerpt, 'text')]),
    ...(stderr.excerpt === '' ? [] : [kept`stderr:`, fenced(stderr.excerpt, 'text')]),
  ];
}
