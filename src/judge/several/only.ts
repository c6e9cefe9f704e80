import { fail, isBlank, pass } from '../scene.ts';
import { outputOf } from '../printed/output.ts';
import { verdictOf } from '../combine.ts';
import { readExit } from '../exits/exits.ts';
import { placeIn } from './places.ts';
import { calledBy, decided, joined, type Share, type Single } from './single.ts';

/**
 * One of them prints something and the others do not.
 *
 *     only lsblk prints something: 40G        only the last command shows any output
 *          ^^^^^                   ^^^                 ^^^^
 */
const FORM =
  /^only (?<who>(?:the )?[\w.-]+(?: (?:one|command|call|query|check))?) (?:prints?|shows?|gives?|returns?|outputs?|says?|has|writes?) (?:something|anything|(?:any |an )?output|a line)(?:\s*[:,(]\s*(?<value>[^)]+)\)?)?$/i;

/** Null: other words, or it is not known of which command they speak. */
export function judgeOnly(words: string, singles: readonly Single[]): Share | null {
  const found = FORM.exec(words.trim().replace(/[.!]$/, ''))?.groups;
  const who = found?.['who'] ?? '';
  const name = who.replace(/^the | (?:one|command|call|query|check)$/gi, '');
  const [named, another] = found ? calledBy(name, singles) : [];
  const single = placeIn(who, singles) ?? (another === undefined ? named : null);
  if (!found || !single) return null;
  const value = found['value'];
  const own = value === undefined ? printsSomething(words, single) : decided(single.judge(value));
  const others = singles.filter((other) => other !== single).map((other) => decided(other.judge('no output')));
  const shares = [own, ...others];
  const known = shares.filter((share) => share !== null);
  return known.length === shares.length ? joined(known) : null;
}

function printsSomething(text: string, { index, one }: Single): Share | null {
  if (readExit(one).kind !== 'ok') return null;
  const decision = isBlank(outputOf(one.stdout)) ? fail('Nothing was printed.') : pass('Something was printed.');
  const rule = verdictOf({ kind: 'says', text, command: index, on: 'stdout', clause: text }, decision);
  return { verdict: decision.verdict === 'pass' ? 'pass' : 'fail', because: decision.because, rules: [rule] };
}
