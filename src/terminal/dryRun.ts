import { environmentOf } from '../command/describe.ts';
import type { PlannedCommand } from '../plan/check.ts';
import { filledChecks } from '../plan/filled.ts';
import type { Redactor } from '../redact/redact.ts';
import { destinationOf } from '../session/destination.ts';
import {
  mustConfirm,
  NEEDS_KEYS,
  needsKeys,
  questionsOf,
  sayQuestion,
  type Answers,
  type World,
} from '../session/question.ts';
import { select } from '../session/selection.ts';
import { jsonText } from '../report/json.ts';
import { EXIT, type Io } from './io.ts';
import { selectionsOf, type RunOptions } from './runOptions.ts';
import type { StoryFile } from './stories.ts';

/** What a run is asked for; `each` has the answers for each of its contexts. */
interface Asked {
  readonly options: RunOptions;
  readonly mode: 'reads' | 'writes';
  readonly each: readonly Answers[];
  readonly world: World;
  readonly redact: Redactor;
}

/** `run --dry-run`: what would run, where, and what stands in its way. Starts nothing and contacts nobody. */
export function dryRun(stories: readonly StoryFile[], asked: Asked, io: Io): number {
  const { options, mode, each, world, redact } = asked;
  const confirmed = (command: PlannedCommand): string | null => {
    const why = mustConfirm(command);
    return why === null ? null : redact(why);
  };
  const names = environmentOf(io.env);
  const planned = stories.map((story) => {
    const { checks: written, leftOut } = select(story.plan.checks, selectionsOf(options), mode);
    const filled = filledChecks(story.plan.story.text, story.plan.checks, each[0]?.values ?? new Map(), names);
    const checks = written.flatMap((check) => filled.find((f) => f.id === check.id) ?? []);
    return {
      story: story.path,
      checks: checks.map((check) => ({
        check: check.id,
        line: check.line,
        commands: check.commands.map((command) => ({
          text: redact(command.text),
          effect: command.facts.effect.kind,
          confirm: confirmed(command),
          contexts: distinct(each.flatMap(({ aim }) => contextsOf(destinationOf(command, aim)))),
        })),
        blocked: distinct([
          ...each
            .flatMap((answers) => questionsOf(check, answers, world))
            .filter((q) => q.kind !== 'write')
            .map(sayQuestion),
          ...(needsKeys(check) && world.handOver === null ? [NEEDS_KEYS] : []),
        ]).map(redact),
      })),
      leftOut: leftOut.map(({ check, why }) => ({ check: check.id, why: redact(why) })),
    };
  });
  if (options.json) io.out(jsonText({ version: 1, dryRun: planned }));
  else io.out(textOf(planned));
  return planned.some((p) => p.checks.length > 0) ? EXIT.ok : EXIT.usage;
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

function contextsOf(destination: ReturnType<typeof destinationOf>): readonly string[] {
  return destination.kind === 'contexts' ? destination.targets.map((t) => `${t.alias} = ${t.context}`) : [];
}

type Planned = readonly {
  readonly story: string;
  readonly checks: readonly {
    readonly check: string;
    readonly line: number;
    readonly commands: readonly {
      readonly text: string;
      readonly effect: string;
      readonly confirm: string | null;
      readonly contexts: readonly string[];
    }[];
    readonly blocked: readonly string[];
  }[];
  readonly leftOut: readonly { readonly check: string; readonly why: string }[];
}[];

function textOf(planned: Planned): string {
  const lines = planned.flatMap(({ story, checks, leftOut }) => [
    `${story}: ${String(checks.length)} to run, ${String(leftOut.length)} left out`,
    ...checks.flatMap(({ check, line, commands, blocked }) => [
      '',
      `  ${check}  :${String(line)}`,
      ...commands.map((c) => {
        const where = c.contexts.length > 0 ? `  → ${c.contexts.join(', ')}` : '';
        return `    ${c.effect.padEnd(5)}  ${c.text.replaceAll('\n', '\n           ')}${where}`;
      }),
      ...blocked.map((why) => `    blocked: ${why}`),
    ]),
    ...(leftOut.length > 0 ? ['', ...leftOut.map((l) => `  left out: ${l.check} (${l.why})`)] : []),
  ]);
  return `${lines.join('\n')}\n`;
}
