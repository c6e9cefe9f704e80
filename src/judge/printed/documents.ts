import { isMap, isScalar, isSeq, parseAllDocuments } from 'yaml';
import type { ParsedNode } from 'yaml';
import { jsonValues } from './jsonValue.ts';
import { plainYaml } from './plainYaml.ts';

/** A value of a document. Scalars keep how they were written, so that `1.10` is not `1.1`. */
export type Value =
  | { readonly is: 'scalar'; readonly text: string; readonly string: boolean }
  | { readonly is: 'list'; readonly items: readonly Value[] }
  | { readonly is: 'map'; readonly entries: ReadonlyMap<string, Value> };

export type Documents =
  | { readonly kind: 'parsed'; readonly format: 'json' | 'yaml'; readonly docs: readonly Value[] }
  | { readonly kind: 'broken'; readonly why: string }
  | { readonly kind: 'too-large' };

/** What needs a whole document is bounded. */
export const MOST = 16 * 1024 * 1024;

/** All documents of a text: JSON (several one after the other too), or YAML divided by `---`. */
export function documentsOf(text: string): Documents {
  if (text.length > MOST) return { kind: 'too-large' };
  const start = text.trimStart();
  if (start.startsWith('{') || start.startsWith('[')) {
    const docs = jsonValues(start);
    if (docs) return { kind: 'parsed', format: 'json', docs };
  }
  return yamlDocuments(text);
}

/** Documents that hold a map or a list; a lone word is valid YAML, but no document. */
export function structured(text: string): readonly Value[] | null {
  if (beginsAsWords(text)) return null;
  const docs = documentsOf(text);
  if (docs.kind !== 'parsed') return null;
  const solid = docs.docs.filter((doc) => !isNothing(doc));
  return solid.length > 0 && solid.every((doc) => doc.is !== 'scalar') ? solid : null;
}

/**
 * The first line is neither an entry of a map or list nor in brackets or quotes: a log, a table, prose. A document that
 * begins so is one scalar, or broken, whatever follows.
 */
function beginsAsWords(text: string): boolean {
  for (let from = 0; from < text.length;) {
    const end = text.indexOf('\n', from);
    const line = end === -1 ? text.slice(from) : text.slice(from, end);
    if (!/^\s*(?:#|$)/.test(line)) return /^ *[A-Za-z0-9]/.test(line) && !/:(?:\s|$)/.test(line);
    from += line.length + 1;
  }
  return false;
}

function isNothing(doc: Value): boolean {
  return doc.is === 'scalar' && doc.text === '' && !doc.string;
}

function yamlDocuments(text: string): Documents {
  const plain = plainYaml(text, flowValue);
  if (plain && plain.length > 0) return { kind: 'parsed', format: 'yaml', docs: plain };
  return fullYaml(text);
}

function flowValue(piece: string): Value | null {
  const parsed = fullYaml(piece);
  return parsed.kind === 'parsed' && parsed.docs.length === 1 ? (parsed.docs[0] ?? null) : null;
}

/** The full parser, for every form of YAML; exported for the test that compares the two. */
export function fullYaml(text: string): Documents {
  try {
    return readYaml(text);
  } catch (error) {
    // `- - - -` without end: the parser calls itself for each.
    if (error instanceof RangeError) return { kind: 'broken', why: 'It nests too deep to be read.' };
    throw error;
  }
}

function readYaml(text: string): Documents {
  const docs: Value[] = [];
  for (const doc of parseAllDocuments(text, { uniqueKeys: false, strict: true, logLevel: 'silent', version: '1.1' })) {
    if (!('errors' in doc)) continue;
    const [error] = doc.errors;
    if (error) return { kind: 'broken', why: error.message.split('\n', 1)[0] ?? '' };
    docs.push(fromYaml(doc.contents as ParsedNode | null, 0));
  }
  return { kind: 'parsed', format: 'yaml', docs };
}

const NOTHING: Value = { is: 'scalar', text: '', string: false };
const DEEPEST = 200;

function fromYaml(node: unknown, depth: number): Value {
  if (depth > DEEPEST) return NOTHING;
  if (isScalar(node)) {
    const plainText = node.type === 'PLAIN' || node.type === undefined;
    const source = typeof node.source === 'string' ? node.source : String(node.value ?? '');
    return { is: 'scalar', text: plainText ? source : String(node.value), string: typeof node.value === 'string' };
  }
  if (isSeq(node)) return { is: 'list', items: node.items.map((item) => fromYaml(item, depth + 1)) };
  if (isMap(node)) {
    const entries = new Map<string, Value>();
    for (const { key, value } of node.items)
      entries.set(isScalar(key) ? String(key.source ?? key.value) : String(key), fromYaml(value, depth + 1));
    return { is: 'map', entries };
  }
  return NOTHING;
}
