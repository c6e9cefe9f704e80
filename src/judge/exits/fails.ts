import { FAILURE_REASONS } from '../../expect/wordLists.ts';
import { unwrapped } from '../../expect/source.ts';
import { carriedIn } from './carrier.ts';
import type { Carried } from './carrier.ts';
import { isSignal } from './exits.ts';
import { joined, lineAt, lineText } from '../printed/output.ts';
import type { Output } from '../printed/output.ts';
import { brief, fail, isBlank, pass, undecided } from '../scene.ts';
import type { Decision, Scene, TestOf } from '../scene.ts';
import { findToken } from '../printed/tokens.ts';

/** The command could not even be asked: wrong flags, no such pod to run it in. */
const MISUSED =
  /\bunknown (?:flag|shorthand|command|option)|unrecognized (?:option|argument)|invalid option|^usage:|requires at least|accepts \d+ arg/im;
const NOT_ENTERED =
  /Error from server \((?:NotFound|AlreadyExists|BadRequest)\)|unable to upgrade connection|container not found|executable file not found|no such file or directory: unknown/i;
/** Reasons that only the way to the other end can have. */
const OF_THE_WAY = new Set(['timeout', 'refused', 'unreachable', 'no-connection', 'nxdomain']);

/** curl's exits that name a reason even when it is silent. */
const CURL: Readonly<Record<number, readonly string[]>> = {
  6: ['nxdomain'],
  7: ['refused', 'unreachable'],
  51: ['certificate'],
  60: ['certificate'],
  28: ['timeout', 'unreachable', 'no-connection'],
};

/** An expected failure, with its reason where one is stated. A success, or another failure, is none. */
export function judgeFails(test: TestOf<'fails'>, scene: Scene): Decision {
  const want = test.reason === null ? 'Expected it to fail' : `Expected it to fail: ${test.reason}`;
  const all = joined(scene.stderr, scene.stdout);
  const carried = carriedIn(scene, all);
  const said = carried?.said ?? all;
  const { exit } = scene;
  const failed = exit.kind === 'failed' || exit.kind === 'answer';
  const no = denied(test.reason, said, want);
  if (no && (exit.kind === 'ok' || exit.kind === 'answer')) return no;
  if (exit.kind === 'ok' && exit.masked === null) {
    // `git branch --list old` ends well and prints nothing where there is none.
    if (test.reason === 'not-found' && isBlank(all)) return undecided(`${want}; it lists nothing.`);
    return fail(`${want}; it succeeded.`);
  }
  if (exit.kind === 'failed' && exit.code === null) return fail(`${want}; ${exit.why}`);
  if (exit.kind === 'nothing-found')
    return undecided(`${want}; ${exit.tool} found nothing, which is no failure of the command before it.`);
  if (test.reason === null) {
    if (!failed) return undecided(`${want}; whether it failed is hidden.`);
    if (carried?.connects && carried.failure !== null) return notTried(carried.failure, want);
    if (MISUSED.test(all.text) || (carried !== null && NOT_ENTERED.test(all.text)))
      return undecided(`${want}; it failed before it could try: ${brief(all.text)}`, brief(all.text));
    if (exit.kind === 'failed' && isSignal(exit.code)) return fail(`${want}; ${exit.why}`);
    const line = all.text.trim().split('\n', 1)[0] ?? '';
    return pass(`${want}; ${brief(line) || 'it failed.'}`, line === '' ? null : line, line === '' ? null : 1);
  }
  const own = carried !== null && (carried.connects || OF_THE_WAY.has(test.reason)) ? carried.failure : null;
  if (own !== null && reasonIn(test.reason, all)) return notTried(own, want);
  const code = codeOfCurl(scene, said, carried);
  if (code === 22 && OF_THE_WAY.has(test.reason))
    return fail(`${want}; the server answered: ${brief(said.text)}`, brief(said.text));
  const hit = reasonIn(test.reason, own !== null || carried?.connects ? said : all);
  const other = hit ? unnamed(scene.clause, all.text) : null;
  if (hit && other !== null) return undecided(`${want}; it does not say that ${other} did it.`, hit.text, hit.line);
  if (hit) return pass(`${want}; ${brief(hit.text)}`, hit.text, hit.line);
  const curl = code === null ? undefined : CURL[code];
  // The protocol is what is refused, in the handshake.
  if (code === 35 && test.reason === 'refused' && /\b(?:tls|ssl)/i.test(scene.clause) && /\balert\b/i.test(said.text))
    return pass(`${want}; ${brief(said.text)}`, brief(said.text));
  if (curl?.includes(test.reason)) return pass(`${want}; curl ended with ${String(code)}.`);
  if (!failed) return undecided(`${want}; whether it failed is hidden.`);
  const refused =
    test.reason === 'no-connection' && (reasonIn('refused', said) ?? (curl?.includes('refused') ? REFUSED : null));
  if (refused)
    return undecided(`${want}; a refused connection may be one that nothing listens to.`, refused.text, refused.line);
  if (curl && OF_THE_WAY.has(test.reason))
    return fail(`${want}; curl ended with ${String(code)}: ${curl.join(' or ')}.`);
  if (all.text.trim() === '') return undecided(`${want}; it failed without saying why.`);
  return fail(`${want}; it failed for another reason: ${brief(all.text)}`, brief(all.text));
}

/** Who is said to refuse it, where the error names no such thing. */
function unnamed(clause: string, printed: string): string | null {
  const who = /\b(?:by|because of)\s+(kyverno|gatekeeper|calico|cilium)\b|^(kyverno|gatekeeper)\s/i.exec(clause.trim());
  const name = who?.[1] ?? who?.[2];
  return name === undefined || printed.toLowerCase().includes(name.toLowerCase()) ? null : name;
}

const REFUSED = { text: 'the connection was refused', line: 1 };

function notTried(line: string, want: string): Decision {
  return undecided(`${want}; it failed before it could try: ${brief(line)}`, line);
}

/** The exit of curl, which says more than its words: what it printed itself, or its exit where nothing hides that. */
function codeOfCurl(scene: Scene, said: Output, carried: Carried | null): number | null {
  const printed = /^curl: \((\d+)\)/m.exec(said.text)?.[1];
  if (printed !== undefined) return Number(printed);
  const last = scene.observed.facts.stages.at(-1);
  if (last === undefined || unwrapped(last).tool !== 'curl') return null;
  if (carried !== null && !/command terminated with exit code/.test(said.text)) return null;
  const { exit } = scene;
  return exit.kind === 'failed' || exit.kind === 'answer' ? exit.code : null;
}

function reasonIn(reason: string, said: Output): { readonly text: string; readonly line: number } | null {
  for (const term of FAILURE_REASONS[reason] ?? [reason]) {
    const hit = findToken(said.text, term, { exact: false });
    if (hit) return { text: lineText(said.text, hit.start).trim(), line: lineAt(said.text, hit.start) };
  }
  return null;
}

/** A denial that is told as an answer: `no`. */
function denied(reason: string | null, said: Output, want: string): Decision | null {
  const text = said.text.trim();
  const fitting = reason === null || reason === 'forbidden' || reason === 'denied' || reason === 'unauthorized';
  return fitting && /^no(?:\s+-\s.*)?$/i.test(text) ? pass(`${want}; the answer is no.`, text, 1) : null;
}
