import { unframed } from '../../expect/frames.ts';
import { viewOf } from '../../expect/view.ts';
import { partsOf, untold } from './besideWords.ts';
import { judgeResolves } from '../kinds/dns.ts';
import { judgeExit } from '../exits/exitRule.ts';
import { judgeFails } from '../exits/fails.ts';
import type { Decision, Scene } from '../scene.ts';

/**
 * How a command ends, in the author's own words. Whose end it is must be told by the command.
 *
 *     ends with exit status 0      finishes cleanly      syntax check completes without error      exits nonzero
 */
export function judgeFinished(clause: string, scene: Scene): Decision | null {
  const { words } = unframed(clause);
  const code = partsOf(CODE, words) ?? partsOf(VERB_CODE, words);
  const view = viewOf(scene.observed.text, scene.observed.facts);
  if (scene.exit.kind === 'blocked' || scene.exit.kind === 'undecided') return null;
  if (code) {
    // What openssl calls so is no exit.
    if (/\bverify\b/i.test(code.who ?? '')) return null;
    if (untold(code.who ?? '', scene.observed.text).length > 0) return null;
    const said = (code.code ?? '').toLowerCase();
    if (/^(?:non-?zero|not)/.test(said)) return decided(judgeFails({ kind: 'fails', reason: null }, scene));
    const number = said === 'zero' ? 0 : Number(said);
    return decided(judgeExit({ kind: 'exit', op: '=', code: number }, scene));
  }
  const fine = partsOf(FINE, words);
  // `ends with SUCCESS` is a word that is printed.
  if (!fine || /[A-Z]{3}/.test(fine.how ?? '') || untold(fine.who ?? '', scene.observed.text).length > 0) return null;
  if (view.lookup) return decided(judgeResolves({ kind: 'resolves', to: 'any' }, scene));
  const named = (fine.who ?? '').trim() !== '' && view.prints !== 'text';
  if (named || view.http !== null) return null;
  if (/^with/i.test(fine.how ?? '')) {
    const text = `${scene.stderr.text}\n${scene.stdout.text}`.replace(NO_ERRORS, ' ');
    if (ERRORS.test(text)) {
      const decision = judgeExit({ kind: 'exit', op: '=', code: 0 }, scene);
      return decision.verdict === 'fail' ? decision : null;
    }
  }
  return decided(judgeExit({ kind: 'exit', op: '=', code: 0 }, scene));
}

const decided = (decision: Decision): Decision | null => (decision.verdict === 'undecided' ? null : decision);

const NUMBER = '(?<code>non-?zero|not (?:zero|0)|zero|\\d{1,2})';
const WITH = '(?:\\s+(?:with|is|of|an?|the|to|on|equals|returned))*\\s*[:=]*\\s*';
const ENDS =
  '(?:ends?|exits?|finish(?:es)?|terminates?|completes?|returns?|quits?|concludes?|gives?|leaves?|comes back)';
/** With a word for the code. */
const CODE = new RegExp(
  `^(?<who>[^,;:()]{0,80}?)\\s*(?:(?:\\b${ENDS}${WITH})?\\b(?:exit|return|result)[ -]?(?:status|code|value)|\\b${ENDS}${WITH}\\b(?:status|code|rc))\\b${WITH}${NUMBER}$`,
  'iu',
);
/** The verb says that it is the exit. */
const VERB_CODE = new RegExp(`^(?<who>[^,;:()]{0,80}?)\\s*\\bexits?${WITH}${NUMBER}$`, 'iu');
const FINE =
  /^(?<who>[^,;:()]{0,80}?)\s*\b(?:goes\s+through|(?:ends?|exits?|finish(?:es)?|completes?|runs?|terminates?|returns?|comes|passes|succeeds|works|quits)\s+(?:(?:through|back|out|up)\s+)?(?<how>cleanly|clean|fine|ok|okay|successfully|smoothly|(?:a\s+|with\s+)?success|normally|(?:without|with\s+no)\s+(?:any\s+|an?\s+|a\s+single\s+)?(?:errors?|problems?|issues?|complaints?|failures?|trouble|hitch)))$/iu;
/** Counts of none. */
const NO_ERRORS = /\b(?:0|no)\s+(?:[a-z()]+\s+)?(?:errors?|fail\w*)\b|\b(?:errors?|fail\w*)\s*[=:]\s*0\b/gi;
const ERRORS = /\b(?:errors?|failed|failure|fatal|panic)\b/i;
