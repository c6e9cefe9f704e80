import { lineAt, lineText, live } from '../printed/output.ts';
import { brief, fail, isBlank, pass, subjectOf, undecided } from '../scene.ts';
import type { Decision, Scene, TestOf } from '../scene.ts';
import { sameColumn, tablesOf } from '../printed/tableRead.ts';

/**
 * An image reference.
 *
 *     registry.example:5000/team/web:1.4.0@sha256:0a1b…
 *                                ^^^ name ^^^^^ tag
 */
const IMAGE = /^((?:[\w.-]+(?::\d+)?\/)*)([\w.-]+):(\w[\w.-]*)(@sha256:[0-9a-f]+)?$/;
const INSIDE = /[\w./:@-]/;

interface Reference {
  readonly text: string;
  readonly start: number;
  readonly path: string;
  readonly tag: string;
}

/** All references with that name and a tag. Names are searched first, so that a large text costs little. */
function* referencesTo(name: string, text: string): Generator<Reference> {
  const lower = text.toLowerCase();
  const needle = `${name.toLowerCase()}:`;
  for (let at = lower.indexOf(needle); at !== -1; at = lower.indexOf(needle, at + 1)) {
    let start = at;
    while (start > 0 && INSIDE.test(text.charAt(start - 1))) start -= 1;
    let end = at + needle.length;
    while (end < text.length && INSIDE.test(text.charAt(end))) end += 1;
    const match = IMAGE.exec(text.slice(start, end).replace(/[.:]+$/, ''));
    if (match && match[2]?.toLowerCase() === name.toLowerCase())
      yield { text: match[0], start, path: match[1] ?? '', tag: match[3] ?? '' };
  }
}

/** Every image of the name has the tag, and there is one. */
export function judgeImage(test: TestOf<'image'>, scene: Scene): Decision {
  const output = subjectOf(scene);
  const want = `Expected the image ${test.image}`;
  if (isBlank(output)) return fail(`${want}; nothing was printed.`);
  const wanted = parse(test.image);
  if (!wanted) return undecided(`${want}; that is no image.`);
  const text = live(output.text);
  if (wanted.name === '*') return everyTag(wanted.tag ?? '', text, want, output.complete);
  let firstAt = -1;
  for (const found of referencesTo(wanted.name, text)) {
    // `web:8080` is a port, unless ports of images are asked for.
    if (/^\d+$/.test(found.tag) && wanted.tag !== null && !/^\d+$/.test(wanted.tag)) continue;
    if ((wanted.path !== '' && !fitsPath(found.path, wanted.path)) || (wanted.tag !== null && found.tag !== wanted.tag))
      return fail(
        `${want}; found ${brief(found.text)}.`,
        lineText(text, found.start).trim(),
        lineAt(text, found.start),
      );
    if (firstAt === -1) firstAt = found.start;
  }
  const good = firstAt === -1 ? null : { text: lineText(text, firstAt).trim(), line: lineAt(text, firstAt) };
  const listed = fromTable(wanted, scene, want);
  if (listed && (listed.verdict !== 'pass' || good === null)) return listed;
  if (!output.complete) return undecided(`${want}; the middle of the output was not kept.`);
  return good ? pass(`${want}; found it.`, good.text, good.line) : fail(`${want}; no image of that name was printed.`);
}

/** Every image that is told has the tag: those behind a key `image`, or all that was printed. */
function everyTag(tag: string, text: string, want: string, complete: boolean): Decision {
  const words = text.trim().split(/\s+/).map(unquoted);
  const alone = words.every((word) => IMAGE.test(word));
  const keyed = [...text.matchAll(/^[\s-]*["']?image["']?:\s*["']?([^\s"',]+)/gim)].map((match) => match[1] ?? '');
  const found = alone ? words : keyed;
  const tags = found.map((image) => IMAGE.exec(image)?.[3] ?? null);
  if (found.length === 0 || tags.includes(null)) return undecided(`${want}; no image with a tag was told.`);
  if (!complete) return undecided(`${want}; the middle of the output was not kept.`);
  const bad = found[tags.findIndex((one) => one !== tag)];
  if (bad === undefined) return pass(`${want}; found ${brief(found.join(', '))}.`, found[0] ?? null, null);
  return tags.includes(tag)
    ? undecided(`${want}; found also ${brief(bad)}.`, bad)
    : fail(`${want}; found ${brief(bad)}.`, bad);
}

const unquoted = (word: string): string => word.replace(/^["']|["']$/g, '');

interface Wanted {
  readonly path: string;
  readonly name: string;
  readonly tag: string | null;
}

function parse(image: string): Wanted | null {
  const match = /^((?:[\w.-]+(?::\d+)?\/)*)([\w.-]+?|\*)(?::([\w][\w.-]*))?(?:@.*)?$/.exec(image.trim());
  return match ? { path: match[1] ?? '', name: match[2] ?? '', tag: match[3] ?? null } : null;
}

/** `team/` fits `registry.example/team/`, not `steam/`. */
function fitsPath(found: string, wanted: string): boolean {
  return found === wanted || found.endsWith(`/${wanted}`);
}

/** `web:1.4.2` in a list that has repository and tag in columns of their own; null where none is printed. */
export function inImageList(name: string, scene: Scene, want: string): Decision | null {
  const wanted = /^\S+:\w[\w.-]*$/.test(name) ? parse(name) : null;
  return wanted && fromTable(wanted, scene, want);
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
