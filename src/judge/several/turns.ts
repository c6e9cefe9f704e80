import { calledBy, decided, type Share, type Single } from './single.ts';

/**
 * What is seen before or after one of the commands that change something.
 *
 *     masked after the mask        after the reload, 2 workers        3 members before the removal
 *            ^^^^^^^^^^^^^^        ^^^^^^^^^^^^^^^^                              ^^^^^^^^^^^^^^^^^^
 */
const BEHIND = /^(?<rest>\S.*?),? (?:right |just |shortly )?(?<when>before|after) (?:the |a )?(?<what>[a-z][\w-]*)$/is;
const BEFORE =
  /^(?:right |just )?(?<when>before|after) (?:the |a )?(?<what>[a-z][\w-]*)(?:,|:| it is)? (?<rest>\S.*)$/is;

/** Null: no command, or more than one, is called so, or several stand there that may be meant. */
export function judgeTurns(words: string, singles: readonly Single[]): Share | null {
  const text = words.trim().replace(/[.!]$/, '');
  const found = (BEFORE.exec(text) ?? BEHIND.exec(text))?.groups;
  const what = found?.['what'] ?? '';
  const [turn, another] = found ? calledBy(what, singles.filter(changes)) : [];
  if (!found || !turn || another !== undefined) return null;
  const at = singles.indexOf(turn);
  const near = /^after$/i.test(found['when'] ?? '')
    ? upToChange(singles.slice(at + 1))
    : upToChange(singles.slice(0, at).reverse());
  const [single, other] = near;
  return single && other === undefined ? decided(single.judge(found['rest'] ?? '')) : null;
}

/** Those that only look, up to the next one that changes something. */
function upToChange(singles: readonly Single[]): readonly Single[] {
  const end = singles.findIndex(changes);
  return end < 0 ? singles : singles.slice(0, end);
}

const changes = ({ prepares, one }: Single): boolean =>
  prepares || /^\s*(?:sudo )?systemctl \S*(?:start|stop|load|mask|able)\b/.test(one.text);
