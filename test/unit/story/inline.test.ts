import assert from 'node:assert/strict';
import { inlineCommands } from '../../../src/story/inline.ts';
import type { InlinePlace } from '../../../src/story/inline.ts';

/** `command => result` for each command of a line. */
function readings(text: string, place: InlinePlace = 'text'): readonly string[] {
  return inlineCommands(text, 0, place).map(({ code, result }) => `${code.text} => ${result?.text ?? '-'}`);
}

describe('The result behind a command', () => {
  const results: readonly (readonly [string, string])[] = [
    ['`make bell` passes', 'passes'],
    ['`make bell` should ring twice, and must not crack', 'should ring twice, and must not crack'],
    ['`make bell` should be run at dusk', '-'],
    ['`make bell` should return 0', 'should return 0'],
    ['`make bell` → `ding`', '`ding`'],
    ['`make bell` (on the quay) prints `ding`', 'prints `ding`'],
    ['`make bell` (three bells Ready)', 'three bells Ready'],
    ['`make bell` — 3 bells ring', '3 bells ring'],
    ['`make bell` - rings the bell', '-'],
    ['Verify `make bell` runs without errors.', 'runs without errors'],
    ['Verify: `make bell` rings, as e.g. at dusk. See `bell.md`.', 'rings, as e.g. at dusk'],
    ['Verify: `make bell` prints 3. None is cracked.', 'prints 3. None is cracked'],
    ['Verify: `make bell` (see the notes)', '-'],
    ['Verify: `make bell` — confirm a ding', 'a ding'],
    ['Run: `make bell` once more', '-'],
    ['Run `make bell`. Verify that it is whole.', 'is whole'],
    ['Run `make bell`. Commit the log.', '-'],
    ['The bell is hung: `make bell`', 'The bell is hung'],
    ['`make bell` — **passes** (0.4s)', 'passes (0.4s)'],
    ['`make bell` — **rings** the bell', '-'],
    ['`make bell` → OK, twice', 'OK, twice'],
    ['`make bell` → HTTP 200', 'HTTP 200'],
    ['`make bell` → records its `pitch`', 'records its `pitch`'],
    ['`make bell` → yes', 'yes'],
    ['`make bell` → exit `0`', 'exit `0`'],
    ['`make bell` → колокол звонит', 'колокол звонит'],
    ['`make bell` -> three bells Ready', 'three bells Ready'],
    ['Run `make bell` on the quay. It must pass.', 'must pass'],
    ['Do not skip it. `make bell` passes', 'passes'],
    ['Verify that nothing is not hung: `make bell` prints 3', 'prints 3'],
    ['Run `make bell` to check bell status', '-'],
    ['Run `make bell` to confirm both bells hung', 'both bells hung'],
    ['The bell is hung: `make bell` prints 1', 'prints 1'],
  ];
  for (const [text, result] of results)
    it(`is ${result === '-' ? 'none' : `"${result}"`} in "${text}"`, () => {
      const found = readings(text).map((line) => line.replace(/^.* => /, ''));
      assert.deepEqual(found.length === 0 ? ['-'] : found, [result]);
    });

  it('has its place in the text', () => {
    const text = 'Verify: `make bell` rings';
    const [only] = inlineCommands(text, 100, 'text');
    assert.deepEqual(only?.code.span, { start: 109, end: 118 });
    assert.deepEqual(only.result?.span, { start: 119, end: 125 });
  });
});

describe('A number of a list before a command', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['#3 Bells Ready: `make bell`', 'Bells Ready'],
    ['**#3** Bells Ready: `make bell`', 'Bells Ready'],
    ['#3: Bells Ready: `make bell`', 'Bells Ready'],
    ['#3 2 bells hung Ready: `make bell`', '2 bells hung Ready'],
    ['3 bells Ready: `make bell`', '3 bells Ready'],
    ['Bell #3 is Ready: `make bell`', 'Bell #3 is Ready'],
  ];
  for (const [text, result] of cases)
    it(`is ${text.includes('Bell #') || /^3/.test(text) ? '' : 'no '}part of the result in "${text}"`, () =>
      assert.deepEqual(readings(text, 'title'), [`make bell => ${result}`]));
});

describe('Commands that share a line', () => {
  it('share the result where only a word joins them', () => {
    assert.deepEqual(readings('`make a`, `make b` & `make c` succeed'), [
      'make a => succeed',
      'make b => succeed',
      'make c => succeed',
    ]);
  });

  it('are all commands or none', () => {
    assert.deepEqual(readings('`make a` and `notes.md` succeed'), []);
    assert.deepEqual(readings('`make a` and `lamp status` fail'), ['make a => fail', 'lamp status => fail']);
  });

  it('have the result at the end of a flow', () => {
    assert.deepEqual(readings('`make a` → `make b` returns 0'), ['make a => -', 'make b => returns 0']);
    assert.deepEqual(readings('`make a` → `make b`'), []);
    assert.deepEqual(readings('`make a` → look → `make b` returns 0'), ['make b => returns 0']);
  });

  it('are labelled by what stands before the first', () => {
    assert.deepEqual(readings('Bells are hung: `make a` (all Ready), `make b` empty'), [
      'make a => all Ready',
      'make b => empty',
    ]);
    assert.deepEqual(readings('Verify with `make a` that it rings, and with `make b` that it stops'), [
      'make a => it rings',
      'make b => it stops',
    ]);
  });
});

