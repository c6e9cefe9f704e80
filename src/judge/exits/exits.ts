import type { Stage } from '../../command/facts.ts';
import { unwrapped } from '../../expect/source.ts';
import { unreachable } from '../../base/exhaustive.ts';
import { answerOf, isGrep } from './answers.ts';
import type { Observed } from '../contract.ts';
import { plain } from '../printed/output.ts';
import { isNegated, isThrownAway } from './quiet.ts';
import { hasSaidError, upstreamOf } from './upstream.ts';
import type { Upstream } from './upstream.ts';
import { readUnreachable } from './unreachable.ts';

/**
 * What the end of a command says before any rule is looked at.
 *
 * `ok`: nothing failed that counts. `nothing-found`: a filter such as grep had no line to print (or counted 0).
 * `answer`: an exit that is an answer (`diff` 1, `auth can-i` 1): the text decides. `failed`: for a reason that no
 * rule but `fails` covers. `blocked`, `undecided`: no verdict about the cluster can be had.
 */
export type ExitReading =
  | { readonly kind: 'ok'; readonly masked: string | null }
  | { readonly kind: 'nothing-found'; readonly tool: string; readonly upstream: 'ok' | 'failed' | 'unknown' }
  /** `error`: the answer is one that nothing else counts beside, such as an HTTP status of an error. */
  | { readonly kind: 'answer'; readonly code: number; readonly means: string; readonly error?: boolean }
  | { readonly kind: 'failed'; readonly code: number | null; readonly why: string }
  | { readonly kind: 'blocked'; readonly why: string }
  | { readonly kind: 'undecided'; readonly why: string };

/** The program that made the exit: `sudo grep` is grep, and so is grep inside a pod, where kubectl says that it ran. */
function ofWhat(stage: Stage, observed: Observed): Stage {
  const source = unwrapped(stage);
  const inPod = stage.kubectl !== null && source.tool !== 'kubectl';
  if (source.tool === stage.tool || (inPod && !/command terminated with exit code/.test(observed.stderr.text)))
    return stage;
  return { ...stage, tool: source.tool, args: source.args, kubectl: inPod ? null : stage.kubectl };
}

/** Codes of curl that mean that the request itself did not come through. From curl's manual. */
const CURL: ReadonlyMap<number, string> = new Map([
  [3, 'the URL is malformed'],
  [5, 'the proxy could not be resolved'],
  [6, 'the host could not be resolved'],
  [7, 'the connection was refused'],
  [18, 'only a part of the file was transferred'],
  [22, 'the HTTP status is 400 or above'],
  [23, 'the output could not be written'],
  [26, 'a file could not be read'],
  [28, 'the time was over'],
  [35, 'the TLS handshake failed'],
  [47, 'there were too many redirects'],
  [51, 'the certificate does not match the host'],
  [52, 'the server sent nothing'],
  [55, 'sending failed'],
  [56, 'receiving failed'],
  [60, 'the certificate could not be verified'],
]);

/** Reads outcome, stages and masks. `stages` that are empty or shorter than the pipeline leave the others unknown. */
export function readExit(observed: Observed): ExitReading {
  const { outcome } = observed;
  const cause = readUnreachable(observed);
  if (cause && cause.kind !== 'forbidden') return { kind: 'blocked', why: cause.why };
  switch (outcome.kind) {
    case 'cancelled':
      return { kind: 'undecided', why: 'It was cancelled.' };
    case 'lost':
      return { kind: 'undecided', why: `How it ended is not known: ${outcome.why}` };
    case 'timed-out':
      return { kind: 'failed', code: null, why: `It did not end within ${String(outcome.afterMs / 1000)} s.` };
    case 'signalled':
      return { kind: 'failed', code: null, why: `It was ended by ${outcome.signal}.` };
    case 'not-started':
      return { kind: 'blocked', why: `It was not started: ${outcome.why}` };
    case 'ended':
      return { kind: 'ok', masked: null };
    case 'exited':
      return readExited(observed, outcome.code);
    default:
      return unreachable(outcome);
  }
}

function readExited(observed: Observed, code: number): ExitReading {
  const shape = observed.facts.stages.map((stage) => ofWhat(stage, observed));
  const exits = exitsOf(observed, code);
  const failure = blockedBy(observed, exits, code);
  if (failure !== null) return failure;
  if (isNegated(observed)) return readNegated(observed, shape, exits, code);
  const last = exits.at(-1) ?? code;
  const upstream = upstreamOf(shape, exits, observed);
  if (upstream.kind === 'failed' && last === 0) return { kind: 'failed', code: upstream.code, why: upstream.why };
  if (upstream.kind === 'answered' && last === 0)
    return { kind: 'answer', code: upstream.code, means: upstream.means, error: true };
  const stage = shape.at(-1);
  if (last === 0) {
    const masked = maskOf(observed, upstream.kind === 'unknown');
    return { kind: 'ok', masked };
  }
  if (isGrep(stage) && last === 1)
    return { kind: 'nothing-found', tool: stage?.tool ?? 'grep', upstream: before(upstream) };
  if (upstream.kind === 'failed') return { kind: 'failed', code: upstream.code, why: upstream.why };
  if (stage?.tool === 'wget' && /server returned error: HTTP\/[\d.]+ \d{3}/.test(observed.stderr.text))
    return { kind: 'answer', code: last, means: 'the HTTP status is an error', error: true };
  const answer = stage ? answerOf(stage, last) : null;
  if (answer && !isOrdinaryFailure(stage, observed))
    return { kind: 'answer', code: last, means: answer.means, error: answer.error ?? false };
  const why = failureOf(stage, last);
  return { kind: 'failed', code: last, why: why ? `Exit ${String(last)}: ${why}.` : `Exit ${String(last)}.` };
}

