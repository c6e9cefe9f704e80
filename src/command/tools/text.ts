import { flagTable, GNU, GO, textOf } from '../argument.ts';
import type { Argument, ReadFlags } from '../argument.ts';
import { awkProblem, sedProblem } from './programs.ts';
import { printer, reads, secretFile, unknownFlag, writes } from './reading.ts';
import type { Call, Reader, Reading } from './reading.ts';
import { readFlags } from '../argument.ts';

const HELP = '--help --version';
const NUMERIC = { ...GNU, numbers: true };
const plain = (...flags: string[]): Reader => printer(flagTable(HELP, ...flags), GNU);

const GREP = flagTable(
  HELP,
  '-E,--extended-regexp -F,--fixed-strings -G,--basic-regexp -P,--perl-regexp -e,--regexp= -f,--file= -i,--ignore-case --no-ignore-case -v,--invert-match -w,--word-regexp -x,--line-regexp -c,--count --color? --colour? -L,--files-without-match -l,--files-with-matches -m,--max-count= -o,--only-matching -q,--quiet,--silent -s,--no-messages -b,--byte-offset -H,--with-filename -h,--no-filename -n,--line-number -T,--initial-tab -Z,--null -A,--after-context= -B,--before-context= -C,--context= -a,--text --binary-files= -D,--devices= -d,--directories= --exclude= --exclude-from= --exclude-dir= -I --include= -r,--recursive -R,--dereference-recursive --line-buffered -U -z,--null-data -y',
);
const RG = flagTable(
  '-e,--regexp= -i,--ignore-case -S,--smart-case -s,--case-sensitive -v,--invert-match -w,--word-regexp -x,--line-regexp -c,--count --count-matches -l,--files-with-matches --files-without-match -m,--max-count= -o,--only-matching -q,--quiet -n,--line-number -N,--no-line-number -A,--after-context= -B,--before-context= -C,--context= -F,--fixed-strings -P,--pcre2 -U,--multiline -g,--glob= --iglob= -t,--type= -T,--type-not= --hidden --no-ignore -u --files --json --color= --heading --no-heading -H,--with-filename -I,--no-filename --sort= --stats --max-depth= -r,--replace= -a,--text -L,--follow --vimgrep -p,--pretty --trim -0,--null',
);

/** grep counts a secret file among its files, but a pattern may well say "secret". */
function readGrep(flags: ReadFlags): Reading {
  const patternApart = flags.flags.has('--regexp') || flags.flags.has('--file');
  const files = [...(patternApart ? flags.positionals : flags.positionals.slice(1)), ...(flags.after ?? [])];
  return reads({ sensitive: secretFile(files) });
}

const SED = flagTable(
  HELP,
  '-n,--quiet,--silent -e,--expression= -E -r,--regexp-extended -s,--separate -u,--unbuffered -z,--null-data -l,--line-length= --posix --sandbox --debug',
);

function readSed(flags: ReadFlags): Reading {
  const given = flags.flags.get('--expression') ?? [];
  const scripts = given.length > 0 ? given : flags.positionals.slice(0, 1);
  const files = given.length > 0 ? flags.positionals : flags.positionals.slice(1);
  for (const script of scripts) {
    if (script?.values == null) return writes('the sed script is only known when it runs');
    for (const text of script.values) {
      const problem = sedProblem(text);
      if (problem !== null) return writes(problem);
    }
  }
  return reads({ sensitive: secretFile(files) });
}

const AWK = flagTable('-F,--field-separator= -v,--assign= --posix --re-interval --version --help -W=');

function readAwk(call: Call): Reading {
  const flags = readFlags(call.args, AWK, { ...GNU, strict: true });
  const why = unknownFlag(call.tool, flags);
  if (why !== null) return writes(why);
  const runsFile = flags.flags
    .get('-W')
    ?.find((option) => !/^(?:version|dump|posix_space|interactive)$/.test(textOf(option ?? undefined) ?? ''));
  if (runsFile !== undefined) return writes(`\`-W ${runsFile?.raw ?? ''}\` may run a program from a file`);
  const [program, ...files] = [...flags.positionals, ...(flags.after ?? [])];
  if (program?.values == null) return writes('the awk program is only known when it runs');
  for (const text of program.values) {
    const problem = awkProblem(text);
    if (problem !== null) return writes(problem);
  }
  const late = files.find((file) => (textOf(file) ?? file.prefix).startsWith('-') && textOf(file) !== '-');
  if (late) return writes(`\`${late.raw}\` is not a known flag of ${call.tool}`); // Some awks read options anywhere.
  return reads({ sensitive: secretFile(files) });
}

const JQ = flagTable(
  '-r,--raw-output -j,--join-output -a,--ascii-output -c,--compact-output -C,--color-output -M,--monochrome-output -S,--sort-keys -e,--exit-status -n,--null-input -s,--slurp -R,--raw-input --raw-output0 --tab --indent= --stream --stream-errors --seq --unbuffered -f,--from-file= --args --jsonargs -h,--help -V,--version --build-configuration',
);

