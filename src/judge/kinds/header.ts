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
