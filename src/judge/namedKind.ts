import { isStateWord } from '../expect/asides.ts';
import { kindsOf } from '../expect/kinds.ts';

/**
 * The words without the name of an owner before a kind, where all that is listed was made by that owner: nothing else
 * could be meant.
 *
 *     2 lantern pods Running        NAME                       READY   STATUS
 *                                   lantern-5dd5756b68-7xk2p   1/1     Running
 *                                   lantern-5dd5756b68-qm9zt   1/1     Running
 */
export function withoutOwner(words: string, printed: string): string | null {
  const [, before = '', owner = '', kind = '', behind = ''] =
    /^((?:(?:all|both|the|exactly|at least|\d{1,4}|two|three|four|five|six) ){0,3})([a-z][a-z\d-]{2,60}) (pods?)(?= )(.*)$/i.exec(
      words.trim(),
    ) ?? [];
  if (owner === '' || kindsOf(kind).length === 0 || kindsOf(owner).length > 0 || isStateWord(owner)) return null;
  const [header = '', ...lines] = printed.split('\n').filter((line) => line.trim() !== '');
  const at = header.split(/\s{2,}/).indexOf('NAME');
  if (at === -1 || lines.length === 0 || lines.length > MOST_ROWS) return null;
  const own = owner.toLowerCase();
  const made = lines.every((line) => {
    const name = line.trim().split(/\s+/)[at] ?? '';
    return name.startsWith(`${own}-`) && SUFFIX.test(name.slice(own.length));
  });
  return made ? `${before}${kind}${behind}` : null;
}

const MOST_ROWS = 500;
/** What is put behind the name of an owner: of a set of replicas, of a set of all nodes, or a number. */
const SUFFIX = /^-(?:[a-z\d]{6,10}-[a-z\d]{5}|(?=[a-z]*\d)[a-z\d]{5}|\d{1,4})$/;
