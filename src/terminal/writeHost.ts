import type { Host } from '../session/preflight.ts';
import { sayCommands } from '../session/sayCommands.ts';
import type { Answers, World } from '../session/question.ts';
import type { Io } from './io.ts';
import type { Machine } from './machine.ts';

/**
 * The command line's answers: contexts and values come from options and are never asked for; a write is asked for at a
 * terminal, or confirmed by `--yes`.
 */
export function terminalHost(options: { readonly yes?: boolean }, world: World, io: Io, machine: Machine): Host {
  const asked = new Set<string>();
  return {
    async ask(open, soFar): Promise<Answers> {
      for (const { question, checks } of open) {
        if (question.kind !== 'write') continue;
        // A run on each of several contexts asks for each of them.
        const key = `${question.shell}\n${soFar.aim.chosen ?? ''}`;
        if (asked.has(key)) continue;
        asked.add(key);
        if (options.yes) return confirm(soFar, question.shell);
        if (!machine.interactive) continue;
        const names = checks.map((check) => check.id).join(', ');
        const commands = checks.map((check) => sayCommands(check, soFar, world.contexts)).join('\n\n');
        io.err(`\nNot a plain read: ${names}\n\n${commands}\n\n`);
        const answer = await machine.ask('Run it? [y/N] ');
        if (answer !== null && /^y(es)?$/i.test(answer.trim())) return confirm(soFar, question.shell);
      }
      return soFar;
    },
  };
}

function confirm(soFar: Answers, shell: string): Answers {
  return { ...soFar, writes: new Set([...soFar.writes, shell]) };
}
