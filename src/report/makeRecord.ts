import type { Redacted } from '../base/redacted.ts';
import type { ExpectationVerdict, RuleVerdict, Verdict } from '../judge/contract.ts';
import type { Check, Expectation, PlannedCommand } from '../plan/check.ts';
import { redactDeep } from '../redact/deep.ts';
import { pieceRedactor, secretsOf, type Whole } from '../redact/pieces.ts';
import { makeRedactor, type RedactOptions, type Redactor } from '../redact/redact.ts';
import type { Captured, Outcome } from '../run/contract.ts';
import { excerptOf } from './excerpt.ts';
import type {
  CommandRecord,
  Confirmation,
  ExpectationRecord,
  RecordContext,
  RunRecord,
  StreamRecord,
} from './record.ts';

/** What a record takes from the plan. */
type RecordedCommand = Pick<PlannedCommand, 'index' | 'text' | 'aliases'> & {
  readonly facts: Pick<PlannedCommand['facts'], 'effect' | 'unparsed'>;
};
type RecordedExpectation = Pick<Expectation, 'line' | 'text'>;
type RecordedCheck = Pick<Check, 'id' | 'line' | 'owner' | 'title' | 'criteria'> & {
  readonly expectations: readonly RecordedExpectation[];
};

/** One command as it ran, raw. */
export interface RawCommand {
  readonly planned: RecordedCommand;
  readonly ran: string | null;
  readonly outcome: Outcome;
  readonly stages: readonly number[];
  readonly ms: number | null;
  readonly stdout: Captured;
  readonly stderr: Captured;
}

/** One check as it ran, raw. */
export interface RawRun {
  readonly story: string;
  readonly check: RecordedCheck;
  readonly on?: string;
  readonly contexts: readonly RecordContext[];
  readonly startedAt: string;
  readonly ms: number;
  readonly attempts: number;
  readonly verdict: Verdict;
  readonly because: string;
  readonly left?: readonly string[];
  readonly ended?: readonly string[];
  readonly commands: readonly RawCommand[];
  /** In the order of the check's expectations; shorter where judging did not come so far. */
  readonly judged: readonly ExpectationVerdict[];
  readonly confirmation: { readonly at: string; readonly by: string | null; readonly note: string | null } | null;
}

/** Hex SHA-256 of a text's UTF-8 form; the rooms before the hosts have no hash of their own. */
export type Sha256 = (text: string) => string;

/** The record of a run: the one place where raw output becomes something that may be kept. */
export function makeRecord(run: RawRun, sha256: Sha256, options: RedactOptions = {}): RunRecord {
  const raw = { ...run, commands: run.commands.map(withEnds) };
  const { check } = raw;
  const secrets = secretsOf(wholesOf(raw), options);
  const known = { ...options, hide: [...(options.hide ?? []), ...secrets] };
  const clean = pieceRedactor(secrets, options);
  const plain = makeRedactor(known);
  let sensitive: Redactor | null = null;
  const outputOf = (command: RecordedCommand): Redactor =>
    isSensitive(command) ? (sensitive ??= makeRedactor({ ...known, sensitive: true })) : plain;
  return {
    story: raw.story,
    check: check.id,
    line: check.line,
    owner: check.owner,
    title: clean(check.title),
    criteria: check.criteria,
    ...(raw.on === undefined ? {} : { on: raw.on }),
    contexts: raw.contexts,
    startedAt: raw.startedAt,
    ms: raw.ms,
    attempts: raw.attempts,
    verdict: raw.verdict,
    because: clean(raw.because),
    ...(raw.left === undefined ? {} : { left: raw.left.map(clean) }),
    ...(raw.ended === undefined ? {} : { ended: raw.ended.map(clean) }),
    commands: raw.commands.map((command) => commandRecord(command, clean, sha256, outputOf(command.planned))),
    expectations: check.expectations.map((expectation, i) => expectationRecord(expectation, raw.judged[i], clean)),
    confirmation: confirmationOf(raw.confirmation, clean),
  };
}

