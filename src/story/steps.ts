import type { Lines } from '../text/lines.ts';
import { fenceBody } from './body.ts';
import type { Fence } from './fences.ts';
import { inlineCommands } from './inline.ts';
import { holdsState, readSaid } from './items.ts';
import type { ItemLine, Line, TextLine } from './lineKinds.ts';
import { plainText } from './plain.ts';
import { unwrapped } from './wrapped.ts';
import type { ExpectationStep, Step } from './story.ts';

/** Where the author's words stand; strongest first. */
export type ExpectationSource =
  'directive' | 'expected' | 'verify' | 'comment' | 'cell' | 'acceptance' | 'sample' | 'static';

/** Languages whose fences run. */
const RUNNABLE = new Set(['bash', 'sh', 'shell', 'zsh', 'console', 'terminal']);

export function isRunnable(fence: Fence): boolean {
  return RUNNABLE.has(fence.language);
}

interface OpenWords {
  readonly index: number;
  readonly indent: number;
  readonly source: ExpectationSource;
  readonly at: number;
  parts: string[];
  end: number;
  /** It waits for what follows: a list, a paragraph or sample output. */
  readonly waits: boolean;
}

/**
 * Reads the lines of one block (a task's, or a free stretch of a section) into steps. Feed the lines in order, then
 * take `steps`; spans of expectations grow while their nested lines come.
 */
export class StepReader {
  readonly steps: Step[] = [];
  readonly criteriaWords: string[] = [];
  private words: OpenWords | null = null;
  private adding: { line: number; under: string | null } | null = null;
  private label: string | null = null;
  private blank = false;
  private readonly text: string;
  private readonly lines: Lines;

  constructor(text: string, lines: Lines) {
    this.text = text;
    this.lines = lines;
  }

  /** The first line of a task: commands whose result it states, but no expectation in its title. */
  readTitle(rest: string, offset: number, index: number): void {
    this.readInline(
      rest,
      offset,
      index,
      /^(?:run|verify|verification|command|test|check)\s*:/i.test(rest.replace(/\*/g, '')),
    );
  }

  read(line: Line, fence: Fence | undefined): void {
    if (line.kind === 'fence') {
      if (fence?.open === line.index) this.readFence(fence, line.index);
      return;
    }
    if (line.kind === 'blank') {
      this.blank = true;
      return;
    }
    if (line.kind === 'hidden') this.readDirective(line.index);
    else if (line.kind === 'item' || line.kind === 'text') this.readWords(line);
    else this.close();
    this.blank = false;
  }

  /** Ends what is open. Call it behind the last line. */
  close(): void {
    const words = this.words;
    this.words = null;
    if (!words) return;
    const step = this.steps[words.at];
    const text = words.parts.join('\n').trim();
    if (step?.kind === 'expectation')
      this.steps[words.at] = { ...step, text, span: { start: step.span.start, end: words.end } };
  }

  private readWords(line: ItemLine | TextLine): void {
    const words = unwrapped(line.text);
    if (this.words && this.continues(line, this.words)) {
      const part = line.kind === 'item' ? `- ${words}` : words;
      if (line.kind === 'text' && !this.blank && this.words.parts.length > 0 && this.words.parts[0] !== '')
        this.words.parts[this.words.parts.length - 1] += ` ${part}`;
      else this.words.parts.push(part);
      this.words.end = line.content.end;
      return;
    }
    this.close();
    const said = readSaid(words);
    const offset = line.content.start;
    switch (said.kind) {
      case 'expected':
      case 'acceptance':
      case 'verify': {
        const inline = inlineCommands(line.text, offset, false);
        if (inline.length > 0) {
          this.readInline(line.text, offset, line.index, false);
          return;
        }
        if (said.kind === 'verify' && (line.kind === 'text' || (!said.open && !holdsState(said.text)))) {
          if (line.kind === 'text') this.setLabel(line);
          return;
        }
        this.openWords(line, said.kind, said.text, said.open);
        return;
      }
      case 'run':
        this.readInline(line.text, offset, line.index, true);
        if (said.text === '') this.setLabel(line);
        return;
      case 'file':
        this.steps.push({ kind: 'file', line: line.index + 1, span: line.content, path: said.path });
        return;
      case 'target':
        this.steps.push({ kind: 'target', line: line.index + 1, span: line.content, key: said.key, value: said.value });
        return;
      case 'add':
        this.adding = { line: line.index, under: said.under };
        return;
      case 'criteria':
        this.criteriaWords.push(said.text);
        return;
      case 'monitor':
      case 'current':
        return;
      case 'plain':
        this.readInline(line.text, offset, line.index, false);
        this.setLabel(line);
    }
  }

