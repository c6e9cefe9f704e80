import { textOf } from './argument.ts';
import type { Argument } from './argument.ts';
import type { Command, Script } from './ast.ts';
import type { Scope, Value } from './scope.ts';
import { readKubectl } from './tools/kubectl.ts';
import { expandWord } from './word.ts';

const ANY: Value = { kind: 'any' };
const PLAIN: Value = { kind: 'plain' };
const NUMBER: Value = { kind: 'number' };

/**
 * What a substitution's output can look like, so that `kubectl get pod $POD` stays a read where POD was asked from the
 * cluster, and becomes a write where the story itself may have put an option into it (`$(echo --kubeconfig=x)`).
 */
export function outputShape(script: Script | undefined, scope: Scope): Value {
  const statement = script?.commands.length === 1 ? script.commands[0] : undefined;
  const node = statement?.command;
  const commands = node?.type === 'Pipeline' ? node.commands : node ? [node] : [];
  const stages: Stage[] = [];
  for (const command of commands) {
    const stage = command.type === 'Command' ? stageOf(command, scope) : null;
    if (!stage) return ANY;
    stages.push(stage);
  }
  const [first, ...filters] = stages;
  if (!first) return ANY;
  let value = sourceShape(first);
  for (const filter of filters) value = filterShape(filter, value);
  return value;
}

interface Stage {
  readonly tool: string;
  readonly args: readonly Argument[];
}

function stageOf(command: Command, scope: Scope): Stage | null {
  if (!command.name || command.prefix.some(({ type }) => type === 'Assignment')) return null;
  const args: Argument[] = [];
  for (const part of command.suffix) {
    if (part.type === 'Assignment') return null;
    if (part.type === 'Word') args.push(...expandWord(part, scope, outputShape));
  }
  return { tool: command.name.value.replace(/^.*\//, ''), args };
}

function sourceShape({ tool, args }: Stage): Value {
  const texts = args.map((arg) => textOf(arg));
  const is = (pattern: RegExp): boolean => texts.every((text) => text !== null && pattern.test(text));
  switch (tool) {
    case 'seq':
    case 'nproc':
      return is(/^[\d-]+$/) ? NUMBER : ANY;
    case 'date':
      return texts.length === 1 && /^\+(%s|%[YmdHMS])+$/.test(texts[0] ?? '')
        ? NUMBER
        : is(/^(\+%[\w%:.-]*|-u|--utc|-I\w*)$/)
          ? PLAIN
          : ANY;
    case 'pwd':
    case 'hostname':
    case 'whoami':
    case 'nslookup':
      return PLAIN;
    case 'id':
      return is(/^-[ug]$/) ? NUMBER : PLAIN;
    case 'git':
      return /^(rev-parse|branch|describe|ls-remote)$/.test(texts[0] ?? '') && is(/^[\w./@{}-]+$/) ? PLAIN : ANY;
    case 'echo':
      return args.length > 0 &&
        args.every((arg) => arg.plain || (textOf(arg) !== null && !/^-|\s-|\\/.test(textOf(arg) ?? '-')))
        ? PLAIN
        : ANY;
    case 'kubectl':
    case 'oc':
      return kubectlShape(tool, args);
    default:
      return ANY;
  }
}

/** What a cluster prints of names and fields; not what a template's own text adds. */
function kubectlShape(tool: string, args: readonly Argument[]): Value {
  const { write, kubectl } = readKubectl({ tool, args, fed: false });
  if (write !== null || kubectl?.verb !== 'get') return ANY;
  const output = kubectl.output ?? 'wide';
  if (/^(name|wide|json|yaml|custom-columns=[\w.:,[\]@?()='"-]*)$/.test(output)) return PLAIN;
  const template = /^jsonpath=(.*)$/s.exec(output)?.[1];
  if (template === undefined) return ANY;
  // Fields that the API itself types as numbers.
  if (
    /^\{\.[\w.[\]]*([rR]eplicas|[gG]eneration|[cC]ount|[pP]ort|number\w+|\w+NumberScheduled|[mM]inAvailable|\w+Healthy|disruptionsAllowed|succeeded|failed|active|completions|exitCode)\}$/.test(
      template,
    )
  )
    return NUMBER;
  const outside = template.replace(/\{[^{}]*\}/g, '');
  const literals = [...template.matchAll(/\{\s*(["'])(.*?)\1\s*\}/g)].map((found) => found[2] ?? '');
  return /[-\s]/.test(outside.replace(/\\n|\\t/g, '')) || literals.some((text) => text.includes('-')) ? ANY : PLAIN;
}

function filterShape({ tool, args }: Stage, input: Value): Value {
  const texts = args.map((arg) => textOf(arg));
  if (texts.includes(null)) return tool === 'grep' ? input : ANY;
  const words = texts.map((text) => text ?? '');
  switch (tool) {
    case 'wc':
      return words.length === 1 && /^-[lwcm]$/.test(words[0] ?? '') ? NUMBER : ANY;
    case 'grep':
    case 'egrep':
      return words.some((word) => /^-\w*c|^--count$/.test(word)) ? NUMBER : input;
    case 'jq':
      if (/(^|\|)\s*length\s*$/.test(words.at(-1) ?? '')) return NUMBER;
      return words.some((word) => /["'@]|--(arg|args|raw-?file|slurpfile|from-file)|^-\w*[nRf]/.test(word))
        ? ANY
        : input;
    case 'yq':
      return words.some((word) => /["']|load|env|^-\w*n/.test(word)) ? ANY : input;
    case 'awk':
      return /["']|printf|-v|\$0\s*=|sub\(/.test(words.join(' ')) ? ANY : input;
    case 'tr':
      return words.length === 2 && words[0] === '-d'
        ? input
        : words[0] === '[:upper:]' && words[1] === '[:lower:]'
          ? input
          : ANY;
    case 'head':
    case 'tail':
    case 'sort':
    case 'uniq':
    case 'cut':
      return input;
    default:
      return ANY;
  }
}
