import type { Fence } from './fences.ts';
import type { ItemLine, TextLine } from './lineKinds.ts';

interface Open {
  readonly indent: number;
  readonly item: boolean;
  /** Something in it runs. */
  runs: boolean;
  /** 0-based line of a fence in it that is no shell's, before anything that runs. */
  shows: number | null;
}

/** Fences of these hold a file or data: what is expected below them is not about them. */
const DATA =
  /^(?:ya?ml|json[c5]?|toml|ini|xml|html|css|hcl|tf|terraform|diff|mermaid|markdown|md|conf|env|properties|dockerfile|csv|tree|go|ts|typescript|js|javascript|tsx|jsx|rust|java|proto)$/;
const OUTPUT = /\b(?:output|outputs|results?|looks?\s+like|sample|example|prints?|shows?|see)\b/i;

/**
 * The items and bold labels that a line stands in. A result that is stated in one of them is about what stands there,
 * even if that is nothing we run:
 *
 *     - Dashboard:          opens a scope
 *       ```                 not a shell's: what is expected here is about it
 *       curl quay/
 *       ```
 *       Expected: `ok`
 */
export class Scopes {
  private readonly open: Open[] = [{ indent: -1, item: false, runs: false, shows: null }];

  /** An item that states nothing itself, or a bold label. */
  enter(line: ItemLine | TextLine): void {
    this.leave(line.indent, line.kind === 'text');
    if (!OUTPUT.test(line.text))
      this.open.push({ indent: line.indent, item: line.kind === 'item', runs: false, shows: null });
  }

  /** What stands at `indent` is no longer in the items of that depth; a label holds on until the next one. */
  leave(indent: number, labels: boolean): void {
    while (this.open.length > 1) {
      const top = this.open.at(-1);
      if (!top || top.indent < indent || (!top.item && !labels)) return;
      this.open.pop();
    }
  }

  runs(): void {
    for (const scope of this.open) {
      scope.runs = true;
      scope.shows = null;
    }
  }

  shows(fence: Fence): void {
    const top = this.open.at(-1);
    if (top && !top.runs && !DATA.test(fence.language)) top.shows ??= fence.open;
  }

  /** 1-based line of the fence that a result stated here is about, or null: then it is about the commands around. */
  get about(): number | null {
    const line = this.open.at(-1)?.shows ?? null;
    return line === null ? null : line + 1;
  }
}
