import { sparing } from '../text/sparing.ts';
import type { CommandResult } from './result.ts';
import type { CheckContext, ReadyCommand } from './runOnce.ts';

/** Seconds for a pod to be really gone. */
const GONE_SECONDS = 60;

/**
 * Before `kubectl run NAME`: where an earlier command of the job ran a pod of that name, waits until it is gone. The
 * API server still knows a removed pod for a while, and would refuse the next one.
 */
export async function awaitPodGone(
  { command, kubeconfig, targets }: ReadyCommand,
  context: CheckContext,
  signal: AbortSignal,
): Promise<void> {
  const call = command.facts.stages.find((stage) => stage.kubectl?.verb === 'run')?.kubectl;
  const name = call?.names[0];
  if (!call || name === undefined || !isPlain(name)) return;
  const key = `${targets[0]?.alias ?? ''}/${call.namespace ?? ''}/${name}`;
  if (!context.podsRun.has(key)) {
    context.podsRun.add(key);
    return;
  }
  const where = [
    ...(targets[0] ? ['--context', quoted(targets[0].alias)] : []),
    ...(call.namespace === null ? [] : ['-n', quoted(call.namespace)]),
  ].join(' ');
  const shell = await context.shellOf(command.terminal);
  await shell.run(
    {
      text: `kubectl ${where} wait --for=delete pod/${name} --timeout=${String(GONE_SECONDS)}s`,
      kubeconfig,
      mode: 'run',
      timeoutMs: (GONE_SECONDS + 5) * 1000,
      apart: true,
    },
    signal,
  );
}

/** Where kubectl was ended before it could remove its pod. */
const CUT_OFF: ReadonlySet<string> = new Set(['timed-out', 'cancelled', 'signalled', 'lost']);

/**
 * The pods that commands may have left, since they were ended before `--rm` did its work, each with what removes it:
 * `perhaps pod web-test: kubectl --context admin@apps delete pod web-test`.
 */
export function podsLeft(commands: readonly CommandResult[]): readonly string[] {
  return commands.flatMap(({ command, observed, targets }) => {
    if (!observed || !CUT_OFF.has(observed.outcome.kind)) return [];
    const runs = command.facts.stages.filter(({ kubectl, args }) => kubectl?.verb === 'run' && args.includes('--rm'));
    const named = runs.flatMap(({ kubectl }) => {
      const name = kubectl?.names[0];
      if (!kubectl || name === undefined || !isPlain(name)) return [];
      const [target] = targets;
      const namespace = kubectl.namespace ?? target?.namespace ?? null;
      const where = [
        ...(target ? ['--context', plainOrQuoted(target.context)] : []),
        ...(namespace === null ? [] : ['-n', plainOrQuoted(namespace)]),
      ].map((word) => `${word} `);
      return [`perhaps pod ${name}: kubectl ${where.join('')}delete pod ${name}`];
    });
    if (named.length > 0 || !RUNS_POD.test(command.text)) return named;
    return [`perhaps a pod of \`${RUNS_POD.exec(command.text)?.[0] ?? ''}\``];
  });
}

/** `kubectl --context infra run probe-$RANDOM --rm`, also in a loop or a function. */
const RUNS_POD = sparing(/\bkubectl\b[^\n;|&]{0,200}?\srun\s[^\n;|&]{0,400}?--rm\b/);

/** Names that mean nothing to a shell. */
function isPlain(name: string): boolean {
  return /^[A-Za-z0-9.-]+$/.test(name);
}

function plainOrQuoted(word: string): string {
  return /^[\w.@:/-]+$/.test(word) ? word : quoted(word);
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
