import { describeUnits, newShell } from '../command/describe.ts';
import type { Environment, Shell } from '../command/describe.ts';
import type { CommandFacts } from '../command/facts.ts';
import type { Check, ContextReason, PlannedCommand } from './check.ts';
import { clusterNames } from './clusterNames.ts';
import type { ClusterNames, NamedClusters } from './clusterNames.ts';
import { sparing } from '../text/sparing.ts';

/** Where a command will go, and why: the parts of a planned command that this file decides. */
export type ResolvedTarget = Pick<PlannedCommand, 'aliases' | 'contextFrom' | 'contextChoices' | 'namespace'>;

/** What stands around the commands of one bash. */
export interface Surroundings {
  /** Aliases that the story spells, from `storyAliases`; nothing else is ever inferred. */
  readonly aliases: readonly string[];
  /** Titles, labels and headings above, nearest first. */
  readonly words: readonly Words[];
}

/** The task's title or the row's criterion, or a label or heading above (`**Infra Cluster:**`). */
export interface Words {
  readonly text: string;
  readonly from: 'title' | 'label';
}

interface Described {
  readonly text: string;
  readonly facts: CommandFacts;
}

const CONTEXT_VARIABLE = /^(k8s_?|kube_?|kubectl_?|helm_kube)?(ctx|context|cluster)(_?name)?$/i;

/**
 * The aliases that a story spells: behind `--context` and `--kube-context`, in `CTX=`, in `use-context`, and in loops
 * whose variable is used as a context. In the order of the text, each once.
 */
export function storyAliases(text: string, facts: readonly CommandFacts[] = []): readonly string[] {
  const spelled = SPELLED.matchAll(text);
  const found = spelled.map((one) => (one[1] ?? one[2] ?? one[3] ?? '').replace(/[.:,]+$/, ''));
  const looped = facts.flatMap(({ target }) => (target.kind === 'named' ? target.aliases : []));
  return [...new Set([...found, ...looped])].filter((alias) => alias !== '' && !PROSE.test(alias));
}

const SPELLED = sparing(
  /--(?:kube-?)?context(?:=|\s+)["']?([A-Za-z0-9][\w.@:/-]*)|\b(?:CTX|(?:HELM_)?KUBE_?CONTEXT|CONTEXT)=["']?([A-Za-z0-9][\w.@:/-]*)|\buse-context\s+["']?([A-Za-z0-9][\w.@:/-]*)/g,
);

/** Words that follow `--context` where a sentence speaks of the option itself. */
const PROSE =
  /^(a|an|and|are|as|by|flag|flags|for|from|if|in|is|must|name|of|on|option|or|should|the|to|value|when|with)$/i;

/** One reading of where a command goes. */
interface Evidence {
  readonly alias: string;
  readonly from: ContextReason;
}

/**
 * Resolves the commands of one bash, in order. A command that names its contexts keeps them; one that names none goes
 * where the evidence points: its own words (`cluster-infra-web`), its block (`export CTX=infra`), the label above, the
 * task's title, headings. What is further away may name more clusters than what is near ("infra and apps clusters" above
 * "infra cluster"); where it names others, neither is weighed: the command gets no alias and the readings to choose from.
 */
export function resolveTargets(commands: readonly Described[], around: Surroundings): readonly ResolvedTarget[] {
  return resolveAll(commands, around, clusterNames(around.aliases));
}

function resolveAll(
  commands: readonly Described[],
  { aliases, words }: Surroundings,
  names: ClusterNames,
  /** By alias, the chosen context's behind the empty one: what was set before in the same bash. */
  namespaces = new Map<string, string>(),
): readonly ResolvedTarget[] {
  const above = words.map((one): readonly Evidence[] => {
    const named = names.inWords(one.text, one.from === 'label');
    return (named.unsure ? aliases : named.aliases).map((alias) => ({ alias, from: one.from }));
  });
  let block: string | null = null;
  return commands.map(({ text, facts }) => {
    const resolved = resolve(facts, block, names.inCommand(text), above);
    block = contextSetBy(facts, aliases) ?? block;
    const namespace = namespaces.get(resolved.aliases[0] ?? '');
    for (const [alias, set] of namespacesSetBy(facts, resolved.aliases[0] ?? '')) namespaces.set(alias, set);
    return namespace === undefined ? resolved : { ...resolved, namespace };
  });
}

/**
 * Describes the commands of all checks again, those of one bash in order, so that what one assigns counts for the
 * next, and aims each: this is what a plan shows, and, with the environment of the run, what a run goes by.
 */
