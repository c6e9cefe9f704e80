import type { Comparison } from '../../expect/rule.ts';
import { ordered } from '../printed/compare.ts';
import { addressOf, isPrivate, isSpecial, sameAddress, undashed } from '../../base/addresses.ts';
import { readLookup } from '../printed/lookup.ts';
import type { Answer, Lookup } from '../printed/lookup.ts';
import { brief, fail, isBlank, pass, undecided } from '../scene.ts';
import type { Decision, Scene, TestOf } from '../scene.ts';

/** Decides a DNS answer. The address of the server that was asked is none, and an exit of 0 is none. */
export function judgeResolves(test: TestOf<'resolves'>, scene: Scene): Decision {
  const want = `Expected ${words(test.to)}`;
  const seen = readLookup(scene.stdout.lines);
  const said = readLookup(scene.stderr.lines);
  const lookup: Lookup = {
    ...seen,
    records: seen.records,
    missing: [...seen.missing, ...said.missing],
    unasked: seen.unasked ?? said.unasked,
  };
  if (test.to === 'none') return judgeNone(lookup, scene, want);
  if (test.to === 'nxdomain') return judgeNoName(judgeNone(lookup, scene, want), lookup, want);
  if (!scene.stdout.complete) return undecided(`${want}; the middle of the output was not kept.`);
  if (typeof test.to === 'object' && 'record' in test.to) return judgeRecords(test.to, lookup, scene, want);
  const addresses = lookup.answers.filter((answer) => addressOf(answer.value) !== null);
  if (lookup.answers.length === 0) {
    if (lookup.missing.length > 0)
      return fail(`${want}; ${brief(lookup.missing[0]?.text ?? '')}`, lookup.missing[0]?.text, lookup.missing[0]?.line);
    if (lookup.unasked !== null) return fail(`${want}; ${brief(lookup.unasked)}`, lookup.unasked);
    if (isBlank(scene.stdout)) return fail(`${want}; there is no answer.`);
    return seen.known
      ? fail(`${want}; only the server was printed, no answer.`)
      : undecided(`${want}; the output is of no DNS tool that is known.`);
  }
  const lost = unanswered(lookup);
  if (lost) return undecided(`${want}; one name has an answer, but ${brief(lost.text)}`, lost.text, lost.line);
  if (typeof test.to === 'object' && 'name' in test.to) return judgeName(test.to.name, lookup.answers, want);
  const [first] = addresses;
  if (!first)
    return fail(`${want}; there is an alias, but no address.`, lookup.answers[0]?.text, lookup.answers[0]?.line);
  return judgeAddresses(test.to, addresses, first, scene, want);
}

function words(to: TestOf<'resolves'>['to']): string {
  if (typeof to === 'string') {
    return {
      any: 'a DNS answer',
      public: 'a public address',
      private: 'an address of a private range',
      none: 'no DNS answer',
      nxdomain: 'no such name (NXDOMAIN)',
    }[to];
  }
  if ('record' in to) return `${to.op === '=' ? '' : `${to.op} `}${String(to.count)} DNS records (${to.record})`;
  if ('addresses' in to) return `the addresses ${to.addresses.join(', ')}`;
  if ('address' in to) return `the address ${to.address}`;
  return 'name' in to ? `the name ${to.name}` : `the address that ${to.placeholder} stands for`;
}

function judgeAddresses(
  to: TestOf<'resolves'>['to'],
  addresses: readonly Answer[],
  first: Answer,
  scene: Scene,
  want: string,
): Decision {
  const found = `${want}; found ${addresses.map((answer) => answer.value).join(', ')}.`;
  if (to === 'any') return pass(found, first.text, first.line);
  if (to === 'public' || to === 'private') {
    const fits = (answer: Answer): boolean => {
      const address = addressOf(answer.value);
      return address !== null && (to === 'private' ? isPrivate(address) : !isSpecial(address));
    };
    const bad = addresses.find((answer) => !fits(answer));
    if (!bad) return pass(found, first.text, first.line);
    return addresses.some(fits) ? undecided(found, bad.text, bad.line) : fail(found, bad.text, bad.line);
  }
  if (typeof to === 'string' || 'name' in to || 'record' in to) return undecided(want);
  if ('addresses' in to) {
    const lacks = to.addresses.find((one) => !addresses.some((answer) => sameAddress(answer.value, one)));
    if (lacks !== undefined) return fail(found, first.text, first.line);
    const more = addresses.find((answer) => !to.addresses.some((one) => sameAddress(answer.value, one)));
    return more
      ? undecided(`${found} One of them is another.`, more.text, more.line)
      : pass(found, first.text, first.line);
  }
  const wanted = 'address' in to ? to.address : stoodFor(addresses, scene);
  if (wanted === null) return undecided(`${want}; its value is not known.`, first.text, first.line);
  const hit = addresses.find((answer) => sameAddress(answer.value, wanted));
  if (!hit) return fail(found, first.text, first.line);
  const family = addressOf(wanted)?.family;
  const other = addresses.find(
    (answer) => !sameAddress(answer.value, wanted) && addressOf(answer.value)?.family === family,
  );
  return other
    ? undecided(`${found} One of them is another.`, other.text, other.line)
    : pass(found, hit.text, hit.line);
}

