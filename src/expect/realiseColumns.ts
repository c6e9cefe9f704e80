import { columnFor } from './kinds.ts';
import type { Meaning } from './meaning.ts';
import { printsSizes } from './realiseFiles.ts';
import { cannot, tests, type Realised } from './realised.ts';
import type { RuleTest, TableTest } from './rule.ts';
import { isImage } from './realiseText.ts';
import type { CommandView } from './view.ts';

type Of<K extends Meaning['is']> = Extract<Meaning, { is: K }>;

/** Kinds whose READY column is a ratio. */
const COUNTED = new Set(['pods', 'deployments', 'statefulsets', 'daemonsets', 'replicasets']);

/** A column's test over every row, or those of a name. */
export function everyRow(column: string, op: TableTest['op'], value: string, name: string | null): TableTest {
  return { kind: 'table', column, test: 'compare', op, value, min: 1, ...(name === null ? {} : { name }) };
}

export function ratioTests(m: Of<'ratio'>, view: CommandView, name: string | null): Realised {
  if (view.changes) return cannot('it changes something; what it prints is not the state afterwards');
  if (view.prints !== 'table') {
    if (view.prints !== 'text' && view.prints !== 'scalar') return cannot('it prints no such ratio');
    return tests({ kind: 'contains', token: m.ratio, exact: false, agree: true });
  }
  if (view.kinds.length > 1) return cannot('it prints several tables with such a column');
  const kind = view.kinds[0] ?? '';
  const rows = Number(m.ratio.split('/')[1]);
  if (kind === 'pods' && m.ofThings) {
    if (m.ratio !== `${String(rows)}/${String(rows)}` || rows < 1)
      return cannot('it lists pods, not how many there should be');
    const full: TableTest = {
      kind: 'table',
      column: 'READY',
      test: 'full',
      op: '=',
      value: null,
      min: rows,
      max: rows,
      ...(name === null ? {} : { name }),
    };
    const each = everyRow('READY', '=', m.ratio, name);
    const running = m.running ? [everyRow('STATUS', '=', 'Running', name)] : [];
    if (m.perhapsOfEach && rows === 1) return tests(each, ...running);
    return tests(m.perhapsOfEach ? { kind: 'any', rules: [full, each] } : full, ...running);
  }
  const ready = everyRow(kind === 'jobs' ? 'COMPLETIONS' : 'READY', '=', m.ratio, name);
  const [n = '', all = ''] = m.ratio.split('/');
  if (kind === 'pods' && m.running) return tests(ready, everyRow('STATUS', '=', 'Running', name));
  // Their READY is a number beside DESIRED.
  if (columnFor(kind, 'desired') !== null)
    return tests(everyRow('READY', '=', n, name), everyRow('DESIRED', '=', all, name));
  if (!m.available || columnFor(kind, 'available') === null || n !== all) return tests(ready);
  return tests(ready, everyRow('AVAILABLE', '=', n, name));
}

export function columnTests(m: Of<'column'>, view: CommandView, name: string | null): Realised {
  if (view.changes) return cannot('it changes something; what it prints is not the state afterwards');
  const kind = view.kinds[0] ?? '';
  if (view.prints === 'table') {
    if (m.column === 'READY' && /^true$/i.test(m.value) && COUNTED.has(kind))
      return tests({
        kind: 'table',
        column: 'READY',
        test: 'full',
        op: '=',
        value: null,
        min: 1,
        ...(name === null ? {} : { name }),
      });
    const known = columnFor(kind, m.column);
    if (m.within) return tests({ ...everyRow(known ?? m.column, m.op, m.value, name), test: 'has' });
    if (m.unsure && known === null) return cannot(`its table has no column ${m.column}`);
    return tests(everyRow(known ?? m.column, m.op, m.value, name));
  }
  if (m.headed && !m.within && view.prints === 'text' && LISTS.test(view.text) && CELL.test(m.value))
    return tests(everyRow(m.column, m.op, m.value, name));
  if (m.headed) return cannot('it prints no table');
  if (m.column === 'RESTARTS' || m.column === 'AGE' || m.column === 'EXTERNAL-IP') return cannot('it prints no table');
  return valueTests({ is: 'value', key: m.key ?? m.column.toLowerCase(), op: m.op, value: m.value }, view, name);
}

