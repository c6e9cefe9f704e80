import { isTold } from '../../expect/asides.ts';
import type { Comparison } from '../../expect/rule.ts';
import { ordered } from '../printed/compare.ts';
import { brief, fail, pass } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';

/**
 * When something begins or ends, as a date that the author names, beside a date that is printed in any of the usual
 * forms: the two are compared as dates, not as texts.
 *
 *     cert valid until at least 2026-06-01        notAfter=Jun 14 23:59:59 2026 GMT
 *     notAfter in 2026                            notAfter=Feb 11 08:00:00 2026 GMT
 *     expires after January 2027                  2027-02-11T08:00:00Z
 *
 * Null: other words, no such date or several.
 */
export function judgeDateSaid(clause: string, scene: Scene): Decision | null {
  const { exit, stdout, observed } = scene;
  if (exit.kind !== 'ok' || exit.masked !== null || !stdout.complete || stdout.text.length > MOST_TEXT) return null;
  const parts = clause
    .replace(/[`"]/g, '')
    .replace(/\bvalid from (\S+) (?:to|until|till|through) (\S+)$/i, 'starts on $1, ends on $2')
    .split(/\s*[,;]\s*|\s+and\s+(?=[a-z])/i);
  if (parts.length > 3) return null;
  const results: { readonly ok: boolean; readonly line: string }[] = [];
  for (const part of parts) {
    const said = saidIn(part, observed.text);
    const date = said && dateAt(said.end, scene);
    if (!said || !date) return null;
    const ok = holds(date.at, said);
    if (ok === null) return null;
    results.push({ ok, line: date.line });
  }
  const want = `Expected “${brief(clause)}”`;
  const bad = results.find(({ ok }) => !ok);
  const [first] = results;
  if (bad) return fail(`${want}; found ${brief(bad.line)}.`, bad.line);
  return first ? pass(`${want}; found ${brief(first.line)}.`, first.line) : null;
}

const MOST_TEXT = 20_000;

interface Said {
  readonly end: 'before' | 'after';
  /** `until`: at least so long, or just until then. */
  readonly op: Comparison | 'until';
  /** The first moment of what is named, and the first behind it. */
  readonly from: number;
  readonly to: number;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH = '(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*';
const DATE = `(?:\\d{4}-\\d\\d-\\d\\d|\\d{4}-\\d\\d|\\d{4}|${MONTH}\\.? \\d{4}|${MONTH}\\.? \\d{1,2},? \\d{4}|\\d{1,2}\\.? ${MONTH}\\.? \\d{4})`;
const SAID = new RegExp(`^(.*?)\\s*\\b(${DATE})(?: or (later|earlier|after|before))?$`, 'i');
const OPS: readonly (readonly [RegExp, Said['op']])[] = [
  [
    /\b(?:(?:until|till|to|through|on) at least|not? (?:earlier|sooner) than|not? before|not (?:expire|end|run out|lapse) before|at the earliest|at least(?: until| till| through)?)$/i,
    '>=',
  ],
  [
    /\b(?:no later than|not? later than|at the latest|by|not? after|not (?:valid )?(?:beyond|past)|on or before|up to|until at most)$/i,
    '<=',
  ],
  [/\b(?:after|beyond|past|later than)$/i, '>'],
  [/\b(?:before|earlier than)$/i, '<'],
  [/\b(?:until|till)$/i, 'until'],
  [/\b(?:in|on|is|=|:|at|falls in|falls on|in the year)$/i, '='],
];
const ENDS =
  /\b(?:notafter|not after|expir\w*|ends?|end ?date|valid (?:until|till|through|to)|valid|until|runs? out|validity)\b/i;
const BEGINS =
  /\b(?:notbefore|not before|starts?|start ?date|begins?|valid (?:from|since)|issued (?:on|in|at)?|since)\b/i;
const SMALL =
  /^(?:the|an?|its?|is|are|be|must|should|date|of|on|in|only|still|not|no|valid|until|till|through|to|notafter|notbefore|expir\w*|ends?|enddate|start\w*|begins?|from|since|issued|runs?|good|out|validity|cert|certs|certificate|tls|leaf|server|falls|at|least|than|before|after|beyond|past|later|earlier|sooner|by|up|most|year|does|do|end|run|lapse|latest|earliest|the|or)$/i;

function saidIn(part: string, command: string): Said | null {
  const text = part.trim().replace(/[.!]$/, '');
  const [, before = '', written = '', tail] = SAID.exec(text) ?? [];
  const span = spanOf(written);
  if (!span) return null;
  const lead = before.trim();
  const op: Said['op'] | undefined = tail
    ? /later|after/i.test(tail)
      ? '>='
      : '<='
    : OPS.find(([is]) => is.test(lead))?.[1];
  const begins = BEGINS.test(lead);
  const ends = ENDS.test(lead.replace(/\bnot before\b/i, ''));
  // `valid in 2026` may mean all the time; `not after` may be a key or a bound.
  if (op === undefined || begins === ends || /^not (?:after|before)$/i.test(lead)) return null;
  if (op === '=' && !/\bexpir|\bends?\b|date|not ?after|not ?before|start|begin|issued|runs? out/i.test(lead))
    return null;
  if (!lead.split(/[\s:=]+/).every((word) => word === '' || SMALL.test(word) || isTold(word, command))) return null;
  if (
    /\bnot\b/i.test(
      lead.replace(
        /\bnot (?:expire before|end before|run out before|lapse before|earlier|sooner|later|before|after|valid (?:beyond|past|after)|beyond|past)\b/i,
        '',
      ),
    )
  )
    return null;
  return { end: ends ? 'after' : 'before', op, ...span };
}

/** A day, a month or a year. */
function spanOf(written: string): { readonly from: number; readonly to: number } | null {
  const iso = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(written);
  const named = /[a-z]+/i.exec(written)?.[0].slice(0, 3).toLowerCase();
  const numbers = written.match(/\d+/g) ?? [];
  const year = Number(iso ? iso[1] : numbers.at(-1));
  const month = iso ? (iso[2] === undefined ? null : Number(iso[2]) - 1) : MONTHS.indexOf(named ?? '');
  const day = iso ? (iso[3] === undefined ? null : Number(iso[3])) : numbers.length > 1 ? Number(numbers[0]) : null;
  if (!(year >= 1990 && year < 2200) || month === -1 || (month !== null && month > 11)) return null;
  if (month === null) return { from: Date.UTC(year, 0), to: Date.UTC(year + 1, 0) };
  return day === null
    ? { from: Date.UTC(year, month), to: Date.UTC(year, month + 1) }
    : { from: Date.UTC(year, month, day), to: Date.UTC(year, month, day + 1) };
}

function holds(at: number, { op, from, to }: Said): boolean | null {
  switch (op) {
    case '=':
      return at >= from && at < to;
    case 'until':
      return at >= to ? null : at >= from;
    case '>=':
      return at >= from;
    case '<=':
      return at < to;
    case '>':
      // The named day itself may or may not count.
      return at >= from && at < to ? null : at >= to;
    case '<':
      return at >= from && at < to ? null : ordered(at, '<', from);
    case '!=':
      return null;
  }
}

const PRINTED =
  /([A-Z][a-z]{2}) +(\d{1,2}) \d\d:\d\d:\d\d (\d{4}) (?:GMT|UTC)|(\d{4})-(\d\d)-(\d\d)(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z| UTC|\+00:00)?)?(?![\d-])/;
const KEYS = {
  after: /^\W*(?:notAfter|not after|valid(?:ity)? (?:until|to)|expir\w*(?: (?:date|at|on))?|end ?date)\W/i,
  before: /^\W*(?:notBefore|not before|valid from|start ?date|issued)\W/i,
} as const;

/** The one date that is printed for it: behind its key, or alone where the command asks for just that. */
function dateAt(end: 'before' | 'after', scene: Scene): { readonly at: number; readonly line: string } | null {
  const lines = scene.stdout.text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const keyed = lines.filter((line) => KEYS[end].test(line));
  const asked = end === 'after' ? /notAfter|enddate|expir/i : /notBefore|startdate/i;
  const alone = keyed.length === 0 && lines.length === 1 && asked.test(scene.observed.text) ? lines : [];
  const [line, more] = keyed.length > 0 ? keyed : alone;
  if (line === undefined || more !== undefined) return null;
  if (alone.length > 0 && line.replace(PRINTED, '').trim() !== '') return null;
  const match = PRINTED.exec(line);
  if (!match) return null;
  const [, name, date, year, y, m, d] = match;
  const at =
    name === undefined
      ? Date.UTC(Number(y), Number(m) - 1, Number(d), 12)
      : Date.UTC(Number(year), MONTHS.indexOf(name.toLowerCase()), Number(date), 12);
  return Number.isNaN(at) ? null : { at, line };
}