function readJq(call: Call): Reading {
  const args: Argument[] = [];
  for (let i = 0; i < call.args.length; i++) {
    // These take a name and a value.
    if (/^--(arg|argjson|slurpfile|rawfile)$/.test(textOf(call.args[i]) ?? '')) i += 2;
    else args.push(call.args[i] as Argument);
  }
  const flags = readFlags(args, JQ, GNU);
  const why = unknownFlag(call.tool, flags);
  if (why !== null) return writes(why);
  const words = [...flags.positionals, ...(flags.after ?? [])];
  const program = flags.flags.has('--from-file') ? null : words[0];
  const shown = program?.values?.some((text) => /(^|[^.\w$])(env|\$ENV|input_filename)\b/.test(text)) === true;
  return reads({ sensitive: shown ? 'it may print the environment' : secretFile(program ? words.slice(1) : words) });
}

const YQ = flagTable(
  '-r,--unwrapScalar,--raw-output -e,--exit-status -n,--null-input -N,--no-doc -o,--output-format= -p,--input-format= -P,--prettyPrint -C,--colors -M,--no-colors -I,--indent= -j,--tojson -c,--compact-output -s,--slurp -S,--sort-keys -y,--yaml-output -0,--nul-output -v,--verbose -h,--help -V,--version --header-preprocess --string-interpolation --xml-attribute-prefix= --yaml-fix-merge-anchor-to-spec',
);

