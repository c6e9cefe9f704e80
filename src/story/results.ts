import { asksToAct, closesOuter, masked, sentencesOf, statesResult, statesSomething } from './statement.ts';

/**
 * What stands before a command: a label that makes any words behind it its result (`Verify:`), a word that asks for a
 * statement (`Verify that`), the start of a task's title, or nothing of these.
 */
export type Before = 'label' | 'asked' | 'title' | 'text';

/**
 * The words behind a command that say what comes back, or null. Words that nobody can read are kept: to drop a
 * statement would let its check pass without it.
 *
 *     `make lamp` (after the build) prints `lit`. See the notes.
 *                                   ^^^^^^^^^^^^
 */
export function resultBehind(tail: string, before: Before, several: boolean): string | null {
  const outer = closesOuter(tail);
  const [first, ...rest] = sentencesOf(outer < 0 ? tail : tail.slice(0, outer));
  if (!first) return null;
  const said = resultOf(first.text, before, several);
  const more = rest.map(({ text }) => text.trim());
  const kept = said === null ? more.slice(0, 1).map((text) => resultOfNext(text, leadsOn(first.text))) : [said];
  if (kept[0] === null || kept[0] === undefined) return null;
  const next = more.slice(said === null ? 1 : 0);
  const until = next.findIndex((text) => asksToAct(text) || (before !== 'label' && !statesResult(text)));
  const words = [kept[0], ...next.slice(0, until < 0 ? next.length : until)].join(' ');
  return trimmed(words) || null;
}

const JOINT = /^\s*(→|->|=>|⇒|[,;:]|--|[-–—](?=\s))?\s*/;
/** "and verify that …", "to confirm …": what is asked for follows. */
const ASKS =
  /^(?:,?\s*(?:and|to|then)\s+)?(?:expect(?:s|ed|ing)?|verify|confirm|ensure|check|make\s+sure)\b(?:\s+(?:that|to\s+see))?\s*:?\s+/i;
const SAYS =
  /^(?:(?:still|now|also|then|always|all|which|it|that|and)\s+){0,2}(?:passes|succeeds|succeeded|returns|shows|prints|says|outputs|exits|reports|completes|works|lists|displays|resolves|yields|gives|produces|fails|finds|contains|detects|emits|responds|confirms|renders|validates|matches|holds|runs\s+(?:clean|green|fine|through|with(?:out)?|success)|(?:is|are)\s+(?:clean|green|empty|ok|healthy|successful|valid|gone|present|still)|has\s+(?:no|zero|\d)|clean\b|green\b|ok\b|exit\s+(?:code\s+)?0|with(?:out)?\s+(?:no\s+)?(?:errors?|warnings?|failures?)|0\s+errors?|no\s+errors?)\b/i;
/** "should print 3"; "should be run at night" speaks of the command itself. */
const MODAL =
  /^(?:still\s+|all\s+|both\s+|each\s+)?(?:should|must|will|can|does|do)\s+(?:not\s+|still\s+|also\s+|all\s+)*(?!be\s+(?:run|used|added|called|executed|replaced|removed|documented|avoided|tested|invoked|available|supported)\b|run\s+(?:on|in|at|before|after|from|as|every|once|again)\b|use\b|have\s+been\b)[a-z]+/i;
const PLURAL =
  /^(?:(?:all|both|each|still|now)\s+){0,2}(?:pass|succeed|return|show|print|exit|report|complete|work|list|resolve|yield|give|produce|fail|run\s+(?:clean|with)|are)\b/i;
/** Where, when and what for, which is no result. */
const ASIDE =
  /^(?:to|for|in|into|from|on|at|against|inside|within|with|using|via|through|by|once|again|first|before|after|until|if|when|while|and|or|as|see|manually|locally|under|per|every|twice|output|command|script|here|below|above|optional|takes|e\.g\.|i\.e\.|both|\w+\s+(?:clusters?|only))\b/i;
/** What became of the work, or where more stands. */
const NO_RESULT = /^(?:skipped|skip|todo|tbd|done|deferred|blocked|pending|n\/a|optional|see|note)\b/i;
/** `ONLINE`, `HEALTH_OK`: a state as a tool prints it. */
const SHOUTED = /^\W*[A-Z][A-Z_]+\b/;
/** Plural nouns that stand behind the name of a command: "`make dock` targets are …". */
const NOUN =
  /^(?:results?|logs|outputs?|targets|scripts|commands|tests|errors|flags|options|args|arguments|jobs|steps|hooks|calls|docs|times|pods|rules|files|across|this|as|is|was|has|does|plus|vs|versus|always|perhaps|unless|its|us|less)\b/i;

