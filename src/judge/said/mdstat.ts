import { brief, fail, isBlank, pass, showsPart } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';

const PIECES: readonly (readonly [RegExp, (arrays: readonly MdArray[], match: RegExpExecArray) => boolean])[] = [
  [
    /^(\[U+\])(?: (?:on|for|in) (?:each|every|all|both) (?:arrays?|mirrors?))?$/,
    (arrays, [, state]) => arrays.every((one) => one.state === state),
  ],
  [
    /^(?:both|all|two) (?:disks|members|halves|legs|devices|drives)(?: are)?(?: (?:active|up|present|in sync))?(?: in (?:the )?(?:mirror|array|raid)s?)?$/i,
    (arrays, [text]) => arrays.every((one) => one.whole && (/^all/i.test(text) || one.wanted === 2)),
  ],
  [
    /^(both|all|every|each)(?: the)? (?:mirrors?|arrays?|raids?)(?: (?:is|are))? (?:complete|in sync|clean|healthy|whole|not degraded|up)$/i,
    (arrays, [, all = '']) => arrays.every((one) => one.whole) && (!/^both$/i.test(all) || arrays.length === 2),
  ],
  [
    /^(?:both|all|two) (?:disks|members|halves|devices|drives)(?: (?:are|in))? (\[U+\])$/i,
    (arrays, [text, state]) => arrays.every((one) => one.state === state && (/^all/i.test(text) || one.wanted === 2)),
  ],
  [
    /^(?:array|mirror|raid ?(\d+)?)(?: is)? (?:complete|in sync|clean|healthy|whole|not degraded)$/i,
    (arrays, [, level]) => {
      const own = arrays.filter((one) => level === undefined || one.level === `raid${level}`);
      return own.length > 0 && own.every((one) => one.whole);
    },
  ],
  [
    /^(?:no (?:degraded (?:array|mirror|raid)s?|(?:disks?|members?) (?:is |are )?(?:missing|failed)|(?:array|mirror) is degraded)|nothing degraded)$/i,
    (arrays) => arrays.every((one) => one.whole),
  ],
];

interface MdArray {
  readonly text: string;
  readonly line: number;
  readonly wanted: number;
  /** `raid1` */
  readonly level: string;
  /** `[UU]`, with `_` for what is missing. */
  readonly state: string;
  readonly whole: boolean;
}

/**
 * How the software RAIDs of Linux are, by /proc/mdstat.
 *
 *     both disks in the mirror, [UU]          487253312 blocks super 1.2 [2/2] [UU]
 *
 * Null: other words.
 */
export function judgeMdstat(words: string, scene: Scene): Decision | null {
  const { stdout, observed, exit } = scene;
  if (!/\/proc\/mdstat\b/.test(observed.text) || exit.kind !== 'ok' || exit.masked !== null) return null;
  if (isBlank(stdout) || !stdout.complete || showsPart(scene) || words.length > 200) return null;
  const arrays = stdout.lines.flatMap((text, i) => {
    const [, wanted = '', now = '', state = ''] = /\[(\d+)\/(\d+)\] (\[[U_]+\])/.exec(text) ?? [];
    const whole = wanted === now && !state.includes('_') && !/\(F\)/.test(stdout.lines[i - 1] ?? '');
    const level = /^md\w+ : active (?:\([\w-]+\) )?(raid\d+)\b/.exec(stdout.lines[i - 1] ?? '')?.[1] ?? '';
    return state === '' ? [] : [{ text: text.trim(), line: i + 1, wanted: Number(wanted), level, state, whole }];
  });
  // An array that is being built, or that says no state, is told by other lines.
  const named = stdout.lines.filter((line) => /^md\w+ : /.test(line)).length;
  if (arrays.length === 0 || arrays.length !== named || /\b(?:inactive|recovery|resync|reshape)\b/.test(stdout.text))
    return null;
  const pieces = words
    .replace(/^\s*#+\s*/, '')
    .replace(/[`*]/g, '')
    .split(/[,;:]\s+| and /)
    .map((piece) => piece.replace(/^(?:the|a) |[.\s]+$/g, ''));
  const want = `Expected “${brief(words)}”`;
  const results: boolean[] = [];
  for (const piece of pieces) {
    const found = PIECES.map(([is, holds]) => ({ match: is.exec(piece), holds })).find(({ match }) => match !== null);
    if (!found?.match) return null;
    results.push(found.holds(arrays, found.match));
  }
  const bad = arrays.find((one) => !one.whole) ?? arrays[0];
  if (results.includes(false))
    return fail(`${want}; found ${brief(bad?.text ?? '')}.`, bad?.text ?? null, bad?.line ?? null);
  return { ...pass(`${want}; found it so.`, arrays[0]?.text ?? null, arrays[0]?.line ?? null), narrow: true };
}
