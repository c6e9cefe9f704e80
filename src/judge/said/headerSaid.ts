import { unframed } from '../../expect/frames.ts';
import { isFamily } from '../kinds/header.ts';
import { headersOf, statusesOf } from '../printed/response.ts';
import { brief, fail, pass } from '../scene.ts';
import type { Decision, Scene } from '../scene.ts';

/**
 * That a response has a header, or how the value of one begins; a status may be said with it.
 *
 *     200 and a Cache-Control header         cache-control: max-age=60
 *     HTTP/2 200 with HSTS                   strict-transport-security: max-age=60
 *     Location header starts with https      location: https://shop.example/
 *     no Server header                       no such line
 *
 * Null: other words, or headers are not printed as a whole.
 */
export function judgeHeaderSaid(clause: string, scene: Scene): Decision | null {
  const { exit, stdout, stderr } = scene;
  if (exit.kind !== 'ok' || exit.masked !== null || !stdout.complete || !stderr.complete) return null;
  const parts = unframed(clause)
    .words.replace(/[`"]/g, '')
    .split(/,\s+(?:and |with )?|;\s+|\s+(?:and|plus)\s+|\s+with\s+(?=an? |no |hsts\b)/i);
  const said = parts.map(headerIn);
  if (parts.length > 4 || !said.some((one) => one?.is === 'header') || said.includes(null)) return null;
  const headers = headersOf(scene);
  const statuses = statusesOf(scene);
  if (!headers?.whole || headers.list.length === 0 || statuses?.length !== 1) return null;
  const want = `Expected “${brief(clause)}”`;
  let shown = '';
  for (const one of said) {
    if (one?.is === 'status') {
      const [status] = statuses;
      const first = [...stdout.lines, ...stderr.lines].find((line) => /^(?:< )?HTTP\/\d/.test(line)) ?? '';
      const protocol =
        one.protocol === '' || new RegExp(`^(?:< )?HTTP/${one.protocol.replace('.', '\\.')} `).test(first);
      if (status?.code !== one.code || !protocol) return fail(`${want}; found ${brief(first)}.`, first);
    }
    if (one?.is !== 'header') continue;
    if (one.no && (isFamily(one.name) || headers.list.some(({ name }) => name !== one.name && name.includes(one.name))))
      return null;
    const mine = headers.list.filter(({ name }) => name === one.name);
    const [hit, more] = mine;
    if (one.no ? hit : !hit)
      return fail(`${want}; ${hit ? `found ${brief(hit.text)}` : `no ${one.name} was sent`}.`, hit?.text ?? null);
    if (one.value !== '' && hit) {
      if (more) return null;
      const ok = begins(hit.value, one.value);
      if (!ok) return fail(`${want}; found ${brief(hit.text)}.`, hit.text);
    }
    shown ||= hit?.text ?? '';
  }
  return pass(`${want}; ${shown === '' ? 'there is none' : `found ${brief(shown)}`}.`, shown === '' ? null : shown);
}

/** `https` begins `https://x`, and not `httpsx`. */
function begins(value: string, start: string): boolean {
  const lower = value.toLowerCase();
  const wanted = start.toLowerCase();
  return lower.startsWith(wanted) && (/\W$/.test(wanted) || !/^[\w-]/.test(lower.slice(wanted.length)));
}

type Part =
  | { readonly is: 'status'; readonly code: string; readonly protocol: string }
  | { readonly is: 'header'; readonly name: string; readonly no: boolean; readonly value: string };

const SHORT: Readonly<Record<string, string>> = {
  hsts: 'strict-transport-security',
  csp: 'content-security-policy',
  redirect: 'location',
};
const STATUS = /^(?:an? |status |code )*(?:HTTP\/(\d(?:\.\d)?) )?(\d{3})(?: status| ok| response)?$/i;
const NAME = '([A-Za-z][\\w-]*)';
const HAS = new RegExp(
  `^(?:(no|without an?|without) |(?:has |sends |sets |carries |contains )?(?:an? |the )?)${NAME}(?:(?: response)? headers?)(?: (?:is |be )?(?:present|set|sent|there|returned|included))?$`,
  'i',
);
const VALUE = new RegExp(
  `^(?:an? |the )?${NAME}(?: header)? (?:that |which )?(?:starts? with|begins? with|starting with|beginning with|with|has|is on|uses|over) (https?|\\S+:\\/\\/\\S*)$`,
  'i',
);

function headerIn(part: string): Part | null {
  const text = part.trim();
  const status = STATUS.exec(text);
  if (status) return { is: 'status', code: status[2] ?? '', protocol: status[1] ?? '' };
  const nameOf = (name: string): string => SHORT[name.toLowerCase()] ?? name.toLowerCase();
  const value = VALUE.exec(text);
  if (value) return { is: 'header', name: nameOf(value[1] ?? ''), no: false, value: value[2] ?? '' };
  if (/^(?:an? )?(?:hsts|csp)$/i.test(text))
    return { is: 'header', name: nameOf(text.replace(/^an? /i, '')), no: false, value: '' };
  const has = HAS.exec(text);
  if (
    !has ||
    /^(?:response|request|http|any|other|extra|such|all|each|this|that|these|custom|security|auth)$/i.test(has[2] ?? '')
  )
    return null;
  return { is: 'header', name: nameOf(has[2] ?? ''), no: has[1] !== undefined, value: '' };
}
