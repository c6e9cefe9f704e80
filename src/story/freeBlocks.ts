import type { Parts } from './flow.ts';
import type { Ids } from './ids.ts';
import type { Fence } from './fences.ts';
import type { Line } from './lineKinds.ts';
import { plainText, slugOf } from './plain.ts';
import { readReferences } from './references.ts';
import { isRunnable, StepReader } from './steps.ts';
import type { Criterion, FreeBlock, Step } from './story.ts';

/** Takes what is expected under a heading that has no block of its own. */
export type Adopt = (steps: readonly Step[], heading: number) => void;

/** Fences that no task owns, each with the words behind it in its section. */
export class FreeReader {
  private readonly blocks: FreeBlock[] = [];
  private reader: StepReader;
  private label = '';
  private heading = -1;
  private current: { id: string; line: number; label: string; from: number } | null = null;
  private readonly parts: Parts;
  private readonly ids: Ids;
  private readonly adopt: Adopt;
  private readonly criteria: ReadonlyMap<number, Criterion>;
  private criterion: Criterion | null = null;
  /** The heading under which the last block stands. */
  private lastHeading = -1;

  constructor(parts: Parts, ids: Ids, adopt: Adopt) {
    this.parts = parts;
    this.ids = ids;
    this.adopt = adopt;
    this.criteria = new Map(parts.criteria.map((criterion) => [criterion.line, criterion]));
    this.reader = new StepReader(parts.text, parts.lines);
  }

  read(line: Line): void {
    const criterion = this.criteria.get(line.index + 1);
    if (criterion || line.kind === 'heading') {
      this.interrupt();
      this.criterion = criterion ?? null;
    }
    if (line.kind === 'heading') {
      this.heading = this.parts.outline.under[line.index] ?? -1;
      this.label = '';
      return;
    }
    const heading = this.parts.headings[this.heading];
    if (heading?.section === 'notes') return;
    if (line.kind === 'text' && /^(?:\*\*|__)[^*]+(?:\*\*|__):?\s*$|:\s*(?:\*\*)?$/.test(line.text)) {
      this.label = plainText(line.text).replace(/[:：]\s*$/, '');
    }
    const before = this.reader.steps.length;
    const fence = line.kind === 'fence' ? this.parts.fences[line.fence] : undefined;
    if (fence && fence.open === line.index && isRunnable(fence) && this.current) this.split(line, fence, before);
    else this.reader.read(line, fence);
    this.notice(line);
  }

  /** A second fence ends the block of the first, unless it shows the output that the words above announce. */
  private split(line: Line, fence: Fence, before: number): void {
    this.reader.read(line, fence);
    const step = this.reader.steps.at(-1);
    if (this.reader.steps.length === before || step?.kind !== 'fence') return;
    this.reader.steps.pop();
    const label = this.label;
    this.interrupt();
    this.label = label;
    this.reader.steps.push(step);
  }

  private notice(line: Line): void {
    if (this.current) return;
    const at = this.reader.steps.findIndex((step) => step.kind === 'fence' || step.kind === 'inline');
    if (at < 0) return;
    const heading = this.parts.headings[this.heading];
    const label = this.criterion?.title ?? (this.label || (heading?.text ?? ''));
    const slug = slugOf(label) || `line`;
    this.current = { id: this.ids.named(`block:${slug}`), line: line.index + 1, label, from: 0 };
  }

  /** Ends the block that is open: a heading or a task stands between. */
  interrupt(): void {
    this.reader.close();
    if (this.current) {
      const { id, line, label } = this.current;
      const lists = this.reader.criteriaLists;
      const steps: readonly Step[] = this.reader.steps.filter((s) => s.kind !== 'expectation' || !lists.has(s.line));
      const criteria = this.criterion ? [this.criterion.id] : readReferences(label).ids;
      this.blocks.push({ id, line, label, above: [], criteria, steps });
      this.lastHeading = this.heading;
    } else this.handOver(this.reader.steps.filter(isResult));
    if (this.current || this.reader.steps.length > 0) this.reader = new StepReader(this.parts.text, this.parts.lines);
    this.current = null;
  }

  /** What is expected where no fence stands belongs to the fence above, else to the task above. */
  private handOver(steps: readonly Step[]): void {
    if (steps.length === 0) return;
    const last = this.blocks.at(-1);
    if (last && this.lastHeading === this.heading)
      this.blocks[this.blocks.length - 1] = { ...last, steps: [...last.steps, ...steps] };
    else this.adopt(steps, this.heading);
  }

  finish(): readonly FreeBlock[] {
    this.interrupt();
    return this.blocks;
  }
}

/** `Expected Downtime: 30 seconds` expects nothing of what stands above it. */
function isResult(step: Step): boolean {
  return step.kind === 'expectation' && step.source === 'expected' && !/^[A-Z][\w ]{0,40}: /.test(step.text);
}
