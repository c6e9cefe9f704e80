import { unframed } from '../../expect/frames.ts';
import { viewOf } from '../../expect/view.ts';
import { FAILURE_REASONS } from '../../expect/wordLists.ts';
import { sparing } from '../../text/sparing.ts';
import { partsOf, untold } from './besideWords.ts';
import { judgeFails } from '../exits/fails.ts';
import { joined, live, type Output } from '../printed/output.ts';
import { brief, fail, pass, undecided } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';
import { findToken } from '../printed/tokens.ts';
import { readUnreachable } from '../exits/unreachable.ts';

/**
 * An expected failure in the author's own words: who fails, a verb, and why. Whose failure it is must be told by the
 * command; the reason must stand in what was printed.
 *
 *     Rendering aborts with `port must be set`          Error: … port must be set         pass
 *     refused, violates PodSecurity                     … is forbidden: exceeded quota    fail
 *     unauthenticated ping gets NOAUTH                  NOAUTH Authentication required.   pass
 *
 * Null: these words speak of no failure, or what was printed may give the reason in other words.
 */
export function judgeFailing(clause: string, scene: Scene): Decision | null {
  const words = REFUSES.replace(unframed(clause).words, '$<what> is rejected by $<who>');
  const code = partsOf(API_CODE, words)?.code;
  if (code !== undefined) return saysCode(code, scene, clause);
  const said = failureIn(words);
  // `errors: 0` counts them.
  if (said !== null && /^(?:\d+\b|none\b|zero\b|nothing\b)/i.test(said.reason)) return null;
  if (said === null || untold(said.who, scene.observed.text).length > 0) return null;
  const view = viewOf(scene.observed.text, scene.observed.facts);
  if (view.kubectl?.verb === 'auth can-i' || view.lookup || view.http !== null || CONNECTS.test(view.tool ?? ''))
    return null;
  const want = `Expected “${brief(clause)}”`;
  const all = joined(scene.stderr, scene.stdout);
  if (!all.complete) return null;
  const answered = isErrorAnswer(view.tool ?? '', scene.stdout.text);
  const { exit } = scene;
  if (exit.kind === 'ok' && !answered) {
    if (exit.masked !== null) return null;
    if (view.prints !== 'text' && said.how !== 'answer')
      // It may be a state that is printed rather than an end.
      return said.how === 'refusal' && /reject|den(?:y|ied)|block|refus|declin/i.test(scene.stdout.text)
        ? undecided(`${want}; it succeeded, and prints such a word.`)
        : null;
    // `public access is blocked` beside a setting that is called so.
    if (said.how === 'refusal' && /[-_]block\b/.test(scene.observed.text)) return null;
    return said.how === 'answer' && !OWN_ERRORS.test(view.tool ?? '') ? null : fail(`${want}; it succeeded.`);
  }
  if (exit.kind === 'blocked' && LOGIN.test(words) && readUnreachable(scene.observed)?.kind === 'login')
    return said.reason === '' ? pass(`${want}; ${exit.why}`) : byReason(said.reason, all, scene.observed.text, want);
  if (exit.kind !== 'ok' && exit.kind !== 'failed' && exit.kind !== 'answer') return null;
  if (said.code !== null && exit.kind !== 'ok' && exit.code !== said.code)
    return fail(`${want}; the exit is ${String(exit.code)}.`);
  if (!answered) {
    const bare = judgeFails({ kind: 'fails', reason: null }, scene);
    if (bare.verdict !== 'pass') return bare;
  }
  if (said.reason === '') return byVerb(said.how, scene, all, want);
  return (
    byReason(said.reason, all, scene.observed.text, want) ??
    undecided(`${want}; it failed, but the reason may be another: ${brief(all.text)}`, brief(all.text))
  );
}

/** Who refuses, and what: `admission webhook rejects the pod`. */
const REFUSES = sparing(
  /^(?:the )?(?<who>(?:(?:validating|admission|kyverno|gatekeeper|opa|quota|pod ?security|policy) )*(?:webhook|controller|kyverno|gatekeeper|quota|admission|policy)) (?:(?:should|must|shall|will) )?(?:rejects?|refuses?|den(?:y|ies)|blocks?|declines?|turns down) (?<what>(?:the |this |that )?[\w-]+)$/i,
);
const CONNECTS = /^(?:nc|ncat|netcat|telnet|ping6?|traceroute|nmap|openssl|grpcurl)$/;
/** Tools that print an error of the server as an answer, and exit 0. */
const OWN_ERRORS = /^(?:redis-cli|valkey-cli|keydb-cli)$/;

