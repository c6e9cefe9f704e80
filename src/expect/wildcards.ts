import { cannot, type Realised } from './realised.ts';
import type { RuleTest } from './rule.ts';
import type { CommandView } from './view.ts';
import { escaped } from '../text/escaped.ts';

/**
 * Words that stand for others: `pump-<hash>`, `pump-*`, `pump-xxxxx`, `v1.x.x`. Taken as they are written they can never
 * be printed. Where what is generated has a known form it is looked for; else nothing decides them.
 */
const ANY =
  /(?<=[a-z0-9][-_.])\*(?!\w)|(?<=[a-z0-9]-)(?:x{3,}|y{3,})(?![\w.])|(?<=^|[\s\-_./:=@"])<(?!(?:none|nil|unknown|pending|unset|invalid|error|no value|nodes|defunct|eof)>)[a-z][\w -]*>/i;
const VERSION = /^v?\d+(?:\.\d+)*(?:\.[xX*])+$/;
/** One word that ends in what is generated. */
const GENERATED = /^(?<stem>[a-z0-9][a-z0-9.-]*?)(?:-(?:<[\w -]+>|x{3,}|y{3,}|\*))+$/i;

export function holdsWildcard(text: string): boolean {
  return holdsName(text) || VERSION.test(text);
}

function holdsName(text: string): boolean {
  return !text.includes('</') && ANY.test(text);
}

/** The tests of a clause without words that no output can hold, or why there are none. */
export function withoutWildcards(made: Realised, view: CommandView): Realised {
  if ('why' in made) return made;
  const out = made.tests.map((test) => resolved(test, view));
  const tests = out.filter((test) => test !== null);
  return tests.length === out.length
    ? { ...made, tests }
    : cannot('what stands for other words has no known form here');
}

function resolved(test: RuleTest, view: CommandView): RuleTest | null {
  switch (test.kind) {
    case 'contains':
      if (!holdsWildcard(test.token)) return test;
      return existing(test.token, view) ?? matching(test.token, view);
    case 'exists':
      if (test.name === null || !holdsWildcard(test.name)) return test;
      return existing(test.name, view) ?? matching(test.name, view);
    case 'table': {
      if (holdsName(test.value ?? '')) return null;
      if (test.name === undefined || !holdsWildcard(test.name)) return test;
      const name = workloadOf(test.name, view);
      return name === null ? null : { ...test, name };
    }
    // Values compare with `1.31.x` as with a version.
    case 'value':
      return holdsName(test.value ?? '') ? null : test;
    case 'equals':
      return holdsWildcard(test.value ?? '') ? null : test;
    case 'missing':
      return holdsWildcard(test.name ?? '') ? null : test;
    case 'absent':
      return test.tokens.some(holdsWildcard) ? null : test;
    case 'fails':
      return holdsWildcard(test.reason ?? '') ? null : test;
    case 'any':
    case 'all': {
      const rules = test.rules.map((rule) => resolved(rule, view)).filter((rule) => rule !== null);
      return rules.length === test.rules.length ? { ...test, rules } : null;
    }
    case 'eventually':
    case 'exit':
    case 'file':
    case 'header':
    case 'http':
    case 'image':
    case 'lines':
    case 'matches':
    case 'metrics':
    case 'number':
    case 'resolves':
    case 'says':
    case 'series':
    case 'state':
    case 'version':
    case 'within':
    case 'yaml':
      return test;
  }
}

/** Names of pods are generated in one known way. */
function listsPods({ kubectl, prints, kinds }: CommandView): boolean {
  return kubectl !== null && (prints === 'table' || prints === 'names') && kinds.length === 1 && kinds[0] === 'pods';
}

function stemOf(text: string): string | null {
  return GENERATED.exec(text)?.groups?.['stem'] ?? null;
}

/** The workload of `pump-<hash>`; a star, or `<node>`, may also stand for a name that somebody chose. */
function workloadOf(text: string, view: CommandView): string | null {
  if (!listsPods(view) || text.includes('*')) return null;
  const chosen = /<(?!(?:[\w -]*[ _-])?(?:hash|id|uid|suffix|random|rand|pod)>)/i.test(text);
  return chosen ? null : stemOf(text);
}

function existing(text: string, view: CommandView): RuleTest | null {
  const name = workloadOf(text, view);
  return name === null ? null : { kind: 'exists', name };
}

/** `pump-<hash>`, `1.x`, `pump <version>`. A star may stand for itself where nothing is listed. */
function matching(text: string, view: CommandView): RuleTest | null {
  const words = text.split(/\s+(?![^<]*>)/).map((word) => {
    if (!holdsWildcard(word)) return escaped(word);
    if (VERSION.test(word)) return escaped(word).replace(/\\\.(?:[xX]|\\\*)/g, '\\.\\d+');
    if (/^v?<(?:\w+[ -])?version>$/i.test(word)) return 'v?\\d[\\w.+-]*';
    const stem = word.includes('*') && !listsPods(view) ? null : stemOf(word);
    return stem === null ? null : `${escaped(stem)}-[A-Za-z0-9][\\w.-]*`;
  });
  const known = words.filter((word) => word !== null);
  if (known.length < words.length || /^(?:v\?\\d\S*)$/.test(known.join(' '))) return null;
  return { kind: 'matches', pattern: `(?<![\\w.-])${known.join('\\s+')}(?!\\w)`, flags: '' };
}
