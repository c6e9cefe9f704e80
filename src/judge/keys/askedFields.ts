import { viewOf } from '../../expect/view.ts';
import { plainField } from './field.ts';
import type { Field } from './field.ts';
import { linesOfPairs } from './pairLines.ts';
import type { Scene } from '../scene.ts';
import { templateOf } from './templates.ts';
import type { Piece } from './templates.ts';

/**
 * Values that are printed bare, one behind another, where the command itself says which is which.
 *
 *     stat -c '%a %U:%G' k.pem               600 root:root           mode 600, owner root, group root
 *     prlimit --nofile -o SOFT,HARD          4096 8192               soft limit 4096
 *     dig +short SOA zone.test               ns. admin. 7 3600 …     serial 7
 *
 * Null: it does not say so, or what is printed does not fit.
 */
export function askedFields(scene: Scene): readonly Field[] | null {
  const { observed, stdout } = scene;
  const text = stdout.text.trim();
  if (!stdout.complete || text === '' || text.length > LONGEST) return null;
  const view = viewOf(observed.text, observed.facts);
  const pairs = linesOfPairs(view, text);
  if (pairs) return pairs;
  if (observed.facts.stages.length !== 1) return null;
  const pieces = templateOf(view);
  return pieces === null ? null : matched(pieces, text);
}

const LONGEST = 4000;

/** Each value stands between the texts around it; null where they do not stand there just once. */
function matched(pieces: readonly Piece[], text: string): readonly Field[] | null {
  const values: string[] = [];
  let at = 0;
  for (const [i, piece] of pieces.entries()) {
    if (piece.is === 'text') {
      if (!text.startsWith(piece.text, at)) return null;
      at += piece.text.length;
      continue;
    }
    const next = pieces[i + 1];
    if (piece.is === 'blank') {
      const blank = /^[^\S\n]+/.exec(text.slice(at))?.[0];
      if (blank === undefined) return null;
      at += blank.length;
      continue;
    }
    const end = next === undefined ? text.length : endOf(text, at, next);
    if (end === null) return null;
    values.push(text.slice(at, end));
    at = end;
  }
  if (at !== text.length || /\n/.test(values.join(''))) return null;
  const names = pieces.flatMap((piece) => (piece.is === 'value' ? [piece] : []));
  // Where a value holds a blank, the others may stand elsewhere than they seem to.
  if (names.some(({ free }, i) => !free && /\s/.test(values[i] ?? ''))) return null;
  const where = { line: 1, text };
  return names.flatMap((name, i) => {
    const { keys, above, unit, list } = name;
    const value = values[i] ?? '';
    const shown = unit !== undefined && /^\d+(?:\.\d+)?$/.test(value) ? value + unit : value;
    const sign = pieces[pieces.indexOf(name) + 1];
    const joined =
      sign?.is === 'text' && sign.text === name.joins ? [value, value + sign.text + (values[i + 1] ?? '')] : null;
    const made = joined ?? name.same?.(value) ?? null;
    return keys.map((key): Field => ({
      ...plainField(key, above ?? [], shown, where),
      list: list === true ? value.split(',') : null,
      made,
    }));
  });
}

function endOf(text: string, at: number, next: Piece): number | null {
  if (next.is === 'value') return null;
  const found = next.is === 'blank' ? text.slice(at).search(/[^\S\n]/) : text.slice(at).indexOf(next.text);
  return found === -1 ? null : at + found;
}
