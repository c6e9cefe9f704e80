import * as vscode from 'vscode';
import type { KubeContext, Offer } from '../kube/contract.ts';
import type { OpenQuestion, Host } from '../session/preflight.ts';
import type { Answers, Question } from '../session/question.ts';
import { askLift } from './askLift.ts';
import { confirmWrite } from './confirmWrite.ts';
import { pickContext } from './pickContext.ts';

/** What the pickers offer and where answers are kept. */
export interface Asking {
  readonly contexts: readonly KubeContext[];
  /** What to offer first for an alias, and why it is asked for (again). */
  suggestion(alias: string): { readonly context: KubeContext | null; readonly why: string | null };
  /** Keeps what the user decided for the next run. */
  bind(alias: string, context: KubeContext): Promise<void>;
  choose(alias: string): Promise<void>;
  /** Values to choose from for an open name. */
  offers(open: OpenQuestion, soFar: Answers): Promise<readonly Offer[]>;
  /** Keeps a value for the story's next run. */
  remember(name: string, value: string): void;
  /** Allows writes for a while; null, or why not. */
  lift(context: string, typed: string): string | null;
}

/** Asks one question at a time with quick picks; only a write is asked for in a dialog. Escape declines. */
export function editorHost(asking: Asking): Host {
  return {
    async ask(open, soFar) {
      const [first] = open;
      return first ? ((await answer(first, soFar, asking)) ?? soFar) : soFar;
    },
  };
}

/** New answers, or null where the user declined. */
async function answer(open: OpenQuestion, soFar: Answers, asking: Asking): Promise<Answers | null> {
  const { question } = open;
  switch (question.kind) {
    case 'bind':
      return bindAlias(question.alias, soFar, asking);
    case 'choose':
      return chooseAlias(question.between, soFar, asking);
    case 'value':
      return askValue(open, question, soFar, asking);
    case 'write':
      return (await confirmWrite(open, soFar, asking.contexts))
        ? { ...soFar, writes: new Set([...soFar.writes, question.shell]) }
        : null;
    case 'lift':
      return liftNow(question.context, soFar, asking);
    case 'refused':
      return null;
  }
}

/** A pick shows the server, so picking is the confirmation. */
async function bindAlias(alias: string, soFar: Answers, asking: Asking): Promise<Answers | null> {
  const { context: first, why } = asking.suggestion(alias);
  const ordered = first ? [first, ...asking.contexts.filter((c) => c !== first)] : asking.contexts;
  const context = await pickContext(ordered, `Which context is "${alias}" in this story?`, why);
  if (!context) return null;
  await asking.bind(alias, context);
  return withBinding(soFar, alias, context.name);
}

/** The user's answer that this alias is this context. */
export function withBinding(soFar: Answers, alias: string, context: string): Answers {
  const contexts = new Map([...soFar.aim.contexts, [alias, context]]);
  return { ...soFar, aim: { ...soFar.aim, contexts } };
}

async function chooseAlias(between: readonly string[], soFar: Answers, asking: Asking): Promise<Answers | null> {
  if (between.length > 0) {
    const alias = await vscode.window.showQuickPick([...between], {
      title: 'Which context is meant?',
      placeHolder: 'The story points to more than one',
    });
    if (alias === undefined) return null;
    await asking.choose(alias);
    return { ...soFar, aim: { ...soFar.aim, chosen: alias } };
  }
  const context = await pickContext(asking.contexts, 'Where do commands go that name no context?');
  if (!context) return null;
  await asking.bind(context.name, context);
  await asking.choose(context.name);
  const bound = withBinding(soFar, context.name, context.name);
  return { ...bound, aim: { ...bound.aim, chosen: context.name } };
}

async function askValue(
  open: OpenQuestion,
  { name, text, refused }: Extract<Question, { kind: 'value' }>,
  soFar: Answers,
  asking: Asking,
): Promise<Answers | null> {
  const value = await pickValue(text, await asking.offers(open, soFar), refused);
  if (value === undefined) return null;
  asking.remember(name, value);
  return { ...soFar, values: new Map([...soFar.values, [name, value]]) };
}

/** One of the offered values, or what the user types instead. */
async function pickValue(text: string, offers: readonly Offer[], refused?: string): Promise<string | undefined> {
  const typed = { label: '$(edit) Type a value…', description: '' };
  const items = offers.map(({ value, label }) => ({ label: value, description: label }));
  const title = `Value for ${text}`;
  const picked = items.length > 0 ? await vscode.window.showQuickPick([...items, typed], { title }) : typed;
  if (picked !== typed) return picked?.label;
  return vscode.window.showInputBox({
    title,
    prompt:
      refused === undefined
        ? 'It is quoted when it is put into the command.'
        : `The last value cannot be put in: ${refused}.`,
    ignoreFocusOut: true,
    validateInput: (value) => (value === '' ? 'A value is needed to run the command.' : null),
  });
}

async function liftNow(context: string, soFar: Answers, asking: Asking): Promise<Answers | null> {
  return (await askLift(context, asking)) ? { ...soFar } : null;
}
