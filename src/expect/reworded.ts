import { sparing } from '../text/sparing.ts';

/**
 * The same in plainer words, whatever the command: verbs that only link, frames that are polite or announce, words that
 * only stress, and negations of a comparison. What is quoted stays as it is.
 *
 *     must come back with exit status 0      exit status 0          tag stays on 1.27.x        tag is 1.27.x
 *     200 or 204, either is ok               200 or 204             not older than 1.7.11      at least 1.7.11
 *     there is a line saying "ready"         "ready" is printed     privileged must not be true anywhere
 */
const LONGEST = 200;

const MODAL =
  '(?:(?:should|must|shall|will|would|has to|have to|needs? to|ought to|(?:is|are) (?:to|supposed to|expected to|meant to))\\s+)?';
const OK =
  '(?:(?:is|are|would\\s+be|will\\s+be)\\s+)?(?:equally\\s+|perfectly\\s+|also\\s+|both\\s+|all\\s+)?(?:ok|okay|fine|good|acceptable|allowed|all\\s?right|will\\s+do|would\\s+do|works?|counts?)';
const QUOTED = '\uE010\\d+\uE011';

const step = (pattern: string, to: string, flags = 'iu'): readonly [RegExp, string] => [new RegExp(pattern, flags), to];

/** A choice that says of itself that it is one. */
const EITHER = new RegExp(
  `^(.*(?:\\bor\\b|\\s/\\s|\\S/\\S).*?)(?:,|;|\\s[–—-])?\\s+(?:either|both|any|each|all)(?:\\s+(?:one|way|of\\s+(?:them|these|those|the\\s+(?:two|three))))?\\s+${OK}$`,
  'iu',
);
/** `one of 200, 302`, `any of a, b or c`. */
const ONE_OF = sparing(/^(?:is )?(?:either|any|one) of:? ((?:[^\s,]+,? (?:or )?){1,6}[^\s,]+)$/iu);
/** `a or b` for `one of a, b`, which is no list of both. */
export function choiceOf(words: string): string | null {
  const of = words.length > LONGEST ? undefined : ONE_OF.exec(words.trim())?.[1];
  return of !== undefined && /,|\bor\b/.test(of) ? of.split(/,\s*(?:or\s+)?|\s+or\s+/).join(' or ') : null;
}

