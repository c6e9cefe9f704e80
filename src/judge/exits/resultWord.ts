import { saidToPass } from './contrary.ts';
import { joined, lineAt, lineText } from '../printed/output.ts';
import { brief, fail, pass, undecided } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';
import { findToken, hasLetters } from '../printed/tokens.ts';

const SUCCESS = 'PASS|PASSED|PASSES|OK|SUCCESS|SUCCESSFUL|SUCCEEDED|GREEN|VALID|VERIFIED|COMPLETED?';
/** In capitals it is a word as tools print it; in small letters only where the author says that it is printed. */
const IN_CAPITALS = new RegExp(`(?<![\\w-])(?:${SUCCESS})(?![\\w-])`);
const SAID = new RegExp(
  `\\b(?:prints?|printed|outputs?|shows?|displays?|says|reports?|returns?|ends with)\\s+["'\`]?(${SUCCESS})["'\`]?\\W*$`,
  'i',
);
/** Words that stand where a result stands, and are another one. */
const OTHER =
  /(?<![\w-])(?:BYPASS(?:ED)?|SKIP(?:PED)?|FAIL(?:ED|URE|S)?|ERROR(?:ED|S)?|KO|INVALID|UNSUCCESSFUL|UNVERIFIED|UNKNOWN|UNREACHABLE!?|DENIED|ABORTED|CANCELL?ED|INCOMPLETE|PARTIAL(?:LY)?|(?:NOT|not) (?:OK|ok|PASSED|passed|VERIFIED|verified|VALID|valid|RUN|run)|NOK|TIMEOUT|PENDING)(?![\w-])/;

/**
 * `PASS` beside a command that ends well: where the tool prints the word, it is there; where it prints another in its
 * place, that is the result. Where neither shows, the exit alone does not say that it passed. Null: the words of the
 * clause are plain ones, about how the command ends.
 */
export function judgeResultWord(scene: Scene): Decision | null {
  const word = IN_CAPITALS.exec(scene.clause)?.[0] ?? SAID.exec(scene.clause)?.[1];
  if (word === undefined) return null;
  const want = `Expected ${word}`;
  const { text } = joined(scene.stdout, scene.stderr);
  const hit = findToken(text, word, { exact: false });
  const other = OTHER.exec(text);
  if (other) {
    const line = lineText(text, other.index).trim();
    return (hit ? undecided : fail)(
      `${want}; found ${hit ? 'it, but also ' : ''}${brief(line)}.`,
      line,
      lineAt(text, other.index),
    );
  }
  if (hit) return pass(`${want}; found it.`, lineText(text, hit.start).trim(), lineAt(text, hit.start));
  if (/^PASS/.test(word) && saidToPass(scene)) return pass(`${want}; it says so in its own words.`);
  if (hasLetters(text, word)) return fail(`${want}; it stands only inside longer words.`);
  return undecided(`${want}; it ended well, but printed no such word.`);
}
