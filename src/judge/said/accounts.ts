import { unwrapped } from '../../expect/source.ts';
import { brief, fail, pass } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';

/** What a piece says of a field of `name:x:uid:gid:comment:home:shell`, and where that stands. */
const FIELDS: readonly (readonly [RegExp, number])[] = [
  [/^(?:uid|user id)(?: is| =|:)? (\d+)$/i, 2],
  [/^(?:primary )?(?:gid|group id)(?: is| =|:)? (\d+)$/i, 3],
  [/^(?:home|home ?dir|home directory)(?: is| =|:)? `?(\/\S+?)`?$/i, 5],
  [/^(?:login )?shell(?: is| =|:)? `?(\/\S+?|nologin|false)`?$/i, 6],
];

/**
 * Fields of the one account that getent shows.
 *
 *     carol has uid 1204 and shell /bin/zsh        carol:x:1204:1204::/home/carol:/bin/zsh
 *
 * Null: other words, or another account.
 */
export function judgeAccount(words: string, scene: Scene): Decision | null {
  const { stdout, observed, exit } = scene;
  const own = judgeIdentity(words, scene);
  if (own) return own;
  if (!/^\s*(?:sudo )?getent passwd \S+\s*$/.test(observed.text) || exit.kind !== 'ok' || !stdout.complete) return null;
  const line = stdout.text.trim();
  const fields = line.split(':');
  const [name = ''] = fields;
  if (fields.length !== 7 || line.includes('\n')) return null;
  const text = words.trim().replace(/[.\s]+$/, '');
  const [, who = name, told = text] =
    /^(?:the )?(?:user |account )?([\w.-]+) (?:has|with|exists with)(?: the)? (.+)$/i.exec(text) ?? [];
  if (!/^(?:it|user|account)$/i.test(who) && who !== name) return null;
  const results = told.split(/,? and (?:the )?|, (?:the )?/).map((piece) => {
    const found = FIELDS.map(([form, at]) => ({ value: form.exec(piece)?.[1], field: fields[at] ?? '' }));
    const said = found.find(({ value }) => value !== undefined);
    if (said?.value === undefined) return null;
    return said.value.startsWith('/') || /\d/.test(said.value)
      ? said.field === said.value
      : said.field.endsWith(`/${said.value}`);
  });
  if (results.includes(null)) return null;
  const shown = `Expected “${brief(words)}”; found ${brief(line)}.`;
  return results.includes(false) ? fail(shown, line, 1) : pass(shown, line, 1);
}

/** What a piece says of the line of `id`. */
const OF_ID: readonly (readonly [RegExp, (id: Identity, said: string) => boolean])[] = [
  [/^(?:not root|(?:as )?(?:a )?non-?root(?: user)?|unprivileged(?: user)?)$/i, ({ uid }) => uid !== '0'],
  [/^(?:as )?root$/i, ({ uid }) => uid === '0'],
  [/^(?:as )?(?:uid|user id)(?: is| =|:)? ?(\d+)$/i, ({ uid }, said) => uid === said],
  [/^(?:as )?(?:gid|group id)(?: is| =|:)? ?(\d+)$/i, ({ gid }, said) => gid === said],
  [/^(?:as )?user (\d+)$/i, ({ uid }, said) => uid === said],
];

interface Identity {
  readonly uid: string;
  readonly gid: string;
}

/** `runs as non-root (uid 1000)` beside `id`, which says who runs it: `uid=1000(app) gid=1000(app) …`. */
function judgeIdentity(words: string, { stdout, observed, exit }: Scene): Decision | null {
  if (!stdout.text.startsWith('uid=')) return null;
  const [stage, another] = observed.facts.stages;
  const [, uid, gid] = /^uid=(\d+)(?:\([^()]*\))? gid=(\d+)(?:\([^()]*\))?(?: \S+)*$/.exec(stdout.text.trim()) ?? [];
  if (stage === undefined || another !== undefined || exit.kind !== 'ok' || uid === undefined || gid === undefined)
    return null;
  const { tool, args } = unwrapped(stage);
  if (tool !== 'id' || args.length > 0) return null;
  const pieces = words
    .trim()
    .replace(/[`"]|\.$/g, '')
    .replace(/^(?:(?:the )?(?:container|process|pod|it) )?(?:is )?(?:runs?|running) /i, '')
    .split(/\s*[,()]\s*|\s+and\s+|\s+with\s+/)
    .filter((piece) => piece !== '');
  const results = pieces.map((piece) => {
    const said = OF_ID.map(([form, holds]) => ({ match: form.exec(piece), holds })).find(({ match }) => match !== null);
    return said ? said.holds({ uid, gid }, said.match?.[1] ?? '') : null;
  });
  if (results.length === 0 || results.includes(null)) return null;
  const shown = `Expected “${brief(words)}”; found ${brief(stdout.text)}.`;
  return results.includes(false) ? fail(shown, stdout.text.trim(), 1) : pass(shown, stdout.text.trim(), 1);
}
