import type { Stage } from '../../command/facts.ts';
import { unwrapped } from '../../expect/source.ts';
import { answerOf, isGrep } from './answers.ts';
import type { Observed } from '../contract.ts';
import { plain } from '../printed/output.ts';
import { isThrownAway } from './quiet.ts';

/**
 * The stages before the last. `answered`: one got an error for an answer (`curl -f` and 404), so that what follows it
 * had nothing to look at, or only the words of that error.
 */
export type Upstream =
  | { readonly kind: 'ok' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'answered'; readonly code: number; readonly means: string }
  | { readonly kind: 'failed'; readonly code: number; readonly why: string };

const SIGPIPE = 141;

/** A grep in the middle is judged by what follows, and a closed pipe is no failure. */
export function upstreamOf(
  shape: readonly Stage[],
  exits: readonly (number | undefined)[],
  observed: Observed,
): Upstream {
  let unknown = hidesEmptyList(shape, observed) || saysItFailed(shape, observed);
  let answered: Upstream | null = null;
  for (let i = 0; i < exits.length - 1; i += 1) {
    const code = exits[i];
    const stage = shape[i];
    if (code === undefined) unknown = true;
    else if (code === 0 || code === SIGPIPE) continue;
    else if (code === 1 && isGrep(stage)) continue;
    else if (stage && isClosedEarly(stage, code, shape.slice(i + 1), observed)) continue;
    else {
      const answer = stage && !hasSaidError(stage, observed) ? answerOf(stage, code) : null;
      if (stage && answer?.error) answered ??= { kind: 'answered', code, means: answer.means };
      else if (stage && answer) unknown ||= hidesErrors(stage, observed);
      else
        return {
          kind: 'failed',
          code,
          why: `Stage ${String(i + 1)} of the pipeline${stage?.tool ? ` (${stage.tool})` : ''} failed with exit ${String(code)}.`,
        };
    }
  }
  return answered ?? (unknown ? { kind: 'unknown' } : { kind: 'ok' });
}

/** kubectl exits 1 for an answer and for any error, which it tells on stderr. */
export function hasSaidError(stage: Stage, observed: Observed): boolean {
  return stage.kubectl !== null && /^(?:error:|Error from server|Unable to )/m.test(plain(observed.stderr.text));
}

const hidesErrors = (stage: Stage, { text }: Observed): boolean =>
  stage.kubectl !== null && /2>\s*\/dev\/null|&>/.test(text.slice(stage.span.start, stage.span.end));

const FAILED = /: (?:No such file or directory|Permission denied|cannot open\b.*|error\b.*)$/;

/** An earlier stage says by its name that it failed, whatever its exit. */
function saysItFailed(shape: readonly Stage[], observed: Observed): boolean {
  if (shape.length < 2 || observed.stderr.text === '') return false;
  const earlier = shape.slice(0, -1).flatMap(({ tool }) => tool ?? []);
  return plain(observed.stderr.text)
    .split('\n')
    .some((line) => earlier.some((tool) => line.startsWith(`${tool}: `)) && FAILED.test(line));
}

/** kubectl tells on stderr that a list is empty, and the words of its columns are cut off by what follows. */
function hidesEmptyList(shape: readonly Stage[], observed: Observed): boolean {
  const [first] = shape;
  return shape.length >= 2 && first?.kubectl?.verb === 'get' && hidesErrors(first, observed);
}

/** What tools that are not ended by the signal say when nobody reads what they write any more. */
const NO_READER = /broken ?pipe|EPIPE|write error|failed writing body|write failed/i;

/** A later stage had read enough: curl exits 23 then, and others say that the pipe is broken. */
function isClosedEarly(stage: Stage, code: number, later: readonly Stage[], observed: Observed): boolean {
  if (!later.some(stopsReading)) return false;
  const { tool, args } = unwrapped(stage);
  if (tool === 'curl') return code === 23 && !isThrownAway(stage, observed) && !args.some((arg) => WRITES.test(arg));
  return code <= 3 && NO_READER.test(plain(observed.stderr.text));
}

/** curl's own files, which it may fail to write as well. */
const WRITES = /^(?:-[a-zA-Z]*[oOD]|--output\b.*|--remote-name\b.*|--dump-header\b.*|-[oD]\S+)$/;

/** Ends before its input does. */
function stopsReading(stage: Stage): boolean {
  const { tool, args } = unwrapped(stage);
  if (tool === 'head') return true;
  if (isGrep({ ...stage, tool }))
    return args.some((arg) => /^(?:-[a-zA-Z]*[qm]\d*|--quiet|--silent|--max-count.*)$/.test(arg));
  if (tool === 'sed') return args.some((arg) => /(?:^|[\d;$/{ ])q\d*\}?$/.test(arg));
  return tool === 'awk' && args.some((arg) => /\bexit\b/.test(arg));
}
