import type { Stage } from '../../command/facts.ts';
import type { Scene } from '../scene.ts';

/**
 * Whether a later stage kept no more than some lines of a list, and may have left out others.
 *
 *     kubectl get nodes | head -3          three lines: there may be more; two: these are all
 */
export function isShortened(scene: Scene): boolean {
  const printed = scene.stdout.lines.filter((line) => line.trim() !== '').length;
  return scene.observed.facts.stages.slice(1).some((stage) => {
    const kept = keptBy(stage);
    return kept !== null && printed >= kept;
  });
}

/** How many lines a `head` or `tail` keeps; null of other tools, and where it skips lines instead. */
function keptBy({ tool, args }: Stage): number | null {
  if (tool !== 'head' && tool !== 'tail') return null;
  const words = args.map((arg) => arg ?? '').join(' ');
  if (/(?:^|\s)(?:-c|--bytes)|\+\d|(?:-n ?|--lines[= ])-\d/.test(words)) return null;
  const count = /(?:^|\s)(?:-n ?|--lines[= ]|-)(\d+)\b/.exec(words)?.[1];
  return count === undefined ? 10 : Number(count);
}
