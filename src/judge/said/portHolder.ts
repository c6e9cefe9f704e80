import { brief, fail, pass } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';

const FORM =
  /^(?:the )?(?<who>[a-z][\w.-]*) (?:is )?(?:listen(?:s|ing)|holds?|owns?|has|uses?|serves?)(?: (?:on )?(?:it|there|the port|:?(?<port>\d{1,5})|the port :?(?<port2>\d{1,5})|port :?(?<port3>\d{1,5})))?$/i;
const FILTER = /\b(?:grep|sport|src)\b[^|]*?:(\d{1,5})\b/;

/**
 * Which process holds the one port that the command asks for.
 *
 *     haproxy listens      ss -tlnp | grep ':8404 '      LISTEN 0 4096 *:8404 *:* users:(("haproxy",pid=9,fd=7))
 *
 * Null: other words, no processes are shown, or others are beside it.
 */
export function judgePortHolder(words: string, { stdout, observed, exit }: Scene): Decision | null {
  const asked = FILTER.exec(observed.text)?.[1];
  if (!/^\s*(?:sudo )?(?:ss|netstat)\s/.test(observed.text) || asked === undefined || !stdout.complete) return null;
  const found = FORM.exec(
    words
      .trim()
      .replace(/[.\s]+$/, '')
      .replace(/`/g, ''),
  )?.groups;
  const port = found?.['port'] ?? found?.['port2'] ?? found?.['port3'] ?? asked;
  if (!found || exit.kind !== 'ok' || port !== asked) return null;
  const rows = stdout.lines.filter((line) => /\bLISTEN\b/.test(line) && line.includes(`:${asked} `));
  const names = rows.map((row) =>
    [...row.matchAll(/\("([^"]+)",pid=|\s\d+\/([\w.-]+)/g)].map(([, a, b]) => a ?? b ?? ''),
  );
  const [first] = rows;
  if (first === undefined || names.some((list) => list.length === 0)) return null;
  const who = (found['who'] ?? '').toLowerCase();
  const hits = names.flat().filter((name) => name.toLowerCase() === who).length;
  const shown = `Expected “${brief(words)}”; found ${brief(first)}.`;
  if (hits === names.flat().length) return pass(shown, first);
  // A short name may be that of its family: `postgres` and `postgresql`.
  return names.flat().some((name) => name.toLowerCase().startsWith(who) || who.startsWith(name.toLowerCase()))
    ? null
    : fail(shown, first);
}
