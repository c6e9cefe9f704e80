import type { SyntaxNode } from './ast.ts';
import { GOES_ON } from './errexit.ts';
import type { Stops } from './errexit.ts';

/** What is known of a variable's value before anything runs. */
export type Value =
  /** One of these texts; exactly this one where there is one. */
  | { readonly kind: 'known'; readonly values: readonly string[] }
  /** An array of known words. */
  | { readonly kind: 'array'; readonly words: readonly string[] }
  /** Unknown, but a number or nothing. */
  | { readonly kind: 'number' }
  /** Unknown, but a word that is no option: a name that a cluster gave out, the user's own environment. */
  | { readonly kind: 'plain' }
  | { readonly kind: 'any' };

/** The names that the bash has from outside; a value is present where the user gave one for this run. */
export type Environment = ReadonlyMap<string, string | null>;

/** The names of an environment, with the values that could be taken for options: `D=-delete` and `find . $D`. */
export function environmentOf(env: Readonly<Record<string, string | undefined>>): Environment {
  const given = Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return new Map(given.map(([name, value]) => [name, /(?:^|\s)-/.test(value) ? value : null]));
}

/**
 * The state of one bash while its commands are read in order. `taint` says why every later command of it is a write;
 * it is shared with subshells on purpose, which errs on the safe side.
 */
export interface Scope {
  readonly vars: Map<string, Value>;
  readonly exported: Set<string>;
  readonly env: Environment | null;
  readonly shared: {
    taint: string | null;
    /** `source` or `eval` may have set any variable. */
    anyVariable: boolean;
    /** IFS was changed: what an unquoted expansion splits into is not known. */
    splitting: boolean;
    /** `exec <file`: standard input of all that follows. */
    fed: boolean;
    /** `readonly KUBECONFIG`: what a command goes to cannot be chosen any more. */
    keepsKubeconfig: boolean;
    stops: Stops;
  };
  /** Inside a function `$1` has a value of its own. */
  readonly inFunction: boolean;
  /** Variables that hold the process id of a job of this bash (`PF=$!`). */
  readonly jobs: Set<string>;
  /** Bodies of the functions that were defined so far. */
  readonly functions: Map<string, SyntaxNode>;
}

export function newScope(env: Environment | null): Scope {
  const vars = new Map<string, Value>();
  for (const [name, value] of env ?? []) if (value !== null) vars.set(name, { kind: 'known', values: [value] });
  return {
    vars,
    exported: new Set(),
    env,
    shared: { taint: null, anyVariable: false, splitting: false, fed: false, keepsKubeconfig: false, stops: GOES_ON },
    inFunction: false,
    jobs: new Set(),
    functions: new Map(),
  };
}

/** A subshell's scope: sees everything, keeps its assignments to itself. */
export function subshell(scope: Scope): Scope {
  return { ...scope, vars: new Map(scope.vars), exported: new Set(scope.exported) };
}

/** Variables that change what later commands do: which program runs, where it connects, what it loads. */
const STEERING = new RegExp(
  `^(${[
    // bash itself and the loader
    'PATH CDPATH HOME ENV SHELL SHELLOPTS BASHOPTS BASH_.* PS[0-9] PROMPT_COMMAND LD_.* DYLD_.* GCONV_PATH LOCPATH NLSPATH TEXTDOMAIN.* MALLOC_.* GLIBC_.* GLOBIGNORE TMPDIR INPUTRC POSIXLY_CORRECT XDG_.*',
    // Kubernetes tools and their login plugins
    'KUBECONFIG KUBERC KUBECACHEDIR KUBERNETES_.* KUBECTL_.* KUBE_CONFIG.* KREW_.* HELM_.* FLUX_SYSTEM_NAMESPACE KUSTOMIZE_PLUGIN.* STERNCONFIG ISTIOCONFIG HUBBLE_(?:SERVER|TLS.*|CONFIG.*) AWS_.* GOOGLE_.* CLOUDSDK_.* AZURE_.* ARM_.* DOCKER_(?:HOST|CONFIG|CONTEXT|CERT_PATH|TLS.*) REGISTRY_AUTH_FILE CONTAINERS_.* CONTAINER_HOST',
    // programs that tools start
    '.*PAGER .*EDITOR VISUAL BROWSER LESS(?:OPEN|CLOSE|KEY.*|EDIT)? FCEDIT MANPATH GIT_(?!(?:COMMIT|SHA|BRANCH|TAG|REPO|URL|REF|REV|VERSION|HASH)$).* SSH_ASKPASS.* SSH_AUTH_SOCK GNUPGHOME GPG_.*',
    // the network
    '.*_(?:PROXY|proxy) SSL_.* SSLKEYLOGFILE CURL_.* NETRC OPENSSL_.* HOSTALIASES RES_OPTIONS LOCALDOMAIN',
    // interpreters
    'PYTHON.* PERL5.* PERLLIB RUBYOPT RUBYLIB NODE_(?:OPTIONS|PATH|EXTRA_CA_CERTS|TLS_REJECT_UNAUTHORIZED) GO(?:DEBUG|FLAGS|PATH|ROOT|BIN|ENV|COVERDIR) JAVA_TOOL_OPTIONS AWKPATH AWKLIBPATH MAKEFLAGS MAKEFILES SYSTEMD_.* DBUS_.* HISTFILE TERMINFO.* TERMCAP',
  ]
    .join(' ')
    .replace(/ /g, '|')})$`,
);

