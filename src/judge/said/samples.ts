import { documentsOf } from '../printed/documents.ts';
import type { Value } from '../printed/documents.ts';
import { show } from '../printed/contain.ts';
import { sampleOf } from '../kinds/metrics.ts';
import type { Scene } from '../scene.ts';

/** One sample, in whichever form it is printed. */
export interface Sample {
  readonly name: string;
  readonly labels: ReadonlyMap<string, string>;
  readonly value: string;
  readonly text: string;
  readonly line: number;
}

const MOST = 20_000;

/**
 * Samples of the exposition format, of `promtool query instant` and of Prometheus' HTTP answers. Null: nothing of that
 * kind is printed; none at all where a query has an empty result.
 */
export function samplesOf({ stdout, observed }: Scene): readonly Sample[] | null {
  const { text, lines } = stdout;
  if (!stdout.complete || lines.length > MOST) return null;
  if (/^\s*[[{]/.test(text)) return text.includes('"metric"') || text.includes('"resultType"') ? inAnswer(text) : null;
  const query = /\bpromtool\s+query\s+(?:instant|range)\b/.test(observed.text);
  if (query && text.trim() === '') return [];
  const out: Sample[] = [];
  let comments = false;
  for (const [i, line] of lines.entries()) {
    comments ||= /^# (?:HELP|TYPE) /.test(line);
    const asked = /^([a-zA-Z_:][\w:]*)?(\{.*\})? => (\S+) @\[[^\]]*\]$/.exec(line.trim());
    const plain = asked ? null : sampleOf(line);
    const name = asked ? (asked[1] ?? '') : plain?.name;
    const value = asked ? asked[3] : plain?.value;
    if (name === undefined || value === undefined) continue;
    out.push({ name, labels: labelsIn(line), value, text: line, line: i + 1 });
  }
  const bare = out.every(({ text: line }) => !line.includes('{') && !/^[a-z:]+_/.test(line));
  return out.length === 0 || (bare && !comments) ? (comments ? [] : null) : out;
}

function labelsIn(line: string): ReadonlyMap<string, string> {
  const inside = line.slice(line.indexOf('{') + 1, Math.max(0, line.lastIndexOf('}')));
  if (!line.includes('{')) return new Map();
  const pairs = inside.matchAll(/(?<![\w"])(\w+)="((?:[^"\\]|\\.)*)"/g);
  return new Map([...pairs].map(([, key = '', value = '']) => [key, value]));
}

function inAnswer(text: string): readonly Sample[] | null {
  const parsed = documentsOf(text);
  const [root] = parsed.kind === 'parsed' ? parsed.docs : [];
  const result = root?.is === 'list' ? root : at(at(root, 'data'), 'result');
  if (result?.is !== 'list' || (root?.is === 'map' && show(at(root, 'status') ?? root) !== 'success')) return null;
  return result.items.map((item): Sample => {
    const metric = at(item, 'metric');
    const labels = metric?.is === 'map' ? [...metric.entries].map(([key, value]) => [key, show(value)] as const) : [];
    const all = at(item, 'values');
    const pair = at(item, 'value') ?? (all?.is === 'list' ? all.items.at(-1) : undefined);
    const value = pair?.is === 'list' ? pair.items[1] : undefined;
    const name = labels.find(([key]) => key === '__name__')?.[1] ?? '';
    return { name, labels: new Map(labels), value: value ? show(value) : '', text: show(item), line: 1 };
  });
}

function at(value: Value | undefined, key: string): Value | undefined {
  return value?.is === 'map' ? value.entries.get(key) : undefined;
}
