import { unframed } from '../../expect/frames.ts';
import { untold } from './besideWords.ts';
import { live } from '../printed/output.ts';
import { inRange, rangeOf } from '../printed/range.ts';
import { brief, fail, pass } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';
import { findToken } from '../printed/tokens.ts';

/**
 * A range of versions in words, beside what a tool prints of its own version. Of several printed ones the tool's own
 * line counts, or the line of the side that is named.
 *
 *     version >= 1.9.0                      Terraform v1.9.5 / + provider … v5.62.0         pass
 *     server not older than 1.30            Client Version: v1.31.2 / Server Version: v1.29.6    fail
 *     ruby 3, bundler 2.5                   3.3.1        that of the tool itself, as far as it is written    pass
 */
export function judgeVersionSaid(clause: string, scene: Scene): Decision | null {
  const { exit, stdout, observed } = scene;
  if (exit.kind !== 'ok' || exit.masked !== null || !stdout.complete) return null;
  const { words } = unframed(clause);
  const same = SAME.exec(words)?.[1]?.toLowerCase();
  if (same !== undefined) return sameSides(same === 'major' ? 1 : 2, scene, clause);
  const asksOnly = ASKS_ONLY.test(observed.text);
  const said = rangeIn(words) ?? (asksOnly ? shortRangeIn(words) : null);
  if (said === null || !ASKS.test(observed.text)) return null;
  const range = rangeOf(said.range);
  if (range === null) return null;
  const lines = live(stdout.text)
    .split('\n')
    .filter((line) => line.trim() !== '');
  const side = SIDE.exec(said.of)?.[0] ?? null;
  const rest = said.of.replace(SIDE, ' ').replace(NOUNS, ' ');
  const names = rest.split(/\s+/).filter((word) => word !== '');
  const ofTool = asksOnly && namesTool(names, observed.text);
  if (said.exact && side === null && !ofTool && !(asksOnly && /^v\d+$/.test(words))) return null;
  // Compose has another version than Docker.
  if (asksOnly && names.length > 0 && !ofTool) return null;
  const own =
    (side === null ? null : sideLine(lines, side)) ??
    (side === null || untold(side, observed.text).length === 0 ? ownLine(lines, observed.text) : null);
  // Two bare versions in a line are of two things.
  if (own === null || /^v?\d[\w.+-]*(?:\s+v?\d[\w.+-]*)+$/.test(own.line.trim())) return null;
  const [first = ''] = own.line.toLowerCase().split(/[\s:]+/, 1);
  // Only the tool's own name may be said: what it works on has versions of its own.
  const open = untold(rest, '').filter(
    (word) =>
      first !== word.toLowerCase() &&
      !isAlias(word, observed.text) &&
      !findToken(observed.text, word, { exact: false }),
  );
  if (open.length > 0) return null;
  const ok = inRange(own.version, range);
  if (ok === null) return null;
  const found = `Expected “${brief(clause)}”; found ${own.version}.`;
  return (ok ? pass : fail)(found, own.line.trim());
}

/** What people call a tool by another name than that of its command. */
const ALIASES: readonly (readonly [RegExp, RegExp])[] = [
  [/\bpsql\b/, /^postgres(?:ql)?$/i],
  [/\bdocker version\b|\bdocker info\b/, /^engine$/i],
  [/^\s*node\b/, /^node\.?js$/i],
  [/^\s*go version\b/, /^golang$/i],
  [/^\s*python3\b/, /^python$/i],
  [/^\s*pip3\b/, /^pip$/i],
];
const isAlias = (word: string, command: string): boolean =>
  ALIASES.some(([is, called]) => is.test(command) && called.test(word));

/** The words name what is asked the version of, and nothing that is not asked: `buildx` of `docker buildx version`. */
function namesTool(names: readonly string[], command: string): boolean {
  const own = command.split(/[|;&]/, 1)[0] ?? '';
  const asked = own
    .trim()
    .split(/\s+(?:-|version\b)/, 1)
    .flatMap((text) => text.split(/[\s/]+/).slice(-1));
  const isAsked = (word: string): boolean => asked.includes(word.toLowerCase()) || isAlias(word, own);
  return names.some(isAsked) && names.every((word) => isAsked(word) || findToken(own, word, { exact: false }));
}

