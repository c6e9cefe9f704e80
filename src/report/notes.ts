import type { Redacted } from '../base/redacted.ts';
import { joinKept, kept } from '../redact/compose.ts';
import { inlineCode, words } from '../redact/markdown.ts';
import { redact } from '../redact/redact.ts';
import { NOTES_CLOSE, NOTES_OPEN } from '../text/noteMarkers.ts';
import { checkNotes } from './checkNotes.ts';
import type { RecordContext, RunRecord } from './record.ts';
import { type Claim, type ClaimStatus, latestOf, resultsOf, statusOf } from './status.ts';
import { minuteOf } from './when.ts';

/** What notes are written from: the plan's claims and checks, and the records of their runs. */
export interface NotesInput {
  readonly criteria: readonly Claim[];
  readonly tasks: readonly Claim[];
  /** Every check that a claim names, and those that no claim does; in the order of the story. */
  readonly checks: readonly { readonly id: string; readonly title: Redacted }[];
  readonly records: readonly RunRecord[];
  /** Compares a record with the story as it is now. */
  readonly isStale?: (record: RunRecord) => boolean;
}

/**
 * Dev notes in Markdown, between our markers: what is not proven first, then each criterion with its checks, their
 * verdicts, clusters and times, commands and output.
 */
export function notesOf(input: NotesInput): Redacted {
  const results = resultsOf(input.records, input.isStale);
  const criteria = input.criteria.map((claim) => statusOf(claim, results));
  const tasks = input.tasks.map((claim) => statusOf(claim, results));
  const latest = latestOf(input.records);
  const parts = [
    kept`### Verification`,
    summaryOf(criteria, latest),
    ...notProven(criteria, tasks, input),
    ...clustersOf(latest),
    ...details(criteria, input, latest),
  ];
  const [open, close] = [NOTES_OPEN, NOTES_CLOSE] as const;
  return kept`${open}\n${joinKept(parts, kept`\n\n`)}\n${close}\n`;
}

function summaryOf(criteria: readonly ClaimStatus[], latest: readonly RunRecord[]): Redacted {
  const proven = criteria.filter((claim) => claim.proof === 'proven').length;
  const sum = kept`Criteria proven: ${proven} of ${criteria.length}.`;
  const last = latest
    .map((record) => record.startedAt)
    .sort()
    .at(-1);
  return last === undefined ? kept`${sum} No check ran.` : kept`${sum} The last check ran on ${minute(last)}.`;
}

/** Criteria, then tasks whose open checks no criterion has named. */
function notProven(criteria: readonly ClaimStatus[], tasks: readonly ClaimStatus[], input: NotesInput): Redacted[] {
  const open = criteria.filter((claim) => claim.proof !== 'proven');
  const named = new Set(criteria.flatMap((claim) => claim.checks));
  const openTasks = tasks.filter((task) => task.proof !== 'proven' && task.checks.some((check) => !named.has(check)));
  if (open.length + openTasks.length === 0) return [];
  const lines = [
    ...open.flatMap((claim) => claimLines(claim, kept``, input)),
    ...openTasks.flatMap((task) => claimLines(task, kept`Task `, input)),
  ];
  return [kept`**Not proven**`, joinKept(lines, kept`\n`)];
}

function claimLines(claim: ClaimStatus, prefix: Redacted, input: NotesInput): Redacted[] {
  const proven = new Set(claim.proven);
  return [
    kept`- ${prefix}${words(redact(claim.id))} ${words(claim.title)}: ${claim.proof}`,
    ...claim.checks.filter((check) => !proven.has(check)).map((check) => kept`  - ${openLine(check, claim, input)}`),
  ];
}

function openLine(check: string, claim: ClaimStatus, input: NotesInput): Redacted {
  const head = headOf(check, input);
  const record = recordOf(check, input.records);
  if (!record) return kept`${head}: never ran`;
  if (claim.stale.includes(check)) return kept`${head}: stale (${record.verdict} on ${minute(record.startedAt)})`;
  return kept`${head}: ${record.verdict}. ${words(record.because)}`;
}

function clustersOf(latest: readonly RunRecord[]): Redacted[] {
  const contexts = new Map<string, RecordContext>();
  for (const record of latest)
    for (const context of record.contexts)
      contexts.set(`${context.alias} ${context.context} ${context.identity?.uid ?? ''}`, context);
  if (contexts.size === 0) return [];
  const lines = [...contexts.values()].map(({ alias, context, identity }) => {
    const name = kept`- ${code(alias)} is ${code(context)}`;
    if (!identity) return kept`${name}, not reached`;
    return identity.uid === null
      ? kept`${name} at ${code(identity.server)}`
      : kept`${name} at ${code(identity.server)}, uid ${code(identity.uid)}`;
  });
  return [kept`**Clusters**`, joinKept(lines, kept`\n`)];
}

/** A part for each criterion, and one for the checks that none names; a check is told once and pointed to after. */
function details(criteria: readonly ClaimStatus[], input: NotesInput, latest: readonly RunRecord[]): Redacted[] {
  const toldIn = new Map<string, Redacted>();
  const parts: Redacted[] = [];
  const tell = (check: string, where: Redacted): void => {
    const record = latest.find((candidate) => candidate.check === check);
    const before = toldIn.get(check);
    toldIn.set(check, before ?? where);
    const head = headOf(check, input);
    if (!record) parts.push(kept`${head}: never ran.`);
    else if (before) parts.push(kept`${head}: **${record.verdict}**, see ${before}.`);
    else parts.push(...checkNotes(record, head, input.isStale?.(record) === true));
  };
  for (const claim of criteria) {
    const id = words(redact(claim.id));
    parts.push(kept`#### ${id} ${words(claim.title)}: ${claim.proof}`);
    for (const check of claim.checks) tell(check, id);
  }
  const others = input.checks.filter(({ id }) => !toldIn.has(id));
  if (others.length > 0) parts.push(kept`#### Other checks`);
  for (const { id } of others) tell(id, kept`above`);
  return parts;
}

function headOf(check: string, input: NotesInput): Redacted {
  const title = input.checks.find(({ id }) => id === check)?.title;
  return title === undefined ? code(check) : kept`${code(check)} ${words(title)}`;
}

function recordOf(check: string, records: readonly RunRecord[]): RunRecord | undefined {
  return latestOf(records.filter((record) => record.check === check))[0];
}

function code(text: string): Redacted {
  return inlineCode(redact(text));
}

function minute(iso: string): Redacted {
  return redact(minuteOf(iso));
}