  /** Deeper items, wrapped lines, and the list or paragraph below a label that ends with a colon. */
  private continues(line: ItemLine | TextLine, words: OpenWords): boolean {
    if (line.indent > words.indent) return true;
    if (line.kind === 'text') return !this.blank && readSaid(line.text).kind === 'plain' && words.indent >= 0;
    const first = words.parts.length <= 1 || words.parts.slice(1).every((part) => part.startsWith('- '));
    return words.waits && words.source !== 'verify' && first && readSaid(line.text).kind === 'plain';
  }

  private openWords(
    line: ItemLine | TextLine,
    source: 'expected' | 'acceptance' | 'verify',
    text: string,
    waits: boolean,
  ): void {
    this.words = {
      index: line.index,
      indent: line.kind === 'text' ? line.indent : line.indent,
      source,
      at: this.steps.length,
      parts: text === '' ? [] : [text],
      end: line.content.end,
      waits: waits && line.kind === 'text',
    };
    this.steps.push({ kind: 'expectation', line: line.index + 1, span: line.content, text, source });
  }

  private readFence(fence: Fence, index: number): void {
    const adding = this.adding;
    this.adding = null;
    const words = this.words;
    const waiting = words !== null && (words.parts.length === 0 || (words.parts.at(-1) ?? '').endsWith(':'));
    const body = fenceBody(this.text, this.lines, fence);
    const runs = isRunnable(fence) && words !== null && (words.source === 'verify' || words.source === 'acceptance');
    if (waiting && runs) {
      // `**Verify**:` or `Verify the following:` announces the shell fence below it and expects nothing of its own.
      this.words = null;
      this.steps.splice(words.at, 1);
    } else if (waiting && !runs && !isMarkup(fence.language)) {
      words.parts.push(body);
      words.end = fence.span.end;
      this.close();
      const step = this.steps.at(-1);
      if (step?.kind === 'expectation') this.steps[this.steps.length - 1] = { ...step, source: 'sample' };
      return;
    }
    this.close();
    if (adding && /^ya?ml$/.test(fence.language)) {
      const span = { start: this.lines.start(adding.line), end: fence.span.end };
      this.steps.push({ kind: 'fragment', line: adding.line + 1, span, under: adding.under, yaml: body });
      return;
    }
    if (isRunnable(fence)) this.steps.push({ kind: 'fence', line: index + 1, fence, label: this.label });
  }

  private readInline(text: string, offset: number, index: number, labelled: boolean): void {
    for (const { code, result } of inlineCommands(text, offset, labelled)) {
      this.steps.push({ kind: 'inline', line: index + 1, span: code.span, text: code.text, judged: true });
      if (result) this.steps.push({ kind: 'expectation', line: index + 1, ...result, source: 'expected' });
    }
  }

  private setLabel(line: ItemLine | TextLine): void {
    if (!/^(?:\*\*|__)|:/.test(line.text)) return;
    const plain = plainText(unwrapped(line.text));
    if (/^(?:\*\*|__)/.test(line.text) || plain.endsWith(':')) this.label = plain.replace(/[:：]\s*$/, '');
  }

  /** `<!-- story-ops: expect: … -->` */
  private readDirective(index: number): void {
    const line = this.text.slice(this.lines.start(index), this.lines.end(index));
    const found = /<!--\s*story-ops:/.exec(line);
    if (!found) return;
    this.close();
    const from = this.lines.start(index) + found.index + found[0].length;
    const close = this.text.indexOf('-->', from);
    const end = close < 0 ? this.lines.end(index) : close;
    const step: ExpectationStep = {
      kind: 'expectation',
      line: index + 1,
      span: { start: from, end },
      text: this.text.slice(from, end).trim(),
      source: 'directive',
    };
    this.steps.push(step);
  }
}

/** Fences that show a file rather than what a command printed. */
function isMarkup(language: string): boolean {
  return /^(?:markdown|md|mermaid|diff)$/.test(language);
}