/**
 * What is longer is recorded by its ends, of which an excerpt shows little: to look through more for secrets takes
 * seconds, in which nobody could cancel. The last end is so long that a Secret shows in it that it is one.
 */
const LONGEST = 1024 * 1024;
const FIRST = LONGEST / 8;
const LAST = LONGEST / 2;

function withEnds(command: RawCommand): RawCommand {
  return { ...command, stdout: endsOf(command.stdout), stderr: endsOf(command.stderr) };
}

function endsOf(captured: Captured): Captured {
  const { text } = captured;
  if (text.length <= LONGEST) return captured;
  const head = text.slice(0, text.lastIndexOf('\n', FIRST) + 1 || FIRST);
  const tail = text.slice(text.indexOf('\n', text.length - LAST) + 1 || text.length - LAST);
  const left = text.length - head.length - tail.length;
  return { ...captured, complete: false, text: `${head}[… ${String(left)} characters left out …]\n${tail}` };
}

/** A stream's size, hash and excerpt, redacted whole before it is cut. */
export function streamRecord(captured: Captured, sha256: Sha256, redact: Redactor = makeRedactor()): StreamRecord {
  const text = redact(captured.text);
  const { excerpt, whole } = excerptOf(text);
  return {
    bytes: captured.bytes,
    sha256: text === captured.text ? captured.sha256 : sha256(text),
    complete: captured.complete && whole,
    excerpt,
  };
}

/** All texts of the run in which a secret shows that it is one. */
function wholesOf({ check, commands }: RawRun): Whole[] {
  return [
    ...check.expectations.map(({ text }) => ({ text })),
    ...commands.flatMap(({ planned, ran, stdout, stderr }) => [
      { text: planned.text },
      { text: ran ?? '' },
      { text: stdout.text, sensitive: isSensitive(planned) },
      { text: stderr.text, sensitive: isSensitive(planned) },
    ]),
  ];
}

function isSensitive({ facts }: RecordedCommand): boolean {
  return facts.effect.kind === 'read' && facts.effect.sensitive !== null;
}

type Clean = (text: string) => Redacted;

function commandRecord(raw: RawCommand, clean: Clean, sha256: Sha256, output: Redactor): CommandRecord {
  return {
    index: raw.planned.index,
    text: clean(raw.planned.text),
    ran: raw.ran === null || raw.ran === raw.planned.text ? null : clean(raw.ran),
    alias: raw.planned.aliases[0] ?? null,
    outcome: redactDeep(raw.outcome, clean),
    ...(raw.planned.facts.unparsed === undefined ? {} : { unparsed: clean(raw.planned.facts.unparsed) }),
    stages: raw.stages,
    ms: raw.ms,
    stdout: streamRecord(raw.stdout, sha256, output),
    stderr: streamRecord(raw.stderr, sha256, output),
  };
}

function expectationRecord(
  expectation: RecordedExpectation,
  judged: ExpectationVerdict | undefined,
  clean: Clean,
): ExpectationRecord {
  return {
    line: expectation.line,
    text: clean(expectation.text),
    verdict: judged?.verdict ?? 'undecided',
    because: clean(judged?.because ?? 'Not judged: its commands did not run.'),
    rules: (judged?.rules ?? []).map((rule) => ruleRecord(rule, clean)),
  };
}

function ruleRecord(
  { rule, verdict, because, found, foundLine }: RuleVerdict,
  clean: Clean,
): ExpectationRecord['rules'][number] {
  return {
    rule: redactDeep(rule, clean),
    verdict,
    because: clean(because),
    found: found === null ? null : clean(found),
    foundLine,
  };
}

function confirmationOf(raw: RawRun['confirmation'], clean: Clean): Confirmation | null {
  return (
    raw && { at: raw.at, by: raw.by === null ? null : clean(raw.by), note: raw.note === null ? null : clean(raw.note) }
  );
}
