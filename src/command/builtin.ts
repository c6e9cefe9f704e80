import { textOf } from './argument.ts';
import type { Argument } from './argument.ts';
import { assign } from './scope.ts';
import type { Scope, Value } from './scope.ts';
import { reads, writes } from './tools/reading.ts';
import type { Call, Reading } from './tools/reading.ts';

const NAME = /^[A-Za-z_]\w*$/;

/**
 * bash's own commands: they change the bash that later commands run in. Returns null for a word that is none of them.
 * Declarations (`export X=…`) have had their assignments noted before.
 */
export function readBuiltin(call: Call, scope: Scope): Reading | null {
  const texts = call.args.map((arg) => textOf(arg));
  const words = texts.map((text) => text ?? '');
  const taint = (why: string): Reading => {
    scope.shared.taint ??= `${why} before it`;
    return writes(why);
  };
  switch (call.tool) {
    case ':':
    case 'true':
    case 'false':
    case 'echo':
      return reads(); // They print or ignore whatever they are given.
    case 'pwd':
    case 'times':
    case 'jobs':
    case 'fg':
    case 'bg':
    case 'break':
    case 'continue':
    case 'exit':
    case 'return':
    case 'shift':
    case 'cd':
    case 'dirs':
    case 'pushd':
    case 'popd':
    case 'sleep':
    case 'disown':
    case 'type': {
      const bad = call.args.find(
        (arg, i) => /^-/.test(texts[i] ?? arg.prefix) && !/^-[LPnlpratfc\d]?$|^--$/.test(texts[i] ?? ''),
      );
      return bad ? writes(`\`${bad.raw}\` is not a known flag of ${call.tool}`) : reads();
    }
    case 'wait':
      return words.includes('-p')
        ? names(call.args.slice(words.indexOf('-p') + 1).slice(0, 1), scope, { kind: 'number' })
        : reads();
    case 'kill':
      return call.args.every((arg) => isOwnJob(arg, scope)) && call.args.length > 0
        ? reads()
        : writes('`kill` may end a process that this block did not start');
    case 'printf':
      if (words[0] === '-v') return names(call.args.slice(1, 2), scope, { kind: 'any' });
      return texts[0] === null && !call.args[0]?.plain
        ? writes('an option of `printf` could assign a variable')
        : reads();
    case 'test':
    case '[':
      return readTest(call.args);
    case 'export':
    case 'readonly':
    case 'declare':
    case 'typeset':
    case 'local':
      return readDeclaration(call, words, scope, taint);
    case 'unset':
      for (const word of words) scope.vars.delete(word);
      return texts.every((text) => text !== null && /^-[fv]$|^[A-Za-z_]\w*$/.test(text))
        ? words.some((word) => /^(PATH|HOME|KUBECONFIG|IFS)$/.test(word))
          ? taint(`\`unset ${words.join(' ')}\``)
          : reads()
        : writes('`unset` of a name that is only known when it runs');
    case 'read':
      return readRead(call, words, scope);
    case 'mapfile':
    case 'readarray': {
      const lists = names(
        call.args.filter((arg, i) => !arg.raw.startsWith('-') && !/^-[nOsudcC]$/.test(words[i - 1] ?? '')),
        scope,
        { kind: 'any' },
      );
      return words.some((word) => word.startsWith('-') && !/^-[tnOsud]$/.test(word))
        ? writes(`an option of \`${call.tool}\` can run a program`)
        : lists;
    }
    case 'set':
      return readSet(call.args, words, scope);
    case 'shopt':
      if (words.includes('lastpipe')) scope.shared.anyVariable = true;
      return words.every((word) =>
        /^(-[squp]+|nullglob|globstar|inherit_errexit|extglob|failglob|dotglob|nocasematch|nocaseglob)$/.test(word),
      )
        ? reads()
        : taint('`shopt` changes how bash reads commands');
    case 'let':
      for (const word of words) {
        const name = /^([A-Za-z_]\w*)(?:\[.*\])?\s*(?:[-+*/%&|^]|<<|>>)?=|^(?:\+\+|--)?([A-Za-z_]\w*)/.exec(word);
        const assigned = name?.[1] ?? name?.[2];
        if (assigned !== undefined) assign(scope, assigned, { kind: 'number' });
      }
      return taint('`let` was used');
    case 'umask':
      return call.args.length === 0 ? reads() : writes('`umask` changes the mode of later files');
    case 'ulimit':
      return call.args.every((_, i) => words[i]?.startsWith('-')) ? reads() : writes('`ulimit` sets a limit');
    case 'getopts':
      return names(call.args.slice(1, 2), scope, { kind: 'any' });
    case 'hash':
      return words.every((word) => word === '-r') ? reads() : taint('`hash` chooses programs');
    case 'alias':
      return call.args.length === 0 ? reads() : taint('an alias was defined');
    case 'trap':
      // What it runs when the signal comes may set variables of the commands behind.
      if (/=|\(\(|\bread\b/.test(words[0] ?? '')) scope.shared.anyVariable = true;
      return call.args.length === 0 || words.every((word) => word === '-p') ? reads() : taint('a trap was set');
    case '.':
    case 'source':
      scope.shared.anyVariable = true;
      return taint('another file was sourced');
    case 'eval':
      scope.shared.anyVariable = true;
      return taint('`eval` was used');
    case 'enable':
    case 'bind':
    case 'complete':
    case 'compgen':
    case 'compopt':
    case 'caller':
    case 'fc':
    case 'history':
    case 'suspend':
    case 'logout':
    case 'unalias':
      return taint(`\`${call.tool}\` was used`);
    default:
      return null;
  }
}

/** `%1`, `$!`, or a variable that was given `$!`. */
function isOwnJob(arg: Argument, scope: Scope): boolean {
  const raw = arg.raw.replace(/^"(.*)"$/, '$1');
  if (/^(%[%+-]?\d*|\$!|-(TERM|INT|KILL|HUP|9|15|2|0|SIGTERM|SIGINT|SIGKILL))$/.test(raw)) return true;
  const name = /^\$\{?([A-Za-z_]\w*)\}?$/.exec(raw)?.[1];
  return name !== undefined && scope.jobs.has(name);
}

/** Commands that write a variable of a given name; the name itself must be a plain word, as bash evaluates subscripts. */
function names(args: readonly Argument[], scope: Scope, value: Value): Reading {
  let unknown: Argument | null = null;
  for (const arg of args) {
    const text = textOf(arg) ?? '';
    const name = text.replace(/\[.*\]$/, '');
    if (NAME.test(name)) assign(scope, name, value);
    if (!NAME.test(text)) unknown ??= arg;
  }
  if (unknown) return writes(`the variable that \`${unknown.raw}\` names is only known when it runs`);
  const [first] = args;
  return first && scope.shared.taint !== null ? writes(`it assigns \`${textOf(first) ?? ''}\``) : reads();
}

function readTest(args: readonly Argument[]): Reading {
  for (const [index, arg] of args.entries()) {
    const operator = textOf(args[index - 1]);
    if ((operator === '-v' || operator === '-R') && !NAME.test(textOf(arg) ?? ''))
      return writes('`-v` evaluates the name that it tests');
    // An expansion in an operator's place could be one of those.
    if (arg.values === null && !arg.plain && arg.prefix === '' && !/^"/.test(arg.raw))
      return writes(`\`${arg.raw}\` could turn out to be a test of its own`);
  }
  return reads();
}

function readDeclaration(call: Call, words: readonly string[], scope: Scope, taint: (why: string) => Reading): Reading {
  for (const [index, word] of words.entries()) {
    const arg = call.args[index];
    const text = textOf(arg);
    const start = text ?? arg?.prefix ?? '';
    const [, name, equals] = /^([A-Za-z_]\w*)(\+?=)?/.exec(start) ?? [];
    const rest = start.slice((name?.length ?? 0) + (equals?.length ?? 0));
    if (!/^[-+]/.test(start) && (name === undefined || (equals === undefined && (rest !== '' || text === null)))) {
      scope.shared.anyVariable = true;
      return taint(`\`${arg?.raw ?? ''}\` may assign any variable`);
    }
    // Written as one word (`export "A=b"`), an assignment is none to the grammar.
    if (name !== undefined && equals !== undefined) {
      assign(scope, name, text === null || equals === '+=' ? { kind: 'any' } : { kind: 'known', values: [rest] });
      if (scope.shared.taint !== null) return writes(`it assigns \`${name}\``);
    }
    if (/^[-+]/.test(word)) {
      // What a name stands for is assigned through it; an array has its elements from elsewhere.
      if (/n/.test(word)) scope.shared.anyVariable = true;
      if (/[aA]/.test(word))
        for (const array of words.filter((one) => NAME.test(one))) assign(scope, array, { kind: 'any' });
      if (/[inFfclu]/.test(word))
        return word.includes('p') ? reads() : taint(`\`${call.tool} ${word}\` changes how variables are read`);
      if (/p/.test(word) && words.length === 1) return reads({ sensitive: 'it prints all variables' });
    }
  }
  if (call.args.length === 0) return reads({ sensitive: 'it prints all variables' });
  return reads();
}

function readRead(call: Call, words: readonly string[], scope: Scope): Reading {
  const targets: Argument[] = [];
  let asks = false;
  let elsewhere = false;
  for (let i = 0; i < call.args.length; i++) {
    const word = words[i] ?? '';
    if (/^-[rse]*p$/.test(word)) {
      asks = true;
      i++;
    } else if (/^-[rse]*[adntNiu]$/.test(word)) {
      const next = call.args[i + 1];
      if (/a$/.test(word) && next) targets.push(next);
      // It takes what another descriptor holds, or does not wait.
      if (/[ut]$/.test(word)) elsewhere = true;
      i++;
    } else if (!/^-[rse]+$/.test(word)) targets.push(call.args[i] as Argument);
  }
  const reading = names(targets, scope, { kind: 'any' });
  // What is fed prompts nobody, `-p` or not.
  return { ...reading, mode: call.fed || (elsewhere && !asks) ? 'run' : 'interactive' };
}

const SET_LONG = /^(pipefail|errexit|nounset|xtrace|verbose|noglob|noclobber|errtrace|functrace|notify|noexec)$/;

function readSet(args: readonly Argument[], words: readonly string[], scope: Scope): Reading {
  if (args.length === 0) return reads({ sensitive: 'it prints all variables' });
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    if (word === '--' || (!/^[-+]/.test(word) && textOf(args[i]) !== null)) {
      const rest = args.slice(word === '--' ? i + 1 : i);
      for (const [at, arg] of rest.entries()) {
        const text = textOf(arg);
        scope.vars.set(
          String(at + 1),
          text === null ? { kind: arg.plain ? 'plain' : 'any' } : { kind: 'known', values: [text] },
        );
      }
      return reads();
    }
    if (/^[-+][euxvfhCETb]*o$/.test(word)) {
      if (!SET_LONG.test(words[++i] ?? '')) return writes(`\`set -o ${words[i] ?? ''}\` is not a known option`);
    } else if (!/^[-+][euxvfhCETbB]+$/.test(word)) return writes(`\`set ${args[i]?.raw ?? ''}\` is not a known option`);
  }
  return reads();
}
