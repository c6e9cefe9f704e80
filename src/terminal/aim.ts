import { UserError } from '../base/errors.ts';
import type { KubeContext } from '../kube/contract.ts';
import type { Check } from '../plan/check.ts';
import type { Plan } from '../plan/plan.ts';
import { destinationOf, type Aim } from '../session/destination.ts';
import { parseContextOption } from '../session/bindings.ts';
import { DEFAULT_PROTECTED, writeGate } from '../session/protection.ts';
import type { HandOver } from '../session/handOver.ts';
import type { Answers, World } from '../session/question.ts';
import { select } from '../session/selection.ts';
import { pairsOf, selectionsOf, type RunOptions } from './runOptions.ts';
import type { StoryFile } from './stories.ts';

const NOWHERE: Aim = { contexts: new Map(), chosen: null };

function clusterChecks(plan: Plan, options: RunOptions, mode: 'reads' | 'writes'): readonly Check[] {
  return select(plan.checks, selectionsOf(options), mode).checks.filter((check) =>
    check.commands.some((c) => destinationOf(c, NOWHERE).kind === 'blocked'),
  );
}

/** Whether anything selected contacts a cluster. */
export function needsContext(plan: Plan, options: RunOptions, mode: 'reads' | 'writes'): boolean {
  return clusterChecks(plan, options, mode).length > 0;
}

/**
 * Where commands go by `--context` and `--use`. Nothing is ever taken from the kubeconfig's current context: with
 * neither option, a selection that contacts a cluster is wrong use.
 */
export function aimOf(
  stories: readonly StoryFile[],
  options: RunOptions,
  mode: 'reads' | 'writes',
  known: readonly KubeContext[],
): Aim {
  const contexts = boundBy(options.context);
  const all = new Map(contexts);
  for (const use of options.use) if (!all.has(use)) all.set(use, use);
  for (const [alias, context] of all) {
    if (known.some((k) => k.name === context)) continue;
    throw new UserError(`Your kubeconfig has no context ${context} (for ${alias}).`, {
      next: known.length === 0 ? 'It has none.' : `It has: ${known.map((k) => k.name).join(', ')}.`,
    });
  }
  const [first] = contexts.keys();
  const aim = { contexts: all, chosen: options.use[0] ?? first ?? null };
  const stuck = stories.find((s) => needsContext(s.plan, options, mode));
  if (stuck && all.size === 0)
    throw new UserError('The story has commands for a cluster, and no context is given.', {
      place: { path: stuck.path },
      next: `Bind the story's names with --context ${firstAlias(stuck.plan)}=CONTEXT${known.length === 0 ? '' : `, one of ${known.map((k) => k.name).join(', ')}`}. The current context is never taken.`,
    });
  return aim;
}

/** Two contexts for one alias are refused: which of them is meant is not for us to guess. */
function boundBy(given: readonly string[]): Map<string, string> {
  const contexts = new Map<string, string>();
  for (const { alias, context } of given.map(parseContextOption)) {
    const before = contexts.get(alias) ?? context;
    if (before !== context)
      throw new UserError(`--context names two contexts for ${alias}: ${before} and ${context}.`, {
        next: 'Give one.',
      });
    contexts.set(alias, context);
  }
  return contexts;
}

function firstAlias(plan: Plan): string {
  return plan.checks.flatMap((c) => c.commands.flatMap((d) => d.aliases))[0] ?? 'ALIAS';
}

/** The answers that the options give: naming a context is its confirmation. */
export function answersOf(aim: Aim, options: RunOptions): Answers {
  return {
    aim,
    values: valuesOf(options),
    writes: new Set(),
  };
}

/** `<node-name>=w-1` is meant as `node-name=w-1`. */
function valuesOf({ set }: Pick<RunOptions, 'set'>): ReadonlyMap<string, string> {
  return new Map([...pairsOf(set, '--set')].map(([name, value]) => [name.replace(/^[<{$]+|[>}]+$/g, ''), value]));
}

/** A name that no story here holds is a slip: what asks for the value would stay blocked without a word. */
export function refuseUnknownValues(stories: readonly StoryFile[], options: RunOptions): void {
  const holds = (name: string): boolean => stories.some(({ plan }) => plan.story.text.includes(name));
  const unknown = [...valuesOf(options).keys()].find((name) => !holds(name));
  if (unknown === undefined) return;
  const asked = stories.flatMap(({ plan }) =>
    plan.checks.flatMap(({ commands }) =>
      commands.flatMap(({ facts }) => facts.open.flatMap(({ kind, name }) => (kind === 'ellipsis' ? [] : [name]))),
    ),
  );
  throw new UserError(`--set ${unknown}: no story here has such a value.`, {
    next: asked.length === 0 ? 'Nothing in it asks for a value.' : `They ask for: ${[...new Set(asked)].join(', ')}.`,
  });
}

/** The answers for each context of `--use`, or the only ones. */
export function answersOfEach(aim: Aim, options: RunOptions): readonly Answers[] {
  const chosen = options.use.length > 1 ? [...new Set(options.use)] : [aim.chosen];
  return chosen.map((one) => answersOf({ ...aim, chosen: one }, options));
}

export function worldOf(
  contexts: readonly KubeContext[],
  { allowProtected }: RunOptions,
  handOver: HandOver | null,
): World {
  return {
    contexts,
    writeGate(alias, { name, cluster, server }) {
      const names = { alias, context: name, cluster, server };
      const gate = writeGate(names, DEFAULT_PROTECTED, { lifts: [], now: 0, byName: allowProtected });
      return gate.kind === 'open' ? null : gate.why;
    },
    handOver,
  };
}
