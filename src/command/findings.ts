import type { Command, SyntaxNode } from './ast.ts';
import type { Argument } from './argument.ts';
import type { Assigned, KubectlCall, Mode, OpenName, Target } from './facts.ts';
import type { Span } from '../text/span.ts';
import type { Scope } from './scope.ts';
import type { Reading } from './tools/reading.ts';

/** What reading one unit has gathered so far. */
export interface Findings {
  write: string | null;
  sensitive: string | null;
  /** All modes of its parts; `modeOf` chooses. */
  readonly modes: Set<Mode>;
  readonly targets: Target[];
  readonly open: OpenName[];
  readonly assigned: Assigned[];
  /** Every simple command that was read, for the stages. */
  readonly commands: Map<Command, ReadCommand>;
}

export interface ReadCommand {
  readonly tool: string | null;
  readonly args: readonly Argument[];
  readonly kubectl: KubectlCall | null;
  readonly target: Target;
}

/** Where in a unit we are. */
export interface Place {
  readonly scope: Scope;
  readonly found: Findings;
  /** Standard input comes from a pipe, a file or a here-document. */
  readonly fed: boolean;
  /** What it is fed may be more than words of the command itself: a file, what another program printed. */
  readonly carries?: boolean;
  /** Offsets below are not of the unit's text (an unescaped substitution): report this span instead. */
  readonly outer: Span | null;
  /** Unset variables are asked for by the words themselves (`[ -z "$X" ]`) and need no value. */
  readonly probing: boolean;
  readonly depth: number;
  /** Reads any node in place: the parts of this room that are below statements find their way back up by it. */
  readonly visit: (node: SyntaxNode, place: Place) => void;
}

/** Nesting that is still followed; what lies deeper is a write. */
export const MAX_DEPTH = 24;

export function newFindings(): Findings {
  return {
    write: null,
    sensitive: null,
    modes: new Set(),
    targets: [],
    open: [],
    assigned: [],
    commands: new Map(),
  };
}

const STRENGTH: readonly Mode[] = ['manual', 'interactive', 'probe', 'watch'];

export function noteMode(found: Findings, mode: Mode): void {
  found.modes.add(mode);
}

/** The strongest mode. A port-forward that is only a part of the unit (`(kubectl port-forward … &)`) is the author's own. */
export function modeOf(found: Findings, forwards: boolean): Mode {
  return STRENGTH.find((mode) => found.modes.has(mode) && (mode !== 'probe' || forwards)) ?? 'run';
}

/** The first reason stays: it is what stands first in the line. */
export function noteWrite(found: Findings, why: string): void {
  found.write ??= why;
}

/** Adds what a tool's reader said. */
export function noteReading(found: Findings, reading: Reading): void {
  if (reading.write !== null) noteWrite(found, reading.write);
  found.sensitive ??= reading.sensitive;
  if (reading.target.kind !== 'none') found.targets.push(reading.target);
  noteMode(found, reading.mode);
}

/** One target for a unit that may hold several commands: the most dangerous reading wins. */
export function joinTargets(targets: readonly Target[]): Target {
  const uncontrolled = targets.find(({ kind }) => kind === 'uncontrolled');
  if (uncontrolled) return uncontrolled;
  const computed = targets.find(({ kind }) => kind === 'computed');
  if (computed) return computed;
  const named = targets.filter((target) => target.kind === 'named');
  const aliases = [...new Set(named.flatMap((target) => target.aliases))];
  const unnamed = targets.some(({ kind }) => kind === 'unnamed');
  if (aliases.length > 1 && unnamed)
    return { kind: 'computed', words: `a part that names no context beside ${aliases.join(' and ')}` };
  if (named[0]) return { kind: 'named', aliases, from: named[0].from };
  return unnamed ? { kind: 'unnamed' } : { kind: 'none' };
}
