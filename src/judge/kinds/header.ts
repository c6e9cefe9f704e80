import { headersOf } from '../printed/response.ts';
import type { Header } from '../printed/response.ts';
import { fail, pass, undecided } from '../scene.ts';
import type { Decision, Scene, TestOf } from '../scene.ts';

/** Decides a header of a response, by what a tool printed as one; a body that looks like a header is none. */
export function judgeHeader(test: TestOf<'header'>, scene: Scene): Decision {
  const name = test.name.toLowerCase();
  const want = `Expected ${test.absent ? 'no ' : ''}header ${test.name}${test.value === undefined ? '' : `: ${test.value}`}`;
  const heads = headersOf(scene);
  const { exit } = scene;
  if (test.absent && exit.kind === 'nothing-found') {
    const asked = exit.upstream === 'ok' && scene.observed.text.toLowerCase().includes(name);
    return asked ? pass(`${want}; ${exit.tool} found none.`) : undecided(`${want}; ${exit.tool} found nothing.`);
  }
  if (heads === null) return undecided(`${want}; no headers are printed.`);
  const found = heads.list.filter((header) => header.name === name);
  const [first] = found;
  if (test.absent) {
    if (first) return fail(`${want}; found ${first.text}.`, first.text, first.line);
    const like = heads.list.find((header) => isOneOf(header.name, name));
    if (like || isFamily(name)) return undecided(`${want}; that may mean several.`, like?.text ?? null, like?.line);
    return heads.whole ? pass(`${want}; there is none.`) : undecided(`${want}; not all headers are printed.`);
  }
  if (!first) {
    const asked = heads.whole || scene.observed.text.toLowerCase().includes(name) || isKept(name, scene);
    return asked ? fail(`${want}; there is none.`) : undecided(`${want}; not all headers are printed.`);
  }
  const { value } = test;
  if (value === undefined) return pass(`${want}; found ${first.text}.`, first.text, first.line);
  const bad = found.find((header) => !fits(header, value));
  if (bad && isNear(bad, value)) return undecided(`${want}; found ${bad.text}.`, bad.text, bad.line);
  return bad
    ? fail(`${want}; found ${bad.text}.`, bad.text, bad.line)
    : pass(`${want}; found ${first.text}.`, first.text, first.line);
}

/** `powered-by` in `X-Powered-By` */
const isOneOf = (header: string, name: string): boolean => `-${header}-`.includes(`-${name}-`);

/** `no caching headers`: what they are for rather than the name of one. */
export function isFamily(name: string): boolean {
  return !/^x-\w/i.test(name) && !NAMES.has(name.toLowerCase());
}

/** Names of headers of answers, by RFC 9110 and its neighbours, that people look for. */
const NAMES: ReadonlySet<string> = new Set(
  (
    'server via date age etag vary allow location expires pragma connection upgrade warning link refresh trailer te dnt nel alt-svc ' +
    'cache-control content-type content-length content-encoding content-language content-disposition content-security-policy ' +
    'content-range accept-ranges last-modified retry-after set-cookie strict-transport-security transfer-encoding www-authenticate ' +
    'proxy-authenticate referrer-policy permissions-policy feature-policy expect-ct public-key-pins report-to clear-site-data ' +
    'access-control-allow-origin access-control-allow-methods access-control-allow-headers access-control-allow-credentials ' +
    'access-control-max-age access-control-expose-headers cross-origin-opener-policy cross-origin-embedder-policy ' +
    'cross-origin-resource-policy keep-alive server-timing timing-allow-origin traceparent authorization cookie host origin'
  ).split(' '),
);

/** `grep -E 'HTTP|Strict-Tr'` would have kept it. */
function isKept(name: string, { observed }: Scene): boolean {
  const filters = observed.facts.stages.filter(({ tool }) => /^[ef]?grep$/.test(tool ?? ''));
  return filters.some(({ args }) => {
    const words = args.flatMap((arg) => (arg === null || arg.startsWith('-') ? [] : arg.toLowerCase().split(/\\?\|/)));
    return (
      !args.some((arg) => /^-\w*v|^--invert/.test(arg ?? '')) && words.some((w) => w.length > 3 && name.includes(w))
    );
  });
}

/** The same path, of an address with its host or with a query, where only a path was said. */
function isNear({ name, value }: Header, wanted: string): boolean {
  const path = (text: string): string => text.replace(/^https?:\/\/[^/]+/i, '').replace(/\/?(?:[?#].*)?$/, '');
  return name === 'location' && wanted.startsWith('/') && path(value) === path(wanted);
}

/** `text/html` of `text/html; charset=utf-8`, `Bearer` of `Bearer realm="x"`; of an address its scheme or all of it. */
function fits({ name, value }: Header, wanted: string): boolean {
  if (name === 'location') return wanted === 'https:' ? /^https:\/\//i.test(value) : value === wanted;
  const [said, want] = [value.toLowerCase(), wanted.toLowerCase()];
  return said === want || said.split(/\s*[;,]\s*/).includes(want) || said.split(/\s+/, 1)[0] === want;
}
