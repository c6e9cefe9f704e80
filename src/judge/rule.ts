import { choiceIn, chosenBy } from '../expect/choice.ts';
import type { Rule } from '../expect/rule.ts';
import type { Finding, Observed, Supplied } from './contract.ts';
import { isFallback } from './kinds/contains.ts';
import { decide } from './decide.ts';
import { ofEndedWatch } from './exits/ended.ts';
import { byExit } from './exits/exitPolicy.ts';
import { readExit } from './exits/exits.ts';
import type { ExitReading } from './exits/exits.ts';
import { judgeFile } from './kinds/file.ts';
import { differsInCase } from './doubts/letterCase.ts';
import { isNearFailure } from './doubts/nearFailure.ts';
import { judgeMessage } from './said/message.ts';
import { isDiff, newSideOf } from './printed/newSide.ts';
import { outputFrom } from './printed/output.ts';
import { isBlank, sceneOf, undecided } from './scene.ts';
import type { Decision, Scene } from './scene.ts';
import { byToldFallback } from './exits/toldFallback.ts';
import { watchKey } from './watch.ts';

/** What a tool prints as it fails stands on either stream. */
const TEXTS: ReadonlySet<string> = new Set(['contains', 'matches', 'says']);

/** One rule on its command. `named`: it failed with the exit that the author expects, so that its text counts. */
export function judgeRule(
  rule: Rule,
  observed: ReadonlyMap<number, Observed>,
  supplied: ReadonlyMap<string, Supplied>,
  named = false,
): Decision {
  if (rule.kind === 'file') return judgeFile(rule, supplied);
  if (rule.command === null) return undecided('No command is named that could decide it.');
  const one = observed.get(rule.command);
  if (!one) return undecided('Its command did not run.');
  const plain = readExit(one);
  const expected = named && plain.kind === 'failed' && rule.kind !== 'exit' && rule.kind !== 'fails';
  const exit: ExitReading = expected ? { kind: 'ok', masked: null } : plain;
  const on = expected && rule.on === 'stdout' && TEXTS.has(rule.kind) ? 'output' : rule.on;
  const scene = sceneOf(rule.command, one, exit, on, rule.clause, supplied);
  if (rule.kind !== 'exit' && hasLostOutput(scene))
    return undecided('kubectl could not attach to the pod and lost what it printed. Run it again.');
  const watched = one.watched?.get(watchKey(rule));
  const decision =
    watched && !(rule.on === 'stderr' ? one.stderr : one.stdout).complete
      ? (byExit(rule, exit) ?? seen(rule, watched, one, exit))
      : decideAsLeft(rule, scene);
  // That a command failed is another reason than what it printed.
  if (exit.kind === 'ok' && isNearFailure(rule, decision, one))
    return undecided(decision.because, decision.found, decision.foundLine);
  const said = rule.kind === 'state' && decision.verdict === 'undecided' ? judgeMessage(rule.clause, scene) : null;
  if (said) return said;
  const ofEnded = ofEndedWatch(rule, decision, scene);
  if (ofEnded) return ofEnded;
  const inOther = decision.verdict === 'pass' ? differsInCase(rule, scene) : null;
  if (inOther !== null)
    return undecided(
      `${decision.because} It was quoted, and is printed as ${inOther}.`,
      decision.found,
      decision.foundLine,
    );
  const told = decision.verdict !== 'fail' && isFallback(scene) ? byToldFallback(rule, scene) : null;
  if (told) return told;
  return decision.verdict === 'pass' && isFallback(scene) && !isChosen(rule, one.text)
    ? undecided('Only what the command prints when something failed was printed.')
    : decision;
}

/** Kinds that look for something to be there, of which a diff may show what it was before. */
const THERE: ReadonlySet<string> = new Set(['value', 'contains', 'says']);

/** `replicas is 3` of a diff is said of what it leaves, where both sides are printed. */
function decideAsLeft(rule: Rule, scene: Scene): Decision {
  const decision = decide(rule, scene);
  const { text, complete } = scene.stdout;
  if (decision.verdict !== 'fail' || !THERE.has(rule.kind) || !isDiff(scene.observed.text, text)) return decision;
  const left = decide(rule, { ...scene, stdout: outputFrom(newSideOf(text), complete) });
  return left.verdict === 'pass' ? left : decision;
}

/** The words speak of what the command prints by its own choice, so that its fallback is an answer. */
function isChosen(rule: Rule, command: string): boolean {
  const choice = rule.kind === 'says' ? choiceIn(command) : null;
  return rule.kind === 'says' && choice !== null && chosenBy(rule.text, choice, command) !== null;
}

/** kubectl attached too late, and the pod was gone before its log was read: it exits 0 and shows nothing. */
function hasLostOutput(scene: Scene): boolean {
  return (
    isBlank(scene.stdout) &&
    /^warning: couldn't attach to pod\/.*falling back to streaming logs/m.test(scene.stderr.text)
  );
}

/** A finding on all that was printed; that nothing was found counts only where the command surely succeeded. */
function seen(rule: Rule, finding: Finding, one: Observed, exit: ExitReading): Decision {
  const hidden = exit.kind !== 'ok' || exit.masked !== null || one.facts.masks.length > 0;
  return rule.kind === 'absent' && finding.verdict === 'pass' && hidden
    ? undecided(`${finding.because} Whether the command succeeded is hidden.`)
    : finding;
}