describe('A command of which something is only told', () => {
  const told = [
    'If `make bell` fails',
    'When it is dark: `make bell` passes',
    'Leaves when `make bell` passes',
    'sees it (`make bell` OK) and leaves',
    'so `make bell` works',
    'Save `make bell` output',
    'Use `make bell` and resolve what fails',
    'Apply it: `make bell`',
    'Clean up: `make bell`',
    'Check out the lamp: `git checkout lamp`',
    'Do not use `make bell`, it fails without a rope',
    "Don't run `make bell` - it succeeds but wakes the keeper",
    'Never call `make bell` by hand: it fails',
    'Use `make bell` instead of `make gong`, which works too',
    'Rather than `make gong`, which fails at night',
    '**Why**: `make bell` fails since May',
    'Two ropes in `make bell` cause exit code 1. All ropes are old.',
    'Ring: `make bell` -> HTTP call to the tower',
    'Builds: `make bell`',
    '`make bell` → auto-ring',
    '`make bell` → look at `rope` for `frayed`',
  ];
  for (const text of told) it(`is text: "${text}"`, () => assert.deepEqual(readings(text), []));
});

describe('A command by which something is to be verified', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['Hang it: `ropectl hang --all` — verify all bells Ready via `make bell`', 'make bell => all bells Ready'],
    ['Hang it; confirm that 3 bells are Ready using `make bell`.', 'make bell => 3 bells are Ready'],
    ['Verify the bell still rings by running `make bell`', 'make bell => the bell still rings'],
    ['Check `rope.md` is current with `make bell`', 'make bell => `rope.md` is current'],
    ['Hang it; verify the bell rings (`make bell`)', 'make bell => the bell rings'],
    [
      'Hang it; verify the bell rings (`make bell`) and no rope is cut',
      'make bell => the bell rings and no rope is cut',
    ],
    ['Verify the bell rings (`make bell`). Row home.', 'make bell => the bell rings'],
    ['Verify the bell (`make bell`)', 'make bell => -'],
    ['Verify the bell via `make bell`', 'make bell => -'],
    ['Verify the bell via `make bell` prints 3', 'make bell => prints 3'],
    ['`make bell` shows 3; verify `make rope` is empty', 'make bell => shows 3; make rope => is empty'],
    ['`make bell` rings 3 times via `rope.md`', ''],
    ['Hang the bell via `make bell`', ''],
    ['Check out the bell via `make bell`', ''],
    ['Verify that the bell is painted with `make bell`', ''],
    ['Run the last check of it (`make bell`)', ''],
    ['Verify the bell (`make bell` hangs it) and row', ''],
    ['Make sure the bell is lit via `make bell`', ''],
  ];
  for (const [text, all] of cases)
    it(`is ${all === '' ? 'none' : 'read'} in "${text}"`, () => assert.equal(readings(text).join('; '), all));
});

describe('A value that looks like a command', () => {
  const values = [
    'Expected: `hauled up`',
    '**Expected:** `hauled up`',
    'Expected output of the crew: `hauled up`',
    'Ring it. Expected (at dusk): `hauled up`.',
    'The bell should say `wound up`',
    'The lamp is `lamp start`',
    'The keeper says: `wound up`',
  ];
  for (const text of values) it(`is text: "${text}"`, () => assert.deepEqual(readings(text), []));

  it('is the result of the command before it', () => {
    for (const verb of ['reports', 'shows', 'returns', 'prints', 'says', 'outputs', 'should print', 'must not return'])
      assert.deepEqual(readings(`\`bellctl state -v\` ${verb} \`wound up\``), [
        `bellctl state -v => ${verb} \`wound up\``,
      ]);
    assert.deepEqual(readings('`make bell` prints `wound up`, `hauled up`'), [
      'make bell => prints `wound up`, `hauled up`',
    ]);
    assert.deepEqual(readings('Verify: `make bell` → `wound up`'), ['make bell => `wound up`']);
  });

  it('does not hide the command that follows it', () => {
    assert.deepEqual(readings('`make a` prints `wound up`; `make b` prints `hauled up`'), [
      'make a => prints `wound up`',
      'make b => prints `hauled up`',
    ]);
    assert.deepEqual(readings('`bellctl hoist --up` → `bellctl state -v` returns 0'), [
      'bellctl hoist --up => -',
      'bellctl state -v => returns 0',
    ]);
    assert.deepEqual(readings('Expected: `make bell` passes'), ['make bell => passes']);
    assert.deepEqual(readings('Verify what it says: `make bell`'), ['make bell => -']);
  });
});

describe('A title before a command', () => {
  it('is a label where it is tagged', () => {
    assert.deepEqual(readings('[US2] Wait for the bell to be ready: `make bell`', 'title'), ['make bell => -']);
    assert.deepEqual(readings('[P] Verify all bells hung: `make bell`', 'title'), ['make bell => -']);
    assert.deepEqual(readings('[P] [US1] Verify 3 bells registered: `make bell`', 'title'), ['make bell => -']);
  });
  it('that says how it ends is its result', () => {
    assert.deepEqual(readings('Verify 3 bells registered: `make bell`', 'title'), ['make bell => 3 bells registered']);
    assert.deepEqual(readings('Gate passes: `make gate`', 'title'), ['make gate => Gate passes']);
    assert.deepEqual(readings('[P] Oil it: `make oil`', 'title'), []);
  });
});
