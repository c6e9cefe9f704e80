import { isLabelledCommand, isWholeCommand } from '../command/prose.ts';
import { codeSpans } from './inline.ts';
import { sparing } from '../text/sparing.ts';

/** Labels in front of an item's or a paragraph's words: `**Expected**: 2/2`, `Verify no errors`, `File: a/b.yaml:11`. */
export type Said =
  | { readonly kind: 'expected'; readonly text: string; readonly open: boolean }
  | { readonly kind: 'verify'; readonly text: string; readonly open: boolean }
  | { readonly kind: 'acceptance'; readonly text: string; readonly open: boolean }
  | { readonly kind: 'run'; readonly text: string }
  | { readonly kind: 'monitor' }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'current' }
  | { readonly kind: 'target'; readonly key: string; readonly value: string }
  | { readonly kind: 'add'; readonly under: string | null }
  | { readonly kind: 'criteria'; readonly text: string }
  | { readonly kind: 'plain' };

const MARKS = '(?:\\*\\*|__|\\*|_)?';
const GENERIC =
  /^(?:expected|expects?|expectations?)\s*(?:output|results?|outcomes?|responses?|behaviou?rs?|configuration|config|states?|status|evidence|values?|logs?|stdout|content|to\s+see|findings?|json|yaml)?(?:\s+(?:is|are|includes?|should\s+(?:include|be|contain|show)|contains?|shows?))?(?:\s*\([^)]*\))?$/i;
const LABEL = new RegExp(
  `^${MARKS}\\s*(?:\\p{Extended_Pictographic}\\uFE0F?\\s*)?([A-Za-z][^:\`*_]{0,60}?)\\s*(?::\\s*${MARKS}|${MARKS}\\s*:)\\s*`,
  'u',
);
const RUN =
  /^(?:run|command|commands|cmd|verification(?:\s+(?:command|commands|step|steps))?|verify(?:\s+with)?|validation(?:\s+(?:command|commands))?|validate|execute|check|test(?:\s+(?:command|plan))?|how\s+to\s+(?:verify|test)|automated(?:\s+verification)?)$/i;
const ACCEPTANCE =
  /^(?:acceptance(?:\s+criteri(?:a|on))?|success(?:\s+criteri(?:a|on))?|pass(?:\s+criteri(?:a|on))?|assert(?:ion|ions|s)?|done(?:\s+when)?|outcome|expected\s+behaviou?r)$/i;

/** Words that are labels without a colon too. */
const BARE = /^\W*(?:expect|verify|confirm|add|append|insert|set)/i;
const BARE_EXPECTED = new RegExp(`^${MARKS}(?:expected|expects?)\\b${MARKS}[\\s:]+(.*)$`, 'is');
const BARE_VERIFY = new RegExp(`^${MARKS}(?:verify|confirm)\\b(?:\\s+that\\b)?${MARKS}\\s*:?\\s*(.*)$`, 'is');
const PLAIN: Said = { kind: 'plain' };