export function valueTests(m: Of<'value'>, view: CommandView, name: string | null): Realised {
  const typed = view.prints === 'yaml' || view.prints === 'json' || view.prints === 'text';
  if (!typed && /^".*"$/.test(m.value)) return valueTests({ ...m, value: m.value.slice(1, -1) }, view, name);
  if (view.changes && view.prints === 'text')
    return cannot('it changes something; what it prints is not the state afterwards');
  if (/^image$/i.test(m.key) && m.op !== '=' && listsImages(view) && SIZE.test(m.value))
    return tests(everyRow('SIZE', m.op, m.value, null));
  if (view.prints === 'table') return inTable(m, view, name);
  if (/^size$/i.test(m.key) && printsSizes(view)) return tests(everyRow('SIZE', m.op, m.value, null));
  if (/^size$/i.test(m.key) && /^(?:stat|wc|aws|cat)$/.test(view.tool ?? '') && view.prints !== 'json')
    return tests({ kind: 'value', path: '.', op: m.op, value: m.value });
  if (m.op === '=' && /(?:^|\.)image$/i.test(m.key) && isImage(m.value) && PRINTS_IMAGES.has(view.prints))
    return tests({ kind: 'image', image: m.value });
  if (view.tool === 'openssl' && /^(?:issuer|subject)$/i.test(m.key))
    return cannot('it prints a name of several parts; quote the part as it is printed');
  const word = view.tool === 'argocd' ? appStatus(m.key, [m.value], view) : null;
  if (word && m.op === '=') return tests(word);
  if (view.prints === 'scalar') {
    if (view.kubectl || /\b(?:[jy]q|docker|podman)\b/.test(view.text)) return inScalar(m, view);
    return tests({ kind: 'value', path: m.key, op: m.op, value: m.value });
  }
  if (view.prints === 'names' || view.prints === 'number' || view.prints === 'logs')
    return cannot('it prints no such key');
  if (view.lookup) return lookedUp(m);
  return tests({ kind: 'value', path: m.key, op: m.op, value: m.value });
}

/** Of an image nothing else is an amount of bytes. */
const SIZE = /^\d+(?:\.\d+)?\s?[kMGT]i?B?$/i;
const listsImages = (view: CommandView): boolean => view.tool === 'docker' && /^images?$/.test(view.args[0] ?? '');

const PRINTS_IMAGES: ReadonlySet<string> = new Set(['yaml', 'json', 'describe', 'scalar']);

/** `web is Synced`: which status that word is one of. */
function statusOf(word: string): string | undefined {
  if (/^(?:synced|outofsync)$/i.test(word)) return 'sync';
  return /^(?:healthy|degraded|progressing|missing|suspended)$/i.test(word) ? 'health' : undefined;
}

/** The line of `argocd app get` that tells a status: `Sync Status:        Synced to main (4be1f0c)`. */
export function appStatus(key: string, values: readonly string[], view: CommandView): RuleTest | null {
  const own = key.trim() === view.args[2] ? values[0] : undefined;
  const told = own === undefined ? /^(sync|health)(?: status)?$/i.exec(key.trim())?.[1] : statusOf(own);
  const label = told?.toLowerCase();
  if (label === undefined || view.args[0] !== 'app' || view.args[1] !== 'get' || view.filters.length > 0) return null;
  if (/\s(?:-o|--output)[= ]?(?:json|yaml)\b/.test(view.text)) return null;
  if (!values.every((value) => /^[a-z]+$/i.test(value))) return null;
  return { kind: 'matches', pattern: `^${label} status:\\s+(?:${values.join('|')})(?:\\s|$)`, flags: 'i' };
}

