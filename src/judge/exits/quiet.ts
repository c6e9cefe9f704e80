import type { Stage } from '../../command/facts.ts';
import { unwrapped } from '../../expect/source.ts';
import type { RuleTest } from '../../expect/rule.ts';
import { isGrep, saysDifferent } from './answers.ts';
import type { Observed } from '../contract.ts';
import { fail, isBlank, pass, subjectOf, undecided } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';

/** `! grep -q x file`: its exit is turned round. */
export function isNegated({ text, facts }: Observed): boolean {
  const [first] = facts.stages;
  const before = text.slice(0, first?.span.start ?? 0).trimEnd();
  return before.endsWith('!') && /(?:^|[\s;&(])!\s+$/.test(text.slice(0, first?.span.start));
}

/** What a stage prints goes to /dev/null. */
export function isThrownAway(stage: Stage, { text }: Observed): boolean {
  return /(?:^|[\s\w"'])(?:(?<!\d)1?|&)>\s*\/dev\/null(?![\w/])/.test(text.slice(stage.span.start, stage.span.end));
}

/**
 * A command that was told to be quiet (`grep -q`, `git diff --quiet`, `… >/dev/null`) says by its exit alone what it
 * found: that nothing was printed proves nothing. Null: the command is not of that kind, or the rule asks for the exit.
 */
export function byQuietExit(test: RuleTest, scene: Scene): Decision | null {
  const stage = scene.observed.facts.stages.at(-1);
  if (!stage || asksForExit(test) || !isBlank(subjectOf(scene)) || !isBlank(scene.stdout)) return null;
  const tool: Stage = { ...stage, ...unwrapped(stage) };
  if (!isThrownAway(stage, scene.observed) && !isQuiet(tool)) return null;
  const { exit } = scene;
  if (scene.observed.outcome.kind === 'ended')
    return undecided('It prints nothing, and was ended before it had an exit.');
  const none = saysNothing(test);
  if (exit.kind === 'nothing-found') return null;
  if (exit.kind === 'ok' && exit.masked !== null) return undecided(`It prints nothing, and ${exit.masked}.`);
  if (exit.kind === 'answer' && none && saysDifferent(exit.means)) return fail(`Expected nothing; ${exit.means}.`);
  const word = wordOf(test);
  const says = answersOf(tool)[exit.kind === 'answer' ? exit.code : exit.kind === 'ok' ? 0 : -1];
  if (word !== null && says !== undefined)
    return says === word
      ? pass(`Expected ${word}; its exit says so.`)
      : fail(`Expected ${word}; its exit says ${says}.`);
  if (exit.kind === 'ok' && isGrep(tool)) {
    if (none) return fail(`Expected nothing; ${tool.tool ?? 'grep'} found something.`);
    if (test.kind === 'exists' && test.name === null) return pass(`${tool.tool ?? 'grep'} found something.`);
  }
  return exit.kind === 'ok' && none && compares(tool) ? null : undecided('It prints nothing that could be looked at.');
}

/** The rule looks at how the command ended, not at what it printed. */
export function asksForExit({ kind }: RuleTest): boolean {
  return kind === 'exit' || kind === 'fails' || kind === 'within' || kind === 'file';
}

/** Rules that say that nothing is there. */
function saysNothing(test: RuleTest): boolean {
  if (test.kind === 'equals') return test.value.trim() === '' || test.value.trim() === '0';
  if (test.kind === 'lines') return (test.op === '=' || test.op === '<=') && test.count === 0;
  if (test.kind === 'number') return (test.op === '=' || test.op === '<=') && test.value === 0;
  return test.kind === 'absent' || test.kind === 'missing';
}

function wordOf(test: RuleTest): string | null {
  if (test.kind === 'equals') return test.value.trim().toLowerCase();
  return test.kind === 'state' && test.values.length === 1 ? (test.values[0] ?? '').toLowerCase() : null;
}

const has = ({ args }: Stage, flags: RegExp): boolean => args.some((arg) => arg !== null && flags.test(arg));
const SHORT = /^-[a-zA-Z]*q[a-zA-Z]*$|^--(?:quiet|silent)$/;

function isQuiet(stage: Stage): boolean {
  if (stage.tool === 'cmp') return has(stage, /^-[a-z]*s[a-z]*$|^--(?:quiet|silent)$/);
  if (stage.tool === 'git') return stage.args.includes('diff') && has(stage, /^--quiet$/);
  return (isGrep(stage) || Object.keys(answersOf(stage)).length > 0) && has(stage, SHORT);
}

function compares({ tool, args }: Stage): boolean {
  return /^(?:diff|cmp|colordiff)$/.test(tool ?? '') || args.includes('diff');
}

/** The words that an exit stands for. */
function answersOf({ tool, args }: Stage): Readonly<Record<number, string>> {
  if (tool === 'systemctl' && args.includes('is-active')) return { 0: 'active', 3: 'inactive' };
  if (tool === 'systemctl' && args.includes('is-enabled')) return { 0: 'enabled', 1: 'disabled' };
  if (tool === 'kubectl' && args.includes('can-i')) return { 0: 'yes', 1: 'no' };
  return {};
}