/** Whether assigning the variable may change what any later command of the bash does. */
export function steers(name: string): boolean {
  return STEERING.test(name);
}

/** Variables that only change how a tool prints; allowed in front of a command. */
const PRINTING = /^(LANG|LANGUAGE|LC_\w+|TZ|TERM|NO_COLOR|CLICOLOR|COLORTERM|COLUMNS|LINES)$/;

export function onlyPrints(name: string): boolean {
  return PRINTING.test(name);
}

/** Notes an assignment, and that the bash can no longer be trusted where the name steers later commands. */
export function assign(scope: Scope, name: string, value: Value): void {
  scope.vars.set(name, value);
  scope.jobs.delete(name);
  // Numbers that bash keeps evaluate what they are given, substitutions in subscripts included.
  const evaluated = NUMBERS.test(name) && !isNumeric(value);
  if (steers(name) || evaluated) scope.shared.taint ??= `\`${name}\` was assigned before it`;
  if (name === 'IFS') scope.shared.splitting = true;
}

/** Whether a value can stand in arithmetic, where bash would evaluate anything else as an expression. */
export function isNumeric(value: Value): boolean {
  if (value.kind === 'known') return value.values.every((text) => /^-?\d*$/.test(text));
  if (value.kind === 'array') return value.words.every((text) => /^-?\d*$/.test(text));
  return value.kind === 'number';
}

/** What two ways to the same place leave known of a variable. */
export function joinValues(a: Value, b: Value): Value {
  if (a.kind === 'known' && b.kind === 'known')
    return { kind: 'known', values: [...new Set([...a.values, ...b.values])] };
  if (a.kind === 'number' && b.kind === 'number') return a;
  const tame = (value: Value): boolean =>
    value.kind === 'plain' ||
    value.kind === 'number' ||
    (value.kind === 'known' && value.values.every((text) => /^[\w./:@]?[^\s]*$/.test(text) && !text.startsWith('-')));
  return tame(a) && tame(b) ? { kind: 'plain' } : { kind: 'any' };
}

/** Takes over what a branch assigned that may or may not have run. */
export function joinBranch(scope: Scope, branch: Scope): void {
  for (const [name, value] of branch.vars) {
    const before = scope.vars.get(name);
    if (before === value) continue;
    assign(scope, name, before ? joinValues(before, value) : maybe(scope, name, value));
  }
}

/** A variable that a branch may have set: unset or the environment's otherwise. */
function maybe(scope: Scope, name: string, value: Value): Value {
  return scope.env && !scope.env.has(name)
    ? joinValues({ kind: 'known', values: [''] }, value)
    : joinValues({ kind: 'plain' }, value);
}

/** Variables that bash itself sets. */
const OWN =
  /^([0-9?#$!*@_-]|BASH|BASHPID|BASH_\w+|EUID|UID|PPID|GROUPS|HOSTNAME|HOSTTYPE|MACHTYPE|OSTYPE|LINENO|RANDOM|SRANDOM|SECONDS|EPOCHSECONDS|EPOCHREALTIME|PWD|OLDPWD|OPTIND|OPTARG|OPTERR|REPLY|PIPESTATUS|FUNCNAME|DIRSTACK|SHELL|SHELLOPTS|BASHOPTS|SHLVL|IFS|PATH|PS[0-4]|HISTCMD|COLUMNS|LINES|MAPFILE|COPROC|READLINE_\w+|COMP_\w+)$/;
const NUMBERS =
  /^([?#$!]|BASHPID|EUID|UID|PPID|LINENO|RANDOM|SRANDOM|SECONDS|EPOCHSECONDS|SHLVL|OPTIND|HISTCMD|COLUMNS|LINES)$/;
/** What a login gives every shell; only used where the environment is not known. */
const LOGIN = /^(HOME|USER|LOGNAME|LANG|LC_\w+|TERM|TMPDIR|EDITOR|DISPLAY|KUBECONFIG|SSH_AUTH_SOCK|XDG_\w+)$/;

/** Whether a variable has a value without anyone assigning it. */
export function isGiven(scope: Scope, name: string): boolean {
  if (OWN.test(name) && !/^[1-9]/.test(name)) return true;
  return scope.env ? scope.env.has(name) : LOGIN.test(name);
}

/** What is known of a variable at this point. */
export function lookUp(scope: Scope, name: string): Value {
  const value = scope.vars.get(name);
  if (value) return scope.shared.anyVariable ? { kind: 'any' } : value;
  if (scope.shared.anyVariable) return { kind: 'any' };
  if (NUMBERS.test(name)) return { kind: 'number' };
  if (/^[0-9@*_-]$/.test(name)) return { kind: 'any' };
  // The user's environment is not the story's to choose.
  return { kind: 'plain' };
}
