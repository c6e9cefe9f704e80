import { containsValue, sameValue, show } from '../printed/contain.ts';
import { documentsOf } from '../printed/documents.ts';
import type { Value } from '../printed/documents.ts';
import { live } from '../printed/output.ts';
import { placesOf } from '../printed/paths.ts';
import { reread } from '../reread.ts';
import { brief, fail, isBlank, pass, subjectOf, undecided } from '../scene.ts';
import type { Decision, Scene, TestOf } from '../scene.ts';
import { isOfTexts, isUntyped } from '../printed/typed.ts';
import { isCut } from './value.ts';

/** The output parses as YAML or JSON and holds a map or list; with a fragment, it contains that. */
export function judgeYaml(test: TestOf<'yaml'>, scene: Scene): Decision {
  const output = subjectOf(scene);
  const want = test.fragment === null ? 'Expected valid YAML or JSON' : `Expected the YAML ${brief(test.fragment, 80)}`;
  if (isBlank(output)) return fail(`${want}; nothing was printed.`);
  if (!output.complete) return undecided(`${want}; the middle of the output was not kept.`);
  if (test.fragment === null) return parses(output.text, want);
  const fragment = documentOf(test.fragment);
  if (fragment === null || fragment.is === 'scalar') return undecided(`${want}; the fragment itself is no YAML.`);
  if (isCut(scene))
    return (
      inPieces(output.text, fragment, want) ??
      reread(scene, 'json', (second) => judgeYaml(test, second)) ??
      undecided(`${want}; what a filter cut off may hold the rest.`)
    );
  const parsed = documentsOf(output.text);
  if (parsed.kind === 'too-large') return undecided(`${want}; the output is larger than 16 MB.`);
  const docs = parsed.kind === 'parsed' ? parsed.docs.filter((doc) => doc.is !== 'scalar') : [];
  if (docs.length === 0)
    return (
      reread(scene, 'json', (second) => judgeYaml(test, second)) ??
      undecided(`${want}; the output is no YAML or JSON${parsed.kind === 'broken' ? ` (${parsed.why})` : ''}.`)
    );
  return inDocuments(docs, fragment, want);
}

function parses(text: string, want: string): Decision {
  const parsed = documentsOf(text);
  if (parsed.kind === 'too-large') return undecided(`${want}; the output is larger than 16 MB.`);
  if (parsed.kind === 'broken') return fail(`${want}; ${parsed.why}`);
  const solid = parsed.docs.filter((doc) => doc.is !== 'scalar');
  const words = parsed.docs.filter((doc) => doc.is === 'scalar' && doc.text !== '');
  if (solid.length === 0 || words.length > 0) return fail(`${want}; the output is plain text.`);
  return pass(`${want}; found ${String(solid.length)} ${solid.length === 1 ? 'document' : 'documents'}.`);
}

function documentOf(text: string): Value | null {
  const parsed = documentsOf(text);
  return parsed.kind === 'parsed' ? (parsed.docs[0] ?? null) : null;
}

/** Keys that name what a map is about: where one is in the fragment, other maps are simply others. */
const NAMING = ['name', 'kind', 'id', 'alert', 'record', 'key', 'host'];

function inDocuments(docs: readonly Value[], fragment: Value, want: string): Decision {
  const items = docs.flatMap(itemsOf);
  const typed = !isUntyped(docs);
  const holding = items.filter((item) => somewhere(item, fragment, typed));
  if (holding.length === 0)
    return items.some((item) => somewhere(item, fragment))
      ? undecided(`${want}; it is there with a text in quotes for a number, true, false or null.`)
      : fail(`${want}; it is not contained.`);
  if (fragment.is !== 'map') return pass(`${want}; found it.`);
  if (NAMING.some((key) => fragment.entries.has(key))) return pass(`${want}; found it.`);
  const rivals = items.flatMap((item) => rivalsOf(item, fragment));
  const [rival] = rivals;
  if (rival) return fail(`${want}; elsewhere it is ${brief(show(rival))}.`, brief(show(rival)));
  const kinds = new Set(items.map((item) => (item.is === 'map' ? show(item.entries.get('kind') ?? item) : '')));
  if (items.length > holding.length && items.length > 1 && kinds.size === 1)
    return fail(
      `${want}; ${String(items.length - holding.length)} of ${String(items.length)} items do not contain it.`,
    );
  return pass(`${want}; found it.`);
}

function itemsOf(doc: Value): readonly Value[] {
  const items = doc.is === 'map' ? doc.entries.get('items') : undefined;
  if (items?.is === 'list') return items.items;
  return doc.is === 'list' ? doc.items : [doc];
}

/**
 * Whether `found` says yes to a map or list of a document; it sees them from the outside in, up to the first yes.
 * `texts`: it stands under a key whose values are all texts.
 */
function someMap(
  value: Value,
  found: (part: Exclude<Value, { is: 'scalar' }>, texts: boolean) => boolean,
  texts = false,
  depth = 0,
): boolean {
  if (value.is === 'scalar' || depth > 200) return false;
  if (found(value, texts)) return true;
  if (value.is === 'list') return value.items.some((child) => someMap(child, found, texts, depth + 1));
  for (const [key, child] of value.entries) {
    if (child.is === 'scalar' || key === 'managedFields') continue;
    if (someMap(child, found, texts || isOfTexts([key]), depth + 1)) return true;
  }
  return false;
}

/** `typed`: `true` is no `"true"`, but under keys whose values are all texts. */
function somewhere(value: Value, fragment: Value, typed = false): boolean {
  return someMap(value, (part, texts) => containsValue(part, fragment, typed && !texts));
}

/** Maps that have all keys of the fragment, but say something else. */
function rivalsOf(item: Value, fragment: Value): readonly Value[] {
  if (fragment.is !== 'map') return [];
  const keys = [...fragment.entries.keys()];
  const out: Value[] = [];
  someMap(item, (part) => {
    if (part.is !== 'map' || !keys.some((key) => part.entries.has(key)) || containsValue(part, fragment)) return false;
    if (keys.every((key) => part.entries.has(key))) out.push(part);
    else if (keys.some((key) => differs(part.entries.get(key), fragment.entries.get(key)))) out.push(part);
    return false;
  });
  return out;
}

function differs(a: Value | undefined, b: Value | undefined): boolean {
  return a !== undefined && b !== undefined && a.is === 'scalar' && b.is === 'scalar' && !sameValue(a, b);
}

/** Pieces that `grep -A` left, each read by itself; null where they cannot decide. */
function inPieces(text: string, fragment: Value, want: string): Decision | null {
  if (fragment.is !== 'map') return null;
  const [key = ''] = [...fragment.entries.keys()];
  const pieces = live(text)
    .split(/^--$/m)
    .map(dedent)
    .filter((piece) => piece.trim() !== '');
  const values = pieces.map(documentOf);
  const docs = values.filter((value) => value !== null);
  if (docs.length < pieces.length) return null;
  const about = docs.filter((doc) => placesOf([doc], key).length > 0);
  if (about.length === 0) return null;
  return about.every((doc) => somewhere(doc, fragment, true)) &&
    about.every((doc) => rivalsOf(doc, fragment).length === 0)
    ? pass(`${want}; found it.`)
    : null;
}

function dedent(piece: string): string {
  const lines = piece.split('\n').filter((line) => line.trim() !== '');
  const indent = Math.min(...lines.map((line) => line.length - line.trimStart().length));
  return lines.map((line) => line.slice(indent)).join('\n');
}
