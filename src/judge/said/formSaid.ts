import { addressOf } from '../../base/addresses.ts';
import { unframed } from '../../expect/frames.ts';
import { viewOf } from '../../expect/view.ts';
import { partsOf, untold } from './besideWords.ts';
import { live } from '../printed/output.ts';
import { brief, fail, pass, undecided } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';
import { judgeMatches } from '../kinds/text.ts';
import { judgeYaml } from '../kinds/yaml.ts';
import { escaped } from '../../text/escaped.ts';

/**
 * What the one line that is printed looks like.
 *
 *     a UUID             the ARN starts with arn:aws:iam::1234:role/        name looks like web-<n>
 *     hostname fits /^wk[0-9]{2}$/           well-formed YAML comes out
 */
export function judgeFormSaid(clause: string, scene: Scene): Decision | null {
  const { exit, stdout, observed } = scene;
  if (exit.kind !== 'ok' || !stdout.complete) return null;
  const { words } = unframed(clause.replace(/\s+(?:comes? (?:out|back)|is (?:printed|returned))$/iu, ''));
  const want = `Expected “${brief(clause)}”`;
  const well = partsOf(WELL, words)?.what?.toLowerCase();
  if (well !== undefined) return exit.masked === null ? wellFormed(well, scene, want) : null;
  const lines = live(stdout.text)
    .split('\n')
    .filter((line) => line.trim() !== '');
  const [line = ''] = lines;
  if (lines.length !== 1 || viewOf(observed.text, observed.facts).prints === 'table') return null;
  const value = line
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .replace(/^\(integer\) /, '');
  const form = partsOf(FORM, words);
  if (form) {
    const is = FORMS[(form.form ?? '').toLowerCase().replace(/[ -]+/g, ' ')];
    if (!is || untold(form.who ?? '', observed.text).length > 0) return null;
    const ok = is(value);
    // What only a run that went well can print tells that it did.
    if (ok !== true && exit.masked !== null) return undecided(`${want}; ${exit.masked}.`);
    return ok === null
      ? undecided(`${want}; found ${brief(value)}.`)
      : (ok ? pass : fail)(`${want}; found ${brief(value)}.`, value, 1);
  }
  const starts = partsOf(STARTS, words);
  if (starts) {
    if (!isNamed(starts.who ?? '', observed.text)) return null;
    const quoted = /^([`"'])(.+)\1$/.exec(starts.text ?? '')?.[2];
    const text = quoted ?? starts.text ?? '';
    if (quoted === undefined && !/[\d:/_.-]/.test(text)) return null;
    return (value.startsWith(text) ? pass : fail)(`${want}; found ${brief(value)}.`, value, 1);
  }
  const like = partsOf(LIKE, words);
  if (!like || !isNamed(like.who ?? '', observed.text)) return null;
  if (like.regex !== undefined) {
    const decision = judgeMatches({ kind: 'matches', pattern: like.regex.slice(1, -1), flags: '' }, scene);
    return decision.verdict === 'undecided' ? null : decision;
  }
  const pattern = patternOf(like.text ?? '');
  return pattern === null ? null : (pattern.test(value) ? pass : fail)(`${want}; found ${brief(value)}.`, value, 1);
}

/** What one line is called says no more than that. */
const isNamed = (who: string, command: string): boolean =>
  untold(who, command).filter(
    (word) => !/^(?:name|value|line|id|hostname|host|arn|digest|tag|version|address)$/i.test(word),
  ).length === 0;

const WELL =
  /^(?:(?:is|are)\s+)?(?:an?\s+)?(?:valid|well-?formed|parse?able|proper)\s+(?<what>json|yaml)$|^(?:an?\s+)?(?:json|yaml)\s+that\s+parses$/iu;

function wellFormed(what: string, scene: Scene, want: string): Decision | null {
  const text = scene.stdout.text.trim();
  if (text === '') return fail(`${want}; nothing was printed.`);
  if (what === 'yaml') {
    const decision = judgeYaml({ kind: 'yaml', fragment: null }, scene);
    return decision.verdict === 'undecided' ? null : decision;
  }
  try {
    JSON.parse(text);
    return pass(`${want}; it parses.`);
  } catch {
    // One document a line parses too.
    return /^[[{].*[\]}]\n[[{]/.test(text) ? null : fail(`${want}; it does not parse.`, text.split('\n', 1)[0] ?? null);
  }
}

const FORM =
  /^(?<who>[^,;:()]{0,60}?)\s*(?:\b(?:is|looks like|has the form of|must be|should be)\s+)?\b(?:an?|one)\s+(?:(?:valid|plain|single|bare)\s+)?(?<form>uuid|guid|ipv4 address|ipv6 address|ip address|ip|ipv4|ipv6|number|integer|sha-?256(?: digest| hash)?|mac address|url|email address|date|semver(?: version)?|semantic version)$/iu;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const family = (value: string): number | null => addressOf(value)?.family ?? null;
type Is = (value: string) => boolean | null;
const isUuid: Is = (value) => (UUID.test(value) ? true : /^[0-9a-f]{32}$/i.test(value) ? null : false);
const isSemver: Is = (value) => /^v?\d+\.\d+\.\d+(?:-[\w.-]+)?(?:\+[\w.-]+)?$/.test(value);
const isSha: Is = (value) => /^(?:sha256:)?[0-9a-f]{64}$/i.test(value);
const FORMS: Readonly<Record<string, Is>> = {
  uuid: isUuid,
  guid: isUuid,
  ipv4: (value) => family(value) === 4,
  'ipv4 address': (value) => family(value) === 4,
  ipv6: (value) => family(value) === 6,
  'ipv6 address': (value) => family(value) === 6,
  ip: (value) => family(value) !== null,
  'ip address': (value) => family(value) !== null,
  number: (value) => /^-?\d+(?:\.\d+)?$/.test(value),
  integer: (value) => /^-?\d+$/.test(value),
  sha256: isSha,
  'sha 256': isSha,
  'sha256 digest': isSha,
  'sha 256 digest': isSha,
  'sha256 hash': isSha,
  'mac address': (value) => /^[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}$/i.test(value),
  url: (value) => /^[a-z][a-z+.-]*:\/\/\S+$/i.test(value),
  'email address': (value) => /^[^\s@]+@[^\s@]+$/.test(value),
  date: (value) => (/^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d.*)?$/.test(value) ? true : null),
  semver: isSemver,
  'semver version': isSemver,
  'semantic version': isSemver,
};

const STARTS = /^(?<who>[^,;()]{0,60}?)\s*\b(?:starts?|begins?)\s+with\s+(?<text>[`"'][^`"']+[`"']|\S+)$/iu;
const LIKE =
  /^(?<who>[^,;()]{0,60}?)\s*\b(?:(?:looks?\s+like|is\s+of\s+the\s+form|has\s+the\s+form|of\s+the\s+form)\s+(?<text>\S*<\S.*)|(?:fits|matches|conforms\s+to|satisfies)\s+(?:the\s+)?(?:regex\w*\s+|pattern\s+)?(?<regex>\/.+\/|`.+`))$/iu;

/** `web-<n>` has a number; what another name in angle brackets stands for is one word. */
function patternOf(text: string): RegExp | null {
  const words = text.trim().replace(/^`|`$/g, '');
  if (words === '' || words.length > 120 || /\s/.test(words.replace(/<[^<>]*>/g, ''))) return null;
  const source = words
    .split(/(<[^<>]*>)/)
    .map((part) => {
      if (/^<(?:n|number|num|#|i|digits?)>$/i.test(part)) return '\\d+';
      if (/^<[^<>]*>$/.test(part)) return '[\\w.]+';
      return escaped(part);
    })
    .join('');
  return new RegExp(`^${source}$`);
}
