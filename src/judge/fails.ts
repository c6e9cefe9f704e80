import { FAILURE_REASONS } from '../expect/wordLists.ts';
import { joined, lineAt, lineText } from './output.ts';
import type { Output } from './output.ts';
import { brief, fail, pass, undecided } from './scene.ts';
import type { Decision, Scene, TestOf } from './scene.ts';
import { findToken } from './tokens.ts';

/** The command could not even be asked: wrong flags, no such pod to run it in. */
const MISUSED =
  /\bunknown (?:flag|shorthand|command|option)|unrecognized (?:option|argument)|invalid option|^usage:|requires at least|accepts \d+ arg/im;
const NOT_ENTERED =
  /Error from server \((?:NotFound|AlreadyExists|BadRequest)\)|unable to upgrade connection|container not found|executable file not found|no such file or directory: unknown/i;

/** curl's exits that name a reason even when it is silent. */
const CURL: Readonly<Record<number, readonly string[]>> = {
  6: ['nxdomain'],
  7: ['refused', 'unreachable'],
  28: ['timeout', 'unreachable', 'no-connection'],
};

/** An expected failure, with its reason where one is stated. A success, or another failure, is none. */
export function judgeFails(test: TestOf<'fails'>, scene: Scene): Decision {
  const want = test.reason === null ? 'Expected it to fail' : `Expected it to fail: ${test.reason}`;
  const said = joined(scene.stderr, scene.stdout);
  const { exit } = scene;
  const failed = exit.kind === 'failed' || exit.kind === 'answer';
  const no = denied(test.reason, said, want);
  if (no && (exit.kind === 'ok' || exit.kind === 'answer')) return no;
  if (exit.kind === 'ok' && exit.masked === null) return fail(`${want}; it succeeded.`);
  if (exit.kind === 'failed' && exit.code === null) return fail(`${want}; ${exit.why}`);
  if (exit.kind === 'nothing-found')
    return undecided(`${want}; ${exit.tool} found nothing, which is no failure of the command before it.`);
  if (test.reason === null) {
    if (!failed) return undecided(`${want}; whether it failed is hidden.`);
    if (MISUSED.test(said.text) || (entersPod(scene) && NOT_ENTERED.test(said.text)))
      return undecided(`${want}; it failed before it could try: ${brief(said.text)}`, brief(said.text));
    const line = said.text.trim().split('\n', 1)[0] ?? '';
    return pass(`${want}; ${brief(line) || 'it failed.'}`, line === '' ? null : line, line === '' ? null : 1);
  }
  const hit = reasonIn(test.reason, said);
  if (hit) return pass(`${want}; ${brief(hit.text)}`, hit.text, hit.line);
  const [code] = exit.kind === 'failed' ? [exit.code] : [null];
  const curl = scene.observed.facts.stages.at(-1)?.tool === 'curl' && code !== null ? CURL[code] : undefined;
  if (curl?.includes(test.reason)) return pass(`${want}; ${exit.kind === 'failed' ? exit.why : ''}`);
  if (!failed) return undecided(`${want}; whether it failed is hidden.`);
  const refused =
    test.reason === 'no-connection' && (reasonIn('refused', said) ?? (curl?.includes('refused') ? REFUSED : null));
  if (refused)
    return undecided(`${want}; a refused connection may be one that nothing listens to.`, refused.text, refused.line);
  if (said.text.trim() === '') return undecided(`${want}; it failed without saying why.`);
  return fail(`${want}; it failed for another reason: ${brief(said.text)}`, brief(said.text));
}

const REFUSED = { text: 'the connection was refused', line: 1 };

function entersPod(scene: Scene): boolean {
  return scene.observed.facts.stages.some((stage) =>
    ['exec', 'run', 'debug', 'cp', 'port-forward', 'attach'].includes(stage.kubectl?.verb ?? ''),
  );
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
