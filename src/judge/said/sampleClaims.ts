import { isTold } from '../../expect/asides.ts';
import type { Comparison } from '../../expect/rule.ts';
import { numberOf } from '../../expect/statement.ts';
import { compares, ordered } from '../printed/compare.ts';
import { isOfSeries } from '../kinds/metrics.ts';
import { samplesOf } from './samples.ts';
import type { Sample } from './samples.ts';
import { brief, fail, pass } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';

/**
 * What words say of samples: which series they are of, with which labels, how many there are and what they are at.
 *
 *     build_info has version="2.4"        a series for namespace `shop`        every target at 1
 *     ^^^^^^^^^^ name ^^^^^^^^^^^^^ label             ^^^^^^^^^ ^^^^ label       ^^^^^ each     ^ value
 *
 * Null: a word is none of these and the command does not say it.
 */
export function judgeSampleClaim(words: string, scene: Scene): Decision | null {
  const { exit, observed } = scene;
  if (exit.kind !== 'ok' || exit.masked !== null || words.length > 200) return null;
  const samples = samplesOf(scene);
  if (samples === null) return null;
  const claim = claimOf(words, samples, observed.text);
  if (!claim) return null;
  const { names, labels, count, every, value } = claim;
  const mine = samples.filter(
    (sample) =>
      names.every((name) => isOfSeries(sample.name, name)) &&
      labels.every(({ key, text }) => sample.labels.get(key) === text),
  );
  const want = `Expected “${brief(words)}”`;
  const [first] = mine;
  const found = (sample: Sample | undefined, ok: boolean): Decision =>
    (ok ? pass : fail)(
      `${want}; found ${sample ? brief(sample.text) : `${String(mine.length)} such samples`}.`,
      sample?.text ?? null,
      sample?.line ?? null,
    );
  if (count && !ordered(mine.length, count.op, count.n)) return found(first, false);
  if (count?.n === 0) return value ? null : found(first, true);
  if (!first) return names.length + labels.length > 0 || count || every ? found(samples[0], false) : null;
  if (!value) return count || names.length + labels.length > 0 ? found(first, true) : null;
  const results = mine.map((sample) => ({ sample, ok: compares(sample.value, value.op, value.text) }));
  const bad = results.find(({ ok }) => ok === false);
  if (bad) return found(bad.sample, false);
  return results.every(({ ok }) => ok === true) ? found(first, true) : null;
}

interface Claim {
  readonly names: readonly string[];
  readonly labels: readonly { readonly key: string; readonly text: string }[];
  readonly count: { readonly op: Comparison; readonly n: number } | null;
  readonly every: boolean;
  readonly value: { readonly op: Comparison; readonly text: string } | null;
}

const VAGUE =
  /\b(?:or|only|other|another|unless|except|if|when|while|but|before|after|until|not|never|increas\w*|decreas\w*|growing|rising|falling|new|old|same|different|first|last|next|rate|sum|average|yet|still|again|than|between|around|about)\b|n't\b/i;
const NOUN =
  /^(?:series|time|metrics?|samples?|targets?|labels?|counters?|gauges?|histograms?|values?|data|points?|results?|one|ones|scrape|instances?)$/i;
const SMALL =
  /^(?:is|are|be|has|have|the|a|an|in|on|of|for|with|at|there|must|should|shows?|present|exists?|exported|exposed|scraped|returned|comes?|back|appears?|found|visible|listed|printed|carries|carry|reports?|says?|and|it|its|we|you|expect|see|set)$/i;
const NAME = /^[a-zA-Z:][\w:]*_[\w:]*$/;

function claimOf(source: string, samples: readonly Sample[], command: string): Claim | null {
  const text = source
    .replace(/^\s*#+\s+/, '')
    .replace(/\bnot a single\b|\bzero\b/i, 'no')
    .replace(/\bshows? up\b/i, 'present')
    .replace(/\b(?:at least|no fewer than) (?=\S)/i, '>=')
    .replace(/\b(?:at most|no more than) (?=\S)/i, '<=');
  if (VAGUE.test(text.replace(/`[^`]*`|"[^"]*"/g, ' '))) return null;
  const words = (text.match(/[\w:.]+(?:\{[^{}]*\}|\s?=\s?"[^"]*"|=[^\s,;"]+)|`[^`]+`|"[^"]+"|[^\s,;()]+/g) ?? []).map(
    (word) => word.replace(/[.:!]+$/, ''),
  );
  const keys = new Set(samples.flatMap(({ labels }) => [...labels.keys()]));
  const names: string[] = [];
  const labels: { key: string; text: string }[] = [];
  let count: Claim['count'] = null;
  let value: Claim['value'] = null;
  let every = false;
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] ?? '';
    const bare = unquoted(word);
    const next = words[i + 1];
    const [, key, said] = /^(\w+)\s?=\s?(.+)$/.exec(bare) ?? [];
    const [, name, braces] = /^([\w:]+)\{([^{}]*)\}$/.exec(bare) ?? [];
    const number = /^(>=|<=)?(\w+)$/.exec(word);
    const n = number ? (number[2] === 'a' || number[2] === 'one' ? 1 : numberOf(number[2] ?? '')) : null;
    if (name !== undefined && braces !== undefined) {
      names.push(name);
      for (const pair of braces.matchAll(/(\w+)\s*=\s*"([^"]*)"/g))
        labels.push({ key: pair[1] ?? '', text: pair[2] ?? '' });
    } else if (key !== undefined && said !== undefined && (keys.has(key) || said.startsWith('"')))
      labels.push({ key, text: unquoted(said) });
    else if (samples.some((sample) => sample.name === bare) || (NAME.test(bare) && !keys.has(bare))) names.push(bare);
    else if (keys.has(bare) && next !== undefined && !SMALL.test(next) && !NOUN.test(next)) {
      labels.push({ key: bare, text: unquoted(next) });
      i += 1;
    } else if (/^(?:all|every|each|both)$/i.test(word)) {
      every = true;
      if (next === 'one') i += 1;
    } else if (/^no$/i.test(word)) {
      if (count) return null;
      count = { op: '=', n: 0 };
    } else if (
      n !== null &&
      !/^(?:a|one)$/i.test(word) &&
      (NOUN.test(next ?? '') || (count === null && NOUN.test(words[i + 2] ?? '') && /^\p{L}/u.test(next ?? '')))
    ) {
      if (count || value) return null;
      count = { op: number?.[1] === '>=' ? '>=' : number?.[1] === '<=' ? '<=' : '=', n };
    } else if (/^(?:>=|<=)?[\d.]+$/.test(word)) {
      if (value) return null;
      const [, op = '=', shown = ''] = /^(>=|<=)?([\d.]+)$/.exec(word) ?? [];
      value = { op: op === '>=' || op === '<=' ? op : '=', text: shown };
    } else if (!NOUN.test(word) && !SMALL.test(word) && !isTold(word, command) && !isPart(word, samples)) return null;
  }
  // That a target is up is told by its value.
  if (
    value === null &&
    words.some((word) => /^up$/i.test(word)) &&
    !words.some((word) => /^(?:series|metrics?|samples?)$/i.test(word))
  )
    return null;
  return { names, labels, count, every, value };
}

const unquoted = (word: string): string => word.replace(/^([`"'])(.*)\1$/, '$2');

/** A word of the name that all samples have. */
function isPart(word: string, samples: readonly Sample[]): boolean {
  const lower = word.toLowerCase();
  return samples.length > 0 && samples.every(({ name }) => name.split(/[_:]/).includes(lower));
}
