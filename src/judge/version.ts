import satisfies from 'semver/functions/satisfies.js';
import validRange from 'semver/ranges/valid.js';
import { compares } from './compare.ts';
import { lineAt, lineText, live } from './output.ts';
import { fail, isBlank, pass, subjectOf, undecided } from './scene.ts';
import type { Decision, Scene, TestOf } from './scene.ts';
import { sameColumn, tablesOf } from './tableRead.ts';

/** A printed version: `v1.31.4+k3s1`, `1.4.0-rc.1`, `16.2`. */
interface Printed {
  readonly text: string;
  readonly line: number;
  readonly context: string;
}

const VERSION =
  /(?<![\p{L}\p{N}_.-])v?(\d+\.\d+(?:\.\d+)?(?:-[0-9A-Za-z][0-9A-Za-z.-]*)?(?:\+[0-9A-Za-z.-]+)?)(?![\p{L}\p{N}_]|\.\d)/gu;
/** Pre-releases that are none: builds of vendors. */
const VENDOR = /^(?:eks|gke|aks|k3s|rke|vmware|oke|tanzu|alpine|debian|bookworm|bullseye|slim|ubuntu|jammy|noble)/i;
const PRERELEASE = /^(?:alpha|beta|rc|pre|preview|dev|snapshot|canary|nightly|next|ea)/i;

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
    out.push({ text: match[0], line: lineAt(text, match.index), context });
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
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
    .join('[\\s_-]*');
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${words}(?![\\p{L}\\p{N}_-])["']?\\s*[:=]?\\s*(.*)$`, 'iu');
  const out: Printed[] = [];
  output.lines.forEach((line, i) => {
    const match = pattern.exec(line);
    const [version] = match ? versionsIn(match[1] ?? '') : [];
    if (version) out.push({ text: version.text, line: i + 1, context: line });
  });
  return out;
}

/** `v1.31`, `1.31+`, `~> 1.2` (as terraform reads it) and plain ranges, as semver writes them; null for none. */
function rangeOf(text: string): string | null {
  let range = text.trim().replace(/\bv(?=\d)/gi, '');
  const open = /^(\d+(?:\.\d+){0,2})\s*(?:\+|or (?:later|newer|higher|above))$/i.exec(range);
  if (open) range = `>=${open[1] ?? ''}`;
  const pessimistic = /^~>\s*(\d+)\.(\d+)(\.\d+)?$/.exec(range);
  if (pessimistic)
    range =
      pessimistic[3] === undefined
        ? `>=${pessimistic[1] ?? ''}.${pessimistic[2] ?? ''}.0 <${String(Number(pessimistic[1]) + 1)}.0.0`
        : `~${pessimistic[1] ?? ''}.${pessimistic[2] ?? ''}${pessimistic[3]}`;
  return validRange(range);
}

/** Null where the version carries a suffix that may be a pre-release or a vendor's build. */
function inRange(text: string, range: string): boolean | null {
  const match = /^v?(\d+)\.(\d+)(?:\.(\d+))?(?:-([0-9A-Za-z.-]+))?/.exec(text);
  if (!match) return null;
  const [, major = '0', minor = '0', patch, suffix] = match;
  const core = `${String(Number(major))}.${String(Number(minor))}.${String(Number(patch ?? '0'))}`;
  // `1.31` says nothing of its patch: only ranges that hold for every patch, or none, can be decided.
  if (
    patch === undefined &&
    satisfies(core, range) !== satisfies(`${String(Number(major))}.${String(Number(minor))}.999999`, range)
  )
    return compares(core, '=', range) === true ? true : null;
  if (suffix === undefined || VENDOR.test(suffix)) return satisfies(core, range);
  if (PRERELEASE.test(suffix)) return satisfies(`${core}-${suffix}`, range);
  return satisfies(core, range) || satisfies(`${core}-${suffix}`, range) ? null : false;
}
