import { flagTable, GNU, isNoOption, readFlags, SINGLE, textOf } from '../argument.ts';
import { printer, reads, unknownFlag, writes } from './reading.ts';
import type { Call, Reader, Reading } from './reading.ts';

const list = (...flags: string[]): Reader => printer(flagTable('--help --version', ...flags), GNU);
/** No operands: with one they would set something (`hostname new`, `date 0101`). */
const bare = (...flags: string[]): Reader =>
  printer(flagTable('--help --version', ...flags), GNU, ({ positionals, after }, { tool }) =>
    positionals.length + (after?.length ?? 0) > 0 ? writes(`\`${tool}\` with an argument may set it`) : reads(),
  );

const FIND_WORD =
  /^(-(name|iname|path|ipath|wholename|type|maxdepth|mindepth|newer|mtime|mmin|atime|amin|ctime|cmin|size|perm|user|group|regex|iregex|regextype|printf|links|inum|lname|xtype|newermt|print|print0|ls|not|o|or|a|and|prune|empty|readable|writable|executable|mount|xdev|depth|follow|true|false|quit|nouser|nogroup|noleaf|H|L|P)|[()!,])$/;

function readFind(call: Call): Reading {
  for (const arg of call.args) {
    const text = textOf(arg);
    if (
      text === null
        ? !arg.plain && (arg.prefix === '' || arg.prefix.startsWith('-'))
        : /^-/.test(text) && !/^-\d+$/.test(text) && !FIND_WORD.test(text)
    )
      return writes(`\`${arg.raw}\` is not a known test of find`);
  }
  return reads();
}

function readDate(call: Call): Reading {
  const flags = readFlags(
    call.args,
    flagTable(
      '-u,--utc,--universal -d,--date= -I? -R,--rfc-email --iso-8601? --rfc-3339= -r,--reference= --help --version -j -v= -f=',
    ),
    GNU,
  );
  const why = unknownFlag('date', flags);
  if (why !== null) return writes(why);
  return flags.positionals.every((arg) => (textOf(arg) ?? arg.prefix).startsWith('+')) || flags.flags.has('-j')
    ? reads()
    : writes('`date` with an argument may set the clock');
}

const SYSTEMCTL = flagTable(
  '-l,--full -n,--lines= --no-pager -q,--quiet -t,--type= --state= -a,--all --user --system -p,--property= --value -o,--output= --plain --no-legend --failed -r --version --help --failed',
);

function readSystemctl(call: Call): Reading {
  const flags = readFlags(call.args, SYSTEMCTL, GNU);
  const why = unknownFlag('systemctl', flags);
  const verb = textOf(flags.positionals[0]);
  if (why !== null) return writes(why);
  const known =
    flags.positionals.length === 0 ||
    /^(is-active|is-enabled|is-failed|is-system-running|status|show|cat|list-units|list-unit-files|list-timers|list-sockets|list-dependencies|list-jobs|get-default)$/.test(
      verb ?? '',
    );
  return known ? reads() : writes(`\`systemctl ${verb ?? ''}\` is not a known read`);
}

function readJournal(call: Call): Reading {
  const flags = readFlags(
    call.args,
    flagTable(
      '-u,--unit= -n,--lines= -f,--follow --since= -S= --until= -U= -p,--priority= --no-pager -o,--output= -b,--boot? -k,--dmesg -r,--reverse -e -x -q,--quiet -g,--grep= -t,--identifier= --user --system -a,--all --no-hostname --disk-usage --list-boots',
    ),
    GNU,
  );
  const why = unknownFlag('journalctl', flags);
  return why === null ? reads({ mode: flags.flags.has('--follow') ? 'watch' : 'run' }) : writes(why);
}

const IP_READ = /^(a|addr|address|l|link|r|ro|route|n|neigh|neighbor|rule|netns|maddr)$/;

function readIp(call: Call): Reading {
  const flags = readFlags(call.args, flagTable('-4 -6 -o -s -d -br -j -c -p -json -brief -details'), {
    ...GNU,
    bundles: false,
  });
  const words = flags.positionals.map((arg) => textOf(arg) ?? '');
  const [object = '', verb = 'show'] = words;
  const why = unknownFlag('ip', flags);
  if (why !== null) return writes(why);
  // `s` is the first that begins so: `set` of a link, `show` of all else.
  const shows = /^(?:show|list|ls|get|sh|l)$/.test(verb) || (verb === 's' && !/^l/.test(object));
  return IP_READ.test(object) && shows ? reads() : writes(`\`ip ${words.join(' ')}\` is not a known read`);
}

