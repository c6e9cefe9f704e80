import { textOf } from '../argument.ts';
import type { Call } from './reading.ts';

/** They take the whole terminal, or ask there for a password. */
const INTERACTIVE = new Set(
  'vi vim nvim nano emacs more top htop btop iotop k9s passwd su visudo sftp mosh telnet ftp screen tmux gdb crontab'.split(
    ' ',
  ),
);
/** Of these, those that take what they are given instead. */
const TAKES_INPUT = new Set('vi vim nvim ex passwd sftp telnet ftp gdb crontab'.split(' '));
const TELLS = /^(?:--version|--help|-version|-help|-V|-h|version|help)$/;

/** The words of a call, as far as they are known before it runs. */
function wordsOf({ args }: Call): readonly string[] {
  return args.map((arg) => textOf(arg) ?? arg.prefix);
}

/** Whether the call would wait for keys: an editor, a password, a question. */
export function asks(call: Call): boolean {
  const { tool, fed } = call;
  const words = wordsOf(call);
  const has = (pattern: RegExp): boolean => words.some((word) => pattern.test(word));
  const [first = ''] = words;
  if (words.length === 1 && TELLS.test(first)) return false;
  if (INTERACTIVE.has(tool)) {
    if (fed && TAKES_INPUT.has(tool)) return false;
    if (/^n?vim?$/.test(tool) && has(/^-\w*[eE]s|^--headless$/)) return false;
    return !(tool === 'top' && has(/^-\w*b/)) && !(tool === 'crontab' && has(/^-l/));
  }
  switch (tool) {
    case 'ssh':
      return !fed && words.filter((word) => !word.startsWith('-')).length < 2 && !has(/^-(\w*[Nf]|V)/);
    case 'psql':
    case 'mysql':
    case 'mariadb':
      return !fed && !has(/^(-\w*[cfelAe]|--(command|file|execute|list))/);
    case 'redis-cli':
    case 'mongosh':
    case 'sqlite3':
      return !fed && words.filter((word) => !word.startsWith('-')).length === 0 && !has(/^--eval|^-v$/);
    case 'terraform':
    case 'tofu':
      return /^(apply|destroy)$/.test(first) && !has(/^-auto-approve|\.tfplan$|^[\w./-]*plan[\w./-]*$/);
    case 'docker':
    case 'podman':
    case 'nerdctl':
      return (first === 'login' && !has(/--password-stdin/)) || (!fed && takesTerminal(words));
    case 'gh':
    case 'aws':
    case 'az':
    case 'gcloud':
    case 'npm':
      return has(/^(login|configure|init)$/) && !has(/^(-y|--yes|--with-token)$/);
    case 'apt':
    case 'apt-get':
    case 'dnf':
    case 'yum':
      return has(/^(install|remove|upgrade|purge)$/) && !has(/^(-\w*y|--yes|--assume-yes)/);
    case 'rm':
    case 'cp':
    case 'mv':
      return has(/^(-\w*i\w*|--interactive)$/) && !has(/^--interactive=(never|once)$/);
    case 'python':
    case 'python3':
    case 'node':
    case 'irb':
      return !fed && (words.length === 0 || first === '-i');
    case 'ssh-keygen':
      return !has(/^-N/) && !has(/^-\w*[lyFR]/);
    case 'git':
      return opensEditor(words);
    case 'openssl':
      return first === 'req' && has(/^-(?:new|x509)$/) && !has(/^-(?:subj|batch|in)$/);
    default:
      return false;
  }
}

/** Flags whose value is the next word. */
const TAKES_VALUE =
  /^(?:-[evpwulhmac]|--(?:env|env-file|volume|mount|publish|workdir|user|name|network|net|label|hostname|memory|cpus|entrypoint|platform|add-host|restart|pull|device|cap-add|cap-drop|security-opt|ulimit|dns|index|detach-keys))$/;

/** `docker run --rm -it alpine sh`, `podman exec -ti web sh`: flags of the call, and not of what it starts. */
function takesTerminal(words: readonly string[]): boolean {
  const at = words.findIndex((word) => /^(?:run|exec|attach)$/.test(word));
  if (at < 0 || words.slice(0, at).some((word) => !word.startsWith('-') && !/^(?:container|compose)$/.test(word)))
    return false;
  const flags: string[] = [];
  for (let i = at + 1; words[i]?.startsWith('-') === true; i++) {
    flags.push(words[i] ?? '');
    if (TAKES_VALUE.test(words[i] ?? '')) i++;
  }
  return (
    flags.some((flag) => /^-\w*(?:it|ti)\w*$/.test(flag)) ||
    (flags.some((flag) => /^(?:-i|--interactive)$/.test(flag)) && flags.some((flag) => /^(?:-t|--tty)$/.test(flag)))
  );
}

/** `git rebase -i`, `git add -p`, `git commit` without a message: git asks, or opens an editor. */
function opensEditor(words: readonly string[]): boolean {
  const at = words.findIndex((word, i) => !word.startsWith('-') && !/^-[Cc]$/.test(words[i - 1] ?? ''));
  const flags = words.slice(at + 1);
  const has = (pattern: RegExp): boolean => flags.some((word) => pattern.test(word));
  switch (words[at] ?? '') {
    case 'rebase':
      return has(/^(?:-i|--interactive|--edit-todo)$/);
    case 'add':
    case 'checkout':
    case 'restore':
    case 'reset':
    case 'stash':
      return has(/^(?:-p|--patch|-i|--interactive)$/);
    case 'commit':
      return !has(/^(?:-\w*[mFC]|--message|--file|--reuse-message|--no-edit|--fixup|--squash|--dry-run|-h|--help)/);
    default:
      return false;
  }
}

/** Whether the call goes on until it is ended: it follows, listens or repeats without a count. */
export function goesOn(call: Call): boolean {
  const words = wordsOf(call);
  const has = (pattern: RegExp): boolean => words.some((word) => pattern.test(word));
  switch (call.tool) {
    case 'docker':
    case 'podman':
    case 'nerdctl':
    case 'docker-compose': {
      const verbs = words.filter((word) => !word.startsWith('-') && word !== 'compose' && word !== 'container');
      if (verbs[0] === 'logs') return has(/^(?:-\w*f\w*|--follow)$/);
      if (verbs[0] === 'stats') return !has(/^--no-stream/);
      return (
        (has(/^compose$/) || call.tool === 'docker-compose') &&
        verbs[0] === 'up' &&
        !has(/^(?:-\w*d\w*|--detach|--wait|--no-start)$/)
      );
    }
    case 'dmesg':
      return has(/^(?:-\w*[wW]|--follow(?:-new)?)$/);
    case 'inotifywait':
      return has(/^(?:-m|--monitor)$/);
    case 'tcpdump':
      return !has(/^(?:-\w*c\d*|-r|-D|--count|--list-interfaces)$/);
    case 'vmstat':
    case 'iostat':
    case 'mpstat':
      return words.filter((word) => /^\d+$/.test(word)).length === 1;
    case 'python':
    case 'python3':
      return words[0] === '-m' && words[1] === 'http.server';
    default:
      return false;
  }
}
