import { viewOf } from '../../expect/view.ts';
import { sparing } from '../../text/sparing.ts';
import type { Observed, RuleVerdict } from '../contract.ts';
import { carriedIn } from '../exits/carrier.ts';
import { readExit } from '../exits/exits.ts';
import { joined } from '../printed/output.ts';
import { sceneOf } from '../scene.ts';

/** Rules that an expected failure is read as. */
const FAILS: ReadonlySet<string> = new Set(['fails', 'says']);

/** What only the way to the other end has: nobody there was asked. */
const OF_WAY = sparing(
  /\b(?:timed? ?out|connection refused|could(?: not|n't) (?:resolve|connect)|name or service not known|no such host|no route to host|network is unreachable|failed to connect|connection (?:reset|closed)|temporary failure in name resolution|host key verification failed|ssl certificate problem|tls handshake|openssl)\b/i,
);
/** What the one that was asked says. */
const ANSWERED = sparing(
  /\b(?:denied|forbidden|not (?:permitted|allowed|authori[sz]ed)|unauthori[sz]ed|authentication (?:failed|required)|violates|rejected|disallow\w*|blocked|read-?only|prohibited|permission|invalid (?:user|cred|pass|token)\w*|incorrect|401|403)\b/i,
);
const SAYS_WAY =
  /\b(?:time[sd]?[ -]?out|reach\w*|unreachable|connect\w*|resol\w*|route|network|dns|dropped|firewall|egress|ingress|tls|ssl|cert\w*|handshake|host ?key|isolat\w*|port|closed)\b/i;
const SAYS_REFUSAL =
  /\b(?:den(?:y|ied|ies)|forb[aio]\w*|reject\w*|not (?:be )?(?:permitted|allowed)|permission|unauthori\w+|disallow\w*|refus\w+|blocked)\b/i;
/** Who decides over requests rather than over the way. */
const SAYS_AUTHORITY =
  /\b(?:polic(?:y|ies)|admission|webhook|kyverno|gatekeeper|opa|rbac|pod ?security|quota|permitted|permission)\b/i;
/** What is tried at the other end. */
const SAYS_DEED =
  /\b(?:log-?ins?|log(?:s|ging)? in|auth\w*|passwords?|credentials?|writ(?:e|es|ing)|inserts?|updates?|deletes?|deletion|selects?|reads?|reading|touch)\b/i;
const CONNECTS = /^(?:curl|wget|nc|ncat|netcat|ping6?|telnet)$/;
/** The caller may not even ask for another, so that nothing is known of what the other may. */
const NOT_ASKED = sparing(
  /\bcannot impersonate\b|\bselfsubject(?:access|rules)reviews?\b.{0,60}\bforbidden\b|\bcannot create resource "selfsubject/i,
);

/** The call itself was wrong, or its file could not be read: nobody refused anything. */
const OF_CALL = sparing(
  /\berror parsing\b|\byaml: line \d|not allowed in this context|are not allowed together|\bunknown (?:flag|command|shorthand)\b|\bopen \S+: permission denied|\bno matches for kind\b|updates may not change fields|connect to the Docker daemon/i,
);

/**
 * An expected failure that came for another reason than the words give: the login was never tried, since the host could
 * not be reached; the write was not, since nobody may enter the pod.
 */
export function isOtherReason(words: string, { rule, verdict }: RuleVerdict, one: Observed): boolean {
  if (verdict !== 'pass' || !FAILS.has(rule.kind) || one.outcome.kind !== 'exited' || one.outcome.code === 0)
    return false;
  const printed = `${one.stderr.text}\n${one.stdout.text}`;
  if (NOT_ASKED.test(printed)) return !/\bimpersonat|\breviews?\b/i.test(words);
  const [refusal, deed] = [SAYS_REFUSAL.test(words), SAYS_DEED.test(words)];
  if (!refusal && !deed) return false;
  if (refusal && OF_CALL.test(printed) && !/\b(?:parse|yaml|syntax|usage|flag|invalid|socket|daemon)\b/i.test(words))
    return true;
  return isOfWayOnly(words, printed, one) || isOfCarrierOnly(words, rule.command ?? 0, deed, one);
}

/** Only the way failed, and the words speak of what is decided at its end. */
function isOfWayOnly(words: string, printed: string, { text, facts, outcome }: Observed): boolean {
  const tool = viewOf(text, facts).tool ?? '';
  const silent =
    tool === 'curl' && outcome.kind === 'exited' && /^(?:6|7|28|35|51|52|56|60)$/.test(String(outcome.code));
  if (!(silent || OF_WAY.test(printed)) || ANSWERED.test(printed)) return false;
  if (SAYS_WAY.test(words)) return false;
  if (SAYS_AUTHORITY.test(words)) return !/\bnetpol|\bcilium\b|\bcalico\b/i.test(words);
  // A policy of the network denies by cutting the way; `refused` alone is what is printed.
  return SAYS_DEED.test(words) || !(CONNECTS.test(tool) || /^\W*(?:is |gets? |be )?refused\W*$/i.test(words));
}

/** What should have run elsewhere was not started: its carrier was refused, and not what it would have done. */
function isOfCarrierOnly(words: string, command: number, deed: boolean, one: Observed): boolean {
  const scene = sceneOf(command, one, readExit(one), 'output', words, new Map());
  const failure = carriedIn(scene, joined(scene.stderr, scene.stdout))?.failure ?? null;
  if (failure === null || /\b(?:exec|attach|pull\w*|image|registry|run|start|pods?|containers?)\b/i.test(words))
    return false;
  const container = one.outcome.kind === 'exited' && one.outcome.code === 125;
  return (deed || container) && (container || /\bForbidden\b|\bforbidden\b/.test(failure));
}