/** A path that is asked for by the command itself must be the key that the words name. */
function inScalar(m: Of<'value'>, view: CommandView): Realised {
  const keys = m.key.toLowerCase().split('.');
  const asked = keys.every((key) => view.text.toLowerCase().includes(key));
  if (!asked && /^tag$/i.test(m.key) && m.op === '=' && /image/i.test(view.text))
    return tests({ kind: 'image', image: `*:${m.value}` });
  // The path may lead to a map that holds the key.
  if (!asked) return tests({ kind: 'value', path: m.key, op: m.op, value: m.value });
  if (/^[[{]|^v?\d[\d.]*\.x$/.test(m.value)) return tests({ kind: 'value', path: '.', op: m.op, value: m.value });
  if (m.op === '=' && /version$/i.test(m.key) && /^v?\d+\.\d+\.\d+$/.test(m.value))
    return tests({ kind: 'version', range: m.value.replace(/^v/, '') });
  if (m.op === '=') return tests({ kind: 'equals', value: m.value, exact: false, each: true });
  return /^\d+$/.test(m.value)
    ? tests({ kind: 'number', op: m.op, value: Number(m.value) })
    : tests({ kind: 'value', path: '.', op: m.op, value: m.value });
}

/** No everyday word, which would say how or when (`HEALTH_OK eventually`). */
const CELL = /^(?:[\d<-]|[A-Z]|(?:true|false|yes|no|none|on|off)$)/;
/** Words by which tools are asked for a list or an overview, which most print as a table. */
const LISTS =
  /^(?!curl|wget)(?:\S+ )+?(?:lists?|ls|get|ps|top|status|members?|show|report|table|images|nodes|stats|info|describe|history|search|query|peers?|lag)(?=[\s;]|$)|\btable\b/i;

/** What `kubectl top` prints. */
const USED: ReadonlyMap<string, string> = new Map([
  ['cpu', 'CPU(cores)'],
  ['memory', 'MEMORY(bytes)'],
]);

function inTable(m: Of<'value'>, view: CommandView, name: string | null): Realised {
  if (view.kinds.length > 1) return cannot('it prints several tables');
  const kind = view.kinds[0] ?? '';
  const used = view.kubectl?.verb === 'top' ? USED.get(m.key.toLowerCase()) : undefined;
  if (used !== undefined)
    return tests(everyRow(m.value.endsWith('%') ? `${m.key.toUpperCase()}(%)` : used, m.op, m.value, name));
  const column = columnFor(kind, m.key);
  if (/^ready$/i.test(m.key) && /^true$/i.test(m.value))
    return columnTests({ is: 'column', column: 'READY', op: m.op, value: m.value }, view, name);
  if (/^(?:ready)?replicas$/i.test(m.key) && COUNTED.has(kind) && kind !== 'pods' && m.op === '=')
    return ratioTests({ is: 'ratio', ratio: `${m.value}/${m.value}`, available: false }, view, name);
  if (column !== null) return tests(everyRow(column, m.op, m.value, name));
  // Of several rows one may be enough.
  if (m.op === '=' && view.args.includes('--show-labels') && view.kubectl?.names.length === 1)
    return tests({ kind: 'table', column: 'LABELS', test: 'has', op: '=', value: `${m.key}=${m.value}`, min: 1 });
  // A tool of its own has columns of its own.
  if (view.kinds.length === 0 || /^[A-Z][A-Z0-9_-]*$/.test(m.key)) return tests(everyRow(m.key, m.op, m.value, name));
  return cannot(`its table has no column ${m.key}`);
}

/** `kubectl version` prints several; the one that is meant is the server's, unless only the client's is printed. */
export function serverOf(view: CommandView): string | null {
  if (view.tool === 'helm' && view.args[0] === 'version' && !view.args.some((arg) => /^--(?:short|template)/.test(arg)))
    return 'Version';
  if ((view.tool === 'terraform' || view.tool === 'flux') && view.args[0] === 'version') return view.tool;
  if (view.tool !== 'kubectl' || view.kubectl?.verb !== 'version' || view.kubectl.output !== null) return null;
  return view.args.includes('--client') ? 'Client Version' : 'Server Version';
}

/** Tools that print the versions of several things. */
const SEVERAL = new Set(['terraform', 'tofu', 'kubectl', 'flux', 'helm', 'istioctl', 'docker', 'mvn', 'npm', 'pip']);
const ALSO: Readonly<Record<string, RegExp>> = {
  psql: /^postgres/i,
  uname: /^(?:kernel|linux)$/i,
  node: /^node/i,
  python3: /^python$/i,
};

/** All versions that a command prints are those of the tool. */
function tells(tool: string, view: CommandView): boolean {
  const own = view.tool ?? '';
  if (SEVERAL.has(own) && !(own === 'helm' && view.args.includes('--short'))) return false;
  return own.toLowerCase() === tool.toLowerCase() || (ALSO[own]?.test(tool) ?? false);
}

export function versionTests(m: Of<'version'>, view: CommandView): Realised {
  if (view.prints === 'names' || view.prints === 'number') return cannot('it prints no version');
  if (m.tool !== undefined)
    return tests({ kind: 'version', range: m.range, ...(tells(m.tool, view) ? {} : { of: m.tool }) });
  if (view.prints === 'table' && !view.kinds.includes('nodes'))
    return cannot('which of its columns is meant is not known');
  if (m.of === 'GitVersion' && view.tool === 'git') return versionTests({ ...m, of: null }, view);
  const column = view.prints === 'table' && view.kinds.includes('nodes') ? 'VERSION' : null;
  const said =
    m.of !== null && / Version$/.test(m.of) && view.tool !== 'kubectl' ? m.of.replace(/ Version$/, '') : m.of;
  const of = said ?? column ?? serverOf(view);
  const test: RuleTest = of === null ? { kind: 'version', range: m.range } : { kind: 'version', range: m.range, of };
  return tests(test);
}

/** The status that dig prints; addresses are read as answers. */
function lookedUp(m: Of<'value'>): Realised {
  if (/^status$/i.test(m.key) && m.op === '=')
    return tests({ kind: 'contains', token: `status: ${m.value}`, exact: false });
  return cannot('it prints no such key');
}
