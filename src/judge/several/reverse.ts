import { verdictOf } from '../combine.ts';
import { readExit } from '../exits/exits.ts';
import { fail, pass } from '../scene.ts';
import type { Share, Single } from './single.ts';

/** `forward and reverse agree`, `PTR matches the A record` */
const FORM =
  /^(?:the )?(?:forward|a record|a) (?:lookup |dns |record )?(?:and|matches|fits|equals) (?:the )?(?:reverse|ptr)(?: (?:lookups?|dns|records?))?(?: (?:match|agree|fit|are consistent|are in sync)(?: each other| with each other)?)?$|^(?:the )?(?:reverse|ptr)(?: lookup| dns| record)? (?:matches|fits|agrees with|equals|and) (?:the )?(?:forward|a|a record|forward lookup|forward dns)(?: (?:match|agree|fit)(?: each other)?)?$/i;

/** A name and its address, each of which one command asks for and the other answers. Null: other words, or commands. */
export function judgeReverse(words: string, singles: readonly Single[]): Share | null {
  const text = words.trim().replace(/[.!]$/, '');
  if (!FORM.test(text)) return null;
  const asking = singles.filter(({ one }) => /^\s*(?:sudo )?dig\b.*\+short\b/.test(one.text));
  const [back, more] = asking.filter(({ one }) => /\s-x\s/.test(one.text));
  const [forth, other] = asking.filter(({ one }) => !/\s-x\s/.test(one.text));
  if (!back || !forth || more !== undefined || other !== undefined) return null;
  const pair = [forth, back];
  const answers = pair.map(answerOf);
  const [address = null, name = null] = answers;
  if (address === null || name === null) return null;
  const same = asks(address, back) && asks(name, forth);
  const because = `Expected “${text}”; found ${address} and ${name}.`;
  const rules = pair.map(({ index }) =>
    verdictOf({ kind: 'says', text, command: index, on: 'stdout', clause: text }, same ? pass(because) : fail(because)),
  );
  return { verdict: same ? 'pass' : 'fail', because, rules };
}

/** The one answer, without the dot at the end of a name; null where there are more, or none. */
function answerOf({ one }: Single): string | null {
  const line = one.stdout.text.trim();
  const whole = readExit(one).kind === 'ok' && one.stdout.complete && /^[\w.:-]+$/.test(line);
  return whole ? line.replace(/\.$/, '').toLowerCase() : null;
}

const asks = (what: string, { one }: Single): boolean =>
  one.text
    .replace(/\s#.*$/, '')
    .toLowerCase()
    .split(/\s+/)
    .some((word) => word.replace(/\.$/, '') === what);
