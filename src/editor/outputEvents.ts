import type { Redacted } from '../base/redacted.ts';
import { forTerminal, terminalFilter } from '../redact/display.ts';
import { redact, type RedactOptions } from '../redact/redact.ts';
import { makeLiveText, type LiveText } from '../session/liveText.ts';
import type { CommandOfCheck, RunEvents } from '../session/ports.ts';
import type { Output } from './output.ts';

const BOLD = '\x1b[1m';
const DIM = '\x1b[2m';
const PLAIN = '\x1b[0m';

/** What a command prints; those of two terminals and of several checks run side by side, each with secrets of its own. */
type Streams = Readonly<Record<'stdout' | 'stderr', LiveText>>;

/** Shows a run in the story's terminal: a header for each command with its cluster, then what it prints, redacted. */
export function outputEvents(output: Pick<Output, 'write'>, options: RedactOptions): RunEvents {
  const running = new Map<string, Streams>();
  const keyOf = ({ check, index }: CommandOfCheck): string => `${check} ${String(index)}`;
  return {
    commandStarted(command) {
      const { check, text, where, sensitive } = command;
      running.set(keyOf(command), {
        stdout: shown(output, options, sensitive),
        stderr: shown(output, options, sensitive),
      });
      const to = where === '' ? '' : ` ${DIM}on ${where}${PLAIN}`;
      say(output, options, `\n${BOLD}${check}${PLAIN}${to}\n$ ${text}\n`);
    },
    output: (from, chunk) => running.get(keyOf(from))?.[from.stream].feed(chunk),
    commandEnded(command) {
      const streams = running.get(keyOf(command));
      running.delete(keyOf(command));
      streams?.stdout.end();
      streams?.stderr.end();
    },
  };
}

function shown(output: Pick<Output, 'write'>, options: RedactOptions, isSensitive: boolean): LiveText {
  const filter = terminalFilter();
  return makeLiveText(
    (text, sensitive) => redact(filter.feed(text), { ...options, sensitive }),
    isSensitive,
    (text) => output.write(text),
  );
}

function say(output: Pick<Output, 'write'>, options: RedactOptions, text: string): void {
  output.write(forTerminal<Redacted>(redact(text, options)));
}