/** How many records of a type were answered; dig +short does not print the type, but the command names it. */
function judgeRecords(
  to: { readonly record: string; readonly op: Comparison; readonly count: number },
  lookup: Lookup,
  scene: Scene,
  want: string,
): Decision {
  const asked = TYPES.find((type) => new RegExp(`(?:^|\\s|=)${type}(?=\\s|$)`, 'i').test(scene.observed.text)) ?? 'A';
  const types = to.record === 'address' ? ['A', 'AAAA'] : [to.record];
  const any = to.record === 'any';
  // A name among addresses is an alias.
  const unnamed = asked === 'A' || asked === 'AAAA' ? 'CNAME' : asked;
  const mine = any
    ? lookup.records
    : lookup.records.filter(({ type }) => types.includes(type === '?' ? unnamed : type));
  const [first] = mine;
  const found = `${want}; found ${String(mine.length)}.`;
  if (mine.length === 0 && !lookup.known && !isBlank(scene.stdout))
    return undecided(`${want}; the output is of no DNS tool that is known.`);
  const asks = any || to.record === 'address' || asked === to.record || asked === 'A';
  if (mine.length === 0 && !asks) return undecided(`${want}; the command asks for ${asked} records.`);
  return ordered(mine.length, to.op, to.count)
    ? pass(found, first?.text ?? null, first?.line ?? null)
    : fail(found, first?.text ?? null, first?.line ?? null);
}

const TYPES = [
  'AAAA',
  'CNAME',
  'MX',
  'NS',
  'TXT',
  'SRV',
  'PTR',
  'SOA',
  'CAA',
  'RRSIG',
  'DNSKEY',
  'DS',
  'NSEC',
  'TLSA',
  'NAPTR',
  'SVCB',
];

/** `10-1-2-3.default.pod.cluster.local` was asked for: its address is in its name. */
function stoodFor(addresses: readonly Answer[], scene: Scene): string | null {
  const asked = addresses.map((answer) => answer.name ?? '').concat(scene.observed.text.split(/\s+/));
  for (const name of asked) {
    const label = /^([0-9a-f]+(?:-[0-9a-f]*)+)\.[\w-]+\.pod(?:\.|$)/i.exec(name)?.[1];
    const address = label === undefined ? null : undashed(label);
    if (address !== null) return address;
  }
  return null;
}

function judgeName(name: string, answers: readonly Answer[], want: string): Decision {
  const bare = name.toLowerCase().replace(/\.$/, '');
  const names = answers.filter((answer) => addressOf(answer.value) === null);
  const hit = names.find((answer) => answer.value.toLowerCase() === bare);
  const [first] = answers;
  if (hit)
    return names.length === 1
      ? pass(`${want}; found it.`, hit.text, hit.line)
      : undecided(`${want}; several names were printed.`, hit.text, hit.line);
  return fail(`${want}; found ${answers.map((answer) => answer.value).join(', ')}.`, first?.text, first?.line);
}

/** A name without an answer that is no search-domain variant of one with an answer. */
function unanswered(lookup: Lookup): Lookup['missing'][number] | undefined {
  const answered = lookup.answers.map((answer) => (answer.name ?? '').toLowerCase());
  if (answered.every((name) => name === '')) return lookup.missing.find((missing) => !/No answer/i.test(missing.text));
  const first = (name: string): string => name.toLowerCase().split('.', 1)[0] ?? '';
  return lookup.missing.find(
    (missing) => missing.name !== '' && !answered.some((name) => name !== '' && first(name) === first(missing.name)),
  );
}

/** What tools print for a name that does not exist or has no address. */
const SAYS_NONE =
  /\bNXDOMAIN\b(?![\w-])|No answer|can't resolve|not found|has no (?:A|AAAA|address)|bad address|unknown host|Could not resolve host|Name or service not known|No address associated/i;

/** A name without an address may exist; silence does not tell which it is. */
function judgeNoName(none: Decision, lookup: Lookup, want: string): Decision {
  if (none.verdict !== 'pass') return none;
  const other = lookup.missing.find(({ text }) => /No answer|has no (?:A|AAAA|address)|No address/i.test(text));
  if (other) return fail(`${want}; the name exists: ${brief(other.text)}`, other.text, other.line);
  if (/the answer is empty/.test(none.because)) return fail(`${want}; the name exists, its answer is empty.`);
  return none.found === null ? undecided(`${want}; nothing tells whether the name exists.`) : none;
}

function judgeNone(lookup: Lookup, scene: Scene, want: string): Decision {
  const [answer] = lookup.answers;
  if (answer) return fail(`${want}; found ${answer.value}.`, answer.text, answer.line);
  const gone = lookup.missing.find(({ text }) => SAYS_NONE.test(text));
  const other = lookup.missing.find(({ text }) => !SAYS_NONE.test(text));
  if (other) return fail(`${want}; ${brief(other.text)}`, other.text, other.line);
  if (lookup.unasked !== null) return fail(`${want}; the server could not be asked.`, lookup.unasked);
  if (gone) return pass(`${want}; ${brief(gone.text)}`, gone.text, gone.line);
  const silent = /\bgetent\b/.test(scene.observed.text) || scene.observed.text.includes('+short');
  const { exit } = scene;
  if (exit.kind === 'failed') {
    const none = exit.code === 2 && /\bgetent\b/.test(scene.observed.text);
    return none ? pass(`${want}; getent found none.`) : fail(`${want}; ${exit.why}`);
  }
  if (silent && isBlank(scene.stdout) && isBlank(scene.stderr) && exit.kind === 'ok' && exit.masked === null)
    return pass(`${want}; nothing was answered.`);
  if (lookup.known && scene.stdout.lines.some((line) => /status: NOERROR\b/.test(line)))
    return pass(`${want}; the answer is empty.`);
  return undecided(`${want}; the output does not say.`);
}
