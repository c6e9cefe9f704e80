import type { CommandFacts, KubectlCall, Mask, Stage } from '../../src/command/facts.ts';
import type { Rule, RuleTest, Subject } from '../../src/expect/rule.ts';
import type { Observed } from '../../src/judge/contract.ts';
import type { Captured } from '../../src/run/contract.ts';

/** What a command printed and how it ended, in the few words that a row of a test needs. */
export interface Ran {
  readonly command: string;
  readonly exit?: number;
  readonly stages?: readonly number[];
  readonly out?: string;
  readonly err?: string;
  readonly complete?: boolean;
  readonly masks?: readonly Mask[];
  readonly mode?: CommandFacts['mode'];
  /** Where it did not exit. */
  readonly outcome?: Observed['outcome'];
}

export function observe(ran: Ran): Observed {
  const code = ran.exit ?? ran.stages?.at(-1) ?? 0;
  return {
    text: ran.command,
    facts: factsOf(ran),
    outcome: ran.outcome ?? { kind: 'exited', code },
    stages: ran.stages ?? [],
    stdout: captured(ran.out ?? '', ran.complete ?? true),
    stderr: captured(ran.err ?? '', true),
    ms: 10,
  };
}

export function captured(text: string, complete: boolean): Captured {
  return { bytes: text.length, sha256: '', complete, text };
}

export function rule(test: RuleTest, on: Subject = 'stdout'): Rule {
  return { ...test, command: 0, on, clause: 'as stated' };
}

/** Facts of a plain pipeline; enough for tests of verdicts, which do not test the bash grammar. */
function factsOf(ran: Ran): CommandFacts {
  const stages: Stage[] = [];
  // A loop has no stages of its own.
  const line = /^for\b/.test(ran.command) ? '' : ran.command;
  for (const match of line.matchAll(/(?:'[^']*'|"[^"]*"|\\.|[^|])+/g)) {
    const own = match[0].replace(/^\s*!(?=\s)/, (sign) => ' '.repeat(sign.length));
    const words = [...own.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? '');
    const [tool = '', ...args] = words;
    const start = match.index + (own.length - own.trimStart().length);
    const span = { start, end: start + own.trim().length };
    stages.push({ span, tool, args, kubectl: tool === 'kubectl' ? kubectlOf(args) : null });
  }
  return {
    stages,
    effect: { kind: 'read', sensitive: null },
    target: { kind: 'none' },
    mode: ran.mode ?? 'run',
    open: [],
    masks: ran.masks ?? [],
  };
}

function kubectlOf(args: readonly string[]): KubectlCall {
  const after = args.includes('--') ? args.slice(args.indexOf('--') + 1) : [];
  const own = args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
  const words: string[] = [];
  let output: string | null = null;
  let namespace: string | null = null;
  for (let i = 0; i < own.length; i += 1) {
    const word = own[i] ?? '';
    if (word === '-n') namespace = own[(i += 1)] ?? null;
    else if (word === '-o') output = own[(i += 1)] ?? null;
    else if (word === '-l' || word === '--context') i += 1;
    else if (!word.startsWith('-')) words.push(word);
  }
  const two = words[0] === 'auth' || words[0] === 'rollout';
  const [resources = '', ...names] = words.slice(two ? 2 : 1);
  return {
    verb: two ? words.slice(0, 2).join(' ') : (words[0] ?? ''),
    resources: resources === '' ? [] : resources.split(',').map((name) => name.split('/', 1)[0] ?? name),
    names,
    namespace,
    allNamespaces: own.includes('-A'),
    selector: null,
    output,
    noHeaders: own.includes('--no-headers'),
    after,
  };
}
