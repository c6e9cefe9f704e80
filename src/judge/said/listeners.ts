import { brief, fail, isBlank, pass } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';

const ADDRESS = '((?:\\d{1,3}(?:\\.\\d{1,3}){3}|\\[[\\da-f:]+\\]|localhost|\\*)(?::\\d{1,5})?)';
const ON = new RegExp(
  `^(?:it |something |(?:the )?[a-z][\\w.-]* (?:server |process |daemon )?)?(?:should |must )?(?:be |is )?(?:listen(?:s|ing)?|bound|binds?) (?:on|to|at) \`?${ADDRESS}\`?(?: or (?:on |at )?\`?${ADDRESS}\`?)?$`,
  'i',
);
const AMONG = new RegExp(
  `^\`?${ADDRESS}\`? (?:is |should be |must be )?(?:shows? up|appears?|listed|is|present|found|shown|there)(?: (?:in|among|amongst) (?:the )?(?:listeners|listening sockets|sockets|list|output))?$`,
  'i',
);

/**
 * An address that a socket listens on, by what ss or netstat list: the local one, whole, never a part of another.
 *
 *     must listen on 0.0.0.0:9100        10.30.4.7 shows up among the listeners
 *
 * Null: other words, another tool, or a program is named that the list does not show.
 */
export function judgeListeners(words: string, scene: Scene): Decision | null {
  const { stdout, observed, exit } = scene;
  if (!/^\s*(?:sudo\s+)?(?:ss|netstat)\s/.test(observed.text) || exit.kind !== 'ok' || exit.masked !== null)
    return null;
  const text = words.replace(/^\s*#\s*/, '').replace(/[.\s]+$/, '');
  const on = ON.exec(text);
  const wanted = (on ?? AMONG.exec(text))?.[1]?.toLowerCase();
  const other = on?.[2]?.toLowerCase();
  const who = on
    ? /^(?!it\b|something\b|must\b|should\b|listen|bound|binds?|is\b|be\b)(?:the )?([a-z][\w.-]*) /i.exec(text)?.[1]
    : undefined;
  if (wanted === undefined || !stdout.complete || isBlank(stdout)) return null;
  const want = `Expected “${brief(words)}”`;
  const rows = stdout.lines.flatMap((line, i) => {
    const local = LOCAL.exec(line)?.[1]?.toLowerCase();
    return /\bLISTEN\b/.test(line) && local !== undefined ? [{ line, local, number: i + 1 }] : [];
  });
  const full = /:\d+$/.test(wanted);
  const hit = rows.find(
    ({ local }) => local === wanted || local === other || (!full && local.slice(0, local.lastIndexOf(':')) === wanted),
  );
  // Where the command asks for just this port, whoever listens there is meant.
  const asked = /:(\d+)$/.exec(wanted)?.[1];
  const filtered = asked !== undefined && new RegExp(`\\b(?:sport|src|grep)\\b[^|]*\\b${asked}\\b`).test(observed.text);
  const processes = rows.some(({ line }) => line.includes('users:('));
  const isWho = (line: string): boolean => line.includes(`("${(who ?? '').toLowerCase()}",`);
  if (
    who !== undefined &&
    !(filtered && (!processes || rows.every(({ line }) => isWho(line)))) &&
    (!hit || !isWho(hit.line))
  )
    return null;
  if (other !== undefined && !(full && other.slice(other.lastIndexOf(':')) === `:${asked ?? ''}`)) return null;
  if (hit) return pass(`${want}; found it.`, hit.line.trim(), hit.number);
  const port = /:\d+$/.exec(wanted)?.[0] ?? '';
  // A socket of all addresses listens on this one too.
  if (other !== undefined && !hit && filtered && rows.length > 0)
    return fail(`${want}; no such socket is listed.`, rows[0]?.line.trim() ?? null, rows[0]?.number ?? null);
  const wide = rows.some(({ local }) => /^(?:\*|0\.0\.0\.0|\[::\]):/.test(local) && local.endsWith(port));
  if (wide && !/^(?:0\.0\.0\.0|\*|\[::\])/.test(wanted) && full) return null;
  if (/^(?:0\.0\.0\.0|\*|\[::\])/.test(wanted) && wide) return null;
  if (rows.length === 0 && !/Local Address/.test(stdout.text)) return null;
  return fail(`${want}; no such socket is listed.`, rows[0]?.line.trim() ?? null, rows[0]?.number ?? null);
}

/** The first address with its port: what follows it is the peer's. */
const LOCAL = /(?:^|\s)((?:\d{1,3}(?:\.\d{1,3}){3}(?:%\w+)?|\[[\da-f:]*\]|\*|:::?):\d{1,5})(?=\s)/i;