const DENIES = /\b(?:not|no|never|nor|neither|without|cannot|nothing|none)\b|n['’]t\b/iu;

const STRESSED =
  /[\s,]+(?:so far|thus far|up to now|until now|of course|indeed|for sure)(?=$|[\s,])|(?<=^|\s)(?:indeed|really|actually|duly|simply|clearly|definitely|certainly)\s+/giu;
/** Half of it is not all of it, so behind a negation these say something. */
const WHOLLY = /(?<=^|\s)(?:fully|completely|entirely|wholly|totally)\s+/giu;
const NO_MORE =
  /^(.*\b(?:no|not|nothing|none|never)\b.*?|.*n['’]t\b.*?)[\s,]+(?:any\s?more|any\s+longer|anywhere|at\s+all|whatsoever|in\s+any\s+of\s+them)$/iu;

/** `is` for the verbs that lead from a thing to what it is. */
const LINKS = new RegExp(
  `(?<=^\\S+(?: \\S+){0,5}) ${MODAL}(?:(?:comes?|came|turns?|turned) out(?: (?:as|at|to be))?|comes? back(?: as)?|ends? up(?: (?:as|at|being))?|winds? up(?: as)?|(?:shows?|appears?|reports?|registers?|counts?|reads?|goes) as|(?:(?:is|are|be|gets?) )?(?:shown|reported|listed|displayed|given|printed|marked|flagged|recorded) as|settles? (?:at|on)|stays? (?:on|at|in|as)|(?:keeps?|remains?) (?:on|at|in|as)|holds? at|works? out (?:at|as|to)|amounts? to|(?<!\\bnot )reads|turns?|turned|goes|gets) (?=\\S)`,
  'iu',
);
/** Without its subject a verb of linking says what the thing in hand turns to. */
const TURNS = step(
  `^${MODAL}(?:turns?|goes|gets?|becomes?|comes? up|comes? out as|ends? up(?: as)?) (?=[\\p{Lu}])`,
  'is ',
  'u',
);
const SHOULD_READ = new RegExp(
  `^((?:\\S+ ){1,4})(?:should|must|shall|will|has to|needs to|ought to|is to|is supposed to) (?:read|show|say) (?=\\S+$)`,
  'iu',
);

/** An answer without words for who gives it. */
const GIVES = step(
  `^(?:(?:it|this|that|the (?:command|call|check|request|query|lookup|run|test|script)) )?${MODAL}(?:(?:comes?|came) back with|(?:gives?|hands?) back|gives? (?:us|you|me)|gets? back|terminates? with|bails? out with|leaves? with) (?!\\d{1,2}$)(?:an?\\s+(?=exit))?`,
  '',
);

/** Who expects it. */
const WISHED = step(
  `^(?:of course|hopefully|naturally|obviously|please|so|well),?\\s+|^(?:we|you|i|one)(?:['’](?:d|ll|re|m)| (?:would|will|are|am|should|must|can|do|might))? (?:be )?(?:(?:want|expect|hop(?:e|ing) for|see(?:ing)?|get(?:ting)?|wish for)(?:ing)?)(?: to (?:see|get|have|find|read))?(?: that)?:? (?=\\S)|^what (?:we|you|i) (?:want|expect|need|should (?:see|get))(?: to (?:see|get))? (?:is|are):? `,
  '',
);
const WISHED_BEHIND = step(
  `[,\\s]+(?:please|of course|hopefully|naturally|obviously|(?:just )?as (?:expected|it should(?: be)?|intended|planned|wanted|usual)|is what (?:we|you|i) (?:want|expect|need)|in (?:the|its) (?:output|answer|reply|response|result))$`,
  '',
);

const STEPS: readonly (readonly [RegExp, string])[] = [
  step(
    `^(?:we|you|i)(?: do| should| must| will| would| may|['’]d)?(?: not|n['’]t) (?:(?:want|expect|have|wish)(?: to)? ?)?(?:see |get |find |have |be seeing )?(?:any|a single|even one) `,
    'no ',
  ),
  WISHED,
  WISHED_BEHIND,
  step(
    `(?<=^|\\s)(?:is|are) to (?=(?:be|stay|remain|have|show|return|print|say|read|exit|fail|succeed|contain|list)\\s)`,
    'must ',
  ),
  step(
    `^(?:there (?:is|are|must be|should be) )?(?:not (?:a single|one(?: single)?|any)|never a|free (?:of|from)(?: any)?|without any(?: kind of)?|clear of|nary a) (?=[\\w\uE010-])`,
    'no ',
  ),
  step(
    `(?<=^|\\s)(?:a minimum of|minimum|min\\.?|not less than|no less than|not fewer than|no fewer than|not under|not below|nothing (?:below|under)) (?=v?\\d)`,
    'at least ',
  ),
  step(
    `(?<=^|\\s)(?:a maximum of|maximum|max\\.?|not more than|no more than|not over|not above|nothing (?:above|over)|up to) (?=v?\\d)`,
    'at most ',
  ),
  step(`^there ${MODAL}(?:is|are|be) (?=(?:fewer|less|more|at least|at most|exactly|only|up to|\\d+|between) )`, ''),
  step(`^(no [\\w-]*[a-z]{3})(?<![s])$`, '$1s'),
  step(`^(?:any|an?|anything in(?: the)?) ([1-5]xx)(?: (?:codes?|status|range|answer|response))* ${OK}$`, '$1'),
  step(`^(.*) (?:is|are) (?:the )?(?:expected|wanted)(?: here)?$`, '$1'),
  step(
    `^(?:there(?:['’]s| is| are| must be| should be| has to be| will be)|(?:it|the (?:logs?|output)) (?:has|holds|contains)) (?:an?|some|one) (?:line|message|entry|record|row|log line|text)s?(?: that)? (?:saying|reading|says|reads|that says|with(?: the (?:text|words))?|containing|contains|which says|about) (${QUOTED})$`,
    '$1 is printed',
  ),
  step(
    `^(?:(?:the|its) )?(?:error|reason|error message)s? ${MODAL}(?:mentions?|names?|cites?|quotes?|speaks? of|talks? about|refers? to) ([\\w.:/-]+)$`,
    'error contains `$1`',
  ),
  step(
    `^(?:(?:the|its) )?message ${MODAL}(?:mentions?|names?|cites?|quotes?|speaks? of|refers? to) (\\S+)$`,
    'output contains $1',
  ),
  step(
    `^(?:there(?:['’]s| is| must be| should be| has to be| exists| will be)|you(?:['’]ll| will| should| can)? (?:find|see|have)) (?:an?|the|one) ([a-z-]+(?: [a-z-]+)?) (?:called|named|by the name(?: of)?|with the name|going by) (\\S+)$`,
    '$1 $2 exists',
  ),
  step(
    `^(?:the )?(?:old|former|previous|retired|stale|legacy|obsolete) (?:address|ip|ip address|tag|version|image|name|host|hostname|endpoint|backend|server|entry|value|token|string|reference)s? (\\S*[\\d.:/-]\\S*) (?:(?:is|are|has|have) )?(?:been )?(?:gone|removed|absent|missing|dropped|no longer (?:there|listed|used|present|mentioned))$`,
    '$1 is gone',
  ),
  step(
    `^(?:the )?([\\w-]+)(?: (?:webhook|policy|controller|admission))? (?:has to|must|should|needs to|ought to|is to|shall|will) (?:refuse|reject|deny|block|decline|forbid|turn down|bounce) (?:this(?: one)?|that(?: one)?|it|the (?:pod|object|manifest|resource|request|apply))$`,
    'denied by $1',
  ),
  step(`(?<=^|\\s)can (?:now )?be (?:looked up|resolved)$`, 'resolves'),
  step(`(?<=^|\\s)(?:(?:is|are|has been|have been|be) )?(?:turned|switched) (on|off)$`, 'is $1'),
  step(
    `(?<=^|\\s)(?:is |are )?(?:not|no|never) (?:older|lower|less|smaller|earlier) than (?=v?\\d+\\.\\d)`,
    'at least ',
  ),
  step(`(?<=^|\\s)(?:is |are )?(?:not|no|never) (?:newer|higher|greater|later) than (?=v?\\d+\\.\\d)`, 'at most '),
  step(
    `^(?!.*\\b(?:age|not|no|never)\\b)((?:\\S+ ){0,4}?)(?:is |are )?(younger|older) than (?=\\d+ ?(?:s|m|h|d|minutes?|hours?|days?|seconds?)$)`,
    '$1age $2 than ',
  ),
  step(`^(?:is |are )?(?:not|no longer) (?:there|present|around|findable)$`, 'not found'),
  step(`^no longer (?=\\S)`, 'not '),
  step(`^nothing ([\\w-]+)[ -]related(?: (?:in|among) (?:the )?(events|logs?|journal|output))?$`, 'no $1 $2'),
  step(`^(?!all |every |each |no |not |.* and )((?:[\\w-]+ ){0,2}[a-z-]+s )are all (\\S+)$`, 'all $1$2'),
  TURNS,
  GIVES,
];

/** All that is listed is everywhere: only an output tells what that is. */
const EVERYWHERE = new RegExp(
  `^(?!all |every |each |no |at |only |any |one |not |some )([a-z][a-z-]* ?[a-z-]*s) (?:(?:is|are) )?([\\w-]+) everywhere$`,
  'iu',
);
export const ofEveryone = (words: string): string => words.replace(EVERYWHERE, 'all $1 $2');

/** Each a step further from what is written; without what is written. */
export function rewordedIn(source: string): readonly string[] {
  const words = source.trim().replace(/[.!]$/u, '');
  if (words.length > LONGEST || words.includes('\n')) return [];
  const quotes: string[] = [];
  const masked = words.replace(/(`+)[^`]*\1|"[^"]*"|“[^”]*”|'[^'\s][^']*'/gu, (quote) => {
    quotes.push(quote);
    return `\uE010${String(quotes.length - 1)}\uE011`;
  });
  const out: string[] = [];
  let text = masked;
  for (let round = 0; round < 4; round++) {
    const next = plainerStep(text);
    if (next === text || next === '') break;
    text = next;
    out.push(text.replace(/\uE010(\d+)\uE011/gu, (_all, at: string) => quotes[Number(at)] ?? ''));
  }
  return out;
}

function plainerStep(text: string): string {
  const choice = EITHER.exec(text)?.[1];
  if (choice !== undefined && !DENIES.test(choice)) return choice;
  const one = choiceOf(text);
  if (one !== null) return one;
  const stressed = text.replace(STRESSED, '');
  const whole = DENIES.test(stressed) ? stressed : stressed.replace(WHOLLY, '');
  const calm = whole.replace(NO_MORE, '$1').trim();
  if (calm !== text) return calm;
  for (const [from, to] of STEPS) {
    const next = text.replace(from, to).trim();
    if (next !== text) return next;
  }
  if (SHOULD_READ.test(text)) return text.replace(SHOULD_READ, '$1is ');
  const linked = text.replace(LINKS, ' is ');
  // Only what follows the verb may be denied: "comes out as not empty".
  return DENIES.test(linked.replace(/ is (?:not|no) /iu, ' is ')) ? text : linked;
}