const isErrorAnswer = (tool: string, out: string): boolean =>
  OWN_ERRORS.test(tool) && /^(?:\(error\) )?(?:ERR|[A-Z]{5,}) \S/.test(live(out).trim());

/** A login that is expected to fail is tried by failing. */
const LOGIN = /\b(?:auth\w*|log-?ins?|logging in|passwords?|credentials?|tokens?|connections?|unauthenticated)\b/i;

interface Failure {
  readonly who: string;
  /** `refusal` needs words of one in the output; an `answer` is what a server replies. */
  readonly how: 'failure' | 'refusal' | 'answer';
  readonly code: number | null;
  readonly reason: string;
}

const MODAL = '(?:(?:should|must|shall|will|has to|needs to|is expected to|expected to) )?';
const REFUSED =
  '(?:(?:is|are|be|gets|get|was|being) )?(?:refused|rejected|denied|blocked|turned (?:down|away)|declined|disallowed)';
const FAILED =
  '(?:fails?|aborts?|dies|die|errors? out|errors(?=\\s*:|\\s+with\\b)|bails? out|breaks?|blows up|is not possible|is unsuccessful)';
const WHY = '(?:\\s*[:,(–—-]\\s*|\\s+(?:with|because(?: of)?|since|due to|by|saying|stating|on|at)(?=\\s|:))';
const FORM = new RegExp(
  `^(?<who>[^,:;()]{0,80}?)\\s*\\b${MODAL}(?:(?<refused>${REFUSED})|(?<failed>${FAILED}))(?:(?<why>${WHY})\\s*(?<reason>\\S.*)|\\s+(?<what>(?:for|to|in|from)\\s+\\S.*))?$`,
  'iu',
);
/** What servers put before an error that they reply. */
const CODES =
  'NOAUTH|WRONGPASS|READONLY|WRONGTYPE|NOPERM|LOADING|MOVED|CLUSTERDOWN|OOM|BUSY|NOSCRIPT|MISCONF|MASTERDOWN|EXECABORT|ERR|NOREPLICAS|CROSSSLOT|TRYAGAIN';
