import type { Lines } from '../text/lines.ts';
import { setCriteriaApart, setFallbackApart } from './apart.ts';
import { fenceBody } from './body.ts';
import { readDirectiveLine } from './directiveLine.ts';
import type { Fence } from './fences.ts';
import { InlineReader } from './inlineSteps.ts';
import { holdsState, readSaid } from './items.ts';
import type { Said } from './items.ts';
import type { ItemLine, Line, TextLine } from './lineKinds.ts';
import { plainText } from './plain.ts';
import { Scopes } from './scope.ts';
import { statesSomething } from './statement.ts';
import { unwrapped } from './wrapped.ts';
import type { Step } from './story.ts';
import { sparing } from '../text/sparing.ts';

/** Where the author's words stand; strongest first. */
export type ExpectationSource =
  'directive' | 'expected' | 'verify' | 'comment' | 'cell' | 'acceptance' | 'sample' | 'static';

/** Languages whose fences run. */
const RUNNABLE = new Set(['bash', 'sh', 'shell', 'zsh', 'console', 'terminal']);

export function isRunnable(fence: Fence): boolean {
  return RUNNABLE.has(fence.language);
}

/** "If the lamp stays dark, check:" */
const IF_NOT = sparing(/^\W*(?:if|in\s+case|otherwise|should\s+(?:it|this|that))\b.*:\W*$/i);

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
  /** Lines of "Acceptance Criteria:" whose list a labelled command follows: it tells of the whole, not of that command. */
  readonly criteriaLists = new Set<number>();
  private words: OpenWords | null = null;
  private adding: { line: number; under: string | null } | null = null;
  private label: string | null = null;
  private blank = false;
  private lastWords = '';
  private readonly scopes = new Scopes();
  private readonly inline: InlineReader;
  private readonly text: string;
  private readonly lines: Lines;

  constructor(text: string, lines: Lines) {
    this.text = text;
    this.lines = lines;
    this.inline = new InlineReader(lines, this.steps, this.scopes, () => this.label);
  }

  /** The first line of a task: commands whose result it states, but no expectation in its title. */
  readTitle(rest: string, offset: number): void {
    this.inline.read(rest, offset, 'title');
    this.inline.noticeRun(rest, offset, -1);
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
    if (line.kind === 'hidden') this.takeDirective(line.index);
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
    this.lastWords = words;
    if (this.words && this.continues(line, this.words)) {
      if (this.words.source === 'acceptance' && line.kind === 'item' && this.takesCondition(line, this.words)) return;
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
    this.noticeScope(line, said);
    switch (said.kind) {
      case 'expected':
      case 'acceptance':
      case 'verify': {
        if (this.inline.read(line.text, offset, 'text')) {
          if (said.kind === 'verify') this.setCriteriaApart();
          this.keepStated(line, said.kind, said.text);
          return;
        }
        if (said.kind === 'verify' && (line.kind === 'text' || (!said.open && !holdsState(said.text)))) {
          if (line.kind === 'text') this.setLabel(line);
          return;
        }
        if (said.kind === 'expected') this.inline.takeRun();
        this.openWords(line, said.kind, said.text, said.open);
        return;
      }
      case 'run':
        if (this.inline.read(line.text, offset, 'labelled')) this.setCriteriaApart();
        if (said.text === '') {
          this.setLabel(line);
          this.inline.beginList(line);
        }
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
        if (!this.inline.read(line.text, offset, this.inline.placeOf(line)))
          this.inline.noticeRun(line.text, offset, line.indent);
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

  /** "Verify that no rope is frayed and `make net` passes": the words before the command are stated too. */
  private keepStated(line: ItemLine | TextLine, source: 'expected' | 'acceptance' | 'verify', said: string): void {
    const text = /^([^`]*?)(?:[,;]|\s+and)\s*`/.exec(said)?.[1]?.trim();
    if (text === undefined || !statesSomething(text)) return;
    this.steps.push({ kind: 'expectation', line: line.index + 1, span: line.content, text, source, about: null });
  }

  /**
   * `Done when:` lists conditions, and some of them are commands. Those are run; the others are for a person to look at,
   * since no output of such a command tells of them.
   */
  private takesCondition(line: ItemLine, words: OpenWords): boolean {
    if (!this.inline.read(line.text, line.content.start, 'text')) return false;
    const step = this.steps[words.at];
    if (step?.kind === 'expectation') this.steps[words.at] = { ...step, about: step.line };
    return true;
  }

  private setCriteriaApart(): void {
    for (const line of setCriteriaApart(this.steps, this.text)) this.criteriaLists.add(line);
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
    const about = this.scopes.about;
    this.steps.push({ kind: 'expectation', line: line.index + 1, span: line.content, text, source, about });
  }

  private noticeScope(line: ItemLine | TextLine, said: Said): void {
    if (line.kind === 'item' || this.blank) this.scopes.leave(line.indent, false);
    const opens = said.kind === 'plain' || said.kind === 'run';
    if (opens && (line.kind === 'item' || /^(?:\*\*|__)[^*_]+(?:\*\*|__):?\s*$/.test(line.text)))
      this.scopes.enter(line);
    if (line.kind === 'item' || this.blank) this.inline.leave(line.indent);
  }

  private readFence(fence: Fence, index: number): void {
    this.inline.leave(-1);
    this.scopes.leave(fence.indent, false);
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
      const step = this.steps[words.at];
      if (step?.kind === 'expectation') this.steps[words.at] = { ...step, source: 'sample' };
      return;
    }
    this.close();
    if (adding && /^ya?ml$/.test(fence.language)) {
      const span = { start: this.lines.start(adding.line), end: fence.span.end };
      this.steps.push({ kind: 'fragment', line: adding.line + 1, span, under: adding.under, yaml: body });
      return;
    }
    if (isRunnable(fence)) {
      if (IF_NOT.test(this.lastWords)) setFallbackApart(this.steps);
      this.steps.push({ kind: 'fence', line: index + 1, fence, label: this.label });
      this.scopes.runs();
    } else this.scopes.shows(fence);
  }

  private takeDirective(index: number): void {
    const step = readDirectiveLine(this.text, this.lines, index);
    if (!step) return;
    this.close();
    this.steps.push(step);
  }

  private setLabel(line: ItemLine | TextLine): void {
    if (!/^(?:\*\*|__)|:/.test(line.text)) return;
    const plain = plainText(unwrapped(line.text));
    if (/^(?:\*\*|__)/.test(line.text) || plain.endsWith(':')) this.label = plain.replace(/[:：]\s*$/, '');
  }
}

/** Fences that show a file rather than what a command printed. */
function isMarkup(language: string): boolean {
  return /^(?:markdown|md|mermaid|diff)$/.test(language);
}