/** Versions say nothing about anything else: `node --version`, `terraform version`. */
const VERSIONED = new Set(
  'node npm npx pnpm yarn bun deno python python3 pip pip3 uv poetry ruby gem bundle go cargo rustc rustup java javac mvn gradle dotnet php composer terraform tofu terragrunt docker podman nerdctl buildah kind k3d minikube ansible ansible-playbook packer vault bao aws gcloud az gh glab task just make cmake gcc clang pre-commit shellcheck hadolint actionlint yamllint trivy grype syft cosign crane skopeo oras sops age kubeseal kubeconform kubeval conftest opa promtool talosctl talhelper argocd istioctl linkerd cilium hubble velero cmctl stern k9s kubectx kubens etcdctl tsc eslint prettier jest vitest playwright code git psql mysql redis-cli k6 rclone restic mise asdf direnv nix bash zsh tar rsync brew'.split(
    ' ',
  ),
);

/** `tool --version`, alone. */
export function asksVersion({ tool, args }: Call): boolean {
  return args.length === 1 && VERSIONED.has(tool) && /^(--version|version|-V)$/.test(textOf(args[0]) ?? '');
}

function checker(flags: string): Reader {
  return printer(flagTable('-h,--help --version', flags), GNU);
}

/** For tools whose long options have one dash. */
function goChecker(flags: string): Reader {
  return printer(flagTable('-h -v', flags), SINGLE);
}

/** The first word says that it only lists; of options behind it none is known. */
function asksFirst({ tool, args: [first, ...others] }: Call, form: RegExp): Reading {
  // tar reads `host:file` from another machine.
  const bad = others.find((arg) => !isNoOption(arg) || (tool === 'tar' && (textOf(arg) ?? ':').includes(':')));
  if (!form.test(textOf(first) ?? '')) return writes(`\`${tool} ${first?.raw ?? ''}\` is not a known read`);
  return bad ? writes(`\`${bad.raw}\` is not a known flag of ${tool}`) : reads();
}

function withVerbOrNone(verbs: RegExp, flags: string): Reader {
  const own = withVerb(verbs, flags);
  return (call) => (call.args.length === 0 ? reads() : own(call));
}

function withVerb(verbs: RegExp, flags: string): Reader {
  return (call) => {
    const [verb, ...args] = call.args;
    const text = textOf(verb) ?? '';
    const read = readFlags(args, flagTable(flags), GNU);
    const why = unknownFlag(`${call.tool} ${text}`, read);
    if (!verbs.test(text)) return writes(`\`${call.tool} ${text}\` is not a known read`);
    return why === null ? reads() : writes(why);
  };
}

