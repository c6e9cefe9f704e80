import { oneLine, visible } from '../redact/display.ts';
import type { ForTerminal, HandOver, Mark } from '../session/handOver.ts';
import type { Io } from './io.ts';
import type { Machine } from './machine.ts';

/** Gives the user's own terminal to a check that asks for keys, then asks what came of it. */
export function terminalHandOver(io: Io, machine: Pick<Machine, 'handTerminal' | 'ask'>): HandOver {
  return async (one, signal) => {
    io.status?.('');
    io.err(`\n${headOf(one)}\n\n`);
    try {
      await machine.handTerminal(one, signal);
    } finally {
      await one.dispose();
    }
    return signal.aborted ? null : askMark(one, io, machine);
  };
}

function headOf({ check, where, line }: ForTerminal): string {
  const to = where === '' ? '' : ` on ${oneLine(visible(where))}`;
  return `${oneLine(check.id)} asks for keys and has your terminal now${to}:\n\n$ ${visible(line)}`;
}

async function askMark({ check }: ForTerminal, io: Io, { ask }: Pick<Machine, 'ask'>): Promise<Mark | null> {
  const words = check.expectations.map(({ text }) => oneLine(text)).join(' · ');
  io.err(`\n${words === '' ? '' : `Expected: ${words}\n`}`);
  const answer = (await ask(`Mark ${oneLine(check.id)} as passed, failed or not now? [p/f/N] `))?.trim().toLowerCase();
  if (answer === undefined || !/^(p|pass(ed)?|f|fail(ed)?)$/.test(answer)) return null;
  const note = await ask('A note on what you saw (may be empty): ');
  return { passed: answer.startsWith('p'), note: note ?? '' };
}
