import { unframed } from '../../expect/frames.ts';
import { viewOf } from '../../expect/view.ts';
import { partsOf, untold } from './besideWords.ts';
import { structured } from '../printed/documents.ts';
import type { Value } from '../printed/documents.ts';
import { live } from '../printed/output.ts';
import { headersOf, statusesOf } from '../printed/response.ts';
import { brief, fail, pass, undecided } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';

/**
 * Statuses of many responses, what a JSON body says at a key, a redirect's kind and the type of a body.
 *
 *     nothing but 200s                   [200]  500 responses                        pass
 *     the body's status is UP            HTTP/1.1 200 … {"status":"DOWN"}            fail
 *     permanently redirected to https://x.example/        HTTP/1.1 302 Found         fail
 */
export function judgeStatusSaid(clause: string, scene: Scene): Decision | null {
  const { exit, stdout } = scene;
  if (exit.kind !== 'ok' || exit.masked !== null || !stdout.complete) return null;
  const { words } = unframed(clause);
  const want = `Expected “${brief(clause)}”`;
  return (
    eachStatus(words, scene, want) ??
    inBody(words, scene, want) ??
    redirected(words, scene, want) ??
    ofType(words, scene, want) ??
    // `Nothing` alone is another claim.
    (/^nothing\s+(?:but|except|other than|else than)\s/i.test(words) ? undecided(want) : null)
  );
}

const THINGS =
  '(?:\\s+(?:http|status|statuses|codes?|requests?|responses?|answers?|repl(?:y|ies)|calls?|hits?|results?|is|are|was|were|gets?|got|be|answered|answers|returned|returns?|responded|responds?|with|by|as|an?|ok))*';
const ONLY = new RegExp(
  `^(?:the\\s+)?(?:nothing\\s+(?:but|other than|except|else than)|only|just|exclusively|every|each|all(?:\\s+of)?(?:\\s+the)?(?:\\s+(?<count>\\d{1,3}|two|three|four|five|six|seven|eight|nine|ten))?)${THINGS}\\s+(?<code>[1-5](?:\\d\\d|xx))s?${THINGS}$`,
  'iu',
);
const NONE = new RegExp(
  `^(?:no|zero|not (?:a single|one)|without(?: any| a single)?|never an?)${THINGS}\\s+(?<code>[1-5](?:\\d\\d|xx))s?(?:\\s+(?:errors?|responses?|answers?|status(?:es)?|codes?|repl(?:y|ies)))*$`,
  'iu',
);

function eachStatus(words: string, scene: Scene, want: string): Decision | null {
  const all = partsOf(ONLY, words);
  const only = all?.code;
  const none = partsOf(NONE, words)?.code;
  const code = (only ?? none)?.toLowerCase();
  if (code === undefined) return null;
  const told = toldStatuses(scene);
  if (told === null || told.length === 0) return null;
  const fits = (status: string): boolean => (code.endsWith('xx') ? status.startsWith(code.charAt(0)) : status === code);
  const bad = told.find(({ status }) => fits(status) !== (only !== undefined));
  const [first] = told;
  const times = told.reduce((sum, one) => sum + one.times, 0);
  const count = all?.count === undefined ? times : numberOf(all.count);
  if (!bad && count !== times) return fail(`${want}; found ${String(times)}.`, first?.line ?? null);
  return bad ? fail(`${want}; found ${bad.status}.`, bad.line) : pass(`${want}; found no other.`, first?.line ?? null);
}

const NUMBERS = 'zero one two three four five six seven eight nine ten'.split(' ');
const numberOf = (word: string): number => (/^\d+$/.test(word) ? Number(word) : NUMBERS.indexOf(word.toLowerCase()));

interface Told {
  readonly status: string;
  readonly line: string;
  /** How many responses had it. */
  readonly times: number;
}

/** What a tool that makes many requests counts by status, or one status a line. */
function toldStatuses(scene: Scene): readonly Told[] | null {
  const { text } = scene.observed;
  const lines = live(scene.stdout.text)
    .split('\n')
    .filter((line) => line.trim() !== '');
  if (/\b(?:hey|bombardier|oha|vegeta)\b/.test(text)) {
    if (/Error distribution:|^[ \t]*others - [1-9]/m.test(scene.stdout.text)) return null;
    return lines.flatMap((line) => {
      const hey = /^\s*\[(\d{3})\]\s+(\d+) responses/.exec(line);
      if (hey) return hey[2] === '0' ? [] : [{ status: hey[1] ?? '', line: line.trim(), times: Number(hey[2]) }];
      const vegeta = /^Status Codes\s+\[code:count\]\s+(.*)$/.exec(line)?.[1];
      return (vegeta ?? '')
        .split(/\s+/)
        .flatMap((pair) =>
          /^\d+:[1-9]\d*$/.test(pair)
            ? [{ status: pair.split(':')[0] ?? '', line: line.trim(), times: Number(pair.split(':')[1]) }]
            : [],
        );
    });
  }
  const counted = /\buniq\s+-c\b/.test(text);
  const form = counted ? /^\s*(\d+)\s+([1-5]\d\d)\s*$/ : /^\s*()([1-5]\d\d)\s*$/;
  if (lines.length > 0 && lines.every((line) => form.test(line)) && (counted || /http_code|status/i.test(text)))
    return lines.map((line) => ({
      status: form.exec(line)?.[2] ?? '',
      line: line.trim(),
      times: Number(form.exec(line)?.[1] || '1'),
    }));
  return statusesOf(scene)?.map(({ code, text: line }) => ({ status: code, line, times: 1 })) ?? null;
}