/** kubectl exits 1 for a difference, which it prints, and for any error. */
function isOrdinaryFailure(stage: Stage | undefined, observed: Observed): boolean {
  if (stage?.kubectl?.verb !== 'diff') return false;
  return hasSaidError(stage, observed) || (observed.stdout.text.trim() === '' && !isThrownAway(stage, observed));
}

/** Exits of a process that a signal ended, as a shell tells them. */
const SIGNALS: ReadonlyMap<number, string> = new Map([
  [129, 'HUP'],
  [130, 'INT'],
  [131, 'QUIT'],
  [132, 'ILL'],
  [134, 'ABRT'],
  [135, 'BUS'],
  [136, 'FPE'],
  [137, 'KILL'],
  [139, 'SEGV'],
  [143, 'TERM'],
]);

/** True where the exit says that a signal ended the program. */
export function isSignal(code: number | null): boolean {
  return code !== null && SIGNALS.has(code);
}

function failureOf(stage: Stage | undefined, code: number): string | undefined {
  const signal = SIGNALS.get(code);
  if (signal !== undefined) return `it was ended by SIG${signal}`;
  if (stage?.tool === 'curl') return CURL.get(code);
  return code === 124 && stage?.tool === 'timeout' ? 'the time was over' : undefined;
}

/** `! grep …` succeeds where grep fails: by finding nothing, or because it could not look. */
function readNegated(
  observed: Observed,
  shape: readonly Stage[],
  exits: readonly (number | undefined)[],
  code: number,
): ExitReading {
  const stage = shape.at(-1);
  if (code !== 0)
    return { kind: 'failed', code, why: `${stage?.tool ?? 'It'} succeeded, and \`!\` makes that a failure.` };
  const own = observed.stages.length > 0 ? exits.at(-1) : undefined;
  const tool = stage?.tool ?? 'it';
  if (!isGrep(stage)) return { kind: 'ok', masked: '`!` hides why it failed' };
  if ((own ?? 1) > 1 || plain(observed.stderr.text).trim() !== '')
    return { kind: 'undecided', why: `${tool} failed, which \`!\` turns into a success.` };
  return { kind: 'nothing-found', tool, upstream: before(upstreamOf(shape, exits, observed)) };
}

/** An error that was answered is nothing that a filter could have looked at. */
const before = ({ kind }: Upstream): 'ok' | 'failed' | 'unknown' => (kind === 'answered' ? 'failed' : kind);

/** Exits by stage, padded with undefined on the left where only the last is known. */
function exitsOf(observed: Observed, code: number): readonly (number | undefined)[] {
  const count = observed.facts.stages.length;
  if (observed.stages.length > 0) {
    const given = observed.stages;
    if (count <= given.length || count === 0) return given;
    return [...Array<undefined>(count - given.length).fill(undefined), ...given];
  }
  if (count <= 1) return [code];
  return [...Array<undefined>(count - 1).fill(undefined), code];
}

/** What is left of exits that say that a tool was not run, where its words do not say which. */
function blockedBy(observed: Observed, exits: readonly (number | undefined)[], code: number): ExitReading | null {
  const all = exits.some((exit) => exit === undefined) ? [...exits, code] : exits;
  for (const exit of all) {
    if (exit === 127) return { kind: 'blocked', why: `A tool is missing (exit 127): ${firstLine(observed)}` };
    if (exit === 126) return { kind: 'blocked', why: `A tool cannot be run (exit 126): ${firstLine(observed)}` };
  }
  return null;
}

function firstLine(observed: Observed): string {
  return plain(observed.stderr.text).trim().split('\n', 1)[0] ?? '';
}

/** Where a script ends in anything else, `set -e` ended it, and a trap chose the exit. */
const ENDS = /\b(?:exit|exec|return|kill)\b/;

function maskOf(observed: Observed, unknownUpstream: boolean): string | null {
  const { masks } = observed.facts;
  if (masks.includes('or-true')) return '`||` hides whether it failed';
  if (masks.includes('followed')) return 'what follows hides whether it failed';
  if (observed.endsBash && !ENDS.test(observed.text)) return 'the script ended in it, with an exit of its own';
  if (unknownUpstream) return 'the exits of the earlier stages are not known';
  return null;
}