export function aimChecks(text: string, checks: readonly Check[], env: Environment | null = null): readonly Check[] {
  const shells = new Map<string, Shell>();
  const described = checks.map((check) => ({
    ...check,
    commands: check.commands.map((command) => describe(check, command)),
  }));
  const aliases = storyAliases(
    text,
    described.flatMap(({ commands }) => commands.map(({ facts }) => facts)),
  );
  const names = remembering(clusterNames(aliases));
  const namespaces = new Map<string, Map<string, string>>();
  return described.map((check) => {
    const set = namespaces.get(check.shell) ?? new Map<string, string>();
    namespaces.set(check.shell, set);
    const aimed = resolveAll(check.commands, { aliases, words: check.above }, names, set);
    return { ...check, commands: check.commands.map((command, i) => ({ ...command, ...(aimed[i] ?? NOWHERE) })) };
  });

  function describe(check: Check, command: PlannedCommand): PlannedCommand {
    if (command.mode === 'manual') return command;
    // "Terminal 1" and "Terminal 2" are a bash each.
    const key = `${check.shell}\n${String(command.terminal)}`;
    const shell = shells.get(key) ?? newShell(env);
    shells.set(key, shell);
    const { span, text: unit } = command;
    const [facts] = describeUnits({ units: [{ span, text: unit }], comments: [], parsed: true }, shell);
    return facts ? { ...command, facts, mode: facts.mode } : command;
  }
}

/** Headings stand above many checks. */
function remembering(names: ClusterNames): ClusterNames {
  const known = new Map<string, NamedClusters>();
  return {
    ...names,
    inWords: (words, label) => {
      const key = `${String(label)} ${words}`;
      const found = known.get(key) ?? names.inWords(words, label);
      known.set(key, found);
      return found;
    },
  };
}

const NOWHERE: ResolvedTarget = { aliases: [], contextFrom: null, contextChoices: [] };

function resolve(
  { target }: CommandFacts,
  block: string | null,
  named: readonly string[],
  above: readonly (readonly Evidence[])[],
): ResolvedTarget {
  if (target.kind === 'named') return { aliases: target.aliases, contextFrom: target.from, contextChoices: [] };
  if (target.kind !== 'unnamed') return NOWHERE;
  const own = named.map((alias) => ({ alias, from: 'name' as const }));
  const set = block === null ? [] : [{ alias: block, from: 'block' as const }];
  const choices = nearest([own, set, ...above]);
  const [first] = choices;
  if (!first) return { aliases: [], contextFrom: 'chosen', contextChoices: [] };
  if (choices.length > 1) return { aliases: [], contextFrom: null, contextChoices: choices };
  return { aliases: [first.alias], contextFrom: first.from, contextChoices: [] };
}

/** What the nearest evidence names, and what further away contradicts it. */
function nearest(levels: readonly (readonly Evidence[])[]): readonly Evidence[] {
  let out: readonly Evidence[] = [];
  for (const level of levels) {
    if (level.length === 0 || (out.length > 0 && out.every(({ alias }) => level.some((far) => far.alias === alias))))
      continue;
    out = [...out, ...level.filter(({ alias }) => !out.some((near) => near.alias === alias))];
  }
  return out;
}

/**
 * `kubectl config set-context --current --namespace=web`: the namespace of what follows. Each command has a kubeconfig of
 * its own, so that what one changes in its file is told to the next ones here.
 */
function namespacesSetBy({ stages }: CommandFacts, current: string): readonly (readonly [string, string])[] {
  return stages.flatMap(({ tool, args, kubectl }): readonly (readonly [string, string])[] => {
    if (tool === 'kubens' && args.length === 1) return [[current, args[0] ?? '']];
    if (kubectl?.verb !== 'config set-context') return [];
    const set = args.some((arg) => arg === null || /^--namespace(?:=|$)/.test(arg));
    const named = args.includes('--current') ? current : (kubectl.names[0] ?? current);
    return set ? [[named, kubectl.namespace ?? '']] : [];
  });
}

/** `export CTX=infra`, `kubectl config use-context infra`: the context of what follows, where the story spells it. */
function contextSetBy(facts: CommandFacts, aliases: readonly string[]): string | null {
  let found: string | null = null;
  for (const { name, value } of facts.assigned ?? [])
    if (value !== null && CONTEXT_VARIABLE.test(name) && aliases.includes(value)) found = value;
  for (const { tool, args, kubectl } of facts.stages) {
    const named = kubectl?.verb === 'config use-context' ? kubectl.names[0] : tool === 'kubectx' ? args[0] : undefined;
    if (named != null && aliases.includes(named)) found = named;
  }
  return found;
}
