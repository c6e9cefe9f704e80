import { splitBash } from '../command/bash.ts';
import { describeBlock } from '../command/describe.ts';
import type { Rule } from '../expect/rule.ts';
import type { Need, Supplied } from '../judge/contract.ts';
import { needsOf } from '../judge/judge.ts';
import { observedOf, runOnce, type CheckContext, type Progress, type ReadyCommand } from './runOnce.ts';

/** Judging may ask again after an answer (a repeat that shows another question), but never endlessly. */
const ROUNDS = 4;

/**
 * Fulfils what judging needs about one command (null: about no command, as for files), right after it ran and in the
 * same bash, so that a repeated read sees the same state.
 */
export async function supply(
  index: number | null,
  ready: readonly ReadyCommand[],
  progress: Progress,
  context: CheckContext,
  signal: AbortSignal,
): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    const open = openNeeds(index, progress).filter((n) => !progress.supplied.has(n.key));
    if (open.length === 0) return;
    for (const need of open) {
      const answer = await fulfil(need, ready, progress, context, signal);
      progress.supplied.set(need.key, answer);
    }
  }
}

/** Needs of the rules that are bound to this command. */
function openNeeds(index: number | null, { check, observed, supplied }: Progress): readonly Need[] {
  return check.expectations.flatMap((expectation) => {
    const rules = (expectation.rules ?? []).filter((r) => r.command === index);
    if (rules.length === 0 || rules.every((rule) => isMet(rule, observed))) return [];
    // Words without a rule ask for nothing.
    return needsOf({ ...expectation, rules, unread: [] }, observed, supplied);
  });
}

/** An exit that is there asks for nothing more. */
function isMet(rule: Rule, observed: Progress['observed']): boolean {
  const outcome = rule.command === null ? undefined : observed.get(rule.command)?.outcome;
  return rule.kind === 'exit' && rule.op === '=' && outcome?.kind === 'exited' && outcome.code === rule.code;
}

async function fulfil(
  need: Need,
  ready: readonly ReadyCommand[],
  progress: Progress,
  context: CheckContext,
  signal: AbortSignal,
): Promise<Supplied> {
  if (need.kind === 'file') return readFile(need.path, context);
  const each = ready.find((r) => r.command.index === need.command);
  if (!each || signal.aborted) return { kind: 'unavailable', why: 'The run was cancelled.' };
  if (each.command.facts.effect.kind === 'write') return { kind: 'unavailable', why: 'A write is never repeated.' };
  if (need.kind === 'retry') return retry(need, each, progress, context, signal);
  const facts = describeBlock(splitBash(need.text))[0];
  if (facts?.effect.kind !== 'read') return { kind: 'unavailable', why: `\`${need.text}\` is not known as a read.` };
  const again = progress.repeats.get(need.command) ?? [];
  progress.repeats.set(need.command, [...again, need.text]);
  const result = await runOnce(each, progress, context, signal, { instead: need.text });
  return { kind: 'observed', observed: { ...observedOf(each, result), text: need.text, facts } };
}

async function readFile(path: string, { files }: CheckContext): Promise<Supplied> {
  const answer = await files.read(path);
  if (answer.kind === 'text') return { kind: 'file', text: answer.text };
  if (answer.kind === 'absent') return { kind: 'file', text: null };
  const why = answer.kind === 'outside' ? 'lies outside the workspace' : 'cannot be read';
  return { kind: 'unavailable', why: `${path} ${why}.` };
}

/** Runs the read again and again until its rules pass or the author's time is over. */
async function retry(
  need: Extract<Need, { kind: 'retry' }>,
  each: ReadyCommand,
  progress: Progress,
  context: CheckContext,
  signal: AbortSignal,
): Promise<Supplied> {
  const end = context.clock.now() + need.untilMs;
  for (;;) {
    const left = end - context.clock.now();
    if (left <= 0 || signal.aborted) return { kind: 'unavailable', why: 'The time is over.' };
    await context.clock.wait(Math.min(need.everyMs, left), signal);
    progress.attempts += 1;
    const observed = observedOf(each, await runOnce(each, progress, context, signal));
    progress.observed.set(need.command, observed);
    if (!openNeeds(need.command, progress).some((n) => n.key === need.key)) return { kind: 'observed', observed };
  }
}
