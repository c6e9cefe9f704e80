import { isAnnotation, lineAt, lineText, live } from '../printed/output.ts';
import { structured } from '../printed/documents.ts';
import { entriesOf, isWanted, wantedOf } from '../tables/entries.ts';
import type { Value } from '../printed/documents.ts';
import { isGeneratedFrom } from '../printed/generated.ts';
import { brief, fail, isBlank, pass, saysNothingFound, subjectOf, undecided } from '../scene.ts';
import type { Decision, Scene, TestOf } from '../scene.ts';
import { placesOf } from '../printed/paths.ts';
import { show } from '../printed/contain.ts';
import { tablesOf } from '../printed/tableRead.ts';
import { isShortened } from '../tables/shortened.ts';
import { findToken } from '../printed/tokens.ts';
import { namesIn } from './contains.ts';

/** Something is listed: a row below a header, a document, a line; with a name, one of that name. */
export function judgeExists(test: TestOf<'exists'>, scene: Scene): Decision {
  const output = subjectOf(scene);
  const want = test.name === null ? 'Expected something to be listed' : `Expected ${test.name} to be listed`;
  if (isBlank(output)) return fail(`${want}; nothing was printed.`);
  const tables = tablesOf(output, null);
  const rows = tables.flatMap((table) => table.rows);
  if (tables.length > 0 && rows.length === 0) return fail(`${want}; found a header without rows.`);
  if (tables.length === 0 && saysNothingFound(scene)) return fail(`${want}; no resources were found.`);
  if (test.name === null) {
    const docs = tables.length > 0 ? null : structured(output.text);
    if (docs?.every(isEmptyList)) return fail(`${want}; the list is empty.`);
    if (/^(?:\[\]|\{\}|null|none|<none>|0|\(0 rows\))$/i.test(output.text.trim()))
      return fail(`${want}; found ${brief(output.text)}.`);
    const first = rows[0];
    const at = output.lines.findIndex((line) => line.trim() !== '' && !isAnnotation(line));
    return first
      ? pass(`${want}; found ${brief(first.text)}.`, first.text, first.line)
      : pass(`${want}; found it.`, output.lines[at] ?? null, at + 1);
  }
  return named(test.name, want, scene);
}

function isEmptyList(doc: Value): boolean {
  if (doc.is === 'list') return doc.items.length === 0;
  if (doc.is !== 'map') return false;
  const items = doc.entries.get('items');
  return doc.entries.size === 0 || (items?.is === 'list' && items.items.length === 0);
}

function named(name: string, want: string, scene: Scene): Decision {
  const output = subjectOf(scene);
  const wanted = wantedOf(name);
  const own = wanted.name;
  const made = namesIn(scene);
  const docs = structured(output.text);
  const entries = docs ? null : entriesOf(scene);
  const listed = entries?.find(isWanted(wanted, made));
  if (listed) return pass(`${want}; found it.`, listed.text, listed.line);
  const names = docs ? placesOf(docs, 'metadata.name').map((place) => show(place.value)) : [];
  const hit = names.find((found) => found === own || (made.generated && isGeneratedFrom(own, found, made.pods)));
  if (hit !== undefined) {
    const at = output.lines.findIndex((line) => line.includes(hit) && !isAnnotation(line));
    return pass(`${want}; found it.`, output.lines[at] ?? hit, at === -1 ? null : at + 1);
  }
  if (wanted.kinds.length > 0 && entries?.some(isWanted({ ...wanted, kinds: [] }, made)))
    return fail(`${want}; something else of that name was.`);
  const text = live(output.text);
  const token = own === '*' ? null : findToken(text, own, { exact: false, ...made });
  if (token) {
    const [found, line] = [lineText(text, token.start), lineAt(text, token.start)];
    const elsewhere = (entries !== null || names.length > 0) && NAME.test(own);
    return elsewhere
      ? undecided(`${want}; the name is printed, but not as that of what is listed.`, found, line)
      : pass(`${want}; found it.`, found, line);
  }
  if (!output.complete) return undecided(`${want}; it is not in what was kept of the output.`);
  if (isShortened(scene)) return undecided(`${want}; it may be among what was cut off.`);
  if (LEFT_OUT.test(text)) return undecided(`${want}; not all of them are printed.`);
  return fail(`${want}; it was not.`);
}

/** kubectl prints three addresses of a service, and how many more there are. */
const LEFT_OUT = /\s\+ \d+ more\.\.\./;

/** What Kubernetes takes as a name; an address, an image or a word in capitals may stand in any column. */
const NAME = /^(?!\d+(?:\.\d+){3}$)[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/;
