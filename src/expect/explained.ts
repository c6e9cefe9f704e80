import { isRemark } from './remarks.ts';

/**
 * Ways to divide words into a claim and what only explains it, or says the same in other words.
 *
 *     root login is off: PermitRootLogin no       edge-tls has been signed (READY True)
 *     ^^^^^^^^^^^^^^^^^  headline                 ^^^^^^^^^^^^^^^^^^^^^^^^  paraphrase
 *     f, i.e. it takes writes                     403, the bucket is not public
 *        ^^^^^^^^^^^^^^^^^^^^  marked                   ^^^^^^^^^^^^^^^^^^^^^^^^  remark
 */
export interface Explained {
  readonly claim: string;
  readonly beside: string;
  readonly how: 'headline' | 'paraphrase' | 'header' | 'marked' | 'remark';
  /** The claim stands in brackets. */
  readonly inBracket?: boolean;
}

const HEADLINE = /^([^:;,()\n`"]{2,80}):\s+(\S[^\n]*)$/;
const MARK =
  /(?:,|;|\s[–—-]|\s\()?\s*(?<![\p{L}\p{N}])(?:i\.\s?e\.?|that is(?: to say)?,?|which means|meaning(?: that)?|because|since|so that|so|hence|as|thus|therefore)(?:,?\s+)/iu;
/** Where these stand without a comma or bracket, they may belong to what is claimed. */
const CAREFUL = /^\s*(?:so|as|that is|hence|thus|therefore)\b/i;

const SENTENCE =
  /^(?:it|they|we|you|this)\s\p{L}|^\S+\s.*\b(?:is|are|was|were|has|have|does|do|did|can|cannot|may|will|must|should)\b/iu;

const LONGEST = 300;

export function explainedIn(source: string): readonly Explained[] {
  const words = source
    .trim()
    .replace(/^#+\s+/, '')
    .replace(/[.!]$/, '');
  if (words.length > LONGEST || words.includes('\n')) return [];
  const out: Explained[] = [];
  const [, headline, rest] = HEADLINE.exec(words) ?? [];
  // A lone value stands behind its key.
  const isLone =
    rest !== undefined && /^[^\s`"]*(?:\/|\p{Ll}\p{Lu})[^\s`"]*$/u.test(rest) && /\s\S+\s/.test(headline ?? '');
  const isPair = rest === undefined || (!isLone && /^(?:[^\s=<>]+|`[^`]*`|"[^"]*")$/.test(rest));
  if (headline !== undefined && rest !== undefined && !isPair)
    out.push({ claim: rest, beside: headline, how: 'headline' });
  const mark = MARK.exec(words);
  if (mark && mark.index > 0 && !CAREFUL.test(mark[0])) {
    const claim = words.slice(0, mark.index);
    const beside = words.slice(mark.index + mark[0].length);
    const inside = mark[0].includes('(');
    // "Since the restart" is a time, "since anonymous users are not let in" a reason.
    const reason = !/\b(?:since|as|so)\b/i.test(mark[0]) || SENTENCE.test(beside);
    // Why something failed is told by the failure.
    const told = /\b(?:because|since|as)\b/i.test(mark[0]) && /\b(?:exit|fail|error|abort)/i.test(claim);
    if (inside === beside.endsWith(')') && reason && !told)
      out.push({ claim, beside: beside.replace(/\)$/, ''), how: 'marked' });
    return out;
  }
  const open = words.indexOf('(');
  const close = words.indexOf(')', open);
  if (open > 0 && close > open && words.indexOf('(', open + 1) === -1) {
    const [before, inner, behind] = [words.slice(0, open), words.slice(open + 1, close), words.slice(close + 1)];
    if (behind.trim() === '') {
      out.push({ claim: before.trim(), beside: inner.trim(), how: 'remark' });
      out.push({ claim: inner.trim(), beside: before.trim(), how: 'paraphrase', inBracket: true });
    } else out.push({ claim: `${inner.trim()} ${behind.trim()}`, beside: before.trim(), how: 'header' });
    return out;
  }
  const [first, ...more] = words.split(/,\s+|\s+[–—]\s+/);
  if (first !== undefined && more.length === 1 && open === -1) {
    const [second = ''] = more;
    out.push({ claim: first, beside: second, how: 'remark' });
    out.push({ claim: second, beside: first, how: 'paraphrase' });
  }
  return out;
}

/** Which ones or how many, a comparison, a condition or a time: these claim something. */
const CLAIMS =
  /\b(?:all|every|each|both|only|any|some|other|others|another|new|newer|old|older|same|different|more|less|fewer|than|least|most|last|next|previous|per|one|two|three|four|five|six|seven|eight|nine|ten|dozen|except|unless|but|or|if|when|while|during|until|till|after|before|since|again|still|yet|never|always|none|neither|either|twice|once|half)\b/i;
/** A run of a command is told from another by its number. */
const RUN =
  /\b(?:first|second|third|repeat(?:ed)?|next|another|new) (?:run|pass|time|attempt|execution|apply|call|try)\b/i;
/** When it is planned to be so. */
const PLANNED = /^(?:the |a |one )?(?:days?|weeks?|night|evening|hours?) (?:before|ahead of) (?:the |a )?[\p{L}-]+$/iu;
const LETTERS = /^[\p{L}\s'’-]+$/u;
const MOST_WORDS = 14;

/** Whether words hold nothing but plain ones: no number, quotation, name, choice, comparison or time. */
export function isPlainTalk(words: string): boolean {
  const text = words.trim().replace(/,/g, ' ');
  if (PLANNED.test(text)) return true;
  const plain = text.replace(RUN, 'run');
  if (!LETTERS.test(plain) || /\p{Ll}\p{Lu}|\b(?:first|second|third)\b/u.test(plain)) return false;
  return plain.split(/\s+/).length <= MOST_WORDS && !CLAIMS.test(plain);
}

/** What refuses or denies: a remark that says "not" explains it. */
const SAYS_NO =
  /^(?:(?:should|must|will) (?:be|return|say|print)\s+|(?:http )?(?:status )?(?:code )?(?:is )?)*(?:4\d\d|no|f|false|off|0|n|nxdomain|none|nothing)(?:\s+(?:forbidden|unauthorized|not found))?$/i;

/** Whether words that no mark announces can be nothing but an explanation of the claim. */
export function isUnmarkedRemark(beside: string, claim: string): boolean {
  if (PLANNED.test(beside.trim())) return true;
  if (/^non-\p{L}+$/iu.test(beside)) return /\b(?:not|never|other than|no)\b/i.test(claim);
  if (/\b(?:flag|bit|option|marker)\b/i.test(claim) && /^\p{Lu}[\p{L}-]+ \p{L}+ed$/u.test(beside)) return true;
  if (!/\s(?:is|are|was|were|has|have|does|do|can|cannot|may|must|will)\s/i.test(beside)) return false;
  return SAYS_NO.test(claim.trim().replace(/[`"']/g, '')) && isRemark(beside.replace(/^(?:as|because) /i, ''));
}
