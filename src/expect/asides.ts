import { spokenIn } from './denied.ts';
import { impliedWords } from './impliedWords.ts';
import { singular } from './singular.ts';
import { STATE_WORDS } from './states.ts';
import { looksBack } from './window.ts';
import { allWords } from '../text/words.ts';

/**
 * Words beside what a clause says: where and how it is asked (`401 without token`, `GET /healthz returns 200`), or what
 * it means (`0 (nothing is left)`). They count as told where the command says the same; what is left open keeps the
 * clause from passing.
 *
 *     200 OK for anonymous users (the login page)
 *            ^^^^^^^^^^^^^^^^^^^  ^^^^^^^^^^^^^^ asides
 */
export interface Aside {
  readonly words: string;
  /** `gloss`: in brackets, which can only explain a clause that says what the whole output is. */
  readonly kind: 'gloss' | 'circumstance';
}

const STATE_WORD: ReadonlySet<string> = new Set(
  [...STATE_WORDS, 'default', 'current', 'enabled', 'disabled'].map((word) => word.toLowerCase()),
);

/** In brackets such a word claims something of its own: `gp3 (default)`, `web-0 (Ready)`. */
export const isStateWord = (word: string): boolean => STATE_WORD.has(word.trim().toLowerCase());

/** What is left of a clause without its asides. */
export interface Core {
  readonly words: string;
  readonly asides: readonly Aside[];
}

