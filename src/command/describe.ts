import { textOf } from './argument.ts';
import { parseBash, syntaxError } from './ast.ts';
import type { CommandNode, Script } from './ast.ts';
import type { BashBlock } from './bash.ts';
import type { CommandFacts, Effect, OpenName, Stage, Target } from './facts.ts';
import { joinTargets, modeOf, newFindings, noteWrite } from './findings.ts';
import type { Findings } from './findings.ts';
import { jobsOf } from './jobs.ts';
import { endsIfItFails, stopsBehind } from './errexit.ts';
import { findMasks } from './mask.ts';
import { findOpenNames } from './open.ts';
import { partialExit } from './partialExit.ts';
import { findPlaceholders, holdsMask, maskPlaceholders, unmasker } from './placeholder.ts';
import { newScope } from './scope.ts';
import type { Environment, Scope } from './scope.ts';
import { visit } from './visit.ts';

export { environmentOf } from './scope.ts';
export type { Environment } from './scope.ts';

/**
 * What is known of every unit of a block, in order: assignments, functions and traps of one count for the next.
 *
 * `env` are the names that the bash will have from outside; a value is given where the user supplied it for this run
 * (`--set NODE=…`) and then counts as a constant. Without `env` only what every login has is taken as set; pass it
 * before running anything, as `${CTX:-infra}` depends on it. Units of one bash (a task's fences) share a `Shell`.
 */
export function describeBlock(block: BashBlock, env: Environment | null = null): readonly CommandFacts[] {
  return describeUnits(block, newShell(env));
}

/** The state of one bash, for several blocks that share it. */
export interface Shell {
  readonly scope: Scope;
}

export function newShell(env: Environment | null = null): Shell {
  return { scope: newScope(env) };
}

/** As `describeBlock`, going on from what earlier blocks of the same bash did. */
export function describeUnits(block: BashBlock, shell: Shell): readonly CommandFacts[] {
  return block.units.map(({ text }) => describeUnit(text, shell.scope));
}

function describeUnit(text: string, scope: Scope): CommandFacts {
  const placeholders = findPlaceholders(text);
  const script = parseBash(maskPlaceholders(text, placeholders));
  const found = newFindings();
  const problem = script === null ? 'the grammar gave up' : syntaxError(script);
  if (script) {
    try {
      visit(script, { scope, found, fed: false, outer: null, probing: false, depth: 0, visit });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      noteWrite(found, 'it nests too deep to be read');
    }
  }
  if (problem !== null) {
    noteWrite(found, `bash's grammar could not be followed: ${problem}`);
    scope.shared.taint ??= 'something that could not be read ran before it';
    scope.shared.anyVariable = true;
  }
  const unmask = unmasker(text, placeholders);
  const stages = script ? stagesOf(script, found, unmask) : [];
  const { leaves, reaps } = script ? jobsOf(script, text) : { leaves: null, reaps: false };
  const forwards = stages.at(-1)?.kubectl?.verb === 'port-forward' && script?.commands.length === 1;
  const { functions, shared } = scope;
  const { stops } = shared;
  const partial =
    problem !== null && /\S[^\S\n]*\n\s*\S/.test(text)
      ? 'it ran as one piece, whose exit is that of its end'
      : script && partialExit(script, functions, stops);
  const masks = script ? findMasks(script, (statement) => endsIfItFails(statement, stops, functions)) : [];
  shared.stops = problem === null ? stopsBehind(script?.commands ?? [], stops) : { ...stops, unsure: true };
  const target = unmaskTarget(joinTargets(found.targets), unmask);
  return {
    stages,
    effect: effectOf(found, target, unmask),
    target,
    mode: modeOf(found, forwards),
    open: [...findOpenNames(script, text, placeholders), ...unique(found.open)].sort(
      (a, b) => a.span.start - b.span.start,
    ),
    masks,
    ...(partial !== null && { partial }),
    assigned: found.assigned,
    ...(leaves !== null && { leaves }),
    ...(reaps && { reaps }),
    ...(problem !== null && { unparsed: problem }),
  };
}

type Unmask = (word: string) => string;

function effectOf(found: Findings, target: Target, unmask: Unmask): Effect {
  if (target.kind === 'uncontrolled') return { kind: 'write', why: unmask(`target not controlled: ${target.why}`) };
  if (found.write !== null) return { kind: 'write', why: unmask(found.write) };
  return { kind: 'read', sensitive: found.sensitive === null ? null : unmask(found.sensitive) };
}

/** A placeholder as a context's name has to be filled first. */
function unmaskTarget(target: Target, unmask: Unmask): Target {
  if (target.kind !== 'named') return target;
  const open = target.aliases.find(holdsMask);
  return open === undefined ? target : { kind: 'computed', words: unmask(open) };
}

/** A variable that is used twice is asked for once. */
function unique(open: readonly OpenName[]): readonly OpenName[] {
  const first = new Map<string, OpenName>();
  for (const one of open) if (!first.has(one.name)) first.set(one.name, one);
  return [...first.values()];
}

function stagesOf(script: Script, found: Findings, fill: Unmask): readonly Stage[] {
  return lastPipeline(script.commands.map(({ command }) => command)).flatMap((node) => {
    const read = node.type === 'Command' ? found.commands.get(node) : undefined;
    const bare = node.type === 'Command' && !node.name;
    if (bare) return [];
    const args = read?.args.map((arg) => {
      const known = textOf(arg);
      return known === null ? null : fill(known);
    });
    const kubectl = read?.kubectl ?? null;
    return [
      {
        span: { start: node.pos, end: node.end },
        tool: read?.tool ?? null,
        args: args ?? [],
        kubectl: kubectl && {
          ...kubectl,
          resources: kubectl.resources.map(fill),
          names: kubectl.names.map(fill),
          namespace: kubectl.namespace === null ? null : fill(kubectl.namespace),
          selector: kubectl.selector === null ? null : fill(kubectl.selector),
          after: kubectl.after.map((word) => (word === null ? null : fill(word))),
        },
      },
    ];
  });
}

/**
 * The stages of the last pipeline that stands at the top level; none for a loop or a function alone. What only ends a
 * line (`|| true`, `; echo`) prints nothing, so that the one before it is meant; a mask says that it hides the exit.
 */
function lastPipeline(commands: readonly Top[]): readonly CommandNode[] {
  const last = commands.at(-1);
  let node = commands.length > 1 && last && isSilent(last, /^echo$/) ? commands.at(-2) : last;
  if (node?.type === 'AndOr') {
    const end = node.commands.at(-1);
    const quiet = node.operators.at(-1) === '||' && end && isSilent(end, /^(?:true|:)$/);
    node = node.commands.at(quiet ? -2 : -1);
  }
  if (node === undefined) return [];
  if (node.type === 'Pipeline')
    return node.commands.length === 1 && node.commands[0]?.type !== 'Command' ? [] : node.commands;
  return node.type === 'Command' ? [node] : [];
}

type Top = Script['commands'][number]['command'];

function isSilent(node: Top, name: RegExp): boolean {
  return node.type === 'Command' && node.suffix.length === 0 && name.test(node.name?.value ?? '');
}
