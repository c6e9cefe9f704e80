import { flagTable, GNU, readFlags, textOf } from '../argument.ts';
import { reads, unknownFlag, writes } from './reading.ts';
import type { Call, Reading } from './reading.ts';

const DIFF =
  '-p -u --stat? --shortstat --numstat --name-only --name-status --summary --oneline --cached --staged -U= --unified= --color? --no-color -w -b --ignore-all-space --exit-code --quiet --check --diff-filter= -M? --word-diff? --no-patch -s --patch --raw --full-index --minimal -R --relative? --no-ext-diff --no-textconv --follow';
const LOG = `${DIFF} -n= --max-count= --oneline --graph --decorate? --all --since= --after= --until= --before= --author= --grep= --format= --pretty? --date= --merges --no-merges --first-parent --reverse --abbrev-commit -S= -G= -L= --tags? --branches? --left-right --count -i -z --topo-order --skip=`;

/** Reading commands and their flags; the ones that also set something allow no operands or a listing flag. */
const READS: Readonly<Record<string, string>> = {
  status: '-s,--short -b,--branch --porcelain? --long -u? --untracked-files? --ignored? -z --show-stash --ahead-behind',
  log: LOG,
  show: LOG,
  diff: DIFF,
  shortlog: '-s -n -e --no-merges --all --since= --until=',
  'rev-parse':
    '--short? --abbrev-ref --verify -q --quiet --show-toplevel --git-dir --is-inside-work-tree --symbolic-full-name --show-prefix --show-cdup --git-common-dir',
  'rev-list': LOG,
  'ls-files':
    '-c,--cached -d -m -o -i -s,--stage -u --exclude-standard --error-unmatch -z --others --modified --deleted',
  'ls-tree': '-r -d -t --name-only --name-status -l -z --full-tree',
  'ls-remote': '--heads --tags --refs -q --exit-code -h -t --sort= --symref',
  describe: '--tags --always --abbrev= --dirty? --long --match= --all --exact-match --first-parent',
  blame: '-L= -w -C -M --date= -s -l -t -e --porcelain',
  grep: '-n -i -l -c -E -F -w -v -e= -q -r -I --cached --untracked -A= -B= -C= -h -H -o -P --count --name-only',
  'cat-file': '-t -s -e -p',
  'merge-base': '--is-ancestor -a,--all --fork-point',
  'name-rev': '--name-only --tags',
  'check-ignore': '-v -q -n',
  'check-attr': '-a',
  'count-objects': '-v -H',
  version: '--build-options',
  'for-each-ref': '--format= --sort= --count= --points-at= --merged? --contains?',
  'show-ref': '--heads --tags --verify -q -s --hash? -d',
  cherry: '-v',
  'verify-commit': '-v --raw',
  'verify-tag': '-v --raw',
};
/** Commands that list without operands, or with these words and flags. */
const LISTS: Readonly<Record<string, { readonly words: RegExp; readonly flags: string }>> = {
  branch: {
    words: /^$/,
    flags:
      '-a,--all -r,--remotes -v --verbose -vv -l,--list --show-current --sort= --format= --merged? --no-merged? --contains? --color?',
  },
  tag: { words: /^$/, flags: '-l,--list -n? --sort= --format= --contains? --points-at= --merged? --column?' },
  remote: { words: /^(show|get-url)\b|^$/, flags: '-v,--verbose' },
  stash: { words: /^(list|show)\b/, flags: DIFF },
  worktree: { words: /^list$/, flags: '--porcelain -v' },
  submodule: { words: /^status\b|^$/, flags: '--recursive --cached -q' },
  config: {
    words: /^$/,
    flags: '--get= --get-all= --get-regexp= -l,--list --show-origin --global --local --system --show-scope',
  },
  reflog: { words: /^(show\b.*)?$/, flags: LOG },
  bisect: { words: /^log$/, flags: '' },
  notes: { words: /^(list|show)\b/, flags: '' },
  lfs: { words: /^(ls-files|status|version|env)\b/, flags: '-n -l -s' },
};

/** git as far as it only shows. `-c`, aliases' targets and everything that names a program are writes. */
export function readGit({ args }: Call): Reading {
  let at = 0;
  for (; at < args.length; at++) {
    const text = textOf(args[at]);
    if (text === '-C') at++;
    else if (text !== '--no-pager' && text !== '-P' && text !== '--no-optional-locks') break;
  }
  const verb = textOf(args[at]);
  if (verb === null) return args.length === 0 ? reads() : writes('the git command is only known when it runs');
  if (/^(--version|--help|help)$/.test(verb)) return reads();
  const lists = LISTS[verb];
  const own = READS[verb] ?? lists?.flags;
  if (own === undefined)
    return writes(
      verb.startsWith('-') ? `\`${verb}\` is not a known flag of git` : `\`git ${verb}\` is not a known read`,
    );
  const flags = readFlags(args.slice(at + 1), flagTable(own), { ...GNU, numbers: true });
  const why = unknownFlag(`git ${verb}`, flags);
  if (why !== null) return writes(why);
  const words = [...flags.positionals, ...(flags.after ?? [])].map((arg) => textOf(arg) ?? arg.raw).join(' ');
  const listing = ['--list', '--contains', '--merged', '--no-merged', '--points-at'].some((flag) =>
    flags.flags.has(flag),
  );
  if (lists && !lists.words.test(words) && !(listing && /^(branch|tag)$/.test(verb)))
    return writes(`\`git ${verb} ${words}\` is not a known read`);
  if (verb === 'config' && flags.flags.size === 0) return writes('`git config` may set a value');
  return reads();
}
