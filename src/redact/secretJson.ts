import { allBase64 } from './base64.ts';
import type { Finding } from './finding.ts';
import { isHarmlessValue, isSecretName } from './names.ts';
import { findInYaml } from './secretYaml.ts';

/** A string or bare word, half-open and without its quotes. */
interface Scalar {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** An open `{` or `[`. */
interface Level {
  readonly isObject: boolean;
  readonly parent: Level | null;
  /** The key under which this stands in its parent. */
  readonly under: string | null;
  key: string | null;
  kind: string | null;
  name: string | null;
  value: Scalar | null;
  /** Scalars at any depth below `data` and `stringData`. */
  readonly data: Scalar[];
  /** Data of items that name no kind: the list around them does, behind them (`kind: SecretList`). */
  readonly pending: Scalar[];
  /** Where the scalars below go: the nearest data above, else nowhere. */
  readonly into: Scalar[] | null;
}

const TOKEN = /"(?:[^"\\\n]|\\.)*(?:"|$)|[{}[\],:\n]|[^\s{}[\],:"]+/gm;

/**
 * Secrets in JSON, JSON-like flow YAML and JSON kept in strings, wherever they stand in a text:
 *
 *     {"data":{"password":"aHVudGVyMg=="},"kind":"Secret"}
 *                          ^^^^^^^^^^^^
 */
export function findInJson(text: string, depth = 0): Finding[] {
  const found: Finding[] = [];
  let top: Level | null = null;
  let last: Scalar | null = null;

  const closeTop = (): void => {
    if (!top) return;
    settle(top, found);
    top = top.parent;
    if (top?.isObject) top.key = null;
    last = null;
  };

  for (const match of text.matchAll(TOKEN)) {
    const token = match[0];
    const at: Level | null = top;
    if (token === '{' || token === '[') {
      top = openLevel(at, token === '{');
      last = null;
    } else if (token === '}' || token === ']') closeTop();
    else if (token === ',' || token === '\n') {
      if (token === ',') last = null;
      if (token === ',' && at?.isObject) at.key = null;
    } else if (token === ':') {
      if (at?.isObject && last && at.key === null) at.key = last.text;
    } else {
      const quoted = token.startsWith('"');
      const start = match.index + (quoted ? 1 : 0);
      const end = match.index + token.length - (quoted && token.length > 1 && token.endsWith('"') ? 1 : 0);
      last = { start, end, text: text.slice(start, end) };
      if (at) addScalar(at, last);
      if (quoted && depth < 4 && /\\[n"]/.test(last.text)) found.push(...findEscaped(last, depth));
    }
  }
  while (top) closeTop();
  return found;
}

function openLevel(parent: Level | null, isObject: boolean): Level {
  const under = parent?.isObject === true ? parent.key : null;
  const into = parent && (under === 'data' || under === 'stringData') ? parent.data : (parent?.into ?? null);
  return { isObject, parent, under, key: null, kind: null, name: null, value: null, data: [], pending: [], into };
}

function addScalar(level: Level, scalar: Scalar): void {
  if (level.isObject && level.key === null) return;
  level.into?.push(scalar);
  if (level.key === 'kind') level.kind ??= scalar.text;
  else if (level.key === 'name') level.name ??= scalar.text;
  else if (level.key === 'value') level.value ??= scalar;
  else if (level.key === 'data' || level.key === 'stringData') level.data.push(scalar);
}

function settle(level: Level, found: Finding[]): void {
  const { kind, data, name, value } = level;
  const all64 = allBase64(data.map((scalar) => scalar.text));
  if (kind === 'Secret' || (kind === null && all64)) hide(data, found);
  else if (kind === null && level.parent?.under === 'items') level.parent.parent?.pending.push(...data);
  if (kind === 'SecretList') hide(level.pending, found);
  if (name !== null && value && isSecretName(name) && !isHarmlessValue(value.text))
    found.push({ start: value.start, end: value.end, kind: 'pair' });
}

function hide(scalars: readonly Scalar[], found: Finding[]): void {
  for (const { start, end } of scalars) found.push({ start, end, kind: 'secret-data' });
}

/** `"{\"kind\":\"Secret\"}"`: the string is read as a text of its own, and each place brought back. */
function findEscaped(scalar: Scalar, depth: number): Finding[] {
  const offsets: number[] = [];
  let plain = '';
  for (let at = 0; at < scalar.text.length; at++) {
    offsets.push(scalar.start + at);
    if (scalar.text[at] !== '\\') plain += scalar.text[at] ?? '';
    else {
      const next = scalar.text[++at] ?? '';
      plain += next === 'n' ? '\n' : next === 't' ? '\t' : next;
    }
  }
  offsets.push(scalar.end);
  return [...findInJson(plain, depth + 1), ...findInYaml(plain, depth + 1)].map(({ start, end, kind }) => ({
    start: offsets[start] ?? scalar.start,
    end: offsets[end] ?? scalar.end,
    kind,
  }));
}
