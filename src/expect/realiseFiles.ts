import type { FileSubject } from './meaning.ts';
import { everyRow } from './realiseColumns.ts';
import { cannot, tests, type Realised } from './realised.ts';
import type { Comparison, RuleTest } from './rule.ts';
import type { CommandView } from './view.ts';

const LINE: RuleTest = { kind: 'lines', op: '>=', count: 1, of: 'lines' };
/** A row of `ls -l` that is neither the directory itself nor the one above. */
const ENTRY: RuleTest = { kind: 'matches', pattern: '^[-bcdlps][-rwxsStT]{9}.*\\s(?!\\.{1,2}$)\\S+$', flags: '' };

/** Tools that print something about a file whatever there is in it. */
const NAMES_FILES =
  /^(?:ls|find|file|stat|du|wc|df|readlink|realpath|basename|dirname|which|whereis|locate|lsattr|getfacl|namei|exa|eza|(?:md5|sha\d*|b2|ck)(?:sum)?|shasum|openssl dgst|git ls-files|tree)(?=\s|$)/;

const lineOf = ({ tool, args }: CommandView): string => [tool ?? '', ...args].join(' ');
const long = ({ args }: CommandView): boolean => args.some((arg) => /^-[a-zA-Z]*l/.test(arg));

/** Prints a row with a size for each file. */
export function printsSizes(view: CommandView): boolean {
  const line = lineOf(view);
  if (view.tool === 'ls') return long(view);
  if (view.tool === 'stat') return !view.args.some((arg) => /^(?:-[cft]|--format|--printf)/.test(arg));
  return view.tool === 'du' || /^(?:aws s3 ls|gsutil (?:ls -l|du)|rclone (?:ls|lsl)) /.test(line);
}

export function sizeTests(op: Comparison, value: string): Realised {
  return tests(everyRow('SIZE', op, value, null));
}

/** It lists what is in a directory, by its own words or the author's. */
function listsFolder(view: CommandView, of: FileSubject | undefined): boolean {
  if (view.tool !== 'ls' || view.args.some((arg) => /^-[a-zA-Z]*d/.test(arg))) return false;
  const paths = view.args.filter((arg) => !arg.startsWith('-'));
  return of === 'directory' || (of === undefined && paths.every((path) => path.endsWith('/')));
}

/** Whether a file, or a directory, has something in it; null where the command looks at no file. */
export function filledFile(of: FileSubject | undefined, view: CommandView): Realised | null {
  const sign = view.args[0] ?? '';
  if (view.tool === 'test' || view.tool === '[')
    return /^-[sn]$/.test(sign) ? tests({ kind: 'exit', op: '=', code: 0 }) : cannot('it tests something else');
  if (listsFolder(view, of))
    return long(view)
      ? tests(ENTRY)
      : view.args.some((arg) => /^-[a-zA-Z]*a/.test(arg))
        ? cannot('it lists the directory itself too')
        : tests(LINE);
  if (of === 'directory') return NAMES_FILES.test(lineOf(view)) ? cannot('it does not list what is in it') : null;
  // An empty directory has a size of its own, and `du` does not say what it measured.
  if (view.tool === 'du' && !view.args.some((arg) => /\.\w{1,5}$/.test(arg)) && of === undefined)
    return cannot('a directory without files has a size too');
  if (printsSizes(view)) return sizeTests('>', '0');
  const size =
    view.tool === 'stat' && view.args.some((arg) => /^(?:%s|%z|-c%s|-f%z|--format=%s|--printf=%s)/.test(arg));
  if (size || view.tool === 'wc' || (view.tool === 'cat' && view.prints === 'number'))
    return tests({ kind: 'number', op: '>', value: 0 });
  if (view.tool === 'echo' && /&&|\|\|/.test(view.text))
    return /(?:\[|test) -s /.test(view.text) ? tests(LINE) : cannot('it prints words of its own');
  if (view.tool === 'find' && /\s-size \+/.test(lineOf(view))) return tests(LINE);
  return NAMES_FILES.test(lineOf(view)) ? cannot('it does not tell what is in it') : null;
}

/** `the file is empty`; null where the command looks at no file. */
export function emptyFile(of: FileSubject | undefined, view: CommandView): Realised | null {
  const nothing: RuleTest = { kind: 'equals', value: '', exact: true };
  if (listsFolder(view, of))
    return long(view) ? tests({ kind: 'matches', pattern: '^(?:total 0)?$', flags: '', each: true }) : tests(nothing);
  if (of === 'directory') return NAMES_FILES.test(lineOf(view)) ? cannot('it does not list what is in it') : null;
  if (of === undefined)
    return printsSizes(view) ? tests({ kind: 'any', rules: [nothing, everyRow('SIZE', '=', '0', null)] }) : null;
  if (printsSizes(view)) return sizeTests('=', '0');
  if (view.tool === 'wc') return tests({ kind: 'number', op: '=', value: 0 });
  return NAMES_FILES.test(lineOf(view)) ? cannot('it does not tell what is in it') : null;
}
