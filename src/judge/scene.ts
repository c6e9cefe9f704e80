import type { RuleTest, Subject } from '../expect/rule.ts';
import type { Finding, Need, Observed, Supplied } from './contract.ts';
import type { ExitReading } from './exits/exits.ts';
import { joined, outputFrom, outputOf, ofRunPod } from './printed/output.ts';
import type { Output } from './printed/output.ts';
import { sparing } from '../text/sparing.ts';

/** A finding, and what would decide it better. */
export interface Decision extends Finding {
  readonly needs?: readonly Need[];
  /** It speaks of some rows only, so that words that were read alone and meant of all rows are not meant so. */
  readonly narrow?: boolean;
  /** It counted those rows that say so, of more that are listed; `two nodes Ready` may also be meant of all. */
  readonly counted?: boolean;
}

/** Everything that a rule may look at. */
export interface Scene {
  readonly index: number;
  readonly observed: Observed;
  readonly exit: ExitReading;
  readonly on: Subject;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly supplied: ReadonlyMap<string, Supplied>;
  /** This is a repeated read, which asks for no other. */
  readonly again?: boolean;
  /** The author's words of the clause. */
  readonly clause: string;
}

export function pass(because: string, found: string | null = null, foundLine: number | null = null): Decision {
  return { verdict: 'pass', because, found, foundLine };
}

export function fail(because: string, found: string | null = null, foundLine: number | null = null): Decision {
  return { verdict: 'fail', because, found, foundLine };
}

export function undecided(because: string, found: string | null = null, foundLine: number | null = null): Decision {
  return { verdict: 'undecided', because, found, foundLine };
}

export function blocked(because: string, found: string | null = null): Decision {
  return { verdict: 'blocked', because, found, foundLine: null };
}

/** The output as a scene; what `kubectl run` prints twice or adds is taken out. */
export function sceneOf(
  index: number,
  observed: Observed,
  exit: ExitReading,
  on: Subject,
  clause: string,
  supplied: ReadonlyMap<string, Supplied>,
): Scene {
  let stdout = outputOf(observed.stdout);
  if (observed.facts.stages.some((stage) => stage.kubectl?.verb === 'run' || stage.kubectl?.verb === 'attach'))
    stdout = outputFrom(ofRunPod(stdout.text), stdout.complete);
  return { index, observed, exit, on, clause, stdout, stderr: outputOf(observed.stderr), supplied };
}

/** The stream that a rule names. */
export function subjectOf(scene: Scene): Output {
  switch (scene.on) {
    case 'stderr':
      return scene.stderr;
    case 'output':
      return joined(scene.stdout, scene.stderr);
    case 'stdout':
    case 'exit':
    case 'file':
      return scene.stdout;
  }
}

/** The tests of a rule that a scene can decide one by one. */
export type TestOf<K extends RuleTest['kind']> = Extract<RuleTest, { kind: K }>;

/** Shortens what is shown in a sentence. */
export function brief(text: string, most = 120): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}

const NO_ENTRIES = sparing(/^\s*(?:-- (?:Logs begin|Journal begins) at .* --\s*)?-- No entries --\s*$/);

/** Nothing at all was printed, or only blanks; journalctl says so in a line. */
export function isBlank(output: Output): boolean {
  return output.text.trim() === '' || NO_ENTRIES.test(output.text);
}

/** … or a list of systemctl without a unit, which has its header and its sum. */
export function listsNone(output: Output): boolean {
  return isBlank(output) || /^(?:[ \t]*UNIT[ A-Z]*\n)?\s*0 (?:loaded )?[a-z ]+ listed\.[^●]*$/.test(output.text);
}

/** journalctl says that it left out what the user may not read: that nothing is there proves nothing then. */
export function showsPart(scene: Scene): boolean {
  return /^Hint: You are currently not seeing messages|insufficient permissions$/m.test(scene.stderr.text);
}

/** kubectl, helm and flux say that nothing matched; on stderr or on stdout. */
export function saysNothingFound(scene: Scene): boolean {
  return /^(?:No resources found\b|no resources found\b|[✗►] no .* found\b|Error from server \(NotFound\))/m.test(
    `${scene.stdout.text}\n${scene.stderr.text}`,
  );
}