/** Tools that look at this machine and its files. */
export const SYSTEM: Readonly<Record<string, Reader>> = {
  ls: list(
    '-a,--all -A -l -h,--human-readable -t -r,--reverse -R,--recursive -S -1 -d,--directory -F -i -n -g -o -s -p -u -c -G -T -L --color? -Z --group-directories-first --full-time --time-style= -X -v -m -x -C -k -q -Q -I=',
  ),
  stat: list('-c,--format= -f -L -t --printf='),
  file: list('-b -i -L -k --mime-type --mime -z'),
  readlink: list('-f -e -m -n'),
  realpath: list('-e -m -s -q --relative-to='),
  basename: list('-a -s='),
  dirname: list('-z'),
  tree: list('-L= -a -d -f -I= -P= --dirsfirst -C -n -h -s -p --noreport --gitignore'),
  du: list('-s -h -a -c -d= -k -m --max-depth= -x --apparent-size'),
  df: list('-h -H -T -i -k -m -a -l -P -t= --output? --total'),
  find: readFind,
  which: list('-a'),
  whereis: list('-b -m -s'),
  ps: (call) => {
    const bad = call.args.find(
      (arg) => !/^-?[A-Za-z0-9,=:%]+$|^--(sort|forest|no-headers|pid|ppid)(=[\w,+-]+)?$/.test(textOf(arg) ?? ''),
    );
    return bad ? writes(`\`${bad.raw}\` is not a known flag of ps`) : reads();
  },
  pgrep: list('-f -l -a -x -u= -n -o -c'),
  pidof: list('-s'),
  lsof: list('-i? -P -n -p= -t -u='),
  ss: list('-t -l -n -p -u -a -s -4 -6 -o -e -m -i -x -H'),
  netstat: list('-t -l -n -p -u -a -r -s -i'),
  ip: readIp,
  free: list('-h -m -g -b -k -t -s= -c='),
  uptime: list('-p -s'),
  uname: bare('-a -s -r -m -n -v -o -p -i'),
  hostname: bare('-f,--fqdn -s -i -I,--all-ip-addresses -d'),
  arch: bare(),
  nproc: bare('--all'),
  lscpu: list('-J -e? -p?'),
  lsblk: list('-f -o= -J -l -p -a -n -d -b'),
  mount: bare('-l'),
  dmesg: bare('-T -H -k -L? -l= --level= --since='),
  id: list('-u -g -n -G -r'),
  whoami: bare(),
  groups: list(),
  who: bare('-a -b'),
  tty: bare('-s'),
  date: readDate,
  cal: list('-m -y -3'),
  sleep: list(),
  yes: list(),
  printenv: () => reads({ sensitive: 'it prints the environment' }),
  systemctl: readSystemctl,
  journalctl: readJournal,
  sysctl: (call) =>
    call.args.every((arg) => /^(-n|-a|[a-z][\w.]*)$/.test(textOf(arg) ?? ''))
      ? reads()
      : writes('`sysctl` may set a value'),
  getconf: list('-a'),
  timedatectl: withVerbOrNone(/^(?:status|show|list-timezones)$/, '--no-pager -p,--property= -a,--all --value'),
  hostnamectl: withVerbOrNone(/^status$/, '--no-pager --static --transient --pretty -j --json='),
  lsmod: bare(),
  lspci: list('-v -k -n -nn -t -s= -d='),
  lsusb: list('-v -t -s= -d='),
  vmstat: list('-s -a -w -d -m -S= -t'),
  findmnt: list(
    '-n,--noheadings -o,--output= -t,--types= -l,--list -J,--json -T,--target= -S,--source= -r,--raw -a,--ascii -D,--df',
  ),
  dpkg: (call) => asksFirst(call, /^(?:-[lLsS]|--list|--listfiles|--status|--search|--print-architecture|--version)$/),
  rpm: (call) => asksFirst(call, /^-q(?:[ailRpcd]*)$/),
  tar: (call) => asksFirst(call, /^-?t[zjJvf]*f?$/),
  unzip: (call) => asksFirst(call, /^-(?:l|v|Z1?)$/),
  sw_vers: bare('-productVersion'),
  kubeconform: goChecker(
    '-summary -strict -verbose -output= -kubernetes-version= -schema-location= -ignore-missing-schemas -skip= -n= -ignore-filename-pattern=',
  ),
  kubeval: checker(
    '--strict --ignore-missing-schemas -v,--kubernetes-version= -d,--directories= -o,--output= -s,--schema-location= --skip-kinds= --quiet',
  ),
  yamllint: checker('-d,--config-data= -c,--config-file= -s,--strict -f,--format= --no-warnings'),
  shellcheck: checker('-x,--external-sources -e,--exclude= -s,--shell= -S,--severity= -f,--format= -a'),
  hadolint: checker('-c,--config= --ignore= -f,--format= -t,--failure-threshold='),
  actionlint: checker('-color -shellcheck= -ignore='),
  markdownlint: checker('-c,--config= -i,--ignore= -q'),
  'markdownlint-cli2': list(),
  jsonlint: checker('-q'),
  promtool: withVerb(/^check$/, '--lint= --lint-fatal'),
  amtool: withVerb(/^check-config$/, ''),
  pluto: withVerb(/^(detect|detect-files|detect-helm|list-versions)$/, '-d= -o,--output= -t,--target-versions='),
  'kube-linter': withVerb(/^(lint|checks|templates)$/, '--config= --format= -v'),
  'kube-score': withVerb(/^(score|list)$/, '-o,--output-format= --ignore-test='),
  polaris: withVerb(/^version$/, ''),
};
