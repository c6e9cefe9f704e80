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
  /** Scalars beside `name`; a diff has two. */
  readonly values: Scalar[];
  /** All scalars right in it, and whether a container stands there too. */
  readonly members: Scalar[];
  nested: boolean;
  /** Scalars at any depth below `data` and `stringData`. */
  readonly data: Scalar[];
  /** Data of items that name no kind: the list around them does, behind them (`kind: SecretList`). */
  readonly pending: Scalar[];
  /** Where the scalars below go: the nearest data above, else nowhere. */
  readonly into: Scalar[] | null;
}

const TOKEN = /"(?:[^"\\\n]|\\[^])*(?:"|$)|[{}[\],:\n]|[^\s{}[\],:"]+/gm;

/**
 * Secrets in JSON, JSON-like flow YAML and JSON kept in strings, wherever they stand in a text:
 *
 *     {"data":{"password":"aHVudGVyMg=="},"kind":"Secret"}
 *                          ^^^^^^^^^^^^
 */
export function findInJson(text: string, depth = 0): Finding[] {
  // Each finding stands behind a key, and in braces, brackets or quotes: most texts of a report have none of these.
  if (!text.includes(':') || !/["{[]/.test(text)) return [];
  const found: Finding[] = [];
  // What stands outside of all braces: the rest of an object of which the beginning is missing.
  const root = openLevel(null, true);
  let top = root;
  let last: Scalar | null = null;

  const closeTop = (): void => {
    settle(top, found);
    if (top.parent) top = top.parent;
    else orphan(root);
    if (top.isObject) top.key = null;
    last = null;
  };

  for (const match of text.matchAll(TOKEN)) {
    const token = match[0];
    if (token === '{' || token === '[') {
      top.nested = true;
      top = openLevel(top, token === '{');
      last = null;
    } else if (token === '}' || token === ']') closeTop();
    else if (token === ',' || token === '\n') {
      if (token === ',') last = null;
      if (top.isObject && (token === ',' || top === root)) top.key = null;
    } else if (token === ':') {
      if (top.isObject && last && top.key === null) top.key = last.text;
    } else {
      const quoted = token.startsWith('"');
      const start = match.index + (quoted ? 1 : 0);
      const end = match.index + token.length - (quoted && token.length > 1 && token.endsWith('"') ? 1 : 0);
      last = { start, end, text: text.slice(start, end) };
      if (top !== root || quoted) addScalar(top, last);
      if (quoted && depth < 4 && /\\[n"]/.test(last.text)) found.push(...findEscaped(last, depth));
    }
  }
  while (top !== root) closeTop();
  settle(root, found);
  return found;
}

/** A brace closes what never opened: what was read is the data of an object that goes on. */
function orphan(root: Level): void {
  root.data.length = 0;
  root.data.push(...root.members.splice(0));
  root.values.length = 0;
  root.kind = null;
  root.name = null;
}

function openLevel(parent: Level | null, isObject: boolean): Level {
  const under = parent?.isObject === true ? parent.key : null;
  const into = parent && (under === 'data' || under === 'stringData') ? parent.data : (parent?.into ?? null);
  return {
    ...{ isObject, parent, under, into, nested: false },
    ...{ key: null, kind: null, name: null, values: [], members: [], data: [], pending: [] },
  };
}

function addScalar(level: Level, scalar: Scalar): void {
  if (level.isObject && level.key === null) return;
  level.into?.push(scalar);
  if (level.isObject) level.members.push(scalar);
  const key = level.key?.toLowerCase();
  if (key === 'kind') level.kind ??= scalar.text;
  else if (key === 'name') level.name ??= scalar.text;
  else if (key === 'value') level.values.push(scalar);
  else if (level.key === 'data' || level.key === 'stringData') level.data.push(scalar);
}

function settle(level: Level, found: Finding[]): void {
  const { kind, data, name, values, members, parent } = level;
  if (kind === 'Secret' || (kind === null && are64(data))) hide(data, found);
  else if (kind === null && parent?.under === 'items') parent.parent?.pending.push(...data);
  if (kind === 'SecretList') hide(level.pending, found);
  // The data alone, as `-o jsonpath={.data}` prints it.
  if (level.isObject && !level.nested && parent && !parent.parent && are64(members)) hide(members, found);
  if (name === null || !isSecretName(name)) return;
  for (const { start, end, text } of values) if (!isHarmlessValue(text)) found.push({ start, end, kind: 'pair' });
}

function are64(scalars: readonly Scalar[]): boolean {
  return allBase64(scalars.map((scalar) => scalar.text));
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
      // A line that YAML folds: the line end and the blanks behind it are none of the string's.
      if (next === '\n') {
        offsets.pop();
        while (/[ \t]/.test(scalar.text[at + 1] ?? '')) at++;
        continue;
      }
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
