import { splitBash } from '../command/bash.ts';
import type { BashBlock } from '../command/bash.ts';
import type { CommandFacts } from '../command/facts.ts';
import type { Span } from '../text/span.ts';
import { bodyOf } from '../story/body.ts';
import { unescapePipes } from '../story/tables.ts';
import { unwrapped } from '../story/wrapped.ts';
import type { Cell, Step, Story } from '../story/story.ts';
import type { Expectation, PlannedCommand } from './check.ts';
import { readComments } from './comments.ts';
import { terminalIn } from './terminal.ts';

/** The commands of a fence and the expectations in its comments. */
export function fenceCommands(
  story: Story,
  step: Extract<Step, { kind: 'fence' }>,
): { readonly commands: readonly PlannedCommand[]; readonly expectations: readonly Expectation[] } {
  const body = bodyOf(story.text, story.lines, step.fence);
  const block = blockOf(body.text);
  const { words, terminals } = readComments(body.text, block);
  const above = terminalIn(step.label ?? '');
  const commands = block.units.map((unit, index) => {
    const span = body.spanInStory(unit.span);
    const terminal = terminals[index] ?? above;
    return planned(index, story.lines.indexAt(span.start) + 1, span, unit.text, terminal);
  });
  const expectations = words.map((w): Expectation => {
    const span = body.spanInStory(w.span);
    const line = story.lines.indexAt(span.start) + 1;
    const source = w.directive ? 'directive' : 'comment';
    return { line, span, text: w.text, source, place: w.place, rules: null, unread: [] };
  });
  return { commands, expectations };
}

/** Commands of a cell or an inline span; `spans` are offsets into the text that `meantBy` makes of it. */
export function textCommands(cell: Cell, spans: readonly Span[], line: number): readonly PlannedCommand[] {
  const text = meantBy(cell.text);
  return spans
    .flatMap((span) => {
      const source = text.slice(span.start, span.end);
      const block = blockOf(source);
      return block.units.map((unit) => {
        const start = cell.span.start + escapedOffset(cell.text, span.start + unit.span.start);
        const end = cell.span.start + escapedOffset(cell.text, span.start + unit.span.end);
        return { start, end, text: unit.text };
      });
    })
    .map(({ start, end, text: command }, index) => planned(index, line, { start, end }, command, null));
}

/** Fences that a keystroke left as they were are not split again. */
const SPLIT = new Map<string, BashBlock>();
const MOST = 5000;

function blockOf(source: string): BashBlock {
  const known = SPLIT.get(source);
  if (known) return known;
  const block = splitBash(source);
  if (SPLIT.size >= MOST) SPLIT.clear();
  SPLIT.set(source, block);
  return block;
}

/** A command as Markdown means it: escaped pipes are pipes, and a line end in a code span is one space. */
export function meantBy(written: string): string {
  return unwrapped(unescapePipes(written));
}

/** Where an offset of the text that is meant is in the text as written. */
function escapedOffset(written: string, offset: number): number {
  const joint = /[ \t]*\r?\n[ \t>]*|\\\|/y;
  let at = 0;
  for (let i = 0; i < offset && at < written.length; i++) {
    joint.lastIndex = at;
    at += joint.exec(written)?.[0].length ?? 1;
  }
  return at;
}

/** Until all commands of one bash are described together, in order, each counts as dangerous. */
const UNKNOWN: CommandFacts = {
  stages: [],
  effect: { kind: 'write', why: 'what it does is not known' },
  target: { kind: 'unnamed' },
  mode: 'run',
  open: [],
  masks: [],
};

function planned(index: number, line: number, span: Span, text: string, terminal: number | null): PlannedCommand {
  return {
    index,
    line,
    span,
    text,
    facts: UNKNOWN,
    mode: UNKNOWN.mode,
    aliases: [],
    contextFrom: null,
    contextChoices: [],
    terminal,
  };
}
