/**
 * Whether words say how something is, rather than name it or ask for something to be done: "pods are Running", "lamp
 * lit", "no errors" do, "the pods", "Apply the manifest" and "Clean up" do not. What the words mean is not known here.
 */
export function statesSomething(words: string): boolean {
  const text = masked(words).trim();
  if (/^(?:wait|if|when|while|until|before|after|once|for|to|then|see|note|skip)\b/i.test(text)) return false;
  if (QUANTITY.test(text)) return true;
  if (FINITE.test(text.replace(/^\S+(?:\s+|$)/, ''))) return true;
  return !ACTION.test(text) && STATE.test(text);
}

/** The same for words behind a command, where the command is what they speak of: "runs without errors", "ONLINE". */
export function statesResult(words: string): boolean {
  return FINITE.test(masked(words)) || statesSomething(words) || /^\W*[A-Z][A-Z_]+\b/.test(words);
}

/** "Commit the log.", "See the notes.": asks for something, or points elsewhere. */
export function asksToAct(words: string): boolean {
  return ACTION.test(words) || POINTS.test(words);
}

const POINTS =
  /^(?:see|note|then|next|if|when|use|also\s+see|skipped|todo|refer|otherwise|after|before|for|to|repeat|continue|go|check|do)\b/i;
const FINITE =
  /\b(?:is|are|isn't|aren't|was|were|be|has|have|had|exists?|shows|returns?|prints|reports|lists|reverts|resolves?|passes|pass|succeeds?|works|completes?|contains?|matches|responds|builds|compiles|applies|starts|runs|exits|equals?|appears?|remains?|stays|fails|holds|should|must|can|cannot|does|doesn't|goes|went|comes|came)\b/i;
/** A participle or another word of state that ends its clause. */
const STATE =
  /(?:^|\s)(?:(?!need|speed|feed|embed)[a-z]{3,}ed|bound|ready|running|healthy|unhealthy|available|reachable|unreachable|valid|clean|green|empty|present|absent|gone|lit|active|online|offline|successful|successfully|correct|correctly|ok|free|open|equal|identical|alive|current|up\sto\sdate|notready|completed?|true|false)(?=\s*(?:[,;.)\]]|$)|\s+(?:in|on|for|to|with|and|or|by|from|at|within|after)\b)/i;
const QUANTITY =
  /^(?:(?:exactly|at\s+least|[Aa]ll|only|about)\s+)?\d+(?:\/\d+)?\s+[a-z]|\b(?:[Nn]o|[Zz]ero|[Ww]ithout|[Nn]one)\s+[a-z]|\bexit(?:\s+code)?\s+\d|\b\d+\/\d+\b/;
/** First words that ask for something; a state at the end is then what is to be made. */
const ACTION =
  /^(?:make(?!\s+sure)|get|bring|keep|set|mark|turn|put|leave|let|start|stop|install|apply|deploy|create|delete|remove|add|update|upgrade|commit|push|pull|copy|move|run|configure|enable|disable|save|capture|document|record|clean|tidy|back\s+up|restore|open|close|use|build|write|read|look|fix|list|show|print)\b/i;

/** Sentences of a text, each with its offset. Dots in code spans, numbers and names end none. */
export function sentencesOf(text: string): readonly { readonly text: string; readonly start: number }[] {
  const plain = masked(text);
  const out: { text: string; start: number }[] = [];
  let start = 0;
  for (const end of plain.matchAll(/[.!?](?:\*\*|__)?(?=\s+[A-Z`*_])/g)) {
    if (/\b(?:e\.g|i\.e|etc|vs|cf)\.$/i.test(plain.slice(0, end.index + 1))) continue;
    const to = end.index + end[0].length;
    out.push({ text: text.slice(start, to), start });
    start = to;
  }
  out.push({ text: text.slice(start), start });
  return out;
}

/** Offset of the bracket that closes one which was opened before the text, or -1. */
export function closesOuter(text: string): number {
  let depth = 0;
  const plain = masked(text);
  for (let i = 0; i < plain.length; i++) {
    if (plain[i] === '(') depth++;
    else if (plain[i] === ')' && --depth < 0) return i;
  }
  return -1;
}

/** The text with what is in code spans made letters, so that it keeps its length and offers no signs. */
export function masked(text: string): string {
  return text.replace(/(`+)([\s\S]*?)\1/g, (_, ticks: string, code: string) => ticks + 'x'.repeat(code.length) + ticks);
}
