import type { Compared } from '../../expect/rule.ts';
import { compares } from '../printed/compare.ts';
import { documentsOf } from '../printed/documents.ts';
import type { Value } from '../printed/documents.ts';
import { show } from '../printed/contain.ts';
import { brief, fail, isBlank, pass, subjectOf, undecided } from '../scene.ts';
import type { Decision, Scene, TestOf } from '../scene.ts';

/**
 * A sample of the exposition format.
 *
 *     http_requests_total{code="200"} 12 1700000000
 *     ^^^^^^^^^^^^^^^^^^^ name           ^^ value
 */
const SAMPLE =
  /^([a-zA-Z_:][\w:]*)(\{.*\})?\s+([+-]?(?:\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|Inf|NaN))(?:\s+-?\d+(?:\.\d+)?)?(?:\s+#\s.*)?$/;

/** The name and value of a sample line; null for comments and everything else. */
export function sampleOf(line: string): { readonly name: string; readonly value: string } | null {
  const match = SAMPLE.exec(line.trim());
  return match ? { name: match[1] ?? '', value: match[3] ?? '' } : null;
}

/** Whether a sample's name is of the series: itself, a part of its histogram, or fitting `coredns_*`. */
export function isOfSeries(name: string, series: string): boolean {
  const wanted = series.replace(/\{.*$/, '').trim();
  if (wanted.endsWith('*')) return name.startsWith(wanted.slice(0, -1));
  return name === wanted || ['_bucket', '_sum', '_count'].some((suffix) => name === wanted + suffix);
}

function isSearched(word: string, { observed }: Scene): boolean {
  return observed.facts.stages.some((stage) => /^[ef]?grep$|^rg$/.test(stage.tool ?? '') && stage.args.includes(word));
}

/** Samples of the series in exposition text; its HELP and TYPE lines alone are none. */
export function judgeMetrics(test: TestOf<'metrics'>, scene: Scene): Decision {
  const output = subjectOf(scene);
  const want = test.series === null ? 'Expected Prometheus metrics' : `Expected samples of ${test.series}`;
  if (isBlank(output)) return fail(`${want}; nothing was printed.`);
  let first: { readonly text: string; readonly line: number } | null = null;
  let comments = 0;
  // What a grep looks for may be the beginning of a name: only a series that the author names is meant whole.
  const sought = test.series !== null && !scene.clause.includes(test.series) && isSearched(test.series, scene);
  const series = sought ? `${test.series}*` : test.series;
  // A histogram has parts in place of samples of its own; where there is one, the parts are other series.
  const own = test.series?.replace(/\{.*$/, '').trim();
  const exact = own !== undefined && output.lines.some((text) => sampleOf(text)?.name === own);
  for (const [i, text] of output.lines.entries()) {
    if (/^# (?:HELP|TYPE|UNIT) /.test(text)) comments += 1;
    const sample = sampleOf(text);
    if (!sample || (series !== null && !isOfSeries(sample.name, series)) || !hasLabels(text, test.series)) continue;
    if (exact && sample.name !== own) continue;
    const ok = test.compare ? compares(sample.value, test.compare.op, test.compare.value) : true;
    if (ok !== true)
      return fail(
        `${want} ${test.compare?.op ?? ''} ${test.compare?.value ?? ''}; found ${sample.value}.`,
        text,
        i + 1,
      );
    first ??= { text, line: i + 1 };
  }
  if (first !== null && (test.series !== null || looksExposed(output.lines, comments))) {
    if (test.compare && !output.complete) return undecided(`${want}; the middle of the output was not kept.`);
    return pass(`${want}; found ${brief(first.text)}.`, first.text, first.line);
  }
  if (!output.complete) return undecided(`${want}; they are not in what was kept of the output.`);
  if (/^\s*[[{]/.test(output.text)) return undecided(`${want}; JSON was printed, which has no samples.`);
  return fail(
    comments > 0 ? `${want}; only comments (HELP, TYPE) were printed.` : `${want}; no such sample was printed.`,
  );
}

/** `up{job="x"}`: the labels that the series names are those of the sample, which may have more. */
function hasLabels(text: string, series: string | null): boolean {
  const wanted = labelsOf(series ?? '');
  if (wanted.size === 0) return true;
  const found = labelsOf(text);
  return [...wanted].every(([key, value]) => found.get(key) === value);
}

function labelsOf(text: string): ReadonlyMap<string, string> {
  const labels = /\{(.*)\}/.exec(text)?.[1] ?? '';
  return new Map(
    [...labels.matchAll(/(?<![\w"])(\w+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",}]+))/g)].map(
      ([, key = '', quoted, bare]) => [key, quoted ?? bare ?? ''],
    ),
  );
}

/** A lone `word 1` line could be anything: comments, labels or an underscore in the name make it a metric. */
function looksExposed(lines: readonly string[], comments: number): boolean {
  return comments > 0 || lines.some((line) => sampleOf(line) !== null && /^[a-z:]+_[\w:]*|\{/.test(line.trim()));
}

/** An answer of the Prometheus HTTP API with a result. */
export function judgeSeries(test: TestOf<'series'>, scene: Scene): Decision {
  const output = subjectOf(scene);
  const want = test.name === null ? 'Expected time series' : `Expected time series of ${test.name}`;
  if (isBlank(output)) return fail(`${want}; nothing was printed.`);
  if (!output.complete) return undecided(`${want}; the middle of the output was not kept.`);
  const parsed = documentsOf(output.text);
  const [root] = parsed.kind === 'parsed' ? parsed.docs : [];
  if (root?.is !== 'map' || !root.entries.has('status'))
    return bareResult(test, scene, want, root) ?? fromText(test, scene, want);
  const status = at(root, 'status');
  if (!status || show(status) !== 'success')
    return fail(`${want}; the answer is ${brief(status ? show(status) : 'without status')}.`, brief(output.text), 1);
  const data = at(root, 'data');
  const result = data?.is === 'list' ? data : at(data, 'result');
  if (result?.is !== 'list') return undecided(`${want}; the answer holds no result list.`, brief(output.text), 1);
  return judgeResult(test, result.items, scene, want);
}

function bareResult(test: TestOf<'series'>, scene: Scene, want: string, root: Value | undefined): Decision | null {
  if (root?.is !== 'list') return null;
  const isResult = root.items.length === 0 || root.items.every((item) => at(item, 'metric') !== undefined);
  return isResult ? judgeResult(test, root.items, scene, want) : null;
}

function judgeResult(test: TestOf<'series'>, items: readonly Value[], scene: Scene, want: string): Decision {
  if (items.length === 0) return fail(`${want}; the result is empty.`, brief(subjectOf(scene).text), 1);
  if (test.name !== null) {
    const wanted = test.name.replace(/\{.*$/, '');
    const names = items.map((item) =>
      item.is === 'scalar'
        ? item.text
        : show(at(at(item, 'metric'), '__name__') ?? at(item, '__name__') ?? { is: 'scalar', text: '', string: true }),
    );
    const nameless = names.every((name) => name === '');
    if (nameless && !scene.observed.text.includes(wanted)) return undecided(`${want}; the result names no series.`);
    if (!nameless && !names.some((name) => isOfSeries(name, wanted)))
      return fail(`${want}; found ${names[0] ?? ''}.`, names[0] ?? null, 1);
  }
  const hollow = items.find((item) => at(item, 'values')?.is === 'list' && show(at(item, 'values') ?? item) === '[]');
  if (hollow) return fail(`${want}; a series has no values.`);
  const bad = test.compare ? items.find((item) => !valueFits(item, test.compare)) : undefined;
  if (bad)
    return fail(
      `${want} ${test.compare?.op ?? ''} ${test.compare?.value ?? ''}; found ${brief(show(bad))}.`,
      brief(show(bad)),
      1,
    );
  return pass(`${want}; found ${String(items.length)}.`, brief(subjectOf(scene).text), 1);
}

/** The last value of a vector's `value` or a matrix's `values`. */
function valueFits(item: Value, compare: Compared | undefined): boolean {
  if (!compare) return true;
  const value = at(item, 'value');
  const values = at(item, 'values');
  const pair = value ?? (values?.is === 'list' ? values.items.at(-1) : undefined);
  const number = pair?.is === 'list' ? pair.items[1] : undefined;
  return number?.is === 'scalar' && compares(number.text, compare.op, compare.value) === true;
}

/** `promtool query instant`: `up{job="x"} => 1 @[1700000000]`. */
function fromText(test: TestOf<'series'>, scene: Scene, want: string): Decision {
  const output = subjectOf(scene);
  const at = output.lines.findIndex(
    (line) =>
      /^\S.* => \S+ @\[[\d.]+\]$/.test(line) &&
      (test.name === null || isOfSeries(/^[\w:]*/.exec(line)?.[0] ?? '', test.name)),
  );
  if (at !== -1 && !test.compare) return pass(`${want}; found it.`, output.lines[at] ?? null, at + 1);
  // A login page is about who asks; one of a gateway is the answer.
  if (/^\s*<(?:!doctype|html)\b[^]*(?:\b50\d\b|bad gateway|service unavailable|gateway time-?out)/i.test(output.text))
    return fail(`${want}; an error page was answered.`, brief(output.text), 1);
  return undecided(`${want}; the output is no answer of the Prometheus API.`);
}

function at(value: Value | undefined, key: string): Value | undefined {
  return value?.is === 'map' ? value.entries.get(key) : undefined;
}