const GLOSS = /\s*\(([^()]+)\)\s*$/u;
/** `0 → nothing is left`, `0 - nothing is left`; behind `2 → 3` stands another value. */
const MEANS = /^(.*?\S)\s+(?:→|⇒|=>|->|-)\s+(\p{L}+\s[\p{L}\s'-]+)$/su;
const WHERE =
  /\s+(?:from|in|on|at|for|with|without|via|through|using|inside|within|across|between|against|of|under|when|if|(?:over|during)\s+the\s+(?:last|past))\s+\S/giu;
/** A thing; behind `after` or `once` stands what happens to another one. */
const WHO =
  /^(?!(?:no|not|none|nothing|all|every|each|both|only|any)\b)((?:(?!\b(?:after|before|once|until|till|while|because|since|although|whether|that|which)\b).){0,80}?\S)\s+(?=(?:(?:should|must|will|shall)\s+)?(?:returns?(?!\s+code)|responds?|shows?|reports?|prints?|outputs?|answers?|gets?|receives?|says?|replies|reply|completes?|passes|pass|finds?|is|are|be)\s+\S)/iu;

/** Ways to take asides off a clause, the shortest first. The words must hold no `or`, which would choose between them. */
export function coresOf(words: string): readonly Core[] {
  const out: Core[] = [];
  const gloss = GLOSS.exec(words);
  const bare = gloss && gloss.index > 0 ? words.slice(0, gloss.index) : words;
  const glosses: readonly Aside[] = bare === words ? [] : [{ words: gloss?.[1] ?? '', kind: 'gloss' }];
  if (glosses.length > 0) out.push({ words: bare, asides: glosses });
  const told = MEANS.exec(bare);
  if (told?.[1] !== undefined)
    out.push({ words: told[1], asides: [...glosses, { words: told[2] ?? '', kind: 'gloss' }] });
  const add = (rest: string, aside: string): void => {
    const asides: readonly Aside[] = [...glosses, { words: aside.trim(), kind: 'circumstance' }];
    if (!/^\s*[-*•]?\s*$/.test(rest)) out.push({ words: rest, asides });
  };
  const places = [...bare.matchAll(WHERE)].map((match) => match.index).reverse();
  for (const at of places.slice(0, 4)) add(bare.slice(0, at), bare.slice(at));
  const who = WHO.exec(bare);
  if (who?.[1] !== undefined) add(bare.slice(who[0].length), who[1]);
  return out;
}

/** Words of an aside that say nothing of their own. */
const SMALL = new Set(
  (
    'the a an of from between in on at for with via through using inside within across to against by under when if as and is are be it its this that ' +
    'health get request requests endpoint endpoints response output command query call url address page given value setting mode'
  ).split(' '),
);
/** Words that say which ones or how many; no command tells that. */
const CHOOSING =
  /^(?:no|not|none|nothing|never|all|every|each|both|any|some|only|other|another|new|newer|old|older|first|last|next|same|different|more|less|fewer|most|than|least|one|two|three|or|except|unless|after|before|until|while|during|then|still|again|yet|\d+)$/;
const CREDENTIALS =
  /^(?:(?:without|no|with\s+no|when\s+no|if\s+no)\s+(?:an?\s+|any\s+|valid\s+)*|for\s+)?(?:an?\s+)?(?:un|non-?)?(?:auth\w*|tokens?|credentials?|logins?|cookies?|sessions?|api[\s-]keys?|bearer|anonymous)(?:\s+(?:header|headers|tokens?|credentials?|cookies?|keys?|users?|clients?|requests?|access|is|are|given|sent|provided|present|required))*$/i;

const FOLLOWING = /^(?:(?:when|after|by|while)\s+)?follow(?:s|ed|ing)?\s+(?:the\s+|all\s+|any\s+)?redirects?$/i;

/** A port that the command itself names. */
const PORT = /^(?:on|to|at|over|via)\s+(?:the\s+)?port\s+(\d{1,5})$/i;

/** Whether the command's own text says what an aside says: each of its words stands in it. */
export function isTold(aside: string, command: string): boolean {
  const words = aside.replace(/[`*"'“”]/g, '').trim();
  if (CREDENTIALS.test(words)) {
    // What kubectl or ssh is told is none of the request's.
    const request = /(?:^|\s--\s+|^ssh\s+(?:-\S+\s+)*\S+\s+)((?:curl|wget|https?|xh)\b.*)$/s.exec(command.trim())?.[1];
    return (
      request !== undefined &&
      /\b(?:without|no|un\w+|non\w*|anonymous)\b/i.test(words) &&
      !/\s(?:-[a-zA-Z]*[ubHEn]|--user|--cookie|--header|--cert|--oauth2-bearer|--netrc)\b|@/.test(request)
    );
  }
  if (FOLLOWING.test(words)) return /^\s*curl\b/.test(command) && /\s(?:-[a-zA-Z]*L|--location\b)/.test(command);
  const back = looksBack(words, command);
  if (back !== null) return back;
  const port = PORT.exec(words)?.[1];
  if (port !== undefined) return new RegExp(`(?<![\\w.:/-])${port}(?![\\w./-])|:${port}(?![\\w.-])`).test(command);
  const spoken = spokenIn(command);
  const named = words.replace(NAME, (name) => (holdsName(spoken, name) ? ' ' : name));
  const known = wordsOf(spoken);
  const said = [...wordsOf(named)].filter((word) => !SMALL.has(word));
  if (said.length === 0) return named !== words || ASKED.test(words);
  const also = impliedWords(command);
  return said.every((word) => !CHOOSING.test(word) && (known.has(word) || also.includes(word)));
}

/** `lb-1`, `web2.example`: a number in a name chooses nothing. */
const NAME = /(?<![\w.:/-])(?=[\w.-]*[a-z])(?=[\w.-]*\d)\w+(?:[.-]\w+)+(?![\w.:/-])/gi;

/** As a whole, or as the first label of a host. */
function holdsName(command: string, name: string): boolean {
  const escaped = name.replace(/[.]/g, '\\.');
  return new RegExp(`(?<![\\w.-])${escaped}(?![\\w-])`, 'i').test(command);
}

/** Names of what was asked, which say nothing more. */
const ASKED = /^(?:the\s+)?(?:requests?|response|output|command|query|call|url|page|value|setting|mode)$/i;

/** What the addresses of probes are called. */
const PROBES: Readonly<Record<string, string>> = {
  readiness: 'ready',
  readyz: 'ready',
  liveness: 'live',
  livez: 'live',
  healthcheck: 'healthz',
};

/** Words in lower case and without a plural's end; `storageClassName` is three. */
function wordsOf(text: string): ReadonlySet<string> {
  const out = new Set<string>();
  for (const token of allWords(text)) {
    for (const part of [token, ...token.split(/(?<=\p{Ll})(?=\p{Lu})/u)]) {
      const word = singular(part.toLowerCase());
      out.add(PROBES[word] ?? word);
    }
  }
  return out;
}
