import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import type { DirectiveProblem } from './directive.ts';
import type { Comparison, FileTest, RuleTest } from './rule.ts';
import { COMPARISONS, FLAT_KINDS, type Field, type KindFields, type NestedKind } from './ruleFields.ts';

export interface Fields {
  readonly map: YAMLMap;
  readonly problems: DirectiveProblem[];
  readonly text: string;
}

const NESTED: readonly NestedKind[] = ['resolves', 'file', 'eventually', 'all', 'any'];
const KINDS: readonly string[] = [...Object.keys(FLAT_KINDS), ...NESTED];
const RULES = new RegExp(`^(?:-\\s+)?(?:[{[]|(?:rules|${KINDS.join('|')})\\s*:)`);

/** Whether `# expect:` begins rules rather than the author's words: `{contains: lit}`, `- exit: 0`, but not `200 OK`. */
export function looksLikeRules(text: string): boolean {
  return RULES.test(text.trim());
}
type Value = string | number | boolean | null | readonly string[] | { readonly op: Comparison; readonly value: string };

/** Reads the one kind of a rule's map; `besides` are the keys that may stand beside it. Null after a problem. */
export function readRuleMap(fields: Fields, besides: readonly string[]): RuleTest | null {
  const { map } = fields;
  const keys = map.items.map((pair) => (isScalar(pair.key) ? String(pair.key.value) : ''));
  const kinds = keys.filter((key) => KINDS.includes(key));
  const strange = keys.find((key) => !KINDS.includes(key) && !besides.includes(key));
  if (strange !== undefined)
    return fail(fields, map, `\`${strange}\` is no kind of rule. Kinds are ${KINDS.join(', ')}.`);
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1)
    return fail(
      fields,
      map,
      `A rule has exactly one kind; found ${kinds.length === 0 ? 'none' : kinds.join(' and ')}.`,
    );
  const node = map.get(kind, true) as Node | undefined | null;
  const flat = (FLAT_KINDS as Readonly<Record<string, KindFields>>)[kind];
  return flat ? readFlat(fields, kind, flat, node ?? null) : readNested(fields, kind as NestedKind, node ?? null);
}

function fail(fields: Fields, node: Node | null, message: string): null {
  const [start, end] = node?.range ? [node.range[0], node.range[1]] : [0, fields.text.length];
  fields.problems.push({ message, start, end });
  return null;
}

function readFlat(
  fields: Fields,
  kind: string,
  { short, fields: known }: KindFields,
  node: Node | null,
): RuleTest | null {
  const given = isMap(node) ? node : null;
  if (given) {
    const strange = given.items
      .map((pair) => (isScalar(pair.key) ? String(pair.key.value) : ''))
      .find((key) => !(key in known));
    if (strange !== undefined)
      return fail(fields, node, `\`${kind}\` has no field \`${strange}\`. It has ${Object.keys(known).join(', ')}.`);
  }
  const out: Record<string, Value> = {};
  for (const [name, field] of Object.entries(known)) {
    const at = given ? (given.get(name, true) as Node | undefined) : name === short ? node : undefined;
    const bare = !given && isScalar(at) && at.value === true && field.otherwise !== undefined;
    const value = at === undefined || at === null || bare ? absent(field) : readValue(at, field);
    if (value === undefined) {
      if (at === undefined && field.optional) continue;
      return fail(
        fields,
        (at ?? node) as Node | null,
        at ? `\`${kind}.${name}\` must be ${typeWords(field)}.` : `\`${kind}\` needs \`${name}\`, ${typeWords(field)}.`,
      );
    }
    out[name] = value;
  }
  if (kind === 'matches' && !isPattern(String(out['pattern']), String(out['flags'])))
    return fail(fields, node, `\`${String(out['pattern'])}\` is no regular expression.`);
  return { kind, ...out } as unknown as RuleTest;
}

const absent = (field: Field): Value | undefined => (field.optional ? undefined : field.otherwise);

function readValue(node: Node, field: Field): Value | undefined {
  const { type } = field;
  if (type === 'texts') {
    if (isSeq(node))
      return node.items.every((item) => isScalar(item))
        ? node.items.map((item) => String((item as { source?: string; value: unknown }).value))
        : undefined;
    return isScalar(node) ? [textOf(node)] : undefined;
  }
  if (type === 'compared') {
    if (!isMap(node)) return undefined;
    const op = (node.get('op') ?? '=') as Comparison;
    const value = node.get('value', true) as Node | undefined;
    return COMPARISONS.includes(op) && isScalar(value) ? { op, value: textOf(value) } : undefined;
  }
  if (!isScalar(node)) return undefined;
  if (node.value === null) return field.otherwise === null ? null : undefined;
  if (type === 'whole') return typeof node.value === 'number' && Number.isInteger(node.value) ? node.value : undefined;
  if (type === 'yes-no') return typeof node.value === 'boolean' ? node.value : undefined;
  const text = textOf(node);
  if (type === 'comparison') return (COMPARISONS as readonly string[]).includes(text) ? text : undefined;
  if (type === 'text') return text;
  return type.includes(text) ? text : undefined;
}

