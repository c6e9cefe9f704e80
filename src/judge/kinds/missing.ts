import { FAILURE_REASONS } from '../../expect/wordLists.ts';
import { judgeExists } from './exists.ts';
import { joined, lineAt, lineText } from '../printed/output.ts';
import { brief, fail, isBlank, pass, saysNothingFound, subjectOf, undecided } from '../scene.ts';
import type { Decision, Scene, TestOf } from '../scene.ts';
import { mayBeSpelledOtherwise } from '../printed/otherSpelling.ts';
import { findToken } from '../printed/tokens.ts';

/** It is not there: told so by a failure, by an empty list that was really read, or by a list without the name. */
export function judgeMissing(test: TestOf<'missing'>, scene: Scene): Decision {
  const want = test.name === null ? 'Expected nothing to be listed' : `Expected ${test.name} not to be there`;
  const { exit } = scene;
  switch (exit.kind) {
    case 'failed':
    case 'answer':
      return byFailure(test.name, scene, want, exit.kind === 'failed' ? exit.why : exit.means);
    case 'nothing-found':
      if (exit.upstream === 'failed') return byFailure(test.name, scene, want, 'An earlier stage failed.');
      if (saysNothingFound(scene)) return undecided(`${want}; there was nothing to look at (no resources were found).`);
      if (exit.upstream === 'unknown')
        return undecided(
          `${want}; ${exit.tool} found nothing, but whether the stages before it succeeded is not known.`,
        );
      return pass(`${want}; ${exit.tool} found nothing.`);
    case 'ok':
    case 'blocked':
    case 'undecided':
      break;
  }
  const output = subjectOf(scene);
  if (exit.kind === 'ok' && exit.masked !== null && isBlank(output) && !saysNothingFound(scene))
    return undecided(`${want}; nothing was printed, and ${exit.masked}.`);
  const listed = judgeExists({ kind: 'exists', name: test.name }, scene);
  if (listed.verdict === 'pass')
    return fail(`${want}; found ${brief(listed.found ?? '')}.`, listed.found, listed.foundLine);
  if (listed.verdict === 'undecided') return undecided(`${want}; ${listed.because}`, listed.found, listed.foundLine);
  if (!output.complete) return undecided(`${want}; the middle of the output was not kept.`);
  if (test.name !== null && !isQuoted(test.name, scene.clause) && mayBeSpelledOtherwise(test.name, output.text))
    return undecided(`${want}; it may be printed in another form.`);
  return pass(`${want}; it was not listed.`);
}

const isQuoted = (name: string, clause: string): boolean => new RegExp('[`"\'“]').test(clause) && clause.includes(name);

/** NotFound of that very thing, in the words of kubectl, helm, docker and others. */
function byFailure(name: string | null, scene: Scene, want: string, why: string): Decision {
  const said = joined(scene.stderr, scene.stdout);
  const terms = [
    ...(FAILURE_REASONS['not-found'] ?? []),
    'no such object',
    'no such container',
    'no such image',
    'could not be found',
  ].filter((term) => term !== '404' && term !== 'no such host');
  const listed = scene.stdout.lines.find(
    (line) => line.trim() !== '' && terms.every((term) => findToken(line, term, { exact: false }) === null),
  );
  for (const term of terms) {
    const hit = findToken(said.text, term, { exact: false });
    if (!hit) continue;
    const line = lineText(said.text, hit.start);
    if (/executable|command|plugin|context|kubeconfig|resource type/i.test(line)) continue;
    if (/\bnamespaces? "/.test(line) && name !== null && !line.includes(`"${name}"`)) continue;
    if (name !== null && findToken(line, name, { exact: false }) === null && /["']/.test(line))
      return fail(`${want}; something else was not found: ${brief(line)}`, line, lineAt(said.text, hit.start));
    // Of several that were asked for one may be there.
    if (name === null && listed !== undefined) return undecided(`${want}; found ${brief(listed)}.`, listed);
    return pass(`${want}; ${brief(line)}`, line, lineAt(said.text, hit.start));
  }
  return fail(`${want}; it failed for another reason. ${why}`, brief(said.text));
}
