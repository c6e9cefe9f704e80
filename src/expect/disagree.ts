/**
 * Whether what stands beside a claim cannot be meant to explain it, since the one says that something is well, or let
 * in, and the other that it is not.
 *
 *     every pod shows 2/2 because the database crashed        root may enter: permitrootlogin no
 *                                 ^^^^^^^^^^^^^^^^^^^^        ^^^^^^^^^^^^^^
 */
export function isContrary(beside: string, claim: string, command: string): boolean {
  // `nothing lost` is well.
  const bad = BAD.test(beside) !== NOT.test(beside);
  if (bad) return !DENIES.test(claim) && !GUARDS.test(command);
  return !GUARDED.test(claim) && FLAT_NO.test(claim.trim().replace(/[.!`"']+$/, '')) && WELCOMES.test(beside);
}

const LONGEST = 300;
const PARTS = /^(.*\S)\s*(?:\(([^()]+)\)|(?:,|:|;|\s[–—-]|→)\s+([^,;:()]+))[.!]?$/su;
const TALK = /^[\p{L}\s'’-]+$/u;

/** `no – viewers must delete pods`, `NXDOMAIN (the name still exists)`: what stands beside the answer denies it. */
export function contradictsItself(words: string, command: string): boolean {
  if (words.length > LONGEST || words.includes('\n')) return false;
  const [, claim = '', bracket, behind] = PARTS.exec(words.trim()) ?? [];
  const [, head = '', tail = ''] = /^([^,;:()]+):\s+(\S+)$/.exec(words.trim()) ?? [];
  const beside = (bracket ?? behind ?? '').trim();
  return [
    [claim, beside],
    [tail, head],
  ].some(
    ([core = '', talk = '']) =>
      core !== '' && /\s/.test(talk) && TALK.test(talk) && (turns(talk, core, command) || letsIn(talk, core)),
  );
}

/** The answer is a plain no, and the words beside it let in what it refuses. */
const letsIn = (talk: string, core: string): boolean =>
  ANSWERS_NO.test(core.trim().replace(/[`"']/g, '')) &&
  (NOT.test(talk)
    ? /\bnot (?:gone|closed|blocked|denied|refused|forbidden)\b/i.test(talk)
    : !BAD.test(talk) && WELCOMES.test(talk));

const ANSWERS_NO =
  /^(?:(?:should|must) be |returns? |answers? |is |http )*(?:no|false|off|f|disabled|forbidden|unauthorized|refused|rejected|blocked|closed|401|403|nxdomain|not ?found|gone|(?:access|permission|connection|request|login)s? (?:is )?(?:denied|refused|rejected))$/i;

const DEEDS: readonly (readonly [RegExp, RegExp])[] = [
  [/\b(?:create|creates|created)\b/i, /\bcreate\b/],
  [/\b(?:delete|deletes|remove|removes)\b/i, /\bdelete\b/],
  [/\b(?:update|updates|patch|patches|edit|edits|change|changes)\b/i, /\b(?:update|patch)\b/],
  [/\b(?:list|lists)\b/i, /\blist\b/],
  [/\b(?:get|gets)\b/i, /\bget\b/],
];

/** Who may do what: the answer is `no` where they must not, and what is asked for is what is done. */
function turns(talk: string, core: string, command: string): boolean {
  const asked = /\bcan-i\s+(?:-\S+\s+)*(\S+)/.exec(command)?.[1];
  const said = /(?:^|[\s`"'])(yes|no)[`"'.]*$/i.exec(core)?.[1]?.toLowerCase();
  if (asked === undefined || said === undefined || !/\b(?:must|may|can|cannot|can't|should|is able)\b/i.test(talk))
    return false;
  if (NOT.test(talk) !== (said === 'no') && !/\b(?:denied|forbidden|refused|rejected)\b/i.test(talk)) return true;
  return asked !== '*' && DEEDS.some(([says, is]) => says.test(talk) && !is.test(asked));
}

/** Words for what is not as it should be, or is taken away. */
const BAD = new RegExp(
  `\\b(?:${[
    'unable|impossible|hardly',
    'fail(?:s|ed|ing|ures?)?|crash\\w*|broken?|breaks?|dead|die[sd]?|dying|kill(?:s|ed)|lost|loses|expired?|expires|revoked?',
    'evicted|missing|misses|absent|lacks?|lacking|gone|left|leaves|down|off|offline|out of|unreachable|unavailable|idle',
    'sleep(?:s|ing)?|asleep|paused?|suspended|stuck|hangs?|hung|stalled|stopp?ed|stops|halted|frozen|pending|waiting|waits',
    'refus(?:es?|ed|al)|reject(?:s|ed)?|den(?:y|ies|ied)|drop(?:s|ped)?|block(?:s|ed)?|forbid(?:s|den)?|disallow(?:s|ed)?',
    'prohibit(?:s|ed)?|prevent(?:s|ed)?|disabled?|disables|deactivated?|detached|removed?|removes|deleted?|deletes|purged?',
    'bypass(?:es|ed)?|skip(?:s|ped)?|ignor(?:es|ed)|corrupt(?:ed)?|degraded|wrong|bad|stale|outdated|obsolete|full',
    'closed?|closes|errors?|problems?|issues?|faults?|faulty|trouble|bugs?|panics?|panicked|aborts?|aborted',
    'overload(?:ed|s)?|saturated|exhausted|exceeded|dangling|orphan(?:ed|s)?|leaks?|leaked|leaking',
    '(?:un|dis|non-?)(?!i[ot])\\p{Ll}{4,}(?:ed|able|y|ing)',
  ].join('|')})\\b`,
  'iu',
);
const NOT = /\b(?:not|no|never|cannot|without|nobody|nothing|none|neither|nor)\b|n['’]t\b/i;
/** A command that asks for what keeps something out. */
const GUARDS = /protect|prevent|den(?:y|ied)|disable|block|lock|forbid|suspend|paused/i;

/** Where no is well: `Sealed false`. */
const GUARDED = /seal|suspend|pause|disable|lock|cordon|schedulable|read-?_?only|maintenance|drain/i;

/** A claim that something is not so, failed, or is none. */
const DENIES =
  /(?:^|[\s:=(`"'])(?:no|not|none|nothing|never|without|f|n|false|off|0|zero|empty|disabled|inactive|denied|forbidden|refused|rejected|blocked|closed|[45]\d\d|nxdomain|servfail|notfound)(?=$|[\s,;:.)%`"'])|\b(?:fail\w*|errors?|den(?:y|ies|ied)|refus\w*|reject\w*|abort\w*|tim(?:es?|ed) out|timeout|unreachable|absent|missing|gone|exit(?:s|ed)?(?: with)?(?: code| status)? [1-9]\d*|deallocated|stopped|down)\b|n['’]t\b|=0(?:\s|$)|\bnon/i;

/** What is said to be so is not, or is not let in. */
const FLAT_NO =
  /(?:^|[\s:=])(?:no|false|off|disabled|denied|forbidden|unauthorized|refused|rejected|closed|401|403)$|^(?:access |permission |connection )(?:is )?(?:denied|refused)\b/i;

const WELCOMES =
  /\b(?:may|can|could|allow(?:s|ed)?|permit(?:s|ted)?|welcomed?|enabled?|enables|switched on|turned on|is on|are on|active|works?|working|possible|accepts?|accepted|granted|open|opened|listening|listens|public|available|exists?|still there|is there|live|lives|alive|restored|starts?|started)\b/i;