function readYq(call: Call): Reading {
  if (call.args.some((arg) => /^(-[a-zA-Z]*i[a-zA-Z]*|--in-?place)(=.*)?$/.test(textOf(arg) ?? '')))
    return writes('`yq -i` edits files in place');
  const flags = readFlags(call.args, YQ, GO);
  if (
    flags.flags.has('--slurp') &&
    flags.flags.get('--slurp')?.length !== 0 &&
    flags.positionals.length > 0 &&
    isSplit(call)
  )
    return writes('`yq -s` with an expression writes files');
  const why = unknownFlag(call.tool, flags);
  if (why !== null) return writes(why);
  const words = [...flags.positionals, ...(flags.after ?? [])];
  if (/^(e|eval|ea|eval-all)$/.test(textOf(words[0]) ?? '')) words.shift();
  if (/^(shell-completion|completion)$/.test(textOf(words[0]) ?? '')) return reads();
  const program = words[0];
  if (program?.values?.some((text) => /\bsystem\s*\(/.test(text))) return writes('the yq expression runs a program');
  const shown =
    program?.values?.some((text) => /\b(str)?env\s*\(|\benvsubst|\benviron|\bload(_\w+|str)?\s*\(|\$ENV/.test(text)) ===
    true;
  return reads({ sensitive: shown ? 'the expression reads files or the environment' : secretFile(words.slice(1)) });
}

/** Go's yq splits the output into files by `-s EXPRESSION`; Python's slurps. The same letter, so the worse of both. */
function isSplit(call: Call): boolean {
  return call.args.some((arg) => /^-[a-zA-Z]*s/.test(textOf(arg) ?? ''));
}

const SORT = flagTable(
  HELP,
  '-b,--ignore-leading-blanks -d,--dictionary-order -f,--ignore-case -g,--general-numeric-sort -i,--ignore-nonprinting -M,--month-sort -h,--human-numeric-sort -n,--numeric-sort -R,--random-sort -r,--reverse --sort= -V,--version-sort -c,--check? -C -k,--key= -m,--merge -s,--stable -t,--field-separator= -u,--unique -z,--zero-terminated --parallel=',
);

/** uniq's second operand is the file that it writes. */
function readUniq(flags: ReadFlags): Reading {
  const words = [...flags.positionals, ...(flags.after ?? [])];
  return words.length > 1 || words.some((word) => word.values === null)
    ? writes('`uniq` writes into its second file')
    : reads();
}

const TAIL = flagTable(
  HELP,
  '-c,--bytes= -f -F --follow? -n,--lines= -q,--quiet,--silent -v,--verbose --retry -s,--sleep-interval= --pid= -z,--zero-terminated',
);

/** Tools that take text in and print text. */
export const TEXT: Readonly<Record<string, Reader>> = {
  cat: plain(
    '-A,--show-all -b,--number-nonblank -e -E,--show-ends -n,--number -s,--squeeze-blank -t -T,--show-tabs -u -v,--show-nonprinting',
  ),
  head: printer(
    flagTable(HELP, '-c,--bytes= -n,--lines= -q,--quiet,--silent -v,--verbose -z,--zero-terminated'),
    NUMERIC,
  ),
  tail: printer(TAIL, NUMERIC, (flags, call) =>
    ['-f', '-F', '--follow'].some((name) => flags.flags.has(name))
      ? reads({ mode: 'watch', sensitive: secretFile(call.args) })
      : null,
  ),
  wc: plain('-c,--bytes -m,--chars -l,--lines -w,--words -L,--max-line-length'),
  nl: plain('-b= -n= -w= -s= -v='),
  rev: plain(),
  tac: plain('-s= -r -b'),
  cut: plain(
    '-b,--bytes= -c,--characters= -d,--delimiter= -f,--fields= -s,--only-delimited --complement --output-delimiter= -z,--zero-terminated -n',
  ),
  tr: printer(flagTable(HELP, '-c,-C,--complement -d,--delete -s,--squeeze-repeats -t,--truncate-set1'), GNU, () =>
    reads(),
  ),
  uniq: printer(
    flagTable(
      HELP,
      '-c,--count -d,--repeated -D --all-repeated? -f,--skip-fields= -i,--ignore-case -s,--skip-chars= -u,--unique -w,--check-chars= -z --group?',
    ),
    GNU,
    readUniq,
  ),
  sort: printer(SORT, GNU),
  column: plain(
    '-t,--table -s,--separator= -o,--output-separator= -c= -n -x -N,--table-columns= -H,--table-hide= -R,--table-right= -J,--json',
  ),
  paste: plain('-d,--delimiters= -s,--serial -z'),
  comm: plain('-1 -2 -3 --check-order --nocheck-order --output-delimiter= --total'),
  join: plain('-1= -2= -a= -e= -i -j= -o= -t= -v='),
  fold: plain('-w= -s -b'),
  fmt: plain('-w= -u'),
  expand: plain('-t='),
  diff: plain(
    '-u -U= -c -C= -q,--brief -s -y,--side-by-side -r,--recursive -N,--new-file -i,--ignore-case -w,--ignore-all-space -b,--ignore-space-change -B,--ignore-blank-lines -a,--text --color? -I= -x,--exclude= --strip-trailing-cr -E -Z -W= --suppress-common-lines --label= --normal -e --width= --unified? --context?',
  ),
  cmp: plain('-s,--silent,--quiet -l -b -n='),
  base64: plain('-d,-D,--decode -w,--wrap= -i,--ignore-garbage'),
  base32: plain('-d,--decode -w,--wrap='),
  xxd: printer(flagTable('-p -c= -l= -s= -u -g= -b'), GNU, (flags) =>
    flags.positionals.length > 1 ? writes('`xxd` writes into its second file') : null,
  ),
  od: plain('-A= -t= -c -x -N= -j= -v -a -b -d -o'),
  hexdump: plain('-C -n= -s= -c -x -v'),
  strings: plain('-n= -a -t='),
  md5sum: plain('-c,--check --status --quiet -b -t'),
  sha1sum: plain('-c,--check --status --quiet -b -t'),
  sha256sum: plain('-c,--check --status --quiet -b -t'),
  sha512sum: plain('-c,--check --status --quiet -b -t'),
  shasum: plain('-a= -c,--check -b -t'),
  cksum: plain(),
  seq: printer(flagTable(HELP, '-f= -s,--separator= -w,--equal-width'), NUMERIC, () => reads()),
  expr: () => reads(),
  numfmt: plain('--to= --from= --suffix= --format= --field= --header? --padding= -d='),
  envsubst: () => reads({ sensitive: 'it may print the environment' }),
  grep: printer(GREP, NUMERIC, readGrep),
  egrep: printer(GREP, NUMERIC, readGrep),
  fgrep: printer(GREP, NUMERIC, readGrep),
  zgrep: printer(GREP, NUMERIC, readGrep),
  zcat: plain(),
  rg: printer(RG, GNU, readGrep),
  sed: printer(SED, GNU, readSed),
  gsed: printer(SED, GNU, readSed),
  awk: readAwk,
  gawk: readAwk,
  mawk: readAwk,
  jq: readJq,
  gojq: readJq,
  yq: readYq,
  tee: (call) => {
    const flags = readFlags(call.args, flagTable(HELP, '-a,--append -i,--ignore-interrupts -p'), GNU);
    const files = [...flags.positionals, ...(flags.after ?? [])].filter(
      (arg) => !/^\/dev\/(null|stdout|stderr)$/.test(textOf(arg) ?? ''),
    );
    const why = unknownFlag('tee', flags);
    return why !== null ? writes(why) : files[0] ? writes(`\`tee\` writes into \`${files[0].raw}\``) : reads();
  },
  less: (call) =>
    reads({
      mode: call.fed ? 'run' : 'interactive',
      sensitive: secretFile(call.args),
      write: call.args.some((arg) => /^[-+]/.test(textOf(arg) ?? '-')) ? 'options of less can write files' : null,
    }),
};
