import { isAnnotation } from './output.ts';

/** A printed `key: value` line, as grep or a describe leaves it. */
export interface Line {
  readonly key: string;
  readonly value: string;
  /** It stood in quotes. */
  readonly quoted: boolean;
  /** Lines of a block list below the key (`- ALL`); null where the value stands on the line. */
  readonly list: readonly string[] | null;
  /** True where the list, or the block, may go on behind what was cut off. */
  readonly open: boolean;
  readonly line: number;
  readonly indent: number;
  /** Keys above it that are printed and less indented, outermost first. */
  readonly parents: readonly string[];
}

const PAIR = /^(\s*(?:- )*\s*)["']?([A-Za-z_$@/][\w.$@/ ()-]*?|[\w-]+)["']?\s*(:(?=\s|$)|:(?=\S)|=)\s*(.*)$/;

/** Reads the pieces of YAML, JSON, ini or describe text that a filter left. Annotation lines say nothing. */
export function pairsOf(lines: readonly string[]): readonly Line[] {
  const out: Line[] = [];
  const stack: { indent: number; key: string }[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const text = strip(lines[i] ?? '');
    if (text === '--' || isAnnotation(text)) {
      stack.length = 0;
      continue;
    }
    const fields = spacedPairs(text) ?? tabbedPairs(text);
    if (fields.length > 1) {
      out.push(...fields.map(({ key, value }) => ({ key, value, line: i + 1, ...ALONE })));
      continue;
    }
    const match = PAIR.exec(text);
    if (!match) continue;
    const [, lead = '', key = '', sep = '', rest = ''] = match;
    if (
      sep === ':' &&
      rest !== '' &&
      !/^:\s/.test(text.slice(text.indexOf(key) + key.length).replace(/^["']\s*/, '')) &&
      // `https://…`; `m1:27017 PRIMARY`, a host with its port.
      /^(?:\/\/|\d{2,5}\s+\p{L})/u.test(rest)
    )
      continue;
    const indent = lead.length;
    while (stack.length > 0 && (stack.at(-1)?.indent ?? 0) >= indent) stack.pop();
    const parents = stack.map((entry) => entry.key);
    stack.push({ indent, key });
    const value = cleanValue(rest);
    const block =
      value === '' || value === '[' || value === '{' ? blockList(lines, i + 1, lead.replace(/\S/g, ' ').length) : null;
    out.push({
      key: key.trim(),
      value,
      quoted: /^["']/.test(rest.trim()),
      list: block?.items ?? null,
      open: block?.open ?? false,
      line: i + 1,
      indent,
      parents,
    });
  }
  return out;
}

const ALONE = { quoted: false, list: null, open: false, indent: 0, parents: [] } as const;

/** `uid=10001 gid=10001 groups=10001`: nothing but pairs; null where the line holds other words, or one pair. */
function spacedPairs(text: string): readonly { readonly key: string; readonly value: string }[] | null {
  const pairs = text
    .trim()
    .split(/\s+/)
    .map((word) => /^([A-Za-z_][\w.-]*)=([^\s"']*)$/.exec(word));
  if (pairs.length < 2 || pairs.some((pair) => pair === null)) return null;
  return pairs.flatMap((pair) => (pair ? [{ key: pair[1] ?? '', value: pair[2] ?? '' }] : []));
}

/** `Partition: 0<tab>Leader: 3<tab>Isr: 3,1`: a record in one line, every field of which is a pair. */
function tabbedPairs(text: string): readonly { readonly key: string; readonly value: string }[] {
  const fields = text.split('\t').filter((field) => field.trim() !== '');
  const pairs = fields.flatMap((field) => {
    const [, key = '', value = ''] = /^\s*([A-Za-z][\w ]*):(?:\s+(.*))?$/.exec(field) ?? [];
    return key === '' ? [] : [{ key, value: value.trim() }];
  });
  return pairs.length === fields.length ? pairs : [];
}

/** Prefixes of `grep -n`, `grep -H` are not handled; the `+`/`-` of a diff is no value either. */
function strip(line: string): string {
  return line.replace(/^\d+[:-](?=\s)/, '').trimEnd();
}

/** Without quotes, trailing commas and comments. */
export function cleanValue(text: string): string {
  let value = text.trim().replace(/,$/, '').trim();
  const quoted = /^(["'])(.*)\1$/.exec(value);
  if (quoted) return quoted[2] ?? '';
  if (!value.startsWith('[') && !value.startsWith('{')) value = value.replace(/\s+#.*$/, '');
  return value;
}

function blockList(
  lines: readonly string[],
  from: number,
  indent: number,
): { items: readonly string[]; open: boolean } {
  const items: string[] = [];
  for (let i = from; i < lines.length; i += 1) {
    const text = lines[i] ?? '';
    if (text.trim() === '--') return { items, open: true };
    const item = /^(\s*)- (.*)$/.exec(text);
    const bare = /^(\s*)["']?([^"':{}[\]]+)["']?,?$/.exec(text);
    if (item && (item[1] ?? '').length >= indent) items.push(cleanValue(item[2] ?? ''));
    else if (bare && (bare[1] ?? '').length > indent && bare[2] !== undefined) items.push(cleanValue(bare[2]));
    else return { items, open: false };
  }
  return { items, open: true };
}
