import { decided, joined, namedBy, topicsOf, type Share, type Single } from './single.ts';

/**
 * As many short answers as there are commands, in their order.
 *
 *     47 / 19 / 6        active, enabled        overlay2, cgroup v2, json-file
 */
export function judgeInOrder(words: string, singles: readonly Single[]): Share | null {
  const text = words.trim().replace(/[.!]$/, '');
  // `returns yes / no`, `yes, then no`: the answers of a command that says one of the two.
  const plain = text.replace(/^(?:it )?(?:returns?|prints?|says?|answers?|shows?) (?=\S+ ?[/,])/i, '');
  const pieces = plain
    .split(/\s*[,;/|]\s+(?:and\s+|then\s+)?|\s+(?:and|then|→|->|\/|\|)\s+/i)
    .filter((piece) => piece !== '');
  if (pieces.length !== singles.length || pieces.length < 2 || pieces.length > MOST) return null;
  if (pieces.some((piece) => piece.split(/\s+/).length > 4 || (OTHER.test(piece) && !/^no$/i.test(piece)))) return null;
  const shares = pieces.map((piece, i) => {
    const single = singles[i];
    const topics = topicsOf(piece);
    const share = single ? decided(single.judge(piece)) : null;
    if (!single || share?.verdict === 'pass') return share;
    const own = namedBy(topics, single);
    // What names another command speaks of that one.
    return singles.some((other) => other !== single && namedBy(topics, other) > own) ? null : share;
  });
  const known = shares.filter((share) => share !== null);
  if (known.length !== shares.length) return null;
  const whole = joined(known);
  if (whole.verdict === 'pass') return whole;
  // Perhaps they speak of other things, or the author had another order in mind.
  const surely = pieces.every((piece, i) => {
    const [topics, single] = [topicsOf(piece), singles[i]];
    return known[i]?.verdict === 'pass' || topics.length === 0 || (single !== undefined && namedBy(topics, single) > 0);
  });
  return surely && !canBeGiven(pieces, singles) ? whole : null;
}

/** Whether each piece can have a command of its own beside which it holds. */
function canBeGiven([piece, ...others]: readonly string[], singles: readonly Single[]): boolean {
  if (piece === undefined) return true;
  return singles.some(
    (single) =>
      single.judge(piece).verdict === 'pass' &&
      canBeGiven(
        others,
        singles.filter((other) => other !== single),
      ),
  );
}

const MOST = 5;
const OTHER = /\b(?:or|not|no|but|unless|except|both|all|each|every|same|other|if)\b|n't\b/i;
