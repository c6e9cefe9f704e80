import type { Meaning } from './meaning.ts';
import { printsSizes, sizeTests } from './realiseFiles.ts';
import { cannot, tests, type Realised } from './realised.ts';
import type { RuleTest } from './rule.ts';
import type { CommandView } from './view.ts';

type Of<K extends Meaning['is']> = Extract<Meaning, { is: K }>;

/** All that is printed is a value, or several of one kind. */
const VALUES: ReadonlySet<string> = new Set(['scalar', 'text', 'number', 'json']);

/** `at least 64Gi`, `[ALL]`: about all that is printed. */
/** curl writes seconds without their unit where `-w` asks for nothing but a time. */
const WRITES_TIME = /\s(?:-\w*w|--write-out)[ =]?(["']?)%\{time_\w+\}(?:\\n)?\1(?=\s|$)/;

export function secondsTests({ op, value }: Of<'seconds'>, view: CommandView): Realised {
  if (view.http === null || !WRITES_TIME.test(view.text)) return cannot('it prints no time that it took');
  const [, n = '', unit = ''] = /^([\d.]+)\s*([a-z]*)/i.exec(value) ?? [];
  const seconds = Number(n) * (/^(?:ms|milli)/i.test(unit) ? 0.001 : /^m/i.test(unit) ? 60 : 1);
  return tests({ kind: 'number', op, value: seconds });
}

export function wholeTests(m: Of<'value'>, view: CommandView): Realised {
  if (WRITES_TIME.test(view.text) && /\ds$|s(?:ec|econd)/i.test(m.value))
    return secondsTests({ is: 'seconds', op: m.op, value: m.value }, view);
  if (view.changes) return cannot('it changes something; what it prints is not the state afterwards');
  if (view.counts?.header) return cannot('wc counts the header of the table along (use --no-headers)');
  if (printsSizes(view) && /^0$|\d\s?(?:[KMGTPE]i?B?|kB|B)$/i.test(m.value)) return sizeTests(m.op, m.value);
  if (!VALUES.has(view.prints) || view.lookup) return cannot('it prints more than one value');
  return tests({ kind: 'value', path: '.', op: m.op, value: m.value });
}

/** `not `default``: the value is another; where more is printed, it is not among it. */
export function notValueTests(m: Of<'not-value'>, view: CommandView): Realised {
  if (view.prints === 'scalar') return tests({ kind: 'value', path: '.', op: '!=', value: m.value });
  return tests({ kind: 'absent', tokens: [m.value], exact: true, list: null });
}

/** Keys whose values are lists of plain words. */
const WORD_LISTS_OF =
  /^(?:policyTypes|finalizers|accessModes|args|command|drop|verbs|apiGroups|dnsNames|mountOptions|externalIPs|ipFamilies|nameservers|scopes)$/;

/** A document that nothing has cut. */
const isWhole = (view: CommandView): boolean =>
  (view.prints === 'yaml' || view.prints === 'json') && view.filters.length === 0 && !/\|/.test(view.text);

export function membersTests(m: Of<'members'>, view: CommandView): Realised {
  if (view.changes) return cannot('it changes something, and does not list it');
  if (!m.only && WORD_LISTS_OF.test(m.of) && isWhole(view) && !mentionsNoun(m.of, view))
    return tests({ kind: 'yaml', fragment: `${m.of}: [${m.names.map((name) => `"${name}"`).join(', ')}]` });
  const lists = view.tool === 'ls' || view.tool === 'find' || mentionsNoun(m.of, view);
  if (!lists || view.prints === 'table') return cannot(`it does not list ${m.of}`);
  if (m.only) {
    if (view.prints !== 'scalar' && view.tool !== 'ls') return cannot(`it does not list ${m.of} alone`);
    return tests({ kind: 'value', path: '.', op: '=', value: `[${m.names.join(', ')}]` });
  }
  return tests(...m.names.map((token) => ({ kind: 'contains', token, exact: true }) as const));
}

/** `containers` where the command's path has them: `{.spec.containers[*].name}`. */
function mentionsNoun(noun: string, view: CommandView): boolean {
  return view.text.toLowerCase().includes(noun.toLowerCase().replace(/s$/, ''));
}

export function unsetTests(m: Of<'unset'>, view: CommandView): Realised {
  if (!['yaml', 'json', 'describe'].includes(view.prints) || view.filters.length > 0)
    return cannot('it prints no whole document');
  return tests({ kind: 'absent', tokens: [m.key], exact: false, list: null });
}

/** `All claims are 40Gi`: a column or a word of every line. */
export function eachTests({ value: { text, exact }, n }: Of<'each'>, view: CommandView): Realised {
  const lines: readonly RuleTest[] = n === undefined ? [] : [{ kind: 'lines', op: '=', count: n, of: 'rows' }];
  const alike: RuleTest = { kind: 'contains', token: text, exact, each: true, agree: true };
  if (view.kubectl !== null && DEED.test(text)) return tests(alike, ...lines);
  if (view.changes) return cannot('it changes something; what it prints is not the state afterwards');
  const own = view.kubectl?.output?.startsWith('custom-columns') ?? false;
  const version = /^v?\d+\.[\dx.]+$/i.test(text);
  if (version && view.kinds.includes('nodes') && view.prints === 'table')
    return tests({ kind: 'table', column: 'VERSION', test: 'compare', op: '=', value: wild(text), min: 1 });
  if (version && view.prints === 'scalar' && /\.x$/i.test(text)) return tests({ kind: 'version', range: wild(text) });
  const open = view.prints === 'text' || (view.prints === 'table' && view.kinds.length === 0);
  if (open && !view.http && !view.lookup && exact) return tests(alike, ...lines);
  if (view.prints === 'table' && !own) return cannot('which of its columns is meant is not known');
  if (view.prints === 'table') return tests({ kind: 'contains', token: text, exact, each: true });
  if (view.prints !== 'scalar') return cannot('it does not print one line for each');
  if (n !== undefined) return cannot('how many values it prints is not counted');
  if (/\\n/.test(view.text) || /\b[jy]q\b/.test(view.text))
    return tests({ kind: 'contains', token: text, exact, each: true });
  return tests({ kind: 'equals', value: text, exact, each: true });
}

/** What kubectl prints that it has done. */
const DEED =
  /^(?:configured|created|unchanged|deleted|patched|replaced|labeled|annotated|serverside-applied)(?: \((?:server |client )?dry[ -]run\))?$/;

const wild = (text: string): string => (/x$/i.test(text) ? text.replace(/^v/i, '') : text);