/** Reads the label of one item's or paragraph's text, box and list marker already taken off. */
export function readSaid(source: string): Said {
  const text = source.length > 3000 ? source.slice(0, 3000) : source;
  if (!text.slice(0, 80).includes(':') && !BARE.test(text)) return PLAIN;
  const label = LABEL.exec(text);
  const name = label?.[1]?.trim() ?? '';
  const rest = label ? text.slice(label[0].length).trim() : '';
  if (label) {
    const labelled = readLabelled(name, rest);
    if (labelled) return labelled;
  }
  const add = /^(?:add|append|insert|set)\s+(?:\w+\s+)?(?:to|under|in)\s+`([^`]+)`\s*:?$/i.exec(text);
  if (add) return { kind: 'add', under: add[1] ?? null };
  const bare = BARE_EXPECTED.exec(text);
  if (bare?.[1]) return { kind: 'expected', text: bare[1], open: /:\s*$/.test(bare[1]) };
  const verify = BARE_VERIFY.exec(text);
  if (verify?.[1]) return { kind: 'verify', text: verify[1], open: /:\s*$/.test(verify[1]) };
  if (/^(?:monitor|watch|while)\b[^:]{0,60}:/i.test(text)) return { kind: 'monitor' };
  return { kind: 'plain' };
}

/** `Expected output`; `Expected restarts` tells of what. */
const isGeneric = (name: string): boolean => /^expect(?:ed|s)?$/i.test(name) || GENERIC.test(name);

function readLabelled(name: string, rest: string): Said | null {
  const open = rest === '' || rest.endsWith(':');
  if (/^expect/i.test(name)) {
    if (isGeneric(name)) return { kind: 'expected', text: rest, open };
    const kept = name.replace(/^expect(?:ed|s|ation|ations)?\s+/i, '');
    return { kind: 'expected', text: kept === name ? rest : `${kept}: ${rest}`.trim(), open };
  }
  if (/^(?:monitor|watch|while)\b/i.test(name)) return { kind: 'monitor' };
  if (/^acs?$|^acceptance\s+criteria\s+ids?$|^(?:covers|satisfies)(?:\s+acs?)?$/i.test(name) && /\d/.test(rest))
    return { kind: 'criteria', text: `AC: ${rest.replace(/\bACs?[\s-]?/gi, '')}` };
  if (ACCEPTANCE.test(name)) return { kind: 'acceptance', text: rest, open };
  if (/^(?:verify|confirm)$/i.test(name) && !holdsCommand(rest)) return { kind: 'verify', text: rest, open };
  if (RUN.test(name)) return { kind: 'run', text: rest };
  if (/^file$/i.test(name)) return readFile(rest);
  if (/^current(?:ly)?$/i.test(name)) return { kind: 'current' };
  if (/^target$/i.test(name)) return readTarget(rest);
  const add = /^(?:add|append|insert)\s+(?:to|under|in)$/i.test(name) ? rest : null;
  if (add !== null) return { kind: 'add', under: add.replace(/[`:]/g, '') || null };
  return null;
}

/** `Verify: `make test`` is a command to run; `Verify: image is `web:1.2`` says what to see. */
function holdsCommand(text: string): boolean {
  const spans = codeSpans(text, 0);
  const [first] = spans;
  return (
    spans.some((code) => isWholeCommand(code.text)) ||
    (first !== undefined && text.startsWith('`') && isLabelledCommand(first.text))
  );
}

function readFile(rest: string): Said {
  const path = /^`([^`\s]+)`|^(\S+)/.exec(rest);
  const found = (path?.[1] ?? path?.[2] ?? '').replace(/:\d+(?:[-:]\d+)*$/, '').replace(/[,;]$/, '');
  return /[./]/.test(found) && !found.includes('<') ? { kind: 'file', path: found } : { kind: 'plain' };
}

function readTarget(rest: string): Said {
  const bare = rest.replace(/^`|`.*$/g, '');
  const pair = /^([\w.[\]/-]+):\s+(\S.*)$/.exec(bare);
  return pair?.[1] && pair[2] ? { kind: 'target', key: pair[1], value: pair[2].trim() } : { kind: 'plain' };
}

const STATE =
  /\d|`|"|\b(?:no|not|none|zero|all|both|only|exists?|existing|present|absent|running|ready|healthy|available|works?|working|valid|success(?:ful|fully)?|succeeds?|pass(?:es|ed)?|fails?|enabled|disabled|allows?|blocks?|returns?|matches|match|correct(?:ly)?|contains?|includes?|shows?|displays?|resolves?|reachable|synced|bound|active|created|removed|deleted|applied|loaded|scraped?|equals?|completes?|responds?|appears?|empty|without|different|same|green|clean|up|down|true|false|is|are|has|have|can|cannot)\b/i;

/** Whether a `Verify …` bullet holds a value or a state, and not just the name of what to look at. */
export function holdsState(text: string): boolean {
  return STATE.test(text);
}

const EXPECTED = sparing(/expected/i);

/** `- [ ] **Expected**: 2/2`: a box that holds an expectation; "Expected, not a fault: …" is a task of its own. */
export function isExpectationBox(text: string): boolean {
  if (!EXPECTED.test(text)) return false;
  const name = LABEL.exec(text.slice(0, 3000))?.[1]?.trim() ?? '';
  return /^expected\b/i.test(name) && isGeneric(name);
}

/** `` `evidence/pods.txt` ``: an item that only names a file. */
export function isFileOnly(text: string): boolean {
  return /^`?[\w./<>{}-]+\.\w{1,8}`?(?:\s*[-–—(].{0,80})?$/.test(text);
}