const ANSWER = new RegExp(
  `^(?<who>[^,;:()]{0,80}?)\\s*\\b(?:(?:should|must|shall|will) )?(?:gets?|returns?|receives?|yields?|replies with|answers with|is answered with)\\s+(?:an?\\s+|the\\s+)?[\`"']?(?<reason>${CODES})[\`"']?(?:\\s+(?:error|reply|answer|response))?$|^[\`"']?(?<bare>${CODES})[\`"']? error$`,
  'u',
);
const EXITS =
  /^(?<who>[^,;:()]{0,80}?)\s*\b(?:(?:exits?|ends|terminates|returns)\s+(?:with\s+)?(?:(?:exit\s+)?(?:code|status)\s+)?(?<code>[1-9]\d?|non-?zero)|non-?zero\s+exit(?:\s+(?:code|status))?)\s*[,;(:–—-]*\s*(?:because(?: of)?|since|due to|as|with|and says|saying)\s+(?<reason>\S.*)$/iu;
/** `cannot delete pods`, where the command deletes pods. */
const CANNOT =
  /^(?<who>[^,;:()`"]{0,80}?)\s*\b(?:can\s?not|can't|(?:is|are)\s+(?:not\s+able|unable)\s+to|(?:must|should)\s+not\s+be\s+able\s+to|(?:is|are)\s+not\s+(?:allowed|permitted)\s+to)\s+(?<what>[^\s,;:()`"][^,;:()`"]*)$/iu;
/** `returns an error`, `ends in a conflict error: …`. */
const AN_ERROR =
  /^(?<who>[^,;:()]{0,80}?)\s*\b(?:returns?|gives?|yields?|gets?|ends\s+(?:in|with)|results\s+in|raises?|throws?)\s+an\s+error(?:(?:\s*:|\s+(?:with|saying|that\s+says|about))\s+(?<reason>\S.*))?$/iu;
/** An error code of an API, in brackets or before a colon. */
const API_CODE =
  /^(?:(?:shows?|returns?|gets?|gives?|prints?|says?|answers?)\s+)?[`"']?(?<code>(?:[A-Z][a-z]+){2,})[`"']?$/u;
const TURNS =
  /(?<![\w-])(?:not|no|never|none|nothing|without|or|unless|except|if|until|either|neither|longer)(?![\w-])|n't\b/i;

function failureIn(words: string): Failure | null {
  const text = words.trim();
  const exits = partsOf(EXITS, text);
  if (exits && !TURNS.test(exits.who ?? ''))
    return {
      who: exits.who ?? '',
      how: 'failure',
      code: /^\d+$/.test(exits.code ?? '') ? Number(exits.code) : null,
      reason: bareReason(exits.reason ?? ''),
    };
  const answer = partsOf(ANSWER, text);
  if (answer && !TURNS.test(answer.who ?? ''))
    return { who: answer.who ?? '', how: 'answer', code: null, reason: answer.reason ?? answer.bare ?? '' };
  const error = partsOf(AN_ERROR, text);
  if (error && !TURNS.test(error.who ?? ''))
    return { who: error.who ?? '', how: 'failure', code: null, reason: bareReason(error.reason ?? '') };
  const cannot = partsOf(CANNOT, text);
  if (cannot && !TURNS.test(`${cannot.who ?? ''} ${cannot.what ?? ''}`))
    return { who: `${cannot.who ?? ''} ${cannot.what ?? ''}`, how: 'refusal', code: null, reason: '' };
  const form = partsOf(FORM, text);
  const who = `${form?.who ?? ''} ${form?.what ?? ''}`;
  if (!form || TURNS.test(who)) return null;
  return {
    who,
    how: form.refused === undefined ? 'failure' : 'refusal',
    code: null,
    reason: bareReason(form.reason ?? ''),
  };
}

function saysCode(code: string, { exit, stderr }: Scene, clause: string): Decision | null {
  if (exit.kind !== 'failed') return null;
  const line = stderr.lines.find((one) => new RegExp(`\\(${code}\\)|\\b[Cc]ode: "?${code}\\b`).test(one));
  return line === undefined ? null : pass(`Expected “${brief(clause)}”; ${brief(line)}`, line);
}

/** Without what only announces the reason. */
function bareReason(text: string): string {
  let reason = text.trim().replace(/^\((.*)\)$|\)$/u, '$1');
  for (let i = 0; i < 5; i++) {
    const rest = reason.replace(
      /^(?:with|because(?: of)?|since|due to|as|by|saying|stating|on|at|for|over|it|is|an?|the|error|message|reason)(?:\s+|\s*:\s*)/iu,
      '',
    );
    if (rest === reason || rest === '') break;
    reason = rest;
  }
  return reason;
}

/** Words for a refusal in what tools print. */
const REFUSAL = [
  ...['denied', 'forbidden', 'unauthorized', 'quota'].flatMap((reason) => FAILURE_REASONS[reason] ?? []),
  'refused',
  'read-only',
  'incorrect username or password',
  'invalid username or password',
  'invalid credentials',
  'bad credentials',
];

function byVerb(how: Failure['how'], scene: Scene, all: Output, want: string): Decision {
  const line = all.text.trim().split('\n', 1)[0] ?? '';
  if (how !== 'refusal') return pass(`${want}; ${brief(line) || 'it failed.'}`, line === '' ? null : line);
  const hit = REFUSAL.find((term) => findToken(all.text, term, { exact: false }));
  return hit === undefined
    ? judgeFails({ kind: 'fails', reason: 'denied' }, scene)
    : pass(`${want}; ${brief(line)}`, line);
}

/** Reasons that stand for several: that one of these is printed says nothing of the next. */
const OF_SEVERAL: ReadonlySet<string> = new Set(['no-connection', 'unreachable']);

const OF_POLICY = /\bviolates PodSecurity\b|\badmission webhook\b.*\bdenied\b|\bpolic(?:y|ies)\b/i;

/** Words beside a reason that say nothing of their own. */
const BESIDE =
  /^(?:the|an?|is|are|be|was|its?|of|to|in|for|on|by|with|and|that|this|error|errors|message|messages|reply|response|request|policy|policies|rule|rules|constraint|webhook|admission|controller|validating|check|has|have)$/i;

function byReason(reason: string, all: Output, command: string, want: string): Decision | null {
  const text = all.text;
  if (reason.length > 200) return null;
  const quoted = [...reason.matchAll(/`([^`]+)`|"([^"]+)"|“([^”]+)”/gu)].map(
    ([, tick, double, curly]) => tick ?? double ?? curly ?? '',
  );
  const plain = reason.replace(/`[^`]+`|"[^"]+"|“[^”]+”/gu, ' ').trim();
  const line = brief(text);
  const lacks = quoted.find((one) => findToken(text, one, { exact: true }) === null);
  if (lacks !== undefined) {
    // Letter case or a gap may be all that differs.
    return findToken(text, lacks, { exact: false })
      ? null
      : fail(`${want}; it failed for another reason: ${line}`, line);
  }
  const words = plain.split(/[\s,;()]+/).map((word) => word.replace(/^['"`]+|['"`:.!]+$/g, ''));
  const content = words.filter((word) => /[\p{L}\p{N}]/u.test(word) && !BESIDE.test(word));
  if (content.length === 0) {
    if (quoted.length > 0) return pass(`${want}; ${line}`, line);
    const only = words.findLast((word) => /\p{L}{4}/u.test(word));
    if (only === undefined) return fail(`${want}; it failed for another reason: ${line}`, line);
    const ofPolicy = /^polic(?:y|ies)$/i.test(only);
    if (findToken(text, only, { exact: false }) || (ofPolicy && OF_POLICY.test(text)))
      return pass(`${want}; ${line}`, line);
    // Policies have names of their own.
    return ofPolicy ? null : fail(`${want}; it failed for another reason: ${line}`, line);
  }
  if (TURNS.test(plain.replace(/\bnot (?:found|allowed|permitted|exist|authorized)\b/gi, '')))
    return literally(plain, text, want);
  const whole = findToken(text, plain, { exact: false });
  if (whole && quoted.length === 0) return pass(`${want}; ${line}`, line);
  const known =
    FAILURE_REASONS[plain.toLowerCase()] ??
    Object.entries(FAILURE_REASONS).find(
      ([of, terms]) => !OF_SEVERAL.has(of) && terms.includes(plain.toLowerCase()),
    )?.[1];
  if (known)
    return known.some((term) => findToken(text, term, { exact: false }))
      ? pass(`${want}; ${line}`, line)
      : fail(`${want}; it failed for another reason: ${line}`, line);
  const stands = (word: string): boolean => findToken(text, word, { exact: false }) !== null;
  const names = content.filter((word) => /[\d_./-]|\p{Ll}\p{Lu}|^\p{Lu}{4,}$/u.test(word));
  const missing = names.find((name) => !stands(name) && untold(name, command).length > 0);
  if (missing !== undefined)
    return text.toLowerCase().includes(missing.toLowerCase())
      ? null
      : fail(`${want}; it failed for another reason: ${line}`, line);
  const others = content.filter((word) => !names.includes(word));
  const open = others.filter((word) => untold(word, command).length > 0);
  if (open.length === 0 && !content.some(stands)) return null;
  const together = text
    .split('\n')
    .some((one) => open.every((word) => findToken(one, word, { exact: false }) !== null));
  if (together && !/\b(?:not|no|never)\b/i.test(reason)) return pass(`${want}; ${line}`, line);
  const none =
    content.length > 1 && !content.some((word) => text.toLowerCase().includes(word.toLowerCase().slice(0, 4)));
  return none && quoted.length === 0 ? fail(`${want}; it failed for another reason: ${line}`, line) : null;
}

/** Words that deny something hold only as they stand. */
function literally(words: string, text: string, want: string): Decision | null {
  const hit = findToken(text, words, { exact: false });
  return hit ? pass(`${want}; ${brief(text)}`, brief(text)) : null;
}
