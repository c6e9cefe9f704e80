import { unframed } from '../../expect/frames.ts';
import { sparing } from '../../text/sparing.ts';
import { untold } from './besideWords.ts';
import { brief, pass } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';

/**
 * That one has become the leader, in the words of its log: client-go acquires a lease.
 *
 *     acquired the leader lease        successfully acquired lease quay/pilot
 *
 * Null: other words, a try alone, or a lease that was lost again.
 */
export function judgeLeader(clause: string, { exit, stdout, observed }: Scene): Decision | null {
  if (exit.kind !== 'ok' || exit.masked !== null || !stdout.complete) return null;
  if (!/\b(?:logs|journalctl|stern)\b/.test(observed.text)) return null;
  const who = LEADS.exec(unframed(clause).words)?.groups?.['who'];
  if (who === undefined || untold(who, observed.text).length > 0) return null;
  const got = stdout.lines.findLastIndex((line) => GOT.test(line));
  const line = stdout.lines[got];
  if (line === undefined || stdout.lines.slice(got).some((later) => LOST.test(later))) return null;
  return pass(`Expected “${brief(clause)}”; ${brief(line)}`, line.trim(), got + 1);
}

const LEADS = sparing(
  /^(?<who>(?:\S+ ){0,4}?)(?:has |is |was )?(?:successfully )?(?:(?:acquired|obtained|holds|got|won) (?:the |a |its )?(?:leader(?:ship)?(?: election)?(?: lease| lock)?|lease)|(?:became|elected|become) (?:the )?leader|leader (?:is |was )?elected)$/i,
);
const GOT = /\bsuccessfully acquired lease \S|\bbecame leader at term \d/i;
const LOST =
  /\b(?:leader ?election lost|failed to renew lease|stopped leading|lost (?:the )?(?:leader )?lease|released lease)\b/i;
