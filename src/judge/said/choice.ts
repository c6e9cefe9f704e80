import { chosenBy, type Choice } from '../../expect/choice.ts';
import { brief, fail, pass, undecided } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';

/** Something went wrong before the test could tell anything. */
const TROUBLE =
  /not found|no such|error:|error from server|denied|usage:|unknown|invalid|unable|cannot|can't|ssh:|permission|forbidden/i;
const CARRIED = /^\s*(?:sudo\s+)?(?:kubectl|oc|docker|podman|nerdctl|ssh|flux|helm)\b/;

/** Which of the two texts of its own a command printed. Null: the words speak of neither. */
export function judgeChoice(words: string, choice: Choice, scene: Scene): Decision | null {
  const side = chosenBy(words, choice, scene.observed.text);
  if (side === null) return null;
  const want = `Expected “${choice[side].word}”`;
  if (!scene.stdout.complete) return undecided(`${want}; the middle of the output was not kept.`);
  const lines = scene.stdout.lines.map((line, i) => ({ text: line.trim(), number: i + 1 }));
  const hits = (of: 'good' | 'bad'): typeof lines => lines.filter(({ text }) => choice[of].line.test(text));
  // A variable may stand for anything, so that a line can fit both: the longer text is meant.
  const longer = choice.good.word.length > choice.bad.word.length ? 'good' : 'bad';
  const long = hits(longer);
  const short = hits(longer === 'good' ? 'bad' : 'good').filter((line) => !long.includes(line));
  const [mine, others] = side === longer ? [long, short] : [short, long];
  const [other] = others;
  if (other) return fail(`${want}; found ${brief(other.text)}.`, other.text, other.number);
  const [first] = mine;
  if (!first) return undecided(`${want}; neither of the command's own words was printed.`);
  if (choice.times !== null && mine.length < choice.times)
    return undecided(`${want}; it was printed ${String(mine.length)} of ${String(choice.times)} times.`);
  if (side === 'bad') {
    if (TROUBLE.test(scene.stderr.text))
      return undecided(
        `${want}; it was printed, but ${brief(scene.stderr.text)} may be why.`,
        first.text,
        first.number,
      );
    if (hidesCarrier(choice)) return undecided(`${want}; it was printed, but what failed is hidden.`);
  }
  return pass(`${want}; found ${brief(first.text)}.`, first.text, first.number);
}

/** `kubectl exec … 2>/dev/null && …`: whether the inner command was tried at all cannot be seen. */
function hidesCarrier({ test }: Choice): boolean {
  return (
    CARRIED.test(test) && !/\s-c\s/.test(test) && /(?:2|&)>\s*(?:\/dev\/null|&-)|>\s*\/dev\/null\s+2>&1/.test(test)
  );
}