const BODY =
  /^(?:and\s+)?(?:(?:the|its)\s+)?(?:(?:response|json)\s+)?body(?:['’]s)?\s+(?:(?:says?|has|shows?|contains?|reports?|carries|holds?|states?|includes?|with)\s+)?(?<rest>\S.*)$|^(?:and\s+)?(?<front>\S.*?)\s+in\s+the\s+(?:(?:response|json)\s+)?body$/iu;

/** A key of the body and its value: every word is one of the two. */
function inBody(words: string, scene: Scene, want: string): Decision | null {
  const match = partsOf(BODY, words);
  const said = match?.rest ?? match?.front;
  if (said === undefined || viewOf(scene.observed.text, scene.observed.facts).http === null) return null;
  const text = scene.stdout.text.replace(/\r/g, '');
  const head = /^HTTP\/\d/.test(text) ? text.indexOf('\n\n') : 0;
  if (head < 0) return null;
  const body = text.slice(head).trim();
  if (!body.startsWith('{')) return null;
  const [doc, ...more] = structured(body) ?? [];
  if (doc?.is !== 'map' || more.length > 0) return null;
  const tokens = said
    .split(/[\s,]+|[:=]+(?=\s|$)|(?<=\w)[:=](?=\w)/)
    .map((word) => word.replace(/^[`"'“]+|[`"'”]+$/g, ''))
    .filter((word) => word !== '' && !/^(?:is|are|of|the|an?|as|with|key|field|value|set|to|equals|be)$/i.test(word));
  const [one, two, ...rest] = tokens;
  if (one === undefined || two === undefined || rest.length > 0 || /^(?:no|not|never)$/i.test(one)) return null;
  const at = (key: string): Value | null => {
    const hits = [...doc.entries].filter(([name]) => name.toLowerCase() === key.toLowerCase());
    return hits.length === 1 ? (hits[0]?.[1] ?? null) : null;
  };
  const [found, value] = at(one) ? [at(one), two] : [at(two), one];
  if (found?.is !== 'scalar' || (at(one) && at(two))) return null;
  const same = found.text.toLowerCase() === value.toLowerCase();
  return (same ? pass : fail)(`${want}; found ${brief(found.text)}.`, found.text);
}

const REDIRECTED =
  /^(?<who>[^,;:()]{0,60}?)\s*\b(?:(?:is|are|gets?)\s+)?(?:(?<kind>permanently|temporarily)\s+)?(?:redirected|redirects?|sen(?:ds?|t)(?:\s+(?:clients?|users?|visitors?|browsers?))?(?:\s+on)?|forwards?|forwarded)\s+(?:(?<kind2>permanently|temporarily)\s+)?to\s+(?<to>[`"']?https?:\/\/[\w.-]+\S*)$/iu;

function redirected(words: string, scene: Scene, want: string): Decision | null {
  const match = partsOf(REDIRECTED, words);
  if (!match) return null;
  if (untold(match.who ?? '', scene.observed.text).some((word) => !/^plain$/i.test(word))) return null;
  const [status, ...more] = statusesOf(scene) ?? [];
  const location = headersOf(scene)?.list.find(({ name }) => name === 'location');
  if (!status || more.length > 0) return null;
  if (!/^30[12378]$/.test(status.code)) return fail(`${want}; found ${status.code}.`, status.text);
  const kind = (match.kind ?? match.kind2 ?? '').toLowerCase();
  if (kind !== '' && /^30[18]$/.test(status.code) !== (kind === 'permanently'))
    return fail(`${want}; found ${status.code}.`, status.text);
  if (!location) return null;
  const to = (match.to ?? '').replace(/^[`"']|[`"']$/g, '');
  return (location.value === to ? pass : fail)(`${want}; found ${location.value}.`, location.text);
}

const TYPE =
  /^(?:(?:and|with)\s+)?(?:an?\s+)?(?<type>json|html|xml|plain[ -]text|csv)\s+content[ -]type$|^content[ -]type\s+(?:is\s+)?(?<type2>json|html|xml)$/iu;
const TYPES: Readonly<Record<string, readonly string[]>> = {
  json: ['application/json'],
  html: ['text/html'],
  xml: ['application/xml', 'text/xml'],
  csv: ['text/csv'],
};

function ofType(words: string, scene: Scene, want: string): Decision | null {
  const match = partsOf(TYPE, words);
  const said = (match?.type ?? match?.type2)?.toLowerCase();
  const headers = said === undefined ? null : headersOf(scene);
  if (said === undefined || !headers) return null;
  const types = TYPES[said] ?? ['text/plain'];
  const header = headers.list.find(({ name }) => name === 'content-type');
  if (!header) return headers.whole ? fail(`${want}; there is no such header.`) : null;
  const [type = ''] = header.value.toLowerCase().split(';');
  return (types.includes(type.trim()) ? pass : fail)(`${want}; found ${header.value}.`, header.text);
}
