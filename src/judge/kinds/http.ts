import type { Stage } from '../../command/facts.ts';
import { unwrapped } from '../../expect/source.ts';
import { ask } from '../reread.ts';
import { curlOf, flags, statusesOf } from '../printed/response.ts';
import type { Status } from '../printed/response.ts';
import { fail, pass, undecided } from '../scene.ts';
import type { Decision, Scene, TestOf } from '../scene.ts';

/**
 * Decides the status of a response: the last one where redirects were followed, and of several responses each, or
 * `some`. Only what a tool prints as a status counts (`< HTTP/1.1 200`, the head of `-i`, `%{http_code}`); a body that
 * speaks of 200 does not.
 */
export function judgeHttp(test: TestOf<'http'>, scene: Scene): Decision {
  const want = `Expected ${test.some ? 'a response with ' : ''}HTTP status ${test.not ? 'other than ' : ''}${test.status}`;
  const all = statusesOf(scene);
  if (all === null) return undecided(`${want}; which response the printed status belongs to is not plain.`);
  const follows = flags(curlOf(scene)).has('L') && !test.some;
  const statuses = follows ? all.slice(-1) : all;
  if (test.status === '000' && statuses.length === 0) return undecided(`${want}; no status was printed.`);
  if (statuses.length > 0) return judgeAll(test, statuses, want, /[`"“']HTTP\//i.test(scene.clause));
  const refused =
    /The requested URL returned error: (\d{3})/.exec(scene.stderr.text)?.[1] ??
    /^wget: server returned error: HTTP\/[\d.]+ (\d{3})/m.exec(scene.stderr.text)?.[1];
  if (refused !== undefined) {
    const sentence = `${want}; found ${refused}.`;
    return fits(refused, test) ? pass(sentence, refused) : fail(sentence, refused);
  }
  if (scene.exit.kind === 'answer')
    return /^[45]/.test(test.status)
      ? undecided(`${want}; ${scene.exit.means}.`)
      : fail(`${want}; ${scene.exit.means}.`);
  const text = withStatus(scene);
  if (text === null) return undecided(`${want}; no status was printed.`);
  return ask(scene, `reread:${String(scene.index)}:${text}`, text, (second) => judgeHttp(test, second));
}

function judgeAll(test: TestOf<'http'>, statuses: readonly Status[], want: string, quoted: boolean): Decision {
  const found = statuses.map(({ code }) => code).join(', ');
  if (test.count !== undefined && statuses.length !== test.count)
    return fail(`${want} ${String(test.count)} times; found ${found}.`, statuses[0]?.text, statuses[0]?.line);
  const good = statuses.find((status) => fits(status.code, test));
  const bad = statuses.find((status) => !fits(status.code, test));
  const decisive = test.some ? good : bad;
  if (test.some ? decisive === undefined : decisive !== undefined)
    return fail(`${want}; found ${decisive?.code ?? found}.`, (decisive ?? bad)?.text, (decisive ?? bad)?.line);
  const doubt = test.protocol === undefined ? null : judgeProtocol(test.protocol, test, statuses, want, quoted);
  return doubt ?? pass(`${want}; found ${good?.code ?? ''}.`, good?.text, good?.line);
}

/**
 * Another protocol than the one that is stated: an author who quotes a status line, or speaks of HTTP/2, means it; plain
 * words often say HTTP/1.1 of any. Null: it is that protocol.
 */
function judgeProtocol(
  protocol: string,
  test: TestOf<'http'>,
  statuses: readonly Status[],
  want: string,
  quoted: boolean,
): Decision | null {
  const meant = quoted || !protocol.startsWith('HTTP/1');
  const plain = (said: string): string => said.toUpperCase().replace(/\.0$/, '');
  for (const status of statuses) {
    const said = /HTTP\/\d(?:\.\d)?/i.exec(status.text)?.[0];
    if (!fits(status.code, test) || (said === undefined ? !meant : plain(said) === plain(protocol))) continue;
    if (said === undefined) return undecided(`${want}; the protocol is not printed.`, status.text, status.line);
    const found = `${want} over ${protocol}; found ${status.text}.`;
    return (meant ? fail : undecided)(found, status.text, status.line);
  }
  return null;
}

/** `000` is what curl writes where no response came: it is no other status. */
function fits(code: string, test: TestOf<'http'>): boolean {
  if (code === '000') return test.status === '000' && !test.not;
  const same = test.status
    .split(/\s*(?:[|,/]|\bor\b)\s*/)
    .some((one) => new RegExp(`^${one.trim().toLowerCase().replace(/x/g, '\\d')}$`).test(code));
  return same !== (test.not ?? false);
}

/** curl called here, as a stage of its own. */
function ownCurl(scene: Scene): Stage | null {
  return scene.observed.facts.stages.find((stage) => stage.tool === 'curl') ?? null;
}

/** The same GET with its status written out; null where it is no GET that can be repeated. */
function withStatus(scene: Scene): string | null {
  const curl = ownCurl(scene);
  if (scene.again || curl === null || curl.args.includes(null)) return null;
  const set = flags(unwrapped(curl));
  const writes = ['d', 'F', 'T', 'X', 'w', 'o', 'O'].some((letter) => set.has(letter));
  if (writes || curl.args.some((arg) => /^--(?:data|form|upload|request|json|write-out|output)/.test(arg ?? '')))
    return null;
  const source = scene.observed.text.slice(curl.span.start, curl.span.end).trim();
  if (source === '' || /[\n;]/.test(source)) return null;
  return `${source.replace(/\s+2>\s*(?:\/dev\/null|&1)/g, '')} -s -o /dev/null -w '%{http_code}\\n'`;
}
