import type { RunEvents } from '../session/ports.ts';
import type { Io } from './io.ts';

/** One line on standard error that says what runs, for people who wait; it is gone when the run is over. */
export function progressLine(io: Io): { readonly events: RunEvents; done(): void } {
  const running: string[] = [];
  let ended = 0;
  const draw = (): void => {
    const what = running.length > 0 ? `running ${running.join(', ')}` : '';
    io.status?.(`${String(ended)} done  ${what}`.slice(0, 96));
  };
  return {
    events: {
      checkStarted(check) {
        running.push(check);
        draw();
      },
      checkEnded(check) {
        running.splice(running.indexOf(check), 1);
        ended += 1;
        draw();
      },
    },
    done: () => io.status?.(''),
  };
}
