import { lineAt, lineText, live } from './output.ts';
import { brief, fail, isBlank, pass, subjectOf, undecided } from './scene.ts';
import type { Decision, Scene, TestOf } from './scene.ts';
import { sameColumn, tablesOf } from './tableRead.ts';

/**
 * An image reference.
 *
 *     registry.example:5000/team/web:1.4.0@sha256:0a1b…
 *                                ^^^ name ^^^^^ tag
 */
const IMAGE =
  /(?<![\p{L}\p{N}_./:@-])((?:[\w.-]+(?::\d+)?\/)*)([\w.-]+)(?::([\w][\w.-]*))?(@sha256:[0-9a-f]+)?(?![\p{L}\p{N}_/@-]|:\w)/gu;

/** Every image of the name has the tag, and there is one. */
export function judgeImage(test: TestOf<'image'>, scene: Scene): Decision {
  const output = subjectOf(scene);
  const want = `Expected the image ${test.image}`;
  if (isBlank(output)) return fail(`${want}; nothing was printed.`);
  const wanted = parse(test.image);
  if (!wanted) return undecided(`${want}; that is no image.`);
  const text = live(output.text);
  let good: { readonly text: string; readonly line: number } | null = null;
  for (const match of text.matchAll(IMAGE)) {
    const [whole, path = '', name = '', tag, digest] = match;
    if (
      name.toLowerCase() !== wanted.name.toLowerCase() ||
      (tag === undefined && digest === undefined) ||
      /^\d+$/.test(name)
    )
      continue;
    if (tag === undefined) continue;
    const place = { text: lineText(text, match.index).trim(), line: lineAt(text, match.index) };
    if (!whole.includes(':') || (wanted.path !== '' && !fitsPath(path, wanted.path)))
      return fail(`${want}; found ${brief(whole)}.`, place.text, place.line);
    if (wanted.tag !== null && tag !== wanted.tag)
      return fail(`${want}; found ${brief(whole)}.`, place.text, place.line);
    good ??= place;
  }
  const listed = fromTable(wanted, scene, want);
  if (listed && (listed.verdict !== 'pass' || good === null)) return listed;
  if (!output.complete) return undecided(`${want}; the middle of the output was not kept.`);
  return good ? pass(`${want}; found it.`, good.text, good.line) : fail(`${want}; no image of that name was printed.`);
}

interface Wanted {
  readonly path: string;
  readonly name: string;
  readonly tag: string | null;
}

function parse(image: string): Wanted | null {
  const match = /^((?:[\w.-]+(?::\d+)?\/)*)([\w.-]+?)(?::([\w][\w.-]*))?(?:@.*)?$/.exec(image.trim());
  return match ? { path: match[1] ?? '', name: match[2] ?? '', tag: match[3] ?? null } : null;
}

/** `team/` fits `registry.example/team/`, not `steam/`. */
function fitsPath(found: string, wanted: string): boolean {
  return found === wanted || found.endsWith(`/${wanted}`);
}

/** `docker images` prints repository and tag in columns of their own. */
function fromTable(wanted: Wanted, scene: Scene, want: string): Decision | null {
  for (const table of tablesOf(subjectOf(scene), null)) {
    const [repository, tag] = ['REPOSITORY', 'TAG'].map((name) =>
      table.header.findIndex((cell) => sameColumn(cell, name)),
    );
    if (repository === undefined || tag === undefined || repository === -1 || tag === -1) continue;
    const mine = table.rows.filter((row) => (row.cells?.[repository] ?? '').split('/').at(-1) === wanted.name);
    const hit = mine.find((row) => row.cells?.[tag] === wanted.tag);
    if (hit) return pass(`${want}; found it.`, hit.text, hit.line);
    return fail(`${want}; it is not listed.`, mine[0]?.text, mine[0]?.line);
  }
  return null;
}
