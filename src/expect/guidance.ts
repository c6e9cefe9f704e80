import { sparing } from '../text/sparing.ts';

/**
 * What to do where the expectation does not come: advice for the reader, and no words about the output. It is neither a
 * rule nor open.
 *
 *     Expected: `1/1 Running`. If a pod is not Ready, check `kubectl logs web`.
 *                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 */
const CASE = sparing(
  new RegExp(
    '^(?:if|in case|should (?:it|this|that|the|an?|any)\\b)(?<condition>[^,:;]*)[,:]\\s*' +
      '(?:then\\s+|please\\s+|first\\s+|just\\s+|you\\s+(?:can|should|may|might|must|need\\s+to|have\\s+to)\\s+)*' +
      '(?<deed>[a-z-]+(?:\\s+(?:not|back)\\b)?)\\b(?!\\s+(?:is|are|was|returns?|shows?|prints?|fails?|succeeds?|works?|exits?|should|must|will)\\b)' +
      '(?<object>\\s+(?:the|an?|your|it|them|this|that|these)\\b|\\s+`)?',
    'i',
  ),
);
const OTHERWISE = sparing(/^(?:otherwise|if\s+not|else),?\s+(?:please\s+)?(?<deed>[a-z-]+)/i);

/** Deeds that mend something. */
const MENDS = sparing(
  /^(?:re-?(?:start|run|apply|install|create|deploy|build|generate|try|peat|boot)|start|fix|repair|debug|investigate|troubleshoot|increase|raise|reduce|lower|adjust|edit|add|set|install|upgrade|downgrade|delete|remove|kill|stop|roll\s+back|revert|wait|ask|contact|open|go|refer|consult|apply|enable|disable|update|do\s+not|don)$/i,
);
/** Deeds that look, which may also be what is asked for. */
const LOOKS = sparing(
  /^(?:check|verify|confirm|see|look|inspect|review|read|run|examine|describe|ensure|compare|try)$/i,
);
/** Something went wrong: whatever is to be done then, no output is meant. */
const WRONG = sparing(
  /\b(?:not|never|no|none|without|fail\w*|errors?|missing|stuck|hangs?|crash\w*|pending|unhealthy|refused|denied|time[sd]?\s?-?out|timeouts?|wrong|unexpected|instead|different|still|broken|empty)\b|n't\b/i,
);

const MAY_ADVISE = sparing(/\b(?:if|in case|should (?:it|this|that|the|an?|any)|otherwise|else)\b/i);

/** The words with advice blanked, letter for letter, so that offsets stay. What is all advice stays as it is. */
export function withoutGuidance(words: string): string {
  if (!MAY_ADVISE.test(words)) return words;
  let out = words;
  for (const { start, end } of sentences(words)) {
    const text = words.slice(start, end);
    if (isGuidance(text)) out = out.slice(0, start) + text.replace(/[^\n]/g, ' ') + out.slice(end);
  }
  return out === words || /[\p{L}\p{N}]/u.test(out) ? out : words;
}

function isGuidance(sentence: string): boolean {
  const text = sentence.replace(/^[\s>*_(-]+/u, '');
  const plain = text.replace(/(`+)[\s\S]*?\1/g, (code) => `\`${'x'.repeat(code.length - 2)}\``);
  const otherwise = OTHERWISE.exec(plain)?.groups?.['deed'];
  if (otherwise !== undefined) return MENDS.test(otherwise) || LOOKS.test(otherwise);
  if (!/[,:]/.test(plain)) return false;
  const { condition = '', deed = '', object } = CASE.exec(plain)?.groups ?? {};
  if (WRONG.test(condition)) return MENDS.test(deed) || LOOKS.test(deed);
  // "If it is set, open ports are 80 and 443" says what is, "If you see that, start the pump" what to do.
  return MENDS.test(deed) && object !== undefined;
}

/** Sentences and list items. Where it is not sure that a sentence ends, it does: what is left stays open. */
function sentences(words: string): readonly { readonly start: number; readonly end: number }[] {
  const plain = words.replace(/(`+)[\s\S]*?\1/g, (code) => `\`${code.slice(1, -1).replace(/[^\n]/g, 'x')}\``);
  const out: { start: number; end: number }[] = [];
  let start = 0;
  for (const match of plain.matchAll(/(?<!\b(?:e\.g|i\.e|etc|vs|cf))[.!?][*_)]*(?=\s|$)|\n|;/gi)) {
    const end = match.index + match[0].length;
    out.push({ start, end });
    start = end;
  }
  out.push({ start, end: words.length });
  return out;
}
