import { describeUnits, newShell } from '../command/describe.ts';
import type { Environment, Shell } from '../command/describe.ts';
import type { CommandFacts } from '../command/facts.ts';
import type { Check, ContextReason, PlannedCommand } from './check.ts';

/** Where a command will go, and why: the parts of a planned command that this file decides. */
export type ResolvedTarget = Pick<PlannedCommand, 'aliases' | 'contextFrom' | 'contextChoices'>;

/** What stands around the commands of one bash. */
export interface Surroundings {
  /** Aliases that the story spells, from `storyAliases`; nothing else is ever inferred. */
  readonly aliases: readonly string[];
  /** The task's title or the row's criterion. */
  readonly title: string | null;
  /** The label above the block (`**Infra Cluster:**`). */
  readonly label: string | null;
}

interface Described {
  readonly text: string;
  readonly facts: CommandFacts;
}

const CONTEXT_VARIABLE = /^(k8s_?|kube_?|kubectl_?)?(ctx|context|cluster)(_?name)?$/i;

/**
 * The aliases that a story spells: behind `--context` and `--kube-context`, in `CTX=`, in `use-context`, and in loops
 * whose variable is used as a context. In the order of the text, each once.
 */
export function storyAliases(text: string, facts: readonly CommandFacts[] = []): readonly string[] {
  const spelled = text.matchAll(
    /--(?:kube-)?context(?:=|\s+)["']?([A-Za-z0-9][\w.@:/-]*)|\b(?:CTX|KUBE_?CONTEXT|CONTEXT)=["']?([A-Za-z0-9][\w.@:/-]*)|\buse-context\s+["']?([A-Za-z0-9][\w.@:/-]*)/g,
  );
  const found = [...spelled].map((one) => (one[1] ?? one[2] ?? one[3] ?? '').replace(/[.:,]+$/, ''));
  const looped = facts.flatMap(({ target }) => (target.kind === 'named' ? target.aliases : []));
  return [...new Set([...found, ...looped])].filter((alias) => alias !== '' && !PROSE.test(alias));
}

/** Words that follow `--context` where a sentence speaks of the option itself. */
const PROSE =
  /^(a|an|and|are|as|by|flag|flags|for|from|if|in|is|must|name|of|on|option|or|should|the|to|value|when|with)$/i;

/**
 * Resolves the commands of one bash, in order. A command that names its contexts keeps them; one that names none goes
 * where the evidence points: its own words (`cluster-infra-web`), its block (`export CTX=infra`), the label above, the
 * task's title. Evidence that differs is not weighed: the command gets no alias and the readings to choose from.
 */
export function resolveTargets(commands: readonly Described[], around: Surroundings): readonly ResolvedTarget[] {
  let block: string | null = null;
  return commands.map(({ text, facts }) => {
    const resolved = resolve(text, facts, block, around);
    block = contextSetBy(facts, around.aliases) ?? block;
    return resolved;
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
  return described.map((check) => {
    const aimed = resolveTargets(check.commands, { aliases, title: check.title, label: check.label });
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

const NOWHERE: ResolvedTarget = { aliases: [], contextFrom: null, contextChoices: [] };

function resolve(text: string, { target }: CommandFacts, block: string | null, around: Surroundings): ResolvedTarget {
  if (target.kind === 'named') return { aliases: target.aliases, contextFrom: target.from, contextChoices: [] };
  if (target.kind !== 'unnamed') return NOWHERE;
  const evidence: { readonly alias: string; readonly from: ContextReason }[] = [
    ...around.aliases.filter((alias) => namesCluster(text, alias)).map((alias) => ({ alias, from: 'name' as const })),
    ...(block === null ? [] : [{ alias: block, from: 'block' as const }]),
    ...around.aliases
      .filter((alias) => speaksOf(around.label, alias) || isNameOf(around.label, alias))
      .map((alias) => ({ alias, from: 'label' as const })),
    ...around.aliases
      .filter((alias) => speaksOf(around.title, alias))
      .map((alias) => ({ alias, from: 'title' as const })),
  ];
  const [first] = evidence;
  if (!first) return { aliases: [], contextFrom: 'chosen', contextChoices: [] };
  const choices = evidence.filter(({ alias }, i) => evidence.findIndex((other) => other.alias === alias) === i);
  if (choices.length > 1) return { aliases: [], contextFrom: null, contextChoices: choices };
  return { aliases: [first.alias], contextFrom: first.from, contextChoices: [] };
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

/** `cluster-infra-web`, `clusters/infra/web`: the alias as a whole part of a name. */
function namesCluster(text: string, alias: string): boolean {
  return new RegExp(`(?<![A-Za-z0-9])clusters?[-_/]${escaped(alias)}(?![A-Za-z0-9])`, 'i').test(text);
}

/** "Infra Cluster", "cluster infra", "(Infra)". */
function speaksOf(words: string | null, alias: string): boolean {
  if (words === null) return false;
  const name = `(?<![\\w-])[\`"']?${escaped(alias)}[\`"']?(?![\\w-])`;
  return new RegExp(
    `${name}[\\s-]+(clusters?|contexts?)\\b|\\b(cluster|context):?\\s+${name}|\\(\\s*${name}\\s*\\)`,
    'i',
  ).test(words);
}

/** "Infra", "On infra": a label that says nothing but the alias. Words that are labels of their own name no cluster. */
function isNameOf(label: string | null, alias: string): boolean {
  if (label === null || LABEL_WORD.test(alias)) return false;
  return new RegExp(`^(?:(?:on|for|in|from)\\s+)?[\`"']?${escaped(alias)}[\`"']?:?$`, 'i').test(label.trim());
}

const LABEL_WORD =
  /^(?:check|cleanup|default|deploy|example|main|output|result|run|setup|test|tests|validate|validation|verification|verify)$/i;

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
