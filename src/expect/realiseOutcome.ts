import type { FileSubject } from './meaning.ts';
import { emptyFile, filledFile } from './realiseFiles.ts';
import { ROLLED_OUT } from './realiseState.ts';
import { cannot, tests, type Realised } from './realised.ts';
import type { RuleTest } from './rule.ts';
import type { CommandView } from './view.ts';

const SUCCESS: RuleTest = { kind: 'exit', op: '=', code: 0 };
const exit = (...more: readonly RuleTest[]): Realised =>
  more.length === 0 ? { tests: [SUCCESS], on: 'exit' } : tests(SUCCESS, ...more);

/** "Succeeds" on a lookup means that there is an answer. */
export function succeedsTests(deed: boolean, view: CommandView): Realised {
  if (deed && view.prints !== 'text') return cannot('that it could be printed does not tell how it went');
  if (view.lookup) return tests({ kind: 'resolves', to: 'any' });
  return view.kubectl?.verb === 'rollout status' && !view.text.includes('>') ? exit(ROLLED_OUT) : exit();
}

export function allowedTests(not: boolean, view: CommandView): Realised {
  if (view.kubectl?.verb === 'auth can-i') return tests({ kind: 'equals', value: not ? 'no' : 'yes', exact: false });
  if (not) return cannot('it does not tell what is allowed');
  return succeedsTests(false, view);
}

/** Tools whose connection is what a policy cuts off. */
const CONNECTS = new Set(['nc', 'ncat', 'ping', 'telnet', 'curl', 'wget']);

const SPEAKS_TLS = new Set([
  'git',
  'helm',
  'docker',
  'podman',
  'skopeo',
  'crane',
  'grpcurl',
  'kubectl',
  'psql',
  'vault',
]);

export function failsTests(reason: string | null, view: CommandView): Realised {
  if (view.lookup && (reason === null || reason === 'not-found')) return tests({ kind: 'resolves', to: 'none' });
  // What prints a certificate says so too, and does not fail.
  if (/ certificate$/.test(reason ?? '') && view.http === null && !SPEAKS_TLS.has(view.tool ?? ''))
    return cannot('it makes no connection that a certificate could end');
  const cut = reason === 'denied' && CONNECTS.has(view.tool ?? '');
  return { tests: [{ kind: 'fails', reason: cut ? 'no-connection' : reason }], on: 'output' };
}

export function rolledOutTests(view: CommandView): Realised {
  if (view.kubectl?.verb !== 'rollout status') return cannot('it does not tell how a rollout ends');
  return { tests: [SUCCESS, { kind: 'contains', token: 'successfully rolled out', exact: false }] };
}

export function emptyTests(of: 'output' | FileSubject | undefined, view: CommandView): Realised {
  const file = of === 'output' ? null : emptyFile(of, view);
  if (file) return file;
  if (of !== 'output' && of !== undefined && view.tool !== 'cat' && !view.lists) return cannot('it looks into no file');
  return tests({ kind: 'equals', value: '', exact: true });
}

export function sameTests(view: CommandView): Realised {
  const line = [view.tool ?? '', ...view.args].join(' ');
  if (/^(?:terraform|tofu|pulumi)\b/.test(line)) return tests({ kind: 'contains', token: 'No changes', exact: true });
  if (/^(?:diff|cmp|git (?:status|diff)|kubectl diff|flux diff|helm diff|argocd app diff)\b/.test(line))
    return emptyTests('output', view);
  if (view.silent && /\$\(\s*(?:git (?:status|diff)|diff)\b/.test(view.text)) return exit();
  return cannot('it compares nothing');
}

/** `journalctl -p err`: whatever it prints is one, and it leaves none out. */
function asksFor(list: string, { tool, text }: CommandView): boolean {
  if (tool !== 'journalctl' && tool !== 'dmesg') return false;
  const level = /\s(?:-p|-l|--priority|--level)[ =]?["']?([\w.]+)/.exec(text)?.[1] ?? '';
  if (/\|/.test(text)) return false;
  return list === 'errors' ? /^(?:err\w*|3)$/.test(level) : list === 'warnings' && /^(?:warn\w*|4)$/.test(level);
}

/** No word of a published list; for a tool that checks files, its exit says so. */
export function quietTests(list: string, view: CommandView): Realised {
  if (view.builds && list === 'errors') return exit();
  if (list === 'findings' && !view.builds && !view.checks && view.prints !== 'logs') return cannot('it looks for none');
  if (view.lookup)
    return list === 'warnings' ? cannot('it prints no warnings') : tests({ kind: 'resolves', to: 'any' });
  if (view.changes || view.waits) return cannot('what it prints does not tell');
  if (view.prints === 'number') return tests({ kind: 'number', op: '=', value: 0 });
  if (asksFor(list, view)) return emptyTests('output', view);
  if (list === 'dns-errors' && view.prints !== 'logs') return cannot('it shows no log');
  return { tests: [{ kind: 'absent', tokens: [], exact: false, list }], on: 'output' };
}

/** Tools that print what is in a file. */
const PRINTS_FILES =
  /^(?:cat|head|tail|less|z?cat|tar|unzip|zipinfo|grep|awk|sed|cut|sort|strings|xxd|hexdump|restic|ls|find)$/;

/** Something was printed; an empty JSON result is printed too, so it proves nothing there. */
export function filledTests(of: 'output' | FileSubject | undefined, view: CommandView): Realised {
  const file = of === 'output' ? null : filledFile(of, view);
  if (file) return file;
  if ((of === 'file' || of === 'directory') && !PRINTS_FILES.test(view.tool ?? ''))
    return cannot('it looks into no file');
  if (view.http?.prometheus) return tests({ kind: 'series', name: null });
  if (view.prints === 'table' || view.prints === 'names') return tests({ kind: 'exists', name: null });
  if (view.http || view.prints === 'json' || view.prints === 'yaml') return cannot('an empty document is printed too');
  if (view.prints === 'number') return cannot('it prints a number in any case');
  return tests({ kind: 'lines', op: '>=', count: 1, of: 'lines' });
}

/** Tools that fail where a file is missing. `file` and `readlink -f` do not. */
const LOOKS_AT_FILES = new Set(['ls', 'stat', 'cat', 'head', 'wc']);
const FILE_TESTS = /^-[efsrwxhL]$/;

export function fileTests(directory: boolean, view: CommandView): Realised {
  if (LOOKS_AT_FILES.has(view.tool ?? '')) return exit();
  if (view.tool !== 'test' && view.tool !== '[') return cannot('it looks at no file');
  const args = view.tool === '[' ? view.args.slice(0, -1) : view.args;
  const [sign = ''] = args;
  const asks = directory ? /^-[ed]$/.test(sign) : FILE_TESTS.test(sign);
  return asks && args.length === 2 ? exit() : cannot('it tests something else');
}

const REACHES = new Set(['nc', 'ncat', 'ping', 'pg_isready', 'telnet']);

export function reachableTests(view: CommandView): Realised {
  if (
    view.tool === 'kubectl' &&
    /^(?:cluster-info|version|get|api-resources|api-versions)$/.test(view.kubectl?.verb ?? '')
  )
    return exit();
  return REACHES.has(view.tool ?? '') ? exit() : cannot('whether it is reached is not what it tells');
}
