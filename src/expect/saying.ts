import { restore, sentenceOf } from './sentence.ts';
import { sparing } from '../text/sparing.ts';

/** Words that only say that something is to be seen: `Should show`, `you see`, `Output:`, `Verify that it prints`. */
const LEAD =
  /^(?:(?:verify|confirm|ensure|check|expect(?:ed)?|assert)(?:\s+that)?|(?:the\s+)?(?:output|result|response|body|command|it|this|you|we|status|message)|should|must|will|(?:be|is|are)|sees?|gets?|shows?|returns?|prints?|displays?|outputs?|reports?|says?|contains?|includes?|lists?)(?=[\s:]|$)\s*:?\s*/i;

/** What the words say, as it could stand in an output: without markup and without words that announce it. */
export function sayingOf(words: string): string {
  const sentence = sentenceOf(words);
  let text = restore(sentence.raw, sentence).trim();
  for (let i = 0; i < 6; i++) {
    const rest = text.replace(LEAD, '');
    if (rest === text || rest === '') break;
    text = rest;
  }
  return text;
}

/** Words that may speak of a failure, of nothing, or of a choice: then a failed command may be just what is meant. */
const MAY_FAIL =
  /\b(?:no|not|never|none|nothing|without|cannot|fail\w*|errors?|den(?:y|ied|ies)|refus\w*|reject\w*|block\w*|forbid\w*|unauthori[sz]ed|times?\s?-?out|timed\s+out|expire[sd]?|absent|missing|gone|remov\w*|delet\w*|terminat\w*|empty|zero|0|invalid|unreachable|unavailable|unable|disabled|inactive|down|stop\w*|exits?|exit\s+code|[45]\d\d|[45]xx|nxdomain|prevent\w*|disallow\w*|prohibit\w*|abort\w*|bail\w*|breaks?|dies?|violat\w*|declin\w*|warn\w*|or|if|unless|except|may|might|optional\w*|can|could|restrict\w*|isolat\w*|enforce\w*|drop\w*|interrupt\w*|kill\w*|crash\w*|lost|limit\w*|only|until|after|before|when|while|during|different|clean\w*|closed?|no\s+longer)\b|n't\b|\b[1-9]\d*\s+errors?/i;

/** True where the words leave no doubt that the command is expected to succeed. */
export function expectsSuccess(words: string): boolean {
  return !MAY_FAIL.test(words);
}

const NO_NAMES = new Set(
  'should must be is are with of return returns show shows print prints output outputs exactly equal equals exit exits exited command commands succeed succeeds successfully'.split(
    ' ',
  ),
);

const OF_EXIT = sparing(/\bexit(?:s|ed)? (?:code|status)\b/g);
const OF_COMMANDS = sparing(/\b(?:all|every|each|both) (?=commands?\b)/g);

/** `Should be 3`, `exits 0`: no word is the name of a thing, which could be another than what was printed. */
export function namesNothing(words: string): boolean {
  const plain = OF_EXIT.replace(words.toLowerCase(), 'exit');
  const named = OF_COMMANDS.replace(plain, '').split(/\W+/);
  return named.every((word) => NO_NAMES.has(word) || /^\d*$/.test(word));
}
