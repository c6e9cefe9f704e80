import { isStatedCommand } from '../command/prose.ts';
import type { Lines } from '../text/lines.ts';
import { codeSpans, inlineCommands } from './inline.ts';
import type { CodeSpan, InlineCommand, InlinePlace } from './inline.ts';
import type { ItemLine, TextLine } from './lineKinds.ts';
import type { Scopes } from './scope.ts';
import type { Step } from './story.ts';
import { unwrapped } from './wrapped.ts';
import { sparing } from '../text/sparing.ts';

/** Adds the inline commands of a block's lines to its steps. */
export class InlineReader {
  /** `Test plan:` with a list of commands below it. */
  private listed: { readonly indent: number } | null = null;
  /** "Run `x`", which is a command if its own lines state what to expect. */
  private asked: { readonly code: CodeSpan; readonly indent: number } | null = null;
  private readonly lines: Lines;
  private readonly steps: Step[];
  private readonly scopes: Scopes;
  private readonly labelAbove: () => string | null;

  constructor(lines: Lines, steps: Step[], scopes: Scopes, labelAbove: () => string | null) {
    this.lines = lines;
    this.steps = steps;
    this.scopes = scopes;
    this.labelAbove = labelAbove;
  }

  /** Takes the commands of a line; whether there are any. */
  read(text: string, offset: number, place: InlinePlace): boolean {
    const commands = inlineCommands(text, offset, place);
    for (const { code, result } of commands) {
      this.push(code);
      if (result) this.expect(result, text, offset);
    }
    return commands.length > 0;
  }

  /** The words stand where their first sign does, which may be the line below their command. */
  private expect(result: NonNullable<InlineCommand['result']>, text: string, offset: number): void {
    const { start, end } = result.span;
    const blank = /^\s*/.exec(text.slice(start - offset, end - offset))?.[0].length ?? 0;
    const span = { start: start + blank, end };
    const line = this.lines.indexAt(span.start) + 1;
    this.steps.push({ kind: 'expectation', line, text: result.text, span, source: 'expected', about: null });
  }

  /** A span that begins an item of a list below `Verify:` is labelled by it; one that begins a box is its title. */
  placeOf(line: ItemLine | TextLine): InlinePlace {
    if (this.listed && line.indent <= this.listed.indent) this.listed = null;
    if (line.kind === 'text') return 'text';
    return this.listed !== null && line.text.startsWith('`') ? 'labelled' : line.box ? 'title' : 'text';
  }

  /** A label such as `Test plan:` or `Verify:` that stands alone. */
  beginList(line: ItemLine | TextLine): void {
    this.listed = { indent: line.kind === 'item' ? line.indent : line.indent - 1 };
  }

  /** "Run `make chart`" is a command if its own lines go on with `Expected: …`. */
  noticeRun(text: string, offset: number, indent: number): void {
    const codes = RUN.test(text) ? codeSpans(text, offset) : [];
    const [code] = codes;
    const alone = code !== undefined && codes.length === 1 && RUN_ONLY.test(text.slice(0, code.span.start - offset));
    this.asked = alone && isStatedCommand(unwrapped(code.text)) ? { code, indent } : null;
  }

  /** Its result is stated: it is a command. */
  takeRun(): void {
    if (this.asked) this.push(this.asked.code);
  }

  /** The lines of an item at this indent, or a fence (-1), are no longer its own. */
  leave(indent: number): void {
    if (this.asked && (indent < 0 || indent <= this.asked.indent)) this.asked = null;
  }

  private push(code: CodeSpan): void {
    const line = this.lines.indexAt(code.span.start) + 1;
    this.steps.push({ kind: 'inline', line, span: code.span, text: code.text, judged: true, label: this.labelAbove() });
    this.asked = null;
    this.scopes.runs();
  }
}

const RUN = sparing(/^\W*(?:re-?)?(?:run|execute)\b/i);
const RUN_ONLY = /^\W*(?:re-?)?(?:run|execute)\s+`+$/i;
