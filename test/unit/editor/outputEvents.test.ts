import assert from 'node:assert/strict';
import { outputEvents } from '../../../src/editor/outputEvents.ts';

function watched() {
  let shown = '';
  const events = outputEvents({ write: (text) => (shown += text) }, {});
  const start = (check: string, index: number, sensitive: boolean): void =>
    events.commandStarted?.({ check, index, text: 'echo', where: '', sensitive });
  const print = (check: string, index: number, text: string): void =>
    events.output?.({ check, index, stream: 'stdout' }, Buffer.from(text));
  const end = (check: string, index: number): void => events.commandEnded?.({ check, index });
  return { start, print, end, shown: () => shown };
}

describe('the live view of a run', () => {
  it('hides what a read of secrets prints, also while another check runs beside it', () => {
    const view = watched();
    view.start('1.1', 0, true);
    view.start('1.2', 0, false);
    view.print('1.1', 0, 'quiet-harbour-word\n');
    view.print('1.2', 0, 'open water\n');
    view.end('1.1', 0);
    view.end('1.2', 0);
    assert.ok(!view.shown().includes('quiet-harbour-word'), view.shown());
    assert.match(view.shown(), /open water/);
  });

  it('hides it beside another terminal of the same check', () => {
    const view = watched();
    view.start('1.1', 0, true);
    view.start('1.1', 1, false);
    view.print('1.1', 0, 'quiet-harbour-word\n');
    view.print('1.1', 1, 'open water\n');
    assert.match(view.shown(), /open water/);
    view.end('1.1', 0);
    view.end('1.1', 1);
    assert.ok(!view.shown().includes('quiet-harbour-word'), view.shown());
  });

  it('shows the start of a line when its command ends', () => {
    const view = watched();
    view.start('1.1', 0, false);
    view.print('1.1', 0, 'no line end');
    assert.doesNotMatch(view.shown(), /no line end/);
    view.end('1.1', 0);
    view.start('1.1', 1, false);
    assert.match(view.shown(), /no line end\n.*1\.1/s);
  });
});
