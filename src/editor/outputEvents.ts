import type { Redacted } from '../base/redacted.ts';
import { forTerminal, terminalFilter } from '../redact/display.ts';
import { redact, type RedactOptions } from '../redact/redact.ts';
import { makeLiveText, type LiveText } from '../session/liveText.ts';
import type { RunEvents } from '../session/ports.ts';
import type { Output } from './output.ts';

const BOLD = '\x1b[1m';
const DIM = '\x1b[2m';
const PLAIN = '\x1b[0m';

/** Shows a run in the story's terminal: a header for each command with its cluster, then what it prints, redacted. */
export function outputEvents(output: Output, options: RedactOptions): RunEvents {
  const streams = new Map<string, LiveText>();
  let isSensitive = false;
  const streamOf = (check: string, stream: 'stdout' | 'stderr'): LiveText => {
    const key = `${stream} ${check}`;
    const known = streams.get(key) ?? shown(output, options, isSensitive);
    streams.set(key, known);
    return known;
  };
  const end = (check: string): void => {
    for (const key of [`stdout ${check}`, `stderr ${check}`]) {
      streams.get(key)?.end();
      streams.delete(key);
    }
  };
  return {
    commandStarted({ check, text, where, sensitive }) {
      end(check);
      isSensitive = sensitive;
      const to = where === '' ? '' : ` ${DIM}on ${where}${PLAIN}`;
      say(output, options, `\n${BOLD}${check}${PLAIN}${to}\n$ ${text}\n`);
    },
    output: (check, stream, chunk) => streamOf(check, stream).feed(chunk),
    checkEnded: end,
  };
}

function shown(output: Output, options: RedactOptions, isSensitive: boolean): LiveText {
  const filter = terminalFilter();
  return makeLiveText(
    (text, sensitive) => redact(filter.feed(text), { ...options, sensitive }),
    isSensitive,
    (text) => output.write(text),
  );
}

function say(output: Output, options: RedactOptions, text: string): void {
  output.write(forTerminal<Redacted>(redact(text, options)));
}