const SAME =
  /^(?:the\s+)?(?:(?:client\s+and\s+(?:the\s+)?server|server\s+and\s+(?:the\s+)?client)(?:\s+versions?)?|both(?:\s+sides)?)\s+(?:(?:are|have|run|share|is)\s+)?(?:(?:on|at|of)\s+)?(?:the\s+)?same\s+(minor|major)(?:\s+(?:version|release))?$/i;

function sameSides(parts: number, scene: Scene, clause: string): Decision | null {
  const lines = live(scene.stdout.text).split('\n');
  const client = sideLine(lines, 'client');
  const server = sideLine(lines, 'server');
  if (!client || !server) return null;
  const cut = ({ version }: Own): string => version.split('.').slice(0, parts).join('.');
  const found = `Expected “${brief(clause)}”; found ${client.version} and ${server.version}.`;
  return (cut(client) === cut(server) ? pass : fail)(found, server.line.trim());
}

/** Commands that print a version. */
const ASKS = /(?:^|\s)(?:version|--version|-version|-V|-v|--short)(?=\s|$)|\b(?:server_)?version\b/;
/** Commands that print nothing but the version of a tool, so that any number is one: `node -v`, `docker compose version`. */
const ASKS_ONLY =
  /^\s*(?:\S*\/)?[a-z][\w.-]*(?: [a-z][\w-]*)?\s+(?:-v|-V|--version|-version|version)(?: (?:--short|--client|-f|--format)(?:[ =](?:'[^']*[vV]ersion[^']*'|"[^"]*[vV]ersion[^"]*"))?)?(?: 2>&1)?(?:\s*\|\s*head -(?:n ?)?1)?\s*$/;
const SIDE = /\b(?:api[ -]?server|server|control[ -]plane|cluster|client)\b/i;
const NOUNS =
  /\b(?:versions?|releases?|installed|builds?|is|are|at|on|runs?|running|any|some|kubernetes|k8s|we|have|need|use|must|should|be|it|the|an?|of)\b/gi;

const V = 'v?\\d+(?:\\.\\d+){1,2}';
const FORMS: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [new RegExp(`\\bbetween\\s+(${V})\\s+and\\s+(${V})(?:\\.x)?$`, 'i'), (m) => `>=${m[1] ?? ''} <=${m[2] ?? ''}`],
  [
    new RegExp(
      `(?:>=|≥|\\b(?:at least|no older than|not older than|not be older than|no lower than|not below|not lower than|minimum|min\\.?|from))\\s*(?<of>[A-Za-z][\\w-]*\\s+)?(${V})$`,
      'i',
    ),
    (m) => `>=${m[2] ?? ''}`,
  ],
  [
    new RegExp(
      `\\b(${V})\\s*(?:\\+|,? or (?:newer|later|higher|above|up|better|greater)|and (?:newer|later|up|above))$`,
      'i',
    ),
    (m) => `>=${m[1] ?? ''}`,
  ],
  [
    new RegExp(`(?:>|\\b(?:newer than|later than|above|higher than|greater than))\\s*(${V})$`, 'i'),
    (m) => `>${m[1] ?? ''}`,
  ],
  [new RegExp(`(?:<|\\b(?:below|older than|lower than|before))\\s*(${V})$`, 'i'), (m) => `<${m[1] ?? ''}`],
  [new RegExp(`\\b(${V.replace('{1,2}', '{0,1}')})\\.(?:x|\\*)$`, 'i'), (m) => `${m[1] ?? ''}.x`],
  [
    new RegExp(
      `\\b(?:any|some|an?)\\s+(${V.replace('{1,2}', '{0,1}')})(?:\\.x)?(?=\\s+(?:release|version|build|server|client))`,
      'i',
    ),
    (m) => `${m[1] ?? ''}.x`,
  ],
];

interface Range {
  readonly range: string;
  /** The words around it. */
  readonly of: string;
  readonly exact?: boolean;
}

