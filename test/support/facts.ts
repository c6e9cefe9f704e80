import type { CommandFacts, KubectlCall, Stage } from '../../src/command/facts.ts';

/** Words of a simple command as bash would pass them; pipes, quotes and backslashes only. For tests of rooms behind command/. */
function wordsOf(source: string): string[][] {
  const stages: string[][] = [[]];
  let word: string | null = null;
  const push = (): void => {
    if (word !== null) stages.at(-1)?.push(word);
    word = null;
  };
  for (let i = 0; i < source.length; i++) {
    const c = source.charAt(i);
    if (c === "'" || c === '"') {
      const end = source.indexOf(c, i + 1);
      word = (word ?? '') + source.slice(i + 1, end);
      i = end;
    } else if (c === '\\') word = (word ?? '') + source.charAt(++i);
    else if (c === '|' || c === '&') {
      push();
      stages.push([]);
    } else if (/\s/.test(c)) push();
    else word = (word ?? '') + c;
  }
  push();
  return stages.filter((s) => s.length > 0);
}

const WITH_VALUE = /^(?:-n|--namespace|-l|--selector|-o|--output|--context|--for|--timeout|--tail|-c|--image|--since)$/;

function kubectlCall(args: readonly string[]): KubectlCall {
  const cut = args.indexOf('--');
  const before = cut < 0 ? args : args.slice(0, cut);
  const flags = new Map<string, string>();
  const words: string[] = [];
  for (let i = 0; i < before.length; i++) {
    const arg = before[i] ?? '';
    if (WITH_VALUE.test(arg)) flags.set(arg, before[++i] ?? '');
    else if (arg.startsWith('-'))
      flags.set(arg.split('=')[0] ?? arg, arg.includes('=') ? arg.slice(arg.indexOf('=') + 1) : '');
    else words.push(arg);
  }
  const double = words[0] === 'rollout' || words[0] === 'auth' || words[0] === 'set';
  const verb = words.slice(0, double ? 2 : 1).join(' ');
  const [target = '', ...names] = words.slice(double ? 2 : 1);
  const output = flags.get('-o') ?? flags.get('--output') ?? null;
  return {
    verb,
    resources: target
      .split(',')
      .map((t) => t.split('/')[0] ?? t)
      .filter(Boolean),
    names: target.includes('/') ? [target.split('/')[1] ?? ''] : names,
    namespace: flags.get('-n') ?? flags.get('--namespace') ?? null,
    allNamespaces: flags.has('-A') || flags.has('--all-namespaces'),
    selector: flags.get('-l') ?? null,
    output,
    noHeaders: flags.has('--no-headers'),
    after: cut < 0 ? [] : args.slice(cut + 1),
  };
}

export function factsOf(text: string): CommandFacts {
  const stages = wordsOf(text).map(([tool = '', ...args]): Stage => ({
    span: { start: 0, end: text.length },
    tool: tool.split('/').at(-1) ?? tool,
    args,
    kubectl: tool === 'kubectl' ? kubectlCall(args) : null,
  }));
  return {
    stages,
    effect: { kind: 'read', sensitive: null },
    target: { kind: 'none' },
    mode: 'run',
    open: [],
    masks: [],
  };
}
