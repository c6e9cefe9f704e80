import { countsHeader } from '../../expect/headed.ts';
import type { RuleTest } from '../../expect/rule.ts';
import { unwrapped } from '../../expect/source.ts';
import { compares, magnitude, mayBeVersions, ordered } from '../printed/compare.ts';
import { asksForExit } from '../exits/quiet.ts';
import { brief, fail, isBlank, pass, saysNothingFound, subjectOf, undecided } from '../scene.ts';
import type { Decision, Scene, TestOf } from '../scene.ts';
import { tablesOf } from '../printed/tableRead.ts';

/** The output is one number. */
export function judgeNumber(test: TestOf<'number'>, scene: Scene): Decision {
  const output = subjectOf(scene);
  const want = `Expected ${test.op === '=' ? '' : `${test.op} `}${String(test.value)}`;
  const { exit } = scene;
  if (exit.kind === 'nothing-found' && exit.upstream === 'unknown')
    return undecided(`${want}; ${exit.tool} found nothing, but whether the stages before it succeeded is not known.`);
  if (exit.kind === 'nothing-found' && saysNothingFound(scene))
    return undecided(`${want}; there was nothing to look at (no resources were found).`);
  if (isBlank(output)) return fail(`${want}; nothing was printed.`);
  const number = loneNumber(scene);
  const text = output.text.trim();
  if (number === null && /^v?\d+\.\d+\.\d+/.test(text)) {
    // `>= 18` beside `v20.11.1`: only a version can be meant.
    const ok = test.op === '=' || test.op === '!=' ? null : compares(text, test.op, String(test.value));
    if (ok !== null) return (ok ? pass : fail)(`${want}; found ${text}.`, text, 1);
  }
  if (number === null) return undecided(`${want}; the output is not one number.`, brief(output.text), 1);
  if (exit.kind === 'ok' && exit.masked !== null && number === 0)
    return undecided(`${want}; found 0, but ${exit.masked}.`, '0', 1);
  const found = `${want}; found ${String(number)}.`;
  if (mayBeVersions(text, test.op, String(test.value)))
    return undecided(`${found} As versions the two compare otherwise.`, String(number), 1);
  return ordered(number, test.op, test.value) ? pass(found, String(number), 1) : fail(found, String(number), 1);
}

/** `3`, `3 rows`, `(3 rows)`, `(integer) 3`, or the one cell of a table. */
function loneNumber(scene: Scene): number | null {
  const output = subjectOf(scene);
  const tables = tablesOf(output, null);
  const [table] = tables;
  if (table) {
    const cell =
      tables.length === 1 && table.rows.length === 1 && table.header.length === 1
        ? table.rows[0]?.text.trim()
        : undefined;
    return cell === undefined ? null : plainNumber(cell);
  }
  const isCounted = scene.observed.facts.stages.at(-1)?.tool === 'wc';
  const [, counted] = (isCounted ? /^\s*(\d+)\s+\S+\s*$/.exec(output.text) : null) ?? [];
  if (counted !== undefined) return Number(counted);
  return plainNumber(output.text.trim());
}

function plainNumber(text: string): number | null {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  const match = /^(?:\(integer\)\s*)?"?([+-]?\d[\d,]*(?:\.\d+)?(?:e[+-]?\d+)?)"?(?:\s+[a-z]+)?$/i.exec(
    text.replace(/^\(|\)$/g, (sign, at: number) =>
      at === 0 && !text.startsWith('(integer') ? '' : at > 0 ? '' : sign,
    ),
  );
  return match ? (magnitude(match[1] ?? '')?.size ?? null) : null;
}

/** A count over a table counts its header too, and decides nothing. */
export function byCountedHeader(test: RuleTest, scene: Scene): Decision | null {
  const [first] = scene.observed.facts.stages;
  if (asksForExit(test) || !first || !countsHeader(scene.observed.facts.stages, unwrapped(first))) return null;
  return undecided('The header of a table was counted too.', brief(scene.stdout.text), 1);
}
