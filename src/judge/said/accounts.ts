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
export function judgeAccount(words: string, { stdout, observed, exit }: Scene): Decision | null {
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
