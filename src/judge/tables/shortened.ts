import type { Stage } from '../../command/facts.ts';
import { unwrapped } from '../../expect/source.ts';
import type { Scene } from '../scene.ts';

/**
 * Whether a later stage kept no more than some lines of a list, and may have left out others.
 *
 *     kubectl get nodes | head -3          three lines: there may be more; two: these are all
 */
export function isShortened(scene: Scene): boolean {
  const printed = scene.stdout.lines.filter((line) => line.trim() !== '').length;
  return scene.observed.facts.stages.slice(1).some((stage) => {
    const kept = linesKept(stage);
    return kept !== null && printed >= kept;
  });
}

/** How many lines a filter keeps of one end; null of other tools, and where it skips lines instead. */
export function linesKept(stage: Stage): number | null {
  const { tool, args } = unwrapped(stage);
  const words = args.join(' ');
  const first = FIRST[tool ?? '']?.exec(words);
  if (first) return Number(first[1] ?? first[2]) - (/NR<(?!=)/.test(words) ? 1 : 0);
  if (tool !== 'head' && tool !== 'tail') return null;
  // All but some, bytes, and what is still being written.
  if (/(?:^|\s)(?:-[a-z]*[cfF]|--(?:bytes|follow))|\+\d|(?:-n ?|--lines[= ])-\d/.test(words)) return null;
  return Number(/(?:^|\s)(?:-n ?|--lines[= ]|-)(\d+)\b/.exec(words)?.[1] ?? 10);
}

/** Other filters that end after some lines. */
const FIRST: Readonly<Record<string, RegExp>> = {
  sed: /^(?:-n )?(?:1,(\d+)p|(\d+)q)$/,
  awk: /^NR<=?(\d+)$/,
  grep: /(?:^|\s)(?:-m ?|--max-count[= ])(\d+)(?=\s|$)/,
};
