import type { OpenName } from '../command/facts.ts';
import { asVariables } from '../command/asVariables.ts';
import { fillPlaceholders } from '../command/fill.ts';
import { mentions } from '../command/readsCode.ts';
import type { KubeContext } from '../kube/contract.ts';
import type { Check, PlannedCommand } from '../plan/check.ts';
import { destinationOf, type Aim } from './destination.ts';
import type { HandOver } from './handOver.ts';

/**
 * Something that must be answered before a check may run. A host asks until nothing is open, or the user declines:
 * a check with an open question never starts, and its verdict is `blocked` with `sayQuestion`'s sentence.
 */
export type Question =
  /** Which real context is behind the story's alias? Asked once per user, with the server shown, equal names included. */
  | { readonly kind: 'bind'; readonly alias: string }
  /** Which alias do commands without a context mean? Empty: any. */
  | { readonly kind: 'choose'; readonly between: readonly string[] }
  /** `refused`: why the value that was given for it cannot be put in. */
  | {
      readonly kind: 'value';
      readonly name: string;
      readonly text: string;
      readonly of: OpenName['kind'];
      readonly refused?: string;
    }
  /** The writes (and reads of secrets) of one bash to confirm, with all commands as they will run; and why the first is one. */
  | { readonly kind: 'write'; readonly shell: string; readonly why: string }
  /** A write to a protected context: refused until lifted with the name typed. */
  | { readonly kind: 'lift'; readonly context: string; readonly why: string }
  /** Nothing that can be answered here: the story has to change, or a person has to do it. */
  | { readonly kind: 'refused'; readonly why: string };

/** What is answered so far. */
export interface Answers {
  readonly aim: Aim;
  /** Values of placeholders and unset variables by name. */
  readonly values: ReadonlyMap<string, string>;
  /** Bashes (`Check.shell`) whose writes are confirmed: a task is asked about once. */
  readonly writes: ReadonlySet<string>;
}

/** What there is to check answers against, and who is there. */
export interface World {
  readonly contexts: readonly KubeContext[];
  /** Why writes to a context are refused now; null where they may be asked for. */
  writeGate(alias: string, context: KubeContext): string | null;
  /** Gives what asks for keys to a person at a terminal; null where nobody sits at one. */
  readonly handOver: HandOver | null;
}

/** All that is open for one check (with its values filled in), in the order in which to ask. Empty: it may run. */
export function questionsOf(check: Check, answers: Answers, world: World): readonly Question[] {
  if (check.refused !== null) return [{ kind: 'refused', why: check.refused }];
  const questions = check.commands.flatMap((command) => [
    ...targetQuestions(command, answers, world),
    ...valueQuestions(command, answers),
  ]);
  const write = check.commands.map(mustConfirm).find((why) => why !== null);
  // What needs keys does not run where there is no terminal for it.
  const runs = !needsKeys(check) || world.handOver !== null;
  if (write && runs && !answers.writes.has(check.shell))
    questions.push({ kind: 'write', shell: check.shell, why: write });
  return distinct(questions);
}

/** Why this command is confirmed before it runs; null for a plain read. */
export function mustConfirm({ facts }: PlannedCommand): string | null {
  return facts.effect.kind === 'write' ? facts.effect.why : facts.effect.sensitive;
}

function targetQuestions(command: PlannedCommand, answers: Answers, world: World): Question[] {
  const destination = destinationOf(command, answers.aim);
  if (destination.kind === 'none') return [];
  if (destination.kind === 'blocked') {
    const { lacks } = destination;
    if (lacks.kind === 'binding') return [{ kind: 'bind', alias: lacks.alias }];
    if (lacks.kind === 'choice') return [{ kind: 'choose', between: lacks.between }];
    return [{ kind: 'refused', why: destination.why }];
  }
  return destination.targets.flatMap(({ alias, context }): Question[] => {
    const real = world.contexts.find((c) => c.name === context);
    if (!real) return [{ kind: 'bind', alias }];
    const gate = command.facts.effect.kind === 'write' ? world.writeGate(alias, real) : null;
    return gate === null ? [] : [{ kind: 'lift', context, why: gate }];
  });
}

/** What is still open in the command as it would run: nothing was given, or it cannot be put in. */
function valueQuestions({ facts, text, around }: PlannedCommand, { values }: Answers): Question[] {
  const { refused } = asVariables(values, around?.story ?? [text]);
  const open = facts.open.map((o): Question => {
    if (o.kind === 'ellipsis')
      return { kind: 'refused', why: '"..." in the command stands for something that is not written out.' };
    const question = { kind: 'value', name: o.name, text: o.text, of: o.kind } as const;
    if (!values.has(o.name)) return question;
    const why =
      o.kind === 'variable'
        ? refused.get(o.name)
        : fillPlaceholders(text, values, around?.bash).unfilled.find(({ name }) => name === o.name)?.why;
    return why === undefined ? question : { ...question, refused: why };
  });
  // Bash takes 0 for a name in arithmetic that nothing sets, so that it is not open.
  const more = [...refused].filter(
    ([name]) =>
      !facts.open.some((o) => o.name === name) && mentions(text, new Set([name])) && !text.includes(`<${name}>`),
  );
  const said = more.map(([name, why]): Question => ({
    kind: 'refused',
    why: `The value given for ${name} cannot be put in: ${why}.`,
  }));
  return [...open, ...said];
}

/** Whether it asks for keys (a password, y/N, a shell with -it): a person runs it in a terminal and marks the result. */
export function needsKeys({ commands }: Pick<Check, 'commands'>): boolean {
  return commands.some(({ mode }) => mode === 'interactive');
}

/** The sentence for a check that needs keys, where nothing but a terminal is missing. */
export const NEEDS_KEYS = 'A command asks for keys, and there is no terminal for it here: run it where there is one.';

function distinct(questions: readonly Question[]): readonly Question[] {
  const seen = new Map(questions.map((q) => [JSON.stringify(q), q]));
  return [...seen.values()];
}

/** As a shell takes it for one word. */
const setting = (name: string): string => (/^[\w.-]+$/.test(name) ? `${name}=VALUE` : `'${name}=VALUE'`);

/** The sentence for a check that stays blocked because the question is open. */
export function sayQuestion(question: Question): string {
  switch (question.kind) {
    case 'bind':
      return `The story's context ${question.alias} is not bound to a context of your kubeconfig.`;
    case 'choose':
      return question.between.length > 0
        ? `It is not clear whether ${question.between.join(' or ')} is meant.`
        : 'The command names no context and none is chosen.';
    case 'value':
      if (question.refused !== undefined)
        return `The value given for ${question.text} cannot be put in: ${question.refused}.`;
      return `${question.text} has no value. Give it when you are asked, or with --set ${setting(question.name)}.`;
    case 'write':
      return `It is not a plain read (${question.why}), and it was not confirmed.`;
    case 'lift':
      return question.why;
    case 'refused':
      return question.why;
  }
}