/** As written: `1.10` stays `1.10`, though YAML takes it for a number. */
function textOf(node: { readonly value: unknown; readonly source?: string; readonly type?: string | null }): string {
  return node.type === 'PLAIN' && node.source !== undefined ? node.source : String(node.value);
}

function typeWords({ type }: Field): string {
  if (Array.isArray(type)) return `one of ${type.join(', ')}`;
  const words: Readonly<Record<string, string>> = {
    text: 'a text',
    whole: 'a whole number',
    'yes-no': 'true or false',
    texts: 'a list of texts',
    comparison: `one of ${COMPARISONS.join(' ')}`,
    compared: 'a map of `op` and `value`',
  };
  return words[type as string] ?? 'a value';
}

function isPattern(source: string, flags: string): boolean {
  try {
    new RegExp(source, flags);
    return true;
  } catch {
    return false;
  }
}

function readNested(fields: Fields, kind: NestedKind, node: Node | null): RuleTest | null {
  switch (kind) {
    case 'resolves':
      return readAnswer(fields, node);
    case 'file':
      return readFile(fields, node);
    case 'eventually': {
      if (!isMap(node)) return fail(fields, node, '`eventually` is a map of `rule` and `ms`.');
      const inner = node.get('rule', true) as Node | undefined;
      const [ms, everyMs] = [node.get('ms'), node.get('everyMs') ?? 2000];
      if (!isMap(inner) || typeof ms !== 'number' || typeof everyMs !== 'number' || ms <= 0 || everyMs <= 0)
        return fail(fields, node, '`eventually` needs a `rule`, and `ms`, a number of milliseconds.');
      const rule = readRuleMap({ ...fields, map: inner }, []);
      return rule && { kind, rule, ms, everyMs };
    }
    case 'all':
    case 'any': {
      if (!isSeq(node) || node.items.length === 0) return fail(fields, node, `\`${kind}\` is a list of rules.`);
      const rules = node.items.map((item) =>
        isMap(item)
          ? readRuleMap({ ...fields, map: item }, [])
          : fail(fields, node, 'A rule is a map with its kind as key.'),
      );
      const read = rules.filter((rule) => rule !== null);
      return read.length === rules.length ? { kind, rules: read } : null;
    }
  }
}

function readAnswer(fields: Fields, node: Node | null): RuleTest | null {
  const words = 'any, public, private, none, or a map with `address`, `name` or `placeholder`';
  if (isScalar(node)) {
    const to = String(node.value);
    if (to === 'any' || to === 'public' || to === 'private' || to === 'none' || to === 'nxdomain')
      return { kind: 'resolves', to };
    if (to === 'true') return { kind: 'resolves', to: 'any' };
  }
  if (isMap(node)) {
    const [record, op, count, addresses] = [
      node.get('record'),
      node.get('op') ?? '=',
      node.get('count'),
      node.get('addresses', true),
    ];
    if (typeof record === 'string' && typeof count === 'number' && COMPARISONS.includes(op as Comparison))
      return { kind: 'resolves', to: { record, op: op as Comparison, count } };
    if (isSeq(addresses) && addresses.items.every((item) => isScalar(item)))
      return {
        kind: 'resolves',
        to: { addresses: addresses.items.map((item) => String((item as { value: unknown }).value)) },
      };
  }
  if (isMap(node) && node.items.length === 1) {
    const [address, name, placeholder] = [node.get('address'), node.get('name'), node.get('placeholder')];
    if (typeof address === 'string') return { kind: 'resolves', to: { address } };
    if (typeof name === 'string') return { kind: 'resolves', to: { name } };
    if (typeof placeholder === 'string') return { kind: 'resolves', to: { placeholder } };
  }
  return fail(fields, node, `\`resolves\` is ${words}.`);
}

function readFile(fields: Fields, node: Node | null): RuleTest | null {
  if (isScalar(node) && typeof node.value === 'string')
    return { kind: 'file', path: node.value, test: { is: 'present' } };
  if (!isMap(node)) return fail(fields, node, '`file` is a path, or a map with `path`.');
  const get = (key: string): string | null => {
    const value = node.get(key, true) as Node | undefined;
    return isScalar(value) && value.value !== null ? textOf(value) : null;
  };
  const path = get('path');
  if (path === null) return fail(fields, node, '`file` needs a `path`.');
  const [key, value, yaml] = [get('key'), get('value'), get('yaml')];
  let test: FileTest = { is: 'present' };
  if (yaml !== null) test = { is: 'fragment', under: get('under'), yaml };
  else if (key !== null && value !== null) test = { is: 'value', key, value };
  else if (key !== null || value !== null) return fail(fields, node, '`file` needs `key` and `value` together.');
  return { kind: 'file', path, test };
}