function resultOf(text: string, before: Before, several: boolean): string | null {
  const aside = /^\s*\(([^()]*)\)\s*/.exec(masked(text));
  const behind = aside ? text.slice(aside[0].length) : '';
  if (aside && trimmed(behind) === '')
    return inBrackets(text.slice(text.indexOf('(') + 1, text.lastIndexOf(')')), before);
  const words = aside ? behind : text;
  const joint = JOINT.exec(words)?.[1] ?? '';
  const rest = words.slice(JOINT.exec(words)?.[0].length ?? 0).replace(/^(\*\*|__)([^*_]+)\1/, '$2');
  const asked = ASKS.exec(rest);
  if (asked) {
    const what = rest.slice(asked[0].length);
    return before === 'label' || asksFor(asked[0], what) ? what : null;
  }
  if (trimmed(rest) === '') return null;
  if (NO_RESULT.test(rest)) return null;
  // Of a flow such as `a` → look → `b` no step is a result.
  if (/^(?:→|->|=>|⇒)$/.test(joint))
    return !/→|->|=>|⇒/.test(masked(rest)) && (before === 'label' || isOutcome(rest)) ? rest : null;
  if (SAYS.test(rest) || MODAL.test(rest) || /^={1,2}\s*\S/.test(rest)) return rest;
  if (several && PLURAL.test(rest)) return rest;
  if (/^(?:all|both)\s+(?:pass|succeed|green|clean)\b/i.test(rest)) return rest;
  if (before === 'label') {
    const any = joint === ',' ? false : joint !== '' || !ASIDE.test(rest);
    return any || statesResult(rest) ? unlinked(rest) : null;
  }
  if (before === 'asked') return statesResult(rest) && !NOUN.test(rest) ? rest : null;
  if (before === 'title' && joint === '' && doesSomething(rest)) return rest;
  return /^(?:--|[-–—:])$/.test(joint) && (statesSomething(rest) || SHOUTED.test(rest)) ? rest : null;
}

/** What an arrow may lead to: `lit`, 3, OK, HTTP 200, "all lit"; not "HTTP call", "auto-ring" or "look at `rope`". */
function isOutcome(words: string): boolean {
  // Words that we cannot read may state anything.
  if (VALUE_FIRST.test(words) || /[\p{Lo}\p{Script=Cyrillic}]/u.test(words)) return true;
  return /\d/.test(masked(words)) || SHOUTED_ALONE.test(words) || statesSomething(words) || doesSomething(words);
}

/** "restores the lamp", where the command is what does it. */
function doesSomething(words: string): boolean {
  return /^[a-z]{2,}s\s+\S/.test(words) && !NOUN.test(words);
}

const VALUE_FIRST =
  /^(?:\*\*|__)?(?:(?:exits?|(?:exit\s+)?code|http|status|only|exactly|just|error:?)\s+)?[`"'“<>=≥≤~≈✓✅❌]|^(?:yes|no|none|pong)\b/iu;
const SHOUTED_ALONE = /^[A-Z][A-Z_]+(?=\s*(?:$|[,;.()]|(?:and|or|for|on|in|with)\b))/;

/** "and confirm web visible" asks for something to be seen, "to check the pods" and "and verify logs" for a look. */
function asksFor(verb: string, what: string): boolean {
  return says(what) || (!/check/i.test(verb) && !/^(?:the|its|all|any)?\s*[\w-]+\W*$/i.test(what));
}

/** Words that say more than what to look at: "all templates render", not "the output". */
export function says(words: string): boolean {
  return (
    statesResult(words) || /`|\d|\b(?!(?:the|all|its|any|these|those|for|of)\b)\w+\s+\w{2,}(?<![isu])s\b/i.test(words)
  );
}

function inBrackets(words: string, before: Before): string | null {
  const asked = ASKS.exec(words);
  if (asked) return words.slice(asked[0].length);
  if (/\b(?:if|when|unless)\b/i.test(words) || NO_RESULT.test(words)) return null;
  return statesResult(words) || (before === 'label' && says(words) && !ASIDE.test(words)) ? words : null;
}

/** "that `demo` exists", behind "Verify with". */
function unlinked(words: string): string {
  return words.replace(/^that\s+/i, '');
}

/** Nothing stands between a command and the end of its sentence but where, when or what for. */
function leadsOn(rest: string): boolean {
  const words = rest.replace(/^\W*\([^()]*\)/, '').replace(/^\W+/, '');
  return words === '' || ASIDE.test(words);
}

/** "Run `x`. Verify that it is clean.", "It must pass.", "Expected: all pass." */
function resultOfNext(text: string, leads: boolean): string | null {
  const expected = /^(?:\*\*|__)?expect(?:ed|s)?\b[^:`]{0,30}:(?:\*\*|__)?\s*/i.exec(text);
  if (expected) return text.slice(expected[0].length);
  const asked = ASKS.exec(text);
  const rest = asked ? text.slice(asked[0].length) : text;
  if (!asked && !(leads && /^(?:it|they|this|both|all|must|should|the\s+(?:output|result|command))\b/i.test(text)))
    return null;
  return statesResult(rest) ? rest.replace(/^(?:it|they|this)\s+(?=\w)/i, '') : null;
}

function trimmed(words: string): string {
  return words
    .replace(LEADS_ON, '')
    .replace(/(?:[.,;\s]|\s(?:and|then|but|or)(?:\s+with)?)+$/i, '')
    .trim();
}

/** "prints 3; verify", "all Ready via": what leads on to the next command is no part of the result. */
const LEADS_ON =
  /(?:[\s,;—–-]|\s(?:and|then)\s)*\b(?:verify|confirm|ensure|check)(?:\s+that)?\s*$|\s+(?:via|using|through|by\s+running)\s*$/i;
