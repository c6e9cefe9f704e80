import { brief, fail, pass, undecided } from '../scene.ts';
import type { Decision } from '../scene.ts';
import { sparing } from '../../text/sparing.ts';
import { escaped } from '../../text/escaped.ts';

/**
 * A value of what a line names: the line holds it as a whole token, or another value of the same shape stands there.
 *
 *     eth1 has 192.0.2.11/24            default route via 192.0.2.1          issuer CN = Quay Root
 *     ^^^^ name ^^^^^^^^^^^^^ value      ^^^^^^^^^^^^^ name    ^^^^ value      ^^^^^^ key ^^ part ^^^ value
 */
export function judgeNamed(text: string, lines: readonly string[], command: string, want: string): Decision | null {
  // In a document in braces one line may hold many things.
  const braces = /^\s*[[{]/.test(lines.find((line) => line.trim() !== '') ?? '');
  return inKeyed(text, lines, want) ?? (braces ? null : inLinked(text, lines, command, want));
}

interface Entry {
  readonly line: number;
  readonly text: string;
  readonly parts: readonly { readonly name: string; readonly value: string }[];
}

const LONG: Readonly<Record<string, RegExp>> = {
  san: /^(?:x509v3 )?subject alternative names?$/i,
  sans: /^(?:x509v3 )?subject alternative names?$/i,
};

/** Lines `key=a = b, c = d`, or a key with what is further indented below it. */
function entriesOf(key: string, lines: readonly string[]): readonly Entry[] {
  const fits = LONG[key] ?? new RegExp(`^${escaped(key)}$`, 'i');
  const out: Entry[] = [];
  lines.forEach((line, i) => {
    const match = /^([\s*]*)([A-Za-z][\w ]*?)\s*[:=]\s*(.*)$/.exec(line);
    if (!match || !fits.test(match[2] ?? '')) return;
    let rest = (match[3] ?? '').trim();
    const indent = (match[1] ?? '').length;
    for (let at = i + 1; /^\s/.test(lines[at] ?? '') && (lines[at] ?? '').search(/\S/) > indent && rest === ''; at++)
      rest = (lines[at] ?? '').trim();
    const parts = rest.split(/\s*[,;]\s*/).map((part) => {
      const pair = /^([A-Za-z][\w ]*?)\s*[:=]\s*(.*)$/.exec(part);
      return { name: (pair?.[1] ?? '').toLowerCase(), value: (pair?.[2] ?? part).trim() };
    });
    if (rest !== '') out.push({ line: i + 1, text: line.trim(), parts });
  });
  return out;
}

const KEYED = sparing(
  /^(?:certificate )?(issuer|subject|sans?)(?:'s)?(?: (cn|o|ou|common name))?\s*(?:[:=]|\b(?:is|has|shows|includes?|contains?)\b)?\s*(?:(cn|o|ou)\s*=\s*)?(\S.*)$/i,
);

/** `subject CN = a.example`, `CN a.example in the subject`, `issuer Quay Root`, `SAN includes a.example`. */
function inKeyed(text: string, lines: readonly string[], want: string): Decision | null {
  const match = KEYED.exec(text);
  const [, key = '', before, behind, value = ''] = match ?? [];
  if (!match || /\b(?:or|and|not|no|any)\b|[*<>]/i.test(value)) return null;
  const part = (before ?? behind ?? '').toLowerCase().replace('common name', 'cn');
  const entries = entriesOf(key.toLowerCase(), lines);
  const wanted = value.toLowerCase();
  const results = entries.map((entry) => {
    const mine = entry.parts.filter(({ name }) => part === '' || name === part);
    if (mine.some((one) => one.value.toLowerCase() === wanted)) return { entry, ok: true };
    const near = mine.some((one) => part === '' && one.value.toLowerCase().includes(wanted) && !/[\d.]/.test(wanted));
    return { entry, ok: near || mine.length === 0 ? null : false };
  });
  const [first] = results;
  // Of a chain each certificate has its own: where they differ, which one is meant cannot be told.
  if (results.some(({ ok }) => ok !== first?.ok)) return undecided(`${want}; several are printed, and they differ.`);
  if (!first || first.ok === null) return null;
  const found = `${want}; found ${brief(first.entry.text)}.`;
  return (first.ok ? pass : fail)(found, first.entry.text, first.entry.line);
}

/** What did not come about, or no longer is. */
const DOUBT =
  /\b(?:not|no|never|without|cannot|fail(?:ed|s|ure)?|unable|error|warning|waiting|expect(?:ed|s)?|should|previous(?:ly)?|was|old|removed|deleted|skip(?:ped|ping)?|tentative|dadfailed|linkdown)\b/i;

/** Values that look like no other: an address with its length, an address with a port, an address, a TLS version. */
const SHAPES: readonly RegExp[] = [
  /^\d+(?:\.\d+){3}\/\d+$/,
  /^(?:\d+(?:\.\d+){3}|\*|\[::\]):\d+$/,
  /^\d+(?:\.\d+){3}$/,
  /^TLSv1(?:\.\d)?$/i,
];
const OF_NO_NAME = /^(?:the|a|an|is|are|has|have|with|address|ip|port|protocol|negotiated|used|in|use|version)$/i;

function inLinked(text: string, lines: readonly string[], command: string, want: string): Decision | null {
  if (/\b(?:or|not|no|nothing|any|all|every|each|both|only|other)\b/i.test(text)) return null;
  const tokens = text.split(/[\s,=]+/).filter((token) => token !== '');
  // Cells of a row stand beside no name but their header's.
  if (lines.some((line) => line.includes(' | '))) return null;
  const values = tokens.filter((token) => SHAPES.some((shape) => shape.test(token)));
  const [value] = values;
  const shape = SHAPES.find((one) => one.test(value ?? ''));
  if (value === undefined || shape === undefined || values.length > 1) return null;
  const link = tokens[tokens.indexOf(value) - 1]?.toLowerCase() ?? '';
  const bound = /^(?:via|dev|src|from|to|gateway)$/.test(link);
  const names = tokens.filter(
    (token) => token !== value && !OF_NO_NAME.test(token) && !/^(?:on|via|dev|src|from|to|includes?)$/i.test(token),
  );
  const blocks = blocksOf(lines).filter(({ text: block }) => isOf(block, names, command, shape));
  const held = blocks.flatMap((block) =>
    wordsOf(block.text).flatMap((word, i, all) => {
      const fits = shape.test(word) && (!bound || all[i - 1]?.toLowerCase() === link);
      return fits ? [{ word, block }] : [];
    }),
  );
  const hit = held.find(({ word }) => word.toLowerCase() === value.toLowerCase());
  const rival = held.find(({ word }) => word.toLowerCase() !== value.toLowerCase());
  const line = (at: typeof hit): string => (at?.block.text.split('\n')[0] ?? '').trim();
  if (hit && DOUBT.test(hit.block.text)) return null;
  if (hit && rival && (bound || /^TLS/i.test(value))) return null;
  if (hit) return pass(`${want}; found ${value} there.`, line(hit), hit.block.line);
  return rival ? fail(`${want}; found ${rival.word} there.`, line(rival), rival.block.line) : null;
}

function isOf(block: string, names: readonly string[], command: string, shape: RegExp): boolean {
  const here = wordsOf(block).map(stem);
  const told = wordsOf(command).map(stem);
  const some = names.some((name) => here.includes(stem(name)));
  if (names.length === 0) return shape.source.startsWith('^TLS');
  return some && names.every((name) => here.includes(stem(name)) || told.includes(stem(name)));
}

/** A line and what is indented below it, up to the next item of a list. */
function blocksOf(lines: readonly string[]): readonly { readonly text: string; readonly line: number }[] {
  const out: { text: string; line: number }[] = [];
  lines.forEach((line, i) => {
    const last = out.at(-1);
    if (/^\s/.test(line) && !/^\s*- /.test(line) && last) last.text += `\n${line}`;
    else out.push({ text: line, line: i + 1 });
  });
  return out;
}

function wordsOf(text: string): readonly string[] {
  return text
    .split(/[\s,;()"'<>]+/)
    .map((word) => word.replace(/[:.]+$/, ''))
    .filter((word) => word !== '');
}

const stem = (word: string): string => word.toLowerCase().replace(/^(listen)(?:ing|s)$/, '$1');

const LISTENING = sparing(
  /^(nothing |no (?:process|service|program|socket) )?(?:([a-z][\w.-]*) )?(?:is )?listen(?:s|ing)?(?: (?:on|at))?(?: (?:tcp )?ports?)? :?(\d{1,5})$/i,
);

/** `Listening on port 9100`, `nothing listens on :23`, by what ss or netstat list. Null: other words, or another tool. */
export function judgeListening(text: string, lines: readonly string[], command: string): Decision | null {
  const match = LISTENING.exec(text);
  const [port, owner] = [match?.[3], match?.[2]];
  if (port === undefined || !/^\s*(?:sudo\s+)?(?:ss|netstat)\s/.test(command)) return null;
  const want = match?.[1] === undefined ? `Expected a listener on port ${port}` : `Expected nothing on port ${port}`;
  const at = lines.findIndex((line) => {
    const local = line.split(/\s+/).find((word) => SOCKET.test(word));
    return /\bLISTEN\b/.test(line) && local?.endsWith(`:${port}`);
  });
  const line = lines[at]?.trim() ?? null;
  if (match?.[1] !== undefined)
    return at === -1 ? pass(`${want}; none is listed.`) : fail(`${want}; found ${brief(line ?? '')}.`, line, at + 1);
  // What is listed in `users:(("name",pid=7,fd=3))`; a word for it in the author's own language may stand there too.
  if (at !== -1 && owner !== undefined && !holdersOf(line ?? '').includes(owner.toLowerCase())) return null;
  return at === -1 ? fail(`${want}; none is listed.`) : pass(`${want}; found it.`, line, at + 1);
}

/** `10.0.0.4:22`, `*:22`, `[::]:22`, `:::22`, `fe80::1%eth0:22`: an address with its port. */
const SOCKET =
  /^(?:\d{1,3}(?:\.\d{1,3}){3}(?:%\w+)?|\*|\[[\da-f:]*(?:%\w+)?\]|[\da-f]*:[\da-f:]+(?:%\w+)?|localhost):(?:\d+|\*)$/i;

/** Programs that hold a socket: `users:(("sshd",pid=7,fd=3))` of ss, `7/sshd` and `7/sshd: /usr/sb` of netstat. */
function holdersOf(line: string): readonly string[] {
  return [...line.matchAll(/\("([^"]+)",pid=|\s\d+\/([\w.-]+)/g)].map(([, a, b]) => (a ?? b ?? '').toLowerCase());
}