function rangeIn(words: string): Range | null {
  if (
    words.length > 120 ||
    /\b(?:or)\b(?! (?:newer|later|higher|above|up|better|greater))|\b(?:both|all|every|each)\b/i.test(words)
  )
    return null;
  for (const [is, make] of FORMS) {
    const match = is.exec(words);
    if (!match) continue;
    const of = `${words.slice(0, match.index)} ${match.groups?.['of'] ?? ''} ${words.slice(match.index + match[0].length)}`;
    return /\d/.test(of) || /\b(?:no|never|without|less|more)\b/i.test(of)
      ? null
      : { range: make(match), of: of.replace(/\bnot\b/i, 'not') };
  }
  const exact = EXACT.exec(words);
  if (exact?.[1] === undefined || /\d/.test(words.slice(0, exact.index))) return null;
  const parts = exact[1].split('.').length;
  return { range: parts === 2 ? `${exact[1]}.x` : exact[1], of: words.slice(0, exact.index), exact: true };
}

/** `node 20`, `at least 26`: numbers without a dot, which are versions only where nothing else is printed. */
function shortRangeIn(words: string): Range | null {
  const bound = SHORT_BOUND.exec(words)?.groups;
  const least = bound?.['least'] ?? bound?.['orNewer'];
  const [, start = '', version = ''] = SHORT.exec(words) ?? [];
  const of = least === undefined ? start : words.replace(SHORT_BOUND, ' ');
  if (/\d|\b(?:no|not|never|without|or|and)\b/i.test(of)) return null;
  if (least !== undefined) return { range: `>=${least}`, of };
  return version === '' ? null : { range: `${version}.x`, of, exact: true };
}

const SHORT = /^(.*?)(?:\s|^)v?(\d+(?:\.\d+){0,1})(?:\.x)?$/i;
const SHORT_BOUND =
  /(?:>=|≥|\b(?:at least|no older than|not older than|minimum))\s*v?(?<least>\d+)$|\bv?(?<orNewer>\d+)\s*(?:\+|,? or (?:newer|later|higher|above|up)|and (?:newer|later|up|above))$/i;

/** `cluster runs 1.29`: of a named side. */
const EXACT = new RegExp(`\\b(?:is|runs?|running|on|at|version)\\s+(${V})$`, 'i');

interface Own {
  readonly version: string;
  readonly line: string;
}

const VERSION =
  /(?<![\w.-])(?:v|go)?(\d+\.\d+(?:\.\d+)?(?:-[0-9A-Za-z][0-9A-Za-z.-]*)?(?:\+[0-9A-Za-z.-]+)?)(?:(?<=\d\.\d+\.\d+)[a-z])?(?![\w]|\.\d)/;

/** The first line, where the tool names itself or nothing but a version stands; a version of nothing else may stand before. */
function ownLine(lines: readonly string[], command: string): Own | null {
  const [line = ''] = lines;
  const version = VERSION.exec(line);
  if (version?.[1] === undefined) return null;
  const before = line
    .slice(0, version.index)
    .replace(/\b(?:version|client|server)\b|[:=v"'{]/gi, ' ')
    .trim();
  // `Client Version` beside `Server Version`: which of them is meant is not said.
  if (lines.length > 1 && /^\s*(?:client|server)\b/i.test(line)) return null;
  const tool = before.split(/\s+/);
  const told =
    before === '' ||
    tool.every((word) => untold(word.replace(/^[\w./-]+\//, ''), command).length === 0) ||
    KNOWN.test(before);
  return told ? { version: version[1], line } : null;
}

const KNOWN = /^(?:Kubernetes|OpenSSL|Python|PostgreSQL|psql \(PostgreSQL\)|Docker|nginx)$/i;

/** kubectl's lines for each side. */
function sideLine(lines: readonly string[], side: string): Own | null {
  const name = /client/i.test(side) ? 'client' : 'server';
  const mine = lines.filter((line) => new RegExp(`^\\s*${name} version:`, 'i').test(line));
  const [line] = mine;
  const version = line === undefined ? null : VERSION.exec(line.slice(line.indexOf(':') + 1));
  const second = /GitVersion:"v?([^"]+)"/.exec(line ?? '')?.[1];
  const text = second ?? version?.[1];
  return line !== undefined && mine.length === 1 && text !== undefined ? { version: text, line } : null;
}
