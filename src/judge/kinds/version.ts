import { lineAt, lineText, live } from '../printed/output.ts';
import { inRange, rangeOf } from '../printed/range.ts';
import { fail, isBlank, pass, subjectOf, undecided } from '../scene.ts';
import type { Decision, Scene, TestOf } from '../scene.ts';
import { sameColumn, tablesOf } from '../printed/tableRead.ts';
import { escaped } from '../../text/escaped.ts';

/** A printed version: `v1.31.4+k3s1`, `1.4.0-rc.1`, `16.2`. */
interface Printed {
  readonly text: string;
  readonly line: number;
  readonly context: string;
}

const VERSION =
  /(?<![\p{L}\p{N}_.-])(?:v|go)?(\d+\.\d+(?:\.\d+)?(?:-[0-9A-Za-z][0-9A-Za-z.-]*)?(?:\+[0-9A-Za-z.-]+)?)(?![\p{L}\p{N}_]|\.\d)/gu;

/** Decides versions by semver; with a label, only those on its lines or in its column. */
export function judgeVersion(test: TestOf<'version'>, scene: Scene): Decision {
  const output = subjectOf(scene);
  const want = `Expected ${test.of ?? 'a version'} in ${test.range}`;
  if (isBlank(output)) return fail(`${want}; nothing was printed.`);
  const range = rangeOf(test.range);
  if (range === null) return undecided(`${want}; that is no range of versions.`);
  const printed = test.of === undefined ? versionsIn(live(output.text)) : labelled(test.of, scene);
  const [first] = printed;
  if (!first) {
    if (!output.complete || test.of !== undefined) return undecided(`${want}; no such version was printed.`);
    return undecided(`${want}; no version was printed.`);
  }
  if (!output.complete) return undecided(`${want}; the middle of the output was not kept.`);
  const results = printed.map((version) => ({ version, ok: inRange(version.text, range) }));
  const bad = results.find(({ ok }) => ok === false);
  const open = results.find(({ ok }) => ok === null);
  if (bad) {
    const sentence = `${want}; found ${bad.version.text}.`;
    const mixed = test.of === undefined && results.some(({ ok }) => ok === true);
    return mixed
      ? undecided(`${sentence} Others are in it.`, bad.version.context, bad.version.line)
      : fail(sentence, bad.version.context, bad.version.line);
  }
  if (open)
    return undecided(`${want}; ${open.version.text} may be a pre-release.`, open.version.context, open.version.line);
  return pass(`${want}; found ${first.text}.`, first.context, first.line);
}

function versionsIn(text: string): readonly Printed[] {
  const out: Printed[] = [];
  for (const match of text.matchAll(VERSION)) {
    const context = lineText(text, match.index);
    // Times, sizes and schema versions of protocols are no versions of a product.
    if (
      /\bHTTP\/$/.test(text.slice(Math.max(0, match.index - 5), match.index)) ||
      /^(?:ms|s|%|[KMG]i?B?)\b/.test(text.slice(match.index + match[0].length))
    )
      continue;
    out.push({ text: match[0].replace(/^go/, ''), line: lineAt(text, match.index), context });
  }
  return out;
}

function labelled(label: string, scene: Scene): readonly Printed[] {
  const output = subjectOf(scene);
  for (const table of tablesOf(output, label)) {
    const at = table.header.findIndex((name) => sameColumn(name, label));
    if (at === -1) continue;
    return table.rows.flatMap((row) =>
      versionsIn(row.cells?.[at] ?? row.text).map((version) => ({ ...version, line: row.line, context: row.text })),
    );
  }
  const words = label
    .trim()
    .split(/\s+/)
    .map((word) => escaped(word))
    .join('[\\s_-]*');
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${words}(?![\\p{L}\\p{N}_-]|\\.\\p{L})["']?\\s*[:=]?\\s*(.*)$`, 'iu');
  const out: Printed[] = [];
  output.lines.forEach((line, i) => {
    const match = pattern.exec(line);
    const [version] = match ? versionsIn(match[1] ?? '') : [];
    if (version) out.push({ text: version.text, line: i + 1, context: line });
  });
  return out;
}
