import { readExit } from '../exits/exits.ts';
import { said } from './ordinal.ts';
import { COUNTS, decided, sistersAmong, type Share, type Single } from './single.ts';

/**
 * How many of them it holds for.
 *
 *     exactly one of the three says f        one of both is the leader        only one of them answers 200
 *     ^^^^^^^^^^^^^^^^^^^^^^^^                ^^^^^^^^^^^                       ^^^^^^^^^^^^^^^^
 */
const FORM =
  /^(?<just>exactly |only |just )?(?<n>one|two|three|1|2|3) (?:out )?of (?:the |these |those )?(?<m>both|them|two|three|four|five|[2-5])(?: (?<noun>\p{L}[\p{L}-]*s))?(?: (?:must|should|may|will))? (?<rest>(?:is|are|be|says?|prints?|shows?|returns?|reports?|answers?|gives?|has|have) \S.*)$/iu;

/** Null: other words, or it is not known of one of them. */
export function judgeSome(words: string, singles: readonly Single[]): Share | null {
  const found = FORM.exec(words.trim().replace(/[.!]$/, ''))?.groups;
  if (!found) return null;
  const all = found['m']?.toLowerCase() ?? '';
  const speaking = singles.filter(({ prepares }) => !prepares);
  const group = sistersAmong(speaking);
  const many = COUNTS[found['n']?.toLowerCase() ?? ''] ?? Number(found['n']);
  const rest = said((found['rest'] ?? '').replace(/^(?:are|be) /i, 'is '));
  if (group.length < 2 || (all === 'them' ? speaking.length : (COUNTS[all] ?? Number(all))) !== group.length)
    return null;
  // One that failed shows nothing of it.
  if (!group.every(({ one }) => /^(?:ok|answer|nothing-found)$/.test(readExit(one).kind))) return null;
  const shares = group.map((single) => decided(single.judge(rest))).filter((share) => share !== null);
  const hits = shares.filter(({ verdict }) => verdict === 'pass');
  if (shares.length !== group.length || (hits.length > many && found['just'] === undefined)) return null;
  if (group.some(({ one }) => one.stdout.text.trim() === '')) return null;
  // Of what lists rows, some may show it and others not.
  if (hits.length < many && group.some(({ one }) => one.stdout.text.trim().includes('\n'))) return null;
  const verdict = hits.length === many ? 'pass' : 'fail';
  const because = `Expected “${words.trim()}”; found it for ${String(hits.length)} of ${String(group.length)}.`;
  const rules = shares.flatMap((share) => share.rules).map((rule) => ({ ...rule, verdict, because }) as const);
  return { verdict, because, rules };
}
