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

/** Names that mean nothing to a shell. */
function isPlain(name: string): boolean {
  return /^[A-Za-z0-9.-]+$/.test(name);
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
