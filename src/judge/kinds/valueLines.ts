import { compares } from '../printed/compare.ts';
import { show } from '../printed/contain.ts';
import { cleanValue } from '../printed/cut.ts';
import type { Line } from '../printed/cut.ts';
import type { Value } from '../printed/documents.ts';
import type { Output } from '../printed/output.ts';
import { stepsOf } from '../printed/paths.ts';
import { isLiteral, isOfTexts } from '../printed/typed.ts';
import { brief, fail, pass, undecided } from '../scene.ts';
import type { Decision, TestOf } from '../scene.ts';
import { besideRemark, compareValue, parseWanted, textOf } from './valueCompare.ts';

/** A key in lines of `key: value`; null: it is not printed at all. */
export function inLines(test: TestOf<'value'>, lines: readonly Line[], want: string): Decision | null {
  const steps = stepsOf(test.path).filter((step) => !step.startsWith('['));
  const key = (steps.at(-1) ?? '').toLowerCase();
  const whole = test.path.toLowerCase();
  let mine = lines.filter((line) => line.key.toLowerCase() === whole);
  if (mine.length === 0) mine = lines.filter((line) => line.key.toLowerCase() === key);
  // `Server Tag` is the Tag below Server.
  if (mine.length === 0 && whole.includes(' ')) mine = lines.filter((line) => isBelow(line, whole));
  if (mine.length === 0) return null;
  const above = steps.slice(0, -1).map((step) => step.toLowerCase());
  if (above.length > 0) {
    const under = mine.filter((line) => inOrder(above, line.parents));
    if (under.length > 0) mine = under;
    else if (mine.some((line) => line.parents.length > 0))
      return undecided(`${want}; only other keys of that name were printed.`, mine[0]?.key, mine[0]?.line);
  }
  const wanted = parseWanted(test.value);
  const results = mine.map((line) => ({ line, ok: compareLine(line, test, wanted) }));
  const bad = results.find(({ ok }) => ok === false);
  const good = results.find(({ ok }) => ok === true);
  const open = results.find(({ ok }) => ok === null);
  const text = (line: Line): string => `${line.key}: ${line.list ? `[${line.list.join(', ')}]` : line.value}`;
  if (good && test.some === true) return pass(`${want}; found so in a line.`, text(good.line), good.line.line);
  if (bad && good && new Set(mine.map(({ parents }) => parents.join('.'))).size > 1)
    return undecided(`${want}; printed lines differ: ${brief(text(bad.line))}.`, text(bad.line), bad.line.line);
  if (bad) return fail(`${want}; found ${brief(text(bad.line))}.`, text(bad.line), bad.line.line);
  if (open)
    return undecided(
      `${want}; ${brief(text(open.line))} ${open.line.quoted ? 'is a text' : 'may go on behind what was cut off'}.`,
      text(open.line),
      open.line.line,
    );
  return good
    ? pass(
        `${want}; found so in ${mine.length === 1 ? 'the line' : `all ${String(mine.length)} lines`}.`,
        text(good.line),
        good.line.line,
      )
    : null;
}

/** Several pairs in one line (`ok=9 changed=0`, `Valid: 4, Invalid: 0`): counts and switches, wherever they stand. */
export function besideOthers(test: TestOf<'value'>, output: Output, want: string): Decision | null {
  const labelled = inLabels(test, output, want);
  if (labelled) return labelled;
  if (!/^[\w.-]+$/.test(test.path) || !/^(?:\d[\d.]*%?|true|false|yes|no)$/i.test(test.value)) return null;
  const pair = new RegExp(`(?<![^\\s,;({|])${test.path.replaceAll('.', '\\.')}\\s*[:=]\\s*([^\\s,;)}|]+)`, 'gi');
  const found = output.lines.flatMap((line, i) =>
    [...line.matchAll(pair)].map(([text, value = '']) => ({
      text,
      number: i + 1,
      ok: compares(cleanValue(value), test.op, test.value),
    })),
  );
  const [first] = found;
  const bad = found.find(({ ok }) => ok === false);
  if (bad) return fail(`${want}; found ${bad.text}.`, bad.text, bad.number);
  return first && found.every(({ ok }) => ok === true)
    ? pass(`${want}; found ${first.text}.`, first.text, first.number)
    : null;
}

/** `build_info{version="1.11.3"} 1`: a label of every sample that has one; where samples differ, one of them may be meant. */
function inLabels(test: TestOf<'value'>, output: Output, want: string): Decision | null {
  if (!/^[a-z_]\w*$/i.test(test.path) || test.op !== '=') return null;
  const { value } = textOf(test);
  const label = new RegExp(`[{,]\\s*${test.path}="((?:[^"\\\\]|\\\\.)*)"`);
  const found = output.lines.flatMap((line, i) => {
    const labels = /^[a-z_:][\w:]*(\{.*\})\s+\S+(?:\s+\d+)?\s*$/i.exec(line)?.[1] ?? '';
    const said = label.exec(labels)?.[1];
    return said === undefined ? [] : [{ said, line, number: i + 1 }];
  });
  const [first] = found;
  if (!first) return null;
  const other = found.find(({ said }) => said !== value);
  if (!other) return pass(`${want}; found so in the labels.`, first.line, first.number);
  return found.some(({ said }) => said === value)
    ? undecided(`${want}; other samples say ${other.said}.`, other.line, other.number)
    : fail(`${want}; found ${other.said} in the labels.`, other.line, other.number);
}

function isBelow({ key, parents }: Line, path: string): boolean {
  return parents.some((parent) => `${parent} ${key}`.toLowerCase() === path);
}

function inOrder(wanted: readonly string[], parents: readonly string[]): boolean {
  let at = 0;
  for (const parent of parents) if (parent.toLowerCase() === wanted[at]) at += 1;
  return at === wanted.length;
}

function compareLine(line: Line, test: TestOf<'value'>, wanted: Value | null): boolean | null {
  if (line.list === null) {
    const inline = parseWanted(line.value);
    if (inline) return compareValue(inline, test.op, test.value, wanted);
    if (wanted?.is === 'scalar') return compares(line.value, test.op, wanted.text);
    if (wanted) return test.op === '=' ? false : null;
    const remark = test.op === '=' ? besideRemark(line.value, test.value) : null;
    if (remark === 'open') return null;
    const ok = remark ?? compares(line.value, test.op, test.value);
    const texts = line.parents.length === 0 || isOfTexts([...line.parents, line.key]);
    return ok === true && test.op === '=' && line.quoted && isLiteral(test.value) && !texts ? null : ok;
  }
  if (line.list.length === 0) return null;
  const listed: Value = { is: 'list', items: line.list.map((text) => ({ is: 'scalar', text, string: true })) };
  if (!line.open) return compareValue(listed, test.op, test.value, wanted);
  const items = wanted?.is === 'list' ? wanted.items.map(show) : test.value.split(/\s*,\s*/);
  const strange = line.list.some((text) => !items.some((item) => item.toLowerCase() === text.toLowerCase()));
  return test.op === '=' && strange ? false : null;
}
