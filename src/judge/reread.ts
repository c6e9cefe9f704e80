import { watchesRows } from './tables/newestRows.ts';
import { outputFrom } from './printed/output.ts';
import { readExit } from './exits/exits.ts';
import { sceneOf, undecided } from './scene.ts';
import type { Decision, Scene } from './scene.ts';

/**
 * Asks for the same read of a cluster again in a form that can be decided, or decides on it where it was supplied.
 * Null where the command is no `kubectl get` that starts its pipeline, or the repeat is itself what is judged.
 */
export function reread(scene: Scene, form: 'json' | 'wide', judge: (second: Scene) => Decision): Decision | null {
  const text = rereadText(scene, form);
  if (text === null) return null;
  return ask(scene, `reread:${String(scene.index)}:${text}`, text, judge);
}

/** As `reread`, for a command text that the caller knows. */
export function ask(scene: Scene, key: string, text: string, judge: (second: Scene) => Decision): Decision {
  const answer = scene.supplied.get(key);
  if (!answer) {
    const waits = undecided(`The output cannot decide it; \`${text}\` would.`);
    return { ...waits, needs: [{ kind: 'reread', key, command: scene.index, text }] };
  }
  if (answer.kind === 'unavailable')
    return undecided(`The output cannot decide it; \`${text}\` would, but ${answer.why}`);
  if (answer.kind !== 'observed') return undecided('The answer is of another kind.');
  const exit = readExit(answer.observed);
  if (exit.kind !== 'ok') return undecided(`\`${text}\` would decide it, but failed.`);
  const second = sceneOf(scene.index, answer.observed, exit, 'stdout', scene.clause, scene.supplied);
  const decided = judge({ ...second, stdout: outputFrom(second.stdout.text, second.stdout.complete), again: true });
  return { ...decided, because: `${decided.because} (From \`${text}\`.)` };
}

/** The first stage's own words with `-o` replaced; the rest of the pipeline is left out. */
function rereadText(scene: Scene, form: 'json' | 'wide'): string | null {
  if (scene.again) return null;
  const [stage] = scene.observed.facts.stages;
  if (stage?.kubectl?.verb !== 'get') return null;
  if (stage.kubectl.output === form && !watchesRows(scene.observed.facts)) return null;
  const source = scene.observed.text.slice(stage.span.start, stage.span.end).trim();
  if (source === '' || /[\n;]|\d?>/.test(source.replace(/2>\s*(?:\/dev\/null|&1)/g, ''))) return null;
  const value = `(?:'[^']*'|"[^"]*"|[^\\s'"]+)+`;
  const bare = source
    .replace(/\s+2>\s*(?:\/dev\/null|&1)/g, '')
    .replace(new RegExp(`\\s(?:-o|--output)(?:=|\\s+)?${value}`, 'g'), '')
    .replace(
      /\s(?:--no-headers(?:=\w+)?|-w|--(?:output-)?watch(?:-only|-events)?(?:=\w+)?|--show-labels)(?=\s|$)/g,
      '',
    );
  return `${bare} -o ${form}`;
}
